import { normaliseName } from "../../people/names.ts";
import type { Field } from "./contract.ts";

/** The words other systems and spreadsheets head such a column with, in the spelling names are compared in. */
const HEADERS: readonly (readonly [Field, string])[] = [
  [
    "caseId",
    "case id|case number|case no|case|old case id|file id|file number|file no|record id|record number|incident id|report id|client case id|id|no|nr",
  ],
  ["personId", "person id|client id|participant id|contact id|subject id|individual id|survivor id"],
  ["studentId", "student id|student number|student no|sid|state id|local id|pupil id|sis id|university id|campus id|banner id"],
  ["call", "preferred name|goes by|nickname|chosen name|known as|call"],
  ["given", "first name|given name|firstname|first|forename|student first name|client first name|legal first name"],
  ["family", "last name|family name|lastname|last|surname|student last name|client last name|legal last name"],
  ["fullName", "name|student|client|full name|student name|client name|participant|participant name|person|survivor|respondent|who"],
  ["born", "date of birth|dob|birth date|birthdate|birthday|born"],
  ["email", "email|e mail|student email|client email|email address"],
  ["phone", "phone|telephone|mobile|cell|phone number|cell phone"],
  ["site", "school|site|campus|location|building|school name|office"],
  ["grade", "grade|grade level|year|class|class year"],
  ["program", "program|programme|service|department|team|unit"],
  ["status", "status|case status|state|file status|open closed|stage"],
  [
    "openedOn",
    "opened|opened on|date opened|open date|created|created on|created date|date created|start date|intake date|date of intake|referral date|date received|enrolled on|enrollment date",
  ],
  ["closedOn", "closed|closed on|date closed|close date|end date|exit date|resolved date|date resolved|discharge date"],
  ["outcome", "outcome|resolution|disposition|closing reason|closure reason|exit reason|reason closed|result"],
  ["risk", "risk|risk level|level|level of concern|concern level|severity|priority|tier"],
  [
    "owner",
    "owner|case manager|assigned to|assigned staff|assignee|case owner|primary worker|worker|counselor|advocate|staff|assigned|manager",
  ],
  ["nextStep", "next step|next action|to do|todo|next|action needed|follow up|follow up needed"],
  ["nextStepOn", "next step due|due|due date|next step date|follow up date|next contact|next appointment|next due|review date"],
  ["noteId", "note id|entry id|log id|activity id|contact log id"],
  ["noteOn", "note date|entry date|date|activity date|contact date|date of contact|date of service|service date|logged on|date entered"],
  ["noteKind", "type|note type|entry type|activity type|contact type|kind|method|service type"],
  ["noteAuthor", "author|entered by|written by|note by|by|created by|staff name|staff member|recorded by"],
  ["noteText", "note|notes|note text|text|narrative|comments|comment|description|details|entry|case notes|summary|log"],
  ["noteAudience", "audience|visibility|access|confidential|privacy|who can see"],
];
const BY_HEADER = new Map(HEADERS.flatMap(([field, words]) => words.split("|").map((word) => [word, field] as const)));

/** The field a header most likely means; undefined where it says nothing we know. */
export const fieldOfHeader = (header: string): Field | undefined =>
  BY_HEADER.get(normaliseName(header.replaceAll("_", " ").replace(/([a-z])([A-Z])/g, "$1 $2")));

const table = (words: Readonly<Record<string, string>>) =>
  new Map(Object.entries(words).flatMap(([meaning, list]) => list.split("|").map((word) => [word, meaning] as const)));

/** A word as the tables below spell it. */
export const plainWord = (text: string): string => normaliseName(text).slice(0, 80);

export const statusWords = table({
  open: "open|opened|active|new|in progress|ongoing|pending|monitoring|intake|on hold|paused|assigned|current|reopened|re opened|under review|working|abierto|activo",
  closed:
    "closed|inactive|resolved|completed|complete|done|archived|discharged|exited|no further action|ended|cancelled|canceled|cerrado|inactivo",
});
export const riskWords = table({
  low: "low|mild|minor|minimal|1|green|bajo",
  some: "some|medium|moderate|mid|elevated|2|yellow|medio",
  high: "high|severe|serious|3|orange|alto",
  immediate: "immediate|critical|extreme|imminent|crisis|emergency|4|red|inmediato",
});
export const reasonWords = table({
  goals_met: "goals met|met goals|completed|complete|resolved|successful|success|services completed",
  moved: "moved|relocated|left area|graduated|withdrew|withdrawn|left school",
  transferred: "transferred|referred|referred out|transfer|handed off",
  declined: "declined|refused|refused services|opted out|client declined|declined services",
  no_response: "no response|unable to contact|lost contact|lost to follow up|unresponsive|no contact",
  not_eligible: "not eligible|ineligible",
  deceased: "deceased|died|death",
  other: "other|administrative|duplicate",
});
export const outcomeWords = table({
  improved: "improved|better|positive|improvement|goals met|met goals|resolved|successful|success",
  unchanged: "unchanged|no change|same|stable",
  worse: "worse|worsened|declined in condition|negative",
  unknown: "unknown|n a|na",
});
/** A note is for the case's team unless the old system's word clearly says otherwise; private ones become restricted. */
export const audienceWords = table({
  team: "team|case team|staff|internal|no|false|0|standard|normal|public|all staff",
  program: "program|office|department|unit|everyone",
  restricted: "restricted|private|confidential|yes|true|1|privileged|sensitive|counselor only|author|locked",
});
