import { useTell } from "../ui/asking.ts";
import { Checkbox } from "../ui/Checkbox.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextArea } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type RequestKind, type RequestOutcome, requests } from "./contract.ts";
import { requestExplain, requestOutcomes } from "./requestWords.ts";
import type { Shown } from "./shown.ts";

interface DialogProps {
  found: Shown;
  onClose: () => void;
}

const about = ({ requestId, version }: Shown) => ({ requestId, version });

/** What was decided to go, goes: printed, or by a link where mail is known. */
export function GiveDialog({ found, onClose }: DialogProps) {
  const say = useWords();
  const tell = useTell(requests.give);
  const self = found.kind === "inspection";
  return (
    <Dialog open firm title={say({ id: "requests.give.title", message: "Give what was decided to go" })} onClose={onClose}>
      <Form
        tell={tell}
        also={{ ...about(found), ...(self && { method: "printed" }) }}
        initial={{ method: "printed", language: "en", paperSafe: false }}
        explain={requestExplain}
        submit={say({ id: "requests.give.do", message: "Give it" })}
        onDone={() => {
          showToast({ text: say({ id: "requests.give.done", message: "Given. It stands in the record of disclosures." }) });
          onClose();
        }}
      >
        <p className="measure">
          {say({
            id: "requests.give.text",
            message: "It leaves as a copy that never changes, and stands in the record of disclosures. It cannot be called back.",
          })}
        </p>
        {!self && (
          <RadioGroup
            name="method"
            label={say({ id: "requests.give.how", message: "How" })}
            options={[
              { id: "printed", label: say({ id: "requests.give.printed", message: "Printed" }) },
              { id: "link", label: say({ id: "requests.give.link", message: "By a link that ends" }) },
            ]}
          />
        )}
        <RadioGroup
          name="language"
          label={say({ id: "requests.give.language", message: "In which language the cover is" })}
          options={[
            { id: "en", label: "English" },
            { id: "es", label: "Español" },
          ]}
        />
        <Checkbox
          name="paperSafe"
          label={say({ id: "requests.give.safe", message: "Paper is safe for the person: I asked, or it does not reach their home" })}
        />
      </Form>
    </Dialog>
  );
}

const outcomesOf: Readonly<Record<RequestKind, readonly RequestOutcome[]>> = {
  inspection: ["given", "nothing", "withdrawn"],
  amendment: ["agreed", "refused", "withdrawn"],
  transfer: ["given", "nothing", "withdrawn"],
  production: ["given", "nothing", "withdrawn"],
};

/** What became of it. */
export function EndDialog({ found, onClose }: DialogProps) {
  const say = useWords();
  const tell = useTell(requests.end);
  const amendment = found.kind === "amendment";
  return (
    <Dialog open firm title={say({ id: "requests.end.title", message: "What became of it" })} onClose={onClose}>
      <Form
        tell={tell}
        also={about(found)}
        initial={{ outcome: null, answer: "", hearingTold: false }}
        explain={{
          ...requestExplain,
          "hearingTold.required": {
            id: "requests.wrong.hearing",
            message: "Whoever is refused is told that they may ask for a hearing, and lay a statement beside the record.",
          },
        }}
        submit={say({ id: "requests.end.do", message: "Close it" })}
        onDone={onClose}
      >
        <RadioGroup
          name="outcome"
          label={say({ id: "requests.end.outcome", message: "What became of it" })}
          options={outcomesOf[found.kind]
            .filter((id) => id !== "given" || found.items.some(({ packageId }) => packageId))
            .map((id) => ({ id, label: say(requestOutcomes[id]) }))}
        />
        <TextArea
          name="answer"
          rows={4}
          max={4000}
          label={
            amendment
              ? say({ id: "requests.end.amended", message: "What was corrected, or why not" })
              : say({ id: "requests.end.why", message: "In a few words" })
          }
        />
        {amendment && (
          <Checkbox
            name="hearingTold"
            label={say({
              id: "requests.end.hearing",
              message: "If not amended: they were told that they may ask for a hearing, and may add a statement",
            })}
          />
        )}
      </Form>
    </Dialog>
  );
}

/** The warm call between schools. */
export function CallDialog({ found, onClose }: DialogProps) {
  const say = useWords();
  const tell = useTell(requests.called);
  return (
    <Dialog open firm title={say({ id: "requests.call.title", message: "The call between schools" })} onClose={onClose}>
      <Form
        tell={tell}
        also={about(found)}
        initial={{ words: "" }}
        explain={requestExplain}
        submit={say({ id: "requests.call.do", message: "Write it down" })}
        onDone={onClose}
      >
        <TextArea
          name="words"
          rows={5}
          max={2000}
          autoFocus
          label={say({ id: "requests.call.words", message: "Who was spoken with, and what was agreed" })}
          hint={say({ id: "requests.call.hint", message: "Becomes a contact of the case. Tell them no more than the law lets go." })}
        />
      </Form>
    </Dialog>
  );
}

/** The person's own statement, beside what was not amended. */
export function StatementDialog({ found, onClose }: DialogProps) {
  const say = useWords();
  const tell = useTell(requests.state);
  return (
    <Dialog open firm title={say({ id: "requests.state.title", message: "Their own statement" })} onClose={onClose}>
      <Form
        tell={tell}
        also={about(found)}
        initial={{ words: "" }}
        explain={requestExplain}
        submit={say({ id: "requests.state.do", message: "Lay it beside the record" })}
        onDone={onClose}
      >
        <TextArea
          name="words"
          rows={8}
          max={8000}
          autoFocus
          label={say({ id: "requests.state.words", message: "In their words" })}
          hint={say({ id: "requests.state.hint", message: "It stands in the story of the case and goes with the record from now on." })}
        />
      </Form>
    </Dialog>
  );
}
