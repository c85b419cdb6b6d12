import { useState } from "react";
import type { z } from "zod";
import { useTell } from "../ui/asking.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { DatePicker } from "../ui/DateField.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { TextArea } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type Act, acts, type Leave, leaves } from "./contract.ts";
import { DecideDialog } from "./DecideDialog.tsx";
import { actWords, leaveExplain } from "./leaveWords.ts";
import { stepFrom } from "./steps.ts";

type Found = z.output<typeof leaves.ofCase.out>;
type Told = "askReturn" | "appeal" | "close";
const dialogActs: readonly Act[] = ["askReturn", "appeal", "close"];

/** What can be done with a leave now, by whoever looks. */
export function LeaveActs({ found, leave }: { found: Found; leave: Leave }) {
  const say = useWords();
  const tell = useTell(leaves.act);
  const [opened, setOpened] = useState<Told | "decide">();
  const last = leave.decisions.at(-1);
  const standing = { status: leave.status, decision: last ? { stage: last.stage, outcome: last.outcome } : null };
  const today = useFormats().today();
  const open = acts.filter((act) => stepFrom(standing, act) && (act !== "appeal" || mayAppeal(leave, today)));
  const decides = found.mayReview && (open.includes("decide") || open.includes("decideAppeal"));
  const close = () => setOpened(undefined);
  const press = async (act: (typeof acts)[number]) => {
    if (dialogActs.includes(act)) return setOpened(act as Told);
    try {
      await tell({ leaveId: leave.leaveId, version: leave.version, act: act as "begin" });
    } catch (problem) {
      showToast({ text: sayProblem(say, leaveExplain, problem) });
    }
  };
  if (!found.maySteer && !decides) return null;
  return (
    <div className="mt-5 space-y-4">
      <Buttons>
        {decides && (
          <Button kind="primary" onPress={() => setOpened("decide")}>
            {leave.status === "appealed"
              ? say({ id: "leaves.decide.appeal", message: "Decide the appeal…" })
              : leave.status === "return_requested"
                ? say({ id: "leaves.decide.return", message: "Decide the return…" })
                : say({ id: "leaves.decide", message: "Decide the request…" })}
          </Button>
        )}
        {found.maySteer &&
          open.map((act) =>
            act === "decide" || act === "decideAppeal" ? null : (
              <Button
                key={act}
                kind={act === "close" ? "quiet" : "secondary"}
                className={act === "close" && open.length === 1 && !decides ? "-ms-3" : ""}
                waiting={tell.waiting}
                onPress={() => void press(act)}
              >
                {say(actWords[act])}
              </Button>
            ),
          )}
      </Buttons>
      {found.maySteer && <KindAsked leaveId={leave.leaveId} />}
      {opened === "decide" && <DecideDialog leave={leave} onClose={close} />}
      {opened && opened !== "decide" && <ActDialog act={opened} leave={leave} onClose={close} />}
    </div>
  );
}

/** Whether what was decided last can still be appealed. */
const mayAppeal = ({ decisions }: Leave, today: string) => (decisions.at(-1)?.appealBy ?? "") >= today;

function ActDialog({ act, leave, onClose }: { act: Told; leave: Leave; onClose: () => void }) {
  const say = useWords();
  const formats = useFormats();
  const last = leave.decisions.at(-1);
  const runs = last?.outcome === "denied" && last.appealBy && mayAppeal(leave, formats.today()) ? last.appealBy : undefined;
  const titles = {
    askReturn: say({ id: "leaves.return.title", message: "They want to come back" }),
    appeal: say({ id: "leaves.appeal.title", message: "They appeal" }),
    close: say({ id: "leaves.close.title", message: "The leave is over" }),
  };
  return (
    <Dialog title={titles[act]} open onClose={onClose} firm>
      <Form
        tell={useTell(leaves.act)}
        also={{ leaveId: leave.leaveId, version: leave.version, act }}
        explain={leaveExplain}
        submit={say({ id: "leaves.act.save", message: "Write it down" })}
        onDone={onClose}
      >
        {act === "askReturn" && (
          <DatePicker
            name="back"
            optional={false}
            label={say({ id: "leaves.return.day", message: "The day on which they want to be back" })}
          />
        )}
        {act === "appeal" && (
          <TextArea
            name="words"
            optional={false}
            rows={5}
            label={say({ id: "leaves.appeal.words", message: "What they say, in their words" })}
            hint={say({ id: "leaves.appeal.hint", message: "Somebody else decides, who reads this." })}
          />
        )}
        {act === "close" && (
          <p className="measure">
            {say({ id: "leaves.close.text", message: "It stays to be read. Another leave can be asked for afterwards." })}
          </p>
        )}
        {act === "close" && runs && (
          <Checkbox
            name="waived"
            label={say(
              { id: "leaves.close.waived", message: "They know that they can appeal until {day}, and say that they do not" },
              { day: formats.longDay(runs) },
            )}
          />
        )}
      </Form>
    </Dialog>
  );
}

/** Told once, apart from all else, and read back by nobody (R81). */
function KindAsked({ leaveId }: { leaveId: Leave["leaveId"] }) {
  const say = useWords();
  const tell = useTell(leaves.sayKind);
  const [told, setTold] = useState(false);
  const kinds = [
    ["physical", say({ id: "leaves.kind.physical", message: "Physical" })],
    ["mental", say({ id: "leaves.kind.mental", message: "Mental" })],
    ["other", say({ id: "leaves.kind.other", message: "Other" })],
  ] as const;
  return (
    <Disclosure title={say({ id: "leaves.kind", message: "For counting alone" })}>
      <p className="measure mb-3 text-quiet">
        {told
          ? say({ id: "leaves.kind.told", message: "Counted. It is shown to nobody, and changes nothing." })
          : say({
              id: "leaves.kind.lead",
              message:
                "Only if they want to say it: so that it can be seen whether all are treated alike. It is shown to nobody, and nothing hangs on it.",
            })}
      </p>
      {!told && (
        <Buttons>
          {kinds.map(([kind, label]) => (
            <Button
              key={kind}
              waiting={tell.waiting}
              onPress={() =>
                void tell({ leaveId, kind }).then(
                  () => setTold(true),
                  (problem: unknown) => showToast({ text: sayProblem(say, leaveExplain, problem) }),
                )
              }
            >
              {label}
            </Button>
          ))}
        </Buttons>
      )}
    </Disclosure>
  );
}
