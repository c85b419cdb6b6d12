import { isolate, PersonName } from "../people/PersonName.tsx";
import { useOptions } from "../people/personWords.ts";
import { useTell } from "../ui/asking.ts";
import { Facts } from "../ui/Card.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { Link } from "../ui/Link.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextArea } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { foundWords, recordQuestions, supervisionExplain } from "./askWords.ts";
import { type RecordReview, recordReviews } from "./contract.ts";

/** What a supervisor found in one record of the quarter: a few questions, and words if there are any. */
export function RecordDialog({ one, onClose }: { one: RecordReview; onClose: () => void }) {
  const say = useWords();
  const options = useOptions(foundWords);
  return (
    <Dialog title={say({ id: "supervision.record", message: "Look through a record" })} open onClose={onClose}>
      <div className="space-y-5">
        <Facts
          items={[
            {
              term: say({ id: "supervision.record.of", message: "The record" }),
              value: (
                <Link href={`/cases/${one.caseId}`} newTab>
                  <PersonName label={one.label} />
                </Link>
              ),
            },
            { term: say({ id: "supervision.record.whose", message: "Whose it is" }), value: isolate(one.manager.name) },
          ]}
        />
        <Form
          tell={useTell(recordReviews.keep)}
          also={{ reviewId: one.reviewId, version: one.version }}
          explain={supervisionExplain}
          submit={say({ id: "supervision.record.save", message: "Keep what I found" })}
          onDone={() => {
            showToast({ text: say({ id: "supervision.record.done", message: "Kept. Whose record it is reads it too." }) });
            onClose();
          }}
        >
          {(["contact", "plan", "step", ...(one.asksSafety ? (["safety"] as const) : [])] as const).map((name) => (
            <RadioGroup key={name} name={name} look="chips" label={say(recordQuestions[name])} options={options} />
          ))}
          <TextArea
            name="note"
            rows={4}
            max={4000}
            optional
            label={say({ id: "supervision.record.note", message: "What you found" })}
            hint={say({ id: "supervision.record.note.hint", message: "Supervisors read it, and whose record it is." })}
          />
        </Form>
      </div>
    </Dialog>
  );
}
