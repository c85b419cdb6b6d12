import type { Message } from "../../ui/words.ts";

/** What of somebody was opened, by the first part of what was asked for. */
const opened: Readonly<Record<string, Message>> = {
  case: { id: "oversight.looked.case", message: "the case" },
  note: { id: "oversight.looked.note", message: "a note" },
  person: { id: "oversight.looked.person", message: "their page" },
  file: { id: "oversight.looked.file", message: "a file" },
  release: { id: "oversight.looked.release", message: "a release" },
  package: { id: "oversight.looked.package", message: "what was shared" },
  disclosure: { id: "oversight.looked.disclosure", message: "the record of disclosures" },
  contactPoint: { id: "oversight.looked.contactPoint", message: "a way to reach them" },
  emergency: { id: "oversight.looked.emergency", message: "the case, in an emergency" },
  request: { id: "oversight.looked.request", message: "a request for their record" },
};
const something: Message = { id: "oversight.looked.other", message: "something of theirs" };

/** What such an act opened, in a word. */
export const lookedAt = (action: string): Message => opened[action.split(".")[0] ?? ""] ?? something;

/** Why a line stands in the register though the law does not ask for it. */
export const exemptShort: Readonly<Record<"person" | "consented" | "school_official" | "directory", Message>> = {
  person: { id: "oversight.exempt.person", message: "exempt: to the person" },
  consented: { id: "oversight.exempt.consented", message: "exempt: they consented" },
  school_official: { id: "oversight.exempt.official", message: "exempt: school official" },
  directory: { id: "oversight.exempt.directory", message: "exempt: directory information" },
};
