import { z } from "zod";
import { Created, day, endpoint, id, moment, none } from "../../kernel/contract.ts";
import { CrackKind, Nudge } from "../contract.ts";

/** A reviewer is somebody outside who sees that the one who works alone has done something, and never of whom (A19). */
const ReviewerId = id("Reviewer");
const Named = z.object({ id: z.uuid(), name: z.string() });
const one = z.object({ reviewerId: ReviewerId });

export const review = {
  setting: endpoint({
    name: "reviewer.setting",
    method: "GET",
    path: "/review/setting",
    in: none,
    out: z.object({
      /** The one who works here alone; null where there are more. */
      worker: Named.nullable(),
      reviewer: z
        .object({
          reviewerId: ReviewerId,
          account: Named,
          namedBy: Named,
          agreedAt: moment.nullable(),
          expiresOn: day,
          expired: z.boolean(),
          /** The asker is the one whose word is missing. */
          mayAgree: z.boolean(),
        })
        .nullable(),
      /** Whom the asker may name: active colleagues in no program. */
      candidates: z.array(Named),
      mayName: z.boolean(),
      /** What the reviewer asked the asker to look at. */
      nudges: z.array(Nudge),
    }),
    about: "Who reviews from outside the one who works alone: for that one, and for administrators.",
  }),
  name: endpoint({
    name: "reviewer.name",
    method: "POST",
    path: "/review/reviewers",
    creates: true,
    in: z.object({ accountId: z.uuid(), expiresOn: day }),
    out: Created,
    about:
      "Names an outside reviewer until a day, a year ahead at most; the worker and an administrator both say yes. 409 reviewer.notAlone, reviewer.notOutside, reviewer.alreadyThere.",
  }),
  agree: endpoint({
    name: "reviewer.agree",
    method: "POST",
    path: "/review/reviewers/:reviewerId/agree",
    in: one,
    out: none,
    about: "Says yes to a reviewer whom the other has named.",
  }),
  end: endpoint({
    name: "reviewer.end",
    method: "POST",
    path: "/review/reviewers/:reviewerId/end",
    in: one,
    out: none,
    about: "Ends a review: the reviewer sees nothing from then on.",
  }),
  show: endpoint({
    name: "review.show",
    method: "GET",
    path: "/review",
    in: none,
    out: z.object({
      /** Null where the asker reviews nobody now. */
      reviewing: z.object({ worker: z.string(), since: moment, expiresOn: day }).nullable(),
      cracks: z.array(
        z.object({
          crackId: z.uuid(),
          crack: CrackKind,
          subject: z.enum(["case", "concern", "crisis", "paper"]),
          days: z.number().int(),
          high: z.boolean(),
          /** When it first stood on the worker's list. */
          toldOn: day,
          putOffUntil: day.nullable(),
          nudgedAt: moment.nullable(),
        }),
      ),
      acts: z.array(
        z.object({
          actId: z.uuid(),
          what: z.enum(["closing", "snooze", "exception", "compelled", "unmasked", "emergency"]),
          crack: CrackKind.nullable(),
          onDay: day,
          untilDay: day.nullable(),
          acknowledgedAt: moment.nullable(),
        }),
      ),
    }),
    about:
      "What slips with the one who works alone, and what they did that another should know was done: kinds, days and numbers, nothing of anybody.",
  }),
  nudge: endpoint({
    name: "review.nudge",
    method: "POST",
    path: "/review/cracks/:crackId/nudge",
    in: z.object({ crackId: z.uuid() }),
    out: none,
    about: "Asks the worker to look, by a message that says nothing; once a day for the same. 409 nudge.alreadySent.",
  }),
  acknowledge: endpoint({
    name: "review.acknowledge",
    method: "POST",
    path: "/review/acts/:actId/acknowledge",
    in: z.object({ actId: z.uuid() }),
    out: none,
    about: "Says that the reviewer has seen that something was done.",
  }),
};
