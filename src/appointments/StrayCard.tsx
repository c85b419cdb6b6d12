import { isolate, PersonName, usePersonText } from "../people/PersonName.tsx";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { appointmentExplain } from "./appointmentWords.ts";
import { appointments } from "./contract.ts";
import { type Stray, strays } from "./strayContract.ts";

/** On Today of who carries the case now: times with somebody who no longer has it, or is away then. Kept, moved or called off in a press each. */
export function StrayCard() {
  const say = useWords();
  const { appointments: all } = useAsk(strays.list, {});
  if (all.length === 0) return null;
  return (
    <Card flush title={say({ id: "appointments.stray", message: "Times with somebody who will not be there" })} aside={all.length}>
      <Rows>
        {all.map((one) => (
          <StrayRow key={one.appointmentId} one={one} />
        ))}
      </Rows>
    </Card>
  );
}

function StrayRow({ one }: { one: Stray }) {
  const say = useWords();
  const text = usePersonText();
  const formats = useFormats();
  const [take, cancel] = [useTell(strays.take), useTell(appointments.cancel)];
  const { appointmentId, version, caseId, label } = one;
  const name = label ? text(label) : say({ id: "appointments.case", message: "Case {number}" }, { number: one.caseNumber });
  const when = say(
    { id: "appointments.when", message: "{day}, {from} to {until}" },
    { day: formats.nearDay(formats.dayOf(one.startsAt)), from: formats.time(one.startsAt), until: formats.time(one.endsAt) },
  );
  const run = (work: Promise<unknown>, done: string) =>
    void work.then(
      () => showToast({ text: done }),
      (problem: unknown) => showToast({ text: sayProblem(say, appointmentExplain, problem) }),
    );
  const which = { name, when };
  return (
    <RowItem
      title={
        <Link href={`/cases/${caseId}?part=tasks`} look="plain" className="hover:underline">
          {label ? <PersonName label={label} /> : name}
        </Link>
      }
      detail={
        <>
          <span className="block text-ink">{when}</span>
          {one.providerGone
            ? say(
                { id: "appointments.stray.gone", message: "With {name}, who no longer has the case." },
                { name: isolate(one.provider.name) },
              )
            : say({ id: "appointments.stray.away", message: "With {name}, who is away then." }, { name: isolate(one.provider.name) })}
        </>
      }
      action={
        <>
          <Button
            waiting={take.waiting}
            label={say({ id: "appointments.take.which", message: "I keep it: {name}, {when}" }, which)}
            onPress={() =>
              run(take({ appointmentId, version }), say({ id: "appointments.taken", message: "It is with you now, at the same time" }))
            }
          >
            {say({ id: "appointments.take", message: "I keep it" })}
          </Button>
          <Link
            href={`/cases/${caseId}?part=tasks`}
            look="quiet"
            label={say({ id: "appointments.move.which", message: "Move it: {name}, {when}" }, which)}
          >
            {say({ id: "appointments.move", message: "Move it" })}
          </Link>
          <Button
            kind="quiet"
            waiting={cancel.waiting}
            label={say({ id: "appointments.cancel.which", message: "Call it off: {name}, {when}" }, which)}
            onPress={() => run(cancel({ appointmentId, version }), say({ id: "appointments.cancelled", message: "Called off" }))}
          >
            {say({ id: "appointments.cancel", message: "Call it off" })}
          </Button>
        </>
      }
    />
  );
}
