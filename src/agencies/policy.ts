import type { Actor } from "../kernel/actor.ts";

/** The calendar is everybody's to read and an administrator's to change. */
export const mayKeepCalendar = (actor: Pick<Actor, "mayAdmin">) => actor.mayAdmin;

/** The agency's key is its administrators' to change; nobody sees it. */
export const mayRotateKey = (actor: Pick<Actor, "mayAdmin">) => actor.mayAdmin;

/** Programs are their administrators' to add and to name; everybody of the agency may know of them. */
export const mayKeepPrograms = (actor: Pick<Actor, "mayAdmin">) => actor.mayAdmin;
