import { useState } from "react";
import { useCall } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card, Rows } from "../ui/Card.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useWords } from "../ui/words.ts";
import { CrackRow } from "./CrackRow.tsx";
import { type Slipping, type Today, today } from "./contract.ts";
import { More, useFirst } from "./More.tsx";
import type { StepFor } from "./NextStepDialog.tsx";
import { SnoozeDialog } from "./SnoozeDialog.tsx";
import { notElsewhere } from "./sortToday.ts";

const keyOf = ({ crack, subjectId }: Slipping) => `${crack} ${subjectId}`;

/** What nobody may be holding: why, in plain words, and one thing to do about each. */
export function SlippingCard({ asked, onNext }: { asked: Today; onNext: (step: StepFor) => void }) {
  const say = useWords();
  const [snoozing, setSnoozing] = useState<Slipping>();
  const further = useFurther(asked);
  const listed = notElsewhere(asked, further.cracks);
  const total = asked.slippingTotal - (further.cracks.length - listed.length);
  const { first, rest, showAll } = useFirst(listed, 8);
  return (
    <Card
      title={say({ id: "today.slipping", message: "Slipping" })}
      aside={total > 0 && total}
      flush
      foot={
        rest > 0 ? (
          <More rest={total - first.length} onPress={showAll} />
        ) : (
          further.next && (
            <>
              <Button kind="quiet" className="-ms-3" waiting={further.waiting} onPress={() => void further.ask()}>
                {say({ id: "today.further", message: "Show more" })}
              </Button>
              {further.wrong && <p role="alert">{further.wrong}</p>}
            </>
          )
        )
      }
    >
      {listed.length === 0 ? (
        <p className="px-5 pt-1 pb-4 text-quiet">
          {say({
            id: "today.slipping.none",
            message: "Nobody is slipping: every case has a next step, and everybody was reached in time.",
          })}
        </p>
      ) : (
        <Rows>
          {first.map((crack) => (
            <CrackRow key={keyOf(crack)} crack={crack} onNext={onNext} onSnooze={() => setSnoozing(crack)} />
          ))}
        </Rows>
      )}
      {snoozing && <SnoozeDialog crack={snoozing} onClose={() => setSnoozing(undefined)} />}
    </Card>
  );
}

/** The first page of what slips comes with the list; the pages after it are asked for one by one. */
function useFurther(asked: Today) {
  const say = useWords();
  const call = useCall();
  const [more, setMore] = useState<{ cracks: Slipping[]; next: string | null }>();
  const [waiting, setWaiting] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const next = more ? more.next : asked.next;
  const known = new Set(asked.slipping.map(keyOf));
  const cracks = [...asked.slipping, ...(more?.cracks ?? []).filter((crack) => !known.has(keyOf(crack)))];
  const ask = async () => {
    if (!next) return;
    setWaiting(true);
    setWrong(undefined);
    try {
      const page = await call(today.cracks, { after: next });
      setMore({ cracks: [...(more?.cracks ?? []), ...page.slipping], next: page.next });
    } catch (problem) {
      setWrong(sayProblem(say, {}, problem));
    } finally {
      setWaiting(false);
    }
  };
  return { cracks, next, waiting, wrong, ask };
}
