import type { RecordClass } from "./contract.ts";

const of = (schema: string, ...tables: string[]) => tables.map((table) => `${schema}.${table}`);

/** Which tables each class of records is, so that nothing about a person is without a schedule; `schema.*` is every table there that no class names and nobody keeps. */
export const classes: Readonly<Record<RecordClass, readonly string[]>> = {
  case_words: ["cases.note_text"],
  case: [
    "cases.*",
    "plans.*",
    "releases.*",
    "involvements.*",
    "disclosures.*",
    "navigation.*",
    "safety.*",
    "portal.*",
    "access.*",
    "oversight.*",
    ...of("assessments", "assessment", "need"),
    ...of("requests", "request", "item"),
    ...of("walls", "emergency"),
    ...of("files", "artefact", "piece"),
    ...of("today", "snooze"),
    ...of("retention", "hold", "review"),
  ],
  concern: ["concerns.*", ...of("crises", "crisis", "entry"), ...of("requests", "paper"), ...of("oncall", "call", "ring")],
  consult: ["consults.*", ...of("oncall", "hand_over"), ...of("cases", "group_session")],
  person: [
    "deaths.*",
    ...of("people", "person", "name", "name_token", "contact_point", "unmasking", "participation", "relationship", "family_standing"),
  ],
  roster: of("people", "enrolment", "class_member", "roster_claim", "external_id"),
  message: of("messages", "outbox", "stopped"),
  working: [
    ...of("kernel", "draft", "idempotency"),
    ...of("imports", "run", "staged", "piece", "old_cases"),
    ...of("cases", "bulk_run"),
    ...of("concerns", "arrival", "day_salt"),
  ],
  staff: [
    "staff.*",
    ...of("agencies", "agency_key"),
    ...of("walls", "life_option", "conflict"),
    ...of("oncall", "pattern", "shift"),
    ...of("today", "caseload_policy", "working_share", "reviewer", "acknowledgement", "nudge"),
  ],
  trail: [...of("kernel", "audit_event", "audit_batch", "context_key"), ...of("exports", "request", "word", "fetching")],
};

/** Tables that stay as long as the agency does, each with the reason. Nobody who is helped stands in one of them. */
export const standing: Readonly<Record<string, string>> = {
  "kernel.migration": "which changes this database has had",
  "kernel.policy_layout": "which rules were laid last",
  "kernel.moved_clock": "the clock of a test",
  "agencies.network": "which agencies may share with each other",
  "agencies.agency": "the agency itself",
  "agencies.site": "its schools and offices",
  "agencies.program": "its programs",
  "agencies.closure": "when an office is closed: days are counted by it, those long past too",
  "agencies.program_day": "the days of work counted off, so that a promise of then still reads as it was",
  "agencies.counter": "the last number given, so that none is given twice",
  "agencies.rotation": "that a key was changed, and how far it came",
  "files.setting": "whether files are looked into before anybody opens them",
  "concerns.door": "the public pages; what came in by one names it",
  "concerns.routing_rule": "where a concern goes by itself",
  "crises.resource": "an office's own list of whom to call",
  "people.class": "what is taught: a class is nobody's",
  "messages.open_outbox": "which agency of the demo lets everybody read what leaves",
  "imports.mapping": "which column of somebody's file is which of ours, until it is saved anew",
  "assessments.domain": "what a program asks about: what was written under a part of life names it",
  "releases.recipient": "an agency's address book; what was sent to an office names it",
  "portal.switch": "whether a program gives people a page of their own",
  "cases.family_setting": "how a program writes about families",
  "today.crack_log": "that something slipped and for how long, by an id that says nothing once its case is gone: counted over years",
  "retention.schedule": "the years themselves, and why",
  "retention.piece": "how far a purge came: a restored copy must know",
  "retention.stub": "what stays in numbers",
};
