import type { Access } from "../kernel/contract.ts";

/** Who asks, as the server knows them and as a page does. */
interface Asker {
  readonly programs: readonly {
    readonly id: string;
    readonly role: string;
    readonly sees: string;
    readonly canWrite: boolean;
    readonly mayTriage: boolean;
  }[];
}

/** Whoever works cases or triages in a program gives advice there, answers its calls, and sees what was counted. */
export const mayConsult = (actor: Asker, program: { readonly id: string }) =>
  actor.programs.some(
    (p) => p.id === program.id && (p.mayTriage || (p.canWrite && ["case_manager", "supervisor", "triager"].includes(p.role))),
  );

/** Whether somebody gives advice anywhere. */
export const consultsAnywhere = (actor: Asker) => actor.programs.some((p) => mayConsult(actor, p));

/** Who wrote it down, and who writes or triages the program, may make a concern of it. */
export const mayMakeConcern = (_actor: Asker, consult: { readonly access: Access }) => consult.access.canWrite;

/** What somebody kept is put right by themself alone, while they work there. */
export const mayAmendConsult = (
  actor: Asker & { readonly id: string },
  { by, programId }: { readonly by: string; readonly programId: string },
) => actor.id === by && mayConsult(actor, { id: programId });

/** Calls without a name are answered by victim services and confidential offices. */
export const answersHotline = (program: { readonly regime: string }) => program.regime === "VSP" || program.regime === "CONF";
