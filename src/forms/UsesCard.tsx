import { useState } from "react";
import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { Form } from "../ui/Form.tsx";
import { useMe } from "../ui/me.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type FormHead, FormPurpose, type FormUse, forms } from "./contract.ts";
import { formExplain, purposeWords } from "./formWords.ts";
import { mayUseIn } from "./policy.ts";

/** For what programs use a form, and how often again. */
export function UsesCard({ form, uses, mayKeep }: { form: FormHead; uses: readonly FormUse[]; mayKeep: boolean }) {
  const say = useWords();
  const me = useMe();
  const [round, setRound] = useState(0);
  const mine = me.programs.filter(({ id }) => mayUseIn(me, { programId: id }));
  return (
    <Card flush title={say({ id: "forms.uses", message: "What programs use it for" })}>
      {uses.length === 0 ? (
        <p className="px-5 pb-4 text-quiet">
          {say({ id: "forms.uses.none", message: "No program says so. It can be gone through all the same." })}
        </p>
      ) : (
        <Rows>
          {uses.map((use) => (
            <Use key={use.useId} use={use} mayEnd={mayUseIn(me, use)} />
          ))}
        </Rows>
      )}
      {mayKeep && mine.length > 0 && (
        <div className="border-t border-line px-5 py-4">
          <AddUse key={round} form={form} programs={mine} onAdded={() => setRound((n) => n + 1)} />
        </div>
      )}
    </Card>
  );
}

function Use({ use, mayEnd }: { use: FormUse; mayEnd: boolean }) {
  const say = useWords();
  const end = useTell(forms.endUse);
  const { useId, programName, purpose, cycleDays } = use;
  return (
    <RowItem
      title={programName}
      detail={[
        say(purposeWords[purpose]),
        cycleDays &&
          say({ id: "forms.cycle.days", message: "again every {days, plural, one {# day} other {# days}}" }, { days: cycleDays }),
      ]
        .filter(Boolean)
        .join(" · ")}
      action={
        mayEnd && (
          <Button
            kind="quiet"
            className="sm:-ms-3"
            waiting={end.waiting}
            label={say({ id: "forms.use.end.which", message: "Not any more: {program}" }, { program: programName })}
            onPress={() => void end({ useId }).catch((problem: unknown) => showToast({ text: sayProblem(say, formExplain, problem) }))}
          >
            {say({ id: "forms.use.end", message: "Not any more" })}
          </Button>
        )
      }
    />
  );
}

interface AddUseProps {
  form: FormHead;
  programs: readonly { id: string; name: string }[];
  onAdded: () => void;
}

function AddUse({ form, programs, onAdded }: AddUseProps) {
  const say = useWords();
  const tell = useTell(forms.use);
  return (
    <Form
      tell={tell}
      also={{ formId: form.formId }}
      initial={{ programId: programs[0]?.id ?? null, purpose: "screening", cycleDays: "" }}
      fill={(values) => ({ ...values, cycleDays: values["cycleDays"] === "" ? null : Number(values["cycleDays"]) })}
      passing
      explain={formExplain}
      submit={say({ id: "forms.use.add", message: "Say so" })}
      onDone={onAdded}
    >
      <Select
        name="programId"
        label={say({ id: "forms.use.program", message: "Program" })}
        options={programs.map(({ id, name }) => ({ id, label: name }))}
      />
      <RadioGroup
        name="purpose"
        label={say({ id: "forms.use.purpose", message: "For what" })}
        options={FormPurpose.options.map((id) => ({ id, label: say(purposeWords[id]) }))}
      />
      <TextField
        name="cycleDays"
        width="short"
        inputMode="numeric"
        optional
        label={say({ id: "forms.use.cycle", message: "Again after so many days" })}
      />
    </Form>
  );
}
