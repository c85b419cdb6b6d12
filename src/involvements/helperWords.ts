import { teamRoles } from "../cases/caseWords.ts";
import type { Explain } from "../ui/explaining.ts";
import type { Message } from "../ui/words.ts";
import type { ConnectionState, HelpingRole, OutsideRole } from "./contract.ts";

/** As what somebody outside helps. */
export const outsideRoles: Readonly<Record<OutsideRole, Message>> = {
  attorney: { id: "involvements.role.attorney", message: "Attorney" },
  advocate: { id: "involvements.role.advocate", message: "Advocate" },
  counselor: { id: "involvements.role.counselor", message: "Counselor" },
  medical: { id: "involvements.role.medical", message: "Doctor or clinic" },
  teacher: { id: "involvements.role.teacher", message: "Teacher" },
  housing: { id: "involvements.role.housing", message: "Housing" },
  benefits: { id: "involvements.role.benefits", message: "Benefits" },
  prosecutor: { id: "involvements.role.prosecutor", message: "Prosecutor" },
  investigator: { id: "involvements.role.investigator", message: "Investigator" },
  victim_witness: { id: "involvements.role.victimWitness", message: "Victim-witness coordinator" },
  court: { id: "involvements.role.court", message: "Court" },
  child_protection: { id: "involvements.role.childProtection", message: "Child protection" },
  interpreter: { id: "involvements.role.interpreter", message: "Interpreter" },
  supporter: { id: "involvements.role.supporter", message: "Somebody of their own" },
  other: { id: "involvements.role.other", message: "Another helper" },
};

/** As what anybody helps. */
export const helpingRoles: Readonly<Record<HelpingRole, Message>> = {
  ...teamRoles,
  ...outsideRoles,
  case_manager: { id: "involvements.role.manager", message: "Case manager" },
};

/** How the way to a service stands. */
export const connectionStates: Readonly<Record<ConnectionState, Message>> = {
  asked: { id: "involvements.connection.asked", message: "Asked for" },
  waiting: { id: "involvements.connection.waiting", message: "On a waiting list" },
  begun: { id: "involvements.connection.begun", message: "First time there" },
  going: { id: "involvements.connection.going", message: "Going there" },
  stopped: { id: "involvements.connection.stopped", message: "Does not go any more" },
  turned_away: { id: "involvements.connection.turnedAway", message: "Turned away" },
};

/** Words for what may be refused here. */
export const involvementExplain: Explain = {
  "until.past": { id: "involvements.until.past", message: "That is before they began. Choose a later day." },
  "since.future": { id: "involvements.since.future", message: "They help from today on, or began before." },
  "onDay.future": { id: "involvements.onDay.future", message: "That day is still to come." },
  "recipientId.unknown": { id: "involvements.office.unknown", message: "That office is not in the address book any more." },
  "involvement.notOfHere": { id: "involvements.office.notOfHere", message: "That entry belongs to another family. Choose an office." },
  "involvement.ended": { id: "involvements.ended", message: "They help no more. Write them down anew." },
  "point.notHere": { id: "involvements.point.notHere", message: "Only somebody they know of, and who helps now, can be asked first." },
  "case.closed": { id: "involvements.closed", message: "The case is closed." },
};
