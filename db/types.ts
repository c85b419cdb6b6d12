// Written by `npm run types` from db/migrations and the policies; do not edit.
import type { ColumnType, Generated, GeneratedAlways } from "kysely";

export type AccessGrantKind = "owner" | "team" | "supervisor" | "share" | "break-glass" | "roster" | "self";

export interface AccessGrant {
  id: Generated<string>;
  agency_id: string;
  account_id: string;
  person_id: string;
  case_id: string | null;
  kind: AccessGrantKind;
  sections: number;
  can_write: Generated<boolean>;
  valid_from: Generated<string>;
  valid_to: Generated<string>;
  cause_id: string | null;
  granted_by: string | null;
}

export interface AccessMyGrant {
  person_id: ColumnType<string | null, never, never>;
  case_id: ColumnType<string | null, never, never>;
  sections: ColumnType<number | null, never, never>;
  can_write: ColumnType<boolean | null, never, never>;
  kind: ColumnType<string | null, never, never>;
}

export interface AccessMyPlace {
  account_id: ColumnType<string | null, never, never>;
  program_id: ColumnType<string | null, never, never>;
}

export type AccessWallOrigin = "title_ix" | "personal" | "request";

export interface AccessWall {
  id: string;
  agency_id: string;
  account_id: string;
  person_id: string | null;
  case_id: string | null;
  origin: AccessWallOrigin;
  placed_by: string | null;
  placed_at: Generated<string>;
  lifted_at: string | null;
  reason: Buffer | null;
  lift_asked_by: string | null;
  lift_asked_at: string | null;
  lift_why: Buffer | null;
  lifted_by: string | null;
  version: Generated<number>;
  conflict_id: string | null;
  told_at: string | null;
  cause_id: string | null;
}

export type AgenciesAgencyKind =
  | "college"
  | "district"
  | "school"
  | "victim_services"
  | "law_enforcement"
  | "prosecutor"
  | "provider"
  | "coalition";

export interface AgenciesAgency {
  id: string;
  network_id: string | null;
  name: string;
  slug: string;
  kind: AgenciesAgencyKind;
  time_zone: string;
  victim_services: boolean;
  emergency: Generated<string>;
  created_at: Generated<string>;
}

export interface AgenciesAgencyKey {
  agency_id: string;
  key_id: number;
  wrapped: Buffer;
  created_at: Generated<string>;
  used_from: string | null;
}

export interface AgenciesClosure {
  id: string;
  agency_id: string;
  program_id: string | null;
  first_day: string;
  last_day: string;
  label: string;
  ended_at: string | null;
}

export interface AgenciesCounter {
  agency_id: string;
  kind: string;
  last: number;
}

export interface AgenciesNetwork {
  id: string;
  name: string;
}

export type AgenciesProgramRegime = "FERPA" | "VSP" | "CONF" | "BASE";

export type AgenciesProgramKind =
  | "care"
  | "k12_support"
  | "victim_services"
  | "threat_assessment"
  | "mloa"
  | "title_ix_support"
  | "counseling"
  | "other";

export type AgenciesProgramPersonWord = "student" | "participant" | "survivor" | "client";

export type AgenciesProgramVictimMoney = "yes" | "no";

export type AgenciesProgramPrivileged = "yes" | "no" | "unsure";

export type AgenciesProgramEducation = "yes" | "no" | "unsure";

export interface AgenciesProgram {
  id: string;
  agency_id: string;
  name: string;
  slug: string;
  regime: AgenciesProgramRegime;
  victim_services: GeneratedAlways<boolean>;
  kind: AgenciesProgramKind;
  person_word: AgenciesProgramPersonWord;
  week: Generated<number>;
  cadence_days: Generated<number>;
  triage_days: Generated<number>;
  urgent_minutes: Generated<number>;
  referral_days: Generated<number>;
  supervisor_after_days: Generated<number>;
  case_capacity: Generated<number>;
  escalation_id: string | null;
  takes_concerns: Generated<boolean>;
  ended_at: string | null;
  version: Generated<number>;
  victim_money: AgenciesProgramVictimMoney | null;
  privileged: AgenciesProgramPrivileged | null;
  education: AgenciesProgramEducation | null;
  release_days: number | null;
  release_most: number | null;
  release_why: string | null;
  reassess_days: number | null;
  asks_safety: Generated<boolean>;
  safety_days: Generated<number>;
  approves_plan: Generated<boolean>;
  approves_closing: Generated<boolean>;
  reviews_records: Generated<boolean>;
  overflow_until: string | null;
}

export interface AgenciesProgramDay {
  program_id: string;
  day: string;
  open: boolean;
  nth: number;
}

export interface AgenciesRotation {
  id: string;
  agency_id: string;
  asked_by: string;
  asked_at: Generated<string>;
  key_id: number | null;
  resealed: Generated<number>;
  unopened: Generated<number>;
  done_at: string | null;
}

export type AgenciesSiteKind = "school" | "district" | "department" | "campus" | "office" | "other";

export interface AgenciesSite {
  id: string;
  agency_id: string;
  name: string;
  kind: AgenciesSiteKind;
  parent_id: string | null;
  ended_at: string | null;
}

export type AppointmentsAppointmentStatus = "held" | "booked" | "kept" | "missed" | "over" | "cancelled" | "released";

export interface AppointmentsAppointment {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  provider_id: string;
  with_program_id: string;
  starts_at: string;
  ends_at: string;
  urgent: Generated<boolean>;
  status: Generated<AppointmentsAppointmentStatus>;
  held_until: string | null;
  hold_code: string | null;
  release_id: string | null;
  booked_by: string | null;
  booked_at: Generated<string>;
  settled_by: string | null;
  settled_at: string | null;
  task_id: string | null;
  version: Generated<number>;
  tell_since: string | null;
  told_at: string | null;
}

export type AppointmentsHoursKeptFor = "everybody" | "staff" | "urgent" | "other_programs";

export interface AppointmentsHours {
  id: string;
  agency_id: string;
  program_id: string;
  account_id: string;
  weekday: number;
  from_time: string;
  until_time: string;
  slot_minutes: number;
  kept_for: AppointmentsHoursKeptFor;
  from_day: string;
  until_day: string | null;
  set_by: string;
  set_at: Generated<string>;
  ended_at: string | null;
}

export interface AssessmentsAssessment {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  number: number;
  on_day: string;
  found: Buffer;
  by_id: string;
  at: Generated<string>;
}

export interface AssessmentsAssessmentCrack {
  crack: ColumnType<string | null, never, never>;
  subject: ColumnType<string | null, never, never>;
  subject_id: ColumnType<string | null, never, never>;
  agency_id: ColumnType<string | null, never, never>;
  program_id: ColumnType<string | null, never, never>;
  person_id: ColumnType<string | null, never, never>;
  case_id: ColumnType<string | null, never, never>;
  manager_id: ColumnType<string | null, never, never>;
  holder_id: ColumnType<string | null, never, never>;
  since: ColumnType<string | null, never, never>;
  days: ColumnType<number | null, never, never>;
  stood: ColumnType<number | null, never, never>;
  high: ColumnType<boolean | null, never, never>;
  supervisor_after_days: ColumnType<number | null, never, never>;
  today: ColumnType<string | null, never, never>;
}

export interface AssessmentsDomain {
  id: string;
  agency_id: string;
  program_id: string;
  code: string;
  seq: number;
  name: string | null;
  asked: boolean;
  from_on: string;
  by_id: string;
  at: Generated<string>;
}

export type AssessmentsNeedKind = "trust" | "strength" | "need" | "barrier" | "accomplishment";

export type AssessmentsNeedHeardFrom = "person" | "family" | "school" | "provider" | "seen";

export type AssessmentsNeedPriority = "now" | "soon" | "later";

export type AssessmentsNeedStatus = "open" | "met" | "not_wanted" | "not_met" | "mistaken";

export interface AssessmentsNeed {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  kind: AssessmentsNeedKind;
  domain: string | null;
  words: Buffer;
  heard_from: AssessmentsNeedHeardFrom;
  priority: AssessmentsNeedPriority | null;
  first_seen: string;
  status: Generated<AssessmentsNeedStatus>;
  status_on: string;
  recorded_by: string;
  recorded_at: Generated<string>;
  version: Generated<number>;
}

export type BoardsBoardMeets = "monthly" | "quarterly" | "half_yearly" | "yearly" | "as_needed";

export interface BoardsBoard {
  id: string;
  agency_id: string;
  program_id: string;
  name: string;
  purpose: Buffer | null;
  meets: BoardsBoardMeets;
  next_on: string | null;
  added_by: string;
  added_at: Generated<string>;
  ended_on: string | null;
  version: Generated<number>;
}

export type BoardsInputKind = "need" | "gap" | "proposal";

export type BoardsInputAnswer = "taken_up" | "not_taken_up" | "later" | "withdrawn";

export interface BoardsInput {
  id: string;
  agency_id: string;
  program_id: string;
  board_id: string;
  meeting_on: string;
  kind: BoardsInputKind;
  words: Buffer;
  brought_by: string;
  recorded_at: Generated<string>;
  answer: BoardsInputAnswer | null;
  answer_words: Buffer | null;
  answered_by: string | null;
  answered_on: string | null;
}

export interface BoardsInputDue {
  input_id: ColumnType<string | null, never, never>;
  agency_id: ColumnType<string | null, never, never>;
  program_id: ColumnType<string | null, never, never>;
  board_id: ColumnType<string | null, never, never>;
  due_on: ColumnType<string | null, never, never>;
  kind: ColumnType<string | null, never, never>;
  words: ColumnType<Buffer | null, never, never>;
  brought_by: ColumnType<string | null, never, never>;
}

export interface BoardsMember {
  id: string;
  agency_id: string;
  program_id: string;
  board_id: string;
  account_id: string | null;
  name: Buffer | null;
  office: Buffer | null;
  chair: Generated<boolean>;
  from_on: string;
  until_on: string | null;
  added_by: string;
  added_at: Generated<string>;
  version: Generated<number>;
}

export interface BoardsSheet {
  id: string;
  agency_id: string;
  program_id: string;
  board_id: string;
  meeting_on: string;
  from_on: string;
  until_on: string;
  figures: unknown;
  least: number;
  issued_by: string;
  issued_at: Generated<string>;
}

export type CasesBulkItemState = "waiting" | "done" | "refused" | "undone";

export interface CasesBulkItem {
  run_id: string;
  subject_id: string;
  agency_id: string;
  by_id: string;
  version: number;
  to_id: string | null;
  state: Generated<CasesBulkItemState>;
  code: string | null;
  now_at: number | null;
  was: unknown;
  codes: unknown;
}

export type CasesBulkRunWhat = "close" | "hand_over" | "season";

export interface CasesBulkRun {
  id: string;
  agency_id: string;
  by_id: string;
  what: CasesBulkRunWhat;
  codes: Generated<unknown>;
  note: Buffer | null;
  leaver_id: string | null;
  at: Generated<string>;
  done_at: string | null;
  undone_at: string | null;
}

export type CasesCaseStatus = "intake" | "active" | "monitoring" | "paused" | "closing" | "closed";

export type CasesCaseServiceLevel = "triage_only" | "brief" | "full";

export type CasesCaseRisk = "low" | "some" | "high" | "immediate";

export type CasesCasePauseReason = "leave" | "break" | "no_contact" | "request" | "other";

export type CasesCaseResumesTo = "intake" | "active" | "monitoring";

export type CasesCaseClosureReason =
  | "goals_met"
  | "moved"
  | "transferred"
  | "declined"
  | "no_response"
  | "not_eligible"
  | "deceased"
  | "other";

export type CasesCaseOutcome = "improved" | "unchanged" | "worse" | "unknown";

export interface CasesCase {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  number: number;
  status: Generated<CasesCaseStatus>;
  manager_id: string | null;
  service_level: Generated<CasesCaseServiceLevel>;
  weight: Generated<number>;
  risk: CasesCaseRisk | null;
  opened_on: string;
  opened_by: string;
  target_end: string | null;
  paused_until: string | null;
  pause_reason: CasesCasePauseReason | null;
  resumes_to: CasesCaseResumesTo | null;
  closed_on: string | null;
  closure_reason: CasesCaseClosureReason | null;
  outcome: CasesCaseOutcome | null;
  reopened_times: Generated<number>;
  last_contact_on: string | null;
  next_step_on: string | null;
  stepless_from: string | null;
  clock_from: string | null;
  updated_at: Generated<string>;
  version: Generated<number>;
  wake_on_concern: Generated<boolean>;
  died_on: string | null;
  medical_complete: boolean | null;
  medical_said_by: string | null;
  medical_said_at: string | null;
  assessed_on: string | null;
  safety_on: string | null;
}

export interface CasesCaseCrack {
  crack: ColumnType<string | null, never, never>;
  subject: ColumnType<string | null, never, never>;
  subject_id: ColumnType<string | null, never, never>;
  agency_id: ColumnType<string | null, never, never>;
  program_id: ColumnType<string | null, never, never>;
  person_id: ColumnType<string | null, never, never>;
  case_id: ColumnType<string | null, never, never>;
  manager_id: ColumnType<string | null, never, never>;
  holder_id: ColumnType<string | null, never, never>;
  since: ColumnType<string | null, never, never>;
  days: ColumnType<number | null, never, never>;
  stood: ColumnType<number | null, never, never>;
  high: ColumnType<boolean | null, never, never>;
  supervisor_after_days: ColumnType<number | null, never, never>;
  today: ColumnType<string | null, never, never>;
}

