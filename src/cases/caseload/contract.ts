import { z } from "zod";
import { endpoint, version } from "../../kernel/contract.ts";
import { AT_ONCE } from "../../kernel/limits.ts";
import { TransferReason } from "../record/contract.ts";
import { CaseId } from "../timeline/contract.ts";

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
  reassign: endpoint({
    name: "caseload.reassign",
    method: "POST",
    path: "/programs/:programId/caseload/reassign",
    in: z.object({
      programId: z.uuid(),
      cases: z
        .array(z.object({ caseId: CaseId, version }))
        .min(1)
        .max(AT_ONCE),
      toId: z.uuid(),
      reason: TransferReason,
      /** Who tells each person that somebody else is there for them now. */
      teller: z.enum(["receiver", "me"]).default("receiver"),
    }),
    out: z.object({
      done: z.number().int(),
      /** Those that stay where they are, each with why. */
      left: z.array(z.object({ caseId: CaseId, code: z.string() })),
    }),
    about: "Transfers chosen cases of a program to one colleague, each with a step to tell the person. What refuses one leaves the others.",
  }),
};
