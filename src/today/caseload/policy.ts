import type { Actor } from "../../kernel/actor.ts";
import type { CaseloadPolicy, Worker } from "./contract.ts";

/** The board is for those who supervise the whole of a program. */
export const maySeeBoard = (actor: Pick<Actor, "programs">, { id }: { readonly id: string }) =>
  actor.programs.some((one) => one.id === id && one.role === "supervisor" && one.sees === "program");

/** What it goes by is set by a supervisor with a pen. */
export const maySetBoard = (actor: Pick<Actor, "programs">, { id }: { readonly id: string }) =>
  actor.programs.some((one) => one.id === id && one.role === "supervisor" && one.sees === "program" && one.canWrite);

/** As long as nobody has set anything; the limit is the program's own. */
export const USUAL: Omit<CaseloadPolicy, "limit"> = {
  warnAt: 90,
  weights: { triage_only: 1, brief: 2, full: 4 },
  peoplePerManager: 50,
};

/** What one can carry who is there that share of the week. */
export const limitFor = ({ limit }: Pick<CaseloadPolicy, "limit">, percent: number) => Math.round((limit * percent) / 100);

/** Whether there is room, nearly none, or more than planned. */
export function standingOf(policy: Pick<CaseloadPolicy, "limit" | "warnAt">, weight: number, percent: number): Worker["standing"] {
  const limit = limitFor(policy, percent);
  if (weight > limit) return "over";
  return weight > 0 && weight * 100 >= limit * policy.warnAt ? "near" : "free";
}
