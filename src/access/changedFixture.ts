import { SECTIONS } from "../people/policy.ts";
import { fresh, type Sees, wroteThere } from "./seenFixture.ts";
import { CHANGES_APPOINTMENTS } from "./worldAppointmentsFixture.ts";
import { CHANGES_BOARDS } from "./worldBoardsFixture.ts";
import { CHANGES_FORMS } from "./worldFormsFixture.ts";
import { CHANGES_INVOLVEMENTS } from "./worldInvolvementsFixture.ts";
import { CHANGES_LEAVES } from "./worldLeavesFixture.ts";
import { CHANGES_NAVIGATION } from "./worldNavigationFixture.ts";
import { CHANGES_PLANS } from "./worldPlansFixture.ts";
import { CHANGES_REQUESTS } from "./worldRequestsFixture.ts";
import { CHANGES_SAFETY } from "./worldSafetyFixture.ts";
import { CHANGES_SUPERVISION } from "./worldSupervisionFixture.ts";
import { CHANGES_TRAINING } from "./worldTrainingFixture.ts";

const { contact, identity, legal, notes, services } = SECTIONS;

const supervises: Sees = (eyes, row) => eyes.leads.has(row.program_id) && eyes.writes.has(row.program_id);
const keepsRota: Sees = (eyes, row) => eyes.keepsRota.has(row.program_id);

