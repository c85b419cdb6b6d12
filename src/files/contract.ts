import { z } from "zod";
import { Access, endpoint, id, moment, personal, version, words } from "../kernel/contract.ts";
import { arrivingFile, leavingFile } from "../kernel/fileContract.ts";

/**
 * A file is what was sent in or made by a job: its name, what it is by its content, and its bytes. It is sent first and belongs to its sender; a verb of
 * whoever needs it hangs it on a case, a person or a program within a day, or it is gone. From then on it has the reasons of what it hangs on.
 */
export const FileId = id("File");
export type FileId = z.infer<typeof FileId>;

/** What a file can be, by its content. */
export const MediaType = z.enum([
  "application/pdf",
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/heic",
  "image/gif",
  "text/plain",
  "text/csv",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.oasis.opendocument.text",
  "audio/mpeg",
  "audio/mp4",
  "application/zip",
]);
export type MediaType = z.infer<typeof MediaType>;

/** Who reads a file that hangs on a case: as with a note, always said (R05); or the medical reviewers the case names and nobody else (R84). */
export const FileAudience = z.enum(["author", "team", "program", "person", "medical"]);
export type FileAudience = z.infer<typeof FileAudience>;

const Who = z.object({ id: z.uuid(), name: z.string() });

/** A file as it is listed. */
export const FileHead = z.object({
  fileId: FileId,
  name: z.string(),
  mediaType: MediaType,
  size: z.number().int(),
  /** It may still say where it was made: a recording, or a picture of a kind that is kept as it came. */
  mayLocate: z.boolean(),
  /** `pending` until the scanner has looked into it, `held` where it found what would do harm: neither can be opened. */
  scan: z.enum(["clear", "pending", "held"]),
  /** A browser may show it in place. */
  shows: z.boolean(),
  madeBy: Who,
  madeAt: moment,
  audience: FileAudience.nullable(),
  ended: z.object({ by: Who, at: moment, reason: z.string() }).nullable(),
  version,
});
export type FileHead = z.infer<typeof FileHead>;

/** What a verb takes that attaches a file: `fileId: FileId` of an upload of the asker's own that hangs nowhere yet. */
const one = z.object({ fileId: FileId });

export const files = {
  upload: endpoint({
    name: "file.upload",
    method: "POST",
    path: "/files",
    in: z.object({ file: arrivingFile }),
    out: z.object({ fileId: FileId }),
    about:
      "Takes a file, up to 25 MB: its bytes are the body (application/octet-stream), its name stands percent-encoded in the header file-name. It is its sender's alone and gone after a day, unless a verb attaches it.",
  }),
  show: endpoint({
    name: "file.show",
    method: "GET",
    path: "/files/:fileId",
    in: one,
    out: z.object({ file: FileHead, personId: id("Person").nullable(), access: Access }),
    about: "A file's name, kind and size, and who sent it; not what is in it.",
  }),
  download: endpoint({
    name: "file.download",
    method: "GET",
    path: "/files/:fileId/content",
    in: one.extend({ show: z.literal("inline").optional() }),
    out: leavingFile,
    weighty: true,
    about:
      "What is in a file. That it was fetched is on record before its first byte leaves. Pictures may be shown in place; all else is saved.",
  }),
  end: endpoint({
    name: "file.end",
    method: "POST",
    path: "/files/:fileId/end",
    in: one.extend({ reason: personal(words(500)), version }),
    out: z.object({ version }),
    about: "Takes a file out of use, and says why. It stays in the record and can no longer be opened.",
  }),
};
