import { useState } from "react";
import { isolate } from "../people/PersonName.tsx";
import { useOptions } from "../people/personWords.ts";
import { useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { DatePicker } from "../ui/DateField.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextArea } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { answerWords, boardExplain, kindWords } from "./boardWords.ts";
import { type Input, inputs } from "./contract.ts";

interface InputsProps {
  boardId: string;
  all: readonly Input[];
  nextOn: string | null;
  /** The board meets no more. */
  ended: boolean;
}

/** What was brought, meeting by meeting, and what became of it. */
export function InputsCard({ boardId, all, nextOn, ended }: InputsProps) {
  const say = useWords();
  const formats = useFormats();
  const [bringing, setBringing] = useState(false);
  const meetings = [...new Set(all.map(({ meetingOn }) => meetingOn))];
  return (
    <Card
      flush
      title={say({ id: "boards.inputs", message: "What we bring" })}
      foot={
        !ended && (
          <Button kind="quiet" icon="plus" className="-ms-3" onPress={() => setBringing(true)}>
            {say({ id: "boards.bring", message: "Bring something" })}
          </Button>
        )
      }
    >
      {all.length === 0 && (
        <p className="px-5 pt-1 pb-4 text-quiet">
          {say({ id: "boards.inputs.none", message: "Nothing yet. What is brought stays here until somebody says what became of it." })}
        </p>
      )}
      {meetings.map((meeting) => (
        <section key={meeting} aria-label={formats.day(meeting)}>
          <h3 className="border-t border-line bg-sunken px-5 py-1.5 text-sm font-semibold">
            {say({ id: "boards.meeting", message: "Meeting of {day}" }, { day: formats.day(meeting) })}
          </h3>
          <Rows>
            {all
              .filter(({ meetingOn }) => meetingOn === meeting)
              .map((one) => (
                <InputRow key={one.inputId} one={one} />
              ))}
          </Rows>
        </section>
      ))}
      <Dialog open={bringing} onClose={() => setBringing(false)} title={say({ id: "boards.bring", message: "Bring something" })}>
        <BringForm boardId={boardId} nextOn={nextOn} onDone={() => setBringing(false)} />
      </Dialog>
    </Card>
  );
}

function InputRow({ one }: { one: Input }) {
  const say = useWords();
  const formats = useFormats();
  const [answering, setAnswering] = useState(false);
  return (
    <RowItem
      title={<bdi className="measure block whitespace-pre-line font-normal wrap-anywhere">{one.words}</bdi>}
      detail={
        <>
          <span className="block">
            {say(kindWords[one.kind])} · {isolate(one.broughtBy.name)}
          </span>
          {one.answer && one.answeredOn && (
            <span className="mt-1 block text-ink">
              <Badge tone={one.answer === "taken_up" ? "accent" : "plain"}>{say(answerWords[one.answer])}</Badge>{" "}
              {one.answerWords && <bdi className="whitespace-pre-line wrap-anywhere">{one.answerWords}</bdi>}{" "}
              <span className="text-quiet">
                {isolate(one.answeredBy ?? "")}, {formats.day(one.answeredOn)}
              </span>
            </span>
          )}
          {one.due && <Badge tone="warn">{say({ id: "boards.due", message: "The meeting is over: what became of it?" })}</Badge>}
        </>
      }
      action={
        one.mayAnswer && (
          <Button
            label={say({ id: "boards.answer.of", message: "What became of it: {words}" }, { words: isolate(one.words.slice(0, 60)) })}
            onPress={() => setAnswering(true)}
          >
            {say({ id: "boards.answer", message: "What became of it…" })}
          </Button>
        )
      }
      mark={
        answering && (
          <Dialog open onClose={() => setAnswering(false)} title={say({ id: "boards.answer.title", message: "What became of it" })}>
            <AnswerForm one={one} onDone={() => setAnswering(false)} />
          </Dialog>
        )
      }
    />
  );
}

/** What is brought, and to which meeting. */
function BringForm({ boardId, nextOn, onDone }: { boardId: string; nextOn: string | null; onDone: () => void }) {
  const say = useWords();
  const { today } = useFormats();
  return (
    <Form
      tell={useTell(inputs.bring)}
      also={{ boardId }}
      initial={{ kind: null, words: "", meetingOn: nextOn && nextOn >= today() ? nextOn : null }}
      explain={boardExplain}
      submit={say({ id: "boards.bring.do", message: "Keep it" })}
      onDone={() => {
        showToast({ text: say({ id: "boards.brought", message: "Kept. After the meeting, Today asks you what became of it." }) });
        onDone();
      }}
    >
      <RadioGroup name="kind" look="chips" label={say({ id: "boards.kind", message: "What it is" })} options={useOptions(kindWords)} />
      <TextArea
        name="words"
        rows={4}
        max={4000}
        label={say({ id: "boards.words", message: "In words" })}
        hint={say({
          id: "boards.words.hint",
          message: "Name nobody, and tell no story by which somebody could be known: say what many meet, not what one did.",
        })}
      />
      <DatePicker name="meetingOn" label={say({ id: "boards.meetingOn", message: "To the meeting of" })} />
    </Form>
  );
}

/** What became of it, once. */
function AnswerForm({ one, onDone }: { one: Input; onDone: () => void }) {
  const say = useWords();
  const { today } = useFormats();
  const all = useOptions(answerWords);
  const open = one.meetingOn <= today() ? all : all.filter(({ id }) => id === "withdrawn");
  return (
    <div className="space-y-5">
      <blockquote className="measure border-s-4 border-line ps-4 whitespace-pre-line text-quiet wrap-anywhere">
        <bdi>{one.words}</bdi>
      </blockquote>
      <Form
        tell={useTell(inputs.answer)}
        also={{ inputId: one.inputId }}
        initial={{ answer: open.length === 1 ? "withdrawn" : null, words: "" }}
        explain={boardExplain}
        submit={say({ id: "boards.answer.do", message: "Say so" })}
        onDone={() => {
          showToast({ text: say({ id: "boards.answered", message: "Kept with what was brought" }) });
          onDone();
        }}
      >
        <RadioGroup name="answer" look="chips" label={say({ id: "boards.answer.title", message: "What became of it" })} options={open} />
        <TextArea
          name="words"
          optional
          rows={3}
          max={4000}
          label={say({ id: "boards.answer.words", message: "What was said, by whom it is carried on" })}
        />
      </Form>
    </div>
  );
}
