import type { Access } from "../kernel/contract.ts";

/** Who asks, as the server knows them and as a page does. */
interface Asker {
  readonly mayAdmin: boolean;
  readonly programs: readonly { readonly id: string; readonly sees: string; readonly canWrite: boolean; readonly mayTriage: boolean }[];
}

interface Held {
  readonly programId: string;
  readonly access: Access;
}

/** Whoever triages the program, writes all of it, or was given the concern decides it. */
export const mayDecide = (_actor: Asker, concern: Held) => concern.access.canWrite;

/** Giving a concern to a colleague is for those who keep the program's inbox. */
export const mayAssign = (actor: Asker, concern: Held) =>
  actor.programs.some((p) => p.id === concern.programId && (p.mayTriage || (p.sees === "program" && p.canWrite)));

/** Whether somebody has an inbox at all. */
export const hasInbox = (actor: Asker) => actor.programs.some((p) => p.mayTriage || p.sees === "program");

/** Routing is read by those who triage and by administrators, and changed by the latter. */
export const mayReadRouting = (actor: Asker) => actor.mayAdmin || actor.programs.some((p) => p.mayTriage);
export const mayChangeRouting = (actor: Asker) => actor.mayAdmin;
