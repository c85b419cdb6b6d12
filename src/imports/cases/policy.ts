/** As much of whoever is asking as this is read from, on both sides. */
interface Asker {
  readonly programs: readonly { readonly id: string; readonly role: string; readonly sees: string; readonly canWrite: boolean }[];
}

/** The programs one may bring old cases into: where one opens cases and writes all of them. Whoever only administers may nowhere (R08). */
export const caseImportPrograms = (actor: Asker): readonly string[] =>
  actor.programs
    .filter(({ role, sees, canWrite }) => canWrite && sees === "program" && ["case_manager", "supervisor", "triager"].includes(role))
    .map(({ id }) => id);

/** Whether one may bring old cases into that program, and see what was brought. */
export const mayImportCases = (actor: Asker, programId: string): boolean => caseImportPrograms(actor).includes(programId);
