/** Kept by whoever administers: years and reasons, nobody's record. */
export const mayKeepSchedules = (actor: { readonly mayAdmin: boolean }) => actor.mayAdmin;

/** The years are no secret from anybody who works here. */
export const mayReadSchedules = (actor: { readonly mayAdmin: boolean; readonly programs: readonly unknown[] }) =>
  actor.mayAdmin || actor.programs.length > 0;

/** The second word is another's than the first. */
export const mayAnswerReview = (_actor: unknown, review: { readonly mayAnswer: boolean }) => review.mayAnswer;

export const mayAskHold = (_actor: unknown, hold: { readonly mayAsk: boolean }) => hold.mayAsk;

export const mayAnswerHold = (_actor: unknown, hold: { readonly mayAnswer: boolean }) => hold.mayAnswer;

/** Whether something could wait for somebody's word; a named escalation account finds the page under Settings. */
export const mayDecideRetention = (me: { readonly programs: readonly { readonly role: string; readonly sees: string }[] }) =>
  me.programs.some(({ role, sees }) => role === "officer" || (role === "supervisor" && sees === "program"));
