import type { Actor } from "../kernel/actor.ts";
import type { Access } from "../kernel/contract.ts";

interface Held {
  readonly programId: string;
  readonly access: Access;
}

/** Whoever triages the program, writes all of it, or was given the concern decides it. */
export const mayDecide = (_actor: Actor, concern: Held) => concern.access.canWrite;

/** Giving a concern to a colleague is for those who keep the program's inbox. */
export const mayAssign = (actor: Actor, concern: Held) => actor.programs.some((p) => p.id === concern.programId && (p.mayTriage || (p.sees === "program" && p.canWrite)));

/** Whether somebody has an inbox at all. */
export const hasInbox = (actor: Actor) => actor.programs.some((p) => p.mayTriage || p.sees === "program");

/** Routing is read by those who triage and by administrators, and changed by the latter. */
export const mayReadRouting = (actor: Actor) => actor.mayAdmin || actor.programs.some((p) => p.mayTriage);
export const mayChangeRouting = (actor: Actor) => actor.mayAdmin;
