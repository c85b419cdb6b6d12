import { useTell } from "../ui/asking.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { rota, type Turn } from "./contract.ts";
import { refusals } from "./rotaWords.ts";

interface SwapProps {
  programId: string;
  turn: Turn;
  takers: readonly { id: string; name: string }[];
  onClose: () => void;
}

const NOBODY = "nobody";

/** Gives one week's turn to somebody else, or to nobody. */
export function SwapDialog({ turn, takers, onClose }: SwapProps) {
  const say = useWords();
  const tell = useTell(rota.swap);
  const options = [
    ...takers.filter(({ id }) => id !== turn.account?.id).map(({ id, name }) => ({ id, label: name })),
    ...(turn.account ? [{ id: NOBODY, label: say({ id: "oncall.nobody", message: "Nobody" }) }] : []),
  ];
  const field = { name: "accountId", label: say({ id: "oncall.swap.who", message: "Who has it this week?" }), options };
  return (
    <Dialog title={say({ id: "oncall.swap.title", message: "Swap this turn" })} open onClose={onClose} width="narrow">
      <Form
        tell={tell}
        also={{ patternId: turn.patternId, onDay: turn.onDay }}
        fill={(values) => ({ ...values, accountId: values.accountId === NOBODY ? null : values.accountId })}
        explain={refusals}
        submit={say({ id: "oncall.swap.do", message: "Swap it" })}
        onDone={() => {
          showToast({ text: say({ id: "oncall.swapped", message: "Swapped, for this week alone" }) });
          onClose();
        }}
      >
        {options.length > 5 ? <Select {...field} /> : <RadioGroup {...field} look="list" />}
      </Form>
    </Dialog>
  );
}
