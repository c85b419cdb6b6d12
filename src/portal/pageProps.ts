import type { Form } from "../forms/questionnaire/form.ts";
import type { AnswerFault } from "../forms/questionnaire/judgeAnswers.ts";
import type { HelpingRole } from "../involvements/contract.ts";
import type { PersonsCopy } from "../plans/copy/contract.ts";
import type { PurposeKind, ReleaseItem, ReleaseState } from "../releases/contract.ts";
import type { Values } from "../ui/entries.ts";
import type { PublicLanguage } from "../ui/public/words.ts";
import type { LeaveAsks, LeaveTold, LeaveTrouble, LeaveTyped, OwnLeave } from "./ownLeave.ts";

/** The parts of a person's own page, in the order in which they stand. */
export const parts = ["sharing", "plan", "forms", "record", "helpers", "next", "notes"] as const;
export type Part = (typeof parts)[number];
/** The person's own, and on no guardian's page. */
export const theirsAlone: readonly Part[] = ["plan", "forms"];

/** Why somebody did not come in; in words that are the same for a number that nobody has. */
export type NotIn = "wrong" | "wait" | "stopped" | "tooShort" | "tooLong" | "tooCommon" | "differ";

/** A release as its own person reads it. Days are already in words. */
export interface OwnRelease {
  readonly id: string;
  readonly state: ReleaseState;
  readonly recipient: string;
  readonly toWhom: string;
  readonly items: readonly { readonly item: ReleaseItem; readonly detail: string | null }[];
  readonly purposeKind: PurposeKind;
  readonly purpose: string | null;
  readonly lastDay: string;
  readonly endedOn: string | null;
}
/** Something that was given to somebody. */
export interface OwnGiven {
  readonly id: string;
  readonly on: string;
  readonly basis: "release" | "ferpa_exception" | "mandate" | "emergency" | "self" | "aggregate" | "none";
  readonly method: "verbal" | "printed" | "link" | "partner";
  readonly recipient: string | null;
  readonly items: readonly ReleaseItem[];
  readonly opened: readonly string[];
}
/** Who looked, folded by role. */
export interface OwnLook {
  readonly role: "case_manager" | "supervisor" | "triager" | "teammate" | "referrer" | "officer" | "other";
  readonly opened: boolean;
  readonly times: number;
  readonly last: string;
}
/** Somebody who helps: of ours by what they do, somebody outside by name too. */
export interface OwnHelper {
  readonly id: string;
  readonly role: HelpingRole;
  readonly name: string | null;
  readonly office: string | null;
  readonly fresh: boolean;
  /** Whom they chose to ask first. */
  readonly point: boolean;
}
export interface OwnAppointment {
  readonly id: string;
  readonly title: string;
  readonly on: string;
  readonly at: string | null;
}
/** An appointment with somebody who helps: when, with whom by what they do, and how it stands. */
export interface OwnMeeting {
  readonly id: string;
  readonly on: string;
  readonly at: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly status: "booked" | "kept" | "missed";
  /** Null where they help no more. */
  readonly role: HelpingRole | null;
  readonly called: string | null;
  readonly coming: boolean;
  /** Whoever it was with helps them no more, or is away then. */
  readonly settling: boolean;
  readonly mayCancel: boolean;
  readonly version: number;
}
/** A free time of somebody who helps. */
export interface OwnTime {
  readonly providerId: string;
  readonly startsAt: string;
  readonly on: string;
  readonly at: string;
  readonly role: HelpingRole | null;
  readonly called: string | null;
}
/** Why no time was taken. */
export type TimeTrouble = "choose" | "taken" | "often";
export interface OwnNote {
  readonly id: string;
  readonly on: string;
  readonly body: string;
}
/** Their plan as it was agreed: the copy that is printed for them too, and which step is theirs to tick. Goals and steps are in the copy's order. */
export interface OwnPlan {
  readonly copy: PersonsCopy;
  readonly goals: readonly {
    readonly id: string;
    readonly steps: readonly { readonly id: string; readonly mine: boolean; readonly done: boolean }[];
  }[];
}
/** What somebody writes about their plan. */
export interface OwnWords {
  readonly what: "comment" | "change";
  /** Empty for the whole plan. */
  readonly goal: string;
  readonly words: string;
}
/** Why it was not kept, or why there is no paper. */
export type PlanTrouble = "words" | "long" | "often" | "letters";

/** Fields of a form are called by what they ask, behind this: no question can be called "lang" or "act". */
export const FIELD = "q.";

/** A form they were asked to fill in, and what is in its fields so far. */
export interface OwnForm {
  readonly id: string;
  readonly askedOn: string;
  readonly form: Form;
  readonly values: Readonly<Values>;
}
/** What is wrong with the answer to a question, by its linkId. */
export type WrongAnswers = Readonly<Record<string, AnswerFault["code"]>>;

interface Common {
  readonly lang: PublicLanguage;
}
interface Inside extends Common {
  readonly guardian: boolean;
}

/** What each page is given; nothing of anybody but the one whose page it is. */
export interface PortalPages {
  mineIn: Common & { readonly number: string; readonly wrong: NotIn | null; readonly demo: readonly DemoPage[] };
  mineFirst: Common & { readonly number: string; readonly code: string; readonly wrong: NotIn | null };
  mineSharing: Inside & { readonly releases: readonly OwnRelease[]; readonly done: boolean };
  mineWithdraw: Inside & { readonly release: OwnRelease };
  minePlan: Inside & {
    readonly plan: OwnPlan | null;
    readonly mayWrite: boolean;
    readonly told: "said" | "ticked" | null;
    readonly trouble: PlanTrouble | null;
    readonly typed: OwnWords;
    /** What the words will be kept as: sent twice, they are kept once. */
    readonly once: string;
  };
  mineLeave: Inside & {
    readonly leave: OwnLeave | null;
    /** Null where there is nothing to ask for now. */
    readonly asks: LeaveAsks | null;
    readonly told: LeaveTold | null;
    readonly trouble: LeaveTrouble | null;
    readonly typed: LeaveTyped;
    /** What the request will be kept as: sent twice, it is one. */
    readonly once: string;
  };
  mineForms: Inside & { readonly forms: readonly OwnForm[]; readonly done: "sent" | "kept" | null };
  mineForm: Inside & {
    readonly asked: OwnForm;
    readonly wrong: WrongAnswers;
    /** More is asked because of what was answered; nothing is filled in. */
    readonly told: "more" | "empty" | null;
  };
  mineRecord: Inside & { readonly given: readonly OwnGiven[]; readonly looks: readonly OwnLook[] };
  mineHelpers: Inside & { readonly helpers: readonly OwnHelper[] };
  mineNext: Inside & {
    readonly steps: readonly OwnAppointment[];
    readonly meetings: readonly OwnMeeting[];
    /** There is, or was, a leave to look at; or one can be asked for. */
    readonly leave: "has" | "ask" | null;
    readonly told: "booked" | "off" | null;
  };
  mineBook: Inside & {
    readonly times: readonly OwnTime[];
    readonly trouble: TimeTrouble | null;
    /** What the appointment will be kept as: sent twice, it is one. */
    readonly once: string;
  };
  mineNotes: Inside & { readonly notes: readonly OwnNote[] };
  mineNone: Common & { readonly what: "gone" | "later" };
}

/** A page of the demo and how to get in. */
export interface DemoPage {
  readonly name: string;
  readonly number: string;
  readonly password: string;
}
