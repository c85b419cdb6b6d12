import { useState } from "react";
import { isolate } from "../people/PersonName.tsx";
import { useAsk, useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useFormats } from "../ui/formats.ts";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type HeldPage, pages } from "./contract.ts";
import { InviteDialog } from "./InviteDialog.tsx";

/** Whether the person of a case has a page of their own; to offer one, to end it, and for who supervises to switch pages on. */
export function PagePart({ id }: { id: string }) {
  const say = useWords();
  const caseId = id as never;
  const shown = useAsk(pages.show, { caseId });
  const setOn = useTell(pages.setOn);
  const [inviting, setInviting] = useState(false);
  const [ending, setEnding] = useState<HeldPage>();
  if (!shown.on && !shown.maySwitch) return null;
  const own = shown.pages.some(({ holder }) => holder === "self");
  return (
    <div className="max-w-4xl">
      <Card
        flush
        title={say({ id: "portal.title", message: "A page of their own" })}
        aside={
          shown.on &&
          shown.mayInvite && (
            <Button onPress={() => setInviting(true)}>
              {own ? say({ id: "portal.newCode", message: "A new code…" }) : say({ id: "portal.offer", message: "Offer it…" })}
            </Button>
          )
        }
      >
        {shown.pages.length === 0 && (
          <p className="px-4 py-4 text-quiet sm:px-5">
            {shown.on
              ? say({ id: "portal.none", message: "They have none. It is an offer, never a condition of help." })
              : say({ id: "portal.off", message: "Pages are switched off in this program." })}
          </p>
        )}
        <Rows>
          {shown.pages.map((page) => (
            <PageRow key={page.pageId} page={page} onEnd={shown.mayEnd ? () => setEnding(page) : undefined} />
          ))}
        </Rows>
        {shown.maySwitch && (
          <div className="px-4 pb-3 sm:px-5">
            <Button kind="quiet" waiting={setOn.waiting} onPress={() => void setOn({ caseId, on: !shown.on })}>
              {shown.on
                ? say({ id: "portal.switchOff", message: "Switch pages off for the whole program" })
                : say({ id: "portal.switchOn", message: "Switch pages on for the whole program" })}
            </Button>
          </div>
        )}
        {inviting && <InviteDialog caseId={id} shown={shown} onClose={() => setInviting(false)} />}
        {ending && <EndPage page={ending} onClose={() => setEnding(undefined)} />}
      </Card>
    </div>
  );
}

function PageRow({ page, onEnd }: { page: HeldPage; onEnd: (() => void) | undefined }) {
  const say = useWords();
  const formats = useFormats();
  const now = page.codeUntil
    ? say({ id: "portal.waiting", message: "A code was handed over, good until {until}." }, { until: formats.moment(page.codeUntil) })
    : page.begun
      ? say({ id: "portal.begun", message: "They have chosen a password." })
      : say({ id: "portal.lapsed", message: "The code was not used in time." });
  return (
    <RowItem
      title={page.name === null ? say({ id: "portal.theirs", message: "Held by themselves" }) : isolate(page.name)}
      detail={
        <>
          {say({ id: "portal.number", message: "Page number {number}" }, { number: page.number })} · {now}{" "}
          {!page.opens && <Badge tone="outline">{say({ id: "portal.shut", message: "closed" })}</Badge>}
        </>
      }
      action={onEnd && <Button onPress={onEnd}>{say({ id: "portal.end", message: "End it…" })}</Button>}
    />
  );
}

/** The second press. */
function EndPage({ page, onClose }: { page: HeldPage; onClose: () => void }) {
  const say = useWords();
  const end = useTell(pages.end);
  return (
    <Dialog
      alert
      open
      width="narrow"
      onClose={onClose}
      title={say({ id: "portal.end.title", message: "End this page?" })}
      actions={
        <>
          <Button
            kind="primary"
            waiting={end.waiting}
            onPress={() =>
              void end({ pageId: page.pageId }).then(() => {
                showToast({ text: say({ id: "portal.ended", message: "Ended. Nobody is in it any more." }) });
                onClose();
              })
            }
          >
            {say({ id: "portal.end.do", message: "End it now" })}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {say({ id: "portal.end.not", message: "Not now" })}
          </Button>
        </>
      }
    >
      <p>{say({ id: "portal.end.text", message: "It shuts this second, also where it is open now. They can be offered another one." })}</p>
    </Dialog>
  );
}
