import { useOptions } from "../people/personWords.ts";
import { DatePicker } from "../ui/DateField.tsx";
import type { Values } from "../ui/entries.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { useUndo } from "./caseActs.ts";
import { caseExplain } from "./caseExplain.ts";
import { levels, risks } from "./caseWords.ts";
import { type CaseLine, cases } from "./contract.ts";
import { shiftDay } from "./days.ts";
import { useTellOver } from "./tellStale.ts";

type LevelOf = Pick<CaseLine, "caseId" | "serviceLevel" | "weight" | "risk" | "targetEnd" | "version">;

/** How much a case is given: level of service, weight, risk, and the day it is meant to end. */
export function LevelForm({ found, onDone }: { found: LevelOf; onDone: () => void }) {
  const say = useWords();
  const undo = useUndo();
  const { today } = useFormats();
  const { caseId, serviceLevel, weight, risk, targetEnd } = found;
  const tell = useTellOver(cases.changeLevel, (now: LevelOf) => valuesOf(now));
  return (
    <Form
      tell={tell}
      also={{ caseId, version: found.version }}
      initial={valuesOf(found)}
      fill={weighed}
      explain={caseExplain}
      submit={say({ id: "cases.level.save", message: "Save" })}
      onDone={({ version }) => {
        const before = { caseId, serviceLevel, weight, risk, targetEnd, version };
        showToast({
          text: say({ id: "cases.level.done", message: "Level of service changed" }),
          undo: () => undo(cases.changeLevel, before),
        });
        onDone();
      }}
    >
      <LevelFields />
      <RadioGroup
        name="risk"
        optional
        label={say({ id: "cases.level.risk", message: "How worried are we?" })}
        options={useOptions(risks)}
      />
      <TargetField min={targetEnd && targetEnd <= today() ? targetEnd : shiftDay(today(), 1)} />
    </Form>
  );
}

/** Level of service, and how much of a caseload it takes. */
export function LevelFields() {
  const say = useWords();
  const weights = Array.from({ length: 10 }, (_, at) => ({ id: String(at + 1), label: String(at + 1) }));
  return (
    <>
      <RadioGroup
        name="serviceLevel"
        label={say({ id: "cases.level.service", message: "Level of service" })}
        options={useOptions(levels)}
      />
      <Select
        name="weight"
        width="half"
        optional={false}
        label={say({ id: "cases.level.weight", message: "Weight" })}
        hint={say({ id: "cases.level.weight.hint", message: "How much of a caseload it takes." })}
        options={weights}
      />
    </>
  );
}

/** The day by which a time-boxed episode is meant to have done its work. */
export function TargetField({ min }: { min: string }) {
  const say = useWords();
  return (
    <DatePicker
      name="targetEnd"
      label={say({ id: "cases.level.target", message: "Meant to end by" })}
      hint={say({ id: "cases.level.target.hint", message: "Only where the support is for a set time." })}
      min={min}
    />
  );
}

/** The weight as the number it is. */
export const weighed = (values: Values): Values => ({ ...values, weight: Number(values.weight) });

const valuesOf = ({ serviceLevel, weight, risk, targetEnd, version }: LevelOf): Values => ({
  serviceLevel,
  weight: String(weight),
  risk,
  targetEnd,
  version,
});
