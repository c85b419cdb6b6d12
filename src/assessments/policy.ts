import { mayAddNote } from "../cases/policy.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Access } from "../kernel/contract.ts";
import { reaches } from "../people/policy.ts";

interface Held {
  readonly access: Access;
}

/** What somebody said of their life is read by those who hold the case's notes. */
export const mayReadNeeds = (_actor: Actor, found: Held) => reaches(found, "notes");

/** And written by those of them who write there. */
export const mayWriteNeeds = (actor: Actor, found: Held) => mayAddNote(actor, found);
