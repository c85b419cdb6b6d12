import type { Actor } from "../kernel/actor.ts";

/** What left is read by administrators; in the demo, where nothing really leaves, by everybody. */
export const mayListMessages = (actor: Pick<Actor, "mayAdmin">, outbox: { readonly open: boolean }) => actor.mayAdmin || outbox.open;
