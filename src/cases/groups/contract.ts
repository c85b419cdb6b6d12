import { z } from "zod";
import { Access, Created, day, endpoint, id, none, personal, timeOfDay, words } from "../../kernel/contract.ts";
import { LARGEST_GROUP } from "../../kernel/limits.ts";
import { PersonId, PersonLabel } from "../../people/contract.ts";
import { CaseId, SafetyAnswer, Who } from "../timeline/contract.ts";

/** A group is one session with many: entered once, and a line in each member's own story that tells of nobody else (D26). */
export const GroupSessionId = id("GroupSession");
export const GroupKind = z.enum(["support", "skills", "workshop", "class", "other"]);
/** Who was there, who was not, and who had said so beforehand. */
export const Presence = z.enum(["there", "absent", "excused"]);
export type Presence = z.infer<typeof Presence>;

const Candidate = z.object({
  caseId: CaseId,
  number: z.number().int(),
  personId: PersonId,
  label: PersonLabel,
  site: z.string().nullable(),
  grade: z.string().nullable(),
  managerName: z.string().nullable(),
  access: Access,
});
export type Candidate = z.infer<typeof Candidate>;

export const groups = {
  candidates: endpoint({
    name: "group.candidates",
    method: "GET",
    path: "/programs/:programId/group-candidates",
    in: z.object({ programId: z.uuid() }),
    out: z.object({ candidates: z.array(Candidate), more: z.boolean() }),
    about: "The open cases of a program in which one may record a contact, with site and grade: of whom a group can be made.",
  }),
  record: endpoint({
    name: "group.record",
    method: "POST",
    path: "/programs/:programId/groups",
    creates: true,
    in: z.object({
      programId: z.uuid(),
      kind: GroupKind,
      topic: personal(words(200)),
      onDay: day,
      atTime: timeOfDay.nullish(),
      minutes: z.number().int().min(0).max(1440).nullish(),
      rows: z
        .array(z.object({ caseId: CaseId, was: Presence }))
        .min(1)
        .max(LARGEST_GROUP),
      /** One answer about safety planning for all who were there; whoever is an exception is answered for in their own case (R85). */
      safety: SafetyAnswer.nullish(),
    }),
    out: Created,
    about: "Records a session for all its members at once: a contact of kind `group` in each one's case, or none at all.",
  }),
  list: endpoint({
    name: "group.list",
    method: "GET",
    path: "/groups",
    in: z.object({}),
    out: z.object({
      sessions: z.array(
        z.object({
          sessionId: GroupSessionId,
          programId: z.uuid(),
          programName: z.string(),
          kind: GroupKind,
          topic: z.string(),
          onDay: day,
          atTime: timeOfDay.nullable(),
          minutes: z.number().int().nullable(),
          members: z.number().int(),
          by: Who,
          /** The asker may still take it back whole. */
          mayTakeBack: z.boolean(),
        }),
      ),
    }),
    about: "The last fifty sessions one recorded, and those of programs one reads; by topic and number, without names.",
  }),
  show: endpoint({
    name: "group.show",
    method: "GET",
    path: "/groups/:sessionId",
    in: z.object({ sessionId: GroupSessionId }),
    out: z.object({
      sessionId: GroupSessionId,
      programId: z.uuid(),
      kind: GroupKind,
      topic: z.string(),
      atTime: timeOfDay.nullable(),
      minutes: z.number().int().nullable(),
      onDay: day,
      members: z.number().int(),
      /** Those whose cases one sees. */
      rows: z.array(z.object({ caseId: CaseId, personId: PersonId, label: PersonLabel, was: Presence, open: z.boolean() })),
    }),
    about: "One session with those of its members whose cases one sees: to look it up, or to enter the next one like it.",
  }),
  takeBack: endpoint({
    name: "group.takeBack",
    method: "POST",
    path: "/groups/:sessionId/take-back",
    in: z.object({ sessionId: GroupSessionId }),
    out: none,
    about: "Takes back a session one has written down, every line of it, to enter it anew. 409 group.tooLate after fifteen minutes.",
  }),
};
