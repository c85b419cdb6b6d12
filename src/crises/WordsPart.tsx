import { useState } from "react";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { useDraft } from "../ui/draft.ts";
import { useKeptDraft } from "../ui/keptDraft.ts";
import { Notice } from "../ui/Notice.tsx";
import { TextArea } from "../ui/TextField.tsx";
import { useUnsaved } from "../ui/unsaved.ts";
import { useWords } from "../ui/words.ts";

/** What was said and done, in words: a draft is kept while it is typed, and a line made of it with one press. */
export function WordsPart({ place, onWords }: { place: string; onWords: (words: string) => void }) {
  const say = useWords();
  const draft = useKeptDraft(place);
  const [typed, setTyped] = useState(() => ({ text: String(draft.kept?.["text"] ?? "") }));
  const [start, setStart] = useState(typed.text);
  const [saved, setSaved] = useState(typed.text);
  const { text } = typed;
  const keeping = useDraft(
    typed,
    text !== start,
    (values) => draft.keep(values).then(() => setSaved(values.text)),
    (values) => setTyped({ text: String(values.text) }),
  );
  useUnsaved(text.trim() !== "" && text !== saved);
  const keep = () => {
    keeping.settle();
    onWords(text.trim());
    setTyped({ text: "" });
    setStart("");
    setSaved("");
    void draft.drop();
  };
  return (
    <Card title={say({ id: "crises.said", message: "What was said, what was done: in words" })}>
      <div className="space-y-3">
        <TextArea
          label={say({ id: "crises.said", message: "What was said, what was done: in words" })}
          labelHidden
          rows={3}
          max={8000}
          value={text}
          onChange={(value) => setTyped({ text: value })}
          hint={say({ id: "crises.said.hint", message: "Their words in quotation marks, as near as you can." })}
        />
        {keeping.elsewhere && (
          <Notice
            live
            action={
              <Buttons>
                <Button onPress={keeping.elsewhere.keepMine}>{say({ id: "crises.elsewhere.mine", message: "Keep what is here" })}</Button>
                <Button onPress={keeping.elsewhere.takeTheirs}>{say({ id: "crises.elsewhere.theirs", message: "Use the others" })}</Button>
              </Buttons>
            }
          >
            {say({ id: "crises.elsewhere", message: "These words were changed in another window" })}
          </Notice>
        )}
        <Buttons>
          <Button disabled={text.trim() === ""} onPress={keep}>
            {say({ id: "crises.said.keep", message: "Keep these words" })}
          </Button>
          <span role="status" className="text-sm text-quiet">
            {keeping.says}
          </span>
        </Buttons>
      </div>
    </Card>
  );
}
