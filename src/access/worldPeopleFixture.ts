import { newId } from "../kernel/ids.ts";
import { nameTokens } from "../people/names.ts";
import { blindTokens } from "../people/tokens.ts";
import type { Agency, Ground } from "./worldFixture.ts";

/** A person of the world, and where they take part. */
export interface Laid {
  readonly id: string;
  readonly agency: Agency;
}

const GIVEN = ["Ines", "Ravi", "Omar", "Sam", "Jo", "Amina", "Lin", "Mateo", "ليلى"];
const FAMILY = ["O'Brien", "Rivera", "Haddad", "Menon", "Okafor"];

/** People with names, ways to reach them, kin, schools, classes and places in programs; some as yet in nobody's hands. */
export function layPeople(ground: Ground, count: number): Laid[] {
  const { chance, agencies } = ground;
  const people: Laid[] = [];
  for (let n = 0; n < count; n++) {
    const agency = agencies[[0, 0, 1, 1, 2][n % 5] as number] as Agency;
    const id = newId();
    people.push({ id, agency });
    layPerson(ground, agency, id, n + 1);
    if (!chance.oneIn(8)) for (const program of chance.some(agency.programs, 2)) takePart(ground, agency, id, program.id);
  }
  for (const agency of agencies) {
    const own = people.filter((person) => person.agency === agency);
    layKin(ground, agency, own);
    layClasses(ground, agency, own);
  }
  return people;
}

function layPerson({ chance, put, seal }: Ground, agency: Agency, id: string, number: number): void {
  const given = chance.pick(GIVEN);
  const family = chance.pick(FAMILY);
  const label = { call: given, initial: `${family[0]}.`, tag: null, pronouns: null };
  put("people.person", {
    id,
    agency_id: agency.id,
    number,
    label: seal(agency.id, "people.person", id, "label", label),
    created_by: chance.oneIn(2) ? chance.pick(agency.accounts) : null,
    directory_out_on: chance.oneIn(3) ? "2020-01-01" : null,
    ended_at: null,
  });
  const nameId = newId();
  const value = seal(agency.id, "people.name", nameId, "value", { given, middle: null, family, full: null });
  put("people.name", { id: nameId, agency_id: agency.id, person_id: id, kind: "legal", value, use_with: ["us"] });
  for (const token of nameTokensOf(given, family))
    put("people.name_token", { agency_id: agency.id, token: token.token, person_id: id, weight: token.weight });
  for (let k = Math.floor(chance.roll() * 3); k > 0; k--) {
    const pointId = newId();
    const sealed = seal(agency.id, "people.contact_point", pointId, "value", "555 0100");
    put("people.contact_point", { id: pointId, agency_id: agency.id, person_id: id, kind: "phone", value: sealed });
    if (chance.oneIn(4)) {
      put("people.unmasking", {
        id: newId(),
        agency_id: agency.id,
        person_id: id,
        contact_point_id: pointId,
        reason: Buffer.from("x"),
        by_id: chance.pick(agency.accounts),
      });
    }
  }
}

const tokens = new Map<string, ReturnType<typeof blindTokens>>();

/** One key for all agencies, unlike the product: so that what keeps an agency's search apart is the boundary and not the key. */
export function nameTokensOf(given: string, family: string) {
  const name = `${given} ${family}`;
  const known = tokens.get(name) ?? blindTokens(Buffer.alloc(32, 1), nameTokens([{ full: given }, { given, family }]));
  tokens.set(name, known);
  return known;
}

/** The names a search of the world can be asked for. */
export const searchable = GIVEN.flatMap((given) => FAMILY.map((family) => [given, family] as const));

export function takePart({ chance, put, at }: Ground, agency: Agency, personId: string, programId: string, because?: "case"): void {
  const reason = because ?? chance.pick(["triage", "roster"]);
  const to = because === undefined && chance.oneIn(4) ? at(-20) : null;
  put("people.participation", {
    id: newId(),
    agency_id: agency.id,
    person_id: personId,
    program_id: programId,
    because: reason,
    from_at: at(-500),
    to_at: to,
  });
}

function layKin(ground: Ground, agency: Agency, own: readonly Laid[]): void {
  const { chance, put, at } = ground;
  const done = new Set<string>();
  for (let n = 0; n < own.length / 2; n++) {
    const [one, other] = [chance.pick(own), chance.pick(own)];
    if (one === other || done.has(one.id + other.id)) continue;
    done.add(one.id + other.id);
    put("people.relationship", {
      id: newId(),
      agency_id: agency.id,
      person_id: one.id,
      other_id: other.id,
      kind: "relative",
      ended_at: chance.oneIn(4) ? at(-2) : null,
    });
    if (chance.oneIn(2)) layFamily(ground, agency, one, other);
  }
}

/** What an adult may do, by what word, and what a roster says otherwise. */
function layFamily({ chance, put, seal, at }: Ground, agency: Agency, person: Laid, adult: Laid): void {
  const between = { agency_id: agency.id, person_id: person.id, other_id: adult.id };
  for (let n = 1; n <= chance.pick([1, 2]); n++) {
    const id = newId();
    put("people.family_standing", {
      id,
      ...between,
      n,
      contact: "no",
      contact_basis: "court_order",
      records: "unknown",
      decide: "unknown",
      decide_basis: null,
      accused: false,
      pick_up: "unknown",
      order_kind: "protective",
      order_text: seal(agency.id, "people.family_standing", id, "order_text", "Words"),
      by_id: chance.pick(agency.accounts),
    });
  }
  if (chance.oneIn(2)) {
    const decided = { decided: "kept", decided_by: chance.pick(agency.accounts), decided_at: at(-1) };
    const open = { decided: null, decided_by: null, decided_at: null };
    put("people.roster_claim", { id: newId(), ...between, system: "sis", pick_up: "yes", ...(chance.oneIn(2) ? decided : open) });
  }
}

function layClasses({ chance, put, at }: Ground, agency: Agency, own: readonly Laid[]): void {
  const siteId = newId();
  put("agencies.site", { id: siteId, agency_id: agency.id, name: "Annex", kind: "school" });
  for (let n = 0; n < 2; n++) {
    const classId = newId();
    put("people.class", { id: classId, agency_id: agency.id, site_id: siteId, title: `Class ${n}` });
    const base = { agency_id: agency.id, class_id: classId };
    put("people.class_member", { id: newId(), ...base, person_id: null, account_id: chance.pick(agency.accounts), role: "teacher" });
    for (const { id } of chance.some(own, 8)) {
      put("people.class_member", { id: newId(), ...base, person_id: id, account_id: null, role: "student" });
      put("people.enrolment", {
        id: newId(),
        agency_id: agency.id,
        person_id: id,
        site_id: siteId,
        grade: "10",
        ended_at: chance.oneIn(5) ? at(-1) : null,
      });
    }
  }
}
