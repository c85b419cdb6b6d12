import type { Actor } from "../kernel/actor.ts";

/** A rota is kept by the program's supervisors, its escalation account and the agency's administrators. */
export const mayKeepRota = (_actor: unknown, found: { mayKeep: boolean }) => found.mayKeep;

/** Only the one who is rung answers for it. */
export const mayAnswerRing = (actor: Pick<Actor, "id">, ring: { accountId: string }) => ring.accountId === actor.id;

/** Those who see the program's inbox write its hand-over and read it; student staff read it by its numbers. */
export const seesHandOver = (actor: Pick<Actor, "programs">, programId: string) =>
  actor.programs.some((p) => p.id === programId && (p.mayTriage || p.sees === "program" || p.role === "student_staff"));

/** Writing it asks for a pen: triage, or the whole program with one; whoever was there for the shift hands it over. */
export const mayWriteHandOver = (actor: Pick<Actor, "programs">, { programId }: { programId: string }) =>
  actor.programs.some((p) => p.id === programId && (p.mayTriage || (p.sees === "program" && p.canWrite) || p.role === "student_staff"));

/** It is read by somebody else than wrote it. */
export const mayConfirmHandOver = (actor: Pick<Actor, "id" | "programs">, found: { programId: string; byId: string }) =>
  mayWriteHandOver(actor, found) && found.byId !== actor.id;
