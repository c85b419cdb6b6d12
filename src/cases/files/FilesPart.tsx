import { useState } from "react";
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
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { Wait } from "../../ui/Skeleton.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { caseExplain } from "../caseExplain.ts";
import { personWords } from "../caseWords.ts";
import type { CaseHead } from "../contract.ts";
import { useFormValues } from "../formValues.ts";
import { audienceHints, audienceWords } from "../notes/noteWords.ts";
import { audiencesIn, mayAddNote } from "../policy.ts";
import type { Audience } from "../timeline/contract.ts";
import { useActor } from "../useActor.ts";
import { caseFiles } from "./contract.ts";

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
  const { files, closed } = useAsk(caseFiles.list, { caseId: found.caseId });
  const may = mayAddNote(actor, found);
  const standing = files.filter((file) => !file.ended);
  const ended = files.filter((file) => file.ended);
  return (
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
        <FileRows files={standing} mayEnd={may} aside={(file) => (file.audience ? say(audienceWords[file.audience]) : "")} />
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
  );
}

function AddFileDialog({ found, onClose }: { found: CaseHead; onClose: () => void }) {
  const say = useWords();
  const tell = useTell(caseFiles.attach);
  return (
    <Dialog open firm title={say({ id: "cases.files.add", message: "Add a file" })} onClose={onClose}>
      <Form
        tell={tell}
        also={{ caseId: found.caseId }}
        initial={{ fileId: "", audience: "team" }}
        explain={{ ...caseExplain, "fileId.missing": fileExplain.missing, "fileId.unknown": fileExplain.unknown }}
        submit={say({ id: "cases.files.save", message: "Add it to the case" })}
        onDone={() => {
          showToast({ text: say({ id: "cases.files.saved", message: "File added" }) });
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
  const { values } = useFormValues();
  const audience = values.audience as Audience | undefined;
  const open = audiencesIn(found.regime);
  const options = useOptions(audienceWords).filter(({ id }) => open.includes(id));
  return (
    <div>
      <RadioGroup name="audience" label={say({ id: "cases.files.audience", message: "Who may open it?" })} options={options} />
      <p aria-live="polite" className="measure mt-2 text-sm text-quiet">
        {audience && say(audienceHints[audience], { program: isolate(found.programName), person: say(personWords[found.personWord]) })}
      </p>
    </div>
  );
}
