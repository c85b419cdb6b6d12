import { useQuery } from "@tanstack/react-query";
import { askKey, useCall } from "../../ui/asking.ts";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { useFormats } from "../../ui/formats.ts";
import { useWords } from "../../ui/words.ts";
import { concerns } from "../contract.ts";

/** That something left for another program, by number alone. */
export function PassedOn() {
  const say = useWords();
  const formats = useFormats();
  const call = useCall();
  const { data } = useQuery({ queryKey: askKey(concerns.passed, {}), queryFn: () => call(concerns.passed, {}) });
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Disclosure
      level={2}
      title={say({ id: "concerns.triage.passed", message: "Passed on to another program" })}
      aside={formats.number(items.length)}
    >
      <ul className="space-y-1.5">
        {items.map((one) => (
          <li key={one.id}>
            {say(
              { id: "concerns.triage.passed.one", message: "Concern {number}, to {program}, by {name}, {at}" },
              { number: one.number, program: one.toProgramName, name: one.by.name, at: formats.moment(one.at) },
            )}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
