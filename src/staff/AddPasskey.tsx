import { useState } from "react";
import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { type Explain, sayProblem } from "../ui/explaining.ts";
import { Notice } from "../ui/Notice.tsx";
import { useWords } from "../ui/words.ts";
import { nameBrowser } from "./browser.ts";
import { me } from "./meContract.ts";
import { hasPasskeys, makePasskey } from "./passkeyInBrowser.ts";

const wrongs: Explain = {
  "passkey.known": { id: "staff.passkey.known", message: "This passkey is there already." },
  "passkey.stale": { id: "staff.passkey.stale", message: "That took too long. Try again." },
  "passkey.refused": {
    id: "staff.passkey.refused",
    message: "This device could not make a passkey that is opened by finger, face or PIN.",
  },
};

/** Has this device make a passkey and keeps it, named after the browser. */
export function AddPasskey({ onDone }: { onDone: () => void }) {
  const say = useWords();
  const ask = useTell(me.passkeyOptions);
  const keep = useTell(me.addPasskey);
  const [making, setMaking] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  if (!hasPasskeys()) return <p>{say({ id: "staff.passkey.cannot", message: "This browser cannot keep passkeys." })}</p>;
  async function add(): Promise<void> {
    setMaking(true);
    setProblem(undefined);
    try {
      const { options } = await ask({});
      const response = await makePasskey(options);
      if (!response) return;
      await keep({ response, label: nameBrowser(navigator.userAgent) ?? say({ id: "staff.passkey.label", message: "Passkey" }) });
      onDone();
    } catch (refused) {
      setProblem(refused);
    } finally {
      setMaking(false);
    }
  }
  return (
    <div className="space-y-3">
      <Button icon="plus" waiting={making} onPress={() => void add()}>
        {say({ id: "staff.passkey.add", message: "Add a passkey" })}
      </Button>
      {problem !== undefined && <Notice live>{sayProblem(say, wrongs, problem)}</Notice>}
    </div>
  );
}
