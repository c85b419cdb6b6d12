import { useState } from "react";
import { useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { RowItem, Rows } from "../ui/Card.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { TextArea, TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { retention, type Schedule } from "./contract.ts";
import { classWords, retentionExplain } from "./retentionWords.ts";

const FIXED = ["staff", "trail"];

/** After how many years each class of a program goes; an administrator changes it, with a reason. */
export function ScheduleRows({ all, mayChange }: { all: readonly Schedule[]; mayChange: boolean }) {
  const say = useWords();
  const [changing, setChanging] = useState<Schedule>();
  return (
    <>
      <Rows>
        {all.map((one) => {
          const name = say(classWords[one.class]);
          return (
            <RowItem
              key={one.class}
              title={name}
              detail={
                <>
                  <span className="block">
                    {one.years === null
                      ? say({ id: "retention.years.stays", message: "stays" })
                      : say(
                          {
                            id: "retention.years",
                            message: "{n, plural, =0 {due at once} one {due after # year} other {due after # years}}",
                          },
                          { n: one.years },
                        )}{" "}
                    {one.from === "shipped" && !FIXED.includes(one.class) && (
                      <Badge tone="outline">{say({ id: "retention.shipped", message: "a starting point: ask your counsel" })}</Badge>
                    )}
                  </span>
                  {one.why && (
                    <span className="block wrap-anywhere">
                      <bdi>{one.why}</bdi>
                    </span>
                  )}
                </>
              }
              action={
                mayChange &&
                !FIXED.includes(one.class) && (
                  <Button
                    kind="quiet"
                    label={say({ id: "retention.change.of", message: "Change: {name}, {program}" }, { name, program: one.program })}
                    onPress={() => setChanging(one)}
                  >
                    {say({ id: "retention.change", message: "Change…" })}
                  </Button>
                )
              }
            />
          );
        })}
      </Rows>
      {changing && <ChangeDialog one={changing} onClose={() => setChanging(undefined)} />}
    </>
  );
}

function ChangeDialog({ one, onClose }: { one: Schedule; onClose: () => void }) {
  const say = useWords();
  return (
    <Dialog title={say(classWords[one.class])} open onClose={onClose} firm>
      <Form
        tell={useTell(retention.setSchedule)}
        also={{ programId: one.programId, class: one.class, version: one.version }}
        initial={{ years: one.years === null ? "" : String(one.years), why: one.from === "program" ? (one.why ?? "") : "" }}
        fill={(values) => ({ ...values, years: values["years"] === "" ? null : Number(values["years"]) })}
        explain={retentionExplain}
        submit={say({ id: "retention.change.do", message: "Keep it so" })}
        onDone={() => {
          showToast({ text: say({ id: "retention.changed", message: "It counts from now on" }) });
          onClose();
        }}
      >
        <TextField
          name="years"
          type="number"
          width="short"
          optional
          label={say({ id: "retention.change.years", message: "Due after how many years? Empty: it stays" })}
        />
        <TextArea name="why" rows={2} max={1000} label={say({ id: "retention.change.why", message: "Why, and where is it written?" })} />
      </Form>
    </Dialog>
  );
}
