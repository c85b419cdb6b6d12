import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import type { LaidCase } from "./worldCasesFixture.ts";
import type { Ground } from "./worldFixture.ts";

/** Of some cases: a question to the supervisors, answered or waiting for long; and records that were picked, looked through or not. */
export function laySupervision({ chance, put, seal, at, day }: Ground, cases: readonly LaidCase[]): void {
  for (const { agency, roots, manager } of cases) {
    const other = agency.accounts.find((one) => one !== manager);
    if (other && chance.oneIn(2)) {
      const id = newId();
      const asked_by = chance.oneIn(3) ? other : manager;
      const answered = chance.oneIn(3);
      put("supervision.ask", {
        id,
        ...roots,
        kind: chance.pick(["question", "closing"]),
        status: answered ? "taken_back" : "asked",
        words: seal(agency.id, "supervision.ask", id, "words", "Words"),
        asked_by,
        asked_at: at(-200),
        asked_on: day(chance.pick([-9, -1])),
        ended_at: answered ? at(-2) : null,
        version: 1,
      });
    }
    if (!other || chance.oneIn(3)) continue;
    const done = chance.oneIn(3);
    put("supervision.review", {
      id: newId(),
      ...roots,
      manager_id: manager,
      quarter: "2026-01-01",
      due_on: day(chance.pick([-4, 30])),
      seed: newId(),
      ...(done
        ? { contact: "yes", plan: "no", step: "na", done_at: at(-2), done_by: other }
        : { contact: null, plan: null, step: null, done_at: null, done_by: null }),
      version: 1,
    });
  }
}

type Sees = (eyes: Eyes, row: Row, rows: Rows) => boolean;
const onNotes: Sees = (eyes, row) => eyes.seesInCase(row, SECTIONS.notes);
const supervises: Sees = (eyes, row) => eyes.leads.has(row.program_id) && eyes.writes.has(row.program_id);
const done = (row: Row) => (row as Row & { done_at: string | null }).done_at !== null;
const aReview: Sees = (eyes, row, rows) =>
  onNotes(eyes, row, rows) && (supervises(eyes, row, rows) || (row.manager_id === eyes.me.id && done(row)));

/** What was asked of a supervisor is for those who hold the notes section of its case; what was found in a record, for supervisors and whose it is. */
export const SEES_SUPERVISION: Readonly<Record<string, Sees>> = { "supervision.ask": onNotes, "supervision.review": aReview };

/** Whether a crack of supervision is known to somebody who knows of the case. */
export const knowsOfAsk = (eyes: Eyes, row: Row, rows: Rows): boolean => {
  if (row.crack === "question_unanswered" || row.crack === "approval_overdue") return onNotes(eyes, row, rows);
  if (row.crack !== "record_unreviewed") return true;
  return (rows["supervision.review"] ?? []).some((one) => one.case_id === row.subject_id && !done(one) && aReview(eyes, one, rows));
};

/** A record is looked through once, in one's own name, by who supervises there and never by whose it is. */
export const CHANGES_SUPERVISION = {
  "supervision.review": {
    column: "done_by",
    to: "kernel.uid(), done_at = kernel.clock(), contact = 'yes', plan = 'yes', step = 'yes'",
    may: ((eyes, row, rows) => supervises(eyes, row, rows) && row.manager_id !== eyes.me.id && !done(row)) satisfies Sees,
  },
} as const;

/** A question is asked in one's own name, by those who write the notes of the case; a yes to a plan is asked for by its agreeing alone. */
export function triesOfSupervision(eyes: Eyes, record: Row, other: string, sealed: Buffer) {
  const { agency_id, program_id, person_id, id: case_id } = record;
  const roots = { agency_id, program_id, person_id, case_id };
  const inCase = { ...record, case_id };
  const may = eyes.isOurs(record) && !eyes.isBarred(inCase) && eyes.writesCase(inCase, SECTIONS.notes);
  const ask = { id: newId(), ...roots, kind: "question", words: sealed, asked_on: "2026-01-01" };
  return [
    { what: "asks a supervisor", into: "supervision.ask", row: { ...ask, asked_by: eyes.me.id }, may },
    { what: "asks a supervisor in another's name", into: "supervision.ask", row: { ...ask, asked_by: other }, may: false },
  ];
}
