import { useState } from "react";
import { useTell } from "../../ui/asking.ts";
import { sayProblem } from "../../ui/explaining.ts";
import { Select } from "../../ui/Select.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { board, type Worker } from "./contract.ts";

const usual = [100, 90, 80, 75, 60, 50, 40, 25, 20, 10, 0];

/** How much of a week somebody is there for the program; counts at once. */
export function ShareForm({ programId, worker: { accountId, percent } }: { programId: string; worker: Worker }) {
  const say = useWords();
  const tell = useTell(board.setShare);
  const [choosing, setChoosing] = useState<number>();
  const set = (value: number) => {
    setChoosing(value);
    tell({ programId, accountId, percent: value, was: percent })
      .then(
        () => showToast({ text: say({ id: "today.share.saved", message: "Saved: the limit follows" }) }),
        (problem: unknown) => showToast({ text: sayProblem(say, {}, problem) }),
      )
      .finally(() => setChoosing(undefined));
  };
  const options = [...new Set([...usual, percent])].sort((a, b) => b - a);
  return (
    <Select
      width="half"
      label={say({ id: "today.share", message: "There for this program" })}
      value={String(choosing ?? percent)}
      onChange={(value) => value !== null && Number(value) !== percent && set(Number(value))}
      options={options.map((one) => ({
        id: String(one),
        label: say({ id: "today.board.percent", message: "{percent} % of a week" }, { percent: one }),
      }))}
    />
  );
}
