import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import type { LaidCase } from "./worldCasesFixture.ts";
import type { Ground } from "./worldFixture.ts";

/** An agency's policy; of some cases a leave with what was decided and why, and a return that is prepared. */
export function layLeaves({ chance, agencies, put, seal, day }: Ground, cases: readonly LaidCase[]): void {
  const policies = new Map<string, string>();
  for (const agency of agencies) {
    const id = newId();
    policies.set(agency.id, id);
    const says = { title: "Leave", summary: "Words", body: "Words", language: "en", offices: [] };
    const days = { documents_days: 10, review_days: 10, appeal_days: 14, effective_on: day(-90) };
    put("leaves.policy", { id, agency_id: agency.id, number: 1, ...says, ...days, by_id: agency.accounts[0] });
  }
  for (const { agency, roots, manager } of cases) {
    const policy_id = policies.get(agency.id);
    const sealed = (table: string, row: string, column: string) => seal(agency.id, table, row, column, "Words");
    if (chance.oneIn(2)) {
      const [id, decision] = [newId(), newId()];
      const runs = { policy_id, from_on: day(-3), until_on: day(60), asked_on: day(-20), asked_by: manager };
      put("leaves.leave", { id, ...roots, ...runs, status: "on_leave", due_on: day(chance.pick([-2, 9])), decision_id: decision });
      const said = { stage: "request", outcome: "approved", policy_id, appeal_by: day(20), by_id: manager, on_day: day(-9) };
      const words = { terms: sealed("leaves.decision", decision, "terms"), appeal_how: sealed("leaves.decision", decision, "appeal_how") };
      put("leaves.decision", { id: decision, ...roots, leave_id: id, ...said, ...words });
      put("leaves.reasoning", { id: decision, ...roots, leave_id: id, words: sealed("leaves.reasoning", decision, "words") });
      put("leaves.kind", { leave_id: id, agency_id: agency.id, kind: chance.pick(["physical", "mental"]) });
    }
    if (chance.oneIn(2)) {
      const id = newId();
      const knowing = sealed("leaves.comeback", id, "knowing");
      put("leaves.comeback", { id, ...roots, after: "hospital", expected_on: day(4), release: "to_ask", knowing, by_id: manager });
    }
  }
}

const { services } = SECTIONS;
type Sees = (eyes: Eyes, row: Row, rows: Rows) => boolean;
const serves: Sees = (eyes, row) => eyes.seesInCase(row, services);

/** A policy is for all of its agency; a leave for those who serve its case; why it was decided so for its medical reviewers (R84). */
export const SEES_LEAVES: Readonly<Record<string, Sees>> = {
  "leaves.policy": (eyes, row) => eyes.isOurs(row),
  "leaves.leave": serves,
  "leaves.decision": serves,
  "leaves.comeback": serves,
  "leaves.reasoning": (eyes, row) => eyes.isOurs(row) && !eyes.isBarred(row) && eyes.reviews(row).length > 0,
};

/** Of all this a login changes a return that is prepared; leaves move by their functions. */
export const CHANGES_LEAVES = {
  "leaves.comeback": { column: "version", may: ((eyes, row) => eyes.writesCase(row, services)) satisfies Sees },
} as const;

/** A return is prepared in one's own name; no leave, decision or kind is written by a login. */
export function triesOfLeaves(eyes: Eyes, record: Row, other: string) {
  const { agency_id, program_id, person_id, id: case_id } = record;
  const roots = { agency_id, program_id, person_id, case_id };
  const inCase = { ...record, case_id };
  const may = eyes.isOurs(record) && !eyes.isBarred(inCase) && eyes.writesCase(inCase, services);
  const row = { ...roots, after: "missing", expected_on: "2026-01-01", release: "not_needed", status: "ended" };
  return [
    { what: "prepares a return", into: "leaves.comeback", row: { id: newId(), ...row, by_id: eyes.me.id }, may },
    { what: "prepares one in another's name", into: "leaves.comeback", row: { id: newId(), ...row, by_id: other }, may: false },
  ];
}
