/**
 * A school's roster as it was delivered, put into one shape whatever the format. Nothing here knows the database:
 * ids are the school's own, and every record says from which line it came.
 */
export interface Roster {
  readonly format: RosterFormat;
  /** What the delivering system calls itself in its manifest. */
  readonly source: { readonly systemName: string | null; readonly systemCode: string | null };
  /** How much each kind's silence means: see Coverage. */
  readonly coverage: Readonly<Record<Entity, Coverage>>;
  readonly orgs: readonly Org[];
  readonly sessions: readonly Session[];
  readonly courses: readonly Course[];
  readonly students: readonly Student[];
  readonly staff: readonly Staff[];
  readonly guardians: readonly Guardian[];
  /** Delivered, but in no role: usual in a delta, where the role was told before; in a bulk delivery, a warning. */
  readonly unplaced: readonly Person[];
  /** Every role told, by itself: in a delta the one place that shows a role of somebody who is not delivered again. */
  readonly roles: readonly Role[];
  /** Days of birth told apart from the person, for the same reason; they are already in the people who are delivered. */
  readonly birthDates: readonly Birth[];
  readonly relationships: readonly Relationship[];
  readonly classes: readonly Class[];
  readonly enrolments: readonly Enrolment[];
  /** Rows that were there and could not be taken. Whoever applies a bulk delivery must not count these ids as gone. */
  readonly leftOut: readonly LeftOut[];
}

export type RosterFormat = "oneroster-1.1" | "oneroster-1.2" | "sds-1" | "sds-2" | "sds-2.1";

export const entities = ["org", "session", "course", "person", "role", "birthDate", "relationship", "class", "enrolment"] as const;
export type Entity = (typeof entities)[number];

/**
 * bulk: all there is, so what is missing is gone, save what was left out and what belongs to it · partial: meant as bulk,
 * but rows were lost that nobody can name, so nothing may be taken for gone · delta: only what changed · absent: not told.
 */
export type Coverage = "bulk" | "partial" | "delta" | "absent";

/** What every record carries: where it came from, and what of it could not be understood. */
export interface Delivered {
  readonly file: string;
  /** The physical line its row begins on, the first being 1. */
  readonly line: number;
  readonly status: "active" | "tobedeleted";
  /** Fields that held something we could not read: empty here, but not known to be empty there. */
  readonly unread: string[];
}

export interface Org extends Delivered {
  readonly id: string;
  readonly name: string;
  readonly kind: "district" | "school" | "department" | "other";
  parentId: string | null;
  readonly identifier: string | null;
}

export interface Session extends Delivered {
  readonly id: string;
  readonly title: string;
  readonly kind: "schoolYear" | "semester" | "term" | "gradingPeriod" | "other";
  from: string | null;
  to: string | null;
  parentId: string | null;
}

export interface Course extends Delivered {
  readonly id: string;
  readonly title: string;
  readonly code: string | null;
}

export interface Class extends Delivered {
  readonly id: string;
  readonly title: string;
  readonly code: string | null;
  readonly kind: "homeroom" | "scheduled" | "other";
  readonly orgId: string;
  courseId: string | null;
  sessionIds: readonly string[];
}

/** Names are kept as delivered, however they are capitalised; either of given and family may be empty, not both. */
export interface Person extends Delivered {
  readonly id: string;
  readonly enabled: boolean;
  readonly given: string;
  readonly family: string;
  readonly middle: string | null;
  readonly preferredGiven: string | null;
  readonly preferredMiddle: string | null;
  readonly preferredFamily: string | null;
  readonly pronouns: string | null;
  birthDate: string | null;
  readonly email: string | null;
  readonly phones: readonly string[];
  readonly identifiers: readonly Identifier[];
}

/** A number by which some system knows the person: `{ kind: "State", value: "…" }`. */
export interface Identifier {
  readonly kind: string;
  readonly value: string;
}

export interface Student extends Person {
  /** As the school writes it: 09, KG, PS1. */
  readonly grade: string | null;
  readonly orgIds: readonly string[];
}

export interface Staff extends Person {
  readonly roles: readonly StaffPost[];
}

export interface StaffPost {
  readonly role: StaffRole;
  readonly orgId: string | null;
  readonly primary: boolean | null;
  readonly from: string | null;
  readonly to: string | null;
}

export type Guardian = Person;

/** Somebody's place in an org. */
export interface Role extends Delivered {
  readonly id: string;
  readonly userId: string;
  readonly role: PersonRole;
  orgId: string | null;
  readonly grade: string | null;
  readonly primary: boolean | null;
  from: string | null;
  to: string | null;
}

export interface Birth extends Delivered {
  /** The person's. */
  readonly id: string;
  birthDate: string | null;
}

export interface Relationship extends Delivered {
  readonly studentId: string;
  /** A guardian, or somebody on the staff who is also a parent. */
  readonly otherId: string;
  readonly role: RelationshipRole;
  /** What that adult may do, where the roster says. */
  readonly says?: RosterSays;
}

export type RosterSays = Readonly<Record<"contact" | "records" | "decide" | "pickUp", "yes" | "no" | null>>;

export interface Enrolment extends Delivered {
  readonly id: string;
  readonly classId: string;
  readonly userId: string;
  readonly role: EnrolmentRole;
  readonly primary: boolean | null;
  from: string | null;
  to: string | null;
}

export interface LeftOut {
  readonly entity: Entity;
  /** Null where not even the id could be read. */
  readonly id: string | null;
  readonly file: string;
  readonly line: number;
}

export const guardianRoles = ["guardian", "parent", "relative"] as const;
export type GuardianRole = (typeof guardianRoles)[number];

export const staffRoles = [
  "administrator",
  "adjunct",
  "adviser",
  "aide",
  "assistantPrincipal",
  "chair",
  "coach",
  "counselor",
  "dean",
  "districtAdministrator",
  "faculty",
  "instructor",
  "lecturer",
  "nurse",
  "officeStaff",
  "principal",
  "proctor",
  "professor",
  "psychologist",
  "siteAdministrator",
  "socialWorker",
  "specialist",
  "staff",
  "substitute",
  "systemAdministrator",
  "teacher",
  "teacherAssistant",
  "other",
] as const;
export type StaffRole = (typeof staffRoles)[number];

export type PersonRole = "student" | GuardianRole | StaffRole;

export const relationshipRoles = ["parent", "guardian", "relative", "aide", "doctor", "child", "other"] as const;
export type RelationshipRole = (typeof relationshipRoles)[number];

export const enrolmentRoles = ["student", "teacher", "aide", "administrator", "proctor", "other"] as const;
export type EnrolmentRole = (typeof enrolmentRoles)[number];
