import { z } from "zod";
import { FileAudience, FileHead, FileId } from "../../files/contract.ts";
import { Access, Created, endpoint, id, moment, version } from "../../kernel/contract.ts";
import { CaseId, Topic, Who } from "../timeline/contract.ts";

/** What the case's team learns of its medical documents: whether they are complete, by whose word, and since when (R84). */
export const Medical = z.object({
  complete: z.boolean().nullable(),
  saidBy: Who.nullable(),
  saidAt: moment.nullable(),
  /** The asker is named as a reviewer here, and may say so. */
  mayReview: z.boolean(),
  version,
});
export type Medical = z.infer<typeof Medical>;

/** The files of a case: letters, pictures, scans, each for the audience that was said when it was added. */
export const caseFiles = {
  list: endpoint({
    name: "caseFile.list",
    method: "GET",
    path: "/cases/:caseId/files",
    in: z.object({ caseId: CaseId }),
    out: z.object({
      files: z.array(FileHead),
      /** How many more there are that are for others (R06); medical documents are not counted. */
      closed: z.number().int(),
      medical: Medical,
      personId: id("Person"),
      access: Access,
    }),
    about:
      "The files of a case that the asker may open, newest first, how many others there are, and whether its medical documents are complete.",
  }),
  attach: endpoint({
    name: "caseFile.attach",
    method: "POST",
    path: "/cases/:caseId/files",
    in: z.object({ caseId: CaseId, fileId: FileId, audience: FileAudience, topic: Topic.default("notes") }),
    out: Created,
    creates: true,
    about:
      "Puts a file that was sent before into a case, for an audience that is always said. `medical` hands it to the reviewers the case names: whoever handed it in sees it no more.",
  }),
  sayMedical: endpoint({
    name: "caseFile.sayMedical",
    method: "POST",
    path: "/cases/:caseId/medical",
    in: z.object({ caseId: CaseId, complete: z.boolean(), version }),
    out: z.object({ version }),
    about: "Says whether the medical documentation of a case is complete: a reviewer's word, and all that its team learns of it.",
  }),
};
