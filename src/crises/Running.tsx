import { useQuery } from "@tanstack/react-query";
import { PersonName } from "../people/PersonName.tsx";
import { askKey, useCall } from "../ui/asking.ts";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { useWords } from "../ui/words.ts";
import { crises } from "./contract.ts";
import { beginsAnywhere } from "./policy.ts";

/** Before a first tap: the records that may be going on now, so that two people's taps, or one's after a reload, end in one. Its room is kept while it asks. */
export function Running({ caseId }: { caseId: string | undefined }) {
  const say = useWords();
  const formats = useFormats();
  const me = useMe();
  const call = useCall();
  const { data } = useQuery({
    queryKey: askKey(crises.open, {}),
    queryFn: () => call(crises.open, {}),
    enabled: beginsAnywhere(me as never),
    refetchInterval: 15_000,
    throwOnError: false,
  });
  const running = (data?.running ?? []).filter((one) => !caseId || one.caseId === null || one.caseId === caseId).slice(0, 3);
  if (running.length === 0) return <div className="min-h-14" />;
  return (
    <section aria-label={say({ id: "crises.running", message: "Begun already" })}>
      <p className="mb-2 font-semibold">{say({ id: "crises.running.ask", message: "Is it one that was begun already?" })}</p>
      <ul className="space-y-2">
        {running.map((one) => (
          <li key={one.crisisId} className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <Link href={`/crisis?id=${one.crisisId}`} look="secondary">
              {say({ id: "crises.running.go", message: "Go on with crisis {number}" }, { number: one.number })}
            </Link>
            <span className="text-sm text-quiet">
              {one.label && (
                <>
                  <PersonName label={one.label} /> ·{" "}
                </>
              )}
              {[
                say({ id: "crises.today.begun", message: "begun {ago}" }, { ago: formats.ago(one.beganAt) }),
                one.begunBy.id === me.id ? say({ id: "crises.running.you", message: "by you" }) : one.begunBy.name,
              ].join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
