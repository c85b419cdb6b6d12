import type { ReactNode } from "react";
import { focusIf } from "../../concerns/public/parts.tsx";
import { OTHER, otherOf, timeOf } from "../../forms/fieldValues.ts";
import type { Answer, Item } from "../../forms/questionnaire/form.ts";
import type { Values } from "../../ui/entries.ts";
import type { PublicLanguage, Speak } from "../../ui/public/words.ts";
import { FIELD, type WrongAnswers } from "../pageProps.ts";

const text = {
  yes: { id: "portal.forms.yes", message: "Yes" },
  no: { id: "portal.forms.no", message: "No" },
  other: { id: "portal.forms.other", message: "Something else" },
  otherWords: { id: "portal.forms.otherWords", message: "Something else, in your words" },
  needed: { id: "portal.forms.needed", message: "needed" },
  lines: { id: "portal.forms.lines", message: "One answer on each line." },
  time: { id: "portal.forms.time", message: "Time" },
  file: { id: "portal.forms.file", message: "A file cannot be given here. Bring it when you meet." },
};

const wrongs: Readonly<Record<WrongAnswers[string], { readonly id: string; readonly message: string }>> = {
  missing: { id: "portal.forms.wrong.missing", message: "This one needs an answer." },
  kind: { id: "portal.forms.wrong.kind", message: "Give it as it is asked: a whole number, a number or a day." },
  notOffered: { id: "portal.forms.wrong.notOffered", message: "Choose one of the answers." },
  tooMany: { id: "portal.forms.wrong.tooMany", message: "One answer only." },
  tooLong: { id: "portal.forms.wrong.tooLong", message: "This is too long." },
  tooLow: { id: "portal.forms.wrong.tooLow", message: "This is less than it can be." },
  tooHigh: { id: "portal.forms.wrong.tooHigh", message: "This is more than it can be." },
  noDay: { id: "portal.forms.wrong.noDay", message: "This is no day of the calendar." },
  notAsked: { id: "portal.forms.wrong.notAsked", message: "This is not asked." },
  readOnly: { id: "portal.forms.wrong.readOnly", message: "This is filled in by itself." },
};

interface ItemsProps {
  readonly say: Speak;
  readonly lang: PublicLanguage;
  readonly items: readonly Item[];
  readonly shown: ReadonlySet<string>;
  readonly values: Readonly<Values>;
  readonly wrong: WrongAnswers;
}

const called = ({ prefix, text: words }: Item) => [prefix, words].filter(Boolean).join(" ");
const isHelp = ({ kind, control }: Item) => kind === "display" && control === "help";

/** The parts of a form in its order: those that are there, given what is answered so far. */
export function Items(props: ItemsProps): ReactNode {
  const { items, shown } = props;
  return items.map((item) =>
    !shown.has(item.linkId) || item.hidden || item.tally !== null || isHelp(item) ? null : <One key={item.linkId} {...props} item={item} />,
  );
}

function One({ item, ...props }: ItemsProps & { item: Item }) {
  if (item.kind === "display") return <p className="kept">{called(item)}</p>;
  if (item.kind === "group")
    return (
      <section>
        {called(item) && <h2>{called(item)}</h2>}
        <Items {...props} items={item.items} />
      </section>
    );
  return (
    <>
      <Question {...props} item={item} />
      <Items {...props} items={item.items} />
    </>
  );
}

const textOf = (values: Readonly<Values>, name: string): string => (typeof values[name] === "string" ? values[name] : "");
const idOf = (linkId: string) => `${FIELD}${linkId}`.replaceAll(/\s/g, "_");

/** A choice to make, as a row that a thumb can hit. */
function Choice({
  name,
  value,
  many,
  chosen,
  children,
}: {
  name: string;
  value: string;
  many: boolean;
  chosen: boolean;
  children: ReactNode;
}) {
  return (
    <label className="choice">
      <input type={many ? "checkbox" : "radio"} name={`${FIELD}${name}`} value={value} defaultChecked={chosen} />
      <span>{children}</span>
    </label>
  );
}

