import type { ProgramKind } from "../agencies/programs/contract.ts";
import type { Access } from "../kernel/contract.ts";
import { R24_OF_AGE } from "../kernel/limits.ts";
import { reaches } from "../people/policy.ts";
import { looksForPeople } from "../staff/policy.ts";
import type { AloneBecause, PurposeKind, RecipientKind, ReleaseItem, SignerKind } from "./contract.ts";

interface Asker {
  readonly programs: readonly { readonly canWrite: boolean; readonly sees: string; readonly role: string }[];
}
interface Held {
  readonly access: Access;
}

/** Whoever writes the legal section of a case draws up, signs, reviews and finishes its releases. */
export const mayMakeRelease = (_actor: unknown, found: Held) => found.access.canWrite && reaches(found, "legal");
/** They are read by those who hold that section. */
export const mayReadRelease = (_actor: unknown, found: Held) => reaches(found, "legal");
/** The address book is kept by those who work with people. */
export const mayKeepRecipients = (actor: Asker) =>
  actor.programs.some((p) => p.canWrite && (p.sees === "program" || ["case_manager", "supervisor", "triager"].includes(p.role)));
/** It is read by whoever works with people in a program. */
export const mayReadRecipients = (actor: Asker) => looksForPeople(actor);

/** One address of one person, to which mail could go. */
export const looksLikeMail = (text: string) => /^[^\s,;<>()@]+@[^\s,;<>()@]+$/.test(text);

/** Whether somebody born on that day is a minor on this one. */
export function isMinor(born: string, today: string): boolean {
  const ofAge = `${String(Number(born.slice(0, 4)) + R24_OF_AGE).padStart(4, "0")}${born.slice(4)}`;
  return today < ofAge;
}

/** In what capacity somebody usually signs: the person; a minor with an adult; the parent where the rights in a school's records are theirs. */
export function usualSigner(regime: string, agencyKind: string, minor: boolean | null): { kind: SignerKind; alone: AloneBecause | null } {
  if (minor !== true) return { kind: "self", alone: null };
  if (regime === "FERPA" && agencyKind === "college") return { kind: "minor_alone", alone: "student_rights" };
  return { kind: regime === "FERPA" ? "parent" : "minor_and_adult", alone: null };
}

const purposes: Partial<Record<RecipientKind, PurposeKind>> = {
  law_enforcement: "investigation",
  prosecutor: "prosecution",
  court: "legal_help",
  provider: "health",
  school: "schooling",
  college: "schooling",
  victim_services: "safety",
  legal_aid: "legal_help",
  housing: "housing",
  benefits: "benefits",
};

/** What a release to such a recipient is mostly for. */
export const suggestPurpose = (kind: RecipientKind): PurposeKind => purposes[kind] ?? "coordination";

const itemsFor: Record<PurposeKind, readonly ReleaseItem[]> = {
  legal_help: ["identity", "contact", "legal"],
  housing: ["identity", "letter"],
  benefits: ["identity", "letter"],
  schooling: ["identity", "attendance"],
  health: ["identity", "appointments"],
  safety: ["identity", "contact", "safety"],
  investigation: ["identity"],
  prosecution: ["identity"],
  coordination: ["identity", "appointments"],
  other: ["identity"],
};

/** What it mostly needs in some programs instead. */
const itemsThere: Partial<Record<ProgramKind, Partial<Record<PurposeKind, readonly ReleaseItem[]>>>> = {
  k12_support: { health: ["identity", "attendance"], coordination: ["identity", "attendance"], legal_help: ["identity", "attendance"] },
  mloa: { schooling: ["identity", "documents"], health: ["identity", "documents"] },
  counseling: { health: ["identity", "appointments", "progress"] },
};

/** The least that such a purpose mostly needs in such a program: a beginning, to be changed with the person. */
export const suggestItems = (purpose: PurposeKind, program?: ProgramKind): readonly ReleaseItem[] =>
  (program && itemsThere[program]?.[purpose]) ?? itemsFor[purpose];

/** A name of which something is seen: what shows nothing on any screen signs nothing. */
export const isSeen = (name: string): boolean => /\p{L}/u.test(name.replace(/\p{Default_Ignorable_Code_Point}/gu, ""));
