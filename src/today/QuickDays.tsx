import { useContext } from "react";
import { Button } from "../ui/Button.tsx";
import { DatePicker } from "../ui/DateField.tsx";
import { FillingContext } from "../ui/filling.ts";
import { useFormats } from "../ui/formats.ts";
import { useWords } from "../ui/words.ts";
import { addDays } from "./days.ts";

interface QuickDaysProps {
  name: string;
  label: string;
  /** Days from today that are one press away. */
  days: readonly number[];
  min: string;
  max?: string;
}

/** A day to come: one press for the usual ones, or any other. */
export function QuickDays({ name, label, days, min, max }: QuickDaysProps) {
  const say = useWords();
  const formats = useFormats();
  const filling = useContext(FillingContext);
  const today = formats.today();
  return (
    <div className="space-y-2">
      <DatePicker name={name} label={label} min={min} {...(max && { max })} />
      <div className="flex flex-wrap gap-2">
        {days.map((one) => (
          <Button key={one} kind="quiet" className="border-line!" onPress={() => filling?.put(name, addDays(today, one))}>
            {one === 1
              ? say({ id: "today.tomorrow", message: "Tomorrow" })
              : one % 7 === 0
                ? say({ id: "today.inWeeks", message: "{count, plural, one {In a week} other {In # weeks}}" }, { count: one / 7 })
                : say({ id: "today.inDays", message: "{count, plural, one {In # day} other {In # days}}" }, { count: one })}
          </Button>
        ))}
      </div>
    </div>
  );
}
