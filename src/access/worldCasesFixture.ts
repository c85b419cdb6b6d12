import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import type { Agency, Ground } from "./worldFixture.ts";
import { type Laid, takePart } from "./worldPeopleFixture.ts";

const EVERYTHING = 4095;
const TOPICS = [SECTIONS.notes, SECTIONS.notes, SECTIONS.safety, SECTIONS.legal, SECTIONS.clinical, SECTIONS.child_protection];
const HELD = [
  EVERYTHING,
  SECTIONS.services,
  SECTIONS.services | SECTIONS.notes,
  SECTIONS.identity,
  SECTIONS.identity | SECTIONS.contact | SECTIONS.services,
];
const AUDIENCES = ["author", "team", "program", "person"] as const;

interface Roots {
  readonly agency_id: string;
  readonly program_id: string;
  readonly person_id: string;
  readonly case_id: string;
}
interface LaidCase {
  readonly agency: Agency;
  readonly roots: Roots;
  readonly manager: string;
}

/** Cases with all that is written in them, the reasons to see them, the walls before them, and the concerns some of them came from. */
export function layCaseload(ground: Ground, people: readonly Laid[], count: number): void {
  const { chance } = ground;
  const cases = Array.from({ length: count }, (_, n) => layCase(ground, chance.pick(people), n + 1));
  for (const laid of cases) {
    layReasons(ground, laid);
    layWork(ground, laid);
  }
  for (let n = 0; n < people.length / 3; n++) layPersonReason(ground, chance.pick(people));
  layWalls(ground, people, cases);
  for (let n = 0; n < count / 3; n++) layConcern(ground, people, cases, n + 1);
}

function layCase(ground: Ground, person: Laid, number: number): LaidCase {
  const { chance, put, day } = ground;
  const { agency } = person;
  const program = chance.pick(agency.programs);
  const manager = chance.pick(agency.accounts);
  const status = chance.pick(["active", "active", "intake", "monitoring", "closed", "paused"]);
  const id = newId();
  put("cases.case", {
    id,
    agency_id: agency.id,
    program_id: program.id,
    person_id: person.id,
    number,
    status,
    manager_id: status === "closed" && chance.oneIn(3) ? null : manager,
    opened_on: day(-60),
    opened_by: chance.pick(agency.accounts),
    closed_on: status === "closed" ? day(-9) : null,
    closure_reason: status === "closed" ? "moved" : null,
    outcome: status === "closed" ? "unknown" : null,
    paused_until: status === "paused" ? day(chance.pick([-2, 20])) : null,
    pause_reason: status === "paused" ? "leave" : null,
    resumes_to: status === "paused" ? "active" : null,
    last_contact_on: chance.oneIn(3) ? null : day(-Math.floor(chance.roll() * 30)),
    next_step_on: chance.oneIn(4) ? null : day(Math.floor(chance.roll() * 20) - 10),
    risk: chance.pick([null, "some", "high"]),
  });
  if (!chance.oneIn(10)) takePart(ground, agency, person.id, program.id, "case");
  return { agency, manager, roots: { agency_id: agency.id, program_id: program.id, person_id: person.id, case_id: id } };
}

/** From when to when, in hours from now: living, ended, or yet to come. */
const SPANS = [
  [-99, null],
  [-99, null],
  [-99, 9],
  [-99, -1],
  [2, null],
] as const;

function layReasons({ chance, put, at, agencies }: Ground, { agency, roots, manager }: LaidCase): void {
  const { program_id: _, ...who } = roots;
  const grant = (kind: string, account: string, sections: number, [from, to]: readonly [number, number | null], more: object = {}) =>
    put("access.grant", {
      id: newId(),
      ...who,
      account_id: account,
      kind,
      sections,
      can_write: kind === "owner" || !chance.oneIn(3),
      valid_from: at(from),
      valid_to: to === null ? "infinity" : at(to),
      cause_id: null,
      ...more,
    });
  grant("owner", manager, EVERYTHING, [-99, null]);
  if (chance.oneIn(4)) grant("owner", chance.pick(agency.accounts), EVERYTHING, [-99, -1]);
  if (chance.oneIn(9)) grant("supervisor", chance.pick(agency.accounts), EVERYTHING, chance.pick(SPANS));
  if (chance.oneIn(9))
    grant(
      "share",
      chance.pick(agency.accounts),
      SECTIONS.services | SECTIONS.notes,
      chance.pick([
        [-9, 9],
        [-9, -1],
      ] as const),
    );
  if (chance.oneIn(9))
    grant(
      "break-glass",
      chance.pick(agency.accounts),
      SECTIONS.safety | SECTIONS.identity,
      chance.pick([
        [-1, 3],
        [-9, -1],
      ] as const),
    );
  // A mistake of an import or a merge: somebody of another agency, the row marked as theirs or as ours.
  if (chance.oneIn(9)) {
    const other = chance.pick(agencies.filter((one) => one !== agency));
    grant("team", chance.pick(other.accounts), EVERYTHING, [-9, null], { agency_id: chance.pick([other, agency]).id });
  }
  for (const account of chance.some(agency.accounts, 2)) {
    const span = chance.pick(SPANS);
    const sections = chance.pick(HELD);
    const member = newId();
    const ended = span[1] !== null && span[1] < 0;
    put("cases.team_member", {
      id: member,
      ...roots,
      account_id: account,
      role: "other",
      sections,
      can_write: true,
      from_at: at(span[0]),
      to_at: ended ? at(-1) : null,
      added_by: manager,
    });
    grant("team", account, sections, span, { cause_id: member });
  }
}