export interface CasesCircumstance {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  at: Generated<string>;
  by_id: string;
  words: Buffer | null;
  contact_id: string | null;
}

export type CasesClosingReviewDecision = "approved" | "returned";

export interface CasesClosingReview {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  asked_by: string;
  asked_at: Generated<string>;
  since: string;
  tries: number;
  ways: number;
  decided_by: string | null;
  decided_at: string | null;
  decision: CasesClosingReviewDecision | null;
  words: Buffer | null;
  version: Generated<number>;
}

export type CasesContactKind = "one_to_one" | "call" | "text" | "email" | "attempt" | "collateral" | "group" | "visit";

export type CasesContactResult = "completed" | "attempted" | "missed";

export type CasesContactWithWhom = "person" | "family" | "teacher" | "provider" | "police" | "court" | "other";

export type CasesContactPurpose = "intake" | "check_in" | "plan" | "crisis" | "referral" | "safety" | "logistics" | "other";

export type CasesContactSafety = "done" | "reviewed" | "declined" | "unsafe_now" | "not_this_time";

export type CasesContactMethod = "call" | "text" | "email" | "visit";

export type CasesContactFeeling = "better" | "same" | "worse";

export interface CasesContact {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  kind: CasesContactKind;
  result: CasesContactResult;
  on_day: string;
  at_time: string | null;
  minutes: number | null;
  with_whom: CasesContactWithWhom | null;
  purpose: CasesContactPurpose | null;
  safety: CasesContactSafety | null;
  recorded_by: string;
  recorded_at: Generated<string>;
  version: Generated<number>;
  method: CasesContactMethod | null;
  declined: Generated<boolean>;
  kept_why: Buffer | null;
  feeling: CasesContactFeeling | null;
  session_id: string | null;
  topic: Buffer | null;
  excused: Generated<boolean>;
  withdrawn_at: string | null;
  with_id: string | null;
  language: string | null;
  interpreter: boolean | null;
  safety_again: string | null;
  safety_why: Buffer | null;
  safety_by: string | null;
}

export type CasesGroupSessionKind = "support" | "skills" | "workshop" | "class" | "other";

export interface CasesGroupSession {
  id: string;
  agency_id: string;
  program_id: string;
  kind: CasesGroupSessionKind;
  topic: Buffer;
  on_day: string;
  at_time: string | null;
  minutes: number | null;
  rows_count: number;
  recorded_by: string;
  recorded_at: Generated<string>;
}

export type CasesNoteAudience = "author" | "team" | "program" | "person";

export interface CasesNote {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  author_id: string;
  contact_id: string | null;
  audience: CasesNoteAudience;
  section: number;
  restricted: Generated<boolean>;
  on_day: string;
  final_at: Generated<string>;
}

export type CasesNoteTextAudience = "author" | "team" | "program" | "person";

export interface CasesNoteText {
  note_id: string;
  seq: number;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  author_id: string;
  audience: CasesNoteTextAudience;
  section: number;
  restricted: boolean;
  body: Buffer;
  why: Buffer | null;
  by_id: string;
  at: Generated<string>;
}

export type CasesTaskKind = "task" | "follow_up" | "appointment" | "waiting";

export type CasesTaskStatus = "open" | "done" | "cancelled";

export type CasesTaskSource = "staff" | "triage" | "system" | "plan" | "meeting" | "check_in";

export interface CasesTask {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  kind: CasesTaskKind;
  title: Buffer;
  owner_id: string;
  due_on: string;
  at_time: string | null;
  status: Generated<CasesTaskStatus>;
  done_at: string | null;
  done_by: string | null;
  source: Generated<CasesTaskSource>;
  created_by: string;
  created_at: Generated<string>;
  version: Generated<number>;
  withheld_at: string | null;
  rested_from: string | null;
  contact_id: string | null;
}

export interface CasesTaskDue {
  kind: ColumnType<string | null, never, never>;
  subject: ColumnType<string | null, never, never>;
  task_id: ColumnType<string | null, never, never>;
  subject_id: ColumnType<string | null, never, never>;
  agency_id: ColumnType<string | null, never, never>;
  program_id: ColumnType<string | null, never, never>;
  person_id: ColumnType<string | null, never, never>;
  case_id: ColumnType<string | null, never, never>;
  holder_id: ColumnType<string | null, never, never>;
  due_on: ColumnType<string | null, never, never>;
  at_time: ColumnType<string | null, never, never>;
  title: ColumnType<Buffer | null, never, never>;
  version: ColumnType<number | null, never, never>;
}

export type CasesTeamMemberRole =
  | "co_manager"
  | "counselor"
  | "advocate"
  | "attorney"
  | "teacher"
  | "nurse"
  | "housing"
  | "officer"
  | "student_staff"
  | "medical_reviewer"
  | "other";

export interface CasesTeamMember {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  account_id: string;
  role: CasesTeamMemberRole;
  sections: number;
  can_write: Generated<boolean>;
  from_at: Generated<string>;
  to_at: string | null;
  added_by: string;
  decides: Generated<boolean>;
}

export type CasesTimelineKind =
  | "opened"
  | "contact"
  | "note"
  | "amended"
  | "task"
  | "done"
  | "transferred"
  | "team"
  | "paused"
  | "resumed"
  | "status"
  | "closed"
  | "reopened"
  | "concern"
  | "level"
  | "appointment"
  | "supervision"
  | "navigation"
  | "plan"
  | "assessment"
  | "form"
  | "release"
  | "crisis"
  | "leave"
  | "involvement"
  | "request"
  | "review";

export type CasesTimelineAudience = "author" | "team" | "program" | "person";

export interface CasesTimeline {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  on_day: string;
  at: Generated<string>;
  kind: CasesTimelineKind;
  ref_id: string | null;
  account_id: string | null;
  audience: Generated<CasesTimelineAudience>;
  section: number;
  restricted: Generated<boolean>;
  codes: Generated<unknown>;
  withdrawn_at: string | null;
}

export interface ConcernsAddition {
  id: string;
  agency_id: string;
  concern_id: string;
  body: Buffer;
  at: Generated<string>;
}

export interface ConcernsArrival {
  source_hash: Buffer;
  hour: string;
  count: Generated<number>;
}

export type ConcernsConcernChannel = "form" | "staff" | "phone" | "mail" | "data" | "agency";

export type ConcernsConcernSource = "self" | "family" | "staff" | "administrator" | "community" | "agency" | "data";

export type ConcernsConcernAtRisk = "personal" | "academic";

export type ConcernsConcernUrgency = "now" | "this_week" | "when_you_can";

export type ConcernsConcernStatus = "received" | "in_triage" | "opened_case" | "joined_case" | "redirected" | "no_action" | "duplicate";

export type ConcernsConcernDirection = "worried_for" | "worried_about";

export interface ConcernsConcern {
  id: string;
  agency_id: string;
  program_id: string;
  number: number;
  door_id: string | null;
  channel: ConcernsConcernChannel;
  source: ConcernsConcernSource;
  anonymous: Generated<boolean>;
  about_self: Generated<boolean>;
  narrative: Buffer;
  subject: Buffer | null;
  sender: Buffer | null;
  appendix: Buffer | null;
  categories: Generated<string[]>;
  at_risk: Generated<ConcernsConcernAtRisk[]>;
  urgency: Generated<ConcernsConcernUrgency>;
  site_id: string | null;
  sender_account: string | null;
  sender_school: Generated<boolean>;
  language: Generated<string>;
  flood: Generated<boolean>;
  received_at: Generated<string>;
  received_on: string;
  respond_by: string | null;
  status: Generated<ConcernsConcernStatus>;
  urgent: Generated<boolean>;
  direction: ConcernsConcernDirection | null;
  assigned_id: string | null;
  assigned_at: string | null;
  person_id: string | null;
  case_id: string | null;
  acknowledged_at: string | null;
  decided_at: string | null;
  asked_at: string | null;
  added: Generated<boolean>;
  reopened_at: string | null;
  updated_at: Generated<string>;
  version: Generated<number>;
  subject_tokens: Buffer[] | null;
  place_tokens: Buffer[] | null;
}

export interface ConcernsConcernCrack {
  crack: ColumnType<string | null, never, never>;
  subject: ColumnType<string | null, never, never>;
  subject_id: ColumnType<string | null, never, never>;
  agency_id: ColumnType<string | null, never, never>;
  program_id: ColumnType<string | null, never, never>;
  person_id: ColumnType<string | null, never, never>;
  case_id: ColumnType<string | null, never, never>;
  manager_id: ColumnType<string | null, never, never>;
  holder_id: ColumnType<string | null, never, never>;
  since: ColumnType<string | null, never, never>;
  days: ColumnType<number | null, never, never>;
  stood: ColumnType<number | null, never, never>;
  high: ColumnType<boolean | null, never, never>;
  supervisor_after_days: ColumnType<number | null, never, never>;
  today: ColumnType<string | null, never, never>;
}

export interface ConcernsDaySalt {
  day: string;
  salt: Buffer;
}

export type ConcernsDecisionRisk = "low" | "some" | "high" | "immediate";

export type ConcernsDecisionTimeNeed = "tonight" | "this_week" | "can_wait";

export type ConcernsDecisionOutcome = "rated" | "opened_case" | "joined_case" | "redirected" | "no_action" | "duplicate";

export interface ConcernsDecision {
  id: string;
  agency_id: string;
  program_id: string;
  concern_id: string;
  risk: ConcernsDecisionRisk | null;
  time_need: ConcernsDecisionTimeNeed | null;
  rationale: Buffer;
  outcome: ConcernsDecisionOutcome;
  person_id: string | null;
  case_id: string | null;
  duplicate_of: string | null;
  redirected_to: string | null;
  by_id: string;
  at: Generated<string>;
}

export type ConcernsDoorAudience = "self" | "family" | "staff" | "administrator" | "community" | "agency";

export interface ConcernsDoor {
  id: string;
  agency_id: string;
  program_id: string;
  slug: string;
  title: string;
  audience: ConcernsDoorAudience | null;
  listed: Generated<boolean>;
  ended_at: string | null;
  titles: Generated<unknown>;
  version: Generated<number>;
}

export interface ConcernsNotThem {
  id: string;
  agency_id: string;
  concern_id: string;
  person_id: string;
  by_id: string;
  at: Generated<string>;
  taken_back_at: string | null;
  taken_back_by: string | null;
}

export interface ConcernsPassage {
  id: string;
  agency_id: string;
  program_id: string;
  concern_id: string;
  number: number;
  to_program: string;
  by_id: string;
  at: Generated<string>;
}

export interface ConcernsReceipt {
  code_hash: string;
  concern_id: string;
  agency_id: string;
  words_mac: Buffer | null;
  created_at: Generated<string>;
}

export interface ConcernsRoutingRule {
  id: string;
  agency_id: string;
  program_id: string;
  place: number;
  when_source: string | null;
  when_category: string | null;
  when_urgency: string | null;
  when_site: string | null;
  to_program: string | null;
  to_account: string | null;
  ended_at: string | null;
}

export type ConsultsConsultAskerKind = "staff" | "parent" | "resident_assistant" | "colleague" | "agency" | "other";

export interface ConsultsConsult {
  id: string;
  agency_id: string;
  program_id: string;
  asker_kind: ConsultsConsultAskerKind;
  asker: Buffer | null;
  about: Buffer;
  said: Buffer;
  minutes: number;
  on_day: string;
  recorded_by: string;
  at: Generated<string>;
  became_concern_at: string | null;
  version: Generated<number>;
  taken_back_at: string | null;
}

export type ConsultsHotlineContactCallerKind = "self" | "family" | "friend" | "professional" | "other" | "unsaid";

export type ConsultsHotlineContactSafety = "asked" | "safe_now" | "not_safe" | "not_this_time";

export interface ConsultsHotlineContact {
  id: string;
  agency_id: string;
  program_id: string;
  on_day: string;
  at_time: string;
  minutes: number;
  language: string;
  interpreter: boolean;
  caller_kind: ConsultsHotlineContactCallerKind;
  needs: string[];
  given: string[];
  safety: ConsultsHotlineContactSafety;
  recorded_by: string;
  at: Generated<string>;
  version: Generated<number>;
  taken_back_at: string | null;
}

export interface CrisesCrisis {
  id: string;
  agency_id: string;
  program_id: string;
  number: number;
  began_at: string;
  begun_by: string;
  person_id: string | null;
  case_id: string | null;
  joined_at: string | null;
  check_on: string | null;
  check_time: string | null;
  check_by: string | null;
  check_title: Buffer | null;
  set_aside_at: string | null;
  set_aside_by: string | null;
  set_aside_why: Buffer | null;
  version: Generated<number>;
}

export interface CrisesCrisisCrack {
  crack: ColumnType<string | null, never, never>;
  subject: ColumnType<string | null, never, never>;
  subject_id: ColumnType<string | null, never, never>;
  agency_id: ColumnType<string | null, never, never>;
  program_id: ColumnType<string | null, never, never>;
  person_id: ColumnType<string | null, never, never>;
  case_id: ColumnType<string | null, never, never>;
  manager_id: ColumnType<string | null, never, never>;
  holder_id: ColumnType<string | null, never, never>;
  since: ColumnType<string | null, never, never>;
  days: ColumnType<number | null, never, never>;
  stood: ColumnType<number | null, never, never>;
  high: ColumnType<boolean | null, never, never>;
  supervisor_after_days: ColumnType<number | null, never, never>;
  today: ColumnType<string | null, never, never>;
}

export type CrisesEntryKind = "called" | "done" | "said";

