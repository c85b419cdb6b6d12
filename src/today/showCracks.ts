import { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { Problem } from "../kernel/problem.ts";
import { openLabel } from "../people/queries.ts";
import { CrackKind, type Slipping } from "./contract.ts";
import { type CrackPlace, type CrackRow, listCracks } from "./queries.ts";

const PAGE = 50;
const Place = z.tuple([z.boolean(), z.number().int(), z.uuid(), CrackKind]);

/** A page of what slips, and what of it is put off. */
export async function showCracks(tx: Tx, after?: string) {
  const supervised = tx.actor.programs.filter((p) => p.role === "supervisor" && p.sees === "program").map((p) => p.id);
  const { rows } = await listCracks(tx, supervised, PAGE + 1, after === undefined ? undefined : readPlace(after));
  const standing = rows.filter((row) => !row.off);
  const last = standing[PAGE - 1];
  return {
    slipping: standing.slice(0, PAGE).map((row) => showCrack(tx, row)),
    slippingTotal: rows[0]?.total ?? 0,
    next: last && standing.length > PAGE ? writePlace([last.high, last.days, last.subject_id, last.crack]) : null,
    putOff: rows.filter((row) => row.off).map((row) => showCrack(tx, row)),
  };
}

function showCrack(tx: Tx, row: CrackRow): z.input<typeof Slipping> {
  return {
    crack: row.crack,
    subjectId: row.subject_id,
    concernId: row.subject === "concern" ? row.subject_id : null,
    concernNumber: row.concern_number,
    personId: row.person_id,
    label: row.person_id && row.label ? openLabel(tx, row.person_id, row.label) : null,
    caseId: row.case_id,
    caseNumber: row.case_number,
    programId: row.program_id,
    since: row.since,
    days: row.days,
    high: row.high,
    holder: row.holder,
    mine: row.holder_id !== null && tx.actor.standsFor.includes(row.holder_id),
    mayOpen: row.may_open,
    putOff:
      row.snooze_id && row.until_day && row.reason
        ? {
            snoozeId: row.snooze_id,
            untilDay: row.until_day,
            by: row.put_off_by ?? "",
            reason: tx.open("today.snooze", row.snooze_id, "reason", row.reason),
          }
        : null,
  };
}

const writePlace = (place: CrackPlace) => Buffer.from(JSON.stringify(place)).toString("base64url");

function readPlace(cursor: string): CrackPlace {
  try {
    return Place.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    throw new Problem(422, "invalid", { fields: { after: "invalid" } });
  }
}
