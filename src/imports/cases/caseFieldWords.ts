import type { Message } from "../../ui/words.ts";
import type { Field } from "./contract.ts";

/** What the fields are called where columns are mapped to them. */
export const caseFieldWords: Readonly<Record<Field, Message>> = {
  caseId: { id: "imports.to.caseId", message: "Case number" },
  personId: { id: "imports.to.personId", message: "The old system’s id of the person" },
  studentId: { id: "imports.to.studentId", message: "Student id, as in the roster" },
  call: { id: "imports.to.call", message: "What to call them" },
  given: { id: "imports.to.given", message: "Given name" },
  family: { id: "imports.to.family", message: "Family name" },
  fullName: { id: "imports.to.fullName", message: "Whole name" },
  born: { id: "imports.to.born", message: "Day of birth" },
  email: { id: "imports.to.email", message: "E-mail" },
  phone: { id: "imports.to.phone", message: "Phone" },
  site: { id: "imports.to.site", message: "School or office" },
  grade: { id: "imports.to.grade", message: "Grade or class year" },
  program: { id: "imports.to.program", message: "Program" },
  status: { id: "imports.to.status", message: "Open or closed" },
  openedOn: { id: "imports.to.openedOn", message: "Opened on" },
  closedOn: { id: "imports.to.closedOn", message: "Closed on" },
  outcome: { id: "imports.to.outcome", message: "Outcome, or why it was closed" },
  risk: { id: "imports.to.risk", message: "Level of worry" },
  owner: { id: "imports.to.owner", message: "Case manager (name or e-mail)" },
  nextStep: { id: "imports.to.nextStep", message: "Next step" },
  nextStepOn: { id: "imports.to.nextStepOn", message: "Next step: due on" },
  noteId: { id: "imports.to.noteId", message: "History: its number" },
  noteOn: { id: "imports.to.noteOn", message: "History: day" },
  noteKind: { id: "imports.to.noteKind", message: "History: kind" },
  noteAuthor: { id: "imports.to.noteAuthor", message: "History: author" },
  noteText: { id: "imports.to.noteText", message: "History: text" },
  noteAudience: { id: "imports.to.noteAudience", message: "History: who may read it" },
  keep: { id: "imports.to.keep", message: "Keep its words in the history" },
};
