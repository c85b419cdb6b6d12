import { helpsPeople } from "../staff/policy.ts";

/** Boards are kept, and their fact sheets given out, by those who supervise or coordinate the program: the database says who. */
export const mayKeepBoards = (_actor: unknown, found: { readonly mayKeep: boolean }) => found.mayKeep;
/** What became of something is said by who brought it or keeps the board. */
export const mayAnswerInput = (_actor: unknown, found: { readonly mayAnswer: boolean }) => found.mayAnswer;

interface Asker {
  readonly programs: readonly { readonly role: string }[];
}
/** Whether somebody works where there may be boards to know of. */
export const mayKnowBoards = (me: Asker) => me.programs.some(({ role }) => role === "coordinator" || helpsPeople(role));
