import type { ReactNode } from "react";
import type { Speak } from "../../ui/public/words.ts";
import type { Message } from "./wording.ts";

const text = {
  danger: { id: "concerns.public.now.danger", message: "If somebody is in danger now, call {number}." },
  crisis: { id: "concerns.public.now.crisis", message: "To talk to somebody at any hour, call or text {number}." },
};

const LIFELINE = "988";
const HERE = "\u2063";

/** A sentence with something other than words in its one gap. */
function around(sentence: string, gap: ReactNode): ReactNode {
  const [before, after] = sentence.split(HERE);
  return (
    <>
      {before}
      {gap}
      {after}
    </>
  );
}

/** A number to call, as a link where it is one. */
export function Call({ number }: { number: string }) {
  const digits = number.replace(/[^\d+]/g, "");
  return <bdi>{/^[\d\s()+.-]{3,20}$/.test(number) ? <a href={`tel:${digits}`}>{number}</a> : number}</bdi>;
}

/** What to do in an emergency: on top of every page. */
export function Emergency({ say, number }: { say: Speak; number: string }) {
  return (
    <div className="now">
      <p>
        <strong>{around(say(text.danger, { number: HERE }), <Call number={number} />)}</strong>{" "}
        {around(say(text.crisis, { number: HERE }), <Call number={LIFELINE} />)}
      </p>
    </div>
  );
}

/** The one field a page came back for takes the focus; a page that is opened gives it to none. */
export const focusIf = (wanted: boolean) => (wanted ? { autoFocus: true } : {});

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | null;
  readonly value: string;
  readonly long?: boolean;
  /** What is asked about this field once; the focus goes here. */
  readonly asked?: ReactNode;
  /** Gives no help that would carry the words to a stranger's spelling service. */
  readonly quiet: boolean;
}

interface FieldTopProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | null | undefined;
  readonly asked?: ReactNode;
  /** What the field is described by, where something is asked. */
  readonly askedId: string;
}

/** What stands above a field: what it is, a hint, and what is asked about it. */
export function FieldTop({ name, label, hint, asked, askedId }: FieldTopProps) {
  return (
    <>
      <label className="title" htmlFor={name}>
        {label}
      </label>
      {hint && (
        <span className="hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      {asked && (
        <div className="asked" id={askedId} role="alert">
          {asked}
        </div>
      )}
    </>
  );
}

/** One text somebody may give. Never required: what is missing is asked for, not refused. */
export function TextInput({ name, label, hint, value, long, asked, quiet }: FieldProps) {
  const common = {
    id: name,
    name,
    defaultValue: value,
    autoComplete: "off",
    spellCheck: quiet ? false : undefined,
    ...focusIf(Boolean(asked)),
    "aria-describedby": [hint && `${name}-hint`, asked && "asked"].filter(Boolean).join(" ") || undefined,
  };
  return (
    <div className="field">
      <FieldTop name={name} label={label} hint={hint} asked={asked} askedId="asked" />
      {long ? <textarea rows={6} dir="auto" {...common} /> : <input type="text" dir="auto" {...common} />}
    </div>
  );
}

interface ChoicesProps {
  readonly say: Speak;
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  readonly labels: Readonly<Record<string, Message>>;
  readonly chosen: readonly string[];
  readonly many?: boolean;
}

/** A closed list, as rows that a thumb can hit. */
export function Choices({ say, name, legend, hint, labels, chosen, many }: ChoicesProps) {
  return (
    <fieldset aria-describedby={hint && `${name}-hint`}>
      <legend>{legend}</legend>
      {hint && (
        <span className="hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      <div className="choices">
        {Object.entries(labels).map(([value, label]) => (
          <label className="choice" key={value}>
            <input type={many ? "checkbox" : "radio"} name={name} value={value} defaultChecked={chosen.includes(value)} />
            <span>{say(label)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** What is asked, and beneath it what to do. */
export const Told = ({ say, what, more }: { say: Speak; what: Message; more: Message }) => (
  <>
    <p>
      <strong>{say(what)}</strong>
    </p>
    <p>{say(more)}</p>
  </>
);

/** A value the reader does not see, sent with the form. */
export const Hidden = ({ name, value }: { name: string; value: string }) => (
  <input type="hidden" name={name} value={value} autoComplete="off" />
);
