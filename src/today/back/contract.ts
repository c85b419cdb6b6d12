import { z } from "zod";
import { id, moment } from "../../kernel/contract.ts";
import { PersonLabel } from "../../people/contract.ts";

/** What happened in one's own cases while one was away (A18). */
export const Back = z.object({
  absenceId: id("Absence"),
  from: moment,
  until: moment,
  coveredBy: z.array(z.string()),
  cases: z.array(
    z.object({
      caseId: id("Case"),
      caseNumber: z.number().int(),
      label: PersonLabel,
      /** By the kind of line in the case's story, and by whom. */
      changes: z.array(z.object({ kind: z.string(), byName: z.string().nullable(), count: z.number().int(), at: moment })),
    }),
  ),
  /** Of how many cases. */
  total: z.number().int(),
});
