import { useOptions } from "../people/personWords.ts";
import { DatePicker } from "../ui/DateField.tsx";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { useUndo } from "./caseActs.ts";
import { caseExplain } from "./caseExplain.ts";
import { pauseReasons } from "./caseWords.ts";
import { type CaseHead, cases } from "./contract.ts";
import { shiftDay } from "./days.ts";
import { LONGEST_PAUSE_DAYS } from "./policy.ts";
import { useTellOver } from "./tellStale.ts";

/** Lets a case rest until a day, on which it wakes by itself. */
export function PauseForm({ found, onDone }: { found: CaseHead; onDone: () => void }) {
  const say = useWords();
  const { today, day } = useFormats();
  const undo = useUndo();
  const { caseId } = found;
  const tell = useTellOver(cases.pause, (now: CaseHead) => ({ until: now.pausedUntil, reason: now.pauseReason, version: now.version }));
  return (
    <Form
      tell={tell}
      also={{ caseId, version: found.version }}
      explain={caseExplain}
      submit={say({ id: "cases.pause.save", message: "Pause the case" })}
      onDone={({ version }, { until }) => {
        showToast({
          text: say({ id: "cases.pause.done", message: "Paused until {day}" }, { day: day(String(until)) }),
          undo: () => undo(cases.resume, { caseId, version }),
        });
        onDone();
      }}
    >
      <p className="measure text-quiet">
        {say({ id: "cases.pause.text", message: "A paused case reminds nobody of anything. It resumes by itself on the day you choose." })}
      </p>
      <DatePicker
        name="until"
        label={say({ id: "cases.pause.until", message: "Until when?" })}
        min={shiftDay(today(), 1)}
        max={shiftDay(today(), LONGEST_PAUSE_DAYS)}
      />
      <RadioGroup name="reason" label={say({ id: "cases.pause.why", message: "Why?" })} options={useOptions(pauseReasons)} />
    </Form>
  );
}
