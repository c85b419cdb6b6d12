import { useState } from "react";
import { isolate } from "../people/PersonName.tsx";
import { useAsk } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { useFormats } from "../ui/formats.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { useWords } from "../ui/words.ts";
import { appointments, type FreeTime } from "./contract.ts";

/** So many days with free times are shown at first. */
const FIRST_DAYS = 4;

interface TimeChoiceProps {
  readonly caseId: string;
  /** The program whose kept times are held; else those of whoever serves the case. */
  readonly heldAt?: string;
  readonly nearest: readonly FreeTime[];
  readonly chosen: FreeTime | undefined;
  readonly onChoose: (time: FreeTime, urgent: boolean) => void;
}

const keyOf = ({ provider, startsAt }: FreeTime) => `${provider.id} ${startsAt}`;

/** The free times, a day each: one press chooses one. */
export function TimeChoice({ caseId, heldAt, nearest, chosen, onChoose }: TimeChoiceProps) {
  const say = useWords();
  const formats = useFormats();
  const [urgent, setUrgent] = useState(false);
  const [all, setAll] = useState(false);
  const [who, setWho] = useState<string>();
  const { times } = useAsk(appointments.times, {
    caseId: caseId as never,
    urgent: urgent ? "yes" : "no",
    ...(heldAt && { heldAt: heldAt as never }),
  });
  const providers = [...new Map(times.map(({ provider }) => [provider.id, provider])).values()];
  const shown = who ? times.filter(({ provider }) => provider.id === who) : times;
  const days = [...Map.groupBy(shown, ({ startsAt }) => formats.dayOf(startsAt))];
  const label = (time: FreeTime) =>
    [
      formats.time(time.startsAt),
      providers.length > 1 && !who && isolate(time.provider.name),
      time.urgent && say({ id: "appointments.urgent", message: "kept for what cannot wait" }),
    ]
      .filter(Boolean)
      .join(" · ");
  const group = (title: string, found: readonly FreeTime[], key: string) => (
    <RadioGroup
      key={key}
      label={title}
      look="chips"
      optional={false}
      options={found.map((time) => ({ id: keyOf(time), label: label(time) }))}
      value={chosen && found.some((time) => keyOf(time) === keyOf(chosen)) ? keyOf(chosen) : null}
      onChange={(id) => {
        const time = found.find((one) => keyOf(one) === id);
        if (time) onChoose(time, urgent);
      }}
    />
  );
  return (
    <div className="space-y-5">
      {providers.length > 1 && (
        <Select
          width="half"
          label={say({ id: "appointments.with", message: "With whom" })}
          options={[
            { id: "", label: say({ id: "appointments.anybody", message: "Anybody who is free" }) },
            ...providers.map(({ id, name }) => ({ id, label: name })),
          ]}
          value={who ?? ""}
          onChange={(id) => setWho(id || undefined)}
        />
      )}
      {!heldAt && (
        <Checkbox
          label={say({ id: "appointments.cannotWait", message: "It cannot wait: show what is kept for that" })}
          value={urgent}
          onChange={setUrgent}
        />
      )}
      {nearest.length > 0 && group(say({ id: "appointments.nearest", message: "Nearest free times" }), nearest, "nearest")}
      {days.length === 0 && (
        <p className="text-quiet">
          {heldAt
            ? say({ id: "appointments.none.held", message: "They keep no free time within the next three weeks." })
            : say({
                id: "appointments.none",
                message:
                  "Nobody who serves this case has a free time within the next three weeks. Hours are set under Appointments and hours.",
              })}
        </p>
      )}
      {days.slice(0, all ? undefined : FIRST_DAYS).map(([day, found]) => group(formats.longDay(day), found, day))}
      {!all && days.length > FIRST_DAYS && (
        <Button kind="quiet" icon="down" className="-ms-3" onPress={() => setAll(true)}>
          {say({ id: "appointments.later", message: "Later days" })}
        </Button>
      )}
    </div>
  );
}
