import { Suspense, useState } from "react";
import { cases } from "../cases/contract.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { Notice } from "../ui/Notice.tsx";
import { part } from "../ui/part.ts";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { disclosures } from "./contract.ts";
import { heardBy } from "./heardBy.ts";
import { maySayNothing } from "./policy.ts";

const ShareDialog = part(() => import("./ShareDialog.tsx"), "ShareDialog");

/**
 * Right after a contact of today with somebody else was recorded: was anything shared with them? It can be left, and then nobody has answered (R36).
 * A record carries the moment it is made, so what was told on another day is not asked for.
 */
export function ToldAloud({ id: caseId }: { id: string }) {
  const say = useWords();
  const me = useMe();
  const { today } = useFormats();
  const { case: found, story } = useAsk(cases.show, { caseId: caseId as never });
  const [since] = useState(() => story.items[0]?.at ?? "");
  const [left, setLeft] = useState<readonly string[]>([]);
  const [recording, setRecording] = useState(false);
  const nothing = useTell(disclosures.nothing);
  const contact = story.items.find(
    ({ at, contact: one }) =>
      one &&
      at > since &&
      one.onDay === today() &&
      !left.includes(one.contactId) &&
      maySayNothing(me, { ...one, access: found.access }) &&
      heardBy(one).length > 0,
  )?.contact;
  if (!contact) return null;
  const { contactId } = contact;
  const leave = () => setLeft([...left, contactId]);
  async function sayNothing(): Promise<void> {
    try {
      await nothing({ contactId });
      showToast({ text: say({ id: "disclosures.told.kept", message: "Written down: nothing was shared." }) });
      leave();
    } catch (problem) {
      showToast({ text: sayProblem(say, {}, problem) });
    }
  }
  return (
    <div className="mb-6 print:hidden">
      <Notice live icon="share" title={say({ id: "disclosures.told.ask", message: "Was anything shared with them?" })}>
        <p>{say({ id: "disclosures.told.hint", message: "In the contact you have just recorded. Leave it, and it stays unanswered." })}</p>
        <div className="mt-3 flex flex-wrap gap-2">
          <Button icon="share" onPress={() => setRecording(true)}>
            {say({ id: "disclosures.told.record", message: "Record what was shared" })}
          </Button>
          <Button waiting={nothing.waiting} onPress={() => void sayNothing()}>
            {say({ id: "disclosures.told.nothing", message: "Nothing was shared" })}
          </Button>
          <Button kind="quiet" onPress={leave}>
            {say({ id: "disclosures.told.leave", message: "Leave it" })}
          </Button>
        </div>
      </Notice>
      {recording && (
        <Suspense fallback={null}>
          <ShareDialog caseId={caseId} aloud={{ heard: heardBy(contact), onTold: leave }} onClose={() => setRecording(false)} />
        </Suspense>
      )}
    </div>
  );
}
