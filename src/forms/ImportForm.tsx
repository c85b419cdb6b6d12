import { useState } from "react";
import { FileTrigger } from "react-aria-components";
import { useCall, useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useWords } from "../ui/words.ts";
import { forms, LONGEST_DOCUMENT, type Said } from "./contract.ts";
import { Findings } from "./Findings.tsx";
import { formExplain } from "./formWords.ts";

interface Looked {
  readonly text: string;
  readonly title: string | null;
  readonly questions: number;
  readonly said: readonly Said[];
}

/** Takes a FHIR Questionnaire's file: looked at first, and kept as a draft when nothing is wrong with it. */
export function ImportForm({ onKept }: { onKept: (formId: string) => void }) {
  const say = useWords();
  const call = useCall();
  const keep = useTell(forms.import);
  const [looked, setLooked] = useState<Looked>();
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);
  const fail = (problem: unknown) => setWrong(sayProblem(say, formExplain, problem));
  const look = async (file: File | undefined) => {
    if (!file) return;
    setWrong(undefined);
    setLooked(undefined);
    if (file.size > LONGEST_DOCUMENT) return setWrong(say({ id: "forms.file.large", message: "This file is too large to be a form." }));
    setBusy(true);
    try {
      const text = await file.text();
      setLooked({ text, ...(await call(forms.check, { document: text })) });
    } catch (problem) {
      fail(problem);
    }
    setBusy(false);
  };
  const mayKeep = looked?.said.every(({ fault }) => !fault) ?? false;
  return (
    <div className="space-y-4">
      <p>
        {say({ id: "forms.import.lead", message: "A FHIR R4 Questionnaire (JSON). Nothing of it is lost, also what is not used here." })}
      </p>
      <FileTrigger acceptedFileTypes={["application/json", ".json"]} onSelect={(files) => void look(files?.[0])}>
        <Button waiting={busy} icon="import">
          {say({ id: "forms.file.choose", message: "Choose a file" })}
        </Button>
      </FileTrigger>
      <div role="status" className="space-y-4">
        {wrong && <p className="font-semibold">{wrong}</p>}
        {looked && (
          <>
            <p>
              <strong>{looked.title ?? say({ id: "forms.file.noTitle", message: "Not to be used as it is" })}</strong>
              {mayKeep && (
                <>
                  {" · "}
                  {say(
                    { id: "forms.questions", message: "{count, plural, one {# question} other {# questions}}" },
                    { count: looked.questions },
                  )}
                </>
              )}
            </p>
            <Findings said={looked.said} />
          </>
        )}
      </div>
      {looked && mayKeep && (
        <Button
          kind="primary"
          waiting={keep.waiting}
          onPress={() => void keep({ document: looked.text }).then(({ id }) => onKept(id), fail)}
        >
          {say({ id: "forms.import.keep", message: "Keep it as a draft" })}
        </Button>
      )}
    </div>
  );
}
