/** Who asks, as the server knows them and as a page does. */
interface Asker {
  readonly mayAdmin: boolean;
  readonly programs: readonly { readonly id: string; readonly role: string; readonly canWrite: boolean }[];
}

/** Administrators keep the agency's forms, and so does whoever supervises a program. */
export const mayKeepForms = (actor: Asker) => actor.mayAdmin || actor.programs.some((p) => p.role === "supervisor" && p.canWrite);

/** What a program uses is said by its supervisors, and by administrators. */
export const mayUseIn = (actor: Asker, use: { readonly programId: string }) =>
  actor.mayAdmin || actor.programs.some((p) => p.id === use.programId && p.role === "supervisor" && p.canWrite);
