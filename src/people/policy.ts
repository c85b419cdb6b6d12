import type { Access } from "../kernel/contract.ts";

/** Sections of what is known of a person, as access.section() names them in the database. */
export const SECTIONS = {
  identity: 1,
  contact: 2,
  address: 4,
  safety: 8,
  services: 16,
  notes: 32,
  legal: 64,
  clinical: 128,
  investigation: 256,
  child_protection: 512,
  guidance: 1024,
  schooling: 2048,
  /** No part of everything: held by those alone whom a case names as medical reviewers (R84). */
  medical: 4096,
} as const;
export type Section = keyof typeof SECTIONS;

/** Who asks, as the server knows them and as a page does. */
interface Asker {
  readonly programs: readonly { readonly id: string; readonly role: string; readonly canWrite: boolean; readonly mayTriage: boolean }[];
}

interface Held {
  readonly access: Access;
}

/** Whether what one holds of a record reaches that section. */
export const reaches = (found: Held, section: Section) => (found.access.sections & SECTIONS[section]) !== 0;

/** Whoever may open or triage a case somewhere may write a person down there. */
export const mayCreatePerson = (actor: Asker, programId: string) =>
  actor.programs.some((p) => p.id === programId && (p.mayTriage || (p.canWrite && p.role !== "referrer" && p.role !== "teammate")));

/** Identity and contact of a person are corrected by those who work with them; triage and rosters only look. */
export const mayChangePerson = (_actor: Asker, person: Held) => person.access.canWrite && reaches(person, "contact");

export const mayShowPerson = (_actor: Asker, person: Held) => person.access.because.length > 0;
