import { useFormValues } from "../cases/formValues.ts";
import { usePurgedText } from "../cases/usePurgedText.ts";
import { useOptions } from "../people/personWords.ts";
import { Card } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { useWords } from "../ui/words.ts";
import type { Need, Sheet } from "./contract.ts";
import { kindWords, priorityWords, statusWords, useDomainName } from "./needWords.ts";

/** What was there last time: what became of each, and how soon it matters now. */
export function StandingNeeds({ sheet }: { sheet: Sheet }) {
  const say = useWords();
  const standing = sheet.needs.filter(({ kind, status }) => (kind === "need" || kind === "barrier") && status === "open");
  if (standing.length === 0) return null;
  return (
    <Card title={say({ id: "assessments.talk.standing", message: "What was there last time" })}>
      <ul className="divide-y divide-line">
        {standing.map((need) => (
          <li key={need.needId} className="space-y-3 py-4 first:pt-1 last:pb-0">
            <Standing need={need} sheet={sheet} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Standing({ need, sheet }: { need: Need; sheet: Sheet }) {
  const say = useWords();
  const formats = useFormats();
  const textOf = usePurgedText();
  const nameOf = useDomainName(sheet.domains);
  const { values } = useFormValues();
  const { mistaken: _, ...ends } = statusWords;
  const statuses = useOptions(ends);
  const priorities = useOptions(priorityWords);
  const words = textOf(need.words);
  const about = [say(kindWords[need.kind]), need.domain && nameOf(need.domain), formats.day(need.firstSeen)].filter(Boolean).join(" · ");
  const answer = (values[`answer.${need.needId}`] as string | null | undefined) ?? "open";
  return (
    <>
      <p className="measure">
        <bdi className="font-semibold wrap-anywhere">“{words}”</bdi>
        <span className="block text-sm text-quiet">{about}</span>
      </p>
      <Answer
        name={`answer.${need.needId}`}
        label={say({ id: "assessments.talk.became", message: "What became of “{words}”?" }, { words })}
        of="open"
        options={statuses}
      />
      {answer === "open" && need.priority && (
        <Answer
          name={`press.${need.needId}`}
          label={say({ id: "assessments.talk.presses", message: "How soon does “{words}” matter now?" }, { words })}
          of={need.priority}
          options={priorities}
        />
      )}
    </>
  );
}

function Answer({ name, label, of, options }: { name: string; label: string; of: string; options: { id: string; label: string }[] }) {
  const { values, put } = useFormValues();
  return (
    <RadioGroup
      label={label}
      labelHidden
      optional={false}
      value={(values[name] as string | null | undefined) ?? of}
      onChange={(to) => put(name, to)}
      options={options}
    />
  );
}
