import type { z } from "zod";
import type { Message } from "../ui/words.ts";
import type {
  ClosureReason,
  cases,
  ManyReason,
  Outcome,
  PauseReason,
  Risk,
  ServiceLevel,
  Status,
  TeamRole,
  TeamSection,
  TransferReason,
} from "./contract.ts";

type Table<K extends string> = Readonly<Record<K, Message>>;

/** What stands there for a key of a closed list; nothing for a key this page does not know yet. */
export const wordOf = (table: Readonly<Record<string, Message>>, key: unknown): Message | undefined =>
  typeof key === "string" && Object.hasOwn(table, key) ? table[key] : undefined;

export const statuses: Table<Status> = {
  intake: { id: "cases.status.intake", message: "Intake" },
  active: { id: "cases.status.active", message: "Active" },
  monitoring: { id: "cases.status.monitoring", message: "Monitoring" },
  paused: { id: "cases.status.paused", message: "Paused" },
  closing: { id: "cases.status.closing", message: "Closing" },
  closed: { id: "cases.status.closed", message: "Closed" },
};

/** The step to a status, as something one does. */
export const steps: Table<"active" | "monitoring" | "closing"> = {
  active: { id: "cases.step.active", message: "Move to active" },
  monitoring: { id: "cases.step.monitoring", message: "Move to monitoring" },
  closing: { id: "cases.step.closing", message: "Start closing" },
};

export const levels: Table<z.infer<typeof ServiceLevel>> = {
  triage_only: { id: "cases.level.triage", message: "Triage only" },
  brief: { id: "cases.level.brief", message: "Brief support" },
  full: { id: "cases.level.full", message: "Full support" },
};

export const risks: Table<z.infer<typeof Risk>> = {
  low: { id: "cases.risk.low", message: "Low" },
  some: { id: "cases.risk.some", message: "Some" },
  high: { id: "cases.risk.high", message: "High" },
  immediate: { id: "cases.risk.immediate", message: "Immediate" },
};

/** The same, where no label stands beside it. */
export const worries: Table<z.infer<typeof Risk>> = {
  low: { id: "cases.worry.low", message: "low risk" },
  some: { id: "cases.worry.some", message: "some risk" },
  high: { id: "cases.worry.high", message: "high risk" },
  immediate: { id: "cases.worry.immediate", message: "immediate risk" },
};

export const pauseReasons: Table<z.infer<typeof PauseReason>> = {
  leave: { id: "cases.pause.leave", message: "They are on leave" },
  break: { id: "cases.pause.break", message: "A break or holiday" },
  no_contact: { id: "cases.pause.noContact", message: "Cannot be reached for now" },
  request: { id: "cases.pause.request", message: "They asked for it" },
  other: { id: "cases.pause.other", message: "Something else" },
};

export const closureReasons: Table<z.infer<typeof ClosureReason>> = {
  goals_met: { id: "cases.closed.goals", message: "Goals met" },
  moved: { id: "cases.closed.moved", message: "Moved away" },
  transferred: { id: "cases.closed.transferred", message: "Passed to others" },
  declined: { id: "cases.closed.declined", message: "They declined" },
  no_response: { id: "cases.closed.silent", message: "No answer" },
  not_eligible: { id: "cases.closed.notEligible", message: "Not eligible" },
  deceased: { id: "cases.closed.deceased", message: "They have died" },
  other: { id: "cases.closed.other", message: "Another reason" },
};

const { deceased: _, ...forMany } = closureReasons;
/** Those for which many may end at once. */
export const manyReasons: Table<z.infer<typeof ManyReason>> = forMany;

export const outcomes: Table<z.infer<typeof Outcome>> = {
  improved: { id: "cases.outcome.improved", message: "Better" },
  unchanged: { id: "cases.outcome.unchanged", message: "About the same" },
  worse: { id: "cases.outcome.worse", message: "Worse" },
  unknown: { id: "cases.outcome.unknown", message: "Not known" },
};

export const transferReasons: Table<z.infer<typeof TransferReason>> = {
  leaving: { id: "cases.transfer.leaving", message: "Leaving the job" },
  workload: { id: "cases.transfer.workload", message: "Too much work" },
  conflict: { id: "cases.transfer.conflict", message: "Conflict of interest" },
  request: { id: "cases.transfer.request", message: "They asked for it" },
  specialty: { id: "cases.transfer.specialty", message: "Better suited" },
  new_year: { id: "cases.transfer.newYear", message: "A new school year" },
  other: { id: "cases.transfer.other", message: "Something else" },
};

export const teamRoles: Table<z.infer<typeof TeamRole>> = {
  co_manager: { id: "cases.role.comanager", message: "Second case manager" },
  counselor: { id: "cases.role.counselor", message: "Counselor" },
  advocate: { id: "cases.role.advocate", message: "Advocate" },
  attorney: { id: "cases.role.attorney", message: "Attorney" },
  teacher: { id: "cases.role.teacher", message: "Teacher" },
  nurse: { id: "cases.role.nurse", message: "Nurse" },
  housing: { id: "cases.role.housing", message: "Housing" },
  officer: { id: "cases.role.officer", message: "Officer" },
  student_staff: { id: "cases.role.student", message: "Student staff" },
  medical_reviewer: { id: "cases.role.medicalReviewer", message: "Medical reviewer" },
  other: { id: "cases.role.other", message: "Another role" },
};

export const teamSections: Table<TeamSection> = {
  contact: { id: "cases.section.contact", message: "How to reach them" },
  address: { id: "cases.section.address", message: "Address" },
  safety: { id: "cases.section.safety", message: "Safety" },
  notes: { id: "cases.section.notes", message: "Notes" },
  legal: { id: "cases.section.legal", message: "Legal" },
  clinical: { id: "cases.section.clinical", message: "Clinical" },
  child_protection: { id: "cases.section.child", message: "Child protection" },
  schooling: { id: "cases.section.schooling", message: "Schooling" },
};

/** By what right somebody sees a case. */
export const rights: Table<z.infer<typeof cases.whoSees.out>["viewers"][number]["right"]> = {
  owner: { id: "cases.right.owner", message: "Case manager" },
  team: { id: "cases.right.team", message: "On the team" },
  supervisor: { id: "cases.right.supervisor", message: "Supervises the program" },
  cover: { id: "cases.right.cover", message: "Stands in" },
  share: { id: "cases.right.share", message: "Shared with their agency" },
  "break-glass": { id: "cases.right.glass", message: "Opened in an emergency" },
  program: { id: "cases.right.program", message: "Works in the program" },
  triage: { id: "cases.right.triage", message: "Triages the program: sees who it is about, not the case" },
};

export const personWords: Table<"student" | "participant" | "survivor" | "client"> = {
  student: { id: "cases.person.student", message: "the student" },
  participant: { id: "cases.person.participant", message: "the participant" },
  survivor: { id: "cases.person.survivor", message: "the survivor" },
  client: { id: "cases.person.client", message: "the client" },
};