function Question({ say, lang, item, values, wrong }: ItemsProps & { item: Item }) {
  const { linkId, kind, repeats, options, required, readOnly } = item;
  const id = idOf(linkId);
  const fault = wrong[linkId];
  const first = fault !== undefined && Object.keys(wrong)[0] === linkId;
  const help = item.items.filter(isHelp).map((one) => one.text);
  const hint = [...help, ...(kind === "string" && repeats ? [say(text.lines)] : [])].join(" ");
  const value = textOf(values, linkId);
  if (readOnly) return <p className="kept">{called(item)}</p>;
  const title = (
    <>
      {called(item)}
      {required && (
        <span className="of" lang={lang}>
          {" "}
          ({say(text.needed)})
        </span>
      )}
    </>
  );
  const beneath = (
    <>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {fault && (
        <span className="asked" role="alert" id={`${id}-wrong`} lang={lang}>
          {say(wrongs[fault])}
        </span>
      )}
    </>
  );
  const about = [hint && `${id}-hint`, fault && `${id}-wrong`].filter(Boolean).join(" ") || undefined;
  if (kind === "attachment")
    return (
      <div className="field">
        <p className="title">{title}</p>
        <p lang={lang}>{say(text.file)}</p>
      </div>
    );
  if (options.length > 0 || kind === "boolean") {
    const chosen = Array.isArray(values[linkId]) ? (values[linkId] as string[]) : [value];
    const yesNo = [
      { value: "yes", label: say(text.yes) },
      { value: "no", label: say(text.no) },
    ];
    const offered =
      kind === "boolean"
        ? yesNo
        : options.map((option, at) => ({ value: String(at), label: [option.prefix, labelOf(option.value)].filter(Boolean).join(" ") }));
    const open = kind === "open-choice";
    return (
      <fieldset aria-describedby={about} {...focusIf(first)}>
        <legend>{title}</legend>
        {beneath}
        <div className="choices">
          {offered.map((one) => (
            <Choice key={one.value} name={linkId} value={one.value} many={repeats} chosen={chosen.includes(one.value)}>
              {one.label}
            </Choice>
          ))}
          {open && !repeats && (
            <Choice name={linkId} value={OTHER} many={false} chosen={chosen.includes(OTHER)}>
              <span lang={lang}>{say(text.other)}</span>
            </Choice>
          )}
        </div>
        {open && <Line name={otherOf(linkId)} label={say(text.otherWords)} value={textOf(values, otherOf(linkId))} />}
      </fieldset>
    );
  }
  const face = { id, name: `${FIELD}${linkId}`, defaultValue: value, autoComplete: "off", dir: "auto", ...focusIf(first) } as const;
  const marked = { "aria-describedby": about, ...(fault && { "aria-invalid": true }) };
  return (
    <div className="field">
      <label className="title" htmlFor={id}>
        {title}
        {item.unit && ` (${item.unit})`}
      </label>
      {beneath}
      {kind === "date" || kind === "dateTime" ? (
        <input type="date" {...face} {...marked} {...(item.least && { min: item.least })} {...(item.most && { max: item.most })} />
      ) : kind === "integer" || kind === "decimal" ? (
        <input type="text" inputMode={kind === "integer" ? "numeric" : "decimal"} {...face} {...marked} />
      ) : kind === "string" && !repeats ? (
        <input type="text" spellCheck={false} {...face} {...marked} />
      ) : (
        <textarea rows={4} spellCheck={false} {...face} {...marked} />
      )}
      {kind === "dateTime" && <Line name={timeOf(linkId)} label={say(text.time)} value={textOf(values, timeOf(linkId))} type="time" />}
    </div>
  );
}

function Line({ name, label, value, type = "text" }: { name: string; label: string; value: string; type?: "text" | "time" }) {
  const id = idOf(name);
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input type={type} id={id} name={`${FIELD}${name}`} defaultValue={value} autoComplete="off" spellCheck={false} dir="auto" />
    </>
  );
}

const labelOf = (answer: Answer): string => {
  if ("coding" in answer) return answer.coding.display ?? answer.coding.code ?? "";
  if ("words" in answer) return answer.words;
  if ("number" in answer) return answer.number;
  if ("date" in answer) return answer.date;
  return "moment" in answer ? answer.moment : "";
};
