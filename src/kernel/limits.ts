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
/** D31: days after which whoever leads is reminded to close the case of one who has died. */
export const DEATH_CLOSE_DAYS = 14;
/** D31: open cases of one person that are given such a step by one switch. */
export const DEATH_MOST_CASES = 12;
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

/** R110 as amended by the design's README 20: minutes without a touch after which a session ends, and after which the screen is covered. */
export const R110_IDLE_MINUTES = { shared: 20, own: 60 } as const;

/** R86 R88: how long a line may be slow. Bytes are what arrives; a line that brings less in a window of that many milliseconds is cut. */
export const R88_PATIENCE = {
  /** All headers of a request. */
  headersMs: 20_000,
  /** The whole of an ordinary body, a megabyte at most. */
  bodyMs: 30_000,
  /** The whole of a form or a file: 25 MB over a line of 500 kbit a second take seven minutes. */
  uploadMs: 20 * 60_000,
  /** A form or a file keeps coming: this many bytes in each window. */
  windowMs: 15_000,
  windowBytes: 4_096,
} as const;
/** D04: minutes in which one who is rung answers before the next one is. */
export const RING_MINUTES = 15;
/** D04: until when on a program day what comes in is read the same day, where the agency is. */
export const OFFICE_ENDS = "17:00";
/** V5.2.4: uploads of one account that hang nowhere yet. */
export const MOST_FILES_WAITING = 60;
/** A19: how many days ahead a reviewer from outside may be named at most. */
export const REVIEW_LONGEST_DAYS = 366;
/** D02: hours in which a whole agency's package is said yes to and begun, and hours it may be fetched. */
export const D02_EXPORT_HOURS = { word: 72, kept: 7 * 24 } as const;
