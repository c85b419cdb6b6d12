import { mayAddNote } from "../cases/policy.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Access } from "../kernel/contract.ts";
import { reaches } from "../people/policy.ts";

/** What was answered is read like the notes of its case. */
export const mayReadResponses = (_actor: Actor, found: { readonly access: Access }) => reaches(found, "notes");

/** Whoever writes the notes of a case fills in a form there. */
export const mayFill = (actor: Actor, found: { readonly access: Access }) => mayAddNote(actor, found);
