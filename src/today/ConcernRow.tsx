import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { concerns } from "../concerns/contract.ts";
import { useConcernTitle } from "../concerns/inbox/concernTitle.ts";
import { useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { RowItem } from "../ui/Card.tsx";
import { type Explain, sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { Icon } from "../ui/Icon.tsx";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import type { Today } from "./contract.ts";
import { useWaited } from "./crackWords.ts";

export type WaitingConcern = Today["urgent"][number];

const explain: Explain = { stale: { id: "today.taken", message: "Somebody has just taken this up. Open it to see how it stands." } };

/** A concern that waits: whoever is `rung` for it answers above, and not twice. About whom, as its sender wrote, for triage has not said yet who is meant. */
export function ConcernRow({ concern, rung = false }: { concern: WaitingConcern; rung?: boolean }) {
  const say = useWords();
  const formats = useFormats();
  const waited = useWaited();
  const me = useMe();
  const memory = useQueryClient();
  const take = useTell(concerns.take);
  const [wrong, setWrong] = useState<string>();
  const { concernId, number, programId, urgent, overdue, minutes, respondBy, takeBy, mine, assignedId, version } = concern;
  const program = me.programs.find((one) => one.id === programId)?.name;
  const href = `/concerns/${concernId}`;
  const title = useConcernTitle(true)(concern);
  const numbered = say({ id: "today.concern", message: "Concern {number}" }, { number });
  const since = waited(minutes);
  const atTime = (at: string) => (formats.dayOf(at) === formats.today() ? formats.time(at) : formats.moment(at));
  const takeIt = () => {
    setWrong(undefined);
    take({ concernId, version }).then(
      () => showToast({ text: say({ id: "today.took", message: "It is in your hands now." }) }),
      (problem: unknown) => {
        setWrong(sayProblem(say, explain, problem));
        void memory.invalidateQueries();
      },
    );
  };
  return (
    <RowItem
      mark={<Icon name={urgent || overdue ? "warn" : "concern"} className={urgent || overdue ? "text-warn" : "text-quiet"} />}
      title={
        <>
          <Link href={href} look="plain" className="hover:underline">
            {title}
          </Link>
          <span className="font-normal text-quiet">
            {[title !== numbered && numbered, program].filter(Boolean).map((part) => (
              <span key={String(part)}> · {part}</span>
            ))}
          </span>
        </>
      }
      detail={
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {urgent
            ? say({ id: "today.urgent", message: "Urgent, waiting {time}" }, { time: since })
            : say({ id: "today.waits", message: "Waiting {time}" }, { time: since })}
          {takeBy && (
            <Badge tone={overdue ? "warn" : "outline"} icon="clock">
              {overdue
                ? say({ id: "today.wasDueAt", message: "was due {time}" }, { time: atTime(takeBy) })
                : say({ id: "today.dueAt", message: "due {time}" }, { time: atTime(takeBy) })}
            </Badge>
          )}
          {overdue && respondBy && !takeBy && (
            <Badge tone="warn" icon="clock">
              {say({ id: "today.wasDue", message: "was due {day}" }, { day: formats.nearDay(respondBy) })}
            </Badge>
          )}
          {mine && <Badge tone="accent">{say({ id: "today.yours", message: "in your hands" })}</Badge>}
          {wrong && (
            <span role="alert" className="basis-full font-semibold text-ink">
              {wrong}
            </span>
          )}
        </span>
      }
      action={
        <>
          <Link
            href={href}
            look={assignedId === null ? "quiet" : "secondary"}
            label={say({ id: "today.openConcern", message: "Open concern {number}" }, { number })}
          >
            {say({ id: "today.open", message: "Open" })}
          </Link>
          {assignedId === null && !rung && (
            <Button
              waiting={take.waiting}
              label={say({ id: "today.takeConcern", message: "Take it: concern {number}" }, { number })}
              onPress={takeIt}
            >
              {say({ id: "today.take", message: "Take it" })}
            </Button>
          )}
        </>
      }
    />
  );
}
