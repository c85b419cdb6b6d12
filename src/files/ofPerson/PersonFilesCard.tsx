import { useContext, useState } from "react";
import { useOptions } from "../../people/personWords.ts";
import { reaches } from "../../people/policy.ts";
import { useAsk, useTell } from "../../ui/asking.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { Form } from "../../ui/Form.tsx";
import { FillingContext } from "../../ui/filling.ts";
import { useMe } from "../../ui/me.ts";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { type Message, useWords } from "../../ui/words.ts";
import { FileField } from "../FileField.tsx";
import { FileRows } from "../FileRows.tsx";
import { fileExplain } from "../fileWords.ts";
import { type FileSection, MORE_FILES, personFiles } from "./contract.ts";
import { mayAddPersonFile } from "./policy.ts";

const sectionWords = {
  contact: { id: "files.person.contact", message: "How they are reached" },
  legal: { id: "files.person.legal", message: "Court and law" },
  schooling: { id: "files.person.schooling", message: "School" },
} satisfies Record<FileSection, Message>;

/** What was scanned or sent about a person, whatever case there is: orders, letters of the school. */
export function PersonFilesCard({ id }: { id: string }) {
  const say = useWords();
  const me = useMe();
  const [adding, setAdding] = useState(false);
  const { files, access } = useAsk(personFiles.list, { personId: id as never });
  const may = mayAddPersonFile(me, { access });
  const abouts = new Map(files.map((file) => [file.fileId, file.about]));
  const about = ({ fileId }: { fileId: (typeof files)[number]["fileId"] }) => {
    const section = abouts.get(fileId);
    return section ? say(sectionWords[section]) : "";
  };
  const standing = files.filter(({ ended }) => !ended);
  const ended = files.filter((file) => file.ended);
  if (!may && files.length === 0) return null;
  const sections = (Object.keys(sectionWords) as FileSection[]).filter((section) => reaches({ access }, section));
  return (
    <>
      <Card
        flush
        title={say({ id: "files.person", message: "Files" })}
        aside={standing.length || undefined}
        foot={
          may && (
            <Button kind="quiet" icon="plus" className="-ms-3" onPress={() => setAdding(true)}>
              {say({ id: "files.person.add", message: "Add a file" })}
            </Button>
          )
        }
      >
        {standing.length > 0 ? (
          <FileRows files={standing} mayEnd={access.canWrite} aside={about} />
        ) : (
          <p className="measure px-5 pt-1 pb-4 text-quiet">
            {say({ id: "files.person.none", message: "No file yet. Orders and letters that are about more than one case belong here." })}
          </p>
        )}
        {ended.length > 0 && (
          <div className="px-5 pb-3">
            <Disclosure title={say({ id: "files.person.ended", message: "Taken out of use" })} aside={ended.length}>
              <div className="-mx-5">
                <FileRows files={ended} mayEnd={false} aside={about} />
              </div>
            </Disclosure>
          </div>
        )}
      </Card>
      {adding && <AddDialog personId={id} sections={sections} onClose={() => setAdding(false)} />}
    </>
  );
}

function AddDialog({ personId, sections, onClose }: { personId: string; sections: readonly FileSection[]; onClose: () => void }) {
  const say = useWords();
  const tell = useTell(personFiles.attach);
  const options = useOptions(sectionWords).filter(({ id }) => (sections as readonly string[]).includes(id));
  return (
    <Dialog open firm title={say({ id: "files.person.add", message: "Add a file" })} onClose={onClose}>
      <Form
        tell={tell}
        also={{ personId }}
        initial={{ fileId: "", more: [], section: "" }}
        fill={({ more, ...values }) => ({ ...values, more: filesIn(more).filter(Boolean) })}
        explain={{
          "fileId.missing": fileExplain.missing,
          "fileId.unknown": fileExplain.unknown,
          section: { id: "files.person.section.missing", message: "Say what it is about." },
        }}
        submit={say({ id: "files.person.save", message: "Add it to the person" })}
        onDone={() => {
          showToast({ text: say({ id: "files.person.saved", message: "File added" }) });
          onClose();
        }}
      >
        <SeveralFields />
        <RadioGroup
          name="section"
          label={say({ id: "files.person.section", message: "What is it about?" })}
          hint={say({ id: "files.person.section.hint", message: "Whoever may know that of the person may open the file." })}
          options={options}
        />
      </Form>
    </Dialog>
  );
}

const filesIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((one) => typeof one === "string") : []);

/** A file, and when it is there the place for another page of the same. */
function SeveralFields() {
  const say = useWords();
  const filling = useContext(FillingContext);
  const more = filesIn(filling?.values["more"]);
  const full = filling?.values["fileId"] !== "" && more.every(Boolean);
  const shown = full ? [...more, ""].slice(0, MORE_FILES - 1) : more;
  return (
    <>
      <FileField
        name="fileId"
        camera
        label={say({ id: "files.person.file", message: "The file" })}
        hint={say({ id: "files.person.hint", message: "Where and when it was taken is removed from JPEG and PNG pictures." })}
      />
      {shown.map((value, at) => (
        <FileField
          // biome-ignore lint/suspicious/noArrayIndexKey: a place, whatever lies in it
          key={at}
          camera
          optional
          label={say({ id: "files.person.another", message: "Another page, or what came with it" })}
          value={value}
          onChange={(fileId) => filling?.put("more", Object.assign([...shown], { [at]: fileId }))}
        />
      ))}
    </>
  );
}
