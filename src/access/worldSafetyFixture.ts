import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import type { LaidCase } from "./worldCasesFixture.ts";
import type { Ground } from "./worldFixture.ts";

/** Of some cases: that circumstances changed, what was written of a plan and replaced, a meeting long ago that nobody answered for. */
export function laySafety({ chance, put, seal, at, day }: Ground, cases: readonly LaidCase[]): void {
  for (const { agency, roots, manager } of cases) {
    const sealed = (table: string, row: string, column: string) => seal(agency.id, table, row, column, "Words");
    if (chance.oneIn(3)) {
      const id = newId();
      put("cases.circumstance", { id, ...roots, words: sealed("cases.circumstance", id, "words"), by_id: manager });
    }
    for (const superseded_at of chance.oneIn(2) ? [at(-chance.pick([3, 40])), null] : []) {
      const id = newId();
      const body = sealed("safety.content", id, "body");
      put("safety.content", { id, ...roots, body, written_by: manager, written_at: at(superseded_at ? -60 : -2), superseded_at });
    }
    if (chance.oneIn(3)) {
      const met = { kind: "one_to_one", result: "completed", on_day: day(-12), recorded_by: manager, withdrawn_at: null };
      put("cases.contact", { id: newId(), ...roots, ...met });
    }
  }
}

const { services, safety } = SECTIONS;
type Sees = (eyes: Eyes, row: Row, rows: Rows) => boolean;
const onSafety: Sees = (eyes, row) => eyes.seesInCase(row, safety);

/** What is kept of somebody's safety is for those who hold that section of their case. That a meeting has no answer is known to those who know of the meeting. */
export const SEES_SAFETY: Readonly<Record<string, Sees>> = {
  "cases.circumstance": onSafety,
  "safety.content": onSafety,
};

/** Whether a crack of safety is known to somebody who knows of the case. */
export const knowsOfMeeting = (eyes: Eyes, row: Row): boolean => row.crack !== "safety_unanswered" || eyes.seesInCase(row, services);

/** A text that stands is replaced, and its prints counted, by those who write there; one that was replaced stays as it was. */
export const CHANGES_SAFETY = {
  "safety.content": {
    column: "prints",
    may: ((eyes, row) =>
      (row as Row & { superseded_at: string | null }).superseded_at === null && eyes.writesCase(row, safety)) satisfies Sees,
  },
} as const;

/** What is written down about somebody's safety, in one's own name: that circumstances changed by whoever serves the case, a plan by those who hold that section. */
export function triesOfSafety(eyes: Eyes, record: Row, other: string, sealed: Buffer) {
  const { agency_id, program_id, person_id, id: case_id } = record;
  const roots = { agency_id, program_id, person_id, case_id };
  const inCase = { ...record, case_id };
  const may = (section: number) => eyes.isOurs(record) && !eyes.isBarred(inCase) && eyes.writesCase(inCase, section);
  const me = eyes.me.id;
  const text = { id: newId(), ...roots, body: sealed, superseded_at: "2026-01-01" };
  return [
    { what: "says that circumstances changed", into: "cases.circumstance", row: { id: newId(), ...roots, by_id: me }, may: may(services) },
    { what: "says so in another's name", into: "cases.circumstance", row: { id: newId(), ...roots, by_id: other }, may: false },
    { what: "writes a safety plan down", into: "safety.content", row: { ...text, written_by: me }, may: may(safety) },
    { what: "writes one in another's name", into: "safety.content", row: { ...text, written_by: other }, may: false },
  ];
}
