import { Select } from "../ui/Select.tsx";
import { useWords } from "../ui/words.ts";
import type { BuiltItem } from "./contract.ts";

interface ShownWhenFieldProps {
  item: BuiltItem;
  before: readonly BuiltItem[];
  onChange: (shownWhen: BuiltItem["shownWhen"]) => void;
}

/** "Always", or only while an earlier question is answered so. */
export function ShownWhenField({ item, before, onChange }: ShownWhenFieldProps) {
  const say = useWords();
  const deciding = before.filter(({ kind }) => kind === "boolean" || kind === "choice" || kind === "several");
  const { shownWhen } = item;
  if (deciding.length === 0 && !shownWhen) return null;
  const asked = deciding.find(({ linkId }) => linkId === shownWhen?.question);
  const answers =
    asked?.kind === "boolean"
      ? [
          { id: "yes", label: say({ id: "forms.yes", message: "Yes" }) },
          { id: "no", label: say({ id: "forms.no", message: "No" }) },
        ]
      : (asked?.choices ?? []).filter(({ label }) => label.trim() !== "").map(({ label }) => ({ id: label, label }));
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      <Select
        label={say({ id: "forms.shown", message: "Asked only when" })}
        options={[
          { id: "", label: say({ id: "forms.shown.always", message: "Always" }) },
          ...deciding.map(({ linkId, text }) => ({ id: linkId, label: text || linkId })),
        ]}
        value={asked ? asked.linkId : ""}
        onChange={(question) => onChange(question ? { question, answer: "" } : null)}
      />
      {asked && (
        <Select
          label={say({ id: "forms.shown.answer", message: "is answered" })}
          options={answers}
          value={shownWhen?.answer || null}
          onChange={(answer) => onChange(answer ? { question: asked.linkId, answer } : null)}
        />
      )}
    </div>
  );
}
