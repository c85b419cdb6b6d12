import { type Answer, type Answers, type Form, type Item, type Tally, walkItems } from "./form.ts";
import { isSame } from "./readAnswer.ts";
import { findShown } from "./shown.ts";

/** One total of a form, for these answers. */
export interface Score {
  readonly linkId: string;
  /** Null where more questions are without an answer than the form allows: a total then would say less than it seems to. */
  readonly total: number | null;
  readonly answered: number;
  readonly outOf: number;
  /** What the form calls such a total; null without a total, or where it has no name for it. */
  readonly band: string | null;
}

/** The weight of one answer to one question: what its option counts; null where it counts nothing. */
export function weighAnswer(item: Item, answer: Answer): number | null {
  if (item.options.length === 0) return "number" in answer ? Number(answer.number) : null;
  return item.options.find(({ value }) => isSame(value, answer))?.weight ?? null;
}

/** Every total of the form. Questions that are not there are neither counted nor missed. */
export function scoreForm(form: Form, answers: Answers): Score[] {
  const shown = findShown(form, answers);
  const byLink = new Map([...walkItems(form.items)].map((item) => [item.linkId, item]));
  return [...byLink.values()].flatMap(({ linkId, tally }) =>
    tally && shown.has(linkId) ? [scoreTally(linkId, tally, byLink, shown, answers)] : [],
  );
}

function scoreTally(linkId: string, tally: Tally, byLink: ReadonlyMap<string, Item>, shown: ReadonlySet<string>, answers: Answers): Score {
  const counted = tally.of.flatMap((it) => (shown.has(it) ? (byLink.get(it) ?? []) : []));
  const weights = counted.map((item) => (answers[item.linkId] ?? []).flatMap((answer) => weighAnswer(item, answer) ?? []));
  const answered = tally.how === "count" ? counted.length : weights.filter((it) => it.length > 0).length;
  const sum = weights.flat().reduce((all, weight) => all + weight, 0);
  const given = counted.reduce((all, { linkId }) => all + (answers[linkId]?.length ?? 0), 0);
  const missed = counted.length - answered;
  // Decimal weights must not come out as 0.30000000000000004.
  const total = missed > tally.mayMiss || counted.length === 0 ? null : Number((tally.how === "count" ? given : sum).toFixed(6));
  return { linkId, total, answered, outOf: counted.length, band: total === null ? null : (bandOf(tally, total) ?? null) };
}

const bandOf = ({ bands }: Tally, total: number): string | undefined => bands.findLast(({ from }) => total >= from)?.name;

/** The questions and totals by which somebody must look after this person's safety: at any total, and with any question left open. */
export function findSafetyCalls(form: Form, answers: Answers): string[] {
  const shown = findShown(form, answers);
  const totals = new Map(scoreForm(form, answers).map(({ linkId, total }) => [linkId, total]));
  return [...walkItems(form.items)].flatMap((item) => {
    if (item.safetyFrom === null || !shown.has(item.linkId)) return [];
    const weights = (answers[item.linkId] ?? []).flatMap((answer) => weighAnswer(item, answer) ?? []);
    const total = totals.get(item.linkId);
    const reached = [...weights, ...(total === null || total === undefined ? [] : [total])];
    return reached.some((it) => it >= Number(item.safetyFrom)) ? [item.linkId] : [];
  });
}

/** Whether a form can ever call for that: such a form opens only with staff present, or with somebody on call. */
export const callsForSafety = (form: Form): boolean => [...walkItems(form.items)].some(({ safetyFrom }) => safetyFrom !== null);
