import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import type { LaidCase } from "./worldCasesFixture.ts";
import { layConsult, layCrisis } from "./worldCrisesFixture.ts";
import { layFile } from "./worldFilesFixture.ts";
import type { Ground } from "./worldFixture.ts";
import type { Laid } from "./worldPeopleFixture.ts";

let crises = 0;
const crisisNumber = () => ++crises;

const TOPICS = [SECTIONS.notes, SECTIONS.notes, SECTIONS.safety, SECTIONS.legal, SECTIONS.clinical, SECTIONS.child_protection];
const AUDIENCES = ["author", "team", "program", "person"] as const;

/** Contacts, notes of every audience and topic, tasks, the story of a case. */
export function layWork({ chance, put, seal, at, day }: Ground, { agency, roots, manager }: LaidCase): void {
  const someone = () => (chance.oneIn(2) ? manager : chance.pick(agency.accounts));
  const told = (kind: string, account: string, more: object = {}) =>
    put("cases.timeline", {
      id: newId(),
      ...roots,
      on_day: day(-3),
      kind,
      ref_id: null,
      account_id: account,
      audience: "program",
      section: SECTIONS.services,
      restricted: false,
      codes: {},
      withdrawn_at: null,
      ...more,
    });
  told("opened", manager);
  for (let n = Math.floor(chance.roll() * 3); n > 0; n--) {
    const id = newId();
    const by = someone();
    put("cases.contact", { id, ...roots, kind: "call", result: "completed", on_day: day(-n), recorded_by: by, withdrawn_at: null });
    told("contact", by, { ref_id: id });
  }
  for (let n = Math.floor(chance.roll() * 4); n > 0; n--) {
    const id = newId();
    const author_id = someone();
    const told_to = { audience: chance.pick(AUDIENCES), section: chance.pick(TOPICS), restricted: chance.oneIn(4) };
    put("cases.note", { id, ...roots, author_id, on_day: day(-n), ...told_to });
    for (const seq of chance.oneIn(5) ? [0, 1] : [0]) {
      const sealed = (column: string) => seal(agency.id, "cases.note_text", `${id}/${seq}`, column, "Words");
      put("cases.note_text", {
        note_id: id,
        seq,
        ...roots,
        author_id,
        ...told_to,
        body: sealed("body"),
        why: seq ? sealed("why") : null,
        by_id: author_id,
      });
    }
    told("note", author_id, { ref_id: id, audience: told_to.audience, section: SECTIONS.notes, restricted: told_to.restricted });
  }
  for (let n = Math.floor(chance.roll() * 3); n > 0; n--) {
    const id = newId();
    const status = chance.pick(["open", "open", "done"]);
    const title = seal(agency.id, "cases.task", id, "title", "Call back");
    put("cases.task", {
      id,
      ...roots,
      kind: "task",
      title,
      owner_id: someone(),
      due_on: day(n * 3 - 4),
      status,
      done_at: status === "done" ? at(-1) : null,
      created_by: manager,
    });
  }
  layFile({ chance, put, seal, at }, agency.id, roots, someone());
  const program = agency.programs.find(({ id }) => id === roots.program_id);
  if (program) layConsult({ chance, put, seal, at, day }, agency.id, program, someone());
  layCrisis({ chance, put, seal, at, day }, agency.id, roots, someone(), someone(), crisisNumber());
  if (chance.oneIn(4)) laySnooze({ chance, put, at, day, seal }, roots, roots.case_id, someone());
}

function laySnooze(
  { put, day, seal }: Pick<Ground, "chance" | "put" | "at" | "day" | "seal">,
  of: { agency_id: string; program_id: string },
  subject_id: string,
  by_id: string,
): void {
  const { agency_id, program_id } = of;
  const id = newId();
  put("today.snooze", {
    id,
    agency_id,
    program_id,
    crack: "silent",
    subject_id,
    since: day(-9),
    above: false,
    until_day: day(5),
    reason: seal(agency_id, "today.snooze", id, "reason", "Words"),
    by_id,
  });
  put("today.crack_log", { id: newId(), agency_id, program_id, crack: "silent", subject_id, opened_on: day(-5) });
}

/** A concern, joined to a case or still waiting, with what was decided and what was added. Answers the case, in the hands of whom the concern was given to. */
export function layConcern(ground: Ground, people: readonly Laid[], cases: readonly LaidCase[], number: number): LaidCase | undefined {
  const { chance, put, seal, at, day } = ground;
  const joined = chance.oneIn(2) ? chance.pick(cases) : undefined;
  const agency = joined?.agency ?? chance.pick(people).agency;
  const own = people.filter((person) => person.agency === agency);
  const { id: program_id, doorId } = chance.pick(agency.programs);
  const id = newId();
  const assigned = chance.oneIn(2) ? chance.pick(agency.accounts) : null;
  const status = joined ? "joined_case" : chance.pick(["received", "in_triage", "no_action"]);
  put("concerns.concern", {
    id,
    agency_id: agency.id,
    program_id,
    number,
    door_id: doorId,
    channel: "form",
    source: "staff",
    narrative: seal(agency.id, "concerns.concern", id, "narrative", "Words"),
    status,
    received_at: at(-Math.floor(chance.roll() * 90)),
    received_on: day(-4),
    respond_by: day(-3),
    urgent: chance.oneIn(3),
    assigned_id: assigned,
    sender_account: chance.oneIn(3) ? chance.pick(agency.accounts) : null,
    person_id: joined?.roots.person_id ?? (chance.oneIn(3) ? chance.pick(own).id : null),
    case_id: joined?.roots.case_id ?? null,
    decided_at: ["received", "in_triage"].includes(status) ? null : at(-1),
  });
  const about = joined ? { person_id: joined.roots.person_id, case_id: joined.roots.case_id } : { person_id: null, case_id: null };
  const rationale = (row: string) => seal(agency.id, "concerns.decision", row, "rationale", "Words");
  const decided = newId();
  put("concerns.decision", {
    id: decided,
    agency_id: agency.id,
    program_id,
    concern_id: id,
    risk: "low",
    rationale: rationale(decided),
    outcome: joined ? "joined_case" : "rated",
    by_id: chance.pick(agency.accounts),
    ...about,
  });
  if (chance.oneIn(3)) {
    // Once joined to a case of somebody else, before it was passed on.
    const past = newId();
    const before = chance.pick(own).id;
    put("concerns.decision", {
      id: past,
      agency_id: agency.id,
      program_id,
      concern_id: id,
      risk: "low",
      rationale: rationale(past),
      outcome: "opened_case",
      by_id: chance.pick(agency.accounts),
      person_id: before,
      case_id: null,
    });
  }
  if (chance.oneIn(3))
    put("concerns.not_them", {
      id: newId(),
      agency_id: agency.id,
      concern_id: id,
      person_id: chance.pick(own).id,
      by_id: chance.pick(agency.accounts),
    });
  const added = newId();
  if (chance.oneIn(3))
    put("concerns.addition", {
      id: added,
      agency_id: agency.id,
      concern_id: id,
      body: seal(agency.id, "concerns.addition", added, "body", "Words"),
    });
  if (chance.oneIn(3))
    put("concerns.passage", {
      id: newId(),
      agency_id: agency.id,
      program_id: chance.pick(agency.programs).id,
      concern_id: id,
      number,
      to_program: program_id,
      by_id: chance.pick(agency.accounts),
    });
  if (chance.oneIn(4)) laySnooze(ground, { agency_id: agency.id, program_id }, id, chance.pick(agency.accounts));
  return joined && assigned ? { ...joined, manager: assigned } : undefined;
}
