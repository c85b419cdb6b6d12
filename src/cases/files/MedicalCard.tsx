import type { FileHead } from "../../files/contract.ts";
import { FileRows } from "../../files/FileRows.tsx";
import { isolate } from "../../people/PersonName.tsx";
import { useTell } from "../../ui/asking.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button, Buttons } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { sayProblem } from "../../ui/explaining.ts";
import { useFormats } from "../../ui/formats.ts";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { caseExplain } from "../caseExplain.ts";
import type { CaseHead } from "../contract.ts";
import { caseFiles, type Medical } from "./contract.ts";

interface MedicalProps {
  found: CaseHead;
  medical: Medical;
  reviewers: readonly string[];
  files: readonly FileHead[];
}

/** Whether the medical documents are complete: to a reviewer with the documents and the two answers, to the team as a word (R84). */
export function MedicalCard({ found, medical, reviewers, files }: MedicalProps) {
  const say = useWords();
  const formats = useFormats();
  const { complete, saidBy, saidAt, mayReview } = medical;
  return (
    <Card
      flush
      className="mt-6"
      title={say({ id: "cases.medical", message: "Medical documents" })}
      foot={mayReview && found.status !== "closed" && <Answers found={found} medical={medical} />}
    >
      <div className="space-y-1 px-5 pt-1 pb-4">
        <p className="flex flex-wrap items-center gap-2">
          {say({ id: "cases.medical.complete", message: "Documentation complete:" })}
          <Badge tone={complete ? "accent" : "outline"}>
            {complete === null
              ? say({ id: "cases.medical.unsaid", message: "not said yet" })
              : complete
                ? say({ id: "cases.medical.yes", message: "yes" })
                : say({ id: "cases.medical.no", message: "no" })}
          </Badge>
          {saidBy && saidAt && (
            <span className="text-sm text-quiet">
              {say(
                { id: "cases.medical.saidBy", message: "{name}, {day}" },
                { name: isolate(saidBy.name), day: formats.day(formats.dayOf(saidAt)) },
              )}
            </span>
          )}
        </p>
        <p className="measure text-sm text-quiet">
          {reviewers.length > 0
            ? say(
                { id: "cases.medical.who", message: "Opened by {names} alone. Nobody else sees them, or how many there are." },
                { names: formats.list(reviewers.map(isolate)) },
              )
            : say({ id: "cases.medical.nobody", message: "No reviewer is named now. Nobody can open them." })}
        </p>
      </div>
      {mayReview && files.length > 0 && <FileRows files={files} mayEnd={found.status !== "closed"} />}
    </Card>
  );
}

function Answers({ found, medical }: { found: CaseHead; medical: Medical }) {
  const say = useWords();
  const tell = useTell(caseFiles.sayMedical);
  const failed = (problem: unknown) => showToast({ text: sayProblem(say, caseExplain, problem) });
  const answer = async (complete: boolean) => {
    await tell({ caseId: found.caseId, complete, version: medical.version });
    showToast({ text: say({ id: "cases.medical.said", message: "Everybody on the case reads it now" }) });
  };
  return (
    <Buttons>
      <Button disabled={medical.complete === true} waiting={tell.waiting} onPress={() => void answer(true).catch(failed)}>
        {say({ id: "cases.medical.sayYes", message: "All is there" })}
      </Button>
      <Button kind="quiet" disabled={medical.complete === false} waiting={tell.waiting} onPress={() => void answer(false).catch(failed)}>
        {say({ id: "cases.medical.sayNo", message: "Something is missing" })}
      </Button>
    </Buttons>
  );
}