export interface CrisesEntry {
  id: string;
  agency_id: string;
  crisis_id: string;
  kind: CrisesEntryKind;
  code: string | null;
  words: Buffer | null;
  at: string;
  by_id: string;
  written_at: Generated<string>;
  taken_back_at: string | null;
}

export interface CrisesResource {
  id: string;
  agency_id: string;
  program_id: string | null;
  name: string;
  phone: string | null;
  place: string | null;
  week: Generated<number>;
  opens: string | null;
  closes: string | null;
  ended_at: string | null;
  version: Generated<number>;
}

export type DeathsBereavedKind = "family" | "friend" | "co_member" | "staff";

export interface DeathsBereaved {
  id: string;
  agency_id: string;
  person_id: string;
  death_id: string;
  kind: DeathsBereavedKind;
  other_id: string | null;
  account_id: string | null;
  case_id: string | null;
  name: Buffer | null;
  offered_on: string | null;
  offered_by: string | null;
  concern_id: string | null;
  ended_at: string | null;
  added_by: string;
  added_at: Generated<string>;
  version: Generated<number>;
}

export interface DeathsDeath {
  id: string;
  agency_id: string;
  person_id: string;
  on_day: string;
  about: Generated<boolean>;
  told_by: Buffer;
  family_id: string | null;
  family: Buffer | null;
  said_by: string;
  said_at: Generated<string>;
  taken_back_at: string | null;
  taken_back_by: string | null;
  taken_back_why: Buffer | null;
  version: Generated<number>;
  task_ids: Generated<string[]>;
}

export interface DisclosuresClosing {
  package_id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  at: Generated<string>;
  by_id: string;
}

export type DisclosuresDutyKind = "notify" | "safety";

export type DisclosuresDutyResult = "done" | "tried" | "not_safe" | "forbidden";

export interface DisclosuresDuty {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  package_id: string;
  kind: DisclosuresDutyKind;
  task_id: string | null;
  answer: Buffer | null;
  result: DisclosuresDutyResult | null;
  answered_at: string | null;
  answered_by: string | null;
  version: Generated<number>;
}

export type DisclosuresItemItem =
  | "identity"
  | "contact"
  | "address"
  | "attendance"
  | "appointments"
  | "services"
  | "plan"
  | "progress"
  | "notes"
  | "assessment"
  | "safety"
  | "documents"
  | "schooling"
  | "medical"
  | "legal"
  | "letter";

export type DisclosuresItemKind = "text" | "fact" | "redacted" | "file" | "spoken";

export interface DisclosuresItem {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  package_id: string;
  seq: number;
  item: DisclosuresItemItem;
  kind: DisclosuresItemKind;
  title: Buffer;
  body: Buffer | null;
  note_id: string | null;
  artefact_id: string | null;
  media_type: string | null;
  size: number | null;
  pieces: number | null;
  hash: Buffer;
  print: Buffer;
}

export interface DisclosuresLink {
  package_id: string;
  agency_id: string;
  code_hash: Buffer;
  code: Buffer;
  views: Generated<number>;
  failures: Generated<number>;
}

export type DisclosuresOpeningHow = "partner" | "link";

export interface DisclosuresOpening {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  package_id: string;
  at: Generated<string>;
  how: DisclosuresOpeningHow;
  by_account: string | null;
  seq: number | null;
}

export type DisclosuresPackageBasis = "release" | "ferpa_exception" | "mandate" | "emergency" | "self" | "aggregate" | "none";

export type DisclosuresPackageBasisCode =
  | "court_order"
  | "statute"
  | "subpoena_received"
  | "school_official"
  | "transfer_school"
  | "audit"
  | "financial_aid"
  | "studies"
  | "accreditation"
  | "dependent_parent"
  | "juvenile_justice"
  | "child_welfare"
  | "directory";

export type DisclosuresPackageMethod = "verbal" | "printed" | "link" | "partner";

export type DisclosuresPackageLanguage = "en" | "es";

export type DisclosuresPackageNotice = "FERPA" | "VSP" | "CONF" | "BASE";

export type DisclosuresPackageExemptClass = "person" | "consented" | "school_official" | "directory";

export interface DisclosuresPackage {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  recipient_id: string | null;
  basis: DisclosuresPackageBasis;
  basis_code: DisclosuresPackageBasisCode | null;
  release_id: string | null;
  reminder_id: string | null;
  method: DisclosuresPackageMethod;
  purpose: Buffer;
  legal: Buffer | null;
  language: DisclosuresPackageLanguage;
  notice: DisclosuresPackageNotice;
  paper_safe: boolean | null;
  exempt_class: DisclosuresPackageExemptClass | null;
  document: Buffer;
  salt: Buffer;
  document_hash: Buffer;
  content_hash: Buffer;
  item_count: number;
  made_by: string;
  made_at: Generated<string>;
  expires_at: string | null;
  max_views: number | null;
  sealed: Generated<boolean>;
}

export interface DisclosuresPiece {
  item_id: string;
  agency_id: string;
  n: number;
  body: Buffer;
}

export type DisclosuresReminderMode = "in_person" | "phone" | "text";

export type DisclosuresReminderChoice = "yes" | "narrowed" | "no";

export interface DisclosuresReminder {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  recipient_id: string;
  release_id: string;
  items: string[];
  mode: DisclosuresReminderMode;
  language: string;
  choice: DisclosuresReminderChoice;
  at: Generated<string>;
  by_id: string;
}

export interface ExportsFetching {
  id: string;
  agency_id: string;
  request_id: string;
  by_id: string;
  at: Generated<string>;
}

export type ExportsRequestStatus = "asked" | "making" | "ready" | "failed" | "refused" | "withdrawn" | "lapsed";

export interface ExportsRequest {
  id: string;
  agency_id: string;
  reason: Buffer;
  asked_by: string;
  asked_at: Generated<string>;
  lapses_at: string;
  status: Generated<ExportsRequestStatus>;
  begun_at: string | null;
  snapshot: string | null;
  place: string | null;
  rows_done: Generated<number>;
  rows_total: Generated<number>;
  finished_at: string | null;
  failure: string | null;
  file_id: string | null;
  size: number | null;
  index_sha256: string | null;
  expires_at: string | null;
  ended_at: string | null;
}

export type ExportsWordAnswer = "yes" | "no" | "own" | "nobody";

export interface ExportsWord {
  id: Generated<string>;
  agency_id: string;
  request_id: string;
  program_id: string | null;
  answer: ExportsWordAnswer | null;
  by_id: string | null;
  at: string | null;
}

export type FilesArtefactKind = "upload" | "export";

export type FilesArtefactStatus = "arriving" | "ready";

export type FilesArtefactMediaType =
  | "application/octet-stream"
  | "application/pdf"
  | "image/png"
  | "image/jpeg"
  | "image/webp"
  | "image/heic"
  | "image/gif"
  | "text/plain"
  | "text/csv"
  | "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  | "application/vnd.oasis.opendocument.text"
  | "audio/mpeg"
  | "audio/mp4"
  | "application/zip";

export type FilesArtefactAudience = "author" | "team" | "program" | "person" | "medical";

export type FilesArtefactScan = "clear" | "pending" | "held";

export interface FilesArtefact {
  id: string;
  agency_id: string;
  kind: FilesArtefactKind;
  status: Generated<FilesArtefactStatus>;
  name: Buffer;
  media_type: Generated<FilesArtefactMediaType>;
  size: Generated<number>;
  pieces: Generated<number>;
  sha256: Buffer | null;
  may_locate: Generated<boolean>;
  made_by: string;
  made_at: Generated<string>;
  program_id: string | null;
  person_id: string | null;
  case_id: string | null;
  section: Generated<number>;
  audience: FilesArtefactAudience | null;
  attached_by: string | null;
  attached_at: string | null;
  expires_at: string | null;
  ended_at: string | null;
  ended_by: string | null;
  end_reason: Buffer | null;
  version: Generated<number>;
  scan: Generated<FilesArtefactScan>;
  scanned_at: string | null;
}

export interface FilesPiece {
  artefact_id: string;
  agency_id: string;
  n: number;
  body: Buffer;
}

export interface FilesSetting {
  only_one: Generated<boolean>;
  scans: Generated<boolean>;
}

export type FormsFormStatus = "draft" | "published" | "retired";

export interface FormsForm {
  id: string;
  agency_id: string;
  slug: string;
  edition: number;
  title: string;
  document: string;
  status: Generated<FormsFormStatus>;
  calls_for_safety: boolean;
  made_by: string;
  made_at: Generated<string>;
  published_by: string | null;
  published_at: string | null;
  retired_at: string | null;
  version: Generated<number>;
}

export type FormsUsePurpose = "intake" | "reassessment" | "screening" | "check_in" | "closing" | "outcomes";

export interface FormsUse {
  id: string;
  agency_id: string;
  program_id: string;
  slug: string;
  purpose: FormsUsePurpose;
  cycle_days: number | null;
  added_by: string;
  added_at: Generated<string>;
  ended_at: string | null;
}

export type GuidanceWordingTopic =
  | "first_contact"
  | "plan"
  | "sharing"
  | "safety"
  | "closing"
  | "crisis"
  | "begin_school"
  | "begin_campus"
  | "begin_services";

export interface GuidanceWording {
  id: string;
  agency_id: string;
  topic: GuidanceWordingTopic;
  body: string;
  training: string | null;
  by_id: string;
  at: Generated<string>;
  ended_at: string | null;
  ended_by: string | null;
}

export interface ImportsMapping {
  id: string;
  agency_id: string;
  program_id: string;
  name: string;
  headers: Buffer;
  body: Buffer;
  kept_by: string;
  kept_at: Generated<string>;
  version: Generated<number>;
}

export interface ImportsOldCases {
  run_id: string;
  agency_id: string;
  look: Buffer | null;
  mapping: Buffer | null;
  choices: Buffer | null;
}

export interface ImportsPiece {
  run_id: string;
  agency_id: string;
  n: number;
  body: Buffer;
}

export type ImportsRunKind = "roster" | "cases";

export type ImportsRunStatus = "reading" | "mapping" | "read" | "refused" | "applying" | "applied" | "failed" | "dropped";

export interface ImportsRun {
  id: string;
  agency_id: string;
  program_id: string;
  kind: ImportsRunKind;
  system: string;
  format: string | null;
  file_name: string;
  file_hash: Buffer | null;
  status: Generated<ImportsRunStatus>;
  progress: Generated<unknown>;
  counts: Generated<unknown>;
  findings: Generated<unknown>;
  base: string | null;
  asked_by: string;
  asked_at: Generated<string>;
  agreed_by: string | null;
  finished_at: string | null;
  version: Generated<number>;
}

export type ImportsStagedKind =
  | "site"
  | "person"
  | "account"
  | "relationship"
  | "enrolment"
  | "class"
  | "class_member"
  | "case"
  | "history";

export type ImportsStagedChange = "new" | "changed" | "ended" | "back";

export interface ImportsStaged {
  run_id: string;
  agency_id: string;
  place: number;
  kind: ImportsStagedKind;
  change: ImportsStagedChange;
  outside: string;
  inside: string;
  fields: Generated<string[]>;
  record: Generated<unknown>;
  print: Buffer | null;
  summary: Buffer;
}

export type InvolvementsConnectionState = "asked" | "waiting" | "begun" | "going" | "stopped" | "turned_away";

export interface InvolvementsConnection {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  involvement_id: string;
  state: InvolvementsConnectionState;
  on_day: string;
  by_id: string;
  at: Generated<string>;
}

export type InvolvementsInvolvementRole =
  | "advocate"
  | "attorney"
  | "prosecutor"
  | "investigator"
  | "victim_witness"
  | "court"
  | "child_protection"
  | "counselor"
  | "medical"
  | "teacher"
  | "housing"
  | "benefits"
  | "interpreter"
  | "supporter"
  | "other";

export interface InvolvementsInvolvement {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  name: Buffer;
  office: Buffer | null;
  recipient_id: string | null;
  role: InvolvementsInvolvementRole;
  does: Buffer | null;
  known: Generated<boolean>;
  since_on: string;
  until_on: string | null;
  added_by: string;
  added_at: Generated<string>;
  ended_at: string | null;
  version: Generated<number>;
}

export interface InvolvementsInvolvementCrack {
  crack: ColumnType<string | null, never, never>;
  subject: ColumnType<string | null, never, never>;
  subject_id: ColumnType<string | null, never, never>;
  agency_id: ColumnType<string | null, never, never>;
  program_id: ColumnType<string | null, never, never>;
  person_id: ColumnType<string | null, never, never>;
  case_id: ColumnType<string | null, never, never>;
  manager_id: ColumnType<string | null, never, never>;
  holder_id: ColumnType<string | null, never, never>;
  since: ColumnType<string | null, never, never>;
  days: ColumnType<number | null, never, never>;
  stood: ColumnType<number | null, never, never>;
  high: ColumnType<boolean | null, never, never>;
  supervisor_after_days: ColumnType<number | null, never, never>;
  today: ColumnType<string | null, never, never>;
}

export interface InvolvementsPoint {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  account_id: string | null;
  involvement_id: string | null;
  chosen_on: string;
  by_id: string;
  ended_at: string | null;
  ended_by: string | null;
}

export interface InvolvementsReview {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  on_day: string;
  with_person: boolean;
  by_id: string;
  at: Generated<string>;
}

export interface KernelAuditBatch {
  agency_id: string;
  n: number;
  epoch: number;
  lo: string;
  hi: string;
  leaves: number;
  leaf_hashes: Buffer;
  root: Buffer;
  prev: Buffer;
  hash: Buffer;
  closed_at: Generated<string>;
}

