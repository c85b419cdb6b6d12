import { isolate } from "../people/PersonName.tsx";
import { useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { RowItem, Rows } from "../ui/Card.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type Carried, measures } from "./contract.ts";
import { measureKinds, measureStates, titleIxExplain } from "./titleIxWords.ts";

/** What somebody is named to carry out: what to do and who asks, and nothing of the case (R77). */
export function CarriedRows({ all }: { all: readonly Carried[] }) {
  const say = useWords();
  const formats = useFormats();
  const change = useTell(measures.change);
  const done = ({ measureId, version }: Carried) =>
    change({ measureId, version, state: "implemented" }).then(
      () => showToast({ text: say({ id: "titleix.carried.done", message: "Whoever asked sees that it is in place" }) }),
      (problem: unknown) => showToast({ text: sayProblem(say, titleIxExplain, problem) }),
    );
  return (
    <Rows>
      {all.map((one) => (
        <RowItem
          key={one.measureId}
          title={say(measureKinds[one.kind])}
          detail={
            <>
              <bdi className="block whitespace-pre-line text-ink">{one.whatToDo}</bdi>
              {say(
                { id: "titleix.carried.by", message: "{name} asks, {day}" },
                { name: isolate(one.askedBy), day: formats.day(one.offeredOn) },
              )}
            </>
          }
          action={
            one.state === "agreed" ? (
              <Button
                waiting={change.waiting}
                label={say(
                  { id: "titleix.carried.do.which", message: "It is in place: {what}" },
                  { what: `${say(measureKinds[one.kind])}, ${isolate(one.whatToDo.slice(0, 60))}` },
                )}
                onPress={() => void done(one)}
              >
                {say({ id: "titleix.carried.do", message: "It is in place" })}
              </Button>
            ) : (
              <Badge>{say(measureStates[one.state])}</Badge>
            )
          }
        />
      ))}
    </Rows>
  );
}
