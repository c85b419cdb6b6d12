import { CodeField } from "../staff/CodeField.tsx";
import { ConfirmThere } from "../staff/federation/ConfirmThere.tsx";
import { PasskeyButton } from "../staff/PasskeyButton.tsx";
import { signIn } from "../staff/signInContract.ts";
import { signInWrongs } from "../staff/staffWords.ts";
import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Form } from "../ui/Form.tsx";
import { useWords } from "../ui/words.ts";

/** Asks for the second factor once more, before something weighty. */
export function StepUp({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const say = useWords();
  const tell = useTell(signIn.stepUp);
  return (
    <div className="space-y-6 pb-6">
      <p>
        {say({
          id: "access.stepUp",
          message: "What you are about to do is weighty. Show your second factor again; it then counts for five minutes.",
        })}
      </p>
      <Form
        passing
        tell={tell}
        submit={say({ id: "access.stepUp.go", message: "Go on" })}
        explain={signInWrongs}
        onDone={onDone}
        actions={
          <Button kind="quiet" onPress={onCancel}>
            {say({ id: "access.stepUp.cancel", message: "Cancel" })}
          </Button>
        }
      >
        <CodeField />
      </Form>
      <div className="border-t border-line pt-5">
        <PasskeyButton onDone={onDone} />
      </div>
      <ConfirmThere onDone={onDone} />
    </div>
  );
}
