import { z } from "zod";
import { Created, day, endpoint, id, moment, none, personal, version, words, wordsOrNone } from "../kernel/contract.ts";
import { AccountId, Named, ProgramId } from "../staff/contract.ts";

/**
 * A board advises: a program sits on it or reports to it. Who else sits there, what the program brought to a meeting and what became of it is kept here, and the fact
 * sheet a meeting was given. Nobody who is helped stands in any of it.
 */
export const BoardId = id("Board");
export const MemberId = id("BoardMember");
export const InputId = id("BoardInput");
export const SheetId = id("FactSheet");

export const Meets = z.enum(["monthly", "quarterly", "half_yearly", "yearly", "as_needed"]);
export type Meets = z.infer<typeof Meets>;
export const InputKind = z.enum(["need", "gap", "proposal"]);
export type InputKind = z.infer<typeof InputKind>;
/** What became of it; withdrawn: it was not brought after all. */
export const InputAnswer = z.enum(["taken_up", "not_taken_up", "later", "withdrawn"]);
export type InputAnswer = z.infer<typeof InputAnswer>;

const BoardWords = z.object({
  name: words(120),
  purpose: personal(wordsOrNone(2000)),
  meets: Meets,
  nextOn: day.nullish(),
});

export const Member = z.object({
  memberId: MemberId,
  name: z.string(),
  /** A colleague's title, or where somebody from outside works. */
  office: z.string().nullable(),
  outside: z.boolean(),
  chair: z.boolean(),
  fromOn: day,
  untilOn: day.nullable(),
  /** Their last day there is gone. */
  over: z.boolean(),
  version,
});
export type Member = z.infer<typeof Member>;

export const Input = z.object({
  inputId: InputId,
  meetingOn: day,
  kind: InputKind,
  words: z.string(),
  broughtBy: Named,
  answer: InputAnswer.nullable(),
  answerWords: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredOn: day.nullable(),
  /** Its meeting is over, and nobody has said what became of it. */
  due: z.boolean(),
  mayAnswer: z.boolean(),
});
export type Input = z.infer<typeof Input>;

const SheetHead = z.object({
  sheetId: SheetId,
  meetingOn: day,
  fromOn: day,
  untilOn: day,
  issuedBy: z.string(),
  issuedAt: moment,
});

/** A number of people; null: fewer than may be told of, or it could be worked out from others. */
const People = z.number().int().nullable();
export const Figures = z.object({
  people: People,
  /** Each of these adds up to the people. */
  level: z.record(z.string(), People),
  source: z.record(z.string(), People),
  /** Of these one person can have several. */
  concern: z.record(z.string(), People),
  barrier: z.record(z.string(), People),
  help: z.record(z.string(), People),
});
export type Figures = z.infer<typeof Figures>;

const period = { fromOn: day, untilOn: day };

export const boards = {
  list: endpoint({
    name: "board.list",
    method: "GET",
    path: "/boards",
    in: none,
    out: z.object({
      boards: z.array(
        z.object({
          boardId: BoardId,
          name: z.string(),
          programName: z.string(),
          meets: Meets,
          nextOn: day.nullable(),
          /** What was brought to meetings that are over, and nobody answered. */
          unanswered: z.number().int(),
          ended: z.boolean(),
        }),
      ),
      /** Where the asker adds one. */
      programs: z.array(Named.extend({ id: ProgramId })),
    }),
    about: "The advisory boards of the programs one works in or coordinates.",
  }),
  add: endpoint({
    name: "board.add",
    method: "POST",
    path: "/programs/:programId/boards",
    creates: true,
    in: BoardWords.extend({ programId: ProgramId }),
    out: Created,
    about: "Adds a board, by whoever supervises or coordinates the program.",
  }),
  show: endpoint({
    name: "board.show",
    method: "GET",
    path: "/boards/:boardId",
    in: z.object({ boardId: BoardId }),
    out: z.object({
      boardId: BoardId,
      name: z.string(),
      purpose: z.string().nullable(),
      programId: ProgramId,
      programName: z.string(),
      meets: Meets,
      nextOn: day.nullable(),
      endedOn: day.nullable(),
      members: z.array(Member),
      /** The last meeting first. */
      inputs: z.array(Input),
      sheets: z.array(SheetHead),
      /** Spans of days that are over and share none with another that was given out. */
      periods: z.array(z.object(period)),
      mayKeep: z.boolean(),
      version,
    }),
    about: "A board: who sits on it, what was brought to each meeting and what became of it, and the fact sheets its meetings were given.",
  }),
  change: endpoint({
    name: "board.change",
    method: "POST",
    path: "/boards/:boardId",
    in: BoardWords.extend({ boardId: BoardId, ended: z.boolean().default(false), version }),
    out: z.object({ version }),
    about: "Changes what a board is called, what for and how often it meets, or that it meets no more. 409 stale.",
  }),
};

