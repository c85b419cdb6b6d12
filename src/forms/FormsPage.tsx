import { useGo } from "../ui/address.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { Form } from "../ui/Form.tsx";
import { Link } from "../ui/Link.tsx";
import { Page } from "../ui/Page.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type FormHead, type FormUse, forms } from "./contract.ts";
import { formExplain, purposeWords, statusWords } from "./formWords.ts";
import { ImportForm } from "./ImportForm.tsx";

/** The agency's forms: those in use, those that come with Holdfast, one from a file, one of one's own. */
export function FormsPage() {
  const say = useWords();
  const go = useGo();
  const { forms: all, shipped, uses, mayKeep } = useAsk(forms.list, {});
  const begin = useTell(forms.begin);
  const kind = say({ id: "forms.page", message: "Forms" });
  return (
    <Page
      kind={kind}
      title={kind}
      lead={say({ id: "forms.lead", message: "What is gone through with somebody, question by question, and what the answers come to." })}
      back={{ href: "/settings", label: say({ id: "forms.settings", message: "Settings" }) }}
    >
      <div className="grid items-start gap-6 lg:grid-cols-[3fr_2fr]">
        <div className="min-w-0 space-y-6">
          {all.length === 0 ? (
            <EmptyState icon="note" title={say({ id: "forms.none", message: "No forms yet" })}>
              {mayKeep
                ? say({ id: "forms.none.keep", message: "Take one in from the list, or begin one of your own." })
                : say({ id: "forms.none.text", message: "Whoever supervises a program, and administrators, take them in." })}
            </EmptyState>
          ) : (
            <Card flush title={say({ id: "forms.ours", message: "Your agency’s forms" })}>
              <Rows>
                {all.map((form) => (
                  <OneForm key={form.formId} form={form} uses={uses.filter(({ slug }) => slug === form.slug)} />
                ))}
              </Rows>
            </Card>
          )}
          {mayKeep && (
            <>
              <Card title={say({ id: "forms.own", message: "One of your own" })}>
                <Form
                  tell={begin}
                  initial={{ title: "" }}
                  passing
                  explain={formExplain}
                  submit={say({ id: "forms.own.begin", message: "Begin a draft" })}
                  onDone={({ id }) => go(`/settings/forms/${id}`)}
                >
                  <TextField name="title" label={say({ id: "forms.title", message: "What it is called" })} />
                </Form>
              </Card>
              <Card title={say({ id: "forms.import", message: "One from a file" })}>
                <ImportForm onKept={(id) => go(`/settings/forms/${id}`)} />
              </Card>
            </>
          )}
        </div>
        {mayKeep && (
          <Card flush title={say({ id: "forms.shipped", message: "Free to take in" })}>
            <Rows>
              {shipped.map((form) => (
                <Shipped key={form.name} form={form} />
              ))}
            </Rows>
          </Card>
        )}
      </div>
    </Page>
  );
}

function OneForm({ form, uses }: { form: FormHead; uses: readonly FormUse[] }) {
  const say = useWords();
  const { formId, title, edition, status, callsForSafety } = form;
  const used = uses.map(({ programName, purpose }) => `${programName}: ${say(purposeWords[purpose])}`);
  return (
    <RowItem
      title={
        <Link look="plain" className="hover:underline" href={`/settings/forms/${formId}`}>
          {title}
        </Link>
      }
      detail={
        <>
          {say({ id: "forms.edition", message: "Edition {edition}" }, { edition })}
          {status === "published" && used.map((one) => <span key={one}> · {one}</span>)}
          {callsForSafety && <> · {say({ id: "forms.safety", message: "can call for a look at their safety" })}</>}
        </>
      }
      mark={status !== "published" && <Badge tone={status === "draft" ? "accent" : "outline"}>{say(statusWords[status])}</Badge>}
    />
  );
}

interface ShippedProps {
  form: { name: string; title: string; about: string; callsForSafety: boolean; taken: boolean };
}

function Shipped({ form: { name, title, about, taken } }: ShippedProps) {
  const say = useWords();
  const tell = useTell(forms.takeIn);
  const takeIn = () =>
    tell({ name }).then(
      () => showToast({ text: say({ id: "forms.taken.toast", message: "Taken in: it can be used in every program" }) }),
      (problem: unknown) => showToast({ text: sayProblem(say, formExplain, problem) }),
    );
  return (
    <RowItem
      title={title}
      detail={about}
      action={
        taken ? (
          <Badge tone="outline" icon="check">
            {say({ id: "forms.taken", message: "Here" })}
          </Badge>
        ) : (
          <Button
            waiting={tell.waiting}
            label={say({ id: "forms.take.which", message: "Take in: {title}" }, { title })}
            onPress={() => void takeIn()}
          >
            {say({ id: "forms.take", message: "Take in" })}
          </Button>
        )
      }
    />
  );
}
