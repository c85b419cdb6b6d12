import { z } from "zod";
import { endpoint } from "../../kernel/contract.ts";

/** What each case manager of a program carries now. */
export const caseload = {
  show: endpoint({
    name: "caseload.show",
    method: "GET",
    path: "/programs/:programId/caseload",
    in: z.object({ programId: z.uuid() }),
    out: z.object({
      managers: z.array(
        z.object({
          accountId: z.uuid(),
          name: z.string(),
          open: z.number().int(),
          weight: z.number().int(),
          triageOnly: z.number().int(),
          high: z.number().int(),
        }),
      ),
      /** The weight one full-time case manager carries. */
      capacity: z.number().int(),
    }),
    about: "Open cases, weight, triage-only and high-risk cases of each case manager of a program one reads.",
  }),
};
