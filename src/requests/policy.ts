import { mayReadDisclosures, mayShare } from "../disclosures/policy.ts";

/** Everybody who works here may stand at the desk. */
export const mayRecordPaper = (actor: { readonly kind: string }) => actor.kind === "staff";

/** A paper is gone on with by whoever wrote it down, and by those who answer for it. */
export const mayChangePaper = (_actor: unknown, paper: { readonly ended: boolean }) => !paper.ended;

/** It is ended by those who answer for it. */
export const mayEndPaper = (_actor: unknown, paper: { readonly decides: boolean }) => paper.decides;

/** What is asked about a record is read by those who hold the legal section of its case. */
export const mayReadRequests = mayReadDisclosures;

/** It is answered by those who write there. */
export const mayAnswerRequest = mayShare;

/** The second word on an order; the database says who. */
export const mayApproveRequest = (_actor: unknown, found: { readonly mayApprove: boolean }) => found.mayApprove;

type Regime = "FERPA" | "VSP" | "CONF" | "BASE";

/** Where an order is looked at by two before anything is given on it (R12, R71); the database holds the same (requests.gate_mandate). */
export const needsSecond = (regime: Regime) => regime === "VSP" || regime === "CONF";
