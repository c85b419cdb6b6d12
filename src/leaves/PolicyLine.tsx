import { isolate } from "../people/PersonName.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { useWords } from "../ui/words.ts";
import type { Leave } from "./contract.ts";

/** Which version of the policy it is, and where it is read (A21). */
export function PolicyLine({ policy, applies = false }: { policy: Leave["policy"]; applies?: boolean }) {
  const say = useWords();
  const formats = useFormats();
  const given = { title: isolate(policy.title), number: policy.number, day: formats.longDay(policy.effectiveOn) };
  return (
    <p className="mt-2 text-quiet">
      {applies
        ? say({ id: "leaves.policy.applies", message: "Under “{title}”, version {number}, in force since {day}." }, given)
        : say({ id: "leaves.policy.today", message: "Today “{title}” holds, version {number}, since {day}." }, given)}{" "}
      <Link href={`/leave-policy?version=${policy.number}`}>{say({ id: "leaves.policy.read", message: "Read it" })}</Link>
    </p>
  );
}
