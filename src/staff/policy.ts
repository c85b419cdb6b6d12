import type { Actor } from "../kernel/actor.ts";

interface Someone {
  readonly id: string;
}

/** Accounts are managed by the agency's administrators; that by itself opens no record of a person (R08). */
export const mayManageAccounts = (actor: Pick<Actor, "mayAdmin">) => actor.mayAdmin;

/** Nobody ends, resets or widens his own account: an administrator needs another one for that. */
export const mayManageAccount = (actor: Pick<Actor, "id" | "mayAdmin">, account: Someone) => actor.mayAdmin && account.id !== actor.id;

/** Who joins a program is said by those who work there; that an administrator sees who waits makes him none of them (R08). */
export const maySayWhoJoins = (_actor: Pick<Actor, "id">, admission: { mine: boolean }) => admission.mine;

/** One's own absence, or that of somebody one supervises. */
export const mayArrangeFor = (actor: Pick<Actor, "id">, found: { accountId: string; supervised: boolean }) =>
  found.accountId === actor.id || found.supervised;

/** Cover is given by the one who goes, or by a supervisor to somebody else; nobody takes it. */
export const mayGiveCover = (actor: Pick<Actor, "id">, found: { accountId: string; supervised: boolean; byId: string }) =>
  mayArrangeFor(actor, found) && found.byId !== actor.id;

/** Cover is ended by the one covered, the one who covers, or a supervisor. */
export const mayEndCover = (actor: Pick<Actor, "id">, found: { accountId: string; supervised: boolean; byId: string }) =>
  mayArrangeFor(actor, found) || found.byId === actor.id;

type InProgram = { readonly programs: readonly { readonly role: string }[] };

/** Roles that work with people, as the database has them (`access.helps`). */
export const helpsPeople = (role: string) => ["case_manager", "supervisor", "triager", "teammate", "officer"].includes(role);

/** Roles that open no record by themselves: what their holders see of somebody, a case's team lets them see. */
export const opensNothing = (role: string) => ["officer", "coordinator", "decision_maker", "student_staff", "law_officer"].includes(role);

/** Roles that count without anybody else's word when they see what they are asked into alone; the database decides (`staff.may_admit`). */
const COUNT_AT_ONCE = ["referrer", "coordinator", "decision_maker", "student_staff", "law_officer"];

/** Whether a role an administrator gives needs nobody's yes (012): it opens nothing by itself, or they supervise there; in a confidential program somebody is asked. */
export const countsAtOnce = (
  me: { readonly programs: readonly { readonly id: string; readonly role: string }[] },
  program: { readonly id: string; readonly regime: string } | undefined,
  given: { readonly role: string; readonly sees: string; readonly mayTriage: boolean },
) =>
  (program !== undefined && me.programs.some(({ id, role }) => id === program.id && role === "supervisor")) ||
  (COUNT_AT_ONCE.includes(given.role) &&
    (opensNothing(given.role) || (given.sees === "assigned" && !given.mayTriage)) &&
    program?.regime !== "CONF" &&
    program?.regime !== "VSP");

/** Whoever works with people somewhere, or refers them: for the others there is nobody to search and no address book. */
export const looksForPeople = (me: InProgram) =>
  me.programs.some(({ role }) => !["coordinator", "decision_maker", "student_staff", "law_officer"].includes(role));

/** What an officer of the law is here is decided by the agency's administrators and its privacy officers. */
export const mayDecideLaw = (_actor: unknown, found: { readonly mayDecide: boolean }) => found.mayDecide;
