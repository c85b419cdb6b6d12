import { z } from "zod";
import { FileHead, FileId } from "../../files/contract.ts";
import { Access, Created, endpoint, id } from "../../kernel/contract.ts";
import { Audience, CaseId, Topic } from "../timeline/contract.ts";

/** The files of a case: letters, pictures, scans, each for the audience that was said when it was added. */
export const caseFiles = {
  list: endpoint({
    name: "caseFile.list",
    method: "GET",
    path: "/cases/:caseId/files",
    in: z.object({ caseId: CaseId }),
    out: z.object({
      files: z.array(FileHead),
      /** How many more there are that are for others (R06). */
      closed: z.number().int(),
      personId: id("Person"),
      access: Access,
    }),
    about: "The files of a case that the asker may open, newest first, and how many others there are.",
  }),
  attach: endpoint({
    name: "caseFile.attach",
    method: "POST",
    path: "/cases/:caseId/files",
    in: z.object({ caseId: CaseId, fileId: FileId, audience: Audience, topic: Topic.default("notes") }),
    out: Created,
    creates: true,
    about: "Puts a file that was sent before into a case, for an audience that is always said.",
  }),
};
