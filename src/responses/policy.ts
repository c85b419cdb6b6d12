import { mayAddNote } from "../cases/policy.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Access } from "../kernel/contract.ts";
import { reaches } from "../people/policy.ts";

/** What was answered is read like the notes of its case. */
export const mayReadResponses = (_actor: Actor, found: { readonly access: Access }) => reaches(found, "notes");

interface Led {
  readonly role: string;
  readonly sees: string;
}
/** Supervises a program and sees the whole of it. */
export const leadsAll = ({ role, sees }: Led) => role === "supervisor" && sees === "program";

/** What a program's people said of themselves, in figures, is for those who lead it and could read each. */
export const maySeeShares = (actor: { readonly programs: readonly Led[] }) => actor.programs.some(leadsAll);

/** Whoever writes the notes of a case fills in a form there. */
export const mayFill = (actor: Actor, found: { readonly access: Access }) => mayAddNote(actor, found);
