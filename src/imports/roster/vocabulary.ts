import { foldName, nearestName } from "./names.ts";
import {
  type Class,
  type EnrolmentRole,
  enrolmentRoles,
  guardianRoles,
  type Org,
  type PersonRole,
  type RelationshipRole,
  relationshipRoles,
  type Session,
  staffRoles,
} from "./roster.ts";

/** The words a column may hold, each with what it means to us. */
export type Vocabulary<Meaning> = ReadonlyMap<string, Meaning>;

/** What a written word means, and how sure that is. */
export interface Understood<Meaning> {
  readonly meaning: Meaning;
  readonly word: string;
  readonly how: "exact" | "folded" | "near";
}

/** Finds the word letter for letter, else but for case and spaces, else a slip or two of the keyboard away. */
export function understand<Meaning>(text: string, vocabulary: Vocabulary<Meaning>): Understood<Meaning> | undefined {
  const exact = vocabulary.get(text);
  if (exact !== undefined) return { meaning: exact, word: text, how: "exact" };
  const words = [...vocabulary.keys()];
  const folded = foldName(text);
  const word = words.find((known) => foldName(known) === folded) ?? nearestName(text, words);
  const meaning = word === undefined ? undefined : vocabulary.get(word);
  if (word === undefined || meaning === undefined) return undefined;
  return { meaning, word, how: foldName(word) === folded ? "folded" : "near" };
}

const themselves = <W extends string>(words: readonly W[]): [string, W][] => words.map((word) => [word, word]);
const all = <M>(meaning: M, words: readonly string[]): [string, M][] => words.map((word) => [word, meaning]);

export const statuses: Vocabulary<"active" | "tobedeleted"> = new Map([
  ...all("active" as const, ["active"]),
  ...all("tobedeleted" as const, ["tobedeleted", "inactive", "deleted"]),
]);

export const flags: Vocabulary<boolean> = new Map([...all(true, ["true", "1", "yes"]), ...all(false, ["false", "0", "no"])]);

export const orgKinds: Vocabulary<Org["kind"]> = new Map([
  ...themselves(["district", "school", "department"] as const),
  ...all("other" as const, ["local", "state", "national", "other", "college", "university", "ministryOfEducation", "region", "division"]),
  ...all("other" as const, ["program", "faculty", "adultEducation", "aviation", "regional"]),
]);

export const sessionKinds: Vocabulary<Session["kind"]> = new Map([
  ...themselves(["schoolYear", "semester", "term", "gradingPeriod"] as const),
  ...all("term" as const, ["quarter", "trimester"]),
  ...all("other" as const, ["other"]),
]);

export const classKinds: Vocabulary<Class["kind"]> = new Map(themselves(["homeroom", "scheduled", "other"] as const));

export const personRoles: Vocabulary<PersonRole> = new Map([
  ...themselves(["student", ...guardianRoles, ...staffRoles] as const),
  ...all("counselor" as const, ["counsellor"]),
  ...all("adviser" as const, ["advisor"]),
  ...all("systemAdministrator" as const, ["itAdmin"]),
]);

export const relationshipWords: Vocabulary<RelationshipRole> = new Map(themselves(relationshipRoles));

export const enrolmentWords: Vocabulary<EnrolmentRole> = new Map([
  ...all("other" as const, staffRoles),
  ...themselves(enrolmentRoles),
  ...all("teacher" as const, ["professor", "lecturer", "faculty", "instructor", "adjunct", "substitute"]),
  ...all("aide" as const, ["teacherAssistant", "assistant"]),
]);
