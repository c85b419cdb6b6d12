import { SECTIONS } from "../people/policy.ts";
import { seesExport } from "./exportsFixture.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import { SEES_APPOINTMENTS } from "./worldAppointmentsFixture.ts";
import { SEES_ASSESSMENTS } from "./worldAssessmentsFixture.ts";
import { SEES_BOARDS } from "./worldBoardsFixture.ts";
import { SEES_SHARED } from "./worldDisclosuresFixture.ts";
import { SEES_FORMS } from "./worldFormsFixture.ts";
import { SEES_INVOLVEMENTS } from "./worldInvolvementsFixture.ts";
import { SEES_LEAVES } from "./worldLeavesFixture.ts";
import { SEES_NAVIGATION } from "./worldNavigationFixture.ts";
import { knowsOfLate, SEES_OVERSIGHT } from "./worldOversightFixture.ts";
import { SEES_PLANS } from "./worldPlansFixture.ts";
import { SEES_PORTAL } from "./worldPortalFixture.ts";
import { SEES_RELEASES } from "./worldReleasesFixture.ts";
import { aPaper, SEES_REQUESTS } from "./worldRequestsFixture.ts";
import { SEES_RETENTION } from "./worldRetentionFixture.ts";
import { knowsOfMeeting, SEES_SAFETY } from "./worldSafetyFixture.ts";
import { knowsOfAsk, SEES_SUPERVISION } from "./worldSupervisionFixture.ts";
import { knowsOfReport, SEES_TITLE_IX } from "./worldTitleIxFixture.ts";
import { SEES_TRAINING } from "./worldTrainingFixture.ts";
import { SEES_VISITS } from "./worldVisitsFixture.ts";
import { SEES_WALLS } from "./worldWallsFixture.ts";

const { identity, contact, services, notes } = SECTIONS;

/** Whether an account sees a row, of every relation the app's login can read. One that is missing here fails the oracle. */
export type Sees = (eyes: Eyes, row: Row, rows: Rows) => boolean;

const ours: Sees = (eyes, row) => eyes.isOurs(row);
const own: Sees = (eyes, row) => row.account_id === eyes.me.id;
const admins: Sees = (eyes, row) => eyes.isOurs(row) && eyes.me.may_admin;
/** A slip of the finger that was taken back at once is nowhere to be read. */
const stood: Sees = (_eyes, row) => row.withdrawn_at === null;
const inCase: Sees = (eyes, row) => eyes.seesInCase(row, services);
const whoTheyAre: Sees = (eyes, row) => eyes.seesOfPerson(row, identity);
/** What was written down of somebody who is still in the hands of the one who wrote. */
export const fresh: Sees = (eyes, row, rows) => {
  const person = rowOf(rows, "people.person", row.person_id);
  return person !== undefined && eyes.isOurs(row) && !eyes.isBarred(row) && eyes.isUnplaced(person);
};
const howToReach: Sees = (eyes, row, rows) => eyes.seesOfPerson(row, contact) || fresh(eyes, row, rows);
/** What is between a person and somebody of theirs: barred with either. */
const ofAdult: Sees = (eyes, row, rows) => howToReach(eyes, row, rows) && !eyes.isBarred({ person_id: row.other_id, case_id: null });
const withKin =
  (section: number): Sees =>
  (eyes, row, rows) =>
    eyes.seesOfPerson(row, section) || (eyes.isOurs(row) && eyes.isKin(row.person_id ?? "")) || fresh(eyes, row, rows);

const indexes = new WeakMap<Rows, Map<string, Map<string, Row>>>();
/** The row of a table with that id. */
export function rowOf(rows: Rows, table: string, id: string | null): Row | undefined {
  const tables = indexes.get(rows) ?? new Map<string, Map<string, Row>>();
  indexes.set(rows, tables);
  const index = tables.get(table) ?? new Map((rows[table] ?? []).map((row) => [row.id, row]));
  tables.set(table, index);
  return id === null ? undefined : index.get(id);
}

