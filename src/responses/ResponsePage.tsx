import { useMemo, useState } from "react";
import { usePurgedText } from "../cases/usePurgedText.ts";
import { FormFields } from "../forms/FormFields.tsx";
import { answersIn, valuesOf } from "../forms/fieldValues.ts";
import type { Form as Asked } from "../forms/questionnaire/form.ts";
import { formOf } from "../forms/view.ts";
import { PersonName } from "../people/PersonName.tsx";
import { useGo, useParam } from "../ui/address.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import type { Values } from "../ui/entries.ts";
import { sayProblem } from "../ui/explaining.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { useKeptDraft } from "../ui/keptDraft.ts";
import { Link } from "../ui/Link.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { Answered } from "./Answered.tsx";
import { type ResponseHead, responses } from "./contract.ts";
import { responseExplain } from "./responseWords.ts";
import { TotalsCard } from "./TotalsCard.tsx";

/** A form with somebody: filled in while it is open, and read afterwards. */
export function ResponsePage() {
  const say = useWords();
  const responseId = useParam("responseId") as never;
  const { response, caseId, label, view, answers, mayFill } = useAsk(responses.show, { responseId });
  const written = usePurgedText();
  const form = useMemo(() => formOf(view), [view]);
  return (
    <Page
      width="text"
      kind={say({ id: "responses.page", message: "A form" })}
      title={response.title}
      lead={<PersonName label={label} look="full" />}
      back={{ href: `/cases/${caseId}?part=forms`, label: say({ id: "responses.back", message: "The case" }) }}
      actions={
        response.status === "complete" &&
        !response.purged && (
          <Link look="secondary" href={`/api/responses/${response.responseId}/questionnaire-response`} newTab>
            {say({ id: "responses.export", message: "Save as a file" })}
          </Link>
        )
      }
    >
      {response.status === "complete" ? (
        <>
          <SafetyNotice response={response} />
          <TotalsCard response={response} source={view.copyright} />
          {response.purged ? <p className="text-quiet">{written(response.purged)}</p> : <Answered form={form} answers={answers} />}
          <Presence response={response} />
        </>
      ) : response.status === "left" ? (
        <Notice>{say({ id: "responses.left", message: "This was begun and not filled in." })}</Notice>
      ) : (
        <>
          <Presence response={response} />
          {response.onPage && <OnTheirPage response={response} caseId={caseId} mayFill={mayFill} />}
          {mayFill && !response.onPage && <Fill key={response.responseId} response={response} caseId={caseId} form={form} />}
        </>
      )}
    </Page>
  );
}

/** Somebody looks after their safety: who, and until when. */
function SafetyNotice({ response: { safety } }: { response: ResponseHead }) {
  const say = useWords();
  const formats = useFormats();
  if (!safety) return null;
  const whose = { name: safety.owner.name, day: formats.nearDay(safety.dueOn) };
  return (
    <Notice
      tone={safety.done ? "plain" : "warn"}
      live
      title={say({ id: "responses.safety", message: "An answer asks for a look at their safety" })}
      action={
        !safety.done && (
          <Link look="secondary" href="/crisis">
            {say({ id: "responses.safety.crisis", message: "Who can help now" })}
          </Link>
        )
      }
    >
      {safety.done
        ? say({ id: "responses.safety.done", message: "The step for {name} was done." }, whose)
        : say(
            { id: "responses.safety.step", message: "A step for {name} stands for {day}: speak with them about it before you part." },
            whose,
          )}
    </Notice>
  );
}

/** Asked for on their own page: nothing of it is here before they send it; it can be taken back. */
function OnTheirPage({ response, caseId, mayFill }: { response: ResponseHead; caseId: string; mayFill: boolean }) {
  const say = useWords();
  const go = useGo();
  const formats = useFormats();
  const leave = useTell(responses.leave);
  const { responseId, version, begunAt, begunBy } = response;
  const takeBack = () =>
    leave({ responseId, version }).then(
      () => go(`/cases/${caseId}?part=forms`),
      (problem: unknown) => showToast({ text: sayProblem(say, responseExplain, problem) }),
    );
  return (
    <Notice
      title={say({ id: "responses.theirs", message: "It stands on their own page" })}
      action={
        mayFill && (
          <Button waiting={leave.waiting} onPress={() => void takeBack()}>
            {say({ id: "responses.theirs.back", message: "Take it back" })}
          </Button>
        )
      }
    >
      {say(
        {
          id: "responses.theirs.text",
          message: "{name} asked for it: {at}. What they fill in is theirs until they send it; whoever carries the case has a step then.",
        },
        { name: begunBy.name, at: formats.moment(begunAt) },
      )}
    </Notice>
  );
}

/** Who is with them, since when, and who said so. */
function Presence({ response: { presence, begunBy, begunAt, paged } }: { response: ResponseHead }) {
  const say = useWords();
  const formats = useFormats();
  if (!presence) return null;
  const said = { name: begunBy.name, at: formats.moment(begunAt), other: paged?.name ?? "" };
  return (
    <p className="text-sm text-quiet">
      {presence === "with_them"
        ? say({ id: "responses.presence.with", message: "{name} said that they are with them: {at}." }, said)
        : say({ id: "responses.presence.onCall", message: "{name} told {other}, who is on call: {at}." }, said)}
    </p>
  );
}

function Fill({ response, caseId, form }: { response: ResponseHead; caseId: string; form: Asked }) {
  const say = useWords();
  const go = useGo();
  const tell = useTell(responses.complete);
  const leave = useTell(responses.leave);
  const draft = useKeptDraft(`response.fill:${caseId}:${response.responseId}`);
  const [initial] = useState<Values>(() => ({ ...valuesOf(form), ...draft.kept }));
  const { responseId, version } = response;
  const leaveIt = () =>
    leave({ responseId, version }).then(
      async () => {
        await draft.drop();
        go(`/cases/${caseId}?part=forms`);
      },
      (problem: unknown) => showToast({ text: sayProblem(say, responseExplain, problem) }),
    );
  return (
    <Form
      tell={tell}
      also={{ responseId, version }}
      initial={initial}
      fill={(values) => ({ answers: answersIn(form, values) })}
      saveDraft={draft.keep}
      explain={responseExplain}
      submit={say({ id: "responses.keep", message: "Keep the answers" })}
      actions={
        <>
          <Link look="secondary" href={`/responses/${responseId}/handed`}>
            {say({ id: "responses.hand.page", message: "Hand it over to them" })}
          </Link>
          <Button kind="quiet" waiting={leave.waiting} onPress={() => void leaveIt()}>
            {say({ id: "responses.leave", message: "Not now: leave it" })}
          </Button>
        </>
      }
      onDone={({ safety }) => {
        void draft.drop();
        if (!safety) showToast({ text: say({ id: "responses.kept", message: "The answers are kept" }) });
        window.scrollTo({ top: 0 });
      }}
    >
      <FormFields form={form} />
      {form.copyright && <p className="text-sm text-quiet">{form.copyright}</p>}
    </Form>
  );
}
