import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { PersonName } from "../../people/PersonName.tsx";
import { askKey, useCall, useTell } from "../../ui/asking.ts";
import { Button } from "../../ui/Button.tsx";
import { sayProblem } from "../../ui/explaining.ts";
import { Link } from "../../ui/Link.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Progress } from "../../ui/Progress.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { many, type RunRow } from "./contract.ts";
import { leftBecause, leftOtherwise, manyExplain } from "./manyWords.ts";

const LOOK_AGAIN = 1500;

/** How far a press on many has come, what was left and why, and the way back. */
export function RunResult({
  runId,
  onClose,
  onSettled,
}: {
  runId: string;
  onClose: () => void;
  /** Hears once which cases were left, when all is worked through. */
  onSettled?: (caseIds: readonly string[]) => void;
}) {
  const say = useWords();
  const call = useCall();
  const undo = useTell(many.undo);
  const asked = { runId } as never;
  const { data: run } = useQuery({
    queryKey: askKey(many.show, asked),
    queryFn: () => call(many.show, asked),
    refetchInterval: (query) => (query.state.data?.waiting === 0 ? false : LOOK_AGAIN),
  });
  const heard = useRef<string>(undefined);
  useEffect(() => {
    if (run?.waiting !== 0 || heard.current === runId) return;
    heard.current = runId;
    onSettled?.(run.left.map(({ caseId }) => caseId));
  });
  if (!run) return null;
  const all = run.done + run.undone + run.left.length + run.waiting;
  const takeBack = () =>
    undo(asked).then(
      ({ undone, left }) =>
        showToast({ text: say({ id: "cases.run.undone", message: "Taken back: {undone}. Left as they are: {left}." }, { undone, left }) }),
      (problem: unknown) => showToast({ text: sayProblem(say, manyExplain, problem) }),
    );
  const title =
    run.undone > 0
      ? run.what === "season"
        ? say(
            { id: "cases.run.title.unsettled", message: "{count, plural, one {One case stands} other {# cases stand}} as before" },
            { count: run.undone },
          )
        : say(
            { id: "cases.run.title.undone", message: "{count, plural, one {One closing} other {# closings}} taken back" },
            { count: run.undone },
          )
      : run.what === "season"
        ? say({ id: "cases.run.title.settled", message: "{count, plural, one {One case} other {# cases}} settled" }, { count: run.done })
        : run.what === "close"
          ? say({ id: "cases.run.title.closed", message: "{count, plural, one {One case} other {# cases}} closed" }, { count: run.done })
          : say(
              { id: "cases.run.title.given", message: "{count, plural, one {One case} other {# cases}} handed over" },
              { count: run.done },
            );
  return (
    <Notice
      icon="check"
      live
      title={title}
      action={
        <div className="flex flex-wrap gap-2">
          {run.mayUndo && run.waiting === 0 && (
            <Button icon="undo" waiting={undo.waiting} onPress={() => void takeBack()}>
              {say({ id: "cases.run.undo", message: "Take all of it back" })}
            </Button>
          )}
          <Button kind="quiet" onPress={onClose}>
            {say({ id: "cases.run.hide", message: "Hide" })}
          </Button>
        </div>
      }
    >
      {run.waiting > 0 && (
        <Progress label={say({ id: "cases.run.working", message: "Working through them" })} value={((all - run.waiting) / all) * 100} />
      )}
      {run.what === "season" && run.handed > 0 && (run.mayUndo || run.undone > 0) && (
        <p>
          {say(
            {
              id: "cases.run.handedStays",
              message: "{count, plural, one {One case was} other {# cases were}} handed over, and stays there when the rest is taken back.",
            },
            { count: run.handed },
          )}
        </p>
      )}
      {run.left.length > 0 && (
        <>
          <p className="font-semibold">
            {say({ id: "cases.run.left", message: "{count, plural, one {One was left} other {# were left}}:" }, { count: run.left.length })}
          </p>
          <ul className="list-disc ps-5">
            {run.left.map((row) => (
              <LeftLine key={row.caseId} row={row} />
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}

function LeftLine({ row }: { row: RunRow }) {
  const say = useWords();
  const because = say(leftBecause[row.code ?? ""] ?? leftOtherwise);
  return (
    <li>
      {row.label ? (
        <Link href={`/cases/${row.caseId}`}>
          <PersonName label={row.label} />
        </Link>
      ) : (
        say({ id: "cases.run.someCase", message: "A case" })
      )}
      : {because}
    </li>
  );
}
