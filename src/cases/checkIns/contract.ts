import { z } from "zod";
import { Access, Created, day, endpoint, personal, words } from "../../kernel/contract.ts";
import { PersonId, PersonLabel, SafeLine } from "../../people/contract.ts";
import { Regime, Risk } from "../record/contract.ts";
import { CaseId, Feeling, NewNote } from "../timeline/contract.ts";

/** Somebody to check in with: two minutes, how it goes, and when again. */
export const CheckInRow = z.object({
  caseId: CaseId,
  number: z.number().int(),
  programId: z.uuid(),
  programName: z.string(),
  regime: Regime,
  personWord: z.enum(["student", "participant", "survivor", "client"]),
  personId: PersonId,
  label: PersonLabel,
  risk: Risk.nullable(),
  safeLine: SafeLine.nullable(),
  lastContactOn: day.nullable(),
  /** What the last check-in told, and on which day. */
  last: z.object({ feeling: Feeling, onDay: day }).nullable(),
  /** The day on which the next one is due. */
  dueOn: day.nullable(),
  access: Access,
});
export type CheckInRow = z.infer<typeof CheckInRow>;

export const CheckInWay = z.enum(["one_to_one", "call", "text", "email", "visit"]);

export const checkIns = {
  list: endpoint({
    name: "checkIn.list",
    method: "GET",
    path: "/cases/check-ins",
    in: z.object({ filter: z.enum(["due", "all"]).default("due") }),
    out: z.object({ rows: z.array(CheckInRow), more: z.boolean() }),
    about: "With whom to check in: those whose check-in is due, and those nobody has checked in with; or everybody one carries or covers.",
  }),
  record: endpoint({
    name: "checkIn.record",
    method: "POST",
    path: "/cases/:caseId/check-ins",
    creates: true,
    in: z.object({
      caseId: CaseId,
      feeling: Feeling,
      way: CheckInWay,
      /** When again. The next check-in is a step of the case. */
      nextOn: day,
      /** What that step is called, in the language of whoever takes it. */
      title: personal(words(200)),
      note: NewNote.nullish(),
    }),
    out: Created,
    about: "Records a check-in as a contact, ends the step that asked for it, and sets the next.",
  }),
};
