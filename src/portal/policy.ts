import { type Actor, supervises, writesProgram } from "../kernel/actor.ts";
import type { Access } from "../kernel/contract.ts";
import { R24_OF_AGE } from "../kernel/limits.ts";
import { reaches } from "../people/policy.ts";

interface Held {
  readonly access: Access;
}

/** Whoever serves the case knows whether there is a page. */
export const mayReadPage = (_actor: unknown, found: Held) => reaches(found, "services");
/** A page is handed out by who may write the case and read what it shows: its releases, and what is written for the person. */
export const mayInvite = (_actor: unknown, found: Held) =>
  found.access.canWrite && reaches(found, "services") && reaches(found, "legal") && reaches(found, "notes");
/** Whoever may write the case ends one. */
export const mayEndPage = (_actor: unknown, found: Held) => found.access.canWrite && reaches(found, "services");
/** Pages are switched on and off for a program by whoever supervises it. */
export const maySwitchPages = (actor: Actor, found: { readonly programId: string }) =>
  supervises(actor, found.programId) && writesProgram(actor, found.programId);

/** The day on which somebody born on that one is of age (R69). Eighteen years after a 29 February there is none: then the first of March. */
export function dayOfAge(born: string): string {
  const year = String(Number(born.slice(0, 4)) + R24_OF_AGE).padStart(4, "0");
  return born.endsWith("-02-29") ? `${year}-03-01` : `${year}${born.slice(4)}`;
}
