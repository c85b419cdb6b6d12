import { z } from "zod";
import { CaseId } from "../../cases/timeline/contract.ts";
import { Access, Created, day, endpoint, id, none, personal, timeOfDay, version, words, wordsOrNone } from "../../kernel/contract.ts";
import { PersonId } from "../../people/contract.ts";

/** A comeback is somebody's return after a hospital, a leave, a suspension or having been missing: prepared before the first class, looked after for a month (D12). */
export const ComebackId = id("Comeback");

const After = z.enum(["hospital", "leave", "suspension", "missing"]);
export type After = z.infer<typeof After>;
/** That the hospital may speak with us, in writing: asked before they are discharged. */
const ReleaseState = z.enum(["to_ask", "signed", "declined", "not_needed"]);

const Knowing = z.object({ who: personal(words(160)), what: personal(words(600)) });

export const Comeback = z.object({
  comebackId: ComebackId,
  after: After,
  expectedOn: day,
  classOn: day.nullable(),
  meetingOn: day.nullable(),
  meetingAt: timeOfDay.nullable(),
  /** Where the paper stands by which the hospital may speak with us: a step of its own, and nothing hangs on it (R26). */
  hospital: ReleaseState,
  /** Who must know what of it, and nothing of why they were away. */
  knowing: z.array(z.object({ who: z.string(), what: z.string() })),
  changes: z.string().nullable(),
  backOn: day.nullable(),
  /** The check-ins after it, by the day that was said, and whether they took place. */
  checks: z.array(z.object({ day: z.number().int(), dueOn: day, done: z.boolean() })),
  status: z.enum(["expected", "back", "ended"]),
  version,
});
export type Comeback = z.infer<typeof Comeback>;

const said = {
  expectedOn: day,
  classOn: day.nullish(),
  meetingOn: day.nullish(),
  meetingAt: timeOfDay.nullish(),
  /** Where the paper stands by which the hospital may speak with us: a step of its own, and nothing hangs on it (R26). */
  hospital: ReleaseState,
  knowing: z.array(Knowing).max(20),
  changes: personal(wordsOrNone(4000)),
};
const one = z.object({ comebackId: ComebackId, version });

export const comebacks = {
  ofCase: endpoint({
    name: "comeback.ofCase",
    method: "GET",
    path: "/cases/:caseId/comebacks",
    in: z.object({ caseId: CaseId }),
    out: z.object({ personId: PersonId, comebacks: z.array(Comeback), mayWrite: z.boolean(), access: Access }),
    about: "Each return of somebody that was, or is being, prepared in a case; the newest first.",
  }),
  begin: endpoint({
    name: "comeback.begin",
    method: "POST",
    path: "/cases/:caseId/comebacks",
    creates: true,
    in: z.object({ caseId: CaseId, after: After, ...said }),
    out: Created,
    about:
      "Prepares a return: the meeting and the hospital's release are steps of the case. 422 meetingOn (after the first class, or past), expectedOn; 409 comeback.another, case.closed.",
  }),
  change: endpoint({
    name: "comeback.change",
    method: "POST",
    path: "/comebacks/:comebackId",
    in: one.extend(said),
    out: z.object({ version }),
    about: "Changes what was prepared; its steps follow. 422 as at the beginning; 409 comeback.over, stale.",
  }),
  back: endpoint({
    name: "comeback.back",
    method: "POST",
    path: "/comebacks/:comebackId/back",
    in: one.extend({ backOn: day }),
    out: z.object({ version }),
    about:
      "They are back: check-ins after one, three, seven and thirty days are written as steps, each on a day on which the program is there. 422 backOn; 409 comeback.over, stale.",
  }),
  end: endpoint({
    name: "comeback.end",
    method: "POST",
    path: "/comebacks/:comebackId/end",
    in: one,
    out: none,
    about: "It does not come to it, or is over. Said twice, it is over still.",
  }),
};