export type KernelAuditEventSource = "web" | "cli" | "job" | "public";

export type KernelAuditEventOutcome = "done" | "refused";

export interface KernelAuditEvent {
  id: string;
  epoch: Generated<number>;
  xid: Generated<string>;
  agency_id: string | null;
  account_id: string | null;
  at: Generated<string>;
  source: Generated<KernelAuditEventSource>;
  action: string;
  outcome: KernelAuditEventOutcome;
  about: Generated<unknown>;
  people: Generated<string[]>;
  because: Generated<string[]>;
}

export interface KernelContextKey {
  only_one: Generated<boolean>;
  key: Buffer;
}

export interface KernelDraft {
  account_id: string;
  agency_id: string;
  place: string;
  body: Buffer;
  version: Generated<number>;
  updated_at: Generated<string>;
}

export interface KernelIdempotency {
  account_id: string;
  key: string;
  endpoint: string;
  asked: Buffer;
  answer: unknown;
  at: Generated<string>;
}

export type LeavesComebackAfter = "hospital" | "leave" | "suspension" | "missing";

export type LeavesComebackRelease = "to_ask" | "signed" | "declined" | "not_needed";

export type LeavesComebackStatus = "expected" | "back" | "ended";

export interface LeavesComeback {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  after: LeavesComebackAfter;
  expected_on: string;
  class_on: string | null;
  meeting_on: string | null;
  meeting_at: string | null;
  meeting_task: string | null;
  release: LeavesComebackRelease;
  release_task: string | null;
  knowing: Buffer | null;
  changes: Buffer | null;
  back_on: string | null;
  check_tasks: Generated<string[]>;
  status: Generated<LeavesComebackStatus>;
  by_id: string;
  at: Generated<string>;
  version: Generated<number>;
}

export type LeavesDecisionStage = "request" | "return";

export type LeavesDecisionOutcome = "approved" | "modified" | "denied";

export interface LeavesDecision {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  leave_id: string;
  stage: LeavesDecisionStage;
  appeal_of: string | null;
  outcome: LeavesDecisionOutcome;
  policy_id: string;
  terms: Buffer | null;
  cites: Generated<string[]>;
  appeal_how: Buffer | null;
  appeal_by: string | null;
  by_id: string;
  on_day: string;
  at: Generated<string>;
  appealed_on: string | null;
  appealed_by: string | null;
  appeal_words: Buffer | null;
}

export type LeavesKindKind = "physical" | "mental" | "other";

export interface LeavesKind {
  leave_id: string;
  agency_id: string;
  kind: LeavesKindKind;
}

export type LeavesLeaveStatus =
  | "requested"
  | "documents_pending"
  | "under_review"
  | "decided"
  | "on_leave"
  | "return_requested"
  | "return_decided"
  | "appealed"
  | "closed";

export type LeavesLeaveClosedBecause = "returned" | "denied" | "withdrawn" | "not_returning";

export interface LeavesLeave {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  policy_id: string;
  status: Generated<LeavesLeaveStatus>;
  from_on: string;
  until_on: string | null;
  return_on: string | null;
  due_on: string | null;
  task_id: string | null;
  decision_id: string | null;
  asked_on: string;
  asked_by: string | null;
  closed_on: string | null;
  closed_because: LeavesLeaveClosedBecause | null;
  version: Generated<number>;
}

export interface LeavesLeaveCrack {
  crack: ColumnType<string | null, never, never>;
  subject: ColumnType<string | null, never, never>;
  subject_id: ColumnType<string | null, never, never>;
  agency_id: ColumnType<string | null, never, never>;
  program_id: ColumnType<string | null, never, never>;
  person_id: ColumnType<string | null, never, never>;
  case_id: ColumnType<string | null, never, never>;
  manager_id: ColumnType<string | null, never, never>;
  holder_id: ColumnType<string | null, never, never>;
  since: ColumnType<string | null, never, never>;
  days: ColumnType<number | null, never, never>;
  stood: ColumnType<number | null, never, never>;
  high: ColumnType<boolean | null, never, never>;
  supervisor_after_days: ColumnType<number | null, never, never>;
  today: ColumnType<string | null, never, never>;
}

export type LeavesPolicyLanguage = "en" | "es" | "ar";

export interface LeavesPolicy {
  id: string;
  agency_id: string;
  number: number;
  title: string;
  summary: string;
  body: string;
  language: LeavesPolicyLanguage;
  offices: unknown;
  documents_days: number;
  review_days: number;
  appeal_days: number;
  effective_on: string;
  by_id: string;
  at: Generated<string>;
}

export interface LeavesReasoning {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  leave_id: string;
  words: Buffer;
}

export interface MessagesOpenOutbox {
  agency_id: string;
}

export type MessagesOutboxChannel = "mail" | "text";

export interface MessagesOutbox {
  id: string;
  agency_id: string;
  channel: MessagesOutboxChannel;
  to_address: Buffer;
  template: string;
  params: Buffer | null;
  language: Generated<string>;
  account_id: string | null;
  once: string | null;
  not_before: Generated<string>;
  created_at: Generated<string>;
  attempts: Generated<number>;
  sent_at: string | null;
  failed_at: string | null;
  failure: string | null;
  about: string[] | null;
}

export interface MessagesStopped {
  subject_id: string;
  agency_id: string;
  at: Generated<string>;
}

export type NavigationBarrierKind =
  | "interpreter"
  | "transport"
  | "refused"
  | "fear"
  | "cost"
  | "waiting_list"
  | "papers"
  | "childcare"
  | "disability"
  | "other";

export type NavigationBarrierAction =
  | "called"
  | "went_along"
  | "wrote"
  | "arranged"
  | "paid"
  | "complained"
  | "explained"
  | "passed_on"
  | "other";

export type NavigationBarrierOutcome = "open" | "solved" | "partly" | "stays";

export interface NavigationBarrier {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  kind: NavigationBarrierKind;
  words: Buffer | null;
  action: NavigationBarrierAction | null;
  action_words: Buffer | null;
  outcome: Generated<NavigationBarrierOutcome>;
  outcome_words: Buffer | null;
  on_day: string;
  settled_on: string | null;
  recorded_by: string;
  recorded_at: Generated<string>;
  version: Generated<number>;
}

export type NavigationEventKind = "hearing" | "interview" | "appointment" | "filing" | "discharge" | "visit" | "other";

export type NavigationEventSystem =
  | "court"
  | "police"
  | "immigration"
  | "health"
  | "housing"
  | "school"
  | "benefits"
  | "child_welfare"
  | "other";

export type NavigationEventStatus = "coming" | "happened" | "missed" | "cancelled";

export type NavigationEventInterpreter = "needed" | "booked" | "came" | "not_there";

export type NavigationEventInterpreterKind = "professional" | "court" | "staff" | "chosen";

export type NavigationEventInterpreterMode = "in_person" | "phone" | "video";

export interface NavigationEvent {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  kind: NavigationEventKind;
  system: NavigationEventSystem;
  on_day: string;
  at_time: string | null;
  zone: string | null;
  earlier: Generated<string[]>;
  place: Buffer | null;
  words: Buffer | null;
  accompanied: boolean | null;
  status: Generated<NavigationEventStatus>;
  outcome: Buffer | null;
  settled_at: string | null;
  settled_by: string | null;
  interpreter: NavigationEventInterpreter | null;
  interpreter_kind: NavigationEventInterpreterKind | null;
  interpreter_mode: NavigationEventInterpreterMode | null;
  interpreter_language: string | null;
  interpreter_name: Buffer | null;
  interpreter_bound: boolean | null;
  task_id: string | null;
  prepare_id: string | null;
  recorded_by: string;
  recorded_at: Generated<string>;
  version: Generated<number>;
}

export type NavigationMilestoneKind =
  | "u_certification"
  | "u_petition"
  | "t_declaration"
  | "t_application"
  | "continued_presence"
  | "hhs_letter"
  | "vawa_petition"
  | "asylum"
  | "work_permit"
  | "protection_order"
  | "compensation"
  | "restitution"
  | "other";

export type NavigationMilestoneState = "asked" | "signed" | "filed" | "granted" | "refused" | "ended";

export interface NavigationMilestone {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  kind: NavigationMilestoneKind;
  state: NavigationMilestoneState;
  on_day: string;
  clock_on: string | null;
  rule: string | null;
  words: Buffer | null;
  task_id: string | null;
  recorded_by: string;
  recorded_at: Generated<string>;
  version: Generated<number>;
}

export type NavigationReportToKind = "hotline" | "child_welfare" | "police" | "other";

export type NavigationReportMode = "phone" | "online" | "in_person" | "writing";

export interface NavigationReport {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  to_kind: NavigationReportToKind;
  mode: NavigationReportMode;
  to_whom: Buffer | null;
  reference: Buffer | null;
  on_day: string;
  at_time: string | null;
  home_told: boolean;
  written_due_on: string | null;
  written_on: string | null;
  recorded_by: string;
  recorded_at: Generated<string>;
  version: Generated<number>;
}

export type NavigationRightsCopy = "given" | "not_safe" | "declined";

export interface NavigationRights {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  rights: string[];
  language: string;
  interpreted: boolean;
  copy: NavigationRightsCopy;
  on_day: string;
  review_on: string;
  task_id: string | null;
  by_id: string;
  at: Generated<string>;
}

export type OncallCallSettledBy = "has_it" | "taken" | "decided" | "died";

export interface OncallCall {
  concern_id: string;
  agency_id: string;
  program_id: string;
  number: number;
  called_at: Generated<string>;
  settled_at: string | null;
  settled_by: OncallCallSettledBy | null;
}

export interface OncallHandOver {
  id: string;
  agency_id: string;
  program_id: string;
  words: Buffer;
  by_id: string;
  at: Generated<string>;
  read_by: string | null;
  read_at: string | null;
}

export type OncallPatternRank = "first" | "second";

export interface OncallPattern {
  id: string;
  agency_id: string;
  program_id: string;
  account_id: string;
  rank: Generated<OncallPatternRank>;
  weekday: number;
  from_time: string;
  days: number;
  until_time: string;
  first_day: string;
  ended_at: string | null;
  created_at: Generated<string>;
  created_by: string;
}

export type OncallRingPlace = "first" | "second" | "next" | "escalation" | "supervisor" | "triager";

export type OncallRingAnswer = "has_it" | "passed_on" | "no_answer" | "stopped";

export interface OncallRing {
  id: Generated<string>;
  agency_id: string;
  program_id: string;
  concern_id: string;
  account_id: string;
  for_id: string | null;
  place: OncallRingPlace;
  round: number;
  nth: number;
  rung_at: Generated<string>;
  answer_by: string;
  answer: OncallRingAnswer | null;
  answered_at: string | null;
  told_at: string | null;
}

export type OncallShiftRank = "first" | "second";

export interface OncallShift {
  id: string;
  agency_id: string;
  program_id: string;
  account_id: string | null;
  rank: Generated<OncallShiftRank>;
  starts_at: string;
  ends_at: string;
  pattern_id: string | null;
  on_day: string | null;
  ended_at: string | null;
  created_at: Generated<string>;
  created_by: string;
}

export type OversightOverrideKind = "exception" | "compelled" | "unmasked" | "unreleased";

export type OversightOverrideFinding = "right" | "should_not" | "seen";

export interface OversightOverride {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string | null;
  kind: OversightOverrideKind;
  package_id: string | null;
  unmasking_id: string | null;
  account_id: string;
  at: Generated<string>;
  review_by: string;
  reviewed_at: string | null;
  reviewed_by: string | null;
  finding: OversightOverrideFinding | null;
  note: Buffer | null;
  task_id: string | null;
  version: Generated<number>;
}

export interface OversightOverrideCrack {
  crack: ColumnType<string | null, never, never>;
  subject: ColumnType<string | null, never, never>;
  subject_id: ColumnType<string | null, never, never>;
  agency_id: ColumnType<string | null, never, never>;
  program_id: ColumnType<string | null, never, never>;
  person_id: ColumnType<string | null, never, never>;
  case_id: ColumnType<string | null, never, never>;
  manager_id: ColumnType<string | null, never, never>;
  holder_id: ColumnType<string | null, never, never>;
  since: ColumnType<string | null, never, never>;
  days: ColumnType<number | null, never, never>;
  stood: ColumnType<number | null, never, never>;
  high: ColumnType<boolean | null, never, never>;
  supervisor_after_days: ColumnType<number | null, never, never>;
  today: ColumnType<string | null, never, never>;
}

export interface PeopleClass {
  id: string;
  agency_id: string;
  site_id: string;
  title: string;
  from_day: string | null;
  to_day: string | null;
  ended_at: string | null;
}

export type PeopleClassMemberRole = "student" | "teacher" | "aide" | "other";

export interface PeopleClassMember {
  id: string;
  agency_id: string;
  class_id: string;
  person_id: string | null;
  account_id: string | null;
  role: PeopleClassMemberRole;
  from_day: string | null;
  to_day: string | null;
  ended_at: string | null;
}

export type PeopleContactPointKind = "phone" | "email" | "post" | "other";

export type PeopleContactPointSafe = "safe" | "unsafe" | "unknown";

export type PeopleContactPointSource = "staff" | "roster" | "concern";

