import { isolate } from "../people/PersonName.tsx";
import { useOptions } from "../people/personWords.ts";
import { useGo } from "../ui/address.ts";
import { Form } from "../ui/Form.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { CarrierField } from "./CarrierField.tsx";
import { caseExplain } from "./caseExplain.ts";
import { transferReasons } from "./caseWords.ts";
import { type CaseHead, cases } from "./contract.ts";
import { useTellOver } from "./tellStale.ts";
import { useActor } from "./useActor.ts";

/** Gives a case, and what is still to be done in it, to another case manager. */
export function TransferForm({ found, onDone }: { found: CaseHead; onDone: () => void }) {
  const say = useWords();
  const go = useGo();
  const actor = useActor();
  const tell = useTellOver(cases.transfer, (now: CaseHead) => ({ managerId: now.manager?.id ?? null, version: now.version }));
  const staysVisible = actor.programs.some(({ id, sees }) => id === found.programId && sees === "program");
  return (
    <Form
      tell={tell}
      also={{ caseId: found.caseId, version: found.version }}
      explain={caseExplain}
      submit={say({ id: "cases.transfer.save", message: "Transfer the case" })}
      onDone={() => {
        // Whoever does not read the whole program may not see the case any more.
        if (!staysVisible) go("/cases");
        showToast({ text: say({ id: "cases.transfer.done", message: "The case is transferred" }) });
        onDone();
      }}
    >
      <p className="measure text-quiet">
        {found.manager &&
          say(
            {
              id: "cases.transfer.text",
              message: "{name} has it now. What {name} still has to do in it goes along; the story stays whole.",
            },
            { name: isolate(found.manager.name) },
          )}
      </p>
      <CarrierField
        name="managerId"
        label={say({ id: "cases.transfer.to", message: "To whom?" })}
        programId={found.programId}
        without={found.managerGone ? undefined : found.manager?.id}
        former={found.managerGone ? found.manager?.id : undefined}
      />
      <RadioGroup name="reason" label={say({ id: "cases.transfer.why", message: "Why?" })} options={useOptions(transferReasons)} />
    </Form>
  );
}
