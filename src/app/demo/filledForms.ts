import { type FormView, forms } from "../../forms/contract.ts";
import { responses } from "../../responses/contract.ts";
import type { Player } from "./player.ts";

/** The agency takes two forms in, and says for what its team uses one. */
export async function takeInForms(player: Player, admin: string, programId: string): Promise<void> {
  const { id: formId } = await player.as(admin)(forms.takeIn, { name: "gad-7" });
  await player.as(admin)(forms.takeIn, { name: "phq-9" });
  const { id: outcomes } = await player.as(admin)(forms.takeIn, { name: "learning-outcomes" });
  await player.as(admin)(forms.use, { formId: outcomes as never, programId: programId as never, purpose: "outcomes" });
  await player.as(admin)(forms.use, { formId: formId as never, programId: programId as never, purpose: "screening", cycleDays: 60 });
}

/** GAD-7 gone through together; `place` is which answer each question gets. */
export const fillWorries = (player: Player, who: string, caseId: string, place: (question: number) => number) =>
  fillIn(player, who, caseId, "gad-7", place);

/** Learning outcomes, tapped by the person on a screen that was handed over. */
export const tapOutcomes = (player: Player, who: string, caseId: string, place: (statement: number) => number) =>
  fillIn(player, who, caseId, "learning-outcomes", place, "person");

async function fillIn(
  player: Player,
  who: string,
  caseId: string,
  slug: string,
  place: (question: number) => number,
  filledBy: "staff" | "person" = "staff",
): Promise<void> {
  const call = player.as(who);
  const { offered } = await call(responses.ofCase, { caseId: caseId as never });
  const form = offered.find((one) => one.slug === slug);
  if (!form) return;
  const { id } = await call(responses.begin, { caseId: caseId as never, formId: form.formId });
  const responseId = id as never;
  const { view } = await call(responses.show, { responseId });
  await call(responses.complete, { responseId, version: 1, answers: answersOf(view, place), filledBy });
}

const answersOf = (view: FormView, place: (question: number) => number) =>
  Object.fromEntries(
    view.items
      .filter(({ options }) => options.length > 0)
      .map(({ linkId, options }, at) => [linkId, [options[place(at)]?.value ?? { words: "" }]]),
  ) as never;
