import { useTell } from "../ui/asking.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { Notice } from "../ui/Notice.tsx";
import { TextArea } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import { type Person, people, type SafeLine } from "./contract.ts";
import { SafeContactLine } from "./SafeLine.tsx";

interface UnmaskDialogProps {
  personId: Person["personId"];
  point: Person["contactPoints"][number];
  safeLine: SafeLine | null;
  /** That there is to be no contact with them, in words. */
  order: string | undefined;
  onClose: () => void;
  onShown: (value: string) => void;
}

/** A second look before a number that may do harm: the reason is kept. The shelter may be on fire. */
export function UnmaskDialog({ personId, point, safeLine, order, onClose, onShown }: UnmaskDialogProps) {
  const say = useWords();
  const tell = useTell(people.unmask);
  return (
    <Dialog title={order ?? say({ id: "people.unmask.title", message: "This was marked as not safe" })} open onClose={onClose} firm>
      <div className="space-y-5">
        <Notice tone="warn">
          {order
            ? say({
                id: "people.unmask.order",
                message: "Look at the paper first. A call or a letter to them may break the order, and do harm.",
              })
            : say({
                id: "people.unmask.text",
                message: "Somebody else may answer, read or hear it. Use it only if not reaching them is worse.",
              })}
        </Notice>
        {safeLine && !order && <SafeContactLine safeLine={safeLine} />}
        <Form
          tell={tell}
          also={{ personId, contactPointId: point.contactPointId }}
          submit={say({ id: "people.unmask.show", message: "Show it" })}
          onDone={({ value }) => {
            onShown(value);
            onClose();
          }}
        >
          <TextArea
            name="reason"
            autoFocus
            rows={2}
            max={400}
            label={say({ id: "people.unmask.reason", message: "Why do you need it now?" })}
            hint={say({ id: "people.unmask.reason.hint", message: "Your reason is kept with your name." })}
          />
        </Form>
      </div>
    </Dialog>
  );
}
