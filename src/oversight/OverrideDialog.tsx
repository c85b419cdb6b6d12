import { useState } from "react";
import { isolate } from "../people/PersonName.tsx";
import { useTell } from "../ui/asking.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Facts } from "../ui/Card.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { TextArea } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type Override, overrides } from "./contract.ts";
import { useOverrideText } from "./OverrideRows.tsx";
import { overrideExplain, overrideFindings, overrideKinds } from "./oversightWords.ts";

/** The second look: what was done and why, and one word on it; a no says why, and becomes a step. */
export function OverrideDialog({ one, onClose }: { one: Override; onClose: () => void }) {
  const say = useWords();
  const formats = useFormats();
  const what = useOverrideText()(one);
  const tell = useTell(overrides.review);
  const [refusing, setRefusing] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const about = { overrideId: one.overrideId, version: one.version };
  const close = (stepLaid: boolean) => {
    showToast({
      text: stepLaid
        ? say({ id: "oversight.done.step", message: "Kept in the record. The case manager has a step to see to it." })
        : say({ id: "oversight.done", message: "Kept in the record" }),
    });
    onClose();
  };
  const right = () =>
    tell({ ...about, finding: "right", words: null }).then(
      ({ stepLaid }) => close(stepLaid),
      (problem: unknown) => setWrong(sayProblem(say, overrideExplain, problem)),
    );
  return (
    <Dialog title={say({ id: "oversight.title", message: "Was this right?" })} open onClose={onClose} firm>
      <div className="space-y-5">
        <Facts
          items={[
            { term: say({ id: "oversight.fact.what", message: "What" }), value: say(overrideKinds[one.kind]) },
            ...(what
              ? [
                  {
                    term: say({ id: "oversight.fact.of", message: "By what right, to whom" }),
                    value: <bdi className="wrap-anywhere">{what}</bdi>,
                  },
                ]
              : []),
            ...(one.legal
              ? [
                  {
                    term: say({ id: "oversight.fact.legal", message: "Order or statute" }),
                    value: <bdi className="wrap-anywhere">{one.legal}</bdi>,
                  },
                ]
              : []),
            { term: say({ id: "oversight.fact.who", message: "Who, when" }), value: `${isolate(one.by.name)} · ${formats.moment(one.at)}` },
            {
              term: say({ id: "oversight.fact.why", message: "Their reason" }),
              value: <bdi className="wrap-anywhere">{one.reason ?? say({ id: "oversight.fact.gone", message: "no longer kept" })}</bdi>,
            },
          ]}
        />
        {wrong && (
          <p role="alert" className="font-semibold">
            {wrong}
          </p>
        )}
        {refusing ? (
          <Form
            tell={tell}
            also={{ ...about, finding: "should_not" as const }}
            explain={overrideExplain}
            submit={say({ id: "oversight.keep", message: "Keep this in the record" })}
            onDone={({ stepLaid }) => close(stepLaid)}
          >
            <TextArea
              name="words"
              autoFocus
              optional={false}
              rows={3}
              max={2000}
              label={say({ id: "oversight.words", message: "Why should it not have been?" })}
              hint={say({ id: "oversight.words.hint", message: "Who did it reads this. The case manager is given a step to see to it." })}
            />
          </Form>
        ) : (
          <Buttons>
            <Button kind="primary" icon="check" waiting={tell.waiting} onPress={() => void right()}>
              {say(overrideFindings.right)}
            </Button>
            <Button onPress={() => setRefusing(true)}>{say({ id: "oversight.refuse", message: "It should not have been…" })}</Button>
          </Buttons>
        )}
      </div>
    </Dialog>
  );
}
