import { useQuery } from "@tanstack/react-query";
import { useTimeOfDay } from "../cases/useTimeOfDay.ts";
import { PersonName } from "../people/PersonName.tsx";
import { askKey, useCall } from "../ui/asking.ts";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { useWords } from "../ui/words.ts";
import { type CrisisHead, crises } from "./contract.ts";
import { beginsAnywhere } from "./policy.ts";

/** Crises that have no case yet, and those to look at again: nothing where there are none, and nothing until it is known. */
export function CrisesToday() {
  const say = useWords();
  const formats = useFormats();
  const sayTime = useTimeOfDay();
  const me = useMe();
  const call = useCall();
  const { data } = useQuery({
    queryKey: askKey(crises.open, {}),
    queryFn: () => call(crises.open, {}),
    enabled: beginsAnywhere(me as never),
    refetchInterval: 15_000,
    throwOnError: false,
  });
  if (!data || data.loose.length + data.checks.length === 0) return null;
  const looks = new Set(data.checks.map((one) => one.crisisId));
  const rest = data.loose.filter((one) => !looks.has(one.crisisId));
  const why = (one: CrisisHead) =>
    [
      looks.has(one.crisisId) &&
        one.check &&
        say(
          { id: "crises.today.look", message: "Look again {when}" },
          { when: `${formats.nearDay(one.check.onDay)}${one.check.atTime ? `, ${sayTime(one.check.atTime)}` : ""}` },
        ),
      one.caseId === null && say({ id: "crises.today.loose", message: "a crisis record not yet with a case" }),
      say({ id: "crises.today.begun", message: "begun {ago}" }, { ago: formats.ago(one.beganAt) }),
      one.begunBy.id !== me.id && one.begunBy.name,
    ].filter(Boolean);
  return (
    <Card tone="warn" flush title={say({ id: "crises.today", message: "After a crisis" })}>
      <Rows>
        {[...data.checks, ...rest].map((one) => (
          <RowItem
            key={one.crisisId}
            title={
              one.label ? (
                <PersonName label={one.label} />
              ) : (
                say({ id: "crises.numbered", message: "Crisis {number}" }, { number: one.number })
              )
            }
            detail={why(one).join(" · ")}
            action={
              <Link
                href={`/crisis?id=${one.crisisId}`}
                look="secondary"
                label={say({ id: "crises.today.open.which", message: "Open crisis {number}" }, { number: one.number })}
              >
                {say({ id: "crises.today.open", message: "Open" })}
              </Link>
            }
          />
        ))}
      </Rows>
    </Card>
  );
}
