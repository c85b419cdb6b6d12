import { z } from "zod";
import { day, endpoint, id, moment, timeOfDay } from "../../kernel/contract.ts";
import { HandOverId } from "../../oncall/contract.ts";
import { ProgramId } from "../../staff/contract.ts";

const Turn = z.object({ name: z.string(), rank: z.enum(["first", "second"]), from: moment, until: moment });

/** The sheet that one shift hands to the next: what is open tonight, made from what is there and a few words. */
export const HandOver = z.object({
  program: z.object({ id: ProgramId, name: z.string() }),
  at: moment,
  /** Whose turn it is, and whose is next. */
  now: z.array(Turn),
  next: Turn.nullable(),
  /** What falls due up to then is on the sheet: the end of the next turn, or a day from now. */
  until: moment,
  /** By its number alone for student staff: what came, and about whom, is not theirs to open (D29). */
  open: z.array(z.object({ concernId: id("Concern").nullable(), number: z.number().int(), since: moment, holder: z.string().nullable() })),
  rung: z.array(
    z.object({
      concernId: id("Concern"),
      number: z.number().int(),
      at: moment,
      settledBy: z.enum(["has_it", "taken", "decided"]).nullable(),
      steps: z.array(
        z.object({
          name: z.string(),
          at: moment,
          answer: z.enum(["has_it", "passed_on", "no_answer", "stopped"]).nullable(),
          answeredAt: moment.nullable(),
        }),
      ),
    }),
  ),
  due: z.array(
    z.object({
      taskId: id("Task"),
      title: z.string(),
      dueOn: day,
      atTime: timeOfDay.nullable(),
      owner: z.string(),
      caseId: id("Case"),
      caseNumber: z.number().int(),
    }),
  ),
  /** How many fall due; at most fifty of them are named. */
  dueTotal: z.number().int(),
  sheets: z.array(
    z.object({
      id: HandOverId,
      words: z.string(),
      by: z.string(),
      at: moment,
      mine: z.boolean(),
      readBy: z.string().nullable(),
      readAt: moment.nullable(),
    }),
  ),
});
export type HandOver = z.infer<typeof HandOver>;

export const handOver = {
  show: endpoint({
    name: "handOver.show",
    method: "GET",
    path: "/on-call/programs/:programId/hand-over",
    in: z.object({ programId: ProgramId }),
    out: HandOver,
    about: "What is open tonight in a program, for the one who comes: urgent concerns, who was rung, what falls due, and what was written.",
  }),
};
