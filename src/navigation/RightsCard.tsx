import { useState } from "react";
import { useOptions, useSpoken } from "../people/personWords.ts";
import { useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Checkbox, CheckboxGroup } from "../ui/Checkbox.tsx";
import { ComboBox } from "../ui/ComboBox.tsx";
import { DatePicker } from "../ui/DateField.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import type { Around } from "./contract.ts";
import { legal } from "./legalContract.ts";
import { copyWords, navigationExplain, rightWords } from "./navigationWords.ts";

const AGAIN_DAYS = 90;

/** A victim's rights: which were explained, when, in what language, and when it is done again (C08). */
export function RightsCard({ found }: { found: Around }) {
  const say = useWords();
  const formats = useFormats();
  const { nameOf } = useSpoken();
  const [explaining, setExplaining] = useState(false);
  const [last] = found.rights;
  const ever = new Set(found.rights.flatMap(({ rights }) => rights));
  const never = (Object.keys(rightWords) as (keyof typeof rightWords)[]).filter((one) => !ever.has(one));
  const late = last && formats.daysUntil(last.reviewOn) < 0;
  return (
    <Card
      title={say({ id: "navigation.rights", message: "Their rights" })}
      aside={
        found.mayWrite && (
          <Button onPress={() => setExplaining(true)}>{say({ id: "navigation.rights.explain", message: "Explained today…" })}</Button>
        )
      }
    >
      {last ? (
        <div className="space-y-2">
          <p>
            {say(
              { id: "navigation.rights.last", message: "Explained on {day} in {language} by {name}." },
              { day: formats.day(last.onDay), language: nameOf(last.language), name: last.by.name },
            )}{" "}
            {last.interpreted && `${say({ id: "navigation.rights.interpreted", message: "Somebody interpreted." })} `}
            {say(copyWords[last.copy])}.
          </p>
          <p>
            {late ? (
              <Badge tone="warn">
                {say({ id: "navigation.rights.late", message: "Again since {day}" }, { day: formats.day(last.reviewOn) })}
              </Badge>
            ) : (
              say({ id: "navigation.rights.again", message: "Again on {day}" }, { day: formats.nearDay(last.reviewOn) })
            )}
          </p>
          {never.length > 0 && (
            <p className="text-quiet">
              {say(
                { id: "navigation.rights.never", message: "Not explained so far: {rights}" },
                { rights: never.map((one) => say(rightWords[one])).join(" · ") },
              )}
            </p>
          )}
        </div>
      ) : (
        <p className="text-quiet">
          {say({ id: "navigation.rights.none", message: "That their rights were explained to them is not written down yet." })}
        </p>
      )}
      {explaining && <ExplainDialog found={found} onClose={() => setExplaining(false)} />}
    </Card>
  );
}

function ExplainDialog({ found, onClose }: { found: Around; onClose: () => void }) {
  const say = useWords();
  const formats = useFormats();
  const { options } = useSpoken(found.language);
  const again = new Date(Date.parse(`${formats.today()}T00:00Z`) + AGAIN_DAYS * 86_400_000).toISOString().slice(0, 10);
  return (
    <Dialog title={say({ id: "navigation.rights.title", message: "Rights explained" })} open onClose={onClose} firm>
      <Form
        tell={useTell(legal.explainRights)}
        also={{ caseId: found.caseId }}
        initial={{
          rights: found.rights[0]?.rights ?? [],
          language: found.language ?? "en",
          interpreted: found.needsInterpreter,
          copy: null,
          reviewOn: again,
        }}
        fill={(values) => ({ ...values, interpreted: values["interpreted"] === true })}
        explain={navigationExplain}
        submit={say({ id: "navigation.rights.save", message: "Save" })}
        onDone={() => {
          showToast({ text: say({ id: "navigation.rights.saved", message: "Saved. Doing it again is a step of the case." }) });
          onClose();
        }}
      >
        <CheckboxGroup
          name="rights"
          label={say({ id: "navigation.rights.which", message: "Which rights?" })}
          options={useOptions(rightWords)}
        />
        <ComboBox
          name="language"
          className="sm:max-w-80"
          label={say({ id: "navigation.rights.language", message: "In which language?" })}
          options={options}
        />
        <Checkbox
          name="interpreted"
          label={say({ id: "navigation.rights.withInterpreter", message: "Somebody interpreted: no child, and nobody accused" })}
        />
        <RadioGroup
          name="copy"
          optional={false}
          label={say({ id: "navigation.rights.copy", message: "A copy to keep: is it safe?" })}
          options={useOptions(copyWords)}
        />
        <DatePicker name="reviewOn" label={say({ id: "navigation.rights.reviewOn", message: "Go through them again on" })} />
      </Form>
    </Dialog>
  );
}
