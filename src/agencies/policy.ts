import type { Actor } from "../kernel/actor.ts";

/** The calendar is everybody's to read and an administrator's to change. */
export const mayKeepCalendar = (actor: Pick<Actor, "mayAdmin">) => actor.mayAdmin;
