import type { Actor } from "../../kernel/actor.ts";

/** A reviewer is named by an administrator or by one who works with people; the database asks further whether that one works alone. */
export const mayName = (actor: Pick<Actor, "mayAdmin" | "programs">) =>
  actor.mayAdmin || actor.programs.some(({ role, canWrite }) => canWrite && (role === "case_manager" || role === "supervisor"));

/** The other of the two agrees, and never the reviewer. */
export const mayAgree = (
  actor: Pick<Actor, "id" | "mayAdmin">,
  { accountId, workerId, namedBy }: { readonly accountId: string; readonly workerId: string; readonly namedBy: string },
) => actor.id !== accountId && actor.id !== namedBy && (actor.id === workerId || (actor.mayAdmin && namedBy === workerId));
