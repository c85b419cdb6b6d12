import { RadioGroup } from "../ui/RadioGroup.tsx";
import { useWords } from "../ui/words.ts";

const steps = [5, 10, 15, 20, 30, 45, 60, 90];

/** How long it took, in steps of five minutes. */
export function MinutesField() {
  const say = useWords();
  return (
    <RadioGroup
      name="minutes"
      optional={false}
      label={say({ id: "consults.minutes", message: "How long? In minutes" })}
      options={steps.map((n) => ({ id: String(n), label: String(n) }))}
    />
  );
}
