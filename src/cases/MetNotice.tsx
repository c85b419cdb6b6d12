import { useSearchParam } from "../ui/address.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useWords } from "../ui/words.ts";
import type { Opened } from "./CaseDialogs.tsx";
import type { CaseHead } from "./contract.ts";
import { mayAddContact } from "./policy.ts";
import { useActor } from "./useActor.ts";

/** After they have left: that they were there is a contact like any, one press away. */
export function MetNotice({ found, onOpen }: { found: CaseHead; onOpen: (opened: Opened) => void }) {
  const say = useWords();
  const actor = useActor();
  const [met, setMet] = useSearchParam("met");
  if (!met || found.status === "closed" || !mayAddContact(actor, found)) return null;
  return (
    <div className="mb-4">
      <Notice
        action={
          <Button
            onPress={() => {
              setMet(undefined);
              onOpen({ what: "contact" });
            }}
          >
            {say({ id: "cases.met.write", message: "Write down that you met" })}
          </Button>
        }
      >
        {say({ id: "cases.met", message: "They have left, and the whole case is on the screen again." })}
      </Notice>
    </div>
  );
}
