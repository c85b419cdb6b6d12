import { useState } from "react";
import { isolate } from "../../people/PersonName.tsx";
import { useTell } from "../../ui/asking.ts";
import { Button, Buttons } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { TextArea } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { type ConcernRecord, concerns, type directions } from "../contract.ts";
import { useProgramsHere } from "./PassFields.tsx";
import { useSayRefusal } from "./refusals.ts";

type Way = (typeof directions)[number];

/** Worried for them, or about what they may do: the two part here, before anything is decided (D06). */
export function Direction({ record, onMoved }: { record: ConcernRecord; onMoved: () => void }) {
  const say = useWords();
  const tell = useTell(concerns.setDirection);
  const sayRefusal = useSayRefusal();
  const programs = useProgramsHere();
  const team = programs?.find((one) => one.kind === "threat_assessment" && one.id !== record.programId)?.name;
  const [asking, setAsking] = useState(false);
  const [why, setWhy] = useState("");
  const [wrong, setWrong] = useState<string>();

  const set = async (direction: Way) => {
    setWrong(undefined);
    try {
      const { moved } = await tell({ concernId: record.id, version: record.version, direction, why });
      setAsking(false);
      if (!moved) return;
      showToast({ text: say({ id: "concerns.triage.moved", message: "It went on to the team for that, and left this inbox." }) });
      onMoved();
    } catch (problem) {
      setWrong(sayRefusal(problem));
    }
  };
  const choose = (value: string | null) => {
    const leaves = value === "worried_about" && record.regime === "FERPA" && (programs === undefined || team !== undefined);
    setAsking(leaves);
    if (!leaves && value !== record.direction) void set(value as Way);
  };

  return (
    <Card tone="quiet">
      <div className="space-y-4">
        <RadioGroup
          label={say({ id: "concerns.triage.direction", message: "We are worried…" })}
          value={asking ? "worried_about" : record.direction}
          onChange={choose}
          options={[
            { id: "worried_for", label: say({ id: "concerns.triage.direction.for", message: "for them" }) },
            { id: "worried_about", label: say({ id: "concerns.triage.direction.about", message: "about what they may do" }) },
          ]}
        />
        {asking && (
          <>
            <p>
              {say(
                {
                  id: "concerns.triage.direction.goes",
                  message:
                    "This is looked at apart from care: it goes to {team} now and leaves this inbox. If somebody is in danger, call first.",
                },
                { team: isolate(team ?? say({ id: "concerns.triage.direction.team", message: "the threat assessment team" })) },
              )}
            </p>
            <TextArea
              rows={2}
              optional
              label={say({ id: "concerns.triage.direction.why", message: "What was said or done" })}
              value={why}
              onChange={setWhy}
              max={4000}
            />
            <Buttons>
              <Button kind="warn" waiting={tell.waiting} onPress={() => void set("worried_about")}>
                {say({ id: "concerns.triage.direction.send", message: "Yes, give it to that team" })}
              </Button>
              <Button onPress={() => setAsking(false)}>{say({ id: "concerns.triage.direction.no", message: "No, go back" })}</Button>
            </Buttons>
          </>
        )}
        {wrong && (
          <p role="alert" className="font-semibold">
            {wrong}
          </p>
        )}
      </div>
    </Card>
  );
}
