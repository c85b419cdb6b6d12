import { type ReactNode, useState } from "react";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { useWords } from "../ui/words.ts";
import { mayAmendConsult } from "./policy.ts";

interface Kept {
  readonly programId: string;
  readonly at: string;
  readonly by: { readonly accountId: string };
}

/** Opens what one kept today, to be put right; nothing on another day, or where another kept it. */
export function ChangeKept({ kept, label, children }: { kept: Kept; label: string; children: (onDone: () => void) => ReactNode }) {
  const say = useWords();
  const me = useMe();
  const { dayOf, today } = useFormats();
  const [open, setOpen] = useState(false);
  if (!mayAmendConsult(me, { by: kept.by.accountId, programId: kept.programId }) || dayOf(kept.at) !== today()) return null;
  const close = () => setOpen(false);
  return (
    <>
      <Button kind="quiet" label={label} onPress={() => setOpen(true)}>
        {say({ id: "consults.amend", message: "Change" })}
      </Button>
      {open && (
        <Dialog open firm title={say({ id: "consults.amend.title", message: "Put it right" })} onClose={close}>
          {children(close)}
        </Dialog>
      )}
    </>
  );
}
