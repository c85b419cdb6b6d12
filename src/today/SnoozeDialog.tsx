import { useQueryClient } from "@tanstack/react-query";
import { useCall, useTell } from "../ui/asking.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { type Explain, sayProblem } from "../ui/explaining.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { TextArea } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type PutOff, today } from "./contract.ts";
import { useCrackWords } from "./crackWords.ts";
import { addDays } from "./days.ts";
import { QuickDays } from "./QuickDays.tsx";

const explain: Explain = {
  "untilDay.past": { id: "today.snooze.past", message: "Choose a day after today." },
  "untilDay.tooFar": { id: "today.snooze.far", message: "Choose a day within 30 days. For longer, pause the case." },
  "crack.putOffMeanwhile": { id: "today.snooze.meanwhile", message: "Somebody has just put this off. Close this to see until when." },
  notFound: { id: "today.snooze.gone", message: "This does not slip any more; there is nothing to put off." },
};

/** Puts off what slips, until a day and for a reason that others can read. */
export function SnoozeDialog({ crack, onClose }: { crack: PutOff; onClose: () => void }) {
  const say = useWords();
  const formats = useFormats();
  const why = useCrackWords();
  const call = useCall();
  const memory = useQueryClient();
  const tell = useTell(today.snooze);
  const takeBack = async (snoozeId: string) => {
    try {
      await call(today.unsnooze, { snoozeId });
    } catch (problem) {
      showToast({ text: sayProblem(say, {}, problem) });
    }
    await memory.invalidateQueries();
  };
  return (
    <Dialog title={say({ id: "today.snooze", message: "Put it off, with a reason" })} open onClose={onClose} firm>
      <p className="mb-5 text-quiet">{why(crack)}</p>
      <Form
        tell={tell}
        also={{ crack: crack.crack, subjectId: crack.subjectId }}
        explain={explain}
        submit={say({ id: "today.snooze.save", message: "Put it off" })}
        onDone={({ id }, { untilDay }) => {
          onClose();
          showToast({
            text: say({ id: "today.snoozed", message: "Put off until {day}" }, { day: formats.day(String(untilDay)) }),
            undo: () => void takeBack(id),
          });
        }}
      >
        <QuickDays
          name="untilDay"
          label={say({ id: "today.snooze.until", message: "Until when?" })}
          days={[1, 3, 7, 14]}
          min={addDays(formats.today(), 1)}
          max={addDays(formats.today(), 30)}
        />
        <TextArea
          name="reason"
          rows={2}
          max={500}
          label={say({ id: "today.snooze.why", message: "Why is that all right?" })}
          hint={say({
            id: "today.snooze.why.hint",
            message: "For example: she is away with her family until then. Your team can read it.",
          })}
        />
      </Form>
    </Dialog>
  );
}
