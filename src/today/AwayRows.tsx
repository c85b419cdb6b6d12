import { type ReactNode, useState } from "react";
import { isolate } from "../people/PersonName.tsx";
import { Button } from "../ui/Button.tsx";
import { RowItem } from "../ui/Card.tsx";
import { Link } from "../ui/Link.tsx";
import { useWords } from "../ui/words.ts";

/** Several cases of one colleague who is away, said once: somebody is found for all of them at a time, and each can be looked at. */
export function AwayRows({ who, count, children }: { who: { id: string; name: string }; count: number; children: ReactNode }) {
  const say = useWords();
  const [open, setOpen] = useState(false);
  const name = isolate(who.name);
  const find = say({ id: "today.gone.find", message: "Find somebody" });
  const show = open ? say({ id: "today.gone.hide", message: "Hide the cases" }) : say({ id: "today.gone.show", message: "Show the cases" });
  return (
    <>
      <RowItem
        title={say({ id: "today.gone.who", message: "{name} is away, and nobody stands in" }, { name })}
        detail={say(
          { id: "today.gone.cases", message: "{count, plural, one {Nobody carries one case} other {Nobody carries # cases}} meanwhile." },
          { count },
        )}
        action={
          <>
            <Link href={`/settings/cover?who=${who.id}`} look="secondary" label={`${find}: ${name}`}>
              {find}
            </Link>
            <Button kind="quiet" expanded={open} label={`${show}: ${name}`} onPress={() => setOpen(!open)}>
              {show}
            </Button>
          </>
        }
      />
      {open && children}
    </>
  );
}
