import { useState } from "react";
import { Card, Rows } from "../ui/Card.tsx";
import { useWords } from "../ui/words.ts";
import { AwayRows } from "./AwayRows.tsx";
import { CrackRow } from "./CrackRow.tsx";
import type { PutOff, Slipping, Today } from "./contract.ts";
import { useFurther } from "./further.ts";
import { MoreOf, useFirst } from "./More.tsx";
import type { StepFor } from "./NextStepDialog.tsx";
import { SnoozeDialog } from "./SnoozeDialog.tsx";
import { notElsewhere } from "./sortToday.ts";

/** What nobody may be holding, each once: why, in plain words, and one thing to do about it. */
export function SlippingCard({ asked, onNext }: { asked: Today; onNext: (step: StepFor) => void }) {
  const say = useWords();
  const [snoozing, setSnoozing] = useState<PutOff>();
  const further = useFurther("slipping", asked.slipping, asked.next, asked.slippingTotal, (one) => one.subjectId);
  const listed = notElsewhere(asked, further.all);
  const total = asked.slippingTotal - (further.all.length - listed.length);
  const { first, rest, showAll } = useFirst(gatherAway(listed), 8);
  const rowOf = (slip: Slipping) => <CrackRow key={slip.subjectId} slip={slip} onNext={onNext} onSnooze={setSnoozing} />;
  return (
    <Card
      title={say({ id: "today.slipping", message: "Slipping" })}
      aside={total > 0 && total}
      flush
      foot={(rest > 0 || further.next) && <MoreOf rest={rest > 0 ? total - first.flat().length : 0} showAll={showAll} further={further} />}
    >
      {listed.length === 0 ? (
        <p className="px-5 pt-1 pb-4 text-quiet">
          {say({
            id: "today.slipping.none",
            message: "Nothing you answer for is slipping.",
          })}
        </p>
      ) : (
        <Rows>
          {first.map(([slip, ...more]) =>
            slip.gone && more.length > 0 ? (
              <AwayRows key={slip.gone.id} who={slip.gone} count={more.length + 1}>
                {[slip, ...more].map(rowOf)}
              </AwayRows>
            ) : (
              rowOf(slip)
            ),
          )}
        </Rows>
      )}
      {snoozing && <SnoozeDialog crack={snoozing} onClose={() => setSnoozing(undefined)} />}
    </Card>
  );
}

/** The cases of a colleague who is away in one place, where that nobody carries them is all there is to say, behind what is of high risk; every other by itself. */
function gatherAway(listed: readonly Slipping[]): (readonly [Slipping, ...Slipping[]])[] {
  const all = new Map<string, [Slipping, ...Slipping[]]>();
  for (const slip of listed) {
    const key = slip.gone && slip.cracks.length === 1 && !slip.high ? slip.gone.id : slip.subjectId;
    const known = all.get(key);
    if (known) known.push(slip);
    else all.set(key, [slip]);
  }
  const rankOf = (slips: readonly Slipping[]) => (slips[0]?.high ? 0 : slips.length > 1 ? 1 : 2);
  return [...all.values()].toSorted((a, b) => rankOf(a) - rankOf(b));
}
