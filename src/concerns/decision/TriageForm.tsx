import { type ReactNode, useEffect, useState } from "react";
import { useFormValues } from "../../cases/formValues.ts";
import { useCall } from "../../ui/asking.ts";
import { Button } from "../../ui/Button.tsx";
import type { Values } from "../../ui/entries.ts";
import { Form } from "../../ui/Form.tsx";
import { useFormats } from "../../ui/formats.ts";
import { useKeptDraft } from "../../ui/keptDraft.ts";
import { useMe } from "../../ui/me.ts";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import type { ConcernRecord } from "../contract.ts";
import { carryPerson } from "./carryPerson.ts";
import { Direction } from "./Direction.tsx";
import { type Done, emptyDecision, fillDecision, otherIn } from "./decisionForm.ts";
import { OutcomeFields } from "./OutcomeFields.tsx";
import { RatingFields } from "./RatingFields.tsx";
import { refusals } from "./refusals.ts";
import { SamePerson } from "./SamePerson.tsx";
import { SenderPart } from "./SenderPart.tsx";
import { triagePlace } from "./triageDraft.ts";
import { useDecide } from "./useDecide.ts";

const explain = {
  ...refusals,
  "concern.overtaken": { id: "concerns.refusal.said", message: "{text}" },
  personId: {
    id: "concerns.triage.missing.person",
    message: "Say who it is about: mark somebody as the same, or open a case for somebody new.",
  },
  ofConcernId: { id: "concerns.triage.missing.other", message: "Say which other concern this is the same as." },
};

/** The decision about a concern, from "is it them?" to what the sender reads; what is typed is kept as a draft until it is sent. */
export function TriageForm({ record, onMoved }: { record: ConcernRecord; onMoved: () => void }) {
  const say = useWords();
  const me = useMe();
  const formats = useFormats();
  const call = useCall();
  const tell = useDecide(record);
  const draft = useKeptDraft(triagePlace(record.id));
  const [initial] = useState(() => ({ ...emptyDecision(record, me, formats.today()), ...draft.kept }));
  const [chosen, setChosen] = useState(Boolean(initial["outcome"]));
  const [sends, setSends] = useState(true);

  const finish = ({ outcome, moved }: Done, values: Values) => {
    void draft.drop();
    if (outcome === "duplicate") void carryPerson(call, values).catch(() => undefined);
    showToast({
      text: outcome
        ? say({ id: "concerns.triage.done", message: "Decided." })
        : say({ id: "concerns.triage.done.rated", message: "The rating is kept. It still waits for a decision." }),
    });
    if (moved) onMoved();
  };
  const leave = () => {
    void draft.drop();
    onMoved();
  };
  const submit = !chosen
    ? say({ id: "concerns.triage.keepRating", message: "Keep the rating, decide later" })
    : sends && record.sender.canAcknowledge
      ? say({ id: "concerns.triage.sendDecide", message: "Send and decide" })
      : say({ id: "concerns.triage.decide", message: "Decide" });

  return (
    <Form tell={tell} initial={initial} fill={fillDecision} explain={explain} saveDraft={draft.keep} onDone={finish} submit={submit}>
      <Watch onOutcome={setChosen} onSends={setSends} />
      <SamePerson record={record} />
      {record.regime !== "VSP" && <Direction record={record} onMoved={leave} />}
      <RatingFields record={record} />
      <OutcomeFields record={record} />
      <Sender record={record} />
    </Form>
  );
}

function Sender({ record }: { record: ConcernRecord }): ReactNode {
  const { values } = useFormValues();
  return <SenderPart record={record} otherId={otherIn(values)} inForm />;
}

/** Tells the form's button what it would do. */
function Watch({ onOutcome, onSends }: { onOutcome: (chosen: boolean) => void; onSends: (sends: boolean) => void }) {
  const { values } = useFormValues();
  const outcome = values["outcome"] !== null;
  const sends = values["tell"] === true;
  useEffect(() => onOutcome(outcome), [outcome, onOutcome]);
  useEffect(() => onSends(sends), [sends, onSends]);
  return null;
}

/** What one was typing when somebody else decided. */
export function LeftOver({ concernId }: { concernId: string }) {
  const say = useWords();
  const { kept, drop } = useKeptDraft(triagePlace(concernId));
  const text = [kept?.["rationale"], kept?.["why"]].filter((one) => typeof one === "string" && one.trim() !== "").join("\n\n");
  if (!text) return null;
  return (
    <div className="rounded-md border-[3px] border-ink bg-surface px-5 py-4" role="status">
      <h2 className="text-lg">{say({ id: "concerns.triage.left", message: "This was decided while you were writing" })}</h2>
      <p className="mt-1">
        {say({
          id: "concerns.triage.left.text",
          message: "Who decided, and what, stands below. What you wrote is kept here until you let it go.",
        })}
      </p>
      <p dir="auto" className="my-3 border-s-2 border-line ps-3 whitespace-pre-wrap">
        {text}
      </p>
      <Button onPress={() => void drop()}>{say({ id: "concerns.triage.left.drop", message: "Let it go" })}</Button>
    </div>
  );
}
