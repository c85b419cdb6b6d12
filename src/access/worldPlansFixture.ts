import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import type { LaidCase } from "./worldCasesFixture.ts";
import type { Ground } from "./worldFixture.ts";

/** Plans of some cases, agreed and still drafts, each with a goal, its coding, a step and a rating. */
export function layPlans({ chance, put, seal, at, day }: Ground, cases: readonly LaidCase[]): void {
  for (const { agency, roots, manager } of cases) {
    if (chance.oneIn(3)) continue;
    const [plan_id, id] = [newId(), newId()];
    const draft = chance.oneIn(3);
    const now = at(-200);
    const by = chance.oneIn(3) ? chance.pick(agency.accounts) : manager;
    put("plans.plan", {
      id: plan_id,
      ...roots,
      number: 1,
      status: draft ? "draft" : "agreed",
      statement: seal(agency.id, "plans.plan", plan_id, "statement", "Words"),
      language: "es",
      authored_with: "together",
      start_on: day(-9),
      review_on: day(chance.pick([-20, -1, 30])),
      ...(draft
        ? { read_back_at: null, agreed_how: null, agreed_at: null, agreed_by: null }
        : { read_back_at: now, agreed_how: "spoken", agreed_at: now, agreed_by: by }),
      made_by: by,
      made_at: now,
      version: 1,
    });
    put("plans.goal", { id, ...roots, plan_id, thread_id: id, seq: 1, words: seal(agency.id, "plans.goal", id, "words", "Words") });
    put("plans.coding", { id: newId(), ...roots, thread_id: id, domain: "housing", code: "H1", by_id: by, at: now });
    const step = newId();
    const what = seal(agency.id, "plans.action", step, "what", "Words");
    put("plans.action", {
      id: step,
      ...roots,
      thread_id: id,
      what,
      owner_kind: "person",
      owner_name: null,
      status: "open",
      made_by: by,
      made_at: now,
      version: 1,
    });
    const theirs = newId();
    const mei = seal(agency.id, "plans.action", theirs, "owner_name", "Mei");
    put("plans.action", {
      id: theirs,
      ...roots,
      thread_id: id,
      what: seal(agency.id, "plans.action", theirs, "what", "Words"),
      owner_kind: "outside",
      owner_name: mei,
      status: "open",
      made_by: by,
      made_at: now,
      version: 1,
    });
    const remark = newId();
    const words = seal(agency.id, "plans.remark", remark, "words", "Words");
    put("plans.remark", { id: remark, ...roots, plan_id, thread_id: id, kind: chance.pick(["comment", "change"]), words, at: now });
    put("plans.rating", { id: newId(), ...roots, thread_id: id, kind: "own", value: 3, on_day: day(-1), by_id: by, at: now });
  }
}

type Sees = (eyes: Eyes, row: Row, rows: Rows) => boolean;
const onNotes: Sees = (eyes, row) => eyes.seesInCase(row, SECTIONS.notes);
const writing: Sees = (eyes, row) => eyes.writesCase(row, SECTIONS.notes);

/** A plan and all that hangs on it are for those who hold the notes section of its case. */
export const SEES_PLANS: Readonly<Record<string, Sees>> = {
  "plans.plan": onNotes,
  "plans.goal": onNotes,
  "plans.coding": onNotes,
  "plans.action": onNotes,
  "plans.rating": onNotes,
  "plans.remark": onNotes,
  "plans.plan_crack": (eyes, row, rows) => {
    const found = (rows["cases.case"] ?? []).find(({ id }) => id === row.case_id);
    return found !== undefined && eyes.seesCase(found) && onNotes(eyes, row, rows);
  },
};

/** Who changes them; that a plan was agreed is not changed, nor how a goal went. */
export const CHANGES_PLANS: Readonly<Record<string, { column: string; to?: string; may: Sees }>> = {
  "plans.plan": { column: "version", may: writing },
  "plans.goal": {
    column: "seq",
    may: (eyes, row, rows) =>
      (rows["plans.plan"] ?? []).some(({ id, status }) => id === row.plan_id && status === "draft") && writing(eyes, row, rows),
  },
  "plans.coding": { column: "ended_at", to: "kernel.clock()", may: writing },
  "plans.action": { column: "version", may: writing },
};

/** A plan begun, and what is written of its goals, each in one's own name, by those who write the notes of the case. */
export function triesOfPlans(eyes: Eyes, { rows }: { readonly rows: Rows }, record: Row, other: string) {
  const { agency_id, program_id, person_id, id: case_id } = record;
  const roots = { agency_id, program_id, person_id, case_id };
  const inCase = { ...record, case_id };
  const may = eyes.isOurs(record) && !eyes.isBarred(inCase) && eyes.writesCase(inCase, SECTIONS.notes);
  const on_day = "2026-01-01";
  const sealed = Buffer.from("x");
  const begun = { id: newId(), ...roots, number: 900, language: "en", authored_with: "together", start_on: on_day, review_on: on_day };
  const plan = (rows["plans.plan"] ?? []).find((one) => one.case_id === case_id);
  const goal = (rows["plans.goal"] ?? []).find((one) => one.case_id === case_id);
  const hasDraft = plan?.status === "draft";
  const named = (what: string, into: string, column: string, row: object) => [
    { what, into, row: { ...row, [column]: eyes.me.id }, may },
    { what: `${what} in another's name`, into, row: { ...row, [column]: other }, may: false },
  ];
  const on = goal && { ...roots, thread_id: goal.id };
  const [goalId] = [newId()];
  return [
    ...(hasDraft ? [] : named("begins a plan", "plans.plan", "made_by", begun)),
    ...(on
      ? [
          ...named("codes a goal", "plans.coding", "by_id", { id: newId(), ...on, domain: "food" }),
          ...named("adds a step", "plans.action", "made_by", { id: newId(), ...on, what: sealed, owner_kind: "person" }),
          ...named("rates a goal", "plans.rating", "by_id", { id: newId(), ...on, kind: "own", value: 3, on_day }),
        ]
      : []),
    ...(plan
      ? [
          {
            what: "writes a goal",
            into: "plans.goal",
            row: { id: goalId, ...roots, plan_id: plan.id, thread_id: goalId, seq: 9, words: sealed },
            may: may && hasDraft,
          },
        ]
      : []),
  ];
}
