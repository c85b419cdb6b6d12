import type { ReactNode } from "react";
import { useFormValues } from "../../cases/formValues.ts";
import { isolate } from "../../people/PersonName.tsx";
import { Button } from "../../ui/Button.tsx";
import { useDiscreet } from "../../ui/screen.ts";
import { useWords } from "../../ui/words.ts";
import { useConcernTitle } from "../inbox/concernTitle.ts";
import { type Aside, asideIn, type Candidate } from "./decisionForm.ts";
import { useOther } from "./OtherField.tsx";

/** Says which person an earlier press had marked as the same, now that another is; one press goes back. */
export function PersonSetAside({ onBack }: { onBack: (person: Candidate) => void }) {
  const say = useWords();
  const { shown } = useDiscreet();
  const { values } = useFormValues();
  const aside = asideIn(values);
  const person = aside && "person" in aside ? aside.person : null;
  const name = person && isolate(shown(person.call));
  return (
    <div role="status">
      {person && name && (
        <Said
          text={say(
            { id: "concerns.triage.aside.person", message: "A concern is about one person: {name} is no longer marked as the same." },
            { name },
          )}
          back={say({ id: "concerns.triage.aside.person.back", message: "Back to {name}" }, { name })}
          onBack={() => onBack(person)}
        />
      )}
    </div>
  );
}

/** Says which other concern an earlier press had joined with this one, now that something else was chosen; one press goes back. */
export function ConcernSetAside({ by }: { by: "other" | "outcome" }) {
  const { values } = useFormValues();
  const aside = asideIn(values);
  return <div role="status">{aside && "other" in aside && aside.by === by && <ConcernSaid aside={aside} />}</div>;
}

function ConcernSaid({ aside }: { aside: Extract<Aside, { other: string }> }) {
  const say = useWords();
  const titleOf = useConcernTitle();
  const { values, put } = useFormValues();
  const record = useOther(aside.other);
  const title = record
    ? `${titleOf(record)} (${say({ id: "concerns.triage.title.number", message: "Concern {number}" }, { number: record.number })})`
    : say({ id: "concerns.triage.aside.unnamed", message: "the one before" });
  const back = () => {
    const now = values["outcome"] === "duplicate" ? values["other"] : null;
    put("aside", typeof now === "string" ? { other: now, by: "other" } : null);
    put("other", aside.other);
    put("outcome", "duplicate");
  };
  return (
    <Said
      text={
        aside.by === "other"
          ? say(
              {
                id: "concerns.triage.aside.other",
                message: "One other can be joined at a time: {title} stays waiting by itself. Open it afterwards to join it too.",
              },
              { title },
            )
          : say(
              { id: "concerns.triage.aside.outcome", message: "{title} is no longer joined with this one, and stays waiting by itself." },
              { title },
            )
      }
      back={say({ id: "concerns.triage.aside.back", message: "Back to joining them" })}
      onBack={back}
    />
  );
}

function Said({ text, back, onBack }: { text: string; back: string; onBack: () => void }): ReactNode {
  return (
    <div className="my-2 border-s-2 border-edge ps-3">
      <p>{text}</p>
      <Button kind="quiet" className="-ms-3" onPress={onBack}>
        {back}
      </Button>
    </div>
  );
}
