import type { Values } from "../ui/entries.ts";
import { Form } from "../ui/Form.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { CarrierField } from "./CarrierField.tsx";
import { caseExplain } from "./caseExplain.ts";
import { type CaseHead, cases } from "./contract.ts";
import { TaskFields, taskIn } from "./TaskFields.tsx";
import { useTellOver } from "./tellStale.ts";

/** Takes a closed case up again, with a case manager and a first step; its story goes on. */
export function ReopenForm({ found, onDone }: { found: CaseHead; onDone: () => void }) {
  const say = useWords();
  const tell = useTellOver(cases.reopen, (now: CaseHead) => ({ managerId: now.manager?.id ?? null, version: now.version }));
  return (
    <Form
      tell={tell}
      also={{ caseId: found.caseId, version: found.version }}
      initial={{ "firstStep.kind": "follow_up", ...(found.manager && { managerId: found.manager.id }) }}
      fill={({ managerId, ...values }: Values) => ({ managerId, firstStep: taskIn(values, "firstStep.") })}
      explain={caseExplain}
      submit={say({ id: "cases.reopen.save", message: "Reopen the case" })}
      onDone={() => {
        showToast({ text: say({ id: "cases.reopen.done", message: "The case is open again" }) });
        onDone();
      }}
    >
      <CarrierField name="managerId" label={say({ id: "cases.reopen.who", message: "Who takes it?" })} programId={found.programId} />
      <TaskFields prefix="firstStep." />
    </Form>
  );
}
