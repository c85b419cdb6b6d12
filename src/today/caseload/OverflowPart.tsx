import type { z } from "zod";
import { useTell } from "../../ui/asking.ts";
import { Button } from "../../ui/Button.tsx";
import { DatePicker } from "../../ui/DateField.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import type { Explain } from "../../ui/explaining.ts";
import { sayProblem } from "../../ui/explaining.ts";
import { Form } from "../../ui/Form.tsx";
import { useFormats } from "../../ui/formats.ts";
import { Notice } from "../../ui/Notice.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { addDays } from "../days.ts";
import { board } from "./contract.ts";

const wrongs: Explain = {
  "overflow.nobody": {
    id: "today.overflow.nobody",
    message: "Nobody who is there stands by. A colleague says so under Settings, The program.",
  },
  "untilDay.past": { id: "today.overflow.past", message: "That day is over. Choose a later one." },
  "untilDay.tooFar": { id: "today.overflow.far", message: "Ninety days at most. Choose an earlier day." },
};

interface OverflowProps {
  programId: string;
  overflow: z.output<typeof board.show.out>["overflow"];
  /** Somebody carries more than planned. */
  tooMuch: boolean;
}

/** At high caseload new concerns of low risk go to those who stand by, until a day (A17). */
export function OverflowPart({ programId, overflow, tooMuch }: OverflowProps) {
  const say = useWords();
  const formats = useFormats();
  const tell = useTell(board.setOverflow);
  const title = say({ id: "today.overflow", message: "Too much at once" });
  if (overflow.until)
    return (
      <Notice icon="info" title={title}>
        <p>
          {say(
            {
              id: "today.overflow.now",
              message:
                "Until {day} new concerns of low risk go to {count, plural, =0 {nobody: who stands by is not there, or cannot be given cases} one {the colleague who stands by} other {the # colleagues who stand by}}; {given, plural, =0 {none is in their hands now} one {one is in their hands now} other {# are in their hands now}}.",
            },
            {
              day: formats.nearDay(formats.dayOf(new Date(Date.parse(overflow.until) - 1).toISOString())),
              count: overflow.standBy,
              given: overflow.given,
            },
          )}
        </p>
        <Button
          kind="quiet"
          waiting={tell.waiting}
          onPress={() =>
            void tell({ programId, untilDay: null }).then(
              () => showToast({ text: say({ id: "today.overflow.ended", message: "New concerns wait for triage again" }) }),
              (problem: unknown) => showToast({ text: sayProblem(say, wrongs, problem) }),
            )
          }
        >
          {say({ id: "today.overflow.end", message: "End it now" })}
        </Button>
      </Notice>
    );
  return (
    <Disclosure title={title} open={tooMuch}>
      <p className="mb-3 text-quiet">
        {say(
          {
            id: "today.overflow.lead",
            message:
              "New concerns of low risk can go to those who stand by, in turn, until a day; urgent ones never do. {count, plural, =0 {Nobody stands by now.} one {One colleague stands by.} other {# colleagues stand by.}}",
          },
          { count: overflow.standBy },
        )}
      </p>
      {overflow.standBy > 0 && (
        <Form
          tell={tell}
          also={{ programId }}
          initial={{ untilDay: addDays(formats.today(), 4) }}
          explain={wrongs}
          submit={say({ id: "today.overflow.begin", message: "Begin now" })}
          onDone={() => showToast({ text: say({ id: "today.overflow.begun", message: "Begun; it ends by itself" }) })}
        >
          <DatePicker name="untilDay" label={say({ id: "today.overflow.until", message: "Until" })} min={formats.today()} />
        </Form>
      )}
    </Disclosure>
  );
}
