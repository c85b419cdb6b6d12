import { useState } from "react";
import { CarrierField } from "../cases/CarrierField.tsx";
import { useGo } from "../ui/address.ts";
import { type Tell, useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { useMe } from "../ui/me.ts";
import { Notice } from "../ui/Notice.tsx";
import { Wait } from "../ui/Skeleton.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { conflicts } from "./conflictContract.ts";
import { wallExplain } from "./wallWords.ts";

type Knowing = Tell<(typeof conflicts.knowCase)["in"], (typeof conflicts.knowCase)["out"]>;
type Holders = readonly { readonly accountId: string; readonly programId: string }[];

/** “I know this person”, said by the one who does: from then on nothing of them is there for that one, and it is somebody else's. */
export function KnowThem({ of, id, holders }: { of: "case" | "person"; id: string; holders: Holders }) {
  const say = useWords();
  const me = useMe();
  const go = useGo();
  const tells = { case: useTell(conflicts.knowCase), person: useTell(conflicts.knowPerson) };
  const [open, setOpen] = useState(false);
  const held = holders.find(({ accountId }) => accountId === me.id);
  const title = say({ id: "walls.iKnow", message: "I know this person" });
  return (
    <>
      <Button kind="quiet" icon="people" className="-ms-3" onPress={() => setOpen(true)}>
        {say({ id: "walls.iKnow.open", message: "I know this person…" })}
      </Button>
      <Dialog title={title} open={open} onClose={() => setOpen(false)} firm>
        <Form
          tell={tells[of] as Knowing}
          also={of === "case" ? { caseId: id } : { personId: id }}
          explain={wallExplain}
          submit={say({ id: "walls.iKnow.do", message: "Keep me out from now on" })}
          onDone={() => {
            showToast({ text: say({ id: "walls.iKnow.done", message: "You are kept out. Whoever leads the program is told" }) });
            go("/");
          }}
        >
          <Notice>
            {say({
              id: "walls.iKnow.text",
              message: "At once you see nothing of them any more, and your steps go to others. You cannot lift it: that takes two others.",
            })}
          </Notice>
          {held && (
            <Wait lines={3}>
              <CarrierField
                name="handOverTo"
                label={say({ id: "walls.iKnow.handOver", message: "It is your case. Who takes it over?" })}
                programId={held.programId}
                without={held.accountId}
              />
            </Wait>
          )}
        </Form>
      </Dialog>
    </>
  );
}
