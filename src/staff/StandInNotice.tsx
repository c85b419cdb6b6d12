import { useAsk } from "../ui/asking.ts";
import { Link } from "../ui/Link.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useWords } from "../ui/words.ts";
import { outsiders } from "./outsiderContract.ts";

/** Where somebody from outside arrives: whom they were asked to stand in for, should they not have said yes yet. */
export function StandInNotice() {
  const say = useWords();
  const waiting = useAsk(outsiders.list, {}).outsiders.find(({ mayAccept }) => mayAccept);
  if (!waiting) return null;
  return (
    <div className="mb-6">
      <Notice
        icon="person"
        title={say({ id: "staff.standIn.asked", message: "{name} asks you to stand in" }, { name: waiting.covered.name })}
        action={
          <Link href="/settings/cover" look="secondary">
            {say({ id: "staff.standIn.read", message: "Read what it means" })}
          </Link>
        }
      >
        {say({ id: "staff.standIn.text", message: "For the days on which they are away, and no others." })}
      </Notice>
    </div>
  );
}
