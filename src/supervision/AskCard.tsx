import { useState } from "react";
import type { CaseId } from "../cases/timeline/contract.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextArea } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { AskRows } from "./AskRows.tsx";
import { supervisionExplain } from "./askWords.ts";
import { supervision } from "./contract.ts";

/** On a case: what was asked of the supervisors about it, and the place to ask. */
export function AskCard({ id }: { id: string }) {
  const say = useWords();
  const caseId = id as CaseId;
  const { asks, mayAsk, heard, needsYes } = useAsk(supervision.ofCase, { caseId });
  const [asking, setAsking] = useState(false);
  if (!mayAsk && asks.length === 0) return null;
  return (
    <Card
      flush
      title={say({ id: "supervision.card", message: "Talk to a supervisor" })}
      foot={
        mayAsk && (
          <Button kind="quiet" icon="help" className="-ms-3" onPress={() => setAsking(true)}>
            {say({ id: "supervision.ask", message: "Ask a supervisor" })}
          </Button>
        )
      }
    >
      {asks.length > 0 ? (
        <AskRows all={asks} />
      ) : (
        <p className="px-5 pt-1 pb-4 text-quiet">
          {needsYes
            ? say({
                id: "supervision.card.yes",
                message: "Nothing was asked yet. In this program a supervisor says yes before a case is closed: ask for it here.",
              })
            : say({ id: "supervision.card.none", message: "Nothing was asked about this case yet." })}
        </p>
      )}
      {asking && <AskDialog caseId={caseId} heard={heard} needsYes={needsYes} onClose={() => setAsking(false)} />}
    </Card>
  );
}

function AskDialog({ caseId, heard, needsYes, onClose }: { caseId: CaseId; heard: boolean; needsYes: boolean; onClose: () => void }) {
  const say = useWords();
  return (
    <Dialog title={say({ id: "supervision.ask", message: "Ask a supervisor" })} open onClose={onClose} width="narrow">
      <Form
        tell={useTell(supervision.raise)}
        also={{ caseId, ...(!needsYes && { kind: "question" }) }}
        initial={needsYes ? { kind: "question" } : {}}
        explain={supervisionExplain}
        submit={say({ id: "supervision.ask.save", message: "Send it" })}
        onDone={() => {
          showToast({ text: say({ id: "supervision.ask.done", message: "Sent. The answer comes to your Today." }) });
          onClose();
        }}
      >
        {needsYes && (
          <RadioGroup
            name="kind"
            label={say({ id: "supervision.ask.kind", message: "What for?" })}
            options={[
              { id: "question", label: say({ id: "supervision.ask.question", message: "A question" }) },
              { id: "closing", label: say({ id: "supervision.ask.closing", message: "A yes to closing the case" }) },
            ]}
          />
        )}
        <TextArea
          name="words"
          rows={5}
          max={4000}
          autoFocus
          label={say({ id: "supervision.ask.words", message: "What do you ask?" })}
          hint={
            heard
              ? say({
                  id: "supervision.ask.who",
                  message: "Whoever supervises this program and may see the case reads it, and those who read its notes.",
                })
              : say({
                  id: "supervision.ask.nobody",
                  message:
                    "Nobody who may see this case supervises the program now. If it stays without an answer, those named for that hear that something waits, and not what.",
                })
          }
        />
      </Form>
    </Dialog>
  );
}
