import { useState } from "react";
import { Card, Rows } from "../ui/Card.tsx";
import { useWords } from "../ui/words.ts";
import { CrackRow } from "./CrackRow.tsx";
import type { PutOff, Today } from "./contract.ts";
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
  const { first, rest, showAll } = useFirst(listed, 8);
  return (
    <Card
      title={say({ id: "today.slipping", message: "Slipping" })}
      aside={total > 0 && total}
      flush
      foot={(rest > 0 || further.next) && <MoreOf rest={rest > 0 ? total - first.length : 0} showAll={showAll} further={further} />}
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
          {first.map((slip) => (
            <CrackRow key={slip.subjectId} slip={slip} onNext={onNext} onSnooze={setSnoozing} />
          ))}
        </Rows>
      )}
      {snoozing && <SnoozeDialog crack={snoozing} onClose={() => setSnoozing(undefined)} />}
    </Card>
  );
}