export interface PeopleContactPoint {
  id: string;
  agency_id: string;
  person_id: string;
  kind: PeopleContactPointKind;
  value: Buffer;
  plain_label: string | null;
  safe: Generated<PeopleContactPointSafe>;
  plain_hours: string | null;
  voicemail_ok: Generated<boolean>;
  text_ok: Generated<boolean>;
  source: Generated<PeopleContactPointSource>;
  ended_at: string | null;
  version: Generated<number>;
  label: Buffer | null;
  safe_hours: Buffer | null;
}

export interface PeopleEnrolment {
  id: string;
  agency_id: string;
  person_id: string;
  site_id: string;
  grade: string | null;
  from_day: string | null;
  to_day: string | null;
  ended_at: string | null;
  version: Generated<number>;
}

export type PeopleExternalIdKind =
  | "person"
  | "account"
  | "site"
  | "class"
  | "class_member"
  | "relationship"
  | "enrolment"
  | "case"
  | "history";

export interface PeopleExternalId {
  agency_id: string;
  system: string;
  kind: PeopleExternalIdKind;
  outside: string;
  inside: string;
  print: Buffer | null;
  ended_at: string | null;
  version: number | null;
}

export interface PeopleFamilyNow {
  id: ColumnType<string | null, never, never>;
  agency_id: ColumnType<string | null, never, never>;
  person_id: ColumnType<string | null, never, never>;
  other_id: ColumnType<string | null, never, never>;
  n: ColumnType<number | null, never, never>;
  contact: ColumnType<string | null, never, never>;
  contact_basis: ColumnType<string | null, never, never>;
  records: ColumnType<string | null, never, never>;
  records_basis: ColumnType<string | null, never, never>;
  decide: ColumnType<string | null, never, never>;
  decide_basis: ColumnType<string | null, never, never>;
  pick_up: ColumnType<string | null, never, never>;
  pick_up_basis: ColumnType<string | null, never, never>;
  accused: ColumnType<boolean | null, never, never>;
  order_kind: ColumnType<string | null, never, never>;
  order_text: ColumnType<Buffer | null, never, never>;
  from_day: ColumnType<string | null, never, never>;
  until_day: ColumnType<string | null, never, never>;
  scan_id: ColumnType<string | null, never, never>;
  taken_from: ColumnType<string | null, never, never>;
  by_id: ColumnType<string | null, never, never>;
  at: ColumnType<string | null, never, never>;
  contact_now: ColumnType<string | null, never, never>;
  records_now: ColumnType<string | null, never, never>;
  decide_now: ColumnType<string | null, never, never>;
  pick_up_now: ColumnType<string | null, never, never>;
}

export type PeopleFamilyStandingContact = "yes" | "no" | "unknown";

export type PeopleFamilyStandingContactBasis = "court_order" | "agreement" | "parent_statement" | "school_record";

export type PeopleFamilyStandingRecords = "yes" | "no" | "unknown";

export type PeopleFamilyStandingRecordsBasis = "court_order" | "agreement" | "parent_statement" | "school_record";

export type PeopleFamilyStandingDecide = "yes" | "no" | "unknown";

export type PeopleFamilyStandingDecideBasis = "court_order" | "agreement" | "parent_statement" | "school_record";

export type PeopleFamilyStandingPickUp = "yes" | "no" | "unknown";

export type PeopleFamilyStandingPickUpBasis = "court_order" | "agreement" | "parent_statement" | "school_record";

export type PeopleFamilyStandingOrderKind = "protective" | "custody" | "guardianship" | "rights" | "other";

export interface PeopleFamilyStanding {
  id: string;
  agency_id: string;
  person_id: string;
  other_id: string;
  n: number;
  contact: PeopleFamilyStandingContact;
  contact_basis: PeopleFamilyStandingContactBasis | null;
  records: PeopleFamilyStandingRecords;
  records_basis: PeopleFamilyStandingRecordsBasis | null;
  decide: PeopleFamilyStandingDecide;
  decide_basis: PeopleFamilyStandingDecideBasis | null;
  pick_up: PeopleFamilyStandingPickUp;
  pick_up_basis: PeopleFamilyStandingPickUpBasis | null;
  accused: Generated<boolean>;
  order_kind: PeopleFamilyStandingOrderKind | null;
  order_text: Buffer | null;
  from_day: string | null;
  until_day: string | null;
  scan_id: string | null;
  taken_from: string | null;
  by_id: string;
  at: Generated<string>;
}

export interface PeopleMyParticipation {
  person_id: ColumnType<string | null, never, never>;
  program_id: ColumnType<string | null, never, never>;
  reads: ColumnType<boolean | null, never, never>;
  writes: ColumnType<boolean | null, never, never>;
}

export interface PeopleMyRelated {
  other_id: ColumnType<string | null, never, never>;
  person_id: ColumnType<string | null, never, never>;
}

export interface PeopleMyUnplaced {
  person_id: ColumnType<string | null, never, never>;
}

export type PeopleNameKind = "chosen" | "legal" | "former" | "alias";

export type PeopleNameUseWith = "us" | "teachers" | "family" | "letters";

export type PeopleNameSource = "staff" | "roster" | "concern";

export interface PeopleName {
  id: string;
  agency_id: string;
  person_id: string;
  kind: PeopleNameKind;
  value: Buffer;
  use_with: Generated<PeopleNameUseWith[]>;
  source: Generated<PeopleNameSource>;
  ended_at: string | null;
  version: Generated<number>;
}

export interface PeopleNameToken {
  agency_id: string;
  token: Buffer;
  person_id: string;
  weight: number;
}

export type PeopleParticipationBecause = "case" | "triage" | "roster";

export interface PeopleParticipation {
  id: Generated<string>;
  agency_id: string;
  person_id: string;
  program_id: string;
  because: PeopleParticipationBecause;
  from_at: Generated<string>;
  to_at: string | null;
}

export type PeoplePersonSource = "staff" | "roster" | "concern";

export interface PeoplePerson {
  id: string;
  agency_id: string;
  number: number;
  label: Buffer;
  born: Buffer | null;
  safe_line: Buffer | null;
  language: string | null;
  interpreter: Generated<boolean>;
  source: Generated<PeoplePersonSource>;
  deceased_on: string | null;
  created_at: Generated<string>;
  created_by: string | null;
  ended_at: string | null;
  version: Generated<number>;
  missing_since: string | null;
  missing_by: string | null;
  found_on: string | null;
  found_by: string | null;
  directory_out_on: string | null;
}

export type PeopleRelationshipKind = "parent" | "guardian" | "sibling" | "partner" | "relative" | "emergency" | "support" | "other";

export type PeopleRelationshipSource = "staff" | "roster";

export interface PeopleRelationship {
  id: string;
  agency_id: string;
  person_id: string;
  other_id: string;
  kind: PeopleRelationshipKind;
  source: Generated<PeopleRelationshipSource>;
  ended_at: string | null;
  version: Generated<number>;
}

export type PeopleRosterClaimContact = "yes" | "no";

export type PeopleRosterClaimRecords = "yes" | "no";

export type PeopleRosterClaimDecide = "yes" | "no";

export type PeopleRosterClaimPickUp = "yes" | "no";

export type PeopleRosterClaimDecided = "kept" | "taken";

export interface PeopleRosterClaim {
  id: string;
  agency_id: string;
  person_id: string;
  other_id: string;
  system: string;
  contact: PeopleRosterClaimContact | null;
  records: PeopleRosterClaimRecords | null;
  decide: PeopleRosterClaimDecide | null;
  pick_up: PeopleRosterClaimPickUp | null;
  said_at: Generated<string>;
  decided: PeopleRosterClaimDecided | null;
  decided_by: string | null;
  decided_at: string | null;
  ended_at: string | null;
}

export interface PeopleUnmasking {
  id: string;
  agency_id: string;
  person_id: string;
  contact_point_id: string;
  reason: Buffer;
  by_id: string;
  at: Generated<string>;
}

export type PlansActionOwnerKind = "staff" | "person" | "outside";

export type PlansActionStatus = "open" | "done" | "cancelled";

export interface PlansAction {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  thread_id: string;
  what: Buffer;
  owner_kind: PlansActionOwnerKind;
  owner_name: Buffer | null;
  task_id: string | null;
  due_on: string | null;
  status: Generated<PlansActionStatus>;
  ended_at: string | null;
  made_by: string;
  made_at: Generated<string>;
  version: Generated<number>;
}

export type PlansCodingDomain =
  | "wellbeing"
  | "behavior"
  | "engagement"
  | "academics"
  | "family"
  | "safety"
  | "housing"
  | "food"
  | "health"
  | "legal"
  | "immigration"
  | "education"
  | "employment"
  | "finance"
  | "transport"
  | "social"
  | "other";

export interface PlansCoding {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  thread_id: string;
  domain: PlansCodingDomain;
  code: string | null;
  by_id: string;
  at: Generated<string>;
  ended_at: string | null;
}

export interface PlansGoal {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  plan_id: string;
  thread_id: string;
  seq: number;
  words: Buffer;
  dropped_at: string | null;
}

export type PlansPlanStatus = "draft" | "agreed" | "superseded" | "completed" | "ended" | "put_aside";

export type PlansPlanAuthoredWith = "alone" | "together" | "family" | "interpreter";

export type PlansPlanAgreedHow = "signed" | "spoken";

export interface PlansPlan {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  number: number;
  status: Generated<PlansPlanStatus>;
  from_id: string | null;
  statement: Buffer | null;
  language: string;
  authored_with: Generated<PlansPlanAuthoredWith>;
  start_on: string;
  target_end: string | null;
  review_on: string;
  read_back_at: string | null;
  agreed_how: PlansPlanAgreedHow | null;
  signed_name: Buffer | null;
  agreed_at: string | null;
  agreed_by: string | null;
  ended_at: string | null;
  made_by: string;
  made_at: Generated<string>;
  version: Generated<number>;
}

export interface PlansPlanCrack {
  crack: ColumnType<string | null, never, never>;
  subject: ColumnType<string | null, never, never>;
  subject_id: ColumnType<string | null, never, never>;
  agency_id: ColumnType<string | null, never, never>;
  program_id: ColumnType<string | null, never, never>;
  person_id: ColumnType<string | null, never, never>;
  case_id: ColumnType<string | null, never, never>;
  manager_id: ColumnType<string | null, never, never>;
  holder_id: ColumnType<string | null, never, never>;
  since: ColumnType<string | null, never, never>;
  days: ColumnType<number | null, never, never>;
  stood: ColumnType<number | null, never, never>;
  high: ColumnType<boolean | null, never, never>;
  supervisor_after_days: ColumnType<number | null, never, never>;
  today: ColumnType<string | null, never, never>;
}

export type PlansRatingKind = "own" | "attainment";

export interface PlansRating {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  thread_id: string;
  kind: PlansRatingKind;
  value: number;
  on_day: string;
  by_id: string;
  at: Generated<string>;
}

export type PlansRemarkKind = "comment" | "change";

export interface PlansRemark {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  plan_id: string;
  thread_id: string | null;
  kind: PlansRemarkKind;
  words: Buffer;
  at: Generated<string>;
}

export interface PortalCredential {
  page_id: string;
  agency_id: string;
  password_hash: string;
  updated_at: Generated<string>;
}

export interface PortalDemoSignIn {
  page_id: string;
  name: string;
  password: string;
}

export interface PortalInvitation {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  page_id: string;
  code_hash: string;
  safe: boolean;
  made_by: string;
  made_at: Generated<string>;
  expires_at: string;
  failures: Generated<number>;
  used_at: string | null;
}

export type PortalPageHolder = "self" | "guardian";

export interface PortalPage {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  number: string;
  holder: PortalPageHolder;
  holder_id: string;
  minor: boolean;
  decided: Buffer | null;
  of_age_on: string | null;
  made_by: string;
  made_at: Generated<string>;
  ended_at: string | null;
  ended_by: string | null;
  version: Generated<number>;
}

export interface PortalSwitch {
  program_id: string;
  agency_id: string;
  is_on: boolean;
  by_id: string;
  at: Generated<string>;
}

export type ReleasesItemItem =
  | "identity"
  | "contact"
  | "address"
  | "attendance"
  | "appointments"
  | "services"
  | "plan"
  | "progress"
  | "notes"
  | "assessment"
  | "safety"
  | "documents"
  | "schooling"
  | "medical"
  | "legal"
  | "letter";

export interface ReleasesItem {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  release_id: string;
  item: ReleasesItemItem;
  detail: Buffer | null;
}

export type ReleasesRecipientKind =
  | "law_enforcement"
  | "prosecutor"
  | "court"
  | "provider"
  | "school"
  | "college"
  | "victim_services"
  | "legal_aid"
  | "housing"
  | "benefits"
  | "family"
  | "other";

export interface ReleasesRecipient {
  id: string;
  agency_id: string;
  name: string | null;
  family_name: Buffer | null;
  kind: ReleasesRecipientKind;
  partner_agency_id: string | null;
  program_id: string | null;
  person_id: string | null;
  case_id: string | null;
  address: Buffer | null;
  phone: Buffer | null;
  email: Buffer | null;
  added_by: string;
  added_at: Generated<string>;
  ended_at: string | null;
  version: Generated<number>;
}

export type ReleasesReleasePurposeKind =
  | "legal_help"
  | "housing"
  | "benefits"
  | "schooling"
  | "health"
  | "safety"
  | "investigation"
  | "prosecution"
  | "coordination"
  | "other";

export type ReleasesReleaseTextLocale = "en" | "es" | "ar";

export type ReleasesReleaseSignerKind =
  | "self"
  | "minor_alone"
  | "minor_and_adult"
  | "parent"
  | "guardian"
  | "guardian_ad_litem"
  | "conservator";

