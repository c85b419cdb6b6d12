import { isolate } from "../people/PersonName.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { useWords } from "../ui/words.ts";

/** How they were told again, and what they said. */
export interface Asked {
  readonly mode?: "in_person" | "phone" | "text";
  readonly choice?: "yes" | "narrowed" | "no";
  /** In which language they were told. */
  readonly language?: string;
}

/** What most are told in; any other is the one they signed in. */
const tongues = ["en", "es", "ar", "zh", "vi", "tl", "ht", "pt", "fr", "ru", "ko", "ase"];

/** The reminder before something new leaves (R31): no reason is asked for. */
export function AskAgain({
  aloud,
  recipient,
  spoken,
  value,
  onChange,
}: {
  /** It was told already: how they had been told again before. */
  aloud: boolean;
  recipient: string;
  /** The language of the release. */
  spoken: string;
  value: Asked;
  onChange: (asked: Asked) => void;
}) {
  const say = useWords();
  const names = new Intl.DisplayNames([document.documentElement.lang || "en"], { type: "language" });
  return (
    <section className="space-y-4 rounded-md bg-sunken px-4 py-4">
      <p className="measure">
        {aloud
          ? say(
              {
                id: "disclosures.spoken.asked",
                message:
                  "{recipient} had not been told this before. Say how you told the person again before you spoke, and what they answered. If you did not, it cannot stand here.",
              },
              { recipient: isolate(recipient) },
            )
          : say(
              {
                id: "disclosures.ask.lead",
                message:
                  "{recipient} has not been told this before. Tell the person again what would leave and to whom, that they may say no, and that their help does not depend on it.",
              },
              { recipient: isolate(recipient) },
            )}
      </p>
      <RadioGroup
        label={say({ id: "disclosures.ask.mode", message: "How you told the person" })}
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
          // Against their no it cannot be recorded as shared on their word.
          ...(aloud ? [] : [{ id: "no", label: say({ id: "disclosures.choice.no", message: "No" }) }]),
        ]}
      />
      <Select
        width="half"
        label={say({ id: "disclosures.ask.language", message: "Spoken in" })}
        value={value.language ?? spoken}
        onChange={(language) => onChange({ ...value, ...(language && { language }) })}
        options={[...new Set([...tongues, spoken])].map((tag) => ({ id: tag, label: tag === "ase" ? "ASL" : (names.of(tag) ?? tag) }))}
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
