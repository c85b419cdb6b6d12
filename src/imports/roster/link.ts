import type { Draft, Tie } from "./draft.ts";
import { excerpt } from "./findings.ts";
import { type Delivered, type Entity, type GuardianRole, guardianRoles, type Person, type Relationship, type Role } from "./roster.ts";
import type { Reading } from "./sheet.ts";

const nouns: Readonly<Record<Entity, string>> = {
  ...{ org: "school or district", session: "term", course: "course", person: "person", role: "role", birthDate: "day of birth" },
  ...{ relationship: "relationship", class: "class", enrolment: "enrolment" },
};

/**
 * Looks whether what the rows point at is there. A row that is nothing without it (an enrolment without its class) is
 * left out; one that merely loses its place (a school without its district) is kept and the reference left blank. Where a
 * kind was not told in full, in a delta or not at all, nobody can say that something is missing, and the database will.
 */
export class Linker {
  readonly #draft: Draft;
  readonly #reading: Reading;
  readonly #whole: (entity: Entity) => boolean;
  readonly #rolesOf = new Map<string, Role[]>();

  constructor(draft: Draft, reading: Reading, whole: (entity: Entity) => boolean) {
    this.#draft = draft;
    this.#reading = reading;
    this.#whole = whole;
  }

  link(): Relationship[] {
    this.#linkPlaces();
    this.#linkRoles();
    this.#linkClasses();
    this.#linkEnrolments();
    return this.#linkTies();
  }

  /** The roles that say what somebody is: those that stand, or, of somebody to be deleted, those that stood. */
  rolesOf(person: Person): readonly Role[] {
    return (this.#rolesOf.get(person.id) ?? []).filter(({ status }) => status === "active" || person.status === "tobedeleted");
  }

  #linkPlaces(): void {
    const { orgs, sessions } = this.#draft;
    for (const org of orgs.values()) this.#clear(org, "parentId", "org", orgs);
    for (const session of sessions.values()) {
      this.#clear(session, "parentId", "session", sessions);
      this.#checkOrder(session);
    }
    for (const shelf of [orgs, sessions]) {
      for (const record of shelf.values()) {
        if (!isOwnAncestor(record, shelf)) continue;
        this.#say(record, "parentId", "reference.circle", "Following the parents leads back here. The reference was left blank.");
        record.parentId = null;
      }
    }
  }

