import type { Actor } from "../../kernel/actor.ts";

/** The programs one may bring old cases into: where one opens cases and writes all of them. Whoever only administers may nowhere (R08). */
export const caseImportPrograms = (actor: Actor): readonly string[] =>
  actor.programs
    .filter(({ role, sees, canWrite }) => canWrite && sees === "program" && ["case_manager", "supervisor", "triager"].includes(role))
    .map(({ id }) => id);

export const mayImportCases = (actor: Actor, programId: string): boolean => caseImportPrograms(actor).includes(programId);
