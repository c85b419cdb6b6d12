import { type FormView, forms } from "../../forms/contract.ts";
import { responses } from "../../responses/contract.ts";
import type { Player } from "./player.ts";

/** The agency takes two forms in, and says for what its team uses one. */
export async function takeInForms(player: Player, admin: string, programId: string): Promise<void> {
  const { id: formId } = await player.as(admin)(forms.takeIn, { name: "gad-7" });
  await player.as(admin)(forms.takeIn, { name: "phq-9" });
  await player.as(admin)(forms.use, { formId: formId as never, programId: programId as never, purpose: "screening", cycleDays: 60 });
}

/** GAD-7 gone through together; `place` is which answer each question gets. */
export async function fillWorries(player: Player, who: string, caseId: string, place: (question: number) => number): Promise<void> {
  const call = player.as(who);
  const { offered } = await call(responses.ofCase, { caseId: caseId as never });
  const form = offered.find(({ slug }) => slug === "gad-7");
  if (!form) return;
  const { id } = await call(responses.begin, { caseId: caseId as never, formId: form.formId });
  const responseId = id as never;
  const { view } = await call(responses.show, { responseId });
  await call(responses.complete, { responseId, version: 1, answers: answersOf(view, place) });
}

const answersOf = (view: FormView, place: (question: number) => number) =>
  Object.fromEntries(
    view.items
      .filter(({ options }) => options.length > 0)
      .map(({ linkId, options }, at) => [linkId, [options[place(at)]?.value ?? { words: "" }]]),
  ) as never;
