import { useState } from "react";
import { cases } from "../cases/contract.ts";
import { shiftDay } from "../cases/days.ts";
import { useTimeOfDay } from "../cases/useTimeOfDay.ts";
import { clock } from "../kernel/clock.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { Select } from "../ui/Select.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type Crisis, crises } from "./contract.ts";
import { whenRefused } from "./crisisWords.ts";

/** When somebody looks again, and who: one press, and it is on their Today. */
export function CheckPart({ crisis }: { crisis: Crisis }) {
  const say = useWords();
  const formats = useFormats();
  const sayTime = useTimeOfDay();
  const me = useMe();
  const tell = useTell(crises.setCheck);
  const done = useTell(crises.doneCheck);
  const { carriers } = useAsk(cases.staffFor, { programId: crisis.programId });
  const [who, setWho] = useState<string | null>(me.id);
  const { check } = crisis;
  const people = [{ id: me.id, name: me.name }, ...carriers.filter((one) => one.id !== me.id)];
  const failed = (problem: unknown) => showToast({ text: sayProblem(say, whenRefused, problem) });
  const set = (when: { onDay: string; atTime: string }) =>
    tell({
      crisisId: crisis.crisisId,
      version: crisis.version,
      accountId: who ?? me.id,
      title: say({ id: "crises.check.title", message: "Look again after the crisis" }),
      ...when,
    }).then(
      () =>
        showToast({
          text: say(
            { id: "crises.check.set", message: "On Today of {name}: {time}" },
            {
              name: people.find((one) => one.id === who)?.name ?? me.name,
              time: `${formats.nearDay(when.onDay)}, ${sayTime(when.atTime)}`,
            },
          ),
        }),
      failed,
    );
  return (
    <Card title={say({ id: "crises.check", message: "Who looks again, and when?" })}>
      <div className="space-y-4">
        {check && (
          <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <span className="grow font-semibold">
              {check.by.name} · {formats.nearDay(check.onDay)}
              {check.atTime && `, ${sayTime(check.atTime)}`}
            </span>
            <Button
              icon="check"
              waiting={done.waiting}
              onPress={() => void done({ crisisId: crisis.crisisId, version: crisis.version }).catch(failed)}
            >
              {say({ id: "crises.check.done", message: "Looked again" })}
            </Button>
          </p>
        )}
        <Select
          width="half"
          optional={false}
          label={say({ id: "crises.check.who", message: "Who" })}
          options={people.map(({ id, name }) => ({ id, label: name }))}
          value={who}
          onChange={setWho}
        />
        <ul className="grid grid-cols-2 gap-2 sm:grid-cols-4">
          {[1, 3].map((hours) => (
            <li key={hours} className="flex">
              <Button className="min-h-14 w-full" waiting={tell.waiting} onPress={() => void set(inHours(hours, me.timeZone))}>
                {say({ id: "crises.check.in", message: "{hours, plural, one {In an hour} other {In # hours}}" }, { hours })}
              </Button>
            </li>
          ))}
          {[1, 2].map((days) => (
            <li key={days} className="flex">
              <Button
                className="min-h-14 w-full"
                waiting={tell.waiting}
                onPress={() => void set({ onDay: shiftDay(formats.today(), days), atTime: "09:00" })}
              >
                {formats.nearDay(shiftDay(formats.today(), days))}, {sayTime("09:00")}
              </Button>
            </li>
          ))}
        </ul>
        {crisis.caseId && (
          <p className="text-sm text-quiet">{say({ id: "crises.check.task", message: "It becomes a step of the case." })}</p>
        )}
      </div>
    </Card>
  );
}

/** The day and the time so many hours from now, where the agency is. */
function inHours(hours: number, timeZone: string): { onDay: string; atTime: string } {
  const at = new Date(clock().getTime() + hours * 3_600_000);
  const of = (options: Intl.DateTimeFormatOptions, locale: string) => new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(at);
  return { onDay: of({ dateStyle: "short" }, "en-CA"), atTime: of({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, "en-GB") };
}
