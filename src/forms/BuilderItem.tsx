import { Button, Buttons } from "../ui/Button.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { Select } from "../ui/Select.tsx";
import { TextArea, TextField } from "../ui/TextField.tsx";
import { type Message, useWords } from "../ui/words.ts";
import { type BuiltItem, BuiltKind } from "./contract.ts";
import { ShownWhenField } from "./ShownWhenField.tsx";

const kindWords: Readonly<Record<BuiltKind, Message>> = {
  string: { id: "forms.kind.string", message: "A few words" },
  text: { id: "forms.kind.text", message: "Many words" },
  boolean: { id: "forms.kind.boolean", message: "Yes or no" },
  choice: { id: "forms.kind.choice", message: "One of several answers" },
  several: { id: "forms.kind.several", message: "Several of the answers" },
  integer: { id: "forms.kind.integer", message: "A whole number" },
  decimal: { id: "forms.kind.decimal", message: "A number" },
  date: { id: "forms.kind.date", message: "A day" },
  display: { id: "forms.kind.display", message: "Only words to read" },
};

interface BuilderItemProps {
  item: BuiltItem;
  number: number;
  /** What stands above it: only that can decide whether it is asked. */
  before: readonly BuiltItem[];
  open: boolean;
  first: boolean;
  last: boolean;
  onOpen: (open: boolean) => void;
  onChange: (item: BuiltItem) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: (() => void) | undefined;
}

/** One part of a form: folded, what it asks; open, everything that can be changed of it. */
export function BuilderItem({ item, number, before, open, first, last, onOpen, onChange, onMove, onRemove }: BuilderItemProps) {
  const say = useWords();
  const { kind, text } = item;
  const which = { number };
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center gap-2">
        <div className="min-w-40 grow">
          <p>
            {number}. {text || <span className="text-quiet">{say({ id: "forms.item.empty", message: "Not worded yet" })}</span>}
          </p>
          <p className="text-sm text-quiet">
            {kind
              ? say(kindWords[kind])
              : say({ id: "forms.item.kept", message: "Stays as it is in the file; it can be moved or taken out" })}
          </p>
        </div>
        <Buttons>
          <Button
            kind="quiet"
            icon="up"
            disabled={first}
            label={say({ id: "forms.item.up", message: "Move question {number} up" }, which)}
            onPress={() => onMove(-1)}
          />
          <Button
            kind="quiet"
            icon="down"
            disabled={last}
            label={say({ id: "forms.item.down", message: "Move question {number} down" }, which)}
            onPress={() => onMove(1)}
          />
          {kind && (
            <Button
              label={
                open
                  ? say({ id: "forms.item.close.which", message: "Close question {number}" }, which)
                  : say({ id: "forms.item.open.which", message: "Change question {number}" }, which)
              }
              onPress={() => onOpen(!open)}
            >
              {open ? say({ id: "forms.item.close", message: "Close" }) : say({ id: "forms.item.open", message: "Change" })}
            </Button>
          )}
          {onRemove && (
            <Button
              kind="quiet"
              icon="cross"
              label={say({ id: "forms.item.remove", message: "Take question {number} out" }, which)}
              onPress={onRemove}
            />
          )}
        </Buttons>
      </div>
      {open && kind && <Fields item={item} kind={kind} before={before} onChange={onChange} />}
    </div>
  );
}

interface FieldsProps {
  item: BuiltItem;
  kind: BuiltKind;
  before: readonly BuiltItem[];
  onChange: (item: BuiltItem) => void;
}

function Fields({ item, kind, before, onChange }: FieldsProps) {
  const say = useWords();
  const put = (more: Partial<BuiltItem>) => onChange({ ...item, ...more });
  return (
    <div className="space-y-6 border-t border-line pt-4">
      <TextArea
        rows={2}
        label={say({ id: "forms.item.text", message: "What is asked, or said" })}
        value={item.text}
        onChange={(text) => put({ text })}
      />
      <Select
        width="half"
        label={say({ id: "forms.item.kind", message: "How it is answered" })}
        options={BuiltKind.options.map((id) => ({ id, label: say(kindWords[id]) }))}
        value={kind}
        onChange={(chosen) => chosen && put({ kind: chosen as BuiltKind })}
      />
      {(kind === "choice" || kind === "several") && (
        <TextArea
          rows={4}
          label={say({ id: "forms.item.choices", message: "The answers, one on each line" })}
          value={item.choices.map(({ label }) => label).join("\n")}
          onChange={(lines) => put({ choices: choicesOf(lines, item.choices) })}
        />
      )}
      {kind !== "display" && (
        <>
          <TextField
            optional
            label={say({ id: "forms.item.help", message: "A word of help beneath it" })}
            value={item.help ?? ""}
            onChange={(help) => put({ help })}
          />
          <Checkbox
            label={say({ id: "forms.item.required", message: "Needs an answer" })}
            value={item.required}
            onChange={(required) => put({ required })}
          />
        </>
      )}
      <ShownWhenField item={item} before={before} onChange={(shownWhen) => put({ shownWhen })} />
    </div>
  );
}

/** What an answer counts stays with its words. */
function choicesOf(lines: string, before: BuiltItem["choices"]): BuiltItem["choices"] {
  return lines.split("\n").map((label, at) => {
    const weight = (before.find((it) => it.label === label) ?? before[at])?.weight;
    return { label, ...(typeof weight === "number" && { weight }) };
  });
}
