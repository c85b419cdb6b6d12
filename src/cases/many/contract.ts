import { z } from "zod";
import { Access, Created, day, endpoint, id, personal, version, words } from "../../kernel/contract.ts";
import { MOST_AT_ONCE } from "../../kernel/limits.ts";
import { PersonId, PersonLabel } from "../../people/contract.ts";
import { ManyReason, Outcome, Risk } from "../record/contract.ts";
import { Audience, CaseId, Who } from "../timeline/contract.ts";

/** A run is one press on many cases: each is done or left with its reason, and the rest does not wait for it (D21). */
export const RunId = id("BulkRun");

/** A case as it was seen when it was chosen: what has changed since is left. */
const Chosen = z.object({ caseId: CaseId, version });

const QuietLine = z.object({
  caseId: CaseId,
  number: z.number().int(),
  programId: z.uuid(),
  programName: z.string(),
  personId: PersonId,
  label: PersonLabel,
  manager: Who.nullable(),
  risk: Risk.nullable(),
  /** Since when nobody has spoken with them. */
  quietSince: day,
  openTasks: z.number().int(),
  version,
  access: Access,
});
export type QuietLine = z.infer<typeof QuietLine>;

/** Why one of many was left. */
export const RunRow = z.object({
  caseId: CaseId,
  number: z.number().int().nullable(),
  personId: PersonId.nullable(),
  label: PersonLabel.nullable(),
  state: z.enum(["waiting", "done", "refused", "undone"]),
  code: z.string().nullable(),
  /** As it stands now: with it, it can be tried again. */
  version: version.nullable(),
});
export type RunRow = z.infer<typeof RunRow>;

export const many = {
  quiet: endpoint({
    name: "case.quiet",
    method: "GET",
    path: "/cases/quiet",
    in: z.object({ arm: z.enum(["mine", "covering", "program", "all"]).default("mine"), programId: z.uuid().optional() }),
    out: z.object({ cases: z.array(QuietLine), more: z.boolean() }),
    about: "Open cases that one answers for, in which nobody was spoken with for thirty days, the longest silent first; up to 500.",
  }),
  close: endpoint({
    name: "case.closeMany",
    method: "POST",
    path: "/cases/close",
    creates: true,
    in: z.object({
      cases: z.array(Chosen).min(1).max(MOST_AT_ONCE),
      reason: ManyReason,
      outcome: Outcome,
      /** What becomes of open steps. Unsaid, a case with open steps is left. */
      openTasks: z.enum(["cancel", "keep"]).optional(),
      note: z.object({ audience: Audience.exclude(["author"]), body: personal(words(4000)) }).nullish(),
      /** The next concern about the person takes the case up again. */
      wakeOnConcern: z.boolean().default(false),
    }),
    out: Created,
    about:
      "Closes many cases for one reason. Each that cannot be closed is left with why: urgent steps, high risk, changed meanwhile. More than fifty are worked through by a job.",
  }),
  show: endpoint({
    name: "caseRun.show",
    method: "GET",
    path: "/case-runs/:runId",
    in: z.object({ runId: RunId }),
    out: z.object({
      runId: RunId,
      what: z.enum(["close", "hand_over", "season"]),
      waiting: z.number().int(),
      done: z.number().int(),
      undone: z.number().int(),
      mayUndo: z.boolean(),
      /** Of those done, how many went to somebody else: these are not taken back. */
      handed: z.number().int(),
      /** Those that were left, each with why. */
      left: z.array(RunRow),
    }),
    about: "How far one's own run is, and what was left.",
  }),
  undo: endpoint({
    name: "caseRun.undo",
    method: "POST",
    path: "/case-runs/:runId/undo",
    in: z.object({ runId: RunId }),
    out: z.object({ undone: z.number().int(), left: z.number().int() }),
    about:
      "Takes back the closings of a run within a quarter of an hour; a case that somebody has touched since stays as it is. 409 caseRun.tooLate.",
  }),
};

const one = z.object({ accountId: z.uuid() });
const Receiver = z.object({
  accountId: z.uuid(),
  name: z.string(),
  programId: z.uuid(),
  away: z.boolean(),
  load: z.number().int(),
  capacity: z.number().int(),
});

export const handOver = {
  plan: endpoint({
    name: "leaver.plan",
    method: "GET",
    path: "/accounts/:accountId/hand-over",
    in: one,
    out: z.object({
      leaver: Who,
      /** For those who see the case: whose it is. An administrator reads the number alone (R08). */
      cases: z.array(
        z.object({
          caseId: CaseId,
          number: z.number().int(),
          programId: z.uuid(),
          programName: z.string(),
          weight: z.number().int(),
          version,
          personId: PersonId.nullable(),
          label: PersonLabel.nullable(),
          /** Who is proposed: by weight carried, then language and site. */
          toId: z.uuid().nullable(),
        }),
      ),
      receivers: z.array(Receiver),
      /** For whom the leaver stands in. */
      covers: z.number().int(),
      /** The account can be ended by the asker afterwards. */
      mayEndAccount: z.boolean(),
      accountVersion: version,
      accountOpen: z.boolean(),
    }),
    about:
      "What a leaving colleague leaves behind, and a proposal who takes what: for whoever supervises there, and by number for an administrator.",
  }),
  run: endpoint({
    name: "leaver.handOver",
    method: "POST",
    path: "/accounts/:accountId/hand-over",
    creates: true,
    stepUp: true,
    in: one.extend({
      cases: z.array(Chosen.extend({ toId: z.uuid() })).max(MOST_AT_ONCE),
      /** Who tells each person that somebody else is there for them now. */
      teller: z.enum(["receiver", "me"]).default("receiver"),
      /** Who stands in from now on where the leaver did. */
      coverById: z.uuid().nullish(),
    }),
    out: Created,
    about:
      "Gives the leaver's cases on, with their open steps; for each a step to tell the person. Notes to oneself stay with their author.",
  }),
};
