import type { Access } from "../kernel/contract.ts";

/** A report is made, or set aside, by whoever owes it. */
export const maySettleReport = (_actor: unknown, found: { readonly mine: boolean }) => found.mine;

/** The institution's words are kept by those who administer it. */
export const mayKeepPolicy = (actor: { readonly mayAdmin: boolean }, found: { readonly applies: boolean }) =>
  actor.mayAdmin && found.applies;

/** Complaints are the coordinator's alone. */
export const mayCoordinate = (_actor: unknown, found: { readonly coordinates: boolean }) => found.coordinates;

/** Measures are offered by whoever has the case. */
export const mayOfferMeasure = (_actor: unknown, found: { readonly has: boolean; readonly access: Access }) => found.has;
