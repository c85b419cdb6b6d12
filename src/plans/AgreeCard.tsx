import { useState } from "react";
import { Problem } from "../kernel/problem.ts";
import { useTell } from "../ui/asking.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { Notice } from "../ui/Notice.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type Plan, plans } from "./contract.ts";
import { planExplain } from "./planWords.ts";

interface AgreeCardProps {
  draft: Plan;
  /** Sends what was typed last. */
  flush: () => Promise<void>;
  version: () => number;
  onSettle: () => void;
  onAside: () => void;
}

/** Read back, and agreed: aloud, or with their name. Two presses. */
export function AgreeCard({ draft, flush, version, onSettle, onAside }: AgreeCardProps) {
  const say = useWords();
  const agree = useTell(plans.agree);
  const [readBack, setReadBack] = useState(false);
  const [how, setHow] = useState<"spoken" | "signed">("spoken");
  const [signedName, setName] = useState("");
  const [wrong, setWrong] = useState<{ readBack?: string; name?: string; other?: string }>({});
  const [busy, setBusy] = useState(false);
  async function run(): Promise<void> {
    if (!readBack)
      return setWrong({ readBack: say({ id: "plans.wrong.readBack", message: "Read it back to them first, word for word." }) });
    if (how === "signed" && signedName.trim() === "")
      return setWrong({ name: say({ id: "plans.wrong.name", message: "The name they sign with is missing." }) });
    setBusy(true);
    setWrong({});
    try {
      onSettle();
      await flush();
      await agree({ planId: draft.planId, version: version(), readBack: true, how, signedName: how === "signed" ? signedName : null });
      showToast({ text: say({ id: "plans.agreed.toast", message: "Agreed. From now on it stays as they said it." }) });
    } catch (problem) {
      setWrong(saysOf(problem));
    } finally {
      setBusy(false);
    }
  }
  function saysOf(problem: unknown): { other: string } {
    if (problem instanceof Problem && problem.status === 422) {
      const codes = Object.entries(problem.fields).map(([field, code]) => planExplain[`${field}.${code}`] ?? planExplain[code]);
      const message = codes.find((one) => one !== undefined);
      if (message) return { other: say(message) };
    }
    return { other: sayProblem(say, planExplain, problem) };
  }
  return (
    <Card title={say({ id: "plans.agree.title", message: "Do they agree?" })}>
      <div className="space-y-4">
        <Checkbox
          label={say({ id: "plans.readBack.said", message: "I read it back to them, word for word" })}
          value={readBack}
          onChange={setReadBack}
          wrong={wrong.readBack}
        />
        <RadioGroup
          look="chips"
          label={say({ id: "plans.how", message: "How do they agree?" })}
          value={how}
          onChange={(value) => setHow(value === "signed" ? "signed" : "spoken")}
          options={[
            { id: "spoken", label: say({ id: "plans.how.spoken", message: "Aloud" }) },
            { id: "signed", label: say({ id: "plans.how.signed", message: "With their name" }) },
          ]}
        />
        {how === "signed" && (
          <TextField
            width="half"
            label={say({ id: "plans.signedName", message: "Their name, as they type it" })}
            value={signedName}
            onChange={setName}
            wrong={wrong.name}
          />
        )}
        {wrong.other && (
          <Notice live title={say({ id: "plans.agree.not", message: "It is not agreed yet" })}>
            {wrong.other}
          </Notice>
        )}
        <Buttons>
          <Button kind="primary" icon="check" waiting={busy} onPress={() => void run()}>
            {say({ id: "plans.agree", message: "They agree" })}
          </Button>
          <Button kind="quiet" onPress={onAside}>
            {say({ id: "plans.aside", message: "Put the draft aside" })}
          </Button>
        </Buttons>
      </div>
    </Card>
  );
}
