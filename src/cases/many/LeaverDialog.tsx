import { accounts } from "../../staff/contract.ts";
import { useGo } from "../../ui/address.ts";
import { useAsk } from "../../ui/asking.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { useMe } from "../../ui/me.ts";
import { Wait } from "../../ui/Skeleton.tsx";
import { useWords } from "../../ui/words.ts";

/** Who leaves: one press on a colleague of the programs one supervises. */
export function LeaverDialog({ onClose }: { onClose: () => void }) {
  const say = useWords();
  return (
    <Dialog title={say({ id: "cases.leaver.who", message: "Who leaves?" })} open onClose={onClose} width="narrow">
      <Wait lines={4}>
        <Colleagues onClose={onClose} />
      </Wait>
    </Dialog>
  );
}

function Colleagues({ onClose }: { onClose: () => void }) {
  const say = useWords();
  const me = useMe();
  const go = useGo();
  const supervised = me.programs.filter(({ role }) => role === "supervisor").map(({ id }) => id);
  const { colleagues } = useAsk(accounts.colleagues, {});
  const mine = colleagues.filter(({ id, programIds }) => (id as string) !== me.id && programIds.some((one) => supervised.includes(one)));
  if (mine.length === 0) return <p>{say({ id: "cases.leaver.nobody", message: "Nobody else works in your programs." })}</p>;
  return (
    <ul className="space-y-1">
      {mine.map(({ id, name, title }) => (
        <li key={id}>
          <Button
            kind="quiet"
            className="w-full justify-start!"
            onPress={() => {
              onClose();
              go(`/settings/accounts/${id}/hand-over`);
            }}
          >
            {title ? `${name}, ${title}` : name}
          </Button>
        </li>
      ))}
    </ul>
  );
}
