import { useEffect } from "react";
import { CarrierField } from "../../cases/CarrierField.tsx";
import { levels } from "../../cases/caseWords.ts";
import { cases } from "../../cases/contract.ts";
import { shiftDay } from "../../cases/days.ts";
import { useFormValues } from "../../cases/formValues.ts";
import { mayOpenCase } from "../../cases/policy.ts";
import { useActor } from "../../cases/useActor.ts";
import { useOptions } from "../../people/personWords.ts";
import { useAsk } from "../../ui/asking.ts";
import { DatePicker } from "../../ui/DateField.tsx";
import { useFormats } from "../../ui/formats.ts";
import { useMe } from "../../ui/me.ts";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { Select } from "../../ui/Select.tsx";
import { Wait } from "../../ui/Skeleton.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../ui/words.ts";
import type { ConcernRecord } from "../contract.ts";

/** What a case begins with: a program, a case manager, how much of it, and a first step with its day. */
export function OpenFields({ record }: { record: ConcernRecord }) {
  const say = useWords();
  const me = useMe();
  const actor = useActor();
  const { values } = useFormValues();
  const programs = me.programs.filter((one) => mayOpenCase(actor, one.id)).map(({ id, name }) => ({ id, label: name }));
  const programId = programs.some((one) => one.id === values["programId"]) ? String(values["programId"]) : (programs[0]?.id ?? null);
  const label = say({ id: "concerns.triage.open.program", message: "In which program?" });
  const level = useOptions(levels);
  if (!programId) {
    return (
      <p>{say({ id: "concerns.triage.open.none", message: "You may open no case yourself. Give this concern to somebody who may." })}</p>
    );
  }
  return (
    <div className="space-y-5">
      {values["isNew"] === true && (
        <TextField
          name="call"
          optional={false}
          width="half"
          label={say({ id: "concerns.triage.open.call", message: "What to call them" })}
          hint={say({ id: "concerns.triage.open.call.hint", message: "A word is enough. Their name on papers can come later, or never." })}
        />
      )}
      {programs.length > 5 ? (
        <Select name="programId" optional={false} label={label} options={programs} width="half" />
      ) : (
        programs.length > 1 && <RadioGroup name="programId" optional={false} label={label} options={programs} />
      )}
      <Wait lines={2}>
        <Carrier programId={programId} />
      </Wait>
      <RadioGroup
        name="serviceLevel"
        optional={false}
        label={say({ id: "concerns.triage.open.level", message: "How much of it?" })}
        options={level}
      />
      <FirstStep record={record} />
    </div>
  );
}

/** Oneself at first, if one can carry it. */
function Carrier({ programId }: { programId: string }) {
  const say = useWords();
  const me = useMe();
  const { carriers } = useAsk(cases.staffFor, { programId });
  const { values, put } = useFormValues();
  const chosen = values["managerId"];
  const fits = carriers.some(({ id }) => id === chosen);
  const self = carriers.some(({ id }) => id === me.id) ? me.id : null;
  useEffect(() => {
    if (values["programId"] !== programId) put("programId", programId);
    if (!fits && chosen !== self) put("managerId", self);
  }, [fits, chosen, self, programId, values, put]);
  return <CarrierField name="managerId" label={say({ id: "concerns.triage.open.who", message: "Who takes it?" })} programId={programId} />;
}

/** The next day on which an office is usually open. */
function nextWorkday(day: string): string {
  const next = shiftDay(day, 1);
  return [0, 6].includes(new Date(`${next}T00:00Z`).getUTCDay()) ? nextWorkday(next) : next;
}

function FirstStep({ record }: { record: ConcernRecord }) {
  const say = useWords();
  const formats = useFormats();
  const { values, put } = useFormValues();
  const today = formats.today();
  const soon =
    ["high", "immediate"].includes(String(values["risk"] ?? record.rating?.risk)) ||
    (values["timeNeed"] ?? record.rating?.timeNeed) === "tonight";
  const usual = say({ id: "concerns.triage.open.reach", message: "Reach out to them" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is usual is put there once, and again only when the rating changes how soon
  useEffect(() => {
    if (values["title"] === "") put("title", usual);
    if (values["dueOn"] === null || values["dueOn"] === today || values["dueOn"] === nextWorkday(today))
      put("dueOn", soon ? today : nextWorkday(today));
  }, [soon]);
  return (
    <div className="grid gap-5 sm:grid-cols-[minmax(0,1fr)_auto]">
      <TextField name="title" optional={false} spellCheck label={say({ id: "concerns.triage.open.step", message: "First step" })} />
      <DatePicker
        name="dueOn"
        optional={false}
        min={today}
        max={shiftDay(today, 729)}
        label={say({ id: "concerns.triage.open.due", message: "By when" })}
      />
    </div>
  );
}
