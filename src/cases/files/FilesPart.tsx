import { useState } from "react";
import type { FileAudience } from "../../files/contract.ts";
import { FileField } from "../../files/FileField.tsx";
import { FileRows } from "../../files/FileRows.tsx";
import { fileExplain } from "../../files/fileWords.ts";
import { isolate } from "../../people/PersonName.tsx";
import { useOptions } from "../../people/personWords.ts";
import { useAsk, useTell } from "../../ui/asking.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { Form } from "../../ui/Form.tsx";
import { useFormats } from "../../ui/formats.ts";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { Wait } from "../../ui/Skeleton.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { caseExplain } from "../caseExplain.ts";
import { personWords } from "../caseWords.ts";
import type { CaseHead } from "../contract.ts";
import { useFormValues } from "../formValues.ts";
import { audiencesIn, mayAddFile, mayAddNote } from "../policy.ts";
import { useActor } from "../useActor.ts";
import { caseFiles } from "./contract.ts";
import { fileAudienceExplain, fileAudienceHints, fileAudienceWords } from "./fileAudienceWords.ts";
import { MedicalCard } from "./MedicalCard.tsx";

/** The files of a case. */
export function FilesPart({ found }: { found: CaseHead }) {
  return (
    <div className="max-w-4xl">
      <Wait lines={4}>
        <FilesCard found={found} />
      </Wait>
    </div>
  );
}

/** Letters, pictures and scans of a case, and the way to add one. */
export function FilesCard({ found }: { found: CaseHead }) {
  const say = useWords();
  const actor = useActor();
  const [adding, setAdding] = useState(false);
  const { files, closed, medical } = useAsk(caseFiles.list, { caseId: found.caseId });
  const may = mayAddFile(actor, found);
  const reviewers = reviewersOf(found);
  const standing = files.filter((file) => !file.ended && file.audience !== "medical");
  const ended = files.filter((file) => file.ended);
  return (
    <>
      <Card
        flush
        title={say({ id: "cases.files", message: "Files" })}
        aside={standing.length || undefined}
        foot={
          may && (
            <Button kind="quiet" icon="plus" className="-ms-3" onPress={() => setAdding(true)}>
              {say({ id: "cases.files.add", message: "Add a file" })}
            </Button>
          )
        }
      >
        {standing.length > 0 ? (
          <FileRows
            files={standing}
            mayEnd={mayAddNote(actor, found)}
            aside={(file) => (file.audience ? say(fileAudienceWords[file.audience]) : "")}
          />
        ) : (
          <p className="px-5 pt-1 pb-4 text-quiet">
            {say({ id: "cases.files.none", message: "No file yet. Letters, pictures and scans of this case belong here." })}
          </p>
        )}
        {closed > 0 && (
          <p className="px-5 py-3 text-sm text-quiet">
            {say(
              { id: "cases.files.closed", message: "{count, plural, one {# more file is} other {# more files are}} for others." },
              { count: closed },
            )}
          </p>
        )}
        {ended.length > 0 && (
          <div className="px-5 pb-3">
            <Disclosure title={say({ id: "cases.files.ended", message: "Taken out of use" })} aside={ended.length}>
              <div className="-mx-5">
                <FileRows files={ended} mayEnd={false} />
              </div>
            </Disclosure>
          </div>
        )}
        {adding && <AddFileDialog found={found} onClose={() => setAdding(false)} />}
      </Card>
      {(reviewers.length > 0 || medical.complete !== null) && (
        <MedicalCard
          found={found}
          medical={medical}
          reviewers={reviewers}
          files={files.filter((file) => !file.ended && file.audience === "medical")}
        />
      )}
    </>
  );
}

/** Whom the case names as reviewers of its medical documents. */
const reviewersOf = (found: CaseHead) => found.team.filter(({ role }) => role === "medical_reviewer").map(({ account }) => account.name);

function AddFileDialog({ found, onClose }: { found: CaseHead; onClose: () => void }) {
  const say = useWords();
  const tell = useTell(caseFiles.attach);
  const actor = useActor();
  return (
    <Dialog open firm title={say({ id: "cases.files.add", message: "Add a file" })} onClose={onClose}>
      <Form
        tell={tell}
        also={{ caseId: found.caseId }}
        initial={{ fileId: "", audience: mayAddNote(actor, found) ? "team" : "medical" }}
        explain={{ ...caseExplain, ...fileAudienceExplain, "fileId.missing": fileExplain.missing, "fileId.unknown": fileExplain.unknown }}
        submit={say({ id: "cases.files.save", message: "Add it to the case" })}
        onDone={(_, { audience }) => {
          showToast({
            text:
              audience === "medical"
                ? say({ id: "cases.files.handedIn", message: "Handed to the medical reviewers" })
                : say({ id: "cases.files.saved", message: "File added" }),
          });
          onClose();
        }}
      >
        <FileField
          name="fileId"
          camera
          label={say({ id: "cases.files.file", message: "The file" })}
          hint={say({ id: "cases.files.hint", message: "Where and when it was taken is removed from JPEG and PNG pictures." })}
        />
        <FileAudienceField found={found} />
      </Form>
    </Dialog>
  );
}

/** Who may open it, and beneath it in a sentence who that is (R05). */
function FileAudienceField({ found }: { found: CaseHead }) {
  const say = useWords();
  const formats = useFormats();
  const { values } = useFormValues();
  const actor = useActor();
  const audience = values.audience as FileAudience | undefined;
  const reviewers = reviewersOf(found);
  const open: FileAudience[] = [
    ...(mayAddNote(actor, found) ? audiencesIn(found.regime) : []),
    ...(reviewers.length > 0 ? (["medical"] as const) : []),
  ];
  const options = useOptions(fileAudienceWords).filter(({ id }) => open.includes(id));
  return (
    <div>
      <RadioGroup name="audience" label={say({ id: "cases.files.audience", message: "Who may open it?" })} options={options} />
      <p aria-live="polite" className="measure mt-2 text-sm text-quiet">
        {audience &&
          say(fileAudienceHints[audience], {
            program: isolate(found.programName),
            person: say(personWords[found.personWord]),
            names: formats.list(reviewers.map(isolate)),
          })}
      </p>
    </div>
  );
}
