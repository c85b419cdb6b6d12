import { z } from "zod";
import { Access, Created, endpoint } from "../../kernel/contract.ts";
import { PersonId } from "../../people/contract.ts";
import { FileHead, FileId } from "../contract.ts";

/** What of a person a file is about: how they are reached, the law, or school. Whoever holds that of them reads it. */
export const FileSection = z.enum(["contact", "legal", "schooling"]);
export type FileSection = z.infer<typeof FileSection>;

/** Files of one thing that are put there at once. */
export const MORE_FILES = 10;

/** The files of a person, whatever case there is: the scan of an order, a letter of the roster. */
export const personFiles = {
  list: endpoint({
    name: "personFile.list",
    method: "GET",
    path: "/people/:personId/files",
    in: z.object({ personId: PersonId }),
    out: z.object({ files: z.array(FileHead.extend({ about: FileSection.nullable() })), personId: PersonId, access: Access }),
    about: "The files that hang on a person and on no case, as far as the asker may open them, newest first.",
  }),
  attach: endpoint({
    name: "personFile.attach",
    method: "POST",
    path: "/people/:personId/files",
    in: z.object({
      personId: PersonId,
      fileId: FileId,
      /** Further pages of the same, or what came with it. */
      more: z
        .array(FileId)
        .max(MORE_FILES - 1)
        .default([]),
      section: FileSection,
    }),
    out: Created,
    creates: true,
    about:
      "Puts files that were sent before, ten at most, to what is known of a person, for those who hold that section of it: all, or none.",
  }),
};