export type ReleasesReleaseAloneBecause = "may_consent" | "unaccompanied" | "emancipated" | "student_rights";

export type ReleasesReleaseSignedHow = "typed" | "drawn" | "paper";

export type ReleasesReleaseAuthenticatedHow = "known" | "document" | "code_word";

export type ReleasesReleaseWithdrawnHow = "oral" | "written" | "own_page";

export type ReleasesReleaseLapsedBecause = "death" | "missing" | "signer";

export interface ReleasesRelease {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  recipient_id: string;
  to_whom: Buffer;
  to_email: Buffer | null;
  to_account_id: string | null;
  purpose_kind: ReleasesReleasePurposeKind;
  purpose: Buffer | null;
  methods: string[];
  starts_at: string;
  expires_at: string;
  until_purpose: Generated<boolean>;
  language: string;
  interpreter: Buffer | null;
  outlives: Generated<boolean>;
  outlives_words: Buffer | null;
  renews_id: string | null;
  made_by: string;
  made_at: Generated<string>;
  text_locale: ReleasesReleaseTextLocale;
  text_body: Buffer;
  text_hash: Buffer;
  said_voluntary: string | null;
  said_withdrawal: string | null;
  said_limits: string | null;
  said_risks: string | null;
  said_alternatives: string | null;
  said_by: string | null;
  signer_kind: ReleasesReleaseSignerKind | null;
  minor: boolean | null;
  alone_because: ReleasesReleaseAloneBecause | null;
  too_young: Generated<boolean>;
  signer_id: string | null;
  second_signer_id: string | null;
  signed_at: string | null;
  signed_how: ReleasesReleaseSignedHow | null;
  authenticated_how: ReleasesReleaseAuthenticatedHow | null;
  signed_name: Buffer | null;
  second_name: Buffer | null;
  signature_id: string | null;
  second_signature_id: string | null;
  purpose_done_at: string | null;
  withdrawn_at: string | null;
  withdrawn_how: ReleasesReleaseWithdrawnHow | null;
  withdrawn_by: string | null;
  confirmed_at: string | null;
  lapsed_at: string | null;
  superseded_by: string | null;
  version: Generated<number>;
  if_missing: Generated<boolean>;
  lapsed_because: ReleasesReleaseLapsedBecause | null;
}

export interface ReleasesReleaseCrack {
  crack: ColumnType<string | null, never, never>;
  subject: ColumnType<string | null, never, never>;
  subject_id: ColumnType<string | null, never, never>;
  agency_id: ColumnType<string | null, never, never>;
  program_id: ColumnType<string | null, never, never>;
  person_id: ColumnType<string | null, never, never>;
  case_id: ColumnType<string | null, never, never>;
  manager_id: ColumnType<string | null, never, never>;
  holder_id: ColumnType<string | null, never, never>;
  since: ColumnType<string | null, never, never>;
  days: ColumnType<number | null, never, never>;
  stood: ColumnType<number | null, never, never>;
  high: ColumnType<boolean | null, never, never>;
  supervisor_after_days: ColumnType<number | null, never, never>;
  today: ColumnType<string | null, never, never>;
}

export interface ReleasesReview {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  release_id: string;
  on_day: string;
  by_id: string;
  with_person: boolean;
  at: Generated<string>;
}

export type RequestsItemSource = "note" | "contact" | "file" | "event" | "barrier" | "facts";

export type RequestsItemDecision = "give" | "hold";

export type RequestsItemReason =
  | "others_names"
  | "private_note"
  | "treatment"
  | "law_unit"
  | "child_protection"
  | "safety"
  | "needs_release"
  | "not_asked_for";

export interface RequestsItem {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  request_id: string;
  source: RequestsItemSource;
  note_id: string | null;
  contact_id: string | null;
  artefact_id: string | null;
  decision: RequestsItemDecision | null;
  reason: RequestsItemReason | null;
  copy: Buffer | null;
  decided_by: string | null;
  decided_at: string | null;
  package_id: string | null;
  version: Generated<number>;
  event_id: string | null;
  barrier_id: string | null;
}

export type RequestsPaperKind = "subpoena" | "warrant" | "court_order" | "officer" | "immigration" | "public_records" | "other";

export type RequestsPaperOutcome = "nothing_given" | "with_counsel" | "answered" | "withdrawn";

export interface RequestsPaper {
  id: string;
  agency_id: string;
  program_id: string;
  number: number;
  kind: RequestsPaperKind;
  came_on: string;
  due_on: string | null;
  asker: Buffer;
  wanted: Buffer;
  counsel: Buffer | null;
  counsel_at: string | null;
  legal_hold: Generated<boolean>;
  artefact_id: string | null;
  recorded_by: string;
  recorded_at: Generated<string>;
  outcome: RequestsPaperOutcome | null;
  ended_why: Buffer | null;
  ended_at: string | null;
  ended_by: string | null;
  version: Generated<number>;
}

export interface RequestsPaperCrack {
  crack: ColumnType<string | null, never, never>;
  subject: ColumnType<string | null, never, never>;
  subject_id: ColumnType<string | null, never, never>;
  agency_id: ColumnType<string | null, never, never>;
  program_id: ColumnType<string | null, never, never>;
  person_id: ColumnType<string | null, never, never>;
  case_id: ColumnType<string | null, never, never>;
  manager_id: ColumnType<string | null, never, never>;
  holder_id: ColumnType<string | null, never, never>;
  since: ColumnType<string | null, never, never>;
  days: ColumnType<number | null, never, never>;
  stood: ColumnType<number | null, never, never>;
  high: ColumnType<boolean | null, never, never>;
  supervisor_after_days: ColumnType<number | null, never, never>;
  today: ColumnType<string | null, never, never>;
}

export type RequestsRequestKind = "inspection" | "amendment" | "transfer" | "production";

export type RequestsRequestAskerKind = "person" | "parent" | "representative" | "school" | "court" | "other";

export type RequestsRequestBasisCode = "court_order" | "statute" | "subpoena_received";

export type RequestsRequestOutcome = "given" | "nothing" | "agreed" | "refused" | "withdrawn";

export interface RequestsRequest {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  kind: RequestsRequestKind;
  asker_kind: RequestsRequestAskerKind;
  asker_id: string | null;
  asker: Buffer;
  wanted: Buffer;
  came_on: string;
  due_on: string;
  task_id: string | null;
  paper_id: string | null;
  recipient_id: string | null;
  basis_code: RequestsRequestBasisCode | null;
  order_words: Buffer | null;
  no_notice: Generated<boolean>;
  no_notice_why: Buffer | null;
  legal_hold: Generated<boolean>;
  approved_by: string | null;
  approved_at: string | null;
  called_on: string | null;
  outcome: RequestsRequestOutcome | null;
  answer: Buffer | null;
  hearing_told: Generated<boolean>;
  statement_id: string | null;
  recorded_by: string;
  recorded_at: Generated<string>;
  ended_at: string | null;
  ended_by: string | null;
  version: Generated<number>;
}

export type ResponsesResponseStatus = "begun" | "complete" | "left";

export type ResponsesResponsePresence = "with_them" | "on_call";

export type ResponsesResponseFilledBy = "staff" | "person";

export interface ResponsesResponse {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  form_id: string;
  status: Generated<ResponsesResponseStatus>;
  begun_by: string;
  begun_at: Generated<string>;
  presence: ResponsesResponsePresence | null;
  paged_id: string | null;
  answers: Buffer | null;
  completed_by: string | null;
  completed_at: string | null;
  on_day: string | null;
  safety_task_id: string | null;
  version: Generated<number>;
  filled_by: Generated<ResponsesResponseFilledBy>;
  on_page: Generated<boolean>;
  kept: Buffer | null;
}

export interface ResponsesResponseCrack {
  crack: ColumnType<string | null, never, never>;
  subject: ColumnType<string | null, never, never>;
  subject_id: ColumnType<string | null, never, never>;
  agency_id: ColumnType<string | null, never, never>;
  program_id: ColumnType<string | null, never, never>;
  person_id: ColumnType<string | null, never, never>;
  case_id: ColumnType<string | null, never, never>;
  manager_id: ColumnType<string | null, never, never>;
  holder_id: ColumnType<string | null, never, never>;
  since: ColumnType<string | null, never, never>;
  days: ColumnType<number | null, never, never>;
  stood: ColumnType<number | null, never, never>;
  high: ColumnType<boolean | null, never, never>;
  supervisor_after_days: ColumnType<number | null, never, never>;
  today: ColumnType<string | null, never, never>;
}

export interface RetentionHold {
  id: string;
  agency_id: string;
  person_id: string | null;
  case_id: string | null;
  number: number;
  reason: Buffer | null;
  placed_by: string;
  placed_at: Generated<string>;
  lift_asked_by: string | null;
  lift_asked_at: string | null;
  lift_why: Buffer | null;
  lifted_by: string | null;
  lifted_at: string | null;
  version: Generated<number>;
  program_id: string | null;
  request_id: string | null;
  paper_id: string | null;
}

export interface RetentionPiece {
  id: string;
  agency_id: string;
  review_id: string;
  begun_at: Generated<string>;
  done_at: string | null;
  lines: number | null;
}

export type RetentionReviewClass = "case_words" | "case" | "concern" | "consult" | "person" | "roster" | "message" | "working";

export type RetentionReviewState = "waiting" | "let_go" | "agreed" | "purging" | "purged" | "kept" | "lapsed";

export type RetentionReviewBecause = "returns" | "open_matter" | "law" | "asked";

export type RetentionReviewKind =
  | "case"
  | "concern"
  | "crisis"
  | "paper"
  | "person"
  | "consults"
  | "roster"
  | "imports"
  | "messages"
  | "leftovers";

export interface RetentionReview {
  id: string;
  agency_id: string;
  program_id: string | null;
  person_id: string | null;
  case_id: string | null;
  number: number | null;
  class: RetentionReviewClass;
  due_on: string;
  found_on: string;
  state: Generated<RetentionReviewState>;
  because: RetentionReviewBecause | null;
  kept_until: string | null;
  kept_by: string | null;
  let_go_by: string | null;
  let_go_at: string | null;
  agreed_by: string | null;
  agreed_at: string | null;
  ended_at: string | null;
  version: Generated<number>;
  kind: Generated<RetentionReviewKind>;
  subject_id: string | null;
  month: string | null;
  amount: number | null;
  told_at: string | null;
}

export type RetentionScheduleClass =
  | "case_words"
  | "case"
  | "concern"
  | "consult"
  | "person"
  | "roster"
  | "message"
  | "working"
  | "staff"
  | "trail";

export interface RetentionSchedule {
  id: string;
  agency_id: string;
  program_id: string | null;
  class: RetentionScheduleClass;
  years: number | null;
  why: string;
  set_by: string;
  set_at: Generated<string>;
  version: Generated<number>;
}

export type RetentionStubAgeBand = "0-11" | "12-17" | "18-24" | "25-44" | "45-64" | "65+" | "unknown";

export type RetentionStubKind = "case" | "concern" | "crisis" | "paper" | "person" | "roster" | "messages";

export interface RetentionStub {
  id: string;
  agency_id: string;
  program_id: string | null;
  age_band: RetentionStubAgeBand;
  opened_month: string;
  closed_month: string;
  service_level: string | null;
  closure_reason: string | null;
  outcome: string | null;
  reopened_times: number;
  contacts: number;
  one_to_ones: number;
  minutes: number;
  notes: number;
  concerns: number;
  disclosures: number;
  final: Generated<boolean>;
  kind: Generated<RetentionStubKind>;
  amount: Generated<number>;
}

export interface SafetyContent {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  body: Buffer | null;
  written_by: string;
  written_at: Generated<string>;
  superseded_at: string | null;
  prints: Generated<number>;
}

export interface SafetySafetyCrack {
  crack: ColumnType<string | null, never, never>;
  subject: ColumnType<string | null, never, never>;
  subject_id: ColumnType<string | null, never, never>;
  agency_id: ColumnType<string | null, never, never>;
  program_id: ColumnType<string | null, never, never>;
  person_id: ColumnType<string | null, never, never>;
  case_id: ColumnType<string | null, never, never>;
  manager_id: ColumnType<string | null, never, never>;
  holder_id: ColumnType<string | null, never, never>;
  since: ColumnType<string | null, never, never>;
  days: ColumnType<number | null, never, never>;
  stood: ColumnType<number | null, never, never>;
  high: ColumnType<boolean | null, never, never>;
  supervisor_after_days: ColumnType<number | null, never, never>;
  today: ColumnType<string | null, never, never>;
}

export interface StaffAbsence {
  id: string;
  agency_id: string;
  account_id: string;
  starts_at: string;
  ends_at: string;
  reason: Generated<string>;
  ended_at: string | null;
  read_at: string | null;
}

export type StaffAccountKind = "staff" | "service";

export type StaffAccountStatus = "invited" | "active" | "inactive";

export interface StaffAccount {
  id: string;
  agency_id: string;
  kind: Generated<StaffAccountKind>;
  name: string;
  email: string;
  title: string | null;
  status: Generated<StaffAccountStatus>;
  may_admin: Generated<boolean>;
  full_time_case_manager: Generated<boolean>;
  language: Generated<string>;
  created_at: Generated<string>;
  inactive_at: string | null;
  version: Generated<number>;
  known_as: string | null;
}

export type StaffAdmissionRole =
  | "case_manager"
  | "supervisor"
  | "triager"
  | "teammate"
  | "referrer"
  | "officer"
  | "coordinator"
  | "decision_maker"
  | "student_staff"
  | "law_officer";

export type StaffAdmissionSees = "assigned" | "program";

