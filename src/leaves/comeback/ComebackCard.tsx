import { useState } from "react";
import type { z } from "zod";
import { useAsk, useTell } from "../../ui/asking.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button, Buttons } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { DatePicker } from "../../ui/DateField.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { sayProblem } from "../../ui/explaining.ts";
import { Form } from "../../ui/Form.tsx";
import { useFormats } from "../../ui/formats.ts";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { afterWords, leaveExplain, releaseWords } from "../leaveWords.ts";
import { ComebackForm } from "./ComebackForm.tsx";
import { type Comeback, comebacks } from "./contract.ts";

/** Coming back after a hospital, a leave, a suspension or having been missing (D12). */
export function ComebackCard({ caseId, onLeave }: { caseId: string; onLeave: boolean }) {
  const say = useWords();
  const found = useAsk(comebacks.ofCase, { caseId: caseId as never });
  const [preparing, setPreparing] = useState(false);
  const [last] = found.comebacks;
  return (
    <Card title={say({ id: "leaves.comeback", message: "Coming back" })}>
      {preparing ? (
        <ComebackForm caseId={caseId} onLeave={onLeave} onDone={() => setPreparing(false)} />
      ) : last && last.status !== "ended" ? (
        <Prepared found={found} one={last} caseId={caseId} onAgain={() => setPreparing(true)} />
      ) : (
        <>
          <p className="measure text-quiet">
            {say({
              id: "leaves.comeback.none",
              message:
                "After a hospital, a leave, a suspension or having been missing: one meeting before the first class, and somebody who asks on four days how it goes.",
            })}
          </p>
          {found.mayWrite && <PrepareButton onPress={() => setPreparing(true)} />}
        </>
      )}
    </Card>
  );
}

function PrepareButton({ onPress }: { onPress: () => void }) {
  const say = useWords();
  return (
    <div className="mt-4">
      <Button icon="calendar" onPress={onPress}>
        {say({ id: "leaves.comeback.prepare", message: "Prepare a return" })}
      </Button>
    </div>
  );
}

interface PreparedProps {
  found: z.output<typeof comebacks.ofCase.out>;
  one: Comeback;
  caseId: string;
  onAgain: () => void;
}

function Prepared({ found, one, caseId, onAgain }: PreparedProps) {
  const say = useWords();
  const formats = useFormats();
  const [end, back] = [useTell(comebacks.end), useTell(comebacks.back)];
  const [opened, setOpened] = useState<"back" | "change">();
  const isBack = one.status === "back";
  const close = () => setOpened(undefined);
  const lines: [string, string | null][] = [
    [say({ id: "leaves.comeback.classOn", message: "First class" }), one.classOn && formats.longDay(one.classOn)],
    [
      say({ id: "leaves.comeback.meeting", message: "Meeting before it" }),
      one.meetingOn && [formats.longDay(one.meetingOn), one.meetingAt && formats.timeOfDay(one.meetingAt)].filter(Boolean).join(", "),
    ],
    [say({ id: "leaves.comeback.release", message: "The hospital may speak with us" }), say(releaseWords[one.hospital])],
    [say({ id: "leaves.comeback.changes", message: "What changes in the schedule" }), one.changes],
  ];
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone="accent">
          {isBack ? say({ id: "leaves.comeback.isBack", message: "back" }) : say({ id: "leaves.comeback.expected", message: "expected" })}
        </Badge>
        <span>{formats.longDay(one.backOn ?? one.expectedOn)}</span>
        <span className="text-quiet">{say(afterWords[one.after])}</span>
      </p>
      <dl className="mt-3 space-y-1">
        {lines.map(([term, value]) => (
          <div key={term}>
            <dt className="inline text-quiet">{term}: </dt>
            <dd className="inline">
              <bdi>{value ?? say({ id: "leaves.comeback.unsaid", message: "not said yet" })}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {one.knowing.length > 0 && (
        <>
          <h3 className="mt-4 font-semibold">{say({ id: "leaves.comeback.knowing", message: "Who must know what" })}</h3>
          <ul className="list-disc space-y-1 ps-5">
            {one.knowing.map(({ who, what }) => (
              <li key={who}>
                <bdi>{who}</bdi>: <bdi>{what}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      {one.checks.length > 0 && (
        <>
          <h3 className="mt-4 font-semibold">{say({ id: "leaves.comeback.checks", message: "Asking how it goes" })}</h3>
          <ul className="list-disc space-y-1 ps-5">
            {one.checks.map(({ day, dueOn, done }) => (
              <li key={day}>
                {say(
                  { id: "leaves.comeback.check", message: "{day, plural, one {after # day} other {after # days}}: {on}" },
                  { day, on: formats.longDay(dueOn) },
                )}
                {done && ` · ${say({ id: "leaves.comeback.done", message: "done" })}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {found.mayWrite && (
        <div className="mt-5">
          <Buttons>
            {isBack ? (
              <Button onPress={onAgain}>{say({ id: "leaves.comeback.again", message: "Prepare another return" })}</Button>
            ) : (
              <>
                <Button kind="primary" onPress={() => setOpened("back")}>
                  {say({ id: "leaves.comeback.back", message: "They are back…" })}
                </Button>
                <Button onPress={() => setOpened("change")}>{say({ id: "leaves.comeback.change", message: "Change it…" })}</Button>
                <Button
                  kind="quiet"
                  waiting={end.waiting}
                  onPress={() =>
                    void end({ comebackId: one.comebackId as never, version: one.version }).catch((problem: unknown) =>
                      showToast({ text: sayProblem(say, leaveExplain, problem) }),
                    )
                  }
                >
                  {say({ id: "leaves.comeback.end", message: "It does not come to it" })}
                </Button>
              </>
            )}
          </Buttons>
        </div>
      )}
      {opened === "back" && (
        <Dialog title={say({ id: "leaves.comeback.back.title", message: "They are back" })} open onClose={close} firm>
          <Form
            tell={back}
            also={{ comebackId: one.comebackId, version: one.version }}
            initial={{ backOn: formats.today() }}
            explain={leaveExplain}
            submit={say({ id: "leaves.comeback.back.save", message: "Write down that they are back" })}
            onDone={() => {
              showToast({
                text: say({
                  id: "leaves.comeback.written",
                  message: "Written down. Asking after 1, 3, 7 and 30 days are steps of the case.",
                }),
              });
              close();
            }}
          >
            <DatePicker name="backOn" optional={false} label={say({ id: "leaves.comeback.backOn", message: "Since when" })} />
          </Form>
        </Dialog>
      )}
      {opened === "change" && (
        <Dialog title={say({ id: "leaves.comeback.change.title", message: "Coming back" })} open onClose={close} firm width="wide">
          <ComebackForm caseId={caseId} one={one} onDone={close} />
        </Dialog>
      )}
    </>
  );
}
