import { use } from "react";
import { Link } from "../ui/Link.tsx";
import { MeContext } from "../ui/me.ts";
import { type Message, useWords } from "../ui/words.ts";
import { mayAskEmergency } from "./policy.ts";

/** What the way to emergency access is called where nothing was found. */
export const dangerWords: Message = { id: "walls.danger", message: "Somebody is in danger now" };

/** Where somebody found nothing: the way to emergency access. It hangs on who asks alone, never on what there is (R01). */
export function EmergencyOffer() {
  const say = useWords();
  const me = use(MeContext);
  if (!me || !mayAskEmergency(me)) return null;
  return (
    <Link href="/emergency" look="secondary">
      {say(dangerWords)}
    </Link>
  );
}