export type StaffAdmissionOutcome = "admitted" | "refused" | "withdrawn";

export interface StaffAdmission {
  id: string;
  agency_id: string;
  account_id: string;
  program_id: string;
  role: StaffAdmissionRole;
  sees: StaffAdmissionSees;
  may_triage: Generated<boolean>;
  can_write: Generated<boolean>;
  trained_until: string | null;
  asked_by: string;
  asked_at: Generated<string>;
  outcome: StaffAdmissionOutcome | null;
  decided_by: string | null;
  decided_at: string | null;
  ends_on: string | null;
  confidential: Generated<boolean>;
}

export interface StaffAttempt {
  key: Buffer;
  failures: Generated<number>;
  wait_until: string | null;
  at: Generated<string>;
}

export interface StaffAway {
  account_id: ColumnType<string | null, never, never>;
}

export interface StaffChallenge {
  hash: Buffer;
  purpose: string;
  expires_at: string;
}

export interface StaffCover {
  id: string;
  agency_id: string;
  account_id: string;
  covered_id: string;
  starts_at: string;
  ends_at: string;
  granted_by: string;
  ended_at: string | null;
  outsider_id: string | null;
}

export interface StaffCredential {
  account_id: string;
  password_hash: string | null;
  totp_secret: Buffer | null;
  totp_pending: Buffer | null;
  totp_last_step: Generated<number>;
  updated_at: Generated<string>;
}

export interface StaffDemoSignIn {
  account_id: string;
  role_line: string;
  password: string;
  totp_secret: string;
  position: Generated<number>;
}

export interface StaffDevice {
  token_hash: Buffer;
  account_id: string;
  last_used_at: Generated<string>;
}

export interface StaffIdentity {
  id: string;
  agency_id: string;
  account_id: string;
  provider_id: string;
  subject_hash: Buffer;
  linked_at: Generated<string>;
  last_used_at: string | null;
  ended_at: string | null;
}

export type StaffIdentityProviderKind = "oidc" | "saml";

export interface StaffIdentityProvider {
  id: string;
  agency_id: string;
  kind: StaffIdentityProviderKind;
  name: string;
  listed: Generated<boolean>;
  settings: unknown;
  client_secret: Buffer | null;
  factors: Generated<string[]>;
  asked_by: string;
  confirmed_by: string | null;
  confirmed_at: string | null;
  created_at: Generated<string>;
  ended_at: string | null;
  version: Generated<number>;
}

export type StaffLawStandingStanding = "official" | "outsider";

export interface StaffLawStanding {
  id: string;
  agency_id: string;
  account_id: string | null;
  partner_agency_id: string | null;
  standing: StaffLawStandingStanding;
  purpose: string | null;
  reason: string;
  decided_by: string;
  decided_at: Generated<string>;
  ended_at: string | null;
}

export type StaffMembershipRole =
  | "case_manager"
  | "supervisor"
  | "triager"
  | "teammate"
  | "referrer"
  | "officer"
  | "coordinator"
  | "decision_maker"
  | "student_staff"
  | "law_officer";

export type StaffMembershipSees = "assigned" | "program";

export interface StaffMembership {
  id: string;
  agency_id: string;
  account_id: string;
  program_id: string;
  role: StaffMembershipRole;
  sees: StaffMembershipSees;
  may_triage: Generated<boolean>;
  can_write: Generated<boolean>;
  trained_until: string | null;
  starts_at: Generated<string>;
  ends_at: Generated<string>;
  confidential: Generated<boolean>;
  backup_since: string | null;
}

export interface StaffOutsider {
  id: string;
  agency_id: string;
  covered_id: string;
  account_id: string | null;
  name: string;
  email: string;
  title: string | null;
  named_at: Generated<string>;
  expires_on: string;
  agreed_by: string | null;
  agreed_at: string | null;
  accepted_at: string | null;
  ended_by: string | null;
  ended_at: string | null;
}

export interface StaffPasskey {
  id: string;
  account_id: string;
  public_key: Buffer;
  counter: Generated<number>;
  transports: Generated<string[]>;
  label: string;
  created_at: Generated<string>;
  last_used_at: string | null;
  ended_at: string | null;
}

export type StaffProviderTryWhy = "signIn" | "stepUp" | "link";

export interface StaffProviderTry {
  state_hash: Buffer;
  browser_hash: Buffer;
  provider_id: string;
  why: StaffProviderTryWhy;
  session_id: string | null;
  account_id: string | null;
  shared: boolean;
  way: string;
  created_at: Generated<string>;
  expires_at: string;
  taken_at: string | null;
}

export type StaffRequirementKind = "training" | "agreement";

export interface StaffRequirement {
  id: string;
  agency_id: string;
  program_id: string;
  kind: StaffRequirementKind;
  title: string;
  body: string | null;
  valid_months: number | null;
  revision: Generated<number>;
  replaces_id: string | null;
  from_day: string;
  until_day: string | null;
  by_id: string;
  at: Generated<string>;
  ended_by: string | null;
}

export type StaffSessionKind = "staff" | "person" | "link" | "feed" | "service";

export type StaffSessionAssurance = 0 | 1 | 2;

export interface StaffSession {
  token_hash: Buffer;
  id: string;
  kind: StaffSessionKind;
  agency_id: string;
  account_id: string | null;
  assurance: StaffSessionAssurance;
  scope: Generated<unknown>;
  shared_device: Generated<boolean>;
  browser: string | null;
  created_at: Generated<string>;
  stepped_up_at: string | null;
  idle_until: string;
  expires_at: string;
  revoked_at: string | null;
  provider_id: string | null;
}

export interface StaffStandIn {
  account_id: ColumnType<string | null, never, never>;
  covered_id: ColumnType<string | null, never, never>;
}

export interface StaffTraining {
  id: string;
  agency_id: string;
  program_id: string;
  requirement_id: string;
  account_id: string;
  done_on: string;
  valid_until: string | null;
  proof: Buffer | null;
  by_id: string;
  at: Generated<string>;
  taken_back_at: string | null;
  taken_back_by: string | null;
}

export interface StaffWorkingShare {
  program_id: string;
  account_id: string;
  agency_id: string;
  percent: number;
  by_id: string;
  at: Generated<string>;
}

export type SupervisionAskKind = "question" | "plan" | "closing";

export type SupervisionAskStatus = "asked" | "answered" | "closed" | "taken_back";

export type SupervisionAskAnswer = "answered" | "yes" | "no";

export interface SupervisionAsk {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  kind: SupervisionAskKind;
  plan_id: string | null;
  status: Generated<SupervisionAskStatus>;
  words: Buffer | null;
  asked_by: string;
  asked_at: Generated<string>;
  asked_on: string;
  answer: SupervisionAskAnswer | null;
  answer_words: Buffer | null;
  answered_by: string | null;
  answered_at: string | null;
  ended_at: string | null;
  version: Generated<number>;
}

export type SupervisionReviewContact = "yes" | "no" | "na";

export type SupervisionReviewPlan = "yes" | "no" | "na";

export type SupervisionReviewStep = "yes" | "no" | "na";

export type SupervisionReviewSafety = "yes" | "no" | "na";

export interface SupervisionReview {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  manager_id: string;
  quarter: string;
  due_on: string;
  seed: string;
  drawn_at: Generated<string>;
  contact: SupervisionReviewContact | null;
  plan: SupervisionReviewPlan | null;
  step: SupervisionReviewStep | null;
  safety: SupervisionReviewSafety | null;
  note: Buffer | null;
  done_at: string | null;
  done_by: string | null;
  version: Generated<number>;
}

export interface SupervisionSupervisionCrack {
  crack: ColumnType<string | null, never, never>;
  subject: ColumnType<string | null, never, never>;
  subject_id: ColumnType<string | null, never, never>;
  agency_id: ColumnType<string | null, never, never>;
  program_id: ColumnType<string | null, never, never>;
  person_id: ColumnType<string | null, never, never>;
  case_id: ColumnType<string | null, never, never>;
  manager_id: ColumnType<string | null, never, never>;
  holder_id: ColumnType<string | null, never, never>;
  since: ColumnType<string | null, never, never>;
  days: ColumnType<number | null, never, never>;
  stood: ColumnType<number | null, never, never>;
  high: ColumnType<boolean | null, never, never>;
  supervisor_after_days: ColumnType<number | null, never, never>;
  today: ColumnType<string | null, never, never>;
}

export interface TitleixComplaint {
  id: string;
  agency_id: string;
  reference: Buffer;
  decider_id: string | null;
  hearing_id: string | null;
  appeal_id: string | null;
  opened_by: string;
  opened_at: Generated<string>;
  closed_on: string | null;
  version: Generated<number>;
}

export type TitleixMeasureKind = "housing" | "classes" | "work" | "no_contact" | "escort" | "counseling" | "leave" | "other";

export type TitleixMeasureState = "offered" | "declined" | "agreed" | "implemented" | "ended";

export interface TitleixMeasure {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string;
  case_id: string;
  kind: TitleixMeasureKind;
  what_to_do: Buffer;
  implementers: Generated<string[]>;
  state: Generated<TitleixMeasureState>;
  offered_on: string;
  settled_at: string | null;
  recorded_by: string;
  version: Generated<number>;
}

export type TitleixPartyRole = "complainant" | "respondent";

export type TitleixPartySupport = "not_yet_notified" | "offered" | "declined" | "not_ours" | "unknown";

export interface TitleixParty {
  id: string;
  agency_id: string;
  complaint_id: string;
  role: TitleixPartyRole;
  program_id: string | null;
  person_id: string | null;
  case_id: string | null;
  support: TitleixPartySupport;
  support_on: string;
  linked_by: string;
  linked_at: Generated<string>;
  ended_at: string | null;
  version: Generated<number>;
}

export interface TitleixPolicy {
  id: string;
  agency_id: string;
  body: string;
  in_force_on: string;
  coordinator_id: string | null;
  set_by: string;
  set_at: Generated<string>;
}

export type TitleixReportState = "owed" | "made" | "set_aside" | "kept";

export interface TitleixReport {
  id: string;
  agency_id: string;
  program_id: string;
  person_id: string | null;
  case_id: string | null;
  concern_id: string | null;
  note_id: string | null;
  account_id: string | null;
  triage: Generated<boolean>;
  policy_id: string | null;
  noticed_at: Generated<string>;
  state: Generated<TitleixReportState>;
  to_whom: Buffer | null;
  why: Buffer | null;
  made_on: string | null;
  made_time: string | null;
  sent: Generated<boolean>;
  settled_by: string | null;
  settled_at: string | null;
  version: Generated<number>;
  passed_on: Generated<boolean>;
}

export interface TitleixTitleixCrack {
  crack: ColumnType<string | null, never, never>;
  subject: ColumnType<string | null, never, never>;
  subject_id: ColumnType<string | null, never, never>;
  agency_id: ColumnType<string | null, never, never>;
  program_id: ColumnType<string | null, never, never>;
  person_id: ColumnType<string | null, never, never>;
  case_id: ColumnType<string | null, never, never>;
  manager_id: ColumnType<string | null, never, never>;
  holder_id: ColumnType<string | null, never, never>;
  since: ColumnType<string | null, never, never>;
  days: ColumnType<number | null, never, never>;
  stood: ColumnType<number | null, never, never>;
  high: ColumnType<boolean | null, never, never>;
  supervisor_after_days: ColumnType<number | null, never, never>;
  today: ColumnType<string | null, never, never>;
}

export interface TodayAcknowledgement {
  reviewer_id: string;
  act_id: string;
  agency_id: string;
  at: Generated<string>;
}

export interface TodayCaseloadPolicy {
  program_id: string;
  agency_id: string;
  warn_at: number;
  triage_only_weight: number;
  brief_weight: number;
  full_weight: number;
  people_per_manager: number;
  by_id: string;
  at: Generated<string>;
  version: Generated<number>;
}

export interface TodayCrackLog {
  id: Generated<string>;
  agency_id: string;
  program_id: string;
  crack: string;
  subject_id: string;
  opened_on: string;
  opened_at: Generated<string>;
  escalated_at: string | null;
  told_at: string | null;
  closed_at: string | null;
}

export interface TodayEveryCrack {
  crack: ColumnType<string | null, never, never>;
  subject: ColumnType<string | null, never, never>;
  subject_id: ColumnType<string | null, never, never>;
  agency_id: ColumnType<string | null, never, never>;
  program_id: ColumnType<string | null, never, never>;
  person_id: ColumnType<string | null, never, never>;
  case_id: ColumnType<string | null, never, never>;
  manager_id: ColumnType<string | null, never, never>;
  holder_id: ColumnType<string | null, never, never>;
  since: ColumnType<string | null, never, never>;
  days: ColumnType<number | null, never, never>;
  stood: ColumnType<number | null, never, never>;
  high: ColumnType<boolean | null, never, never>;
  supervisor_after_days: ColumnType<number | null, never, never>;
  today: ColumnType<string | null, never, never>;
}

export interface TodayNudge {
  id: string;
  agency_id: string;
  reviewer_id: string;
  crack_id: string;
  at: Generated<string>;
}

export interface TodayReviewer {
  id: string;
  agency_id: string;
  account_id: string;
  worker_id: string;
  named_by: string;
  named_at: Generated<string>;
  agreed_by: string | null;
  agreed_at: string | null;
  expires_on: string;
  ended_at: string | null;
  ended_by: string | null;
}

export interface TodaySnooze {
  id: string;
  agency_id: string;
  program_id: string;
  crack: string;
  subject_id: string;
  since: string;
  until_day: string;
  reason: Buffer;
  by_id: string;
  above: boolean;
  at: Generated<string>;
  ended_at: string | null;
}

