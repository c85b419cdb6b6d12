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
/** D31: for so many days whoever works on a case reads on Today that its person has died. */
export const DEATH_TOLD_DAYS = 14;
/** D31: open cases of one person that are given such a step by one switch. */
export const DEATH_MOST_CASES = 12;
/** B07: days before a training or an agreement ends from which that is said. */
export const B07_WARN_DAYS = 30;
/** A13: of so many days the time that contacts took is counted, beside the weight of a case. */
export const A13_TIME_DAYS = 30;
/** A18: days after coming back for which the summary of what happened meanwhile stays. */
export const A18_SUMMARY_DAYS = 14;
/** A22: how often a day a leave is asked for on one's own page, and how many days back it begins and ahead it ends. The database holds the same (leaves.own_limits). */
export const A22_OWN_LEAVE = { aDay: 3, backDays: 366, aheadDays: 1830 } as const;
/** A22: days in which somebody looks at a request that was taken back there. */
export const A22_TAKEN_BACK_DAYS = 1;
/** D20: days for which a case manager reads that somebody else settled cases of theirs. */
export const D20_TOLD_DAYS = 7;
/** D21: how long a closing of many can be taken back, minutes. */
export const UNDO_MINUTES = 15;
/** D20: a break of more days than this ends a term: what is paused wakes on the first program day after it. */
export const TERM_BREAK_DAYS = 21;
/** D20: how far ahead such a break is looked for, days. */
export const TERM_AHEAD_DAYS = 300;
/** D20: for so many days a place that a roster ended is still told as where somebody was. */
export const ROSTER_NEW_DAYS = 200;
/** D20: so many cases at most in one list of the year's end. */
export const MOST_IN_SEASON = 400;
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
/**
 * D28: hours somebody may be out at most when they say so; minutes in which one who is told answers, in which the same is told again, and after which "I am on it" is asked
 * after; half an hour longer; hours for which whoever was told sees how it ended, days it is kept after that, and days when nobody ended it. The database holds the same (visits.limits).
 */
export const D28_VISITS = {
  mostHours: 14,
  answerMinutes: 10,
  againMinutes: 60,
  onItMinutes: 60,
  longerMinutes: 30,
  seenHours: 12,
  keptDays: 30,
  lostDays: 90,
} as const;
/** D04: until when on a program day what comes in is read the same day, where the agency is. */
export const OFFICE_ENDS = "17:00";
/** V5.2.4: uploads of one account that hang nowhere yet. */
export const MOST_FILES_WAITING = 60;
/** A19: how many days ahead a reviewer from outside may be named at most. */
export const REVIEW_LONGEST_DAYS = 366;
/** A35: so many times of other programs are held for one case at once, at most. The database holds the same (appointments.most_holds). */
export const A35_MOST_HOLDS = 3;
/** A14: a colleague is told of what the person did with appointments on their own page so many minutes apart at the least. */
export const A14_OWN_PAGE_MINUTES = 15;
/** A19: how many days somebody from outside stands in at a stretch, and how far ahead they may be named, at most. The database holds the same (staff.outsider_limits). */
export const A19_OUTSIDER = { coverDays: 42, namedDays: 366 } as const;
/** D02: hours in which a whole agency's package is said yes to and begun, and hours it may be fetched. */
export const D02_EXPORT_HOURS = { word: 72, kept: 7 * 24 } as const;
/** R31: days for which a reminder counts. The database holds the same (disclosures.counts). */
export const R31_REMINDER_DAYS = 7;
/** R34: a link's days and looks unless other ones are said, and the most that may be; wrong codes after which it is no more. */
export const R34_LINK = { days: 7, views: 5, mostDays: 30, mostViews: 20, tries: 10 } as const;
/** R33: items in one package at most. */
export const R33_MOST_ITEMS = 20;
/** R33: bytes of files in one package: a withdrawal waits while it is made, and must not wait long. */
export const R33_MOST_BYTES = 32 * 1024 * 1024;
/** R37: days until what is owed to a person of whom something was given away is due. */
export const R37_DUTY_DAYS = 1;
/** D09: days in which whoever asks to see or amend a record is answered (34 CFR 99.10). */
export const D09_ANSWER_DAYS = 45;
/** C17: after how many days at least, and at most, a program has needs and strengths talked through again. */
export const C17_REASSESS_DAYS = { least: 14, most: 366 } as const;
/** D22: days in which a new school is answered. */
export const D22_TRANSFER_DAYS = 10;
/** R22: the longest a release ever stands; days. */
export const R22_MOST_DAYS = 365;
/** R22: how long a release stands unless its program says otherwise, from which length on its page asks whether it must be so long, and the longest; days. The database holds the same (releases.days_of). */
export const R22_RELEASE_DAYS = {
  VSP: { usual: 30, warn: 90, most: R22_MOST_DAYS },
  CONF: { usual: 30, warn: 90, most: R22_MOST_DAYS },
  FERPA: { usual: 90, warn: 180, most: R22_MOST_DAYS },
  BASE: { usual: 90, warn: 180, most: R22_MOST_DAYS },
} as const;
/** R24: from this age on a person signs alone. */
export const R24_OF_AGE = 18;
/** R28: a release is looked at again each so many days. */
export const R28_REVIEW_DAYS = 90;
/** R46: the written confirmation of a withdrawal is due in so many days. */
export const R46_CONFIRM_DAYS = 2;
/** R49: so many days before its end a release is warned of, and once more; one no longer than the first of them in its last third alone (src/releases/wholeDays.ts). The database holds the same (releases.release_crack). */
export const R49_WARN_DAYS = { first: 14, last: 3 } as const;
/** R38: hours an emergency opens a case for, how many a day, how many tries a day, program days until it must be looked at, and how many letters the threat has at least. The database holds the same (walls.emergency_limits). */
export const R38_EMERGENCY = { hours: 4, aDay: 3, triesADay: 10, reviewDays: 3, leastWords: 20 } as const;
/** R67: lines of the register that one file holds. */
export const R67_MOST_LINES = 20_000;
/** R90: days for which what is due to go stands in the queue before it can, and years for which it is kept longer at most. The database holds the same (retention.review). */
export const R90_REVIEW = { leastDays: 30, mostYears: 10 } as const;
/** R93: rows taken away in one transaction of a purge. */
export const R93_PIECE_ROWS = 200;

/**
 * R85: for so many days a meeting is asked about that has no answer, after that nobody would truly know; and so many days after another text took its place, what was
 * written of a safety plan is gone. The first stands in safety.safety_crack too, a test holds them together.
 */
export const R85_SAFETY = { askedDays: 30, contentDays: 30 } as const;

/**
 * A11: so many program days a question to a supervisor, or what waits for a yes, may stay unanswered until it slips; and so many open cases of each case manager
 * are picked for the quarterly look through the records that `people.md` 5.4 names (how many is ours). Who had a case within so many days says no yes to its closing.
 * The database holds the same (supervision.limits), a test holds them together.
 */
export const A11_SUPERVISION = { answerDays: 3, records: 2, hadDays: 90 } as const;

/** R95: fewer people than this are not shown in a figure. */
export const R95_LEAST = 10;
/** D12: after how many days back somebody is asked how it goes. */
export const D12_CHECK_DAYS = [1, 3, 7, 30] as const;
