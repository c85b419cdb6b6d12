import { useState } from "react";
import { useFormValues } from "../cases/formValues.ts";
import { isolate } from "../people/PersonName.tsx";
import { useOptions } from "../people/personWords.ts";
import { useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { DatePicker } from "../ui/DateField.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import type { Values } from "../ui/entries.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import type { Around } from "./contract.ts";
import { proposeClock } from "./law.ts";
import { legal, type Milestone } from "./legalContract.ts";
import { milestoneWords, navigationExplain, stateWords } from "./navigationWords.ts";

/** Immigration and justice matters with their clocks: a section of its own, in victim services alone (D23). */
export function MilestonesCard({ found }: { found: Around }) {
  const say = useWords();
  const formats = useFormats();
  const [opened, setOpened] = useState<Milestone | "new">();
  return (
    <Card
      flush
      title={say({ id: "navigation.legal", message: "Immigration and justice" })}
      aside={
        found.mayKeepMilestones && (
          <Button icon="plus" onPress={() => setOpened("new")}>
            {say({ id: "navigation.legal.add", message: "Add" })}
          </Button>
        )
      }
    >
      <p className="px-5 pt-4 pb-3 text-quiet">
        {say({
          id: "navigation.legal.lead",
          message:
            "For those who hold the legal section. It is in no story, no step names it, and no package of the agency’s data holds it. Advice belongs to the attorney.",
        })}
      </p>
      <Rows>
        {found.milestones.map((one) => {
          const what = say(milestoneWords[one.kind]);
          const days = one.clockOn === null ? null : formats.daysUntil(one.clockOn);
          const runs = days !== null && one.state !== "ended" && one.state !== "refused";
          return (
            <RowItem
              key={one.milestoneId}
              title={what}
              detail={
                <>
                  {say(stateWords[one.state])} · {formats.day(one.onDay)}
                  {one.clockOn && runs && (
                    <>
                      {" · "}
                      {days < 0 ? (
                        <Badge tone="warn">
                          {say({ id: "navigation.legal.late", message: "ran out on {day}" }, { day: formats.day(one.clockOn) })}
                        </Badge>
                      ) : (
                        say({ id: "navigation.legal.until", message: "until {day}" }, { day: formats.nearDay(one.clockOn) })
                      )}
                    </>
                  )}
                  {one.words && <span className="block break-words">{isolate(one.words)}</span>}
                </>
              }
              action={
                found.mayKeepMilestones && (
                  <Button
                    kind="quiet"
                    label={say({ id: "navigation.legal.changeOf", message: "Change: {what}" }, { what })}
                    onPress={() => setOpened(one)}
                  >
                    {say({ id: "navigation.legal.change", message: "Change" })}
                  </Button>
                )
              }
            />
          );
        })}
      </Rows>
      {opened && <MilestoneDialog found={found} one={opened === "new" ? undefined : opened} onClose={() => setOpened(undefined)} />}
    </Card>
  );
}

function MilestoneDialog({ found, one, onClose }: { found: Around; one: Milestone | undefined; onClose: () => void }) {
  const say = useWords();
  const formats = useFormats();
  const add = useTell(legal.addMilestone);
  const change = useTell(legal.changeMilestone);
  const shared = {
    fill: (values: Values) => ({ ...values, rule: ruleOf(values, one?.kind) }),
    explain: navigationExplain,
    submit: say({ id: "navigation.legal.save", message: "Save" }),
    onDone: onClose,
  };
  const fields = <MilestoneFields {...(one && { fixed: one.kind })} />;
  return (
    <Dialog
      title={say(one ? milestoneWords[one.kind] : { id: "navigation.legal.title", message: "A legal matter" })}
      open
      onClose={onClose}
      firm
    >
      {one ? (
        <Form
          {...shared}
          tell={change}
          also={{ milestoneId: one.milestoneId, version: one.version }}
          initial={{ state: one.state, onDay: one.onDay, clockOn: one.clockOn, words: one.words ?? "" }}
        >
          {fields}
        </Form>
      ) : (
        <Form
          {...shared}
          tell={add}
          also={{ caseId: found.caseId }}
          initial={{ state: null, onDay: formats.today(), clockOn: null, words: "" }}
        >
          {fields}
        </Form>
      )}
    </Dialog>
  );
}

/** The rule a clock came from, where it still says the day the rule says. */
function ruleOf(values: Values, fixed?: string): string | null {
  const found = proposeClock(String(fixed ?? values["kind"]), String(values["state"]), String(values["onDay"]));
  return found && found.clockOn === values["clockOn"] ? `${found.rule.id} ${found.rule.asOf}` : null;
}

function MilestoneFields({ fixed }: { fixed?: Milestone["kind"] }) {
  const say = useWords();
  const formats = useFormats();
  const { values, put } = useFormValues();
  const kinds = useOptions(milestoneWords);
  const states = useOptions(stateWords);
  const { onDay } = values;
  const proposed = typeof onDay === "string" ? proposeClock(String(fixed ?? values["kind"]), String(values["state"]), onDay) : undefined;
  return (
    <>
      {!fixed && <Select name="kind" optional={false} label={say({ id: "navigation.legal.kind", message: "Which?" })} options={kinds} />}
      <RadioGroup
        name="state"
        optional={false}
        label={say({ id: "navigation.legal.state", message: "Where does it stand?" })}
        options={states}
      />
      <DatePicker name="onDay" max={formats.today()} label={say({ id: "navigation.legal.since", message: "Since" })} />
      <DatePicker
        name="clockOn"
        optional
        label={say({ id: "navigation.legal.clock", message: "Until when: to be done by, or good until" })}
        hint={say({
          id: "navigation.legal.clock.hint",
          message: "Two weeks before, a step stands on Today that does not say what it is about.",
        })}
      />
      {proposed && proposed.clockOn !== values["clockOn"] && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-sunken px-3 py-2">
          <span className="grow">
            {say(
              { id: "navigation.legal.rule", message: "{source}, as it stood on {asOf}: {day}. To be looked at again on {again}." },
              {
                source: isolate(proposed.rule.source),
                asOf: formats.day(proposed.rule.asOf),
                day: formats.day(proposed.clockOn),
                again: formats.day(proposed.rule.lookAgainOn),
              },
            )}
          </span>
          <Button kind="quiet" onPress={() => put("clockOn", proposed.clockOn)}>
            {say({ id: "navigation.legal.take", message: "Take that day" })}
          </Button>
        </p>
      )}
      <TextField name="words" optional label={say({ id: "navigation.legal.words", message: "Asked of whom, and its number" })} />
    </>
  );
}
