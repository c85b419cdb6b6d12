import { type Actor, writesProgram } from "../kernel/actor.ts";
import type { Access } from "../kernel/contract.ts";
import { reaches } from "../people/policy.ts";
import type { Regime, Status } from "./contract.ts";
import { type Audience, type Contact, Topic } from "./timeline/contract.ts";

/** What every decision about a case looks at; pages and server hold the same. */
export interface CaseAtHand {
  readonly programId: string;
  readonly managerId: string | null;
  readonly status: Status;
  readonly access: Access;
}

/** A pause longer than this is a closed case that nobody decided to close. */
export const LONGEST_PAUSE_DAYS = 366;
/** A next step further away than this is none. */
export const FURTHEST_STEP_YEARS = 2;

/** Whoever works cases or triages in a program may open one there, for themself or a colleague. */
export const mayOpenCase = (actor: Actor, programId: string) =>
  actor.programs.some(
    (p) => p.id === programId && (p.mayTriage || (p.canWrite && ["case_manager", "supervisor", "triager"].includes(p.role))),
  );

/** Answers for the case: its manager, whoever stands in for the manager, and those who write the whole program. */
export const answersForCase = (actor: Actor, found: Pick<CaseAtHand, "programId" | "managerId">) =>
  (found.managerId !== null && actor.standsFor.includes(found.managerId)) || writesProgram(actor, found.programId);

export const mayTransferCase = (actor: Actor, found: CaseAtHand) => answersForCase(actor, found);
export const mayCloseCase = (actor: Actor, found: CaseAtHand) => answersForCase(actor, found);
export const mayReopenCase = (actor: Actor, found: CaseAtHand) => answersForCase(actor, found);
/** Level, weight, risk, target, status, pause. */
export const mayChangeCase = (actor: Actor, found: CaseAtHand) => answersForCase(actor, found);
export const mayChangeTeam = (actor: Actor, found: CaseAtHand) => answersForCase(actor, found);

export const mayAddNote = (_actor: Actor, found: Pick<CaseAtHand, "access">) => found.access.canWrite && reaches(found, "notes");
/** Whoever writes its notes adds a file to a case; so does whoever reviews its medical documents. */
export const mayAddFile = (actor: Actor, found: Pick<CaseAtHand, "access">) => mayAddNote(actor, found) || mayReviewMedical(actor, found);
/** Whoever is named as a reviewer; that they do not manage the case, and stand in for nobody, is the database's to say (R84). */
export const mayReviewMedical = (_actor: Actor, found: Pick<CaseAtHand, "access">) => found.access.canWrite && reaches(found, "medical");
export const mayAddContact = (_actor: Actor, found: Pick<CaseAtHand, "access">) => found.access.canWrite && reaches(found, "services");
export const mayAddTask = mayAddContact;

/** A note is amended by its author alone, while they may still write in the case. */
export const mayAmendNote = (actor: Actor, found: { readonly authorId: string; readonly access: Access }) =>
  found.authorId === actor.id && mayAddNote(actor, found);

/** The words of a restricted note go to its audience; the page's button and the door say the same. */
export const mayRevealNote = (_actor: Actor, found: { readonly mayReveal: boolean }) => found.mayReveal;

/** A memory aid goes into the record by its author's act. */
export const mayShareNote = (actor: Actor, found: { readonly authorId: string; readonly audience: Audience; readonly access: Access }) =>
  found.audience === "author" && mayAmendNote(actor, found);

/** A contact is corrected by whoever recorded it. */
export const mayCorrectContact = (actor: Actor, found: { readonly recordedBy: string; readonly access: Access }) =>
  found.recordedBy === actor.id && found.access.canWrite;

/** A task is changed by its owner and by those who write in its case. */
export const mayChangeTask = (actor: Actor, found: { readonly ownerId: string; readonly access: Access }) =>
  found.ownerId === actor.id || found.access.canWrite;

/** The audiences a note may have in such a program: private memory aids are off in victim services (R07). */
export const audiencesIn = (regime: Regime): Audience[] =>
  regime === "VSP" ? ["team", "program", "person"] : ["author", "team", "program", "person"];

/** The topics a note may have where it is written: Title IX is of schools. */
export const topicsIn = (regime: Regime): Topic[] =>
  Topic.options.filter((topic) => topic !== "investigation" || regime === "FERPA" || regime === "CONF");

/** Whoever works in its program and reads its notes sits down with the person over it; no guest of another program does (R59). */
export const mayMeetTogether = (actor: Actor, found: Pick<CaseAtHand, "programId" | "access">) =>
  actor.programs.some(({ id }) => id === found.programId) && reaches(found, "notes");

/** That circumstances changed is said by whoever writes in the case. */
export const maySayChanged = mayAddContact;

/** Whether the page asks for a safety-planning answer: each meeting and call, where the program asks; never a text (R85). */
export const asksSafety = (programAsks: boolean, contact: { kind: string; result: string }) =>
  programAsks && contact.result === "completed" && ["one_to_one", "call", "visit", "group"].includes(contact.kind);

/** Whether an answer is missing, and asked for afterwards: not of a word with somebody else, nor of mere arrangements, nor where they wanted nothing. */
export const missesSafety = (
  programAsks: boolean,
  contact: Pick<Contact, "kind" | "result" | "safety" | "withWhom" | "purpose" | "declined">,
) =>
  asksSafety(programAsks, contact) &&
  contact.safety === null &&
  (contact.withWhom ?? "person") === "person" &&
  contact.purpose !== "logistics" &&
  !contact.declined;

/** A meeting is answered for by whoever recorded it, and by whoever answers for its case. */
export const mayAnswerSafety = (
  actor: Actor,
  found: { readonly recordedBy: string; readonly programId: string; readonly managerId: string | null; readonly access: Access },
) => mayAddContact(actor, found) && (found.recordedBy === actor.id || answersForCase(actor, found));

const steps: Readonly<Record<Status, readonly Status[]>> = {
  intake: ["active", "closing"],
  active: ["monitoring", "closing"],
  monitoring: ["active", "closing"],
  closing: ["active", "monitoring"],
  paused: [],
  closed: [],
};

/** The steps that lie open from where a case is; pausing, closing and reopening are verbs of their own. */
export const stepsFrom = (status: Status): readonly Status[] => steps[status];

/** Only what is being worked on can rest. */
export const mayRest = (status: Status): status is "intake" | "active" | "monitoring" =>
  status === "intake" || status === "active" || status === "monitoring";
