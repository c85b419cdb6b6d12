import { useState } from "react";
import { Button } from "../ui/Button.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useFormats } from "../ui/formats.ts";
import { useWords } from "../ui/words.ts";
import { kindWords } from "./importWords.ts";
import type { Ending } from "./weighChange.ts";

interface EndManyDialogProps {
  endings: readonly Ending[];
  onAgree: () => void;
  onClose: () => void;
}

/** Asks twice where so many would end at once that the file may have been cut short. */
export function EndManyDialog({ endings, onAgree, onClose }: EndManyDialogProps) {
  const say = useWords();
  const formats = useFormats();
  const [sure, setSure] = useState(false);
  return (
    <Dialog
      alert
      firm
      open
      title={say({ id: "imports.many", message: "Are so many really gone?" })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{say({ id: "imports.many.no", message: "Look again" })}</Button>
          <Button kind="primary" disabled={!sure} onPress={onAgree}>
            {say({ id: "imports.many.yes", message: "They are gone: write it" })}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <p>
          {say({
            id: "imports.many.text",
            message:
              "A roster that was cut short looks like this. Nobody is deleted, but enrollments end, and teachers no longer see these students.",
          })}
        </p>
        <ul className="space-y-1">
          {endings.map(({ kind, ended, known }) => (
            <li key={kind} className="flex flex-wrap justify-between gap-x-6 border-b border-line py-1.5">
              <span className="font-semibold">{say(kindWords[kind])}</span>
              <span>
                {say(
                  { id: "imports.many.share", message: "{ended} of {known} end ({share})" },
                  { ended: formats.number(ended), known: formats.number(known), share: formats.percent(ended / known) },
                )}
              </span>
            </li>
          ))}
        </ul>
        <Checkbox value={sure} onChange={setSure} label="">
          {say({ id: "imports.many.sure", message: "I have checked with whoever sent this file" })}
        </Checkbox>
      </div>
    </Dialog>
  );
}
