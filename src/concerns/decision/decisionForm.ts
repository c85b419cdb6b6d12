import { z } from "zod";
import { day, type Endpoint, endpoint, wordsOrNone } from "../../kernel/contract.ts";
import type { Values } from "../../ui/entries.ts";
import { type ConcernRecord, type LikelyPerson, risks, risksOf, timeNeeds } from "../contract.ts";

/** What can become of a concern; null is a rating alone, decided on later. */
export const outcomes = ["join", "open", "pass", "nothing", "duplicate"] as const;
export type Chosen = (typeof outcomes)[number];

export type Candidate = z.output<typeof LikelyPerson>;
export type Verdict = "same" | "not" | "unsure";

const base = z.object({
  outcome: z.enum(outcomes).nullable(),
  risk: z.enum(risks).nullable(),
  timeNeed: z.enum(timeNeeds).nullable(),
  rationale: wordsOrNone(4000),
  atRisk: z.array(z.enum(risksOf)),
  /** A person known, "new" for one not yet known, null while that is open. */
  personId: z.string().nullable(),
  caseId: z.string().nullable(),
  call: wordsOrNone(80),
  programId: z.string().nullable(),
  /** Never empty: who is needed for no case is "nobody". */
  managerId: z.string().min(1),
  serviceLevel: z.enum(["triage_only", "brief", "full"]),
  title: wordsOrNone(200),
  dueOn: day.nullable(),
  passTo: z.string().nullable(),
  outside: wordsOrNone(200),
  why: wordsOrNone(4000),
  ofConcernId: z.string().nullable(),
  /** The sender is told with it that it arrived. */
  tell: z.boolean(),
});

export type Filled = z.output<typeof base>;

interface Rated {
  readonly risk?: unknown;
  readonly timeNeed?: unknown;
  readonly rationale?: unknown;
}

const isTouched = (v: Rated) => Boolean(v.risk || v.timeNeed || v.rationale);

/** Whether a rating is being given that does not stand already. */
export const isNewRating = (v: Rated, standing: ConcernRecord["rating"]) =>
  isTouched(v) &&
  !(standing && (v.risk ?? null) === standing.risk && (v.timeNeed ?? null) === standing.timeNeed && v.rationale === standing.rationale);

/** What is missing of a decision, by field: what the rating and the chosen outcome need, and nothing else. */
function missingIn(v: Filled, asked: { vsp: boolean; rated: boolean }): string[] {
  const level: "timeNeed" | "risk" = asked.vsp ? "timeNeed" : "risk";
  // The other concern's rating may stand for a duplicate: the server knows.
  const needless = v.outcome !== null && !isTouched(v) && (asked.rated || v.outcome === "duplicate");
  const rating = needless ? [] : [level, "rationale" as const].filter((name) => !v[name]);
  const needs: Record<Chosen, readonly (keyof Filled)[]> = {
    join: ["personId"],
    open: ["personId", ...(v.personId === "new" ? (["call"] as const) : []), "programId", "title", "dueOn"],
    pass: ["passTo", ...(v.passTo === "outside" ? (["outside"] as const) : []), "why"],
    nothing: ["why"],
    duplicate: ["ofConcernId"],
  };
  const outcome = v.outcome ? needs[v.outcome].filter((name) => v[name] === null) : [];
  return [...rating, ...outcome];
}

/** The shape of the whole form: one press sends a rating, an outcome and a word to the sender, each by an endpoint of its own. */
export function makeDecisionForm(asked: { vsp: boolean; rated: boolean }): Endpoint<z.ZodType<Filled, Filled>, z.ZodType<Done>> {
  return endpoint({
    name: "concern.decide",
    method: "POST",
    path: "/concerns",
    in: base.superRefine((v, found) => {
      for (const name of missingIn(v, asked)) found.addIssue({ code: "custom", path: [name], message: "missing" });
    }) as unknown as z.ZodType<Filled, Filled>,
    out: z.custom<Done>(),
    about: "What the triage form holds.",
  });
}

/** What came of it. */
export interface Done {
  readonly outcome: Chosen | null;
  /** It went to a program that the asker does not triage. */
  readonly moved: boolean;
  readonly caseId?: string;
}

/** What stands in the form at first. */
export const emptyDecision = (record: ConcernRecord, me: { id: string }, today: string): Values => ({
  outcome: null,
  risk: null,
  timeNeed: null,
  rationale: "",
  atRisk: record.atRisk,
  chosen: null,
  isNew: false,
  caseId: null,
  lookFor: "",
  not: [],
  unsure: [],
  other: null,
  aside: null,
  notOther: [],
  call: isName(record.about) ? record.about : "",
  programId: record.programId,
  managerId: record.assigned?.accountId ?? me.id,
  serviceLevel: "brief",
  title: "",
  dueOn: today,
  passTo: null,
  outside: "",
  why: "",
  tell: true,
});

/** A name is short; what is longer describes somebody. */
const isName = (about: string | null): about is string => about !== null && about.trim().split(/\s+/).length <= 3 && about.length <= 40;

/** The candidate marked as the same person. */
export const chosenIn = (values: Readonly<Values>): Candidate | null => (values["chosen"] as Candidate | null) ?? null;

/** The ids kept under a name: of persons, or of concerns, that are not the same. */
export const idsIn = (values: Readonly<Values>, name: string): readonly string[] => (values[name] as readonly string[] | undefined) ?? [];

/** With or without one of them. */
export const mark = (ids: readonly string[], id: string, on: boolean): readonly string[] => [
  ...ids.filter((one) => one !== id),
  ...(on ? [id] : []),
];

/** What was said of a candidate so far, here or by whoever looked before. */
export function verdictOn(values: Readonly<Values>, { personId, ruledOut }: Pick<Candidate, "personId" | "ruledOut">): Verdict | null {
  if (chosenIn(values)?.personId === personId) return "same";
  if (ruledOut || idsIn(values, "not").includes(personId)) return "not";
  return idsIn(values, "unsure").includes(personId) ? "unsure" : null;
}

/** A choice that another one took the place of: it is said, and one press brings it back. */
export type Aside = { readonly person: Candidate } | { readonly other: string; readonly by: "other" | "outcome" };
export const asideIn = (values: Readonly<Values>): Aside | null => (values["aside"] as Aside | null) ?? null;

/** The other concern marked as the same. */
export const otherIn = (values: Readonly<Values>): string | null => (values["other"] as string | null) ?? null;

/** What the form's shape wants, of what is in it. */
export const fillDecision = ({ chosen, isNew, other, aside, lookFor, not, unsure, notOther, ...values }: Values): Values => ({
  ...values,
  managerId: values["outcome"] === "open" ? values["managerId"] : "nobody",
  personId: (chosen as Candidate | null)?.personId ?? (isNew ? "new" : null),
  ofConcernId: other ?? null,
});
