import { useState } from "react";
import type { z } from "zod";
import { isolate } from "../../people/PersonName.tsx";
import { type Requirement, training } from "../../staff/training/contract.ts";
import { useTell } from "../../ui/asking.ts";
import { Button } from "../../ui/Button.tsx";
import { Card, RowItem, Rows } from "../../ui/Card.tsx";
import { DatePicker } from "../../ui/DateField.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import type { Values } from "../../ui/entries.ts";
import { sayProblem } from "../../ui/explaining.ts";
import { Form } from "../../ui/Form.tsx";
import { useFormats } from "../../ui/formats.ts";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { TextArea, TextField } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { addDays } from "../days.ts";
import { requirementWrongs } from "./programWords.ts";

/** How long everybody has before something new is asked, unless another day is chosen. */
const DAYS_TO_MEET = 14;

type Shown = z.output<typeof training.show.out>;

/** What the program asks of those who carry its cases (B07), kept by those who supervise it. */
export function RequirementsCard({ shown }: { shown: Shown }) {
  const say = useWords();
  const formats = useFormats();
  const end = useTell(training.end);
  const [editing, setEditing] = useState<Requirement | "new">();
  const endOne = (requirementId: string) =>
    void end({ requirementId: requirementId as never }).then(
      () => showToast({ text: say({ id: "today.asked.ended", message: "Asked no more" }) }),
      (problem: unknown) => showToast({ text: sayProblem(say, requirementWrongs, problem) }),
    );
  return (
    <Card title={say({ id: "today.asked", message: "What is asked before a case" })} flush>
      {shown.requirements.length === 0 && (
        <p className="px-5 pt-1 pb-4 text-quiet">
          {say({ id: "today.asked.none", message: "Nothing is asked here: whoever is in the role is given cases." })}
        </p>
      )}
      <Rows>
        {shown.requirements.map((one) => (
          <RowItem
            key={one.requirementId}
            title={<bdi>{one.title}</bdi>}
            detail={[
              one.kind === "training"
                ? say({ id: "today.asked.training", message: "A training" })
                : say({ id: "today.asked.agreement", message: "A text one agrees to, revision {revision}" }, { revision: one.revision }),
              one.validMonths !== null
                ? say(
                    { id: "today.asked.months", message: "counts {count, plural, one {# month} other {# months}}" },
                    { count: one.validMonths },
                  )
                : say({ id: "today.asked.forGood", message: "counts for good" }),
              formats.daysUntil(one.fromDay) > 0 &&
                say({ id: "today.asked.from", message: "asked from {day}" }, { day: formats.day(one.fromDay) }),
              one.untilDay && say({ id: "today.asked.until", message: "until {day}" }, { day: formats.day(one.untilDay) }),
            ]
              .filter(Boolean)
              .join(" · ")}
            action={
              shown.mayKeep &&
              one.untilDay === null && (
                <span className="flex flex-wrap gap-2">
                  <Button
                    kind="quiet"
                    label={say({ id: "today.asked.revise.which", message: "Reword: {title}" }, { title: isolate(one.title) })}
                    onPress={() => setEditing(one)}
                  >
                    {say({ id: "today.asked.revise", message: "Reword" })}
                  </Button>
                  <Button
                    kind="quiet"
                    waiting={end.waiting}
                    label={say({ id: "today.asked.end.which", message: "Ask no more: {title}" }, { title: isolate(one.title) })}
                    onPress={() => endOne(one.requirementId)}
                  >
                    {say({ id: "today.asked.end", message: "Ask no more" })}
                  </Button>
                </span>
              )
            }
          />
        ))}
      </Rows>
      {shown.mayKeep && (
        <div className="px-5 pt-2 pb-4">
          <Button kind="secondary" icon="plus" onPress={() => setEditing("new")}>
            {say({ id: "today.asked.add", message: "Ask for something" })}
          </Button>
        </div>
      )}
      {editing && <AskDialog programId={shown.program.id} of={editing} onClose={() => setEditing(undefined)} />}
    </Card>
  );
}

function AskDialog({ programId, of, onClose }: { programId: string; of: Requirement | "new"; onClose: () => void }) {
  const say = useWords();
  const formats = useFormats();
  const [ask, revise] = [useTell(training.ask), useTell(training.revise)];
  const isNew = of === "new";
  const [kind, setKind] = useState<string>(isNew ? "training" : of.kind);
  // Asked from today, everybody would lack it at once, and whoever stands in would stand in no more.
  const fromDay = addDays(formats.today(), DAYS_TO_MEET);
  const done = () => {
    onClose();
    showToast({ text: say({ id: "today.asked.saved", message: "Asked from that day on" }) });
  };
  const fields = (
    <>
      <TextField name="title" label={say({ id: "today.asked.title", message: "What is it called?" })} autoFocus />
      {kind === "agreement" && (
        <TextArea name="body" rows={6} optional={false} label={say({ id: "today.asked.text", message: "The text they agree to" })} />
      )}
      <TextField
        name="validMonths"
        width="short"
        inputMode="numeric"
        label={say({ id: "today.asked.valid", message: "Counts how many months?" })}
        hint={say({ id: "today.asked.valid.hint", message: "Empty: for good." })}
        optional
      />
      <DatePicker
        name="fromDay"
        min={formats.today()}
        label={say({ id: "today.asked.fromDay", message: "Asked from" })}
        hint={say({
          id: "today.asked.fromDay.hint",
          message: "Whoever has it not by then, you too, is given no new case and stands in for nobody. Cases they have stay theirs.",
        })}
      />
    </>
  );
  return (
    <Dialog
      title={
        isNew
          ? say({ id: "today.asked.new", message: "Ask for something before a case" })
          : say({ id: "today.asked.reword", message: "Another wording" })
      }
      open
      onClose={onClose}
      firm
    >
      {isNew ? (
        <>
          <RadioGroup
            className="mb-5"
            optional={false}
            label={say({ id: "today.asked.kind", message: "What kind?" })}
            value={kind}
            onChange={(value) => value && setKind(value)}
            options={[
              { id: "training", label: say({ id: "today.asked.training", message: "A training" }) },
              { id: "agreement", label: say({ id: "today.asked.agreement.kind", message: "A text one agrees to" }) },
            ]}
          />
          <Form
            key={kind}
            tell={ask}
            also={{ programId, kind }}
            initial={{ fromDay }}
            fill={fillAsked}
            explain={requirementWrongs}
            submit={say({ id: "today.asked.save", message: "Ask for it" })}
            onDone={done}
          >
            {fields}
          </Form>
        </>
      ) : (
        <Form
          tell={revise}
          also={{ requirementId: of.requirementId }}
          initial={{
            title: of.title,
            body: of.body ?? "",
            validMonths: of.validMonths ? String(of.validMonths) : "",
            fromDay,
          }}
          fill={fillAsked}
          explain={requirementWrongs}
          submit={say({ id: "today.asked.save", message: "Ask for it" })}
          onDone={done}
        >
          {fields}
        </Form>
      )}
    </Dialog>
  );
}

const fillAsked = ({ validMonths, ...values }: Values): Values => {
  const text = String(validMonths ?? "").trim();
  return { ...values, validMonths: text === "" ? null : /^\d+$/.test(text) ? Number(text) : text } as Values;
};
