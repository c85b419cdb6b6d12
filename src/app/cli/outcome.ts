/** What a command tells whoever started it: done, refused or faulty, not understood. */
export type Outcome = 0 | 1 | 2;

/** The command was not understood; nothing was done. */
export class UsageError extends Error {}

/** Understood, and not done: in words for whoever asked. */
export class Refusal extends Error {}
