import { sql } from "kysely";
import type { z } from "zod";
import { basesOfSharing, codesOfSharing, methodsOfSharing } from "../../disclosures/disclosureWords.ts";
import type { Tx } from "../../kernel/db.ts";
import { R67_MOST_LINES } from "../../kernel/limits.ts";
import { conflict, invalid } from "../../kernel/problem.ts";
import type { RegisterLine } from "../../oversight/register/contract.ts";
import { itemWords, kindWords } from "../../releases/releaseWords.ts";
import { writeLine } from "../package/csv.ts";
import type { registerFile } from "./contract.ts";

const HEAD = ["when", "case", "program", "right", "which", "exempt", "to", "kind of party", "how", "what", "by", "opened", "looked at"];

interface Row {
  at: string;
  number: number;
  program: string;
  confidential: boolean;
  basis: RegisterLine["basis"];
  code: RegisterLine["code"];
  exempt: RegisterLine["exempt"];
  kind: NonNullable<RegisterLine["party"]>["kind"] | null;
  recipient: string | null;
  method: RegisterLine["method"];
  items: RegisterLine["items"];
  by: string;
  opened: string | null;
  finding: RegisterLine["finding"];
}

/** The programs in which the asker decides, should there be one. */
export async function findDeciding(tx: Tx): Promise<{ decides: boolean }> {
  const { rows } = await sql<{ decides: boolean }>`select cardinality(walls.decides_in()) > 0 as decides`.execute(tx.db);
  return { decides: rows[0]?.decides ?? false };
}

/** Writes the register down as a table, the newest first, in words. */
export async function writeRegister(tx: Tx, asked: z.output<typeof registerFile.make.in>): Promise<z.input<typeof registerFile.make.out>> {
  const { from, to, recipientId = null, basis = null, programId = null, byId = null } = asked;
  if (to < from) throw invalid({ to: "beforeFrom" });
  const moment = (column: string) => sql`to_char(${sql.raw(column)} at time zone ${tx.actor.timeZone}, 'YYYY-MM-DD HH24:MI')`;
  const { rows } = await sql<Row>`
    select ${moment("r.at")} as at, r.number, p.name as program, p.regime in ('VSP', 'CONF') as confidential, r.basis, r.code, r.exempt, r.recipient_kind as kind,
           r.recipient, r.method, r.items, r.by_name as by, ${moment("r.opened_at")} as opened, r.finding
      from oversight.register(${from}::date, ${to}::date, ${recipientId}::uuid, ${basis}::text, ${programId}::uuid, ${byId}::uuid, null, null, ${sql.lit(R67_MOST_LINES + 1)}) r
      join agencies.program p on p.id = r.program_id order by r.at desc, r.id desc`.execute(tx.db);
  if (rows.length > R67_MOST_LINES) throw conflict("export.tooManyLines");
  const going = rows.filter(({ confidential }) => !confidential);
  return {
    name: `disclosures-${from}-${to}.csv`,
    csv: `\ufeff${writeLine(HEAD)}${going.map((row) => writeLine(cellsOf(row))).join("")}`,
    left: rows.length - going.length,
  };
}

const cellsOf = (row: Row): readonly (string | null)[] => [
  row.at,
  String(row.number),
  row.program,
  basesOfSharing[row.basis].message,
  row.code && codesOfSharing[row.code].message,
  row.exempt,
  row.recipient ?? (row.kind === null && row.basis !== "emergency" ? "the person themselves" : null),
  row.kind && kindWords[row.kind].message,
  row.method && methodsOfSharing[row.method].message,
  row.items.map((item) => itemWords[item].message).join(", "),
  row.by,
  row.opened,
  row.finding,
];