/** Whether an account may change a row it sees, and the column by which it is tried; tables nobody but their administrator changes are left out. */
export const CHANGES: Readonly<Record<string, { column: string; to?: string; may: Sees }>> = {
  ...CHANGES_PLANS,
  ...CHANGES_REQUESTS,
  ...CHANGES_FORMS,
  ...CHANGES_LEAVES,
  ...CHANGES_NAVIGATION,
  ...CHANGES_APPOINTMENTS,
  ...CHANGES_INVOLVEMENTS,
  ...CHANGES_SAFETY,
  ...CHANGES_SUPERVISION,
  ...CHANGES_TRAINING,
  ...CHANGES_BOARDS,
  "assessments.need": { column: "version", may: (eyes, row) => eyes.writesCase(row, notes) },
  "cases.case": { column: "version", may: (eyes, row) => eyes.writesCase({ ...row, case_id: row.id }, services) },
  "cases.team_member": { column: "to_at", may: (eyes, row) => eyes.writesCase(row, services) },
  "cases.contact": { column: "version", may: (eyes, row) => row.recorded_by === eyes.me.id && eyes.writesCase(row, services) },
  "cases.task": {
    column: "version",
    may: (eyes, row) =>
      (row.owner_id === eyes.me.id &&
        ((eyes.belongs.has(row.program_id) && eyes.reasonsForCase(row.case_id).length > 0) || eyes.holdsCase(row.case_id, services))) ||
      eyes.writes.has(row.program_id) ||
      eyes.reasonsForCase(row.case_id).some((r) => r.canWrite),
  },
  "files.artefact": { column: "version", may: (eyes, row) => eyes.writesFile(row) },
  "people.person": { column: "version", may: (eyes, row) => eyes.writesPerson(row.id, identity) || eyes.isUnplaced(row) },
  "people.name": {
    column: "version",
    may: (eyes, row, rows) => eyes.writesPerson(row.person_id ?? "", identity) || fresh(eyes, row, rows),
  },
  "people.contact_point": {
    column: "version",
    may: (eyes, row, rows) => eyes.writesPerson(row.person_id ?? "", contact) || fresh(eyes, row, rows),
  },
  "people.relationship": {
    column: "version",
    may: (eyes, row, rows) => eyes.writesPerson(row.person_id ?? "", contact) || fresh(eyes, row, rows),
  },
  // What the roster says is decided once, in the name of whoever decides it.
  "people.roster_claim": {
    column: "decided_by",
    to: "kernel.uid(), decided = 'kept', decided_at = kernel.clock()",
    may: (eyes, row, rows) =>
      (row.decided_by === null || row.decided_by === eyes.me.id) &&
      (eyes.writesPerson(row.person_id ?? "", contact) || fresh(eyes, row, rows)),
  },
  "people.enrolment": { column: "version", may: (eyes, row) => eyes.writesPerson(row.person_id ?? "", identity) },
  "concerns.concern": { column: "version", may: (eyes, row) => eyes.mayDecide(row) },
  "consults.consult": {
    column: "became_concern_at",
    may: (eyes, row) => wroteThere(eyes, row) || eyes.writes.has(row.program_id) || eyes.triages.has(row.program_id),
  },
  "crises.crisis": {
    column: "version",
    may: (eyes, row) =>
      eyes.writes.has(row.program_id) ||
      (row.case_id === null
        ? (row.begun_by === eyes.me.id && eyes.opens.has(row.program_id)) ||
          eyes.standsFor(row.check_by, row.program_id) ||
          eyes.triages.has(row.program_id)
        : eyes.reasonsForCase(row.case_id).some((r) => r.canWrite && (r.sections & notes) !== 0)),
  },
  "deaths.death": {
    column: "taken_back_by",
    to: "kernel.uid(), taken_back_at = kernel.clock(), taken_back_why = 'x'",
    may: (eyes, row, rows) => row.taken_back_at === null && (eyes.writesPerson(row.person_id ?? "", contact) || fresh(eyes, row, rows)),
  },
  "deaths.bereaved": {
    column: "version",
    may: (eyes, row, rows) => eyes.writesPerson(row.person_id ?? "", contact) || fresh(eyes, row, rows),
  },
  "releases.release": { column: "version", may: (eyes, row) => eyes.writesCase(row, legal) },
  "releases.recipient": {
    column: "version",
    may: (eyes, row) => (row.case_id === null ? eyes.opens.size + eyes.writes.size > 0 : eyes.writesCase(row, legal)),
  },
  "portal.switch": { column: "by_id", to: "kernel.uid(), at = kernel.clock()", may: (eyes, row) => eyes.writes.has(row.program_id) },
  "portal.page": {
    column: "ended_by",
    to: "kernel.uid(), ended_at = kernel.clock()",
    may: (eyes, row) => row.ended_at === null && eyes.writesCase(row, services),
  },
  "disclosures.duty": {
    column: "answered_by",
    to: "kernel.uid(), answered_at = kernel.clock(), result = 'done', answer = 'x'",
    may: (eyes, row) => eyes.writesCase(row, services),
  },
  "guidance.wording": {
    column: "ended_at",
    to: "kernel.clock(), ended_by = kernel.uid()",
    may: (eyes, row) => eyes.isOurs(row) && row.ended_at === null && (eyes.me.may_admin || eyes.writes.size > 0),
  },
  "crises.resource": { column: "version", may: (eyes, row) => eyes.me.may_admin || eyes.leads.has(row.program_id) },
  "oncall.pattern": { column: "ended_at", may: keepsRota },
  "oncall.shift": { column: "ended_at", may: keepsRota },
  "oncall.hand_over": {
    column: "read_by",
    to: "kernel.uid(), read_at = kernel.clock()",
    may: (eyes, row) =>
      row.read_by === null && row.by_id !== eyes.me.id && (eyes.writes.has(row.program_id) || eyes.triages.has(row.program_id)),
  },
  "cases.closing_review": { column: "version", may: (eyes, row) => row.asked_by !== eyes.me.id && eyes.writes.has(row.program_id) },
  "cases.bulk_run": { column: "done_at", may: () => true },
  "cases.bulk_item": { column: "code", may: () => true },
  "crises.entry": { column: "taken_back_at", may: (eyes, row) => row.by_id === eyes.me.id },
  "today.caseload_policy": { column: "version", may: supervises },
  "staff.working_share": { column: "percent", may: supervises },
  "today.snooze": { column: "ended_at", may: () => true },
  "kernel.draft": { column: "version", may: () => true },
  "staff.account": { column: "version", may: (eyes, row) => eyes.me.may_admin && row.id !== eyes.me.id },
  "staff.membership": {
    column: "ends_at",
    to: "kernel.clock()",
    may: (eyes, row) => eyes.me.may_admin && row.account_id !== eyes.me.id && !eyes.isOver(row.ends_at),
  },
  "retention.schedule": { column: "set_by", to: "kernel.uid(), version = 2", may: (eyes) => eyes.me.may_admin },
  "agencies.program": { column: "name", may: (eyes) => eyes.me.may_admin },
};
