import { z } from "zod";
import { Created, endpoint, personal, words } from "../../kernel/contract.ts";
import { CaseId } from "../timeline/contract.ts";

/** That somebody's circumstances have changed; how, in few words, only where one wants to say. */
export const Changed = z.object({ words: personal(words(300)).nullish() });
export type Changed = z.infer<typeof Changed>;

export const circumstances = {
  record: endpoint({
    name: "circumstance.record",
    method: "POST",
    path: "/cases/:caseId/circumstances",
    creates: true,
    in: Changed.extend({ caseId: CaseId }),
    out: Created,
    about: "Says that the person's circumstances have changed: reminders made before count no more (R31).",
  }),
};