  #linkRoles(): void {
    const { orgs, people, roles, births } = this.#draft;
    for (const role of roles.values()) {
      if (this.#drop(role, "role", roles, "userId", "person", people)) continue;
      this.#clear(role, "orgId", "org", orgs);
      this.#checkOrder(role);
      this.#rolesOf.set(role.userId, [...(this.#rolesOf.get(role.userId) ?? []), role]);
    }
    for (const birth of births.values()) {
      if (this.#drop(birth, "birthDate", births, "id", "person", people)) continue;
      const person = people.get(birth.id);
      if (!person || birth.status !== "active") continue;
      person.birthDate ??= birth.birthDate;
      if (person.birthDate === null && birth.unread.length > 0) person.unread.push("birthDate");
    }
  }

  #linkClasses(): void {
    const { orgs, sessions, courses, classes } = this.#draft;
    for (const one of classes.values()) {
      if (this.#drop(one, "class", classes, "orgId", "org", orgs)) continue;
      this.#clear(one, "courseId", "course", courses);
      const lost = one.sessionIds.filter((id) => this.#isMissing(one, "session", id, sessions));
      for (const id of lost) this.#sayMissing(one, "sessionIds", "session", id, "The reference was left out.");
      if (lost.length === 0) continue;
      one.sessionIds = one.sessionIds.filter((id) => !lost.includes(id));
      one.unread.push("sessionIds");
    }
  }

  #linkEnrolments(): void {
    const { people, classes, enrolments } = this.#draft;
    for (const enrolment of enrolments.values()) {
      if (this.#drop(enrolment, "enrolment", enrolments, "classId", "class", classes)) continue;
      if (this.#drop(enrolment, "enrolment", enrolments, "userId", "person", people)) continue;
      this.#checkOrder(enrolment);
    }
  }

  #linkTies(): Relationship[] {
    const { people, ties } = this.#draft;
    const relationships = new Map<string, Relationship>();
    for (const tie of ties.values()) {
      if (this.#drop(tie, "relationship", ties, "userId", "person", people)) continue;
      if (this.#drop(tie, "relationship", ties, "otherId", "person", people)) continue;
      const relationship = this.#orient(tie);
      if (relationship) {
        const key = JSON.stringify([relationship.studentId, relationship.otherId, relationship.role]);
        if (!relationships.has(key)) relationships.set(key, relationship);
        continue;
      }
      this.#say(tie, "otherId", "relationship.noStudent", "Neither of these two is a student. The relationship was left out.");
      this.#reading.losses.add("relationship", tie.id, tie);
    }
    return [...relationships.values()];
  }

  /** Which of the two is the student. Formats that name the kind of tie put the student first; an agent may stand either way. */
  #orient({
    userId,
    otherId,
    role,
    says = this.#draft.says.get(otherId) ?? this.#draft.says.get(userId),
    file,
    line,
    status,
    unread,
  }: Tie): Relationship | null {
    const is = (id: string) => (this.#rolesOf.get(id) ?? []).map((held) => held.role);
    const turned = !is(userId).includes("student") && is(otherId).includes("student");
    if (!turned && !is(userId).includes("student") && role === null && this.#whole("role")) return null;
    const [studentId, grownUp] = turned ? [otherId, userId] : [userId, otherId];
    const asGuardian = is(grownUp).find((held): held is GuardianRole => (guardianRoles as readonly string[]).includes(held));
    const told = turned && role === "child" ? "parent" : role;
    return { file, line, status, unread, studentId, otherId: grownUp, role: told ?? asGuardian ?? "other", ...(says && { says }) };
  }

  /** Leaves the reference blank if what it points at is missing. */
  #clear<Field extends string>(
    record: Delivered & { [F in Field]: string | null },
    field: Field,
    entity: Entity,
    shelf: ReadonlyMap<string, unknown>,
  ): void {
    const fields: { [F in Field]: string | null } = record;
    const id = fields[field];
    if (id === null || !this.#isMissing(record, entity, id, shelf)) return;
    this.#sayMissing(record, field, entity, id, "The reference was left blank.");
    fields[field] = null;
    record.unread.push(field);
  }

  /** Leaves the record out if what it points at is missing; answers whether it did. */
  #drop<Field extends string, R extends Delivered & { readonly id: string } & { readonly [F in Field]: string }>(
    record: R,
    own: Entity,
    from: Map<string, R>,
    field: Field,
    entity: Entity,
    shelf: ReadonlyMap<string, unknown>,
  ): boolean {
    const id = record[field];
    if (!this.#isMissing(record, entity, id, shelf)) return false;
    this.#sayMissing(record, field, entity, id, `The ${nouns[own]} was left out.`);
    from.delete(record.id);
    this.#reading.losses.add(own, record.id, record);
    return true;
  }

  #isMissing(record: Delivered, entity: Entity, id: string, shelf: ReadonlyMap<string, unknown>): boolean {
    return record.status === "active" && this.#whole(entity) && !shelf.has(id);
  }

  #sayMissing(record: Delivered, field: string, entity: Entity, id: string, consequence: string): void {
    const { losses } = this.#reading;
    const absent = losses.mayHide(entity) ? "is not among the rows that could be read" : "is not in the delivery";
    const why = losses.has(entity, id) ? "was itself left out" : absent;
    const message = `This points at the ${nouns[entity]} “${excerpt(id)}”, which ${why}. ${consequence}`;
    this.#reading.findings.add("error", "reference.missing", this.#reading.findings.placeOf(record, field), message, id);
  }

  #checkOrder(record: Delivered & { from: string | null; to: string | null }): void {
    if (record.from === null || record.to === null || record.from <= record.to) return;
    const message = "This ends before it begins. It was taken as it stands.";
    this.#reading.findings.add("warning", "date.reversed", this.#reading.findings.placeOf(record, "to"), message);
  }

  #say(record: Delivered, field: string, code: string, message: string): void {
    this.#reading.findings.add("error", code, this.#reading.findings.placeOf(record, field), message);
  }
}

function isOwnAncestor(record: { id: string; parentId: string | null }, shelf: ReadonlyMap<string, { parentId: string | null }>): boolean {
  const seen = new Set<string>();
  for (let id = record.parentId; id !== null && !seen.has(id); id = shelf.get(id)?.parentId ?? null) {
    if (id === record.id) return true;
    seen.add(id);
  }
  return false;
}
