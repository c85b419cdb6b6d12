import { useState } from "react";
import { isolate } from "../people/PersonName.tsx";
import { accounts } from "../staff/contract.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { DatePicker } from "../ui/DateField.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { Page } from "../ui/Page.tsx";
import { Select } from "../ui/Select.tsx";
import { Wait } from "../ui/Skeleton.tsx";
import { TextArea } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { CarriedRows } from "./CarriedRows.tsx";
import { ComplaintsPart } from "./ComplaintsPart.tsx";
import { titleIx } from "./contract.ts";
import { shippedDuty, titleIxExplain } from "./titleIxWords.ts";

/** Title IX: what the institution asks of everybody, what one carries out oneself, and for the coordinator alone the complaints. */
export function TitleIxPage() {
  const say = useWords();
  const formats = useFormats();
  const shown = useAsk(titleIx.show, {});
  const [writing, setWriting] = useState(false);
  const title = say({ id: "titleix.page", message: "Title IX" });
  const { edition } = shown;
  return (
    <Page
      width="text"
      kind={title}
      title={title}
      lead={say({ id: "titleix.lead", message: "What your institution asks of everybody here, and who coordinates." })}
      back={{ href: "/settings", label: say({ id: "titleix.settings", message: "Settings" }) }}
    >
      {!shown.applies ? (
        <EmptyState icon="info" title={say({ id: "titleix.notHere", message: "This is of schools and colleges" })}>
          {say({ id: "titleix.notHere.text", message: "Your agency is none: nothing of it is asked here." })}
        </EmptyState>
      ) : (
        <>
          {shown.coordinates && (
            <Wait lines={6}>
              <ComplaintsPart />
            </Wait>
          )}
          {shown.carried.length > 0 && (
            <Card flush title={say({ id: "titleix.carried", message: "You are asked to carry out" })}>
              <CarriedRows all={shown.carried} />
            </Card>
          )}
          <Card
            title={say({ id: "titleix.asked", message: "What is asked of everybody" })}
            foot={
              shown.mayKeep && (
                <Button kind="quiet" className="-ms-3" onPress={() => setWriting(true)}>
                  {say({ id: "titleix.edition", message: "A new edition…" })}
                </Button>
              )
            }
          >
            <p className="measure whitespace-pre-line">{edition ? <bdi>{edition.body}</bdi> : say(shippedDuty)}</p>
            <p className="mt-2 text-sm text-quiet">
              {edition
                ? say(
                    { id: "titleix.edition.since", message: "In force since {day}, written by {name}." },
                    { day: formats.day(edition.inForceOn), name: isolate(edition.setBy) },
                  )
                : say({
                    id: "titleix.edition.shipped",
                    message: "These words come with Holdfast. Law and policy move: counsel says what holds for you.",
                  })}{" "}
              {edition?.coordinator
                ? say({ id: "titleix.coordinator", message: "{name} coordinates." }, { name: isolate(edition.coordinator.name) })
                : say({ id: "titleix.coordinator.none", message: "Nobody is named who coordinates." })}
            </p>
          </Card>
        </>
      )}
      <Dialog
        firm
        open={writing}
        onClose={() => setWriting(false)}
        title={say({ id: "titleix.edition.title", message: "What is asked of everybody, from a day on" })}
      >
        {writing && (
          <EditionForm
            body={edition?.body ?? say(shippedDuty)}
            coordinatorId={edition?.coordinator?.id ?? null}
            onDone={() => setWriting(false)}
          />
        )}
      </Dialog>
    </Page>
  );
}

function EditionForm({ body, coordinatorId, onDone }: { body: string; coordinatorId: string | null; onDone: () => void }) {
  const say = useWords();
  const { today } = useFormats();
  const { colleagues } = useAsk(accounts.colleagues, {});
  return (
    <Form
      tell={useTell(titleIx.keepPolicy)}
      initial={{ body, coordinatorId, inForceOn: today() }}
      explain={titleIxExplain}
      submit={say({ id: "titleix.edition.save", message: "Put it in force" })}
      onDone={() => {
        showToast({ text: say({ id: "titleix.edition.done", message: "It holds from that day on" }) });
        onDone();
      }}
    >
      <TextArea
        name="body"
        rows={6}
        label={say({ id: "titleix.edition.body", message: "What whoever hears of it does" })}
        hint={say({ id: "titleix.edition.body.hint", message: "All who work here read it: no names of people you help." })}
      />
      <DatePicker name="inForceOn" min={today()} label={say({ id: "titleix.edition.from", message: "From" })} />
      <Select
        name="coordinatorId"
        optional
        width="half"
        label={say({ id: "titleix.edition.coordinator", message: "Who coordinates" })}
        options={colleagues.map(({ id, name }) => ({ id, label: name }))}
      />
    </Form>
  );
}
