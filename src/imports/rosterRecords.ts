import type { Delivered, Entity, Person, RelationshipRole, Roster, Staff, Student } from "./roster/roster.ts";

/** The kinds of row a roster becomes, in the order in which they must be written. */
export const kinds = ["site", "account", "person", "relationship", "enrolment", "class", "class_member"] as const;
export type RecordKind = (typeof kinds)[number];

/** One row as the roster would have it: its fields in plain words, to be compared, shown and then sealed. */
export interface RosterRecord {
  readonly kind: RecordKind;
  /** What the other system calls it. */
  readonly outside: string;
  readonly status: Delivered["status"];
  readonly fields: Readonly<Record<string, string | null>>;
  /** Ids of the other system this row points at, by field. */
  readonly refs: Readonly<Record<string, { kind: RecordKind; outside: string }>>;
  /** What a person is shown of it. */
  readonly title: string;
}

/** Which of the delivery's parts say all there is of a kind: what is missing from all of them has ended. */
export const toldBy: Readonly<Record<RecordKind, readonly Entity[]>> = {
  site: ["org"],
  account: ["person", "role"],
  person: ["person", "role"],
  relationship: ["person", "relationship"],
  enrolment: ["person", "role"],
  class: ["class"],
  class_member: ["enrolment", "class", "person"],
};

const SITE_KINDS = { district: "district", school: "school", department: "department", other: "other" } as const;
const RELATIONS: Readonly<Record<RelationshipRole, string>> = {
  parent: "parent",
  guardian: "guardian",
  relative: "relative",
  aide: "support",
  doctor: "support",
  child: "relative",
  other: "other",
};
const MEMBER_ROLES: Readonly<Record<string, string>> = { student: "student", teacher: "teacher", aide: "aide" };

/** A roster as rows. Staff without an address become no account: nobody could sign in to it. */
export function listRecords(roster: Roster): RosterRecord[] {
  const sites = roster.orgs.map(
    (org): RosterRecord => ({
      kind: "site",
      outside: org.id,
      status: org.status,
      fields: { name: org.name, kind: SITE_KINDS[org.kind] },
      refs: org.parentId ? { parentId: { kind: "site", outside: org.parentId } } : {},
      title: org.name,
    }),
  );
  const accounts = roster.staff.filter(hasAddress).map(
    (person): RosterRecord => ({
      kind: "account",
      outside: person.id,
      status: person.enabled ? person.status : "tobedeleted",
      fields: { name: writtenName(person), email: person.email?.toLowerCase() ?? null, title: person.roles[0]?.role ?? null },
      refs: {},
      title: writtenName(person),
    }),
  );
  const students = new Set(roster.students.map((person) => person.id));
  const staff = new Set(accounts.map((record) => record.outside));
  const people = [...roster.students, ...roster.guardians.filter((person) => !students.has(person.id))].map((person) =>
    personRecord(person, students.has(person.id)),
  );
  // A member of staff who is also somebody's parent is known as a person too, apart from the account.
  const known = new Set(people.map((record) => record.outside));
  const alsoParents = roster.staff
    .filter((person) => !known.has(person.id) && roster.relationships.some((r) => r.otherId === person.id))
    .map((person) => personRecord(person, false));
  const relationships = roster.relationships.map(
    (r): RosterRecord => ({
      kind: "relationship",
      outside: `${r.studentId}|${r.otherId}|${r.role}`,
      status: r.status,
      // Only what is told is a field: a roster that says nothing of it leaves every print as it was.
      fields: { kind: RELATIONS[r.role] ?? "other", ...r.says },
      refs: { personId: { kind: "person", outside: r.studentId }, otherId: { kind: "person", outside: r.otherId } },
      title: r.role,
    }),
  );
  const enrolments = roster.students.flatMap((student) =>
    student.orgIds.map(
      (orgId): RosterRecord => ({
        kind: "enrolment",
        outside: `${student.id}|${orgId}`,
        status: student.enabled ? student.status : "tobedeleted",
        fields: { grade: student.grade },
        refs: { personId: { kind: "person", outside: student.id }, siteId: { kind: "site", outside: orgId } },
        title: writtenName(student),
      }),
    ),
  );
  const sessions = new Map(roster.sessions.map((session) => [session.id, session]));
  const classes = roster.classes.map((item): RosterRecord => {
    const terms = item.sessionIds.flatMap((id) => sessions.get(id) ?? []);
    return {
      kind: "class",
      outside: item.id,
      status: item.status,
      fields: { title: item.title, from: edge(terms, "from"), to: edge(terms, "to") },
      refs: { siteId: { kind: "site", outside: item.orgId } },
      title: item.title,
    };
  });
  const members = roster.enrolments
    .filter((e) => (e.role === "student" ? students.has(e.userId) : staff.has(e.userId)))
    .map(
      (e): RosterRecord => ({
        kind: "class_member",
        outside: e.id,
        status: e.status,
        fields: { role: MEMBER_ROLES[e.role] ?? "other", from: e.from, to: e.to },
        refs: {
          classId: { kind: "class", outside: e.classId },
          ...(e.role === "student"
            ? { personId: { kind: "person", outside: e.userId } }
            : { accountId: { kind: "account", outside: e.userId } }),
        },
        title: e.role,
      }),
    );
  return [...sites, ...accounts, ...people, ...alsoParents, ...relationships, ...enrolments, ...classes, ...members];
}

const hasAddress = (person: Staff) => person.email?.includes("@") === true;

/** A name as it is said: the preferred one where there is one. */
export const writtenName = (person: Person) =>
  [person.preferredGiven ?? person.given, person.preferredFamily ?? person.family].filter(Boolean).join(" ");

function edge(terms: readonly { from: string | null; to: string | null }[], side: "from" | "to"): string | null {
  const days = terms.flatMap((term) => term[side] ?? []).sort();
  return (side === "from" ? days[0] : days.at(-1)) ?? null;
}

function personRecord(person: Person, student: boolean): RosterRecord {
  return {
    kind: "person",
    outside: person.id,
    status: person.enabled ? person.status : "tobedeleted",
    fields: {
      given: person.given,
      middle: person.middle,
      family: person.family,
      preferredGiven: person.preferredGiven,
      preferredFamily: person.preferredFamily,
      pronouns: person.pronouns,
      born: person.birthDate,
      grade: student ? (person as Student).grade : null,
      email: person.email,
      phone: person.phones[0] ?? null,
      phone2: person.phones[1] ?? null,
      student: student ? "yes" : "no",
    },
    refs: {},
    title: writtenName(person),
  };
}
