import type { Message } from "../ui/words.ts";

/** What can be wrong with what stands in the rows, by the code of the finding. */
export const rowFaults: Readonly<Record<string, Message>> = {
  "account.addressTaken": {
    id: "imports.fault.account.addressTaken",
    message: "Members of staff were left out: their address already signs in elsewhere.",
  },
  "case.closedBeforeOpened": { id: "imports.fault.case.closedBeforeOpened", message: "It was closed before it was opened." },
  "case.closedByHistory": {
    id: "imports.fault.case.closedByHistory",
    message: "It is closed, but not said since when. The day of its last history row, or of its opening, was taken.",
  },
  "case.closesLater": { id: "imports.fault.case.closesLater", message: "It would be closed on a day that is still to come." },
  "case.noId": { id: "imports.fault.case.noId", message: "This row has no case number that can be one." },
  "case.noOpening": { id: "imports.fault.case.noOpening", message: "The day it was opened is missing." },
  "case.openedByHistory": {
    id: "imports.fault.case.openedByHistory",
    message: "The day it was opened is missing. The first day in its history was taken.",
  },
  "case.opensLater": { id: "imports.fault.case.opensLater", message: "It would be opened on a day that is still to come." },
  "case.otherProgram": {
    id: "imports.fault.case.otherProgram",
    message: "This case is of another program. It was left out, as was chosen.",
  },
  "case.repeated": { id: "imports.fault.case.repeated", message: "A duplicate: this case number stands further up already." },
  "case.again": {
    id: "imports.fault.case.again",
    message: "A duplicate: this case number stands further up already. The row became history of that case, not a case of its own.",
  },
  "date.ambiguous": {
    id: "imports.fault.date.ambiguous",
    message: "Nobody can tell the day from the month in this column. Its dates were left blank.",
  },
  "date.dayFirst": { id: "imports.fault.date.dayFirst", message: "The dates of this column were read with the day first." },
  "date.doubtful": {
    id: "imports.fault.date.doubtful",
    message: "Nobody can tell the day from the month here. Say above which comes first.",
  },
  "date.impossible": { id: "imports.fault.date.impossible", message: "There is no such day. It was left blank." },
  "date.mixed": { id: "imports.fault.date.mixed", message: "The dates of this column are written both ways. They were left blank." },
  "date.monthFirst": { id: "imports.fault.date.monthFirst", message: "The dates of this column were read with the month first." },
  "date.notIso": { id: "imports.fault.date.notIso", message: "This date could be read, but should be written YYYY-MM-DD." },
  "date.reversed": { id: "imports.fault.date.reversed", message: "This ends before it begins. It was taken as it stands." },
  "date.unreadable": { id: "imports.fault.date.unreadable", message: "This is not a date that can be read." },
  "email.malformed": { id: "imports.fault.email.malformed", message: "This is not an e-mail address. It was left blank." },
  "history.audience": {
    id: "imports.fault.history.audience",
    message: "Who may read it is not said in words we know. It is restricted to the case’s team until somebody looks.",
  },
  "history.later": { id: "imports.fault.history.later", message: "This is dated on a day still to come." },
  "history.noCase": { id: "imports.fault.history.noCase", message: "The case of this row is not there." },
  "history.noDay": { id: "imports.fault.history.noDay", message: "This row has no date. It stands on the day its case was opened." },
  "id.twice": { id: "imports.fault.id.twice", message: "This id was given before." },
  "note.split": {
    id: "imports.fault.note.split",
    message: "This note is longer than one may be here. All of it is kept, as several notes one after the other.",
  },
  "outcome.unknown": {
    id: "imports.fault.outcome.unknown",
    message: "This is none of our reasons or outcomes. It is kept in the case’s history as it is.",
  },
  "owner.unknown": { id: "imports.fault.owner.unknown", message: "This owner cannot have a case here. Choose whose it is." },
  "person.nameless": { id: "imports.fault.person.nameless", message: "This person has neither a given nor a family name." },
  "person.noName": { id: "imports.fault.person.noName", message: "There is no name and no word to call them by." },
  "person.noOrg": { id: "imports.fault.person.noOrg", message: "This person belongs to no school in the delivery." },
  "person.noRole": { id: "imports.fault.person.noRole", message: "This person has no role in the delivery and was not placed anywhere." },
  "person.oneName": { id: "imports.fault.person.oneName", message: "This person has only one of the two names." },
  "person.otherName": {
    id: "imports.fault.person.otherName",
    message: "The same person is called otherwise further up. The name there was taken.",
  },
  "person.twoHere": {
    id: "imports.fault.person.twoHere",
    message: "Two people here have this id. A new person is written down; say below who it is.",
  },
  "program.unknown": { id: "imports.fault.program.unknown", message: "Say whether cases of this program belong here." },
  "reference.circle": {
    id: "imports.fault.reference.circle",
    message: "Following the parents leads back here. The reference was left blank.",
  },
  "reference.missing": {
    id: "imports.fault.reference.missing",
    message: "This points at something that is not in the delivery or was left out.",
  },
  "relationship.noStudent": {
    id: "imports.fault.relationship.noStudent",
    message: "Neither of these two is a student. The relationship was left out.",
  },
  "status.unknown": { id: "imports.fault.status.unknown", message: "This status is not known here. Say whether it means open or closed." },
  "step.past": {
    id: "imports.fault.step.past",
    message: "This day has passed. The step is due when the case would be silent, counted from today.",
  },
  "value.missing": { id: "imports.fault.value.missing", message: "This cell must not be empty." },
  "word.misspelt": { id: "imports.fault.word.misspelt", message: "This word is misspelt. It was read all the same." },
  "word.unknown": { id: "imports.fault.word.unknown", message: "This is not a word the standard knows here." },
};