/** A case or a concern that is named without its kind. */
function seesSubject(eyes: Eyes, id: string, rows: Rows): boolean {
  const record = rowOf(rows, "cases.case", id);
  if (record) return eyes.seesCase(record);
  const crisis = rowOf(rows, "crises.crisis", id);
  if (crisis) return aCrisis(eyes, crisis, rows);
  const paper = rowOf(rows, "requests.paper", id);
  if (paper) return aPaper(eyes, paper, rows);
  const concern = rowOf(rows, "concerns.concern", id);
  return concern !== undefined && eyes.seesConcern(concern);
}
const subject: Sees = (eyes, row, rows) => eyes.isOurs(row) && seesSubject(eyes, row.subject_id, rows);
/** That a release ends is for those who may know of it; that nobody looked at something in time, for those who know of that. */
const aCrack: Sees = (eyes, row, rows) =>
  subject(eyes, row, rows) &&
  (!row.crack.startsWith("release") || eyes.seesInCase(row, SECTIONS.legal)) &&
  knowsOfMeeting(eyes, row) &&
  knowsOfReport(eyes, row, rows) &&
  knowsOfAsk(eyes, row, rows) &&
  (!/^(plan|form)_/.test(row.crack) || eyes.seesInCase(row, SECTIONS.notes)) &&
  (row.crack !== "override_unreviewed" || knowsOfLate(eyes, row.subject_id, rows, row.today));
const ofConcern: Sees = (eyes, row, rows) => {
  const concern = rowOf(rows, "concerns.concern", row.concern_id);
  return eyes.isOurs(row) && !eyes.isBarred(row) && concern !== undefined && eyes.seesConcern(concern);
};
const ofColleague: Sees = (eyes, row, rows) => rowOf(rows, "staff.account", row.account_id)?.agency_id === eyes.me.agency_id;
/** Old cases are those of a program one opens cases in and writes all of, whoever administers (R08). */
const oldCases: Sees = (eyes, row) => eyes.isOurs(row) && eyes.writes.has(row.program_id) && eyes.opens.has(row.program_id);
const aRun: Sees = (eyes, row, rows) => (row.kind === "cases" ? oldCases : admins)(eyes, row, rows);
const ofRun: Sees = (eyes, row, rows) => {
  const run = rowOf(rows, "imports.run", row.run_id);
  return run !== undefined && aRun(eyes, run, rows);
};

/** Wrote it down, and works there still. */
export const wroteThere = (eyes: Eyes, row: Row): boolean => row.recorded_by === eyes.me.id && eyes.belongs.has(row.program_id);
const ofProgramOrMine: Sees = (eyes, row) =>
  eyes.isOurs(row) && (wroteThere(eyes, row) || eyes.reads.has(row.program_id) || eyes.triages.has(row.program_id));
/** Who looks again and works there still; the program's readers; who began it and works there still, and who triages it, until it has a case; from then on who reads that case's notes. */
const aCrisis: Sees = (eyes, row) =>
  eyes.isOurs(row) &&
  !eyes.isBarred(row) &&
  (eyes.standsFor(row.check_by, row.program_id) ||
    eyes.reads.has(row.program_id) ||
    (row.case_id === null
      ? (row.begun_by === eyes.me.id && eyes.opens.has(row.program_id)) || eyes.triages.has(row.program_id)
      : eyes.holdsCase(row.case_id, notes)));

const reads: Sees = (eyes, row) => eyes.isOurs(row) && eyes.reads.has(row.program_id);
const readsOrTriages: Sees = (eyes, row) => eyes.isOurs(row) && (eyes.reads.has(row.program_id) || eyes.triages.has(row.program_id));
/** A rota says who works when and nothing of anybody helped. */
const rota: Sees = (eyes, row) => eyes.isOurs(row) && (eyes.keepsRota.has(row.program_id) || eyes.readsRota.has(row.program_id));

