import { useState } from "react";
import { useCall } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { Notice } from "../ui/Notice.tsx";
import { useWords } from "../ui/words.ts";
import { askPasskey, hasPasskeys } from "./passkeyInBrowser.ts";
import { signIn } from "./signInContract.ts";
import { signInWrongs } from "./staffWords.ts";

/** Shows a passkey to the server: the whole way in, or the second factor of a session that has begun. */
export function PasskeyButton({ onDone, shared = false }: { onDone: () => void; shared?: boolean }) {
  const say = useWords();
  const call = useCall();
  const [waiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  if (!hasPasskeys()) return null;
  async function show(): Promise<void> {
    setWaiting(true);
    setProblem(undefined);
    try {
      const { options } = await call(signIn.passkeyOptions, {});
      const response = await askPasskey(options);
      if (!response) return;
      await call(signIn.passkey, { response, shared });
      onDone();
    } catch (refused) {
      setProblem(refused);
    } finally {
      setWaiting(false);
    }
  }
  return (
    <div className="space-y-3">
      <Button icon="lock" waiting={waiting} onPress={() => void show()}>
        {say({ id: "staff.passkey.use", message: "Use a passkey" })}
      </Button>
      {problem !== undefined && <Notice live>{sayProblem(say, signInWrongs, problem)}</Notice>}
    </div>
  );
}
