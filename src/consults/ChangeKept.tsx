import { type ReactNode, useState } from "react";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { Notice } from "../ui/Notice.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { whenWrong } from "./ConsultForm.tsx";
import { mayAmendConsult } from "./policy.ts";

interface Kept {
  readonly programId: string;
  readonly at: string;
  readonly by: { readonly accountId: string };
}

interface ChangeKeptProps {
  kept: Kept;
  label: string;
  /** Takes it back altogether. */
  takeBack: () => Promise<unknown>;
  children: (onDone: () => void) => ReactNode;
}

/** Opens what one kept today, to be put right or taken back; nothing on another day, or where another kept it. */
export function ChangeKept({ kept, label, takeBack, children }: ChangeKeptProps) {
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
          <TakeBack takeBack={takeBack} onDone={close} />
        </Dialog>
      )}
    </>
  );
}

/** Counted by mistake: asked once, for it comes back nowhere. */
function TakeBack({ takeBack, onDone }: { takeBack: () => Promise<unknown>; onDone: () => void }) {
  const say = useWords();
  const [asking, setAsking] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const take = async () => {
    setWaiting(true);
    try {
      await takeBack();
      onDone();
      showToast({ text: say({ id: "consults.takenBack", message: "Taken back: it counts nowhere" }) });
    } catch (refused) {
      setProblem(refused);
      setWaiting(false);
    }
  };
  return (
    <div className="mt-6 border-t border-line pt-3">
      {problem !== undefined && <Notice live>{sayProblem(say, whenWrong, problem)}</Notice>}
      {asking ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p className="grow">{say({ id: "consults.takeBack.sure", message: "It goes from the list and from every count." })}</p>
          <Button autoFocus waiting={waiting} onPress={() => void take()}>
            {say({ id: "consults.takeBack.do", message: "Take it back" })}
          </Button>
        </div>
      ) : (
        <Button kind="quiet" icon="undo" className="-ms-3" onPress={() => setAsking(true)}>
          {say({ id: "consults.takeBack", message: "Counted by mistake…" })}
        </Button>
      )}
    </div>
  );
}