export const SEES: Readonly<Record<string, Sees>> = {
  ...SEES_SHARED,
  ...SEES_RELEASES,
  ...SEES_FORMS,
  ...SEES_LEAVES,
  "leaves.leave_crack": subject,
  ...SEES_NAVIGATION,
  ...SEES_APPOINTMENTS,
  ...SEES_PLANS,
  ...SEES_PORTAL,
  ...SEES_INVOLVEMENTS,
  ...SEES_RETENTION,
  ...SEES_WALLS,
  ...SEES_OVERSIGHT,
  ...SEES_SAFETY,
  ...SEES_TITLE_IX,
  "titleix.titleix_crack": (eyes, row, rows) => aCrack(eyes, row, rows),
  ...SEES_SUPERVISION,
  ...SEES_VISITS,
  "supervision.supervision_crack": (eyes, row, rows) => aCrack(eyes, row, rows),
  "safety.safety_crack": (eyes, row, rows) => aCrack(eyes, row, rows),
  "oversight.override_crack": (eyes, row, rows) => aCrack(eyes, row, rows),
  ...SEES_ASSESSMENTS,
  "assessments.assessment_crack": subject,
  "responses.response_crack": (eyes, row, rows) => aCrack(eyes, row, rows),
  "involvements.involvement_crack": (eyes, row, rows) => aCrack(eyes, row, rows),
  ...SEES_REQUESTS,
  ...SEES_TRAINING,
  ...SEES_BOARDS,
  "agencies.agency": (eyes, row) => row.id === eyes.me.agency_id,
  "agencies.agency_key": ours,
  "agencies.rotation": (eyes, row) => row.agency_id === eyes.me.agency_id && eyes.me.may_admin,
  "agencies.site": ours,
  "agencies.program": ours,
  "agencies.closure": ours,
  // A calendar says nothing of anyone.
  "agencies.program_day": () => true,
  "agencies.program_today": ours,
  "cases.program_limits": (eyes, row, rows) => rowOf(rows, "agencies.program", row.program_id)?.agency_id === eyes.me.agency_id,
  "staff.account": ours,
  "staff.membership": ours,
  "staff.admission": ours,
  "staff.law_standing": ours,
  "staff.absence": ours,
  "staff.cover": ours,
  "staff.outsider": (eyes, row) =>
    eyes.isOurs(row) && (eyes.me.may_admin || row.account_id === eyes.me.id || row.covered_id === eyes.me.id),
  "staff.away": ofColleague,
  "staff.stand_in": ofColleague,
  "staff.present": ofColleague,
  "staff.carrier": ofColleague,
  "kernel.draft": own,
  "kernel.idempotency": own,
  "messages.outbox": (eyes, row, rows) =>
    ours(eyes, row, rows) && (eyes.me.may_admin || (rows["messages.open_outbox"] ?? []).some((o) => o.agency_id === row.agency_id)),
  "messages.open_outbox": ours,
  "imports.run": aRun,
  "imports.staged": ofRun,
  "imports.piece": ofRun,
  "imports.old_cases": ofRun,
  "imports.mapping": oldCases,
  "exports.request": (eyes, row, rows) => seesExport(eyes, row.id, rows),
  "exports.word": (eyes, row, rows) => seesExport(eyes, row.request_id, rows),
  "exports.fetching": (eyes, row, rows) => seesExport(eyes, row.request_id, rows),
  // Who holds what, of the cases one has a reason for oneself; and one's own.
  "access.grant": (eyes, row) =>
    eyes.isOurs(row) && !eyes.isBarred(row) && (row.account_id === eyes.me.id || eyes.reasonsForCase(row.case_id).length > 0),
  "people.person": (eyes, row) => eyes.seesPerson(row),
  "people.name": withKin(identity),
  "people.contact_point": withKin(contact),
  "people.relationship": ofAdult,
  "people.unmasking": howToReach,
  "people.family_standing": ofAdult,
  "people.family_now": ofAdult,
  // A roster tells of those it brought: nobody wrote them down.
  "people.roster_claim": (eyes, row) => eyes.seesOfPerson(row, contact) && !eyes.isBarred({ person_id: row.other_id, case_id: null }),
  "people.enrolment": whoTheyAre,
  "deaths.death": howToReach,
  // A colleague is listed with a case, and not to those who may not see it; one of the family, not to those who are barred from them.
  "deaths.bereaved": (eyes, row, rows) =>
    howToReach(eyes, row, rows) &&
    (row.other_id === null || !eyes.isBarred({ person_id: row.other_id, case_id: null })) &&
    (row.case_id === null || seesSubject(eyes, row.case_id, rows)),
  // That somebody takes part in a program is that program's to know, and of those who serve them there: a teacher never reads of the counseling center.
  "people.participation": (eyes, row, rows) =>
    eyes.isOurs(row) &&
    !eyes.isBarred(row) &&
    (eyes.reads.has(row.program_id) ||
      eyes.triages.has(row.program_id) ||
      eyes
        .reasonsForPerson(row.person_id ?? "")
        .some((r) => r.case !== null && (r.sections & services) !== 0 && rowOf(rows, "cases.case", r.case)?.program_id === row.program_id)),
  "people.class": ours,
  "people.class_member": (eyes, row, rows) =>
    row.person_id === null ? ours(eyes, row, rows) && own(eyes, row, rows) : whoTheyAre(eyes, row, rows),
  "files.artefact": (eyes, row) => eyes.seesFile(row),
  "files.piece": (eyes, row, rows) => {
    const file = rowOf(rows, "files.artefact", row.artefact_id) as Row;
    return file.scan === "clear" && eyes.seesFile(file);
  },
  "cases.case": (eyes, row) => eyes.seesCase(row),
  "cases.team_member": inCase,
  "cases.contact": (eyes, row, rows) => inCase(eyes, row, rows) && stood(eyes, row, rows),
  "cases.note": (eyes, row) => eyes.seesNote(row),
  "cases.note_text": (eyes, row) => eyes.seesWords(row),
  "cases.task": (eyes, row) => eyes.seesTask(row),
  "cases.timeline": (eyes, row, rows) => eyes.seesTimeline(row) && stood(eyes, row, rows),
  "cases.closing_review": inCase,
  "cases.group_session": (eyes, row) => eyes.isOurs(row) && (wroteThere(eyes, row) || eyes.reads.has(row.program_id)),
  "cases.bulk_run": (eyes, row) => row.by_id === eyes.me.id,
  "cases.bulk_item": (eyes, row) => row.by_id === eyes.me.id,
  "cases.clock_face": (eyes, row, rows) => seesSubject(eyes, row.case_id ?? "", rows),
  "cases.case_crack": subject,
  "cases.task_due": (eyes, row, rows) => eyes.seesTask(rowOf(rows, "cases.task", row.task_id) as Row),
  "concerns.concern": (eyes, row) => eyes.seesConcern(row),
  "concerns.decision": ofConcern,
  "concerns.addition": ofConcern,
  "concerns.not_them": ofConcern,
  "concerns.passage": readsOrTriages,
  "concerns.routing_rule": ours,
  "concerns.door": ours,
  "concerns.concern_crack": subject,
  "consults.consult": ofProgramOrMine,
  "consults.hotline_contact": ofProgramOrMine,
  "crises.crisis": aCrisis,
  "crises.entry": (eyes, row, rows) => aCrisis(eyes, rowOf(rows, "crises.crisis", row.crisis_id) as Row, rows),
  "crises.crisis_crack": (eyes, row, rows) => aCrisis(eyes, rowOf(rows, "crises.crisis", row.subject_id) as Row, rows),
  "crises.resource": ours,
  "guidance.wording": ours,
  "oncall.pattern": rota,
  "oncall.shift": rota,
  "oncall.call": readsOrTriages,
  "oncall.ring": (eyes, row, rows) => readsOrTriages(eyes, row, rows) || (eyes.isOurs(row) && own(eyes, row, rows)),
  "oncall.hand_over": (eyes, row, rows) =>
    readsOrTriages(eyes, row, rows) || (row.by_id === eyes.me.id && eyes.isOurs(row) && eyes.tonight.has(row.program_id)),
  "today.caseload_policy": reads,
  "staff.working_share": reads,
  "today.reviewer": (eyes, row) => eyes.isOurs(row) && (eyes.me.may_admin || row.account_id === eyes.me.id || row.worker_id === eyes.me.id),
  "today.every_crack": aCrack,
  "today.standing_crack": aCrack,
  "today.snooze": subject,
  "today.crack_log": (eyes, row, rows) => subject(eyes, row, rows) && eyes.reads.has(row.program_id),
};
