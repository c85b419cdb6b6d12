import type { Access } from "../kernel/contract.ts";
import { reaches } from "../people/policy.ts";
import type { MandateCode, ShareBasis } from "./copyContract.ts";

interface Held {
  readonly access: Access;
}

/** Whoever writes the legal section of a case shares from it. */
export const mayShare = (_actor: unknown, found: Held) => found.access.canWrite && reaches(found, "legal");
/** The record of it is read by those who hold that section. */
export const mayReadDisclosures = (_actor: unknown, found: Held) => reaches(found, "legal");
/** What is owed is answered by whoever writes in the case. */
export const mayAnswerDuty = (_actor: unknown, found: Held) => found.access.canWrite && reaches(found, "services");

/** That nothing was shared in a contact is said by whoever recorded it, and could have shared. */
export const maySayNothing = (actor: { readonly id: string }, found: Held & { readonly recordedBy: string }) =>
  mayShare(actor, found) && found.recordedBy === actor.id;

type Regime = "FERPA" | "VSP" | "CONF" | "BASE";

/** On what something may leave a program of that regime; the database holds the same (disclosures.may_rest_on). */
export function basesIn(regime: Regime): ShareBasis[] {
  return regime === "FERPA" ? ["release", "ferpa_exception", "mandate", "self"] : ["release", "mandate", "self"];
}

/** What compels there; a subpoena alone is no court's order where the law is stricter. */
export const mandatesIn = (regime: Regime): MandateCode[] =>
  regime === "FERPA" || regime === "BASE" ? ["court_order", "statute", "subpoena_received"] : ["court_order", "statute"];

/** Whether the person is told again before something new leaves (R31). */
export const remindsIn = (regime: Regime) => regime === "VSP";
