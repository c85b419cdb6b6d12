import { useState } from "react";
import type { z } from "zod";
import type { Endpoint } from "../kernel/contract.ts";
import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { type Explain, sayProblem } from "../ui/explaining.ts";
import { useWords } from "../ui/words.ts";

interface EndDialogProps<In extends z.ZodType, Out extends z.ZodType> {
  endpoint: Endpoint<In, Out>;
  input: z.input<In>;
  /** The act, which is also what the button says. */
  title: string;
  text: string;
  /** Words for what it may be refused with. */
  explain?: Explain;
  onClose: () => void;
}

/** Asks before something stops being used: there is no way back to it from the page. */
export function EndDialog<In extends z.ZodType, Out extends z.ZodType>({
  endpoint,
  input,
  title,
  text,
  explain = {},
  onClose,
}: EndDialogProps<In, Out>) {
  const say = useWords();
  const tell = useTell(endpoint);
  const [wrong, setWrong] = useState<string>();
  const end = () =>
    tell(input).then(onClose, (problem: unknown) => {
      setWrong(sayProblem(say, explain, problem));
    });
  return (
    <Dialog
      alert
      open
      width="narrow"
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" waiting={tell.waiting} onPress={() => void end()}>
            {title}
          </Button>
          <Button onPress={onClose}>{say({ id: "people.keep", message: "Keep it" })}</Button>
        </>
      }
    >
      <p>{text}</p>
      {wrong && (
        <p role="alert" className="mt-3 font-semibold">
          {wrong}
        </p>
      )}
    </Dialog>
  );
}
