import { useContext } from "react";
import { CarrierField } from "../cases/CarrierField.tsx";
import { cases } from "../cases/contract.ts";
import { useOptions } from "../people/personWords.ts";
import { type Tell, useAsk } from "../ui/asking.ts";
import { ComboBox } from "../ui/ComboBox.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { FillingContext } from "../ui/filling.ts";
import { Notice } from "../ui/Notice.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Wait } from "../ui/Skeleton.tsx";
import { TextArea } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import type { walls } from "./contract.ts";
import { originWords, wallExplain } from "./wallWords.ts";

type Placing =
  | Tell<(typeof walls.placeOnCase)["in"], (typeof walls.placeOnCase)["out"]>
  | Tell<(typeof walls.placeOnPerson)["in"], (typeof walls.placeOnPerson)["out"]>;

interface WallFormProps {
  tell: Placing;
  also: Record<string, string>;
  programId: string;
  /** Whose case it is, where that is known: kept out, they need somebody who takes over. */
  holders: readonly { readonly accountId: string; readonly programId: string }[];
  onClose: () => void;
}

/** Keeps one colleague out: who, why, and who takes over where it is the case manager. */
export function WallDialog({ tell, also, programId, holders, onClose }: WallFormProps) {
  const say = useWords();
  return (
    <Dialog title={say({ id: "walls.place", message: "Keep somebody out" })} open onClose={onClose} firm>
      <Form
        tell={tell as Tell<(typeof walls.placeOnCase)["in"], (typeof walls.placeOnCase)["out"]>}
        also={also}
        explain={wallExplain}
        submit={say({ id: "walls.place.do", message: "Keep them out from now on" })}
        onDone={() => {
          showToast({ text: say({ id: "walls.place.done", message: "They see nothing of it any more" }) });
          onClose();
        }}
      >
        <Notice>
          {say({
            id: "walls.place.text",
            message:
              "For them it is no longer there: not in lists, not in search, not in an emergency. They are not told. Lifting it takes two people.",
          })}
        </Notice>
        <Wait lines={3}>
          <Fields programId={programId} holders={holders} />
        </Wait>
        <RadioGroup name="origin" label={say({ id: "walls.origin", message: "What for?" })} options={useOptions(originWords)} look="list" />
        <TextArea name="reason" rows={2} max={1000} label={say({ id: "walls.reason", message: "Why, in a few words" })} />
      </Form>
    </Dialog>
  );
}

function Fields({ programId, holders }: Pick<WallFormProps, "programId" | "holders">) {
  const say = useWords();
  const chosen = useContext(FillingContext)?.values.accountId;
  const held = holders.find(({ accountId }) => accountId === chosen);
  const { colleagues } = useAsk(cases.staffFor, { programId });
  const options = colleagues.map(({ id, name, title }) => ({ id, label: name, ...(title && { hint: title }) }));
  return (
    <>
      <ComboBox name="accountId" className="sm:max-w-80" label={say({ id: "walls.who", message: "Who is kept out?" })} options={options} />
      {held && (
        <CarrierField
          name="handOverTo"
          label={say({ id: "walls.handOver", message: "It is their case. Who takes it over?" })}
          programId={held.programId}
          without={held.accountId}
        />
      )}
    </>
  );
}
