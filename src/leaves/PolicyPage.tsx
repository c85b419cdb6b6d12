import { useState } from "react";
import { isolate } from "../people/PersonName.tsx";
import { useOptions } from "../people/personWords.ts";
import { useSearchParam } from "../ui/address.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { DatePicker } from "../ui/DateField.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import type { Values } from "../ui/entries.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { Page } from "../ui/Page.tsx";
import { Select } from "../ui/Select.tsx";
import { TextArea, TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { leaves, type Policy } from "./contract.ts";
import { leaveExplain } from "./leaveWords.ts";
import { OfficeList } from "./OfficeList.tsx";
import { officeWords } from "./officeWords.ts";
import { policyStart } from "./policyStart.ts";

/** An agency's leave policy, every version of it; an administrator publishes the next (A20). */
export function PolicyPage() {
  const say = useWords();
  const formats = useFormats();
  const { policies, slug, mayKeep } = useAsk(leaves.policies, {});
  const [asked] = useSearchParam("version");
  const [writing, setWriting] = useState(false);
  const counts = useMe().programs.some(({ sees }) => sees === "program");
  const today = policies.filter(({ effectiveOn }) => effectiveOn <= formats.today());
  const now = today.toSorted((a, b) => b.effectiveOn.localeCompare(a.effectiveOn) || b.number - a.number)[0];
  const shown = policies.find(({ number }) => String(number) === asked) ?? now ?? policies[0];
  const title = say({ id: "leaves.policy.page", message: "Leave policy" });
  return (
    <Page
      width="text"
      title={title}
      kind={title}
      lead={say({ id: "leaves.policy.lead", message: "One process for every condition. Anybody may read it, without signing in." })}
      back={{ href: "/settings", label: say({ id: "leaves.settings", message: "Settings" }) }}
    >
      <div className="space-y-6">
        {(now || counts) && (
          <p className="flex flex-wrap gap-x-6 gap-y-2">
            {now && (
              <Link href={`/leave/${slug}`} newTab>
                {say({ id: "leaves.policy.public", message: "The page that anybody reads" })}
              </Link>
            )}
            {counts && <Link href="/leaves/alike">{say({ id: "leaves.equity", message: "Leaves, decided alike?" })}</Link>}
          </p>
        )}
        {writing ? (
          <PublishForm from={policies[0]} onDone={() => setWriting(false)} />
        ) : (
          <>
            {mayKeep && (
              <Button icon="note" onPress={() => setWriting(true)}>
                {policies.length === 0
                  ? say({ id: "leaves.policy.first", message: "Write the first version" })
                  : say({ id: "leaves.policy.next", message: "Write the next version" })}
              </Button>
            )}
            {!shown && <p className="text-quiet">{say({ id: "leaves.policy.none", message: "No version is published yet." })}</p>}
            {shown && <Version policy={shown} />}
            {policies.length > 1 && (
              <Disclosure title={say({ id: "leaves.policy.versions", message: "All versions" })} aside={policies.length}>
                <ul className="space-y-1.5">
                  {policies.map(({ number, effectiveOn, byName }) => (
                    <li key={number}>
                      <Link href={`/leave-policy?version=${number}`}>
                        {say({ id: "leaves.policy.version", message: "Version {number}" }, { number })}
                      </Link>{" "}
                      {say(
                        { id: "leaves.policy.by", message: "from {day}, by {name}" },
                        { day: formats.longDay(effectiveOn), name: isolate(byName) },
                      )}
                    </li>
                  ))}
                </ul>
              </Disclosure>
            )}
          </>
        )}
      </div>
    </Page>
  );
}

function Version({ policy }: { policy: Policy }) {
  const say = useWords();
  const formats = useFormats();
  return (
    <>
      <Card
        title={<bdi>{policy.title}</bdi>}
        aside={say(
          { id: "leaves.policy.of", message: "version {number}, from {day}" },
          { number: policy.number, day: formats.longDay(policy.effectiveOn) },
        )}
      >
        <p className="measure whitespace-pre-wrap" lang={policy.language} dir="auto">
          {policy.summary}
        </p>
        <ul className="mt-3 list-disc ps-5 text-quiet">
          <li>
            {say(
              { id: "leaves.policy.documentsDays", message: "Documents: {days, plural, one {# program day} other {# program days}}" },
              { days: policy.documentsDays },
            )}
          </li>
          <li>
            {say(
              { id: "leaves.policy.reviewDays", message: "A decision: {days, plural, one {# program day} other {# program days}}" },
              { days: policy.reviewDays },
            )}
          </li>
          <li>
            {say(
              { id: "leaves.policy.appealDays", message: "An appeal: at least {days, plural, one {# day} other {# days}}" },
              { days: policy.appealDays },
            )}
          </li>
        </ul>
        <p className="measure mt-4 whitespace-pre-wrap" lang={policy.language} dir="auto">
          {policy.body}
        </p>
      </Card>
      {policy.offices.length > 0 && <OfficeList offices={policy.offices} />}
    </>
  );
}

const MOST = 20;
const plain = ["title", "summary", "body", "language", "documentsDays", "reviewDays", "appealDays", "effectiveOn"];
const fillPolicy = (values: Values): Values => ({
  ...Object.fromEntries(Object.entries(values).filter(([name]) => plain.includes(name))),
  ...Object.fromEntries(["documentsDays", "reviewDays", "appealDays"].map((name) => [name, Number(values[name])])),
  offices: Array.from({ length: MOST }, (_, n) => n)
    .filter((n) => values[`offices.${n}.who`] || values[`offices.${n}.says`])
    .map((n) => ({ about: values[`offices.${n}.about`], who: values[`offices.${n}.who`] ?? "", says: values[`offices.${n}.says`] ?? "" })),
});

function PublishForm({ from, onDone }: { from: Policy | undefined; onDone: () => void }) {
  const say = useWords();
  const formats = useFormats();
  const start = from ?? policyStart;
  const [offices, setOffices] = useState(start.offices.length);
  const [abouts, languages] = [
    useOptions(officeWords),
    [
      { id: "en", label: "English" },
      { id: "es", label: "Español" },
      { id: "ar", label: "العربية" },
    ],
  ];
  const { title, summary, body, language, documentsDays, reviewDays, appealDays } = start;
  return (
    <Form
      tell={useTell(leaves.publish)}
      initial={{
        ...{ title, summary, body, language, effectiveOn: formats.today() },
        ...{ documentsDays: String(documentsDays), reviewDays: String(reviewDays), appealDays: String(appealDays) },
        ...Object.fromEntries(start.offices.flatMap((one, n) => Object.entries(one).map(([key, value]) => [`offices.${n}.${key}`, value]))),
      }}
      fill={fillPolicy}
      explain={leaveExplain}
      submit={say({ id: "leaves.publish", message: "Publish this version" })}
      actions={
        <Button kind="quiet" onPress={onDone}>
          {say({ id: "leaves.cancel", message: "Cancel" })}
        </Button>
      }
      onDone={() => {
        showToast({ text: say({ id: "leaves.published", message: "Published. What was asked for before keeps its version." }) });
        onDone();
      }}
    >
      <TextField name="title" label={say({ id: "leaves.policy.title", message: "What it is called" })} />
      <TextArea name="summary" rows={4} label={say({ id: "leaves.policy.summary", message: "In plain language" })} />
      <TextArea name="body" rows={10} label={say({ id: "leaves.policy.body", message: "The policy" })} />
      <div className="flex flex-wrap gap-x-4 gap-y-5">
        <Select name="language" optional={false} label={say({ id: "leaves.policy.language", message: "Written in" })} options={languages} />
        <DatePicker name="effectiveOn" optional={false} label={say({ id: "leaves.policy.effective", message: "In force from" })} />
      </div>
      <div className="flex flex-wrap gap-x-4 gap-y-5">
        <TextField
          name="documentsDays"
          inputMode="numeric"
          width="short"
          label={say({ id: "leaves.policy.forDocuments", message: "Program days for documents" })}
        />
        <TextField
          name="reviewDays"
          inputMode="numeric"
          width="short"
          label={say({ id: "leaves.policy.forReview", message: "Program days for a decision" })}
        />
        <TextField
          name="appealDays"
          inputMode="numeric"
          width="short"
          label={say({ id: "leaves.policy.forAppeal", message: "Days for an appeal, at least" })}
        />
      </div>
      {Array.from({ length: offices }, (_, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an office is its place
        <fieldset key={n} className="space-y-4 rounded-md border border-line p-4">
          <legend className="px-1 font-semibold">
            {say({ id: "leaves.policy.office", message: "Before they go: {n}" }, { n: n + 1 })}
          </legend>
          <Select
            name={`offices.${n}.about`}
            optional={false}
            width="half"
            label={say({ id: "leaves.policy.about", message: "About" })}
            options={abouts}
          />
          <TextField name={`offices.${n}.who`} optional={false} label={say({ id: "leaves.policy.who", message: "Who is asked" })} />
          <TextArea
            name={`offices.${n}.says`}
            optional={false}
            rows={2}
            label={say({ id: "leaves.policy.says", message: "What it means for them, and by when" })}
          />
        </fieldset>
      ))}
      {offices < MOST && (
        <Button icon="plus" onPress={() => setOffices(offices + 1)}>
          {say({ id: "leaves.policy.moreOffice", message: "Another office" })}
        </Button>
      )}
    </Form>
  );
}
