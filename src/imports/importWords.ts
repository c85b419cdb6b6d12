import type { Message } from "../ui/words.ts";
import type { Change, Finding, Kind, Run } from "./contract.ts";

/** What the kinds of row are called. */
export const kindWords: Readonly<Record<Kind, Message>> = {
  person: { id: "imports.kind.person", message: "Students and families" },
  relationship: { id: "imports.kind.relationship", message: "Relationships" },
  enrolment: { id: "imports.kind.enrolment", message: "Enrollments" },
  account: { id: "imports.kind.account", message: "Staff" },
  class: { id: "imports.kind.class", message: "Classes" },
  class_member: { id: "imports.kind.classMember", message: "Places in classes" },
  site: { id: "imports.kind.site", message: "Schools and offices" },
  case: { id: "imports.kind.case", message: "Cases" },
  history: { id: "imports.kind.history", message: "History" },
};

/** The people of old cases. */
export const oldPeople: Message = { id: "imports.kind.people", message: "People" };

/** In the order in which one wants to know. */
export const kindOrder = Object.keys(kindWords) as Kind[];

export const changeOrder: readonly Change[] = ["new", "changed", "back", "ended"];

/** So many of a kind, as part of a sentence. */
export const changeWords: Readonly<Record<Change, Message>> = {
  new: { id: "imports.change.new", message: "{count, plural, other {# new}}" },
  changed: { id: "imports.change.changed", message: "{count, plural, one {# changes} other {# change}}" },
  back: { id: "imports.change.back", message: "{count, plural, one {# comes back} other {# come back}}" },
  ended: { id: "imports.change.ended", message: "{count, plural, one {# is no longer listed} other {# are no longer listed}}" },
};

/** The same, by themselves. */
export const numberWords: Readonly<Record<Change, Message>> = {
  new: { id: "imports.number.new", message: "{count, plural, other {#}} new" },
  changed: { id: "imports.number.changed", message: "{count, plural, other {#}} changed" },
  back: { id: "imports.number.back", message: "{count, plural, other {#}} back" },
  ended: { id: "imports.number.ended", message: "{count, plural, other {#}} no longer listed" },
};

export const statusWords: Readonly<Record<Run["status"], Message>> = {
  reading: { id: "imports.status.reading", message: "Being read" },
  mapping: { id: "imports.status.mapping", message: "Waits until somebody says what each column is" },
  read: { id: "imports.status.read", message: "Waits for you" },
  refused: { id: "imports.status.refused", message: "Could not be read" },
  applying: { id: "imports.status.applying", message: "Being written" },
  applied: { id: "imports.status.applied", message: "Written" },
  failed: { id: "imports.status.failed", message: "Not written" },
  dropped: { id: "imports.status.dropped", message: "Let go" },
};

export const severityWords: Readonly<Record<Finding["severity"], Message>> = {
  error: { id: "imports.severity.error", message: "Error" },
  warning: { id: "imports.severity.warning", message: "Warning" },
  note: { id: "imports.severity.note", message: "Note" },
};

/** So many of each, in a few words. */
export const countWords: Readonly<Record<Finding["severity"], Message>> = {
  error: { id: "imports.count.error", message: "{count, plural, one {# error} other {# errors}}" },
  warning: { id: "imports.count.warning", message: "{count, plural, one {# warning} other {# warnings}}" },
  note: { id: "imports.count.note", message: "{count, plural, one {# note} other {# notes}}" },
};

/** What the fields of a roster's rows are called. */
export const fieldWords: Readonly<Record<string, Message>> = {
  given: { id: "imports.field.given", message: "given name" },
  middle: { id: "imports.field.middle", message: "middle name" },
  family: { id: "imports.field.family", message: "family name" },
  preferredGiven: { id: "imports.field.preferredGiven", message: "preferred given name" },
  preferredFamily: { id: "imports.field.preferredFamily", message: "preferred family name" },
  pronouns: { id: "imports.field.pronouns", message: "pronouns" },
  born: { id: "imports.field.born", message: "day of birth" },
  grade: { id: "imports.field.grade", message: "grade" },
  email: { id: "imports.field.email", message: "e-mail" },
  phone: { id: "imports.field.phone", message: "phone" },
  phone2: { id: "imports.field.phone2", message: "second phone" },
  student: { id: "imports.field.student", message: "student or not" },
  name: { id: "imports.field.name", message: "name" },
  kind: { id: "imports.field.kind", message: "kind" },
  title: { id: "imports.field.title", message: "title" },
  role: { id: "imports.field.role", message: "role" },
  from: { id: "imports.field.from", message: "first day" },
  to: { id: "imports.field.to", message: "last day" },
  parentId: { id: "imports.field.parent", message: "belongs to" },
  siteId: { id: "imports.field.site", message: "school" },
  personId: { id: "imports.field.person", message: "person" },
  otherId: { id: "imports.field.other", message: "other person" },
  classId: { id: "imports.field.class", message: "class" },
  accountId: { id: "imports.field.account", message: "member of staff" },
  same: { id: "imports.field.same", message: "is somebody who is here" },
  call: { id: "imports.field.call", message: "what to call them" },
  status: { id: "imports.field.status", message: "open or closed" },
  openedOn: { id: "imports.field.openedOn", message: "opened on" },
  closedOn: { id: "imports.field.closedOn", message: "closed on" },
  reason: { id: "imports.field.reason", message: "why it was closed" },
  outcome: { id: "imports.field.outcome", message: "outcome" },
  risk: { id: "imports.field.risk", message: "level of worry" },
  managerId: { id: "imports.field.owner", message: "case manager" },
  nextStep: { id: "imports.field.nextStep", message: "next step" },
  nextStepOn: { id: "imports.field.nextStepOn", message: "when it is due" },
};
