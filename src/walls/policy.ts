import type { Access } from "../kernel/contract.ts";

/** Whoever sees the record is told what walls there are that they may know of; the database leaves out the rest. */
export const mayListWalls = (_actor: unknown, found: { readonly access: Access }) => found.access.because.length > 0;

/** A wall is placed by those who answer for what is behind it. */
export const mayPlaceWall = (_actor: unknown, found: { readonly mayPlace: boolean }) => found.mayPlace;

export const mayAskLift = (_actor: unknown, wall: { readonly mayAsk: boolean }) => wall.mayAsk;

/** Said by a second one: who decides there, and did not ask. */
export const mayAnswerLift = (_actor: unknown, wall: { readonly mayAnswer: boolean }) => wall.mayAnswer;

export const mayReviewEmergency = (_actor: unknown, found: { readonly mayReview: boolean }) => found.mayReview;

export const mayEndEmergency = (_actor: unknown, found: { readonly mine: boolean }) => found.mine;

export const mayConfirmOption = (_actor: unknown, found: { readonly mayConfirm: boolean }) => found.mayConfirm;

/** Whether emergency access is anything for somebody: who helps people here, with a pen. The database decides. */
export const mayAskEmergency = (me: { readonly programs: readonly { readonly role: string; readonly canWrite: boolean }[] }) =>
  me.programs.some(({ role, canWrite }) => canWrite && ["case_manager", "supervisor", "triager", "teammate"].includes(role));

/** Whether walls and emergencies could ever wait for somebody's second word; a named escalation account learns it on Today. */
export const mayDecideWalls = (me: { readonly programs: readonly { readonly role: string; readonly sees: string }[] }) =>
  me.programs.some(({ role, sees }) => role === "officer" || (role === "supervisor" && sees === "program"));
