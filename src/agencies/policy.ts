import type { Actor } from "../kernel/actor.ts";

/** The calendar is everybody's to read and an administrator's to change. */
export const mayKeepCalendar = (actor: Pick<Actor, "mayAdmin">) => actor.mayAdmin;

/** The agency's key is its administrators' to change; nobody sees it. */
export const mayRotateKey = (actor: Pick<Actor, "mayAdmin">) => actor.mayAdmin;
