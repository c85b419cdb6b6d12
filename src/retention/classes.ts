import type { RecordClass } from "./contract.ts";

const of = (schema: string, ...tables: string[]) => tables.map((table) => `${schema}.${table}`);

/** Which tables each class of records is, so that nothing about a person is without a schedule; `schema.*` is every table there that no class names. */
export const classes: Readonly<Record<RecordClass, readonly string[]>> = {
  case_words: ["cases.note_text"],
  case: [
    "cases.*",
    "releases.*",
    "disclosures.*",
    "portal.*",
    "requests.*",
    "oversight.*",
    "access.*",
    ...of("walls", "emergency"),
    ...of("crises", "crisis", "entry"),
    ...of("files", "artefact", "piece"),
    ...of("today", "snooze"),
    ...of("retention", "hold", "review"),
  ],
  concern: ["concerns.*", ...of("oncall", "hand_over")],
  consult: ["consults.*"],
  person: [
    "deaths.*",
    ...of("people", "person", "name", "name_token", "contact_point", "unmasking", "participation", "relationship", "family_standing"),
  ],
  roster: of("people", "enrolment", "class_member", "roster_claim", "external_id"),
  message: ["messages.outbox"],
  // Held for a while by itself and never a record: what is half done, half read, half sent.
  working: [...of("kernel", "draft", "idempotency"), "imports.*", "exports.*"],
  staff: ["staff.*", ...of("agencies", "agency_key"), ...of("walls", "life_option")],
  trail: of("kernel", "audit_event", "audit_batch", "context_key"),
};
