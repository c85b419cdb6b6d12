import { z } from "zod";
import { Created, day, endpoint, id, moment, none, personal, timeOfDay, words } from "../kernel/contract.ts";
import { AccountId, Named, ProgramId } from "../staff/contract.ts";

/** The rota says whose turn it is; a ring is that one person was asked, without a word of what about, to take up what cannot wait. */
export const PatternId = id("Pattern");
export const ShiftId = id("Shift");
export const RingId = id("Ring");
export const HandOverId = id("HandOver");

const Rank = z.enum(["first", "second"]);
/** 1 Monday … 7 Sunday. */
const weekday = z.number().int().min(1).max(7);

/** A turn that comes round each week. */
const Pattern = z.object({
  id: PatternId,
  account: Named,
  rank: Rank,
  weekday,
  fromTime: timeOfDay,
  untilWeekday: weekday,
  untilTime: timeOfDay,
});

/** A turn as it falls: one of a pattern, with who has it that week, or one by itself. */
export const Turn = z.object({
  patternId: PatternId.nullable(),
  /** Of a pattern, the day on which it begins. */
  onDay: day.nullable(),
  /** One by itself, or what was changed of a pattern's: it can be taken back. */
  shiftId: ShiftId.nullable(),
  /** Null: taken out, and nobody in their place. */
  account: Named.nullable(),
  rank: Rank,
  from: moment,
  until: moment,
  /** Why whoever has it would not be rung. */
  wrong: z.enum(["left", "away", "noRight"]).nullable(),
});
export type Turn = z.infer<typeof Turn>;

export const rota = {
  programs: endpoint({
    name: "rota.programs",
    method: "GET",
    path: "/on-call/programs",
    in: none,
    out: z.object({ programs: z.array(Named.extend({ id: ProgramId, mayKeep: z.boolean() })) }),
    about: "The programs whose rota one may read, and whether one keeps it.",
  }),
  show: endpoint({
    name: "rota.show",
    method: "GET",
    path: "/on-call/programs/:programId/rota",
    in: z.object({ programId: ProgramId, from: day.optional() }),
    out: z.object({
      mayKeep: z.boolean(),
      /** The seven days shown, by the first. */
      firstDay: day,
      turns: z.array(Turn),
      gaps: z.array(z.object({ from: moment, until: moment })),
      patterns: z.array(Pattern),
      /** Who may be put on it: those who may take up the program's concerns. */
      takers: z.array(Named),
      /** Who is rung when nobody else answers. */
      escalation: z.string().nullable(),
    }),
    about: "A week of a program's rota, from a day on: turns, gaps, and what comes round each week.",
  }),
  addPattern: endpoint({
    name: "rota.addPattern",
    method: "POST",
    path: "/on-call/programs/:programId/patterns",
    creates: true,
    in: z.object({
      programId: ProgramId,
      accountId: AccountId,
      rank: Rank.default("first"),
      weekday,
      fromTime: timeOfDay,
      untilWeekday: weekday,
      untilTime: timeOfDay,
    }),
    out: Created,
    about: "Lets somebody's turn come round each week. 422 accountId.cannotBeRung: they may not take up the program's concerns.",
  }),
  endPattern: endpoint({
    name: "rota.endPattern",
    method: "POST",
    path: "/on-call/patterns/:patternId/end",
    in: z.object({ patternId: PatternId }),
    out: none,
    about: "Ends a weekly turn now.",
  }),
  swap: endpoint({
    name: "rota.swap",
    method: "POST",
    path: "/on-call/patterns/:patternId/swap",
    creates: true,
    in: z.object({ patternId: PatternId, onDay: day, accountId: AccountId.nullable() }),
    out: Created,
    about: "Gives one week's turn to somebody else, or to nobody. 422 onDay.noTurn: none begins on that day, or it is over.",
  }),
  addShift: endpoint({
    name: "rota.addShift",
    method: "POST",
    path: "/on-call/programs/:programId/shifts",
    creates: true,
    in: z.object({
      programId: ProgramId,
      accountId: AccountId,
      rank: Rank.default("first"),
      firstDay: day,
      fromTime: timeOfDay,
      lastDay: day,
      untilTime: timeOfDay,
    }),
    out: Created,
    about: "Adds one turn by itself, a fortnight at most.",
  }),
  endShift: endpoint({
    name: "rota.endShift",
    method: "POST",
    path: "/on-call/shifts/:shiftId/end",
    in: z.object({ shiftId: ShiftId }),
    out: none,
    about: "Takes back a turn by itself, or a change of one week's.",
  }),
};

/** That the asker is being rung; of what, only where they may open it. */
export const Rung = z.object({
  ringId: RingId,
  concernId: id("Concern").nullable(),
  number: z.number().int().nullable(),
  /** Whether they may have it; who may not passes it on. */
  takes: z.boolean(),
  /** Who of the program could have it, for one who may not. */
  reach: z.array(z.string()),
  rungAt: moment,
  answerBy: moment,
  /** Nobody answered in time, and it has not gone on yet. */
  late: z.boolean(),
});
export type Rung = z.infer<typeof Rung>;

export const rings = {
  acknowledge: endpoint({
    name: "ring.acknowledge",
    method: "POST",
    path: "/on-call/rings/:ringId/acknowledge",
    in: z.object({ ringId: RingId }),
    out: none,
    about:
      "I have it: nobody else is rung. 409 ring.over: it has gone on meanwhile, or is settled; ring.notYours: they may not have it; ring.busy: somebody is just deciding it.",
  }),
  passOn: endpoint({
    name: "ring.passOn",
    method: "POST",
    path: "/on-call/rings/:ringId/pass-on",
    in: z.object({ ringId: RingId }),
    /** Who is rung instead. */
    out: z.object({ rung: z.array(z.string()) }),
    about: "Pass on: the next one is rung at once, and named. 409 ring.nobodyElse: there is nobody else to ring.",
  }),
};

export const handOvers = {
  write: endpoint({
    name: "handOver.write",
    method: "POST",
    path: "/on-call/programs/:programId/hand-overs",
    creates: true,
    in: z.object({ programId: ProgramId, words: personal(words(2000)) }),
    out: Created,
    about: "A few words by the one whose shift ends.",
  }),
  confirm: endpoint({
    name: "handOver.confirm",
    method: "POST",
    path: "/on-call/hand-overs/:handOverId/confirm",
    in: z.object({ handOverId: HandOverId }),
    out: none,
    about: "Says that one has read it; never of one's own words. 409 handOver.alreadyRead.",
  }),
};
