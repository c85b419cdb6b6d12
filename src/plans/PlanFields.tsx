import { useOptions } from "../people/personWords.ts";
import { DatePicker } from "../ui/DateField.tsx";
import { useFormats } from "../ui/formats.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { useWords } from "../ui/words.ts";
import type { AuthoredWith } from "./contract.ts";
import type { Body } from "./PlanEditor.tsx";
import { authoredWords } from "./planWords.ts";

const tongues = ["en", "es", "ar", "zh", "vi", "tl", "ht", "pt", "fr", "ru", "ko", "so"];

/** Around their words: the language, how it was written, how long, and when it is looked at again. */
export function PlanFields({ body, onChange }: { body: Body; onChange: (more: Partial<Body>) => void }) {
  const say = useWords();
  const formats = useFormats();
  const names = new Intl.DisplayNames([document.documentElement.lang || "en"], { type: "language" });
  const today = formats.today();
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      <DatePicker
        label={say({ id: "plans.reviewOn", message: "Look at it again by" })}
        min={today}
        value={body.reviewOn}
        onChange={(day) => day && onChange({ reviewOn: day })}
      />
      <DatePicker
        optional
        label={say({ id: "plans.targetEnd", message: "Planned until" })}
        min={body.startOn}
        value={body.targetEnd}
        onChange={(day) => onChange({ targetEnd: day })}
      />
      <RadioGroup
        className="sm:col-span-2"
        look="chips"
        label={say({ id: "plans.authored", message: "How was it written?" })}
        options={useOptions(authoredWords)}
        value={body.authoredWith}
        onChange={(how) => how && onChange({ authoredWith: how as AuthoredWith })}
      />
      <Select
        width="half"
        label={say({ id: "plans.language", message: "In which language?" })}
        options={[...new Set([...tongues, body.language])].map((tag) => ({ id: tag, label: names.of(tag) ?? tag }))}
        value={body.language}
        onChange={(language) => language && onChange({ language })}
      />
    </div>
  );
}
