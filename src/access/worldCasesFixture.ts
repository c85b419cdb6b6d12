import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import type { Agency, Ground } from "./worldFixture.ts";
import { type Laid, takePart } from "./worldPeopleFixture.ts";
import { layConcern, layWork } from "./worldWrittenFixture.ts";

const EVERYTHING = 4095;
const HELD = [
  EVERYTHING,
  SECTIONS.services,
  SECTIONS.services | SECTIONS.notes,
  SECTIONS.services | SECTIONS.medical,
  SECTIONS.services | SECTIONS.medical | SECTIONS.notes,
  SECTIONS.identity,
  SECTIONS.identity | SECTIONS.contact | SECTIONS.services,
];

interface Roots {
  readonly agency_id: string;
  readonly program_id: string;
  readonly person_id: string;
  readonly case_id: string;
}
/** A case of the world. */
export interface LaidCase {
  readonly agency: Agency;
  readonly roots: Roots;
  readonly manager: string;
}

/** Cases with all that is written in them, the reasons to see them, the walls before them, and the concerns some of them came from. */
export function layCaseload(ground: Ground, people: readonly Laid[], count: number): readonly LaidCase[] {
  const { chance } = ground;
  const cases = Array.from({ length: count }, (_, n) => layCase(ground, chance.pick(people), n + 1));
  for (const laid of cases) {
    layReasons(ground, laid);
    layWork(ground, laid);
  }
  for (let n = 0; n < people.length / 3; n++) layPersonReason(ground, chance.pick(people));
  const joined = Array.from({ length: Math.floor(count / 3) }, (_, n) => layConcern(ground, people, cases, n + 1)).filter(
    (one) => one !== undefined,
  );
  layWalls(ground, people, [...cases, ...joined, ...joined]);
  return cases;
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
  // Of one in five its manager had left: the case says whose it was, and is in nobody's hands.
  grant("owner", manager, EVERYTHING, [-99, chance.oneIn(5) ? -1 : null]);
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
      role: (sections & SECTIONS.medical) !== 0 ? "medical_reviewer" : "other",
      sections,
      can_write: true,
      from_at: at(span[0]),
      to_at: ended ? at(-1) : null,
      added_by: manager,
    });
    grant("team", account, sections, span, { cause_id: member });
  }
  // Many a reviewer of medical documents: somebody has to stand in for one, and one to manage the case.
  if (chance.oneIn(2))
    grant("team", chance.oneIn(4) ? manager : chance.pick(agency.accounts), SECTIONS.services | SECTIONS.medical, [-9, null]);
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

/** Walls before what somebody would otherwise see: their own cases, their own people, and others at random; some lifted. */
function layWalls({ chance, put, at }: Ground, people: readonly Laid[], cases: readonly LaidCase[]): void {
  let placed = 0;
  const wall = (agency: Agency, account: string, of: { person_id: string } | { case_id: string }) =>
    put("access.wall", {
      id: newId(),
      agency_id: agency.id,
      account_id: account,
      person_id: null,
      case_id: null,
      origin: "request",
      placed_by: agency.accounts[placed++ % agency.accounts.length],
      placed_at: at(-3),
      lifted_at: chance.oneIn(4) ? at(-1) : null,
      // Each tenth follows from a complaint; of an agency there is one.
      cause_id: placed % 10 === 0 ? agency.id : null,
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
