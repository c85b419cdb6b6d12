import { type Answer, type Answers, type Condition, type Form, type Item, walkItems } from "./form.ts";
import { compare, isSame } from "./readAnswer.ts";

/**
 * The linkIds of what is there, given these answers. What is beneath something that is not there is not there either, and the answer to a question
 * that is not there is none (FHIR R4, Questionnaire.item.enableWhen).
 */
export function findShown(form: Form, answers: Answers): ReadonlySet<string> {
  const parents = new Map<string, Item | null>();
  const byLink = new Map<string, Item>();
  for (const item of walkItems(form.items)) {
    byLink.set(item.linkId, item);
    if (!parents.has(item.linkId)) parents.set(item.linkId, null);
    for (const child of item.items) parents.set(child.linkId, item);
  }
  const known = new Map<string, boolean>();
  const isShown = (linkId: string): boolean => {
    const before = known.get(linkId);
    if (before !== undefined) return before;
    // While it is being found out it counts as not there: a reader refuses circles, and no form can hang us.
    known.set(linkId, false);
    const parent = parents.get(linkId);
    const shown = (!parent || isShown(parent.linkId)) && holds(byLink.get(linkId));
    known.set(linkId, shown);
    return shown;
  };
  const holds = (item: Item | undefined): boolean => {
    const when = item?.shownWhen;
    if (!when) return item !== undefined;
    const judge = (it: Condition) => isMet(it, isShown(it.question) ? (answers[it.question] ?? []) : []);
    return when.every ? when.conditions.every(judge) : when.conditions.some(judge);
  };
  return new Set([...byLink.keys()].filter(isShown));
}

/** Without an answer, `!=` holds and every other comparison does not (questionnaire-enable-operator). */
function isMet({ is, answer }: Condition, given: readonly Answer[]): boolean {
  switch (is) {
    case "exists":
      return "yes" in answer && answer.yes === given.length > 0;
    case "=":
      return given.some((it) => isSame(it, answer));
    case "!=":
      return !given.some((it) => isSame(it, answer));
    case ">":
      return given.some((it) => (compare(it, answer) ?? 0) > 0);
    case "<":
      return given.some((it) => (compare(it, answer) ?? 0) < 0);
    case ">=":
      return given.some((it) => (compare(it, answer) ?? -1) >= 0);
    case "<=":
      return given.some((it) => (compare(it, answer) ?? 1) <= 0);
  }
}

/** The answers that count: those to questions that are there. */
export function keepShown(form: Form, answers: Answers): Answers {
  const shown = findShown(form, answers);
  return Object.fromEntries(Object.entries(answers).filter(([linkId, given]) => shown.has(linkId) && given.length > 0));
}
