import { useState } from "react";
import { useTell } from "../ui/asking.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Form } from "../ui/Form.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useUnsaved } from "../ui/unsaved.ts";
import { useWords } from "../ui/words.ts";
import { BuilderItem } from "./BuilderItem.tsx";
import { type BuiltItem, type FormHead, forms } from "./contract.ts";
import { formExplain } from "./formWords.ts";

/** The next free "q7". */
function nextLink(items: readonly BuiltItem[]): string {
  const numbers = items.map(({ linkId }) => Number(/^q(\d+)$/.exec(linkId)?.[1] ?? 0));
  return `q${Math.max(0, ...numbers) + 1}`;
}

/** The questions of a draft, one beneath the other: added, moved, changed and taken out; saved all at once. */
export function FormBuilder({ form, built }: { form: FormHead; built: readonly BuiltItem[] }) {
  const say = useWords();
  const tell = useTell(forms.save);
  const [items, setItems] = useState<readonly BuiltItem[]>(built);
  const [opened, setOpened] = useState<string | undefined>(built.length === 1 ? built[0]?.linkId : undefined);
  const letGo = useUnsaved(items !== built);
  const change = (at: number, item: BuiltItem) => setItems(items.with(at, item));
  const move = (at: number, by: -1 | 1) => {
    const [here, there] = [items[at], items[at + by]];
    if (here && there) setItems(items.with(at, there).with(at + by, here));
  };
  const add = () => {
    const linkId = nextLink(items);
    setItems([...items, { linkId, kind: "text", text: "", help: null, required: false, choices: [], shownWhen: null }]);
    setOpened(linkId);
  };
  return (
    <Form
      className="max-w-2xl"
      tell={tell}
      also={{ formId: form.formId, version: form.version }}
      initial={{ title: form.title, items: built }}
      fill={({ title }) => ({ title, items: items.map(tidyItem) })}
      explain={formExplain}
      submit={say({ id: "forms.save", message: "Save the draft" })}
      onDone={() => {
        letGo();
        showToast({ text: say({ id: "forms.saved", message: "The draft is saved" }) });
      }}
    >
      <TextField name="title" label={say({ id: "forms.title", message: "What it is called" })} />
      <ol className="space-y-3">
        {items.map((item, at) => (
          <li key={item.linkId}>
            <Card>
              <BuilderItem
                item={item}
                number={at + 1}
                before={items.slice(0, at)}
                open={opened === item.linkId}
                onOpen={(open) => setOpened(open ? item.linkId : undefined)}
                onChange={(next) => change(at, next)}
                onMove={(by) => move(at, by)}
                first={at === 0}
                last={at === items.length - 1}
                onRemove={items.length > 1 ? () => setItems(items.toSpliced(at, 1)) : undefined}
              />
            </Card>
          </li>
        ))}
      </ol>
      <Buttons>
        <Button icon="plus" onPress={add}>
          {say({ id: "forms.add", message: "Add a question" })}
        </Button>
      </Buttons>
    </Form>
  );
}

/** Choices that were left empty are none, and so is a condition without an answer. */
const tidyItem = (item: BuiltItem): BuiltItem => ({
  ...item,
  text: item.text.trim(),
  help: item.help?.trim() || null,
  choices: item.kind === "choice" || item.kind === "several" ? item.choices.filter(({ label }) => label.trim() !== "") : [],
  shownWhen: item.shownWhen?.answer ? item.shownWhen : null,
});
