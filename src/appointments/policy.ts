import { type Actor, writesProgram } from "../kernel/actor.ts";
import type { Access } from "../kernel/contract.ts";
import { reaches } from "../people/policy.ts";

interface Held {
  readonly access: Access;
}

/** Appointments are known to whoever serves the case, and arranged by those who write in it. */
export const maySee = (_actor: unknown, found: Held) => reaches(found, "services");
export const mayArrange = (_actor: unknown, found: Held) => found.access.canWrite && reaches(found, "services");
/** Hours are set by oneself, or by who supervises in that program, where both are. */
export const maySetHours = (actor: { readonly id: string }, found: { readonly accountId: string; readonly supervised: boolean }) =>
  found.accountId === actor.id || found.supervised;
/** Of a time that is held at one's own program: whoever it is with, and those who write the whole program. */
export const mayAnswer = (actor: Actor, found: { readonly providerId: string; readonly withProgramId: string }) =>
  found.providerId === actor.id || writesProgram(actor, found.withProgramId);
