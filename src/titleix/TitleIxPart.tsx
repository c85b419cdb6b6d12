import { useState } from "react";
import { isolate } from "../people/PersonName.tsx";
import { useOptions } from "../people/personWords.ts";
import { accounts } from "../staff/contract.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { CheckboxGroup } from "../ui/Checkbox.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { Select } from "../ui/Select.tsx";
import { TextArea } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { complaints, type Measure, type MeasureState, measures } from "./contract.ts";
import { measureKinds, measureStates, partyRoles, titleIxExplain } from "./titleIxWords.ts";

/** In a case: as what they are a party of a complaint, by reference alone; and measures that support them, to whoever has the case. Nothing outside schools. */
export function TitleIxPart({ id: caseId }: { id: string }) {
  const say = useWords();
  const found = useAsk(complaints.ofCase, { caseId: caseId as never });
  const [offering, setOffering] = useState(false);
  if (!found.applies || (found.links.length === 0 && found.measures === null)) return null;
  return (
    <Card
      flush
      className="max-w-4xl"
      title={say({ id: "titleix.part", message: "Title IX and supportive measures" })}
      aside={
        found.measures && <Button onPress={() => setOffering(true)}>{say({ id: "titleix.offer", message: "Offer a measure…" })}</Button>
      }
    >
      {found.links.map(({ reference, role, closed }) => (
        <p key={reference} className="px-5 py-2">
          {say(
            { id: "titleix.link", message: "{role} in complaint {reference}" },
            { role: say(partyRoles[role]), reference: isolate(reference) },
          )}{" "}
          {closed && <Badge>{say({ id: "titleix.closed", message: "Closed" })}</Badge>}
        </p>
      ))}
      {found.measures && found.measures.length > 0 && (
        <Rows>
          {found.measures.map((one) => (
            <MeasureRow key={one.measureId} one={one} />
          ))}
        </Rows>
      )}
      {found.measures && (
        <p className="px-5 py-3 text-sm text-quiet">
          {say({
            id: "titleix.measures.foot",
            message:
              "You and the colleagues named see a measure. They are told what to do, and nothing of the case. A measure fits the person; it needs no complaint.",
          })}
        </p>
      )}
      <Dialog
        firm
        open={offering}
        onClose={() => setOffering(false)}
        title={say({ id: "titleix.offer.title", message: "Offer a measure" })}
      >
        {offering && <OfferForm caseId={caseId} onDone={() => setOffering(false)} />}
      </Dialog>
    </Card>
  );
}

const NEXT: Readonly<Record<MeasureState, readonly MeasureState[]>> = {
  offered: ["agreed", "declined"],
  agreed: ["implemented", "ended"],
  implemented: ["ended"],
  declined: [],
  ended: [],
};

function MeasureRow({ one }: { one: Measure }) {
  const say = useWords();
  const formats = useFormats();
  const change = useTell(measures.change);
  const set = (state: MeasureState) => change({ measureId: one.measureId, version: one.version, state });
  const next = NEXT[one.state];
  const kind = say(measureKinds[one.kind]);
  return (
    <RowItem
      title={kind}
      detail={
        <>
          <bdi className="block whitespace-pre-line text-ink">{one.whatToDo}</bdi>
          {[formats.day(one.offeredOn), ...one.implementers.map(({ name }) => isolate(name))].join(" · ")}
        </>
      }
      action={
        <>
          <Badge tone={one.state === "implemented" ? "accent" : "plain"}>{say(measureStates[one.state])}</Badge>
          {next.map((state) => (
            <Button
              key={state}
              kind="quiet"
              waiting={change.waiting}
              label={`${say(measureStates[state])}: ${kind}`}
              onPress={() => void set(state).catch((problem: unknown) => showToast({ text: sayProblem(say, titleIxExplain, problem) }))}
            >
              {say(measureStates[state])}
            </Button>
          ))}
        </>
      }
    />
  );
}

function OfferForm({ caseId, onDone }: { caseId: string; onDone: () => void }) {
  const say = useWords();
  const { colleagues } = useAsk(accounts.colleagues, {});
  return (
    <Form
      tell={useTell(measures.offer)}
      also={{ caseId: caseId as never }}
      initial={{ implementers: [] }}
      explain={titleIxExplain}
      submit={say({ id: "titleix.offer.save", message: "It was offered" })}
      onDone={() => {
        showToast({ text: say({ id: "titleix.offered", message: "Offered. Those named see it once it is agreed." }) });
        onDone();
      }}
    >
      <Select
        name="kind"
        width="half"
        label={say({ id: "titleix.offer.kind", message: "What kind of measure?" })}
        options={useOptions(measureKinds)}
      />
      <TextArea
        name="whatToDo"
        rows={3}
        label={say({ id: "titleix.offer.what", message: "What is to be done?" })}
        hint={say({ id: "titleix.offer.what.hint", message: "For those who carry it out: only what they need for it." })}
      />
      <CheckboxGroup
        name="implementers"
        label={say({ id: "titleix.offer.who", message: "Who carries it out?" })}
        options={colleagues.map(({ id, name, title }) => ({ id, label: name, ...(title && { hint: title }) }))}
      />
    </Form>
  );
}