export const members = {
  add: endpoint({
    name: "boardMember.add",
    method: "POST",
    path: "/boards/:boardId/members",
    creates: true,
    in: z.object({
      boardId: BoardId,
      /** A colleague, or nobody and a name. */
      accountId: AccountId.nullish(),
      name: personal(wordsOrNone(120)),
      office: personal(wordsOrNone(120)),
      chair: z.boolean().default(false),
      fromOn: day,
      untilOn: day.nullish(),
    }),
    out: Created,
    about:
      "Writes down who sits on a board: a colleague, or somebody from outside by name and office, who sees nothing here by it. 422 name, accountId, untilOn; 409 boardMember.there.",
  }),
  change: endpoint({
    name: "boardMember.change",
    method: "POST",
    path: "/board-members/:memberId",
    in: z.object({ memberId: MemberId, chair: z.boolean(), untilOn: day.nullish(), version }),
    out: z.object({ version }),
    about: "Whether somebody chairs, and until when they sit there. 422 untilOn; 409 stale, boardMember.there.",
  }),
};

export const inputs = {
  bring: endpoint({
    name: "boardInput.bring",
    method: "POST",
    path: "/boards/:boardId/inputs",
    creates: true,
    in: z.object({ boardId: BoardId, meetingOn: day, kind: InputKind, words: personal(words(4000)) }),
    out: Created,
    about: "Writes down what the program brings to a meeting of a board, in words that name nobody. 409 board.ended.",
  }),
  answer: endpoint({
    name: "boardInput.answer",
    method: "POST",
    path: "/board-inputs/:inputId/answer",
    in: z.object({ inputId: InputId, answer: InputAnswer, words: personal(wordsOrNone(4000)) }),
    out: none,
    about:
      "What became of it, once: by who brought it or keeps the board. 422 words: why not, or when; 409 boardInput.answered, boardInput.notYet before its meeting.",
  }),
  waiting: endpoint({
    name: "boardInput.waiting",
    method: "GET",
    path: "/board-inputs/waiting",
    in: none,
    out: z.object({
      inputs: z.array(
        z.object({ inputId: InputId, boardId: BoardId, boardName: z.string(), meetingOn: day, kind: InputKind, words: z.string() }),
      ),
    }),
    about:
      "What the asker brought to a meeting that is over, and nobody has said what became of it; and what somebody brought who is gone, for who keeps the board.",
  }),
};

export const sheets = {
  issue: endpoint({
    name: "factSheet.issue",
    method: "POST",
    path: "/boards/:boardId/fact-sheets",
    creates: true,
    weighty: true,
    in: z.object({ boardId: BoardId, meetingOn: day, ...period }),
    out: Created,
    about:
      "Gives a meeting the program's figures of half a year or a year that is over, small numbers taken out (R95); they stay as they are. 422 sheet.period; 409 sheet.notOver, sheet.issued, sheet.overlaps (R99), board.ended.",
  }),
  show: endpoint({
    name: "factSheet.show",
    method: "GET",
    path: "/fact-sheets/:sheetId",
    in: z.object({ sheetId: SheetId }),
    out: SheetHead.extend({
      boardId: BoardId,
      boardName: z.string(),
      programName: z.string(),
      agencyName: z.string(),
      figures: Figures,
      least: z.number().int(),
    }),
    about: "A fact sheet as it was given out.",
  }),
};
