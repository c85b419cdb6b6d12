import { useMemo, useState } from "react";
import { FormFields } from "../forms/FormFields.tsx";
import { answersIn, valuesOf } from "../forms/fieldValues.ts";
import type { Form as Asked } from "../forms/questionnaire/form.ts";
import { formOf } from "../forms/view.ts";
import { useParam } from "../ui/address.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import type { Values } from "../ui/entries.ts";
import { Form } from "../ui/Form.tsx";
import { useKeptDraft } from "../ui/keptDraft.ts";
import { Link } from "../ui/Link.tsx";
import { Page } from "../ui/Page.tsx";
import { useWords } from "../ui/words.ts";
import { type ResponseHead, responses } from "./contract.ts";
import { type HandedWording, handedWordingFor } from "./handedWording.ts";
import { responseExplain } from "./responseWords.ts";

/** A form in somebody's own hands: the questions and nothing else of this place, then a thank-you. Whoever handed it over goes on from there. */
export function HandedPage() {
  const say = useWords();
  const responseId = useParam("responseId") as never;
  const { response, caseId, view, mayFill } = useAsk(responses.show, { responseId });
  const form = useMemo(() => formOf(view), [view]);
  const words = handedWordingFor(form.language);
  const open = response.status === "begun" && mayFill && !response.onPage;
  const kind = say({ id: "responses.page", message: "A form" });
  return (
    <div className="mx-auto w-full max-w-3xl text-lg" dir={words.dir} {...(form.language && { lang: form.language })}>
      {open ? (
        <Page width="text" kind={kind} title={response.title} lead={words.lead}>
          <Fill key={response.responseId} response={response} caseId={caseId} form={form} words={words} />
        </Page>
      ) : (
        <Page width="text" kind={kind} title={words.thanks} lead={words.back}>
          <Link look="secondary" href={`/responses/${response.responseId}`}>
            {say({ id: "responses.handed.back", message: "It is back with me" })}
          </Link>
        </Page>
      )}
    </div>
  );
}

function Fill({ response, caseId, form, words }: { response: ResponseHead; caseId: string; form: Asked; words: HandedWording }) {
  const tell = useTell(responses.complete);
  const draft = useKeptDraft(`response.fill:${caseId}:${response.responseId}`);
  const [initial] = useState<Values>(() => ({ ...valuesOf(form), ...draft.kept }));
  const { responseId, version } = response;
  return (
    <Form
      tell={tell}
      also={{ responseId, version, filledBy: "person" }}
      initial={initial}
      fill={(values) => ({ answers: answersIn(form, values) })}
      saveDraft={draft.keep}
      explain={responseExplain}
      submit={words.done}
      onDone={() => {
        void draft.drop();
        window.scrollTo({ top: 0 });
      }}
    >
      <FormFields form={form} />
    </Form>
  );
}
