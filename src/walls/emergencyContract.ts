import { z } from "zod";
import { Access, Created, day, endpoint, id, moment, none, personal, version, words } from "../kernel/contract.ts";
import { R38_EMERGENCY } from "../kernel/limits.ts";

/** Access in an emergency: a case seen without a reason of one's own, for some hours, loudly; looked at afterwards by somebody else (R38). */
export const EmergencyId = id("Emergency");
const LifeOptionId = id("LifeOption");
const CaseId = id("Case");
const Who = z.object({ id: z.uuid(), name: z.string() });

/** What a review found. */
export const Finding = z.enum(["justified", "not_justified"]);
export type Finding = z.infer<typeof Finding>;

/** A case somebody opened in an emergency; or was refused, where somebody else must look for them. */
export const Emergency = z.object({
  emergencyId: EmergencyId,
  by: Who,
  mine: z.boolean(),
  programId: z.uuid(),
  outcome: z.enum(["opened", "refused"]),
  threat: z.string(),
  parties: z.string(),
  at: moment,
  /** Until when it is open; null where it was refused. */
  until: moment.nullable(),
  running: z.boolean(),
  /** null where the reader may not open it. */
  caseId: CaseId.nullable(),
  caseNumber: z.number().int(),
  reviewBy: day,
  overdue: z.boolean(),
  review: z.object({ finding: Finding, words: z.string(), by: Who, at: moment }).nullable(),
  mayReview: z.boolean(),
  version,
});
export type Emergency = z.infer<typeof Emergency>;

/** The threat-to-life option of a confidential program, as its counsel set it. */
export const LifeOption = z.object({
  optionId: LifeOptionId,
  counsel: z.string(),
  askedBy: Who,
  askedAt: moment,
  confirmed: z.object({ by: Who, at: moment }).nullable(),
  mayConfirm: z.boolean(),
});
export type LifeOption = z.infer<typeof LifeOption>;

const oneEmergency = z.object({ emergencyId: EmergencyId });
const oneOption = z.object({ optionId: LifeOptionId });

export const emergencies = {
  open: endpoint({
    name: "emergency.open",
    method: "POST",
    path: "/emergencies",
    creates: true,
    weighty: true,
    stepUp: true,
    in: z.object({
      /** The number of the case or of the person, or all of a name. */
      whom: personal(words(200)),
      threat: personal(words(2000, R38_EMERGENCY.leastWords)),
      parties: personal(words(500, 2)),
    }),
    /** Nothing in either where it was not to be had: no such case, another agency's, or not to be given to the asker, all alike. */
    out: z.object({ emergencyId: EmergencyId.nullable(), caseId: CaseId.nullable() }),
    about:
      "Opens a case to read for some hours, in an emergency. 409 emergency.unreviewed, emergency.tooMany, emergency.seesAlready. Those who look at it are told at once.",
  }),
  list: endpoint({
    name: "emergency.list",
    method: "GET",
    path: "/emergencies",
    in: none,
    out: z.object({ emergencies: z.array(Emergency) }),
    about: "What the asker opened in an emergency, and what is theirs to look at; unreviewed ones first, the last hundred.",
  }),
  ofCase: endpoint({
    name: "emergency.ofCase",
    method: "GET",
    path: "/cases/:caseId/emergency",
    in: z.object({ caseId: CaseId }),
    out: z.object({
      caseId: CaseId,
      /** Until when the asker sees the case because of an emergency; null where there is none. */
      until: moment.nullable(),
      emergencyId: EmergencyId.nullable(),
      access: Access,
    }),
    about: "Whether the asker sees a case because of an emergency, and until when.",
  }),
  end: endpoint({
    name: "emergency.end",
    method: "POST",
    path: "/emergencies/:emergencyId/end",
    in: oneEmergency,
    out: none,
    about: "Gives emergency access back before its time. 409 emergency.over.",
  }),
  review: endpoint({
    name: "emergency.review",
    method: "POST",
    path: "/emergencies/:emergencyId/review",
    weighty: true,
    in: oneEmergency.extend({ finding: Finding, words: personal(words(2000, 5)), version }),
    out: none,
    about: "Says what the review found. What was not justified is closed at once. 409 emergency.reviewed.",
  }),
  programs: endpoint({
    name: "lifeOption.list",
    method: "GET",
    path: "/life-options",
    in: none,
    out: z.object({
      programs: z.array(z.object({ programId: z.uuid(), name: z.string(), option: LifeOption.nullable() })),
    }),
    about: "The confidential programs in which the asker decides, and whether emergency access is on there.",
  }),
  askOption: endpoint({
    name: "lifeOption.ask",
    method: "POST",
    path: "/programs/:programId/life-option",
    creates: true,
    stepUp: true,
    in: z.object({ programId: z.uuid(), counsel: personal(words(1000, 10)) }),
    out: Created,
    about: "Writes down that counsel set the threat-to-life option for a confidential program. It is on once a second person confirms it.",
  }),
  confirmOption: endpoint({
    name: "lifeOption.confirm",
    method: "POST",
    path: "/life-options/:optionId/confirm",
    stepUp: true,
    in: oneOption,
    out: none,
    about: "The second word: emergency access is on in that program from now on.",
  }),
  endOption: endpoint({
    name: "lifeOption.end",
    method: "POST",
    path: "/life-options/:optionId/end",
    in: oneOption,
    out: none,
    about: "Switches emergency access off in that program. One person is enough.",
  }),
};
