import type { ReactNode } from "react";
import { safetyAnswers } from "../cases/contacts/contactWords.ts";
import type { Contact } from "../cases/timeline/contract.ts";
import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { type Explain, sayProblem } from "../ui/explaining.ts";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { safety } from "./contract.ts";

const answers = ["done", "reviewed", "declined", "unsafe_now", "not_this_time"] as const satisfies readonly NonNullable<
  Contact["safety"]
>[];
const explain: Explain = { stale: { id: "safety.answered", message: "Somebody has answered meanwhile. Nothing was written over." } };

/** The answers for one meeting, each of them one press; `about` tells them apart for who hears them, and `onAnswered` what follows. */
export function AnswerButtons({
  contactId,
  version,
  about,
  chosen = null,
  more,
  onAnswered,
}: {
  contactId: string;
  version: number;
  about: string;
  chosen?: Contact["safety"];
  /** What stands beside the answers. */
  more?: ReactNode;
  onAnswered?: () => void;
}) {
  const say = useWords();
  const answer = useTell(safety.answer);
  async function give(given: (typeof answers)[number]): Promise<void> {
    try {
      await answer({ contactId: contactId as never, safety: given, version });
      showToast({ text: say({ id: "safety.kept", message: "Written down: {answer}" }, { answer: say(safetyAnswers[given]) }) });
      onAnswered?.();
    } catch (problem) {
      showToast({ text: sayProblem(say, explain, problem) });
    }
  }
  return (
    <div className="mt-2 flex flex-wrap gap-2 print:hidden">
      {answers
        .filter((one) => one !== chosen)
        .map((one) => (
          <Button key={one} disabled={answer.waiting} label={`${say(safetyAnswers[one])}: ${about}`} onPress={() => void give(one)}>
            {say(safetyAnswers[one])}
          </Button>
        ))}
      {more}
    </div>
  );
}
