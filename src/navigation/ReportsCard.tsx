import { useState } from "react";
import { useTimeOfDay } from "../cases/useTimeOfDay.ts";
import { isolate } from "../people/PersonName.tsx";
import { useOptions } from "../people/personWords.ts";
import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { DatePicker, TimeField } from "../ui/DateField.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { type Message, useWords } from "../ui/words.ts";
import type { Around } from "./contract.ts";
import { type MinorsRow, minors } from "./law.ts";
import { type AbuseReport, legal } from "./legalContract.ts";
import { navigationExplain, reportedTo, reportModes } from "./navigationWords.ts";

/** Reports of child abuse that the law demands: to whom, when, under which number (D07). In no parent's view, and on no page of the person's own. */
export function ReportsCard({ found, onReport }: { found: Around; onReport: () => void }) {
  const say = useWords();
  const formats = useFormats();
  const sayTime = useTimeOfDay();
  const me = useMe();
  const [adding, setAdding] = useState<AbuseReport>();
  return (
    <Card
      flush
      title={say({ id: "navigation.reports", message: "Reports to child protection" })}
      aside={found.mayReport && <Button onPress={onReport}>{say({ id: "navigation.reports.add", message: "I reported…" })}</Button>}
    >
      <p className="px-5 pt-4 pb-3 text-quiet">
        {say({
          id: "navigation.reports.lead",
          message:
            "The duty is yours: to tell a colleague, or Holdfast, does not fulfil it. What stands here is in no parent’s view and on nobody’s own page.",
        })}
      </p>
      <Rows>
        {found.reports.map((one) => (
          <RowItem
            key={one.reportId}
            title={say(reportedTo[one.toKind])}
            detail={
              <>
                {formats.day(one.onDay)}
                {one.atTime && `, ${sayTime(one.atTime)}`} · {say(reportModes[one.mode])} · {isolate(one.by.name)}
                <span className="block break-words">
                  {[
                    one.toWhom && isolate(one.toWhom),
                    one.reference &&
                      say({ id: "navigation.reports.reference", message: "reference {reference}" }, { reference: isolate(one.reference) }),
                    one.homeTold
                      ? say({ id: "navigation.reports.homeTold", message: "somebody at home knows" })
                      : say({ id: "navigation.reports.homeNot", message: "nobody at home was told" }),
                    one.writtenOn
                      ? say({ id: "navigation.reports.written", message: "in writing on {day}" }, { day: formats.day(one.writtenOn) })
                      : one.writtenDueOn &&
                        say({ id: "navigation.reports.due", message: "in writing by {day}" }, { day: formats.nearDay(one.writtenDueOn) }),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </>
            }
            action={
              found.mayReport &&
              one.by.id === me.id && (
                <Button kind="quiet" onPress={() => setAdding(one)}>
                  {say({ id: "navigation.reports.complete", message: "Add number or day" })}
                </Button>
              )
            }
          />
        ))}
      </Rows>
      <div className="border-t border-line px-5 py-3">
        <Disclosure title={say({ id: "navigation.minors", message: "What a minor may agree to alone" })}>
          <MinorsList />
        </Disclosure>
      </div>
      {adding && <CompleteDialog one={adding} onClose={() => setAdding(undefined)} />}
    </Card>
  );
}

const minorsTo: Readonly<Record<MinorsRow["to"], Message>> = {
  counseling: { id: "navigation.minors.counseling", message: "counseling" },
  counseling_some: { id: "navigation.minors.some", message: "some sessions of counseling" },
  counseling_harm: { id: "navigation.minors.harm", message: "counseling after abuse, or against suicide or addiction" },
};

function MinorsList() {
  const say = useWords();
  const formats = useFormats();
  return (
    <div className="space-y-3">
      <p className="text-quiet">
        {say({
          id: "navigation.minors.lead",
          message: "A few states, as the law stood on the day named; it moves, and has exceptions. What holds for you, counsel says.",
        })}
      </p>
      <ul className="space-y-1.5">
        {minors.map((one) => (
          <li key={one.state}>
            <b>{one.state}</b>:{" "}
            {one.fromAge === null
              ? say({ id: "navigation.minors.anyAge", message: "any age" })
              : say({ id: "navigation.minors.from", message: "from {age}" }, { age: one.fromAge })}
            , {say(minorsTo[one.to])}{" "}
            <span className="text-quiet">
              <bdi>{one.source}</bdi> ·{" "}
              {say(
                { id: "navigation.minors.asOf", message: "as of {day}, to be looked at again on {again}" },
                { day: formats.day(one.asOf), again: formats.day(one.lookAgainOn) },
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Writes down that one has reported. */
export function ReportDialog({ found, onClose }: { found: Around; onClose: () => void }) {
  const say = useWords();
  const formats = useFormats();
  const yesNo = [
    { id: "no", label: say({ id: "navigation.reports.no", message: "No" }) },
    { id: "yes", label: say({ id: "navigation.reports.yes", message: "Yes" }) },
  ];
  return (
    <Dialog title={say({ id: "navigation.reports.title", message: "I reported child abuse" })} open onClose={onClose} firm>
      <Form
        tell={useTell(legal.reportAbuse)}
        also={{ caseId: found.caseId }}
        initial={{ onDay: formats.today(), mode: "phone", home: null }}
        fill={({ home, ...values }) => (home ? { ...values, homeTold: home === "yes" } : values)}
        explain={{
          ...navigationExplain,
          homeTold: { id: "navigation.reports.sayHome", message: "Say whether anybody at home was told." },
        }}
        submit={say({ id: "navigation.reports.save", message: "Save" })}
        onDone={() => {
          showToast({ text: say({ id: "navigation.reports.saved", message: "Saved, for those who look after child protection here." }) });
          onClose();
        }}
      >
        <p className="measure">
          {say({
            id: "navigation.reports.danger",
            message: "In danger now? Ring 911 first. Childhelp (1-800-422-4453) knows the number of each state.",
          })}
        </p>
        <RadioGroup
          name="toKind"
          optional={false}
          label={say({ id: "navigation.reports.to", message: "To whom?" })}
          options={useOptions(reportedTo)}
        />
        <RadioGroup
          name="mode"
          optional={false}
          label={say({ id: "navigation.reports.how", message: "How?" })}
          options={useOptions(reportModes)}
        />
        <div className="flex flex-wrap gap-x-4 gap-y-5">
          <DatePicker name="onDay" max={formats.today()} label={say({ id: "navigation.reports.day", message: "Day" })} />
          <TimeField name="atTime" label={say({ id: "navigation.time", message: "Time" })} />
        </div>
        <RadioGroup
          name="home"
          optional={false}
          label={say({ id: "navigation.reports.home", message: "Was anybody at home told of it?" })}
          options={yesNo}
        />
        <TextField name="toWhom" label={say({ id: "navigation.reports.whom", message: "Who took it down" })} />
        <TextField name="reference" width="half" label={say({ id: "navigation.reports.number", message: "Reference number" })} />
        <DatePicker
          name="writtenDueOn"
          label={say({ id: "navigation.reports.writtenDue", message: "In writing too, by" })}
          hint={say({ id: "navigation.reports.writtenDue.hint", message: "Many states want it in writing within two days or so." })}
        />
      </Form>
    </Dialog>
  );
}

function CompleteDialog({ one, onClose }: { one: AbuseReport; onClose: () => void }) {
  const say = useWords();
  const formats = useFormats();
  return (
    <Dialog title={say({ id: "navigation.reports.complete", message: "Add number or day" })} open onClose={onClose} firm>
      <Form
        tell={useTell(legal.completeReport)}
        also={{ reportId: one.reportId, version: one.version }}
        initial={{ reference: one.reference ?? "", writtenOn: one.writtenOn }}
        explain={navigationExplain}
        submit={say({ id: "navigation.reports.save", message: "Save" })}
        onDone={onClose}
      >
        <TextField name="reference" width="half" label={say({ id: "navigation.reports.number", message: "Reference number" })} />
        <DatePicker
          name="writtenOn"
          max={formats.today()}
          label={say({ id: "navigation.reports.writtenOn", message: "Sent in writing on" })}
        />
      </Form>
    </Dialog>
  );
}
