import { type Answers, asks, type Form, type Item, walkItems } from "../forms/questionnaire/form.ts";
import { isSame } from "../forms/questionnaire/readAnswer.ts";
import { weighAnswer } from "../forms/questionnaire/score.ts";
import { R95_LEAST } from "../kernel/limits.ts";

/** One time that somebody was asked: the form, and what they tapped. */
export interface Taken {
  readonly slug: string;
  readonly form: Form;
  readonly answers: Answers;
}

interface Tap {
  readonly label: string;
  readonly place: number;
}

/** A statement is the same through editions and languages by its code; one without a code, within its form. */
const nameOf = (slug: string, { linkId, codes: [code] }: Item) => (code?.code ? `${code.system ?? ""}|${code.code}` : `${slug}#${linkId}`);

/** The statements of a form, in its order: what is answered by one place on a scale. */
export const statementsOf = ({ slug, form }: Pick<Taken, "slug" | "form">) =>
  [...walkItems(form.items)]
    .filter((item) => asks(item) && item.kind === "choice" && item.options.length > 0 && !item.repeats && !item.hidden && !item.readOnly)
    .map((item) => ({ statement: nameOf(slug, item), text: item.text, item }));

/** What was tapped, by statement; what was left open is not there. */
function tapsOf(taken: Taken): ReadonlyMap<string, Tap> {
  const taps = new Map<string, Tap>();
  for (const { statement, item } of statementsOf(taken)) {
    const answer = taken.answers[item.linkId]?.[0];
    if (!answer) continue;
    const at = item.options.findIndex(({ value }) => isSame(value, answer));
    const label = "coding" in answer ? (answer.coding.display ?? answer.coding.code ?? "") : "words" in answer ? answer.words : "";
    taps.set(statement, { label, place: weighAnswer(item, answer) ?? at });
  }
  return taps;
}

interface TakenOn extends Taken {
  readonly id: string;
  readonly onDay: string | null;
  readonly filledBy: "staff" | "person";
}

/** The first time against the last, in the last one's order and words; of those asked, the earliest comes first. Null where nobody was asked. */
export function compareOutcomes(taken: readonly TakenOn[]) {
  const [first] = taken;
  if (!first) return null;
  const last = taken.length > 1 ? (taken.at(-1) ?? null) : null;
  const [before, after] = [tapsOf(first), last && tapsOf(last)];
  const now = statementsOf(last ?? first);
  const known = new Set(now.map(({ statement }) => statement));
  const gone = statementsOf(first).filter(({ statement }) => !known.has(statement));
  const asked = ({ id, onDay, filledBy }: TakenOn) => ({ responseId: id, onDay: onDay ?? "", filledBy });
  return {
    first: asked(first),
    last: last && asked(last),
    statements: [...now, ...gone].map(({ statement, text }) => ({
      statement,
      text,
      first: before.get(statement) ?? null,
      last: after?.get(statement) ?? null,
    })),
  };
}

interface TakenIn extends Taken {
  readonly personId: string;
  readonly caseId: string;
}

/**
 * How many of a hundred are further along, the same and less far the last time than the first, statement by statement, of those asked at least twice.
 * Each person counts once, by the last of their cases in which they were asked twice. Of fewer than ten people nothing is said (R95); a share of fewer than
 * ten is said of none, and then of no other that gives it away (R96).
 */
export function shareOutcomes(form: Pick<Taken, "slug" | "form">, taken: readonly TakenIn[]) {
  const pairs = [...Map.groupBy(taken, ({ personId }) => personId).values()]
    .flatMap((theirs) => [...Map.groupBy(theirs, ({ caseId }) => caseId).values()].filter((some) => some.length > 1).slice(-1))
    .map((some) => [tapsOf(some[0] as Taken), tapsOf(some.at(-1) as Taken)] as const);
  const people = pairs.length < R95_LEAST ? null : pairs.length;
  const statements = statementsOf(form).map(({ statement, text }) => {
    const moves = pairs.flatMap(([before, after]) => {
      const [from, to] = [before.get(statement), after.get(statement)];
      return from && to ? [Math.sign(to.place - from.place)] : [];
    });
    const cells = hideSmall([1, 0, -1].map((way) => moves.filter((move) => move === way).length));
    const [further, same, less] = cells.map((count) => (count === null ? null : Math.round((100 * count) / moves.length)));
    return { statement, text, further: further ?? null, same: same ?? null, less: less ?? null };
  });
  return { people, statements: people === null ? [] : statements };
}

/**
 * The counts that may be said: of those between none and the least none is, and as many others are left out, the smallest first, until what is left out
 * together is no small number either and none of it can be worked out from the rest.
 */
export function hideSmall(counts: readonly number[]): (number | null)[] {
  const total = counts.reduce((all, count) => all + count, 0);
  if (total < R95_LEAST) return counts.map(() => null);
  const order = counts.map((count, at) => ({ count, at })).sort((one, other) => one.count - other.count);
  const hidden = new Set(order.filter(({ count }) => count > 0 && count < R95_LEAST).map(({ at }) => at));
  const sum = () => [...hidden].reduce((all, at) => all + (counts[at] ?? 0), 0);
  for (const { at } of order) {
    if (hidden.size === 0 || (hidden.size > 1 && sum() >= R95_LEAST)) break;
    hidden.add(at);
  }
  return counts.map((count, at) => (hidden.has(at) ? null : count));
}
