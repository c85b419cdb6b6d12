import { z } from "zod";
import { Created, endpoint, id, none, version, words } from "../../kernel/contract.ts";
import { C17_REASSESS_DAYS, R22_MOST_DAYS } from "../../kernel/limits.ts";

const ProgramId = id("Program");

/** What a program does. */
export const ProgramKind = z.enum([
  "care",
  "k12_support",
  "victim_services",
  "threat_assessment",
  "mloa",
  "title_ix_support",
  "counseling",
  "other",
]);
export type ProgramKind = z.infer<typeof ProgramKind>;

/** What the people it helps are called on every page. */
export const PersonWord = z.enum(["student", "participant", "survivor", "client"]);
export type PersonWord = z.infer<typeof PersonWord>;

/** Under which rules a program's records stand (confidentiality.md §6): of victim services, confidential, of a school, or none of these. */
export const Regime = z.enum(["VSP", "CONF", "FERPA", "BASE"]);
export type Regime = z.infer<typeof Regime>;

const Known = z.enum(["yes", "no", "unsure"]);

/** What the regime follows from. Who is unsure is answered for as if it were so. */
export const Answers = z.object({
  /** Whether money for victims of crime or violence pays for any of it, or the agency is a victim service provider. */
  victimMoney: z.enum(["yes", "no"]),
  /** Whether a licence, an office or a statute binds those who work there to silence. */
  privileged: Known,
  /** Whether what it writes down is kept by a school or college about its students. */
  education: Known,
});
export type Answers = z.infer<typeof Answers>;

const name = words(80);

export const KeptProgram = z.object({
  id: ProgramId,
  name: z.string(),
  kind: ProgramKind,
  personWord: PersonWord,
  regime: Regime,
  /** Null: older than the questions. */
  answers: Answers.nullable(),
  takesConcerns: z.boolean(),
  /** How many days a release of information stands when nothing else is said, and at most (R22); `because` where the program has a word of its own. */
  releaseDays: z.object({ usual: z.number().int(), most: z.number().int(), because: z.string().nullable() }),
  /** After how many days needs and strengths are talked through again; null: there is no such clock (C17). */
  reassessDays: z.number().int().nullable(),
  version,
});
export type KeptProgram = z.infer<typeof KeptProgram>;

export const programs = {
  list: endpoint({
    name: "program.list",
    method: "GET",
    path: "/programs",
    in: none,
    out: z.object({
      /** A victim service provider's agency holds victim services alone. */
      victimServices: z.boolean(),
      programs: z.array(KeptProgram),
    }),
    about: "The agency's programs, and the rules under which the records of each stand. For everybody of the agency.",
  }),
  add: endpoint({
    name: "program.add",
    method: "POST",
    path: "/programs",
    creates: true,
    in: Answers.extend({ name, kind: ProgramKind, personWord: PersonWord, takesConcerns: z.boolean() }),
    out: Created,
    about:
      "Adds a program; its regime follows from the answers and is not changed afterwards. 422 victimMoney.ownAgency: victim services want an agency of their own; victimMoney.always: this is one. 422 name.taken: one of the agency is called so.",
  }),
  change: endpoint({
    name: "program.change",
    method: "POST",
    path: "/programs/:programId",
    in: z.object({ programId: ProgramId, name, personWord: PersonWord, takesConcerns: z.boolean(), version }),
    out: z.object({ version }),
    about: "Changes what a program and the people it helps are called, and whether concerns may come to it. 422 name.taken.",
  }),
  end: endpoint({
    name: "program.end",
    method: "POST",
    path: "/programs/:programId/end",
    in: z.object({ programId: ProgramId, version }),
    out: none,
    about:
      "Ends a program: nothing comes to it any more, and what it wrote stays to be read by those who work there. 409 program.hasCases, program.hasConcerns, program.hasCrises, program.hasDoors, program.hasRota, program.hasWaiting: what has to be handed over first.",
  }),
  setReassessDays: endpoint({
    name: "program.setReassessDays",
    method: "POST",
    path: "/programs/:programId/reassess-days",
    in: z.object({
      programId: ProgramId,
      days: z.number().int().min(C17_REASSESS_DAYS.least).max(C17_REASSESS_DAYS.most).nullable(),
      version,
    }),
    out: z.object({ version }),
    about: "Says after how many days needs and strengths are talked through again in a program; null: no clock runs.",
  }),
  setReleaseDays: endpoint({
    name: "program.setReleaseDays",
    method: "POST",
    path: "/programs/:programId/release-days",
    in: z.object({
      programId: ProgramId,
      usual: z.number().int().min(1).max(R22_MOST_DAYS),
      most: z.number().int().min(1).max(R22_MOST_DAYS),
      because: words(400, 3),
      version,
    }),
    out: z.object({ version }),
    about:
      "Says how many days a release of information stands in a program when nothing else is said, and at most, with why; never more than a year (R22). What is signed already stands as it was signed. 422 usual.beyondMost.",
  }),
};
