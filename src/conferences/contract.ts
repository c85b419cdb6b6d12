import { z } from "zod";
import { CaseId } from "../cases/timeline/contract.ts";
import { HelpingRole, involvements } from "../involvements/contract.ts";
import { Access, day, endpoint, timeOfDay } from "../kernel/contract.ts";
import { PersonId } from "../people/contract.ts";
import { PersonsCopy } from "../plans/copy/contract.ts";
import { PurposeKind, ReleaseItem, TextLocale } from "../releases/contract.ts";

/**
 * A conference is people of one program over one case; where the person sits with them, the screen holds what is theirs and nothing else (R59, R14). There is
 * no row of it: what came of it is a contact of the case.
 */
const Together = z.object({
  personId: PersonId,
  /** The language it is written in: theirs, where it is written. */
  locale: TextLocale,
  onDay: day,
  /** Their own copy of what was agreed and stands; null: nothing was yet. */
  plan: PersonsCopy.nullable(),
  people: involvements.sheet.out.shape.people,
  /** What they allowed and stands; null where the asker does not hold the releases, who may then not say that there are none. */
  allowed: z
    .array(
      z.object({
        recipient: z.string(),
        toWhom: z.string(),
        items: z.array(z.object({ item: ReleaseItem, detail: z.string().nullable() })),
        purposeKind: PurposeKind,
        purpose: z.string().nullable(),
        lastDay: day,
      }),
    )
    .nullable(),
  /** What is agreed on and to come, with us. */
  meetings: z.array(z.object({ onDay: day, atTime: timeOfDay.nullable(), name: z.string().nullable(), role: HelpingRole.nullable() })),
  /** What was written for them, the newest first. */
  notes: z.array(z.object({ onDay: day, body: z.string() })),
  access: Access,
});
export type Together = z.infer<typeof Together>;

export const conferences = {
  together: endpoint({
    name: "conference.together",
    method: "GET",
    path: "/cases/:caseId/together",
    in: z.object({ caseId: CaseId }),
    out: Together,
    about:
      "What the person may see of their case while they sit there: their plan, who helps, what they allowed, when they meet, what was written for them. No word that staff keep for themselves.",
  }),
};
