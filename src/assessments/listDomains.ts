import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { type Domain, SHIPPED_DOMAINS } from "./contract.ts";

type Shown = z.input<typeof Domain>;

/** What a program asks about: the shipped list in its order, then its own in the order they came; of each the last word holds. */
export async function listDomains(tx: Tx, programId: string): Promise<Shown[]> {
  const { rows } = await sql<Shown>`
    select distinct on (code) code, name, asked, seq, from_on as since, min(at) over (partition by code) as first
      from assessments.domain where program_id = ${programId} order by code, seq desc`.execute(tx.db);
  return orderDomains(rows as (Shown & { first: string })[]);
}

function orderDomains(said: (Shown & { first: string })[]): Shown[] {
  const shipped = SHIPPED_DOMAINS.map(
    (code) => said.find((one) => one.code === code) ?? { code, name: null, asked: true, seq: 0, since: null },
  );
  const known: readonly string[] = SHIPPED_DOMAINS;
  const own = said.filter(({ code }) => !known.includes(code)).sort((a, b) => (a.first < b.first ? -1 : 1));
  return [...shipped, ...own].map(({ code, name, asked, seq, since }) => ({ code, name, asked, seq, since }));
}
