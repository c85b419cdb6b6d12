/** Numbers that a rule fixes, each under the rule's id. */

/** D32: so many tries, in so many ways, before a case may be closed because nobody answered. */
export const NO_RESPONSE = { tries: 3, ways: 2 } as const;
/** D21: without contact for so many days, a case is a quiet one. */
export const QUIET_DAYS = 30;
/** D21: a step due within so many days, or an appointment to come, keeps a case out of a closing of many. */
export const URGENT_STEP_DAYS = 3;
/** D21: more cases than this are worked through by a job. */
export const AT_ONCE = 50;
/** D21: so many cases at most by one press. */
export const MOST_AT_ONCE = 500;
/** D21: how long a closing of many can be taken back, minutes. */
export const UNDO_MINUTES = 15;
/** D26: so many rows at most in one group. */
export const LARGEST_GROUP = 100;

/** README 17: the largest file taken from anybody, bytes. */
export const LARGEST_FILE = 25 * 1024 * 1024;
/** README 17: how much of a file stands in one sealed piece, bytes. */
export const FILE_PIECE = 64 * 1024;
/** README 17: how long an uploaded file waits to be attached, hours. */
export const FILE_WAITS_HOURS = 24;
/** F2: a picture with more pixels than this is refused, whoever opens it. */
export const MOST_PIXELS = 100_000_000;
