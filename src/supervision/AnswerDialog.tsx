import { isolate, PersonName } from "../people/PersonName.tsx";
import { useTell } from "../ui/asking.ts";
import { Facts } from "../ui/Card.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextArea } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { askKinds, supervisionExplain } from "./askWords.ts";
import { type Ask, supervision, type WaitingAsk } from "./contract.ts";

/** A supervisor's answer: words to a question, a yes or a no with words to what waits for one. */
export function AnswerDialog({ ask, onClose }: { ask: Ask | WaitingAsk; onClose: () => void }) {
  const say = useWords();
  const formats = useFormats();
  const { askId, version, kind, words, askedBy, askedAt } = ask;
  const question = kind === "question";
  return (
    <Dialog title={say(askKinds[kind])} open onClose={onClose}>
      <div className="space-y-5">
        <Facts
          items={[
            ...("label" in ask
              ? [
                  {
                    term: say({ id: "supervision.about", message: "About" }),
                    value: (
                      <Link href={`/cases/${ask.caseId}${kind === "plan" ? "?part=plan" : ""}`}>
                        <PersonName label={ask.label} />
                      </Link>
                    ),
                  },
                ]
              : []),
            { term: say({ id: "supervision.who", message: "Asked by" }), value: `${isolate(askedBy.name)}, ${formats.moment(askedAt)}` },
            ...(words
              ? [
                  {
                    term: say({ id: "supervision.words", message: "In their words" }),
                    value: <bdi className="whitespace-pre-line wrap-anywhere">{words}</bdi>,
                  },
                ]
              : []),
          ]}
        />
        <Form
          tell={useTell(supervision.answer)}
          also={{ askId, version, ...(question && { answer: "answered" }) }}
          explain={supervisionExplain}
          submit={say({ id: "supervision.answer.save", message: "Send the answer" })}
          onDone={() => {
            showToast({ text: say({ id: "supervision.answer.done", message: "Answered: whoever asked reads it on Today" }) });
            onClose();
          }}
        >
          {!question && (
            <RadioGroup
              name="answer"
              label={
                kind === "plan"
                  ? say({ id: "supervision.answer.plan", message: "Is the plan good as it is?" })
                  : say({ id: "supervision.answer.closing", message: "May the case be closed?" })
              }
              options={[
                { id: "yes", label: say({ id: "supervision.answer.yes", message: "Yes" }) },
                { id: "no", label: say({ id: "supervision.answer.no", message: "Not yet" }) },
              ]}
            />
          )}
          <TextArea
            name="words"
            rows={4}
            max={4000}
            optional={!question}
            autoFocus={question}
            label={
              question
                ? say({ id: "supervision.answer.words", message: "Your answer" })
                : say({ id: "supervision.answer.why", message: "A few words" })
            }
            {...(!question && {
              hint: say({ id: "supervision.answer.why.hint", message: "With a “not yet”: what is to be done first." }),
            })}
          />
        </Form>
      </div>
    </Dialog>
  );
}
