import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import type { Known } from "./contract.ts";
import { asSearchName } from "./indexNames.ts";
import { queryTokens } from "./names.ts";
import { findByNumber, findByTokens, openLabel, openName } from "./queries.ts";
import { rankNames } from "./rank.ts";
import { blindTokens } from "./tokens.ts";

const CANDIDATES = 60;
const SHOWN = 20;

type Found = z.input<typeof Known>;

/** The persons a typed name most likely means, of those the actor may know of; best first, twenty at most. */
export async function searchPeople(tx: Tx, typed: string): Promise<Found[]> {
  const number = /^#?(\d{1,9})$/.exec(typed.trim());
  if (number?.[1]) {
    const rows = await findByNumber(tx, Number(number[1]));
    return rows.map((row) => ({
      personId: row.id,
      number: row.number,
      label: openLabel(tx, row.id, row.label),
      site: null,
      access: row.access,
    }));
  }
  const tokens = blindTokens(tx.searchKey(), queryTokens(typed)).map((t) => t.token);
  if (tokens.length === 0) return [];
  const { rows } = await findByTokens(tx, tokens, CANDIDATES);
  const candidates = rows.map((row) => {
    const label = openLabel(tx, row.id, row.label);
    const names = (row.name_ids ?? []).map((nameId, i) => asSearchName(openName(tx, nameId, row.names[i] as Buffer)));
    return { row, label, names: [{ full: label.call }, ...names] };
  });
  return rankNames(typed, candidates)
    .slice(0, SHOWN)
    .map(({ candidate: { row, label } }) => ({ personId: row.id, number: row.number, label, site: row.site, access: row.access }));
}
