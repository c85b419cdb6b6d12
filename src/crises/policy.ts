import type { Access } from "../kernel/contract.ts";

/** Who asks, as the server knows them and as a page does. */
interface Asker {
  readonly mayAdmin: boolean;
  readonly programs: readonly {
    readonly id: string;
    readonly role: string;
    readonly canWrite: boolean;
    readonly mayTriage: boolean;
  }[];
}

/** Whoever works cases or triages in a program may begin a crisis there. */
export const mayBegin = (actor: Asker, program: { readonly id: string }) =>
  actor.programs.some(
    (p) => p.id === program.id && (p.mayTriage || (p.canWrite && ["case_manager", "supervisor", "triager"].includes(p.role))),
  );

/** Whether somebody begins crises anywhere. */
export const beginsAnywhere = (actor: Asker) => actor.programs.some((p) => mayBegin(actor, p));

/** Whoever may write in it. */
export const mayWrite = (_actor: Asker, crisis: { readonly access: Access }) => crisis.access.canWrite;

/** The agency's list is its administrators'; a program's also its supervisors'. */
export const mayKeepList = (actor: Asker, list: { readonly programId: string | null }) =>
  actor.mayAdmin || actor.programs.some((p) => p.id === list.programId && p.role === "supervisor" && p.canWrite);

/** Whether somebody keeps any list. */
export const keepsAnyList = (actor: Asker) => actor.mayAdmin || actor.programs.some((p) => mayKeepList(actor, { programId: p.id }));
