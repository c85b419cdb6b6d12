import { useAsk } from "../ui/asking.ts";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useWords } from "../ui/words.ts";
import { comebacks } from "./comeback/contract.ts";
import { leaves } from "./contract.ts";
import { statusWords } from "./leaveWords.ts";

/** Where a case is closed: the leave that keeps it open, and the return that would end with it. */
export function ClosingLeave({ id }: { id: string }) {
  const say = useWords();
  const formats = useFormats();
  const caseId = id as never;
  const running = useAsk(leaves.ofCase, { caseId }).leaves.find(({ status }) => status !== "closed");
  const returns = useAsk(comebacks.ofCase, { caseId }).comebacks;
  const expected = returns.find(({ status }) => status === "expected");
  const check = returns
    .flatMap(({ status, checks }) => (status === "back" ? checks.filter(({ done }) => !done) : []))
    .map(({ dueOn }) => dueOn)
    .toSorted()[0];
  if (!running && !expected && !check) return null;
  const last = running?.decisions.at(-1);
  const appealBy =
    running && last?.appealBy && last.outcome === "denied" && running.status.endsWith("decided") && last.appealBy >= formats.today()
      ? last.appealBy
      : null;
  return (
    <div className="space-y-4">
      {running && (
        <Notice tone="warn" title={say({ id: "leaves.closing.runs", message: "A leave runs here" })}>
          <p>
            {say(
              {
                id: "leaves.closing.first",
                message: "It stands at “{status}”. It is decided and ended first: in a closed case nothing of it could go on.",
              },
              { status: say(statusWords[running.status]) },
            )}{" "}
            {appealBy &&
              say(
                { id: "leaves.closing.appeal", message: "They can appeal until {day}. Until then the case stays open." },
                { day: formats.longDay(appealBy) },
              )}
          </p>
          <p className="mt-2">
            <Link href={`/cases/${id}?part=leave`}>{say({ id: "leaves.closing.look", message: "Look at the leave" })}</Link>
          </p>
        </Notice>
      )}
      {(expected ?? check) && (
        <Notice icon="calendar" title={say({ id: "leaves.closing.return", message: "A return is prepared here" })}>
          <p>
            {expected &&
              say(
                {
                  id: "leaves.closing.returnEnds",
                  message:
                    "It was expected on {day}, and ends with the case. Whoever was to meet them, or to ask how they are, does so no more.",
                },
                { day: formats.longDay(expected.expectedOn) },
              )}{" "}
            {check &&
              say(
                { id: "leaves.closing.checks", message: "Check-ins after they came back are still to come: the next on {day}." },
                { day: formats.longDay(check) },
              )}
          </p>
        </Notice>
      )}
    </div>
  );
}
