import type { Actor } from "../kernel/actor.ts";

/** Whoever asked has it made, takes it back and fetches it; nobody else does. */
export const mayCarryOn = (_actor: Actor, found: { readonly mine: boolean }) => found.mine;

/** A word is said by those whose word it takes; never by the one who asked. */
export const maySay = (_actor: Actor, found: { readonly words: readonly { readonly mine: boolean }[] }) => found.words.some((w) => w.mine);

/** Whether a package could ever concern somebody: who asks for one, or who may have to say yes. The database decides. */
export const mayConcern = (me: {
  readonly mayAdmin: boolean;
  readonly programs: readonly { readonly role: string; readonly sees: string }[];
}) =>
  me.mayAdmin ||
  me.programs.some(({ role, sees }) => role === "supervisor" || role === "officer" || role === "case_manager" || sees === "program");
