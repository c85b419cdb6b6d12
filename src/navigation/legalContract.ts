import { z } from "zod";
import { CaseId, Who } from "../cases/timeline/contract.ts";
import { Created, day, endpoint, id, personal, timeOfDay, version, words } from "../kernel/contract.ts";

export const rightsExplained = [
  "told_of_hearings", "be_heard", "restitution", "compensation", "protection_order", "confidentiality", "immigration", "interpreter",
] as const; // biome-ignore format: a list is read by its rows
/** Steps of an immigration or justice matter (D23). */
export const milestoneKinds = [
  "u_certification", "u_petition", "t_declaration", "t_application", "continued_presence", "hhs_letter", "vawa_petition", "asylum", "work_permit",
  "protection_order", "compensation", "restitution", "other",
] as const; // biome-ignore format: a list is read by its rows
export const milestoneStates = ["asked", "signed", "filed", "granted", "refused", "ended"] as const;

const MilestoneId = id("Milestone");
const ReportId = id("AbuseReport");
const language = z.string().regex(/^[A-Za-z0-9-]{2,35}$/);

/** That somebody's rights were explained to them (C08). */
export const RightsGiven = z.object({
  rightsId: id("Rights"),
  rights: z.array(z.enum(rightsExplained)),
  language: z.string(),
  interpreted: z.boolean(),
  copy: z.enum(["given", "not_safe", "declined"]),
  onDay: day,
  reviewOn: day,
  by: Who,
});
export type RightsGiven = z.infer<typeof RightsGiven>;

/** A step of somebody's immigration or justice matter, and until when its clock runs. Advice belongs to the attorney. */
export const Milestone = z.object({
  milestoneId: MilestoneId,
  kind: z.enum(milestoneKinds),
  state: z.enum(milestoneStates),
  onDay: day,
  clockOn: day.nullable(),
  /** By which dated rule the clock was proposed. */
  rule: z.string().nullable(),
  words: z.string().nullable(),
  by: Who,
  version,
});
export type Milestone = z.infer<typeof Milestone>;

/** That a colleague reported, as the law makes them, that a child may be abused (D07). */
export const AbuseReport = z.object({
  reportId: ReportId,
  toKind: z.enum(["hotline", "child_welfare", "police", "other"]),
  mode: z.enum(["phone", "online", "in_person", "writing"]),
  toWhom: z.string().nullable(),
  reference: z.string().nullable(),
  onDay: day,
  atTime: timeOfDay.nullable(),
  homeTold: z.boolean(),
  writtenDueOn: day.nullable(),
  writtenOn: day.nullable(),
  by: Who,
  version,
});
export type AbuseReport = z.infer<typeof AbuseReport>;

const changed = z.object({ version });
const milestone = {
  state: z.enum(milestoneStates),
  onDay: day,
  clockOn: day.nullish(),
  rule: z
    .string()
    .regex(/^[a-z_]{1,40} \d{4}-\d{2}-\d{2}$/)
    .nullish(),
  words: personal(words(2000)).nullish(),
};

export const legal = {
  explainRights: endpoint({
    name: "rights.record",
    method: "POST",
    path: "/cases/:caseId/rights",
    creates: true,
    in: z.object({
      caseId: CaseId,
      rights: z.array(z.enum(rightsExplained)).min(1).max(rightsExplained.length),
      language,
      interpreted: z.boolean(),
      copy: z.enum(["given", "not_safe", "declined"]),
      reviewOn: day,
    }),
    out: Created,
    about:
      "Writes down that the person's rights were explained; when it is done again is a step, which slips like any other. 409 rights.notHere outside victim services.",
  }),
  addMilestone: endpoint({
    name: "milestone.add",
    method: "POST",
    path: "/cases/:caseId/milestones",
    creates: true,
    in: z.object({ caseId: CaseId, kind: z.enum(milestoneKinds), ...milestone }),
    out: Created,
    about:
      "Writes down a step of an immigration or justice matter; two weeks before its clock runs out a step without a word of it stands on Today. 409 milestone.notHere outside victim services.",
  }),
  changeMilestone: endpoint({
    name: "milestone.change",
    method: "POST",
    path: "/milestones/:milestoneId/change",
    in: z.object({ milestoneId: MilestoneId, ...milestone, version }),
    out: changed,
    about: "Says where such a matter stands now, and until when.",
  }),
  reportAbuse: endpoint({
    name: "abuseReport.record",
    method: "POST",
    path: "/cases/:caseId/abuse-reports",
    creates: true,
    in: z.object({
      caseId: CaseId,
      toKind: z.enum(["hotline", "child_welfare", "police", "other"]),
      mode: z.enum(["phone", "online", "in_person", "writing"]),
      toWhom: personal(words(200)).nullish(),
      reference: personal(words(100)).nullish(),
      onDay: day,
      atTime: timeOfDay.nullish(),
      homeTold: z.boolean(),
      writtenDueOn: day.nullish(),
    }),
    out: Created,
    about:
      "Writes down that one reported child abuse: to whom and when. Read by those who hold the child protection section, and on no page of a parent's or of the person's own.",
  }),
  completeReport: endpoint({
    name: "abuseReport.complete",
    method: "POST",
    path: "/abuse-reports/:reportId/complete",
    in: z.object({ reportId: ReportId, reference: personal(words(100)).nullish(), writtenOn: day.nullish(), version }),
    out: changed,
    about: "Adds the reference that came later, and when the report went in writing. By whoever reported.",
  }),
};
