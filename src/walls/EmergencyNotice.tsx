import { useState } from "react";
import { useGo } from "../ui/address.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { Notice } from "../ui/Notice.tsx";
import { useWords } from "../ui/words.ts";
import { emergencies } from "./emergencyContract.ts";
import { emergencyExplain } from "./wallWords.ts";

/** On top of a case one sees because of an emergency: that it is so, and until when; and the way to give it back. */
export function EmergencyNotice({ id }: { id: string }) {
  const say = useWords();
  const formats = useFormats();
  const go = useGo();
  const { until, emergencyId } = useAsk(emergencies.ofCase, { caseId: id as never });
  const tell = useTell(emergencies.end);
  const [wrong, setWrong] = useState<string>();
  if (!until || !emergencyId) return null;
  const end = () =>
    void tell({ emergencyId }).then(
      () => go("/"),
      (problem: unknown) => setWrong(sayProblem(say, emergencyExplain, problem)),
    );
  return (
    <div className="mb-6">
      <Notice
        tone="warn"
        title={say({ id: "walls.notice", message: "You see this by emergency access, until {when}" }, { when: formats.moment(until) })}
        action={
          <Button waiting={tell.waiting} onPress={end}>
            {say({ id: "walls.notice.end", message: "I need it no more" })}
          </Button>
        }
      >
        {say({ id: "walls.notice.text", message: "To read, not to change. Each look is recorded, and somebody looks at it afterwards." })}
        {wrong && (
          <p role="alert" className="font-semibold">
            {wrong}
          </p>
        )}
      </Notice>
    </div>
  );
}
