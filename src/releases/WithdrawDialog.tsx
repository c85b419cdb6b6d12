import { useState } from "react";
import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type ReleaseId, releases } from "./contract.ts";
import { releaseExplain } from "./releaseWords.ts";

/** One more press, by how they said it: and it stands no more. */
export function WithdrawDialog({ releaseId, name, onClose }: { releaseId: ReleaseId; name: string; onClose: () => void }) {
  const say = useWords();
  const tell = useTell(releases.withdraw);
  const [wrong, setWrong] = useState<string>();
  const end = (how: "oral" | "written") =>
    tell({ releaseId, how }).then(
      () => {
        showToast({ text: say({ id: "releases.withdrawn.toast", message: "Withdrawn. Nothing more may leave by it." }) });
        onClose();
      },
      (problem: unknown) => setWrong(sayProblem(say, releaseExplain, problem)),
    );
  return (
    <Dialog
      alert
      open
      width="narrow"
      onClose={onClose}
      title={say({ id: "releases.withdraw.title", message: "They take it back: {name}" }, { name })}
      actions={
        <>
          <Button kind="primary" waiting={tell.waiting} onPress={() => void end("oral")}>
            {say({ id: "releases.withdraw.oral", message: "They said so" })}
          </Button>
          <Button disabled={tell.waiting} onPress={() => void end("written")}>
            {say({ id: "releases.withdraw.written", message: "In writing" })}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {say({ id: "releases.withdraw.not", message: "Not now" })}
          </Button>
        </>
      }
    >
      <p>
        {say({
          id: "releases.withdraw.text",
          message:
            "It ends at once, everywhere, and does not come back: a new one would have to be signed. What was shared already cannot be recalled; you can ask them in a letter to return or destroy it.",
        })}
      </p>
      {wrong && (
        <p role="alert" className="mt-3 font-semibold">
          {wrong}
        </p>
      )}
    </Dialog>
  );
}
