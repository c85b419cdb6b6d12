import { z } from "zod";
import { Created, endpoint, id, moment, none, personal, timeOfDay, words, wordsOrNone } from "../kernel/contract.ts";
import { D28_VISITS } from "../kernel/limits.ts";
import { AccountId, Named } from "../staff/contract.ts";

/**
 * A visit is that somebody of the staff has gone out, to a place known to nobody yet, until a time; when it has passed without a word, a colleague is told who,
 * and may read where. Whom they visit is no part of it.
 */
export const VisitId = id("Visit");

export const SettledHow = z.enum(["safe", "helped"]);
export type SettledHow = z.infer<typeof SettledHow>;

/** Somebody who was told that the visitor is not back. */
const Told = z.object({
  account: Named,
  at: moment,
  answer: z.enum(["has_it", "passed_on", "no_answer", "stopped"]).nullable(),
  /** When they read the place. */
  readAt: moment.nullable(),
});

/** What whoever knows of a visit is told of it: who and when, never where. */
export const Visit = z.object({
  visitId: VisitId,
  visitor: Named,
  colleague: Named,
  startedAt: moment,
  backBy: moment,
  arrivedAt: moment.nullable(),
  /** The visitor's last word. */
  wordAt: moment,
  endedAt: moment.nullable(),
  settled: z.object({ at: moment, by: Named, how: SettledHow }).nullable(),
  told: z.array(Told),
  /** Its time has passed, and nobody said yet what came of it. */
  late: z.boolean(),
  /** It is the asker's to answer now. */
  ringsMe: z.boolean(),
});
export type Visit = z.infer<typeof Visit>;

const one = z.object({ visitId: VisitId });

export const visits = {
  now: endpoint({
    name: "visit.now",
    method: "GET",
    path: "/visits",
    in: none,
    out: z.object({
      /** The asker's own, while it runs. */
      mine: Visit.nullable(),
      /** Those whom the asker looks out for: the late ones first. */
      others: z.array(Visit),
    }),
    about: "The asker's own visit, and those of colleagues whom they look out for. Where anybody went is not among it.",
  }),
  ready: endpoint({
    name: "visit.ready",
    method: "GET",
    path: "/visits/ready",
    in: none,
    out: z.object({
      mayGo: z.boolean(),
      /** Who can be told, in the order in which they are likely to be chosen; the first is the proposal. */
      colleagues: z.array(Named.extend({ why: z.enum(["last", "onCall", "supervisor", "program", "agency"]) })),
      /** The number given the last time. */
      phone: z.string().nullable(),
    }),
    about: "What is needed to go out: the colleagues who are there and can be told, and the number given the last time.",
  }),
  start: endpoint({
    name: "visit.start",
    method: "POST",
    path: "/visits",
    creates: true,
    in: z.object({
      place: personal(words(500)),
      phone: personal(wordsOrNone(60)),
      colleagueId: AccountId,
      /** Back in so many minutes, or at a time of the clock: one of the two. */
      backIn: z
        .number()
        .int()
        .min(5)
        .max(D28_VISITS.mostHours * 60)
        .nullish(),
      backAt: timeOfDay.nullish(),
    }),
    out: Created,
    about:
      "I am going out: where, until when, and who is told if not. 409 visit.alreadyOut; 422 colleagueId.cannotBeTold: oneself, or not there; backAt.missing, backAt.tooLate.",
  }),
  arrive: endpoint({
    name: "visit.arrive",
    method: "POST",
    path: "/visits/:visitId/arrive",
    in: one,
    out: none,
    about: "I have arrived. 409 visit.over.",
  }),
  stayLonger: endpoint({
    name: "visit.stayLonger",
    method: "POST",
    path: "/visits/:visitId/longer",
    in: one.extend({ from: moment }),
    out: none,
    about: "Half an hour longer than the time that was seen; said twice it is one half hour. 409 visit.over.",
  }),
  checkOut: endpoint({
    name: "visit.checkOut",
    method: "POST",
    path: "/visits/:visitId/out",
    in: one,
    out: none,
    about: "I am out and safe: it ends, whatever it stood at, and whoever was told hears so. Said twice it is the same.",
  }),
  place: endpoint({
    name: "visit.place",
    method: "POST",
    path: "/visits/:visitId/place",
    weighty: true,
    in: one,
    out: z.object({ place: z.string(), phone: z.string().nullable() }),
    about:
      "Where they went and how to reach them: for the visitor, and for whoever is told once they are late; that it was read is kept. 409 visit.over.",
  }),
  answer: endpoint({
    name: "visit.answer",
    method: "POST",
    path: "/visits/:visitId/answer",
    in: one.extend({ answer: z.enum(["has_it", "passed_on"]) }),
    out: none,
    about: "I am on it, or somebody else must. 409 visit.over, visit.nobodyElse.",
  }),
  settle: endpoint({
    name: "visit.settle",
    method: "POST",
    path: "/visits/:visitId/settle",
    in: one.extend({ how: SettledHow }),
    out: none,
    about: "What came of it: they are safe, or help is with them. 409 visit.over: somebody said so before, or they are back.",
  }),
};
