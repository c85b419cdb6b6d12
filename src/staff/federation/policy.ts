import type { Actor } from "../../kernel/actor.ts";

/** Providers are kept by the agency's administrators. */
export const mayKeepOrganisations = (actor: Pick<Actor, "mayAdmin">) => actor.mayAdmin;

/** Whoever asked cannot say yes; nor can one administrator for another. */
export const mayConfirmOrganisation = (_actor: Pick<Actor, "id">, found: { mine: boolean }) => found.mine;

/** Whoever may be asked about a provider sees how it stands. */
export const seesOrganisations = (actor: { mayAdmin: boolean; programs: readonly { role: string }[] }) =>
  actor.mayAdmin || actor.programs.some(({ role }) => role === "supervisor" || role === "case_manager");
