import { useContext, useMemo } from "react";
import { CheckboxGroup } from "../ui/Checkbox.tsx";
import { DateField, TimeField } from "../ui/DateField.tsx";
import { FillingContext } from "../ui/filling.ts";
import { Notice } from "../ui/Notice.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { TextArea, TextField } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import { answersIn, OTHER, otherOf, timeOf } from "./fieldValues.ts";
import { useAnswerText } from "./formWords.ts";
import type { Form, Item } from "./questionnaire/form.ts";
import { findShown } from "./questionnaire/shown.ts";

/** So many choices stand beneath each other; more are a list to open. */
const inView = 8;

/** The questions of a form inside a `Form`, in its order; each field is called by its linkId. What another answer decides comes and goes with it. */
export function FormFields({ form }: { form: Form }) {
  const filling = useContext(FillingContext);
  const values = filling?.values;
  const shown = useMemo(() => findShown(form, answersIn(form, values ?? {})), [form, values]);
  // The form's own language, so that its words are read aloud as they are meant, and stand the right way round.
  return (
    <div className="space-y-6" {...(form.language && { lang: form.language })} dir="auto">
      <Items items={form.items} shown={shown} level={2} />
    </div>
  );
}

interface ItemsProps {
  items: readonly Item[];
  shown: ReadonlySet<string>;
  level: number;
}

function Items({ items, shown, level }: ItemsProps) {
  return items.map((item) =>
    !shown.has(item.linkId) || item.hidden || item.tally !== null || isHelp(item) ? null : (
      <OneItem key={item.linkId} item={item} shown={shown} level={level} />
    ),
  );
}

const isHelp = ({ kind, control }: Item) => kind === "display" && control === "help";
const called = ({ prefix, text }: Item) => [prefix, text].filter(Boolean).join(" ");

function OneItem({ item, shown, level }: { item: Item; shown: ReadonlySet<string>; level: number }) {
  const Heading = level === 2 ? "h2" : "h3";
  if (item.kind === "group")
    return (
      <section className="space-y-6">
        {called(item) && <Heading className={level === 2 ? "text-lg font-semibold" : "font-semibold"}>{called(item)}</Heading>}
        <Items items={item.items} shown={shown} level={Math.min(level + 1, 3)} />
      </section>
    );
  if (item.kind === "display") return <p className="measure whitespace-pre-line">{called(item)}</p>;
  const beneath = item.items.filter((it) => !isHelp(it) && shown.has(it.linkId));
  return (
    <div className="space-y-6">
      <Question item={item} />
      {beneath.length > 0 && (
        <div className="space-y-6 border-s-2 border-line ps-4">
          <Items items={beneath} shown={shown} level={3} />
        </div>
      )}
    </div>
  );
}

function Question({ item }: { item: Item }) {
  const say = useWords();
  const answerText = useAnswerText();
  const filling = useContext(FillingContext);
  const { linkId, kind, repeats } = item;
  const help = item.items
    .filter(isHelp)
    .map(({ text }) => text)
    .join(" ");
  const face = { name: linkId, label: called(item) || linkId, hint: help || undefined, optional: !item.required };
  if (item.readOnly) return <p className="measure">{[called(item), ...item.initial.map(answerText)].join(" ")}</p>;
  if (item.options.length > 0) {
    const options = [
      ...item.options.map((option, at) => ({ id: String(at), label: [option.prefix, answerText(option.value)].filter(Boolean).join(" ") })),
      ...(kind === "open-choice" && !repeats ? [{ id: OTHER, label: say({ id: "forms.other", message: "Something else" }) }] : []),
    ];
    const asksOther = kind === "open-choice" && (repeats || filling?.values[linkId] === OTHER);
    return (
      <>
        {repeats ? (
          <CheckboxGroup {...face} options={options} />
        ) : options.length > inView ? (
          <Select {...face} options={options} width="half" />
        ) : (
          <RadioGroup {...face} options={options} />
        )}
        {asksOther && (
          <TextField name={otherOf(linkId)} optional label={say({ id: "forms.other.words", message: "Something else, in words" })} />
        )}
      </>
    );
  }
  switch (kind) {
    case "boolean":
      return (
        <RadioGroup
          {...face}
          options={[
            { id: "yes", label: say({ id: "forms.yes", message: "Yes" }) },
            { id: "no", label: say({ id: "forms.no", message: "No" }) },
          ]}
        />
      );
    case "integer":
    case "decimal": {
      const label = item.unit ? `${face.label} (${item.unit})` : face.label;
      return <TextField {...face} label={label} width="short" inputMode={kind === "integer" ? "numeric" : "decimal"} />;
    }
    case "date":
      return <DateField {...face} {...(item.least && { min: item.least })} {...(item.most && { max: item.most })} />;
    case "dateTime":
      return (
        <div className="flex flex-wrap items-end gap-4">
          <DateField {...face} />
          <TimeField name={timeOf(linkId)} optional label={say({ id: "forms.time", message: "Time" })} />
        </div>
      );
    case "attachment":
      return (
        <Notice title={face.label}>
          {say({ id: "forms.attachment", message: "A file cannot be answered here. Put it with the files of the case." })}
        </Notice>
      );
    case "string":
      if (!repeats) return <TextField {...face} spellCheck />;
      return (
        <TextArea {...face} hint={[help, say({ id: "forms.lines", message: "One answer on each line." })].filter(Boolean).join(" ")} />
      );
    default:
      return <TextArea {...face} {...(item.maxLength !== null && { max: item.maxLength })} />;
  }
}
