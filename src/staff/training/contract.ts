import { z } from "zod";
import { Created, day, endpoint, id, moment, none, personal, words, wordsOrNone } from "../../kernel/contract.ts";
import { AccountId, ProgramId, Role } from "../contract.ts";

export const RequirementId = id("Requirement");
const TrainingId = id("Training");
const Who = z.object({ id: z.uuid(), name: z.string() });

/** What a program asks of those who carry its cases: a training, or a text one agrees to in its own revision (B07). */
const Requirement = z.object({
  requirementId: RequirementId,
  kind: z.enum(["training", "agreement"]),
  title: z.string(),
  /** The text one agrees to. */
  body: z.string().nullable(),
  /** How many months it counts; null: for good. */
  validMonths: z.number().int().nullable(),
  revision: z.number().int(),
  /** The first day on which it is asked. */
  fromDay: day,
  /** The first day on which it is asked no more, should that be settled. */
  untilDay: day.nullable(),
});
export type Requirement = z.infer<typeof Requirement>;

/** How somebody stands with one thing that is asked. */
const Standing = z.object({
  requirementId: RequirementId,
  /** `soon`: it ends within thirty days. */
  state: z.enum(["holds", "soon", "missing"]),
  trainingId: TrainingId.nullable(),
  doneOn: day.nullable(),
  validUntil: day.nullable(),
  /** Who wrote it down. */
  by: Who.nullable(),
  /** What shows it: for whom it is of, and those who supervise. */
  proof: z.string().nullable(),
});
export type Standing = z.infer<typeof Standing>;

/** Somebody who carries cases in a program. */
const Member = z.object({
  accountId: AccountId,
  name: z.string(),
  title: z.string().nullable(),
  role: Role,
  /** Can be given a case now. */
  carries: z.boolean(),
  away: z.boolean(),
  /** Stands by for colleagues since then (A17). */
  backupSince: moment.nullable(),
  standings: z.array(Standing),
});
export type Member = z.infer<typeof Member>;

const ofProgram = z.object({ programId: ProgramId });
const ofRequirement = z.object({ requirementId: RequirementId });
const asked = z.object({
  title: words(200),
  body: wordsOrNone(20_000),
  validMonths: z.number().int().min(1).max(120).nullish(),
  fromDay: day,
});

export const training = {
  show: endpoint({
    name: "training.show",
    method: "GET",
    path: "/programs/:programId/training",
    in: ofProgram,
    out: z.object({
      program: z.object({ id: ProgramId, name: z.string() }),
      requirements: z.array(Requirement),
      members: z.array(Member),
      /** The last program day before the next long break; null where the calendar knows of none. */
      termEnds: day.nullable(),
      /** The asker supervises the program and keeps this. */
      mayKeep: z.boolean(),
    }),
    about: "What a program asks of those who carry its cases, who has it, and who stands by for colleagues: for all who work there.",
  }),
  ask: endpoint({
    name: "requirement.add",
    method: "POST",
    path: "/programs/:programId/requirements",
    creates: true,
    in: ofProgram.extend({ kind: z.enum(["training", "agreement"]), ...asked.shape }),
    out: Created,
    about:
      "Asks something more, from a day on. Nobody who has it not is given a case then; cases they have stay theirs, and are said to slip.",
  }),
  revise: endpoint({
    name: "requirement.revise",
    method: "POST",
    path: "/requirements/:requirementId/revise",
    creates: true,
    in: ofRequirement.extend(asked.shape),
    out: Created,
    about: "Another wording of it from a day on; what was had or agreed to before counts until then. 409 requirement.over.",
  }),
  end: endpoint({
    name: "requirement.end",
    method: "POST",
    path: "/requirements/:requirementId/end",
    in: ofRequirement,
    out: none,
    about: "Asks it no more from today on. 409 requirement.over.",
  }),
  record: endpoint({
    name: "training.record",
    method: "POST",
    path: "/requirements/:requirementId/trained",
    creates: true,
    in: ofRequirement.extend({ accountId: AccountId, doneOn: day, proof: personal(wordsOrNone(1000)) }),
    out: Created,
    about: "Writes down that a colleague was trained, on which day, and what shows it. 409 requirement.over, requirement.toAgree.",
  }),
  agree: endpoint({
    name: "agreement.accept",
    method: "POST",
    path: "/requirements/:requirementId/agree",
    creates: true,
    in: ofRequirement,
    out: Created,
    about: "Agrees to a text as it stands, for oneself. 409 requirement.over, requirement.toTrain.",
  }),
  takeBack: endpoint({
    name: "training.takeBack",
    method: "POST",
    path: "/trained/:trainingId/take-back",
    in: z.object({ trainingId: TrainingId }),
    out: none,
    about: "Takes back what was written down by mistake.",
  }),
  standBy: endpoint({
    name: "backup.set",
    method: "POST",
    path: "/programs/:programId/backup",
    in: ofProgram.extend({ on: z.boolean() }),
    out: none,
    about: "Stands by for colleagues of the program, or no more: said by oneself.",
  }),
};
