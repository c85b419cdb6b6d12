import { sql } from "kysely";
import { z } from "zod";
import { openSubject } from "../concerns/queries.ts";
import type { Tx } from "../kernel/db.ts";
import { Problem } from "../kernel/problem.ts";
import { openLabel } from "../people/queries.ts";
import type { Crack, PutOff, Slipping } from "./contract.ts";
import { type CrackPlace, type CrackRow, type Further, listCracks } from "./queries.ts";

const PAGE = 50;
const Place = z.tuple([z.boolean(), z.number().int(), z.uuid()]);

type Subject = Omit<z.input<typeof Slipping>, "cracks">;

/** The first page of what slips, and of what is put off. */
export async function showCracks(tx: Tx) {
  const { rows } = await findRows(tx);
  const [standing, off] = [cutPage(rows, false), cutPage(rows, true)];
  return {
    slipping: await showSubjects(tx, standing.page),
    slippingTotal: rows[0]?.total ?? 0,
    next: standing.next,
    putOff: off.page.flatMap((cracks) => showPutOff(tx, cracks)),
    putOffTotal: rows[0]?.total_off ?? 0,
    putOffNext: off.next,
  };
}

/** A page further on of one of the two, from a place that the page before named; the first page where none is named. */
export async function showMoreCracks(tx: Tx, list: "slipping" | "putOff", after: string | undefined) {
  const off = list === "putOff";
  const { rows } = await findRows(tx, after === undefined ? undefined : { off, after: readPlace(after) });
  const { page, next } = cutPage(rows, off);
  return {
    slipping: off ? [] : await showSubjects(tx, page),
    putOff: off ? page.flatMap((cracks) => showPutOff(tx, cracks)) : [],
    next,
  };
}

function findRows(tx: Tx, further?: Further) {
  const supervised = tx.actor.programs.filter((p) => p.role === "supervisor" && p.sees === "program").map((p) => p.id);
  return listCracks(tx, supervised, PAGE + 1, further);
}

/** One and more cracks of one case or concern. */
type Cracks = readonly [CrackRow, ...CrackRow[]];

/** Rows of one subject together, a page of them, and the place from which the next one goes on. */
function cutPage(rows: readonly CrackRow[], off: boolean): { page: Cracks[]; next: string | null } {
  const all = new Map<string, [CrackRow, ...CrackRow[]]>();
  for (const row of rows) {
    if (row.off !== off) continue;
    const known = all.get(row.subject_id);
    if (known) known.push(row);
    else all.set(row.subject_id, [row]);
  }
  const page = [...all.values()].slice(0, PAGE);
  const last = page.at(-1);
  return { page, next: last && all.size > PAGE ? writePlace(placeOf(last)) : null };
}

const placeOf = (cracks: Cracks): CrackPlace => [
  cracks.some((row) => row.high),
  Math.max(...cracks.map((row) => row.days)),
  cracks[0].subject_id,
];

async function showSubjects(tx: Tx, page: readonly Cracks[]): Promise<z.input<typeof Slipping>[]> {
  const away = await findAway(tx, page.flat());
  return page.map((cracks) => {
    const gone = away.get(cracks[0].case_id);
    return { ...subjectOf(tx, cracks), cracks: cracks.map((row) => crackOf(tx, row)), ...(gone && { gone }) };
  });
}

/** Whose the cases are that nobody carries, where they are away and the asker may open the case. */
async function findAway(tx: Tx, rows: readonly CrackRow[]) {
  const ids = rows.flatMap(({ crack, may_open, case_id }) => (crack === "manager_gone" && may_open && case_id ? [case_id] : []));
  if (ids.length === 0) return new Map<string | null, { id: string; name: string }>();
  const { rows: found } = await sql<{ caseId: string; id: string; name: string }>`
    select c.id as "caseId", a.id, a.name from cases.case c join staff.account a on a.id = c.manager_id
     where c.id = any (${ids}::uuid[]) and exists (select from staff.away w where w.account_id = a.id)`.execute(tx.db);
  return new Map<string | null, { id: string; name: string }>(found.map(({ caseId, ...who }) => [caseId, who]));
}

/** Each crack by itself, for each comes back on a day of its own. */
function showPutOff(tx: Tx, cracks: Cracks): z.input<typeof PutOff>[] {
  const subject = subjectOf(tx, cracks);
  return cracks.map((row) => ({ ...subject, ...crackOf(tx, row) }));
}

/** What is the same of all of them. Of one crack it may be known of whom it is, and of another only that it is there. */
function subjectOf(tx: Tx, cracks: Cracks): Subject {
  const face = cracks.find((row) => row.may_open) ?? cracks[0];
  return {
    subjectId: face.subject_id,
    concernId: face.subject === "concern" ? face.subject_id : null,
    concernNumber: face.concern_number,
    crisisId: face.subject === "crisis" ? face.subject_id : null,
    crisisNumber: face.crisis_number,
    paperId: face.subject === "paper" ? face.subject_id : null,
    paperNumber: face.paper_number,
    about: face.may_open && face.concern_subject ? openSubject(tx, { id: face.subject_id, subject: face.concern_subject }).name : null,
    aboutSelf: face.may_open && face.about_self === true,
    personId: face.person_id,
    label: face.person_id && face.label ? openLabel(tx, face.person_id, face.label) : null,
    caseId: face.case_id,
    caseNumber: face.case_number,
    programId: face.program_id,
    high: cracks.some((row) => row.high),
    holder: cracks.find((row) => row.holder)?.holder ?? null,
    mine: cracks.some((row) => row.holder_id !== null && tx.actor.standsFor.includes(row.holder_id)),
    mayOpen: face.may_open,
  };
}

const crackOf = (tx: Tx, row: CrackRow): Crack => ({
  crack: row.crack,
  since: row.since,
  days: row.days,
  putOff:
    row.snooze_id && row.until_day && row.reason
      ? {
          snoozeId: row.snooze_id,
          untilDay: row.until_day,
          by: row.put_off_by ?? "",
          reason: tx.open("today.snooze", row.snooze_id, "reason", row.reason),
        }
      : null,
});

const writePlace = (place: CrackPlace) => Buffer.from(JSON.stringify(place)).toString("base64url");

function readPlace(cursor: string): CrackPlace {
  try {
    return Place.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    throw new Problem(422, "invalid", { fields: { after: "invalid" } });
  }
}