export interface TodayStandingCrack {
  crack: ColumnType<string | null, never, never>;
  subject: ColumnType<string | null, never, never>;
  subject_id: ColumnType<string | null, never, never>;
  agency_id: ColumnType<string | null, never, never>;
  program_id: ColumnType<string | null, never, never>;
  person_id: ColumnType<string | null, never, never>;
  case_id: ColumnType<string | null, never, never>;
  manager_id: ColumnType<string | null, never, never>;
  holder_id: ColumnType<string | null, never, never>;
  since: ColumnType<string | null, never, never>;
  days: ColumnType<number | null, never, never>;
  stood: ColumnType<number | null, never, never>;
  high: ColumnType<boolean | null, never, never>;
  supervisor_after_days: ColumnType<number | null, never, never>;
  today: ColumnType<string | null, never, never>;
  to_supervisor: ColumnType<boolean | null, never, never>;
  snooze_id: ColumnType<string | null, never, never>;
  off_above: ColumnType<boolean | null, never, never>;
}

export type VisitsAlarmAnswer = "has_it" | "passed_on" | "no_answer" | "stopped";

export interface VisitsAlarm {
  id: Generated<string>;
  agency_id: string;
  visit_id: string;
  account_id: string;
  due: string;
  nth: number;
  raised_at: Generated<string>;
  answer_by: string;
  answer: VisitsAlarmAnswer | null;
  answered_at: string | null;
  told_at: string | null;
  read_at: string | null;
}

export type VisitsVisitSettledHow = "safe" | "helped";

export interface VisitsVisit {
  id: string;
  agency_id: string;
  program_id: string;
  visitor_id: string;
  colleague_id: string;
  place: Buffer;
  phone: Buffer | null;
  started_at: Generated<string>;
  back_by: string;
  arrived_at: string | null;
  word_at: Generated<string>;
  ended_at: string | null;
  settled_at: string | null;
  settled_by: string | null;
  settled_how: VisitsVisitSettledHow | null;
}

export type WallsConflictKind = "person" | "hall" | "class" | "none";

export interface WallsConflict {
  id: string;
  agency_id: string;
  account_id: string;
  kind: WallsConflictKind;
  said: Buffer | null;
  tokens: Buffer[] | null;
  site_ids: string[] | null;
  class_ids: string[] | null;
  said_at: Generated<string>;
}

export type WallsEmergencyOutcome = "opened" | "refused";

export type WallsEmergencyFinding = "justified" | "not_justified";

export interface WallsEmergency {
  id: string;
  agency_id: string;
  account_id: string;
  program_id: string | null;
  person_id: string | null;
  case_id: string | null;
  outcome: WallsEmergencyOutcome;
  threat: Buffer;
  parties: Buffer;
  at: Generated<string>;
  until: string | null;
  rung_id: string | null;
  review_by: string | null;
  reviewed_at: string | null;
  reviewed_by: string | null;
  finding: WallsEmergencyFinding | null;
  review: Buffer | null;
  told_at: string | null;
  version: Generated<number>;
}

export interface WallsEmergencyRecord {
  id: ColumnType<string | null, never, never>;
  agency_id: ColumnType<string | null, never, never>;
  program_id: ColumnType<string | null, never, never>;
  person_id: ColumnType<string | null, never, never>;
  case_id: ColumnType<string | null, never, never>;
  account_id: ColumnType<string | null, never, never>;
  at: ColumnType<string | null, never, never>;
  until: ColumnType<string | null, never, never>;
  threat: ColumnType<Buffer | null, never, never>;
  parties: ColumnType<Buffer | null, never, never>;
  reviewed_at: ColumnType<string | null, never, never>;
  reviewed_by: ColumnType<string | null, never, never>;
  finding: ColumnType<string | null, never, never>;
}

export interface WallsLifeOption {
  id: string;
  agency_id: string;
  program_id: string;
  counsel: Buffer;
  asked_by: string;
  asked_at: Generated<string>;
  confirmed_by: string | null;
  confirmed_at: string | null;
  ended_by: string | null;
  ended_at: string | null;
}

/** Every table and view, by its qualified name. */
export interface DB {
  "access.grant": AccessGrant;
  "access.my_grant": AccessMyGrant;
  "access.my_place": AccessMyPlace;
  "access.wall": AccessWall;
  "agencies.agency": AgenciesAgency;
  "agencies.agency_key": AgenciesAgencyKey;
  "agencies.closure": AgenciesClosure;
  "agencies.counter": AgenciesCounter;
  "agencies.network": AgenciesNetwork;
  "agencies.program": AgenciesProgram;
  "agencies.program_day": AgenciesProgramDay;
  "agencies.rotation": AgenciesRotation;
  "agencies.site": AgenciesSite;
  "appointments.appointment": AppointmentsAppointment;
  "appointments.hours": AppointmentsHours;
  "assessments.assessment": AssessmentsAssessment;
  "assessments.assessment_crack": AssessmentsAssessmentCrack;
  "assessments.domain": AssessmentsDomain;
  "assessments.need": AssessmentsNeed;
  "boards.board": BoardsBoard;
  "boards.input": BoardsInput;
  "boards.input_due": BoardsInputDue;
  "boards.member": BoardsMember;
  "boards.sheet": BoardsSheet;
  "cases.bulk_item": CasesBulkItem;
  "cases.bulk_run": CasesBulkRun;
  "cases.case": CasesCase;
  "cases.case_crack": CasesCaseCrack;
  "cases.circumstance": CasesCircumstance;
  "cases.closing_review": CasesClosingReview;
  "cases.contact": CasesContact;
  "cases.group_session": CasesGroupSession;
  "cases.note": CasesNote;
  "cases.note_text": CasesNoteText;
  "cases.task": CasesTask;
  "cases.task_due": CasesTaskDue;
  "cases.team_member": CasesTeamMember;
  "cases.timeline": CasesTimeline;
  "concerns.addition": ConcernsAddition;
  "concerns.arrival": ConcernsArrival;
  "concerns.concern": ConcernsConcern;
  "concerns.concern_crack": ConcernsConcernCrack;
  "concerns.day_salt": ConcernsDaySalt;
  "concerns.decision": ConcernsDecision;
  "concerns.door": ConcernsDoor;
  "concerns.not_them": ConcernsNotThem;
  "concerns.passage": ConcernsPassage;
  "concerns.receipt": ConcernsReceipt;
  "concerns.routing_rule": ConcernsRoutingRule;
  "consults.consult": ConsultsConsult;
  "consults.hotline_contact": ConsultsHotlineContact;
  "crises.crisis": CrisesCrisis;
  "crises.crisis_crack": CrisesCrisisCrack;
  "crises.entry": CrisesEntry;
  "crises.resource": CrisesResource;
  "deaths.bereaved": DeathsBereaved;
  "deaths.death": DeathsDeath;
  "disclosures.closing": DisclosuresClosing;
  "disclosures.duty": DisclosuresDuty;
  "disclosures.item": DisclosuresItem;
  "disclosures.link": DisclosuresLink;
  "disclosures.opening": DisclosuresOpening;
  "disclosures.package": DisclosuresPackage;
  "disclosures.piece": DisclosuresPiece;
  "disclosures.reminder": DisclosuresReminder;
  "exports.fetching": ExportsFetching;
  "exports.request": ExportsRequest;
  "exports.word": ExportsWord;
  "files.artefact": FilesArtefact;
  "files.piece": FilesPiece;
  "files.setting": FilesSetting;
  "forms.form": FormsForm;
  "forms.use": FormsUse;
  "guidance.wording": GuidanceWording;
  "imports.mapping": ImportsMapping;
  "imports.old_cases": ImportsOldCases;
  "imports.piece": ImportsPiece;
  "imports.run": ImportsRun;
  "imports.staged": ImportsStaged;
  "involvements.connection": InvolvementsConnection;
  "involvements.involvement": InvolvementsInvolvement;
  "involvements.involvement_crack": InvolvementsInvolvementCrack;
  "involvements.point": InvolvementsPoint;
  "involvements.review": InvolvementsReview;
  "kernel.audit_batch": KernelAuditBatch;
  "kernel.audit_event": KernelAuditEvent;
  "kernel.context_key": KernelContextKey;
  "kernel.draft": KernelDraft;
  "kernel.idempotency": KernelIdempotency;
  "leaves.comeback": LeavesComeback;
  "leaves.decision": LeavesDecision;
  "leaves.kind": LeavesKind;
  "leaves.leave": LeavesLeave;
  "leaves.leave_crack": LeavesLeaveCrack;
  "leaves.policy": LeavesPolicy;
  "leaves.reasoning": LeavesReasoning;
  "messages.open_outbox": MessagesOpenOutbox;
  "messages.outbox": MessagesOutbox;
  "messages.stopped": MessagesStopped;
  "navigation.barrier": NavigationBarrier;
  "navigation.event": NavigationEvent;
  "navigation.milestone": NavigationMilestone;
  "navigation.report": NavigationReport;
  "navigation.rights": NavigationRights;
  "oncall.call": OncallCall;
  "oncall.hand_over": OncallHandOver;
  "oncall.pattern": OncallPattern;
  "oncall.ring": OncallRing;
  "oncall.shift": OncallShift;
  "oversight.override": OversightOverride;
  "oversight.override_crack": OversightOverrideCrack;
  "people.class": PeopleClass;
  "people.class_member": PeopleClassMember;
  "people.contact_point": PeopleContactPoint;
  "people.enrolment": PeopleEnrolment;
  "people.external_id": PeopleExternalId;
  "people.family_now": PeopleFamilyNow;
  "people.family_standing": PeopleFamilyStanding;
  "people.my_participation": PeopleMyParticipation;
  "people.my_related": PeopleMyRelated;
  "people.my_unplaced": PeopleMyUnplaced;
  "people.name": PeopleName;
  "people.name_token": PeopleNameToken;
  "people.participation": PeopleParticipation;
  "people.person": PeoplePerson;
  "people.relationship": PeopleRelationship;
  "people.roster_claim": PeopleRosterClaim;
  "people.unmasking": PeopleUnmasking;
  "plans.action": PlansAction;
  "plans.coding": PlansCoding;
  "plans.goal": PlansGoal;
  "plans.plan": PlansPlan;
  "plans.plan_crack": PlansPlanCrack;
  "plans.rating": PlansRating;
  "plans.remark": PlansRemark;
  "portal.credential": PortalCredential;
  "portal.demo_sign_in": PortalDemoSignIn;
  "portal.invitation": PortalInvitation;
  "portal.page": PortalPage;
  "portal.switch": PortalSwitch;
  "releases.item": ReleasesItem;
  "releases.recipient": ReleasesRecipient;
  "releases.release": ReleasesRelease;
  "releases.release_crack": ReleasesReleaseCrack;
  "releases.review": ReleasesReview;
  "requests.item": RequestsItem;
  "requests.paper": RequestsPaper;
  "requests.paper_crack": RequestsPaperCrack;
  "requests.request": RequestsRequest;
  "responses.response": ResponsesResponse;
  "responses.response_crack": ResponsesResponseCrack;
  "retention.hold": RetentionHold;
  "retention.piece": RetentionPiece;
  "retention.review": RetentionReview;
  "retention.schedule": RetentionSchedule;
  "retention.stub": RetentionStub;
  "safety.content": SafetyContent;
  "safety.safety_crack": SafetySafetyCrack;
  "staff.absence": StaffAbsence;
  "staff.account": StaffAccount;
  "staff.admission": StaffAdmission;
  "staff.attempt": StaffAttempt;
  "staff.away": StaffAway;
  "staff.challenge": StaffChallenge;
  "staff.cover": StaffCover;
  "staff.credential": StaffCredential;
  "staff.demo_sign_in": StaffDemoSignIn;
  "staff.device": StaffDevice;
  "staff.identity": StaffIdentity;
  "staff.identity_provider": StaffIdentityProvider;
  "staff.law_standing": StaffLawStanding;
  "staff.membership": StaffMembership;
  "staff.outsider": StaffOutsider;
  "staff.passkey": StaffPasskey;
  "staff.provider_try": StaffProviderTry;
  "staff.requirement": StaffRequirement;
  "staff.session": StaffSession;
  "staff.stand_in": StaffStandIn;
  "staff.training": StaffTraining;
  "staff.working_share": StaffWorkingShare;
  "supervision.ask": SupervisionAsk;
  "supervision.review": SupervisionReview;
  "supervision.supervision_crack": SupervisionSupervisionCrack;
  "titleix.complaint": TitleixComplaint;
  "titleix.measure": TitleixMeasure;
  "titleix.party": TitleixParty;
  "titleix.policy": TitleixPolicy;
  "titleix.report": TitleixReport;
  "titleix.titleix_crack": TitleixTitleixCrack;
  "today.acknowledgement": TodayAcknowledgement;
  "today.caseload_policy": TodayCaseloadPolicy;
  "today.crack_log": TodayCrackLog;
  "today.every_crack": TodayEveryCrack;
  "today.nudge": TodayNudge;
  "today.reviewer": TodayReviewer;
  "today.snooze": TodaySnooze;
  "today.standing_crack": TodayStandingCrack;
  "visits.alarm": VisitsAlarm;
  "visits.visit": VisitsVisit;
  "walls.conflict": WallsConflict;
  "walls.emergency": WallsEmergency;
  "walls.emergency_record": WallsEmergencyRecord;
  "walls.life_option": WallsLifeOption;
}
