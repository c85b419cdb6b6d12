import type { Actor } from "../../kernel/actor.ts";

/** Whoever supervises the whole of a program, with a pen, says what it asks and who has it. */
export const keepsTraining = (actor: Pick<Actor, "programs">, programId: string) =>
  actor.programs.some((one) => one.id === programId && one.role === "supervisor" && one.sees === "program" && one.canWrite);

/** What is asked in a program is kept by those who supervise it. */
export const mayKeepTraining = (actor: Pick<Actor, "programs">, { programId }: { readonly programId: string }) =>
  keepsTraining(actor, programId);

/** Whoever carries cases of a program agrees to its texts and stands by there. */
export const mayCarryThere = (actor: Pick<Actor, "programs">, { programId }: { readonly programId: string }) =>
  actor.programs.some((one) => one.id === programId && ["case_manager", "supervisor"].includes(one.role) && one.canWrite);
