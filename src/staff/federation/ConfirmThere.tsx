import { useEffect, useState } from "react";
import { useCall } from "../../ui/asking.ts";
import { Button, Buttons } from "../../ui/Button.tsx";
import { Link } from "../../ui/Link.tsx";
import { useWords } from "../../ui/words.ts";
import { signInBy } from "./contract.ts";

/** Shows the second factor again at one's organisation: in a tab beside this one, so that nothing here is lost. Nothing where it cannot. */
export function ConfirmThere({ onDone }: { onDone: () => void }) {
  const say = useWords();
  const call = useCall();
  const [ways, setWays] = useState<readonly { id: string; name: string }[]>([]);
  useEffect(() => {
    call(signInBy.mine, {}).then(
      (found) => setWays(found.organisations.filter(({ stepsUp }) => stepsUp)),
      () => undefined,
    );
  }, [call]);
  if (ways.length === 0) return null;
  return (
    <div className="space-y-3 border-t border-line pt-5">
      {ways.map(({ id, name }) => (
        <Buttons key={id}>
          <Link href={`/settings/sign-in?confirm=${id}`} look="secondary" icon="people" newTab>
            {say({ id: "staff.org.confirmAt", message: "Confirm with {name}" }, { name: `\u2068${name}\u2069` })}
          </Link>
          <Button kind="quiet" onPress={onDone}>
            {say({ id: "staff.org.confirmed", message: "I have confirmed it" })}
          </Button>
        </Buttons>
      ))}
    </div>
  );
}