function layPersonReason({ chance, put, at }: Ground, { id, agency }: Laid): void {
  const [kind, sections, span] = chance.pick([
    ["roster", SECTIONS.identity | SECTIONS.guidance, [-99, null]],
    ["roster", SECTIONS.identity | SECTIONS.guidance, [-99, -1]],
    ["roster", SECTIONS.guidance, [-99, null]],
    ["share", SECTIONS.identity | SECTIONS.contact, [-9, 9]],
  ] as const);
  const to = span[1] === null ? "infinity" : at(span[1]);
  const whole = { case_id: null, can_write: kind === "share" && chance.oneIn(2), cause_id: null, valid_from: at(span[0]), valid_to: to };
  put("access.grant", {
    id: newId(),
    agency_id: agency.id,
    person_id: id,
    account_id: chance.pick(agency.accounts),
    kind,
    sections,
    ...whole,
  });
}

function layWork({ chance, put, seal, at, day }: Ground, { agency, roots, manager }: LaidCase): void {
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
      ...more,
    });
  told("opened", manager);
  for (let n = Math.floor(chance.roll() * 3); n > 0; n--) {
    const id = newId();
    const by = someone();
    put("cases.contact", { id, ...roots, kind: "call", result: "completed", on_day: day(-n), recorded_by: by });
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

/** Walls before what somebody would otherwise see: their own cases, their own people, and others at random; some lifted. */
function layWalls({ chance, put, at }: Ground, people: readonly Laid[], cases: readonly LaidCase[]): void {
  const wall = (agency: Agency, account: string, of: { person_id: string } | { case_id: string }) =>
    put("access.wall", {
      id: newId(),
      agency_id: agency.id,
      account_id: account,
      person_id: null,
      case_id: null,
      origin: "request",
      lifted_at: chance.oneIn(4) ? at(-1) : null,
      ...of,
    });
  for (let n = 0; n < cases.length / 3; n++) {
    const { agency, roots, manager } = chance.pick(cases);
    const account = chance.oneIn(3) ? manager : chance.pick(agency.accounts);
    wall(agency, account, chance.oneIn(2) ? { case_id: roots.case_id } : { person_id: roots.person_id });
  }
  for (let n = 0; n < people.length / 4; n++) {
    const { agency, id } = chance.pick(people);
    wall(agency, chance.pick(agency.accounts), { person_id: id });
  }
}

function layConcern(ground: Ground, people: readonly Laid[], cases: readonly LaidCase[], number: number): void {
  const { chance, put, seal, at, day } = ground;
  const joined = chance.oneIn(2) ? chance.pick(cases) : undefined;
  const agency = joined?.agency ?? chance.pick(people).agency;
  const own = people.filter((person) => person.agency === agency);
  const program_id = chance.pick(agency.programs).id;
  const id = newId();
  const status = joined ? "joined_case" : chance.pick(["received", "in_triage", "no_action"]);
  put("concerns.concern", {
    id,
    agency_id: agency.id,
    program_id,
    number,
    channel: "form",
    source: "staff",
    narrative: seal(agency.id, "concerns.concern", id, "narrative", "Words"),
    status,
    received_at: at(-Math.floor(chance.roll() * 90)),
    received_on: day(-4),
    respond_by: day(-3),
    urgent: chance.oneIn(3),
    assigned_id: chance.oneIn(2) ? chance.pick(agency.accounts) : null,
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
    put("concerns.addition", {
      id: newId(),
      agency_id: agency.id,
      concern_id: id,
      body: seal(agency.id, "concerns.addition", id, "body", "Words"),
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
}
