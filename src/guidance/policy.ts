interface Asker {
  readonly mayAdmin: boolean;
  readonly programs: readonly { readonly sees: string; readonly canWrite: boolean }[];
}

/** Practice notes are kept by those who administer the agency, and those who answer for a whole program. */
export const mayKeepGuidance = (actor: Asker) =>
  actor.mayAdmin || actor.programs.some(({ sees, canWrite }) => sees === "program" && canWrite);
