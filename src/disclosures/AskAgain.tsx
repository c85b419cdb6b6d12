import { RadioGroup } from "../ui/RadioGroup.tsx";
import { useWords } from "../ui/words.ts";

/** How they were told again, and what they said. */
export interface Asked {
  readonly mode?: "in_person" | "phone" | "text";
  readonly choice?: "yes" | "narrowed" | "no";
}

/** The reminder before something new leaves (R31): no reason is asked for. */
export function AskAgain({ value, onChange }: { value: Asked; onChange: (asked: Asked) => void }) {
  const say = useWords();
  return (
    <section className="space-y-4 rounded-md bg-sunken px-4 py-4">
      <p className="measure">
        {say({
          id: "disclosures.ask.lead",
          message:
            "This is new to them. Tell the person again what would leave and to whom, that they may say no, and that their help does not depend on it.",
        })}
      </p>
      <RadioGroup
        label={say({ id: "disclosures.ask.mode", message: "Told them again" })}
        value={value.mode ?? null}
        onChange={(mode) => onChange({ ...value, mode: mode as NonNullable<Asked["mode"]> })}
        options={[
          { id: "in_person", label: say({ id: "disclosures.ask.person", message: "In person" }) },
          { id: "phone", label: say({ id: "disclosures.ask.phone", message: "By phone" }) },
          { id: "text", label: say({ id: "disclosures.ask.text", message: "By text" }) },
        ]}
      />
      <RadioGroup
        label={say({ id: "disclosures.ask.said", message: "They said" })}
        value={value.choice ?? null}
        onChange={(choice) => onChange({ ...value, choice: choice as NonNullable<Asked["choice"]> })}
        options={[
          { id: "yes", label: say({ id: "disclosures.choice.yes", message: "Yes" }) },
          { id: "narrowed", label: say({ id: "disclosures.ask.part", message: "Only part of it" }) },
          { id: "no", label: say({ id: "disclosures.choice.no", message: "No" }) },
        ]}
      />
      {value.choice === "narrowed" && (
        <p>
          {say({
            id: "disclosures.ask.narrow",
            message: "Take out above what they do not want shared. What stands there is what they agreed to.",
          })}
        </p>
      )}
    </section>
  );
}
