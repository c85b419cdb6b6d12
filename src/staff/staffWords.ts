import type { Explain } from "../ui/explaining.ts";
import type { Message } from "../ui/words.ts";
import type { Role, Sees } from "./contract.ts";

/** What one does in a program, in the field's words. */
export const roleWords: Readonly<Record<Role, Message>> = {
  case_manager: { id: "staff.role.manager", message: "Case manager" },
  supervisor: { id: "staff.role.supervisor", message: "Supervisor" },
  triager: { id: "staff.role.triager", message: "Triage" },
  teammate: { id: "staff.role.teammate", message: "Team member" },
  referrer: { id: "staff.role.referrer", message: "Refers concerns" },
  officer: { id: "staff.role.officer", message: "Privacy officer" },
  coordinator: { id: "staff.role.coordinator", message: "Coordinator (sees no people)" },
  decision_maker: { id: "staff.role.decisionMaker", message: "Decision-maker" },
  student_staff: { id: "staff.role.studentStaff", message: "Student staff or volunteer" },
  law_officer: { id: "staff.role.lawOfficer", message: "School resource officer" },
};

/** What a role that opens no record by itself is, for whoever gives it. */
export const narrowWords = {
  officer: {
    id: "staff.narrow.officer",
    message: "Sees what was shared and looked at, and looks at emergencies afterwards. Notes only in a case they are asked into.",
  },
  coordinator: {
    id: "staff.narrow.coordinator",
    message: "Sees no person, no case and no name, and searches for nobody. Has no other role.",
  },
  decision_maker: {
    id: "staff.narrow.decisionMaker",
    message: "Sees the cases they are asked to decide in, as far as their team shows them, and no others.",
  },
  student_staff: {
    id: "staff.narrow.studentStaff",
    message: "Reads what is open tonight by its number, without notes or names, and hands over. Ends with the term.",
  },
  law_officer: {
    id: "staff.narrow.lawOfficer",
    message: "Was decided to be a school official for one purpose. Sees the cases they are asked into for it.",
  },
} as const;

/** The way to an officer of the law who has no account yet. */
export const lawFirst: Message = {
  id: "staff.narrow.lawFirst",
  message:
    "It is decided of an account that is there: invite them without a program, decide it under Settings, Law enforcement, and then add the role to their account.",
};

/** How much of a program somebody sees. */
export const seesWords: Readonly<Record<Sees, Message>> = {
  program: { id: "staff.sees.program", message: "The whole program" },
  assigned: { id: "staff.sees.assigned", message: "Cases they work on" },
};

/** What becomes of what somebody is told in a role (A28). */
export const tellingWords = {
  confidential: { id: "staff.telling.confidential", message: "Confidential resource" },
  reports: { id: "staff.telling.reports", message: "Passes on what must be reported" },
} as const;

/** Why somebody cannot be let into a program now. */
export const admissionWrongs: Explain = {
  "membership.held": { id: "staff.joining.held", message: "They have a role in this program already." },
  "membership.asked": { id: "staff.joining.twice", message: "They wait for this program already." },
  "membership.coordinatorAlone": {
    id: "staff.joining.coordinator",
    message: "A coordinator has no other role and no cases: end those first, or take another account.",
  },
  "membership.worksCases": { id: "staff.joining.worksCases", message: "Whoever decides is no full-time case manager." },
  "membership.outsider": {
    id: "staff.joining.outsider",
    message: "It was decided that this account is an outsider here: it can only be shared with.",
  },
  "membership.lawUndecided": {
    id: "staff.joining.lawUndecided",
    message:
      "First decide, under Law enforcement, that this account is a school official for one purpose. Then it has this role and no other.",
  },
  "membership.noLawThere": { id: "staff.joining.noLawThere", message: "A confidential program has no officers of the law." },
  "endsOn.membership.endNeeded": { id: "staff.joining.endNeeded", message: "Choose the last day of their term." },
  "endsOn.membership.endPast": { id: "staff.joining.endPast", message: "Choose a day that is not over." },
  "sees.membership.opensNothing": { id: "staff.joining.opensNothing", message: "This role sees the cases it is asked into, no more." },
  "mayTriage.membership.opensNothing": { id: "staff.joining.opensNothing", message: "This role sees the cases it is asked into, no more." },
  "admission.decided": { id: "staff.joining.decided", message: "Somebody has answered this already." },
};

/** What can be wrong with a password, a code or a passkey, and what to do. */
export const signInWrongs: Explain = {
  "password.wrong": { id: "staff.wrong.password", message: "That e-mail and password do not fit together. Check both and try again." },
  "code.wrong": { id: "staff.wrong.code", message: "That code does not fit. Wait for the next one in your app, and type that." },
  code: { id: "staff.wrong.code.shape", message: "Type the six digits that your app shows." },
  "newPassword.password.tooShort": { id: "staff.wrong.short", message: "Take at least eight letters; a short sentence is good." },
  "newPassword.password.tooLong": { id: "staff.wrong.long", message: "Take at most 200 letters." },
  "newPassword.password.tooCommon": {
    id: "staff.wrong.common",
    message: "Others would guess this first. Take a few words that do not belong together.",
  },
  "newPassword.password.tooPersonal": {
    id: "staff.wrong.personal",
    message: "Leave out your name, your address and the name of your agency.",
  },
  "signIn.wait": {
    id: "staff.wrong.wait",
    message: "That was not right a moment ago. Wait {seconds, plural, one {# second} other {# seconds}}, then try again.",
  },
  "signIn.stopped": {
    id: "staff.wrong.stopped",
    message:
      "After too many wrong tries this way in is closed. Use a passkey or a browser you have signed in from before, or ask your administrator for a new link.",
  },
  "signIn.wrongPasskey": {
    id: "staff.wrong.passkey",
    message: "That passkey does not open an account here. Use another one, or your password.",
  },
  "session.unknown": { id: "staff.wrong.late", message: "That took too long. Begin again with your e-mail." },
  "setUp.spent": { id: "staff.wrong.spent", message: "This link has been used or has run out. Ask your administrator for a new one." },
};
