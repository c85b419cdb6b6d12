import type { Explain } from "../ui/explaining.ts";
import type { Message } from "../ui/words.ts";
import type { MediaType } from "./contract.ts";

/** What a file is, in a word. */
export const kindWords: Readonly<Record<MediaType, Message>> = {
  "application/pdf": { id: "files.kind.pdf", message: "PDF" },
  "image/png": { id: "files.kind.picture", message: "Picture" },
  "image/jpeg": { id: "files.kind.picture", message: "Picture" },
  "image/webp": { id: "files.kind.picture", message: "Picture" },
  "image/heic": { id: "files.kind.picture", message: "Picture" },
  "image/gif": { id: "files.kind.picture", message: "Picture" },
  "text/plain": { id: "files.kind.text", message: "Text" },
  "text/csv": { id: "files.kind.table", message: "Table" },
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": { id: "files.kind.document", message: "Document" },
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": { id: "files.kind.table", message: "Table" },
  "application/vnd.oasis.opendocument.text": { id: "files.kind.document", message: "Document" },
  "audio/mpeg": { id: "files.kind.recording", message: "Recording" },
  "audio/mp4": { id: "files.kind.recording", message: "Recording" },
  "application/zip": { id: "files.kind.archive", message: "Archive" },
};

/** Why a file was not taken, and what to do. */
export const fileExplain = {
  missing: { id: "files.wrong.missing", message: "Choose a file." },
  empty: { id: "files.wrong.empty", message: "This file is empty. Choose another one." },
  tooLarge: { id: "files.wrong.large", message: "This is larger than 25 MB. Make it smaller, or send it in parts." },
  notTaken: {
    id: "files.wrong.kind",
    message: "This kind of file is not taken. Save it as a PDF, a picture (JPEG, PNG), a text, a table or a document without macros.",
  },
  pretends: {
    id: "files.wrong.pretends",
    message: "What is in this file is not what its name says. Open it, save it again under its own kind, and choose that.",
  },
  broken: { id: "files.wrong.broken", message: "This file is damaged or cut off. Open it, save it again, and choose that." },
  tooManyPixels: { id: "files.wrong.pixels", message: "This picture is too large in width and height. Save it smaller, and choose that." },
  full: { id: "files.wrong.full", message: "There is no room left for files. Nothing was kept. Tell whoever runs Holdfast for you." },
  unknown: { id: "files.wrong.gone", message: "This file is no longer here: it was sent more than a day ago. Choose it again." },
} satisfies Explain;

/** What a file chooser offers: what the server takes, by name and by kind. */
export const acceptedFiles = [
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/gif",
  ".heic",
  ".pdf",
  ".txt",
  ".csv",
  ".docx",
  ".xlsx",
  ".odt",
  ".mp3",
  ".m4a",
];
