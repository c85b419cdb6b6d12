import { useMemo } from "react";
import { useGo, useParam } from "../ui/address.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { Link } from "../ui/Link.tsx";
import { Page } from "../ui/Page.tsx";
import { Slot } from "../ui/Slot.tsx";
import { Tabs } from "../ui/Tabs.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type BuiltItem, type FormHead, type FormUse, type FormView, forms, type Said } from "./contract.ts";
import { Findings } from "./Findings.tsx";
import { FormBuilder } from "./FormBuilder.tsx";
import { FormPreview } from "./FormPreview.tsx";
import { formExplain, statusWords } from "./formWords.ts";
import { UsesCard } from "./UsesCard.tsx";
import { formOf } from "./view.ts";

/** One edition of a form: how it is seen, what programs use it for, and, while it is a draft, its questions to be changed. */
export function FormPage() {
  const say = useWords();
  const formId = useParam("formId") as never;
  const found = useAsk(forms.show, { formId });
  const { form, uses, mayKeep, said } = found;
  return (
    <Page
      kind={say({ id: "forms.one", message: "Form" })}
      title={form.title}
      lead={
        <>
          <Badge tone={form.status === "draft" ? "accent" : "outline"}>{say(statusWords[form.status])}</Badge>{" "}
          {say({ id: "forms.edition", message: "Edition {edition}" }, { edition: form.edition })}
          {form.callsForSafety && (
            <>
              {" · "}
              {say({
                id: "forms.safety.lead",
                message: "An answer can call for a look at their safety: it opens only while somebody is with them.",
              })}
            </>
          )}
        </>
      }
      back={{ href: "/settings/forms", label: say({ id: "forms.page", message: "Forms" }) }}
      actions={<Acts form={form} mayKeep={mayKeep} />}
    >
      <Parts {...found} key={form.formId} said={said} uses={uses} />
    </Page>
  );
}

interface PartsProps {
  form: FormHead;
  view: FormView;
  built: BuiltItem[];
  said: readonly Said[];
  uses: readonly FormUse[];
  mayKeep: boolean;
}

function Parts({ form, view, built, said, uses, mayKeep }: PartsProps) {
  const say = useWords();
  const asked = useMemo(() => formOf(view), [view]);
  const seen = (
    <div className="max-w-2xl space-y-6">
      <Card>
        <FormPreview form={asked} />
      </Card>
      {view.copyright && <p className="text-sm text-quiet">{view.copyright}</p>}
      <Findings said={said} />
    </div>
  );
  if (form.status === "draft" && mayKeep)
    return (
      <Tabs
        label={say({ id: "forms.parts", message: "Parts of the form" })}
        tabs={[
          {
            id: "questions",
            label: say({ id: "forms.part.questions", message: "Questions" }),
            content: <FormBuilder key={form.version} form={form} built={built} />,
          },
          { id: "preview", label: say({ id: "forms.part.preview", message: "How it is seen" }), content: seen },
        ]}
      />
    );
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[3fr_2fr]">
      {seen}
      <div className="min-w-0 space-y-6">
        <UsesCard form={form} uses={uses} mayKeep={mayKeep && form.status === "published"} />
        {uses.some(({ purpose }) => purpose === "outcomes") && <Slot name="form.shares" id={form.formId} />}
      </div>
    </div>
  );
}

function Acts({ form: { formId, version, status }, mayKeep }: { form: FormHead; mayKeep: boolean }) {
  const say = useWords();
  const go = useGo();
  const publish = useTell(forms.publish);
  const retire = useTell(forms.retire);
  const draft = useTell(forms.draft);
  const fail = (problem: unknown) => showToast({ text: sayProblem(say, formExplain, problem) });
  return (
    <Buttons>
      {mayKeep && status === "draft" && (
        <Button
          kind="primary"
          waiting={publish.waiting}
          onPress={() =>
            void publish({ formId, version }).then(
              () => showToast({ text: say({ id: "forms.published", message: "In use: it can be gone through in every case" }) }),
              fail,
            )
          }
        >
          {say({ id: "forms.publish", message: "Put into use" })}
        </Button>
      )}
      {mayKeep && status !== "draft" && (
        <Button waiting={draft.waiting} onPress={() => void draft({ formId }).then(({ id }) => go(`/settings/forms/${id}`), fail)}>
          {say({ id: "forms.draft.next", message: "Draft the next edition" })}
        </Button>
      )}
      <Link look="secondary" href={`/api/forms/${formId}/questionnaire`} newTab>
        {say({ id: "forms.export", message: "Save as a file" })}
      </Link>
      {mayKeep && status !== "retired" && (
        <Button
          kind="quiet"
          waiting={retire.waiting}
          onPress={() => void retire({ formId, version }).then(() => go("/settings/forms"), fail)}
        >
          {status === "draft"
            ? say({ id: "forms.draft.away", message: "Put the draft away" })
            : say({ id: "forms.retire", message: "Offer it no longer" })}
        </Button>
      )}
    </Buttons>
  );
}
