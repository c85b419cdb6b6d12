import type { Explain } from "../ui/explaining.ts";

/** What can be wrong with what is told of a case, by the code the server says it with. */
export const caseExplain: Explain = {
  past: { id: "cases.wrong.past", message: "“{label}”: choose a day that is still to come." },
  future: { id: "cases.wrong.future", message: "“{label}”: it cannot have happened yet. Choose today or a day before." },
  tooFar: { id: "cases.wrong.tooFar", message: "“{label}”: choose a nearer day." },
  tooEarly: { id: "cases.wrong.tooEarly", message: "“{label}”: choose a day within the last two years." },
  attemptCompleted: {
    id: "cases.wrong.attempt",
    message: "Nobody was reached by an attempt. Choose what it was, or that it did not succeed.",
  },
  notInThisProgram: { id: "cases.wrong.audience", message: "This program does not keep such notes. Choose who may read it." },
  memoryAidHoldsNoContact: {
    id: "cases.wrong.aidContact",
    message: "A note for you alone cannot carry a contact. Choose who else may read it.",
  },
  notInMemoryAid: { id: "cases.wrong.aid", message: "A note for you alone is general and needs no lock. Choose who else may read it." },
  forThePerson: { id: "cases.wrong.forPerson", message: "What the person may read cannot be locked." },
  "task.ownerCannotSee": {
    id: "cases.wrong.owner",
    message: "They cannot see this case. Choose somebody who can, or put them on the team first.",
  },
  sameManager: { id: "cases.wrong.sameManager", message: "They have this case already. Choose somebody else." },
  "case.managerCannotCarry": {
    id: "cases.wrong.carry",
    message:
      "They cannot carry a case of this program now: perhaps they are not trained for it, not active, or kept apart from it. Choose somebody else.",
  },
  "case.managerUntrained": {
    id: "cases.wrong.untrained",
    message:
      "They do not have all that this program asks of those who carry its cases: a training is missing or has run out, or a text is not agreed to. Choose somebody else, or see to it first under Caseload, The program.",
  },
  "case.closed": { id: "cases.wrong.closed", message: "The case is closed. Reopen it first." },
  "case.programEnded": { id: "cases.wrong.programEnded", message: "Its program has ended. Open a new case in another one." },
  "case.personDied": { id: "cases.wrong.died", message: "The person has died. Nothing is tried with them any more." },
  "case.deathFirst": {
    id: "cases.wrong.deathFirst",
    message: "Write their death down first, on their own page: only that stops every letter, reminder and call.",
  },
  "case.illegalStep": { id: "cases.wrong.step", message: "The case has moved on in the meantime. Look at how it stands, then try again." },
  "case.openTasks": { id: "cases.wrong.openTasks", message: "Something is still to be done in this case. Say below what becomes of it." },
  "case.dutyOpen": {
    id: "cases.wrong.dutyOpen",
    message: "Something is still owed to the person because the law compelled sharing. Answer it first, under Sharing.",
  },
  "case.leaveRuns": {
    id: "cases.wrong.leaveRuns",
    message: "A leave runs here. It is decided and ended under Leave & return first; then close the case.",
  },
  "case.needsYes": {
    id: "cases.wrong.needsYes",
    message: "In this program a supervisor says yes before a case is closed. Ask for it under Team & access; then close it.",
  },
  "team.cannotJoin": { id: "cases.wrong.cannotJoin", message: "They cannot be on the team of this case. Choose somebody else." },
  "team.worksOnIt": {
    id: "cases.wrong.worksOnIt",
    message: "They work, or have worked, on this case: somebody else decides in it. Choose another decision-maker.",
  },
  "team.decidesInIt": {
    id: "cases.wrong.decidesInIt",
    message: "They decide, or have decided, in this case, and so do not work on it. Choose somebody else.",
  },
  "case.managerDecides": {
    id: "cases.wrong.managerDecides",
    message: "They decide, or have decided, in this case, and so cannot carry it. Choose somebody else.",
  },
  "task.ownerDecides": {
    id: "cases.wrong.ownerDecides",
    message: "They decide, or have decided, in this case, and so have nothing to do in it. Choose somebody else.",
  },
  "team.alreadyThere": { id: "cases.wrong.alreadyThere", message: "They are on this case already." },
  "note.amendedElsewhere": {
    id: "cases.wrong.amended",
    message: "You amended this note somewhere else. What you wrote is still here: copy it, show the note again, and amend that.",
  },
};
