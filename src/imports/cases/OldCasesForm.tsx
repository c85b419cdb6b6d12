import { useEffect, useRef, useState } from "react";
import { FileTrigger } from "react-aria-components";
import { useGo } from "../../ui/address.ts";
import { useAsk } from "../../ui/asking.ts";
import { Button, Buttons } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { useFormats } from "../../ui/formats.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Progress } from "../../ui/Progress.tsx";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useUnsaved } from "../../ui/unsaved.ts";
import { useWords } from "../../ui/words.ts";
import { Failed } from "../UploadForm.tsx";
import { LARGEST_ROSTER, uploadImport } from "../upload.ts";
import { oldCases } from "./contract.ts";
import { packStored } from "./packStored.ts";

/** Takes the files of old cases, one table or two, and sends them to be looked at. */
export function OldCasesForm() {
  const say = useWords();
  const formats = useFormats();
  const go = useGo();
  const { programs, sources } = useAsk(oldCases.programs, {});
  const [files, setFiles] = useState<readonly File[]>([]);
  const [programId, setProgramId] = useState<string | null>(programs.length === 1 ? (programs[0]?.programId ?? null) : null);
  const [system, setSystem] = useState(sources[0] ?? "");
  const [wrong, setWrong] = useState<{ files?: string | undefined; program?: string | undefined; system?: string | undefined }>({});
  const [state, setState] = useState<{ sent: number } | { failed: unknown }>();
  const stopper = useRef<AbortController>(undefined);
  const release = useUnsaved(files.length > 0);
  useEffect(() => () => stopper.current?.abort(), []);
  const sending = state !== undefined && "sent" in state;
  const sayWrongFiles = () => {
    if (files.length === 0) return say({ id: "imports.old.missing", message: "Choose the file that holds the cases." });
    if (files.some(({ name }) => !/\.(csv|tsv|txt|xlsx|xlsm|zip)$/i.test(name)))
      return say({ id: "imports.old.kind", message: "Save the table as CSV or as a workbook (.xlsx), and choose that." });
    if (files.reduce((sum, { size }) => sum + size, 0) > LARGEST_ROSTER)
      return say({
        id: "imports.old.large",
        message: "This is larger than 25 MB. Send fewer rows at once; the same case never comes in twice.",
      });
    return undefined;
  };
  const send = async () => {
    const amiss = {
      files: sayWrongFiles(),
      program: programId ? undefined : say({ id: "imports.old.program.missing", message: "Choose the program these cases belong to." }),
      system: system.trim() ? undefined : say({ id: "imports.old.source.missing", message: "Give the old system a short name." }),
    };
    setWrong(amiss);
    const [first] = files;
    if (amiss.files || amiss.program || amiss.system || !programId || !first) return;
    const stop = new AbortController();
    stopper.current = stop;
    setState({ sent: 0 });
    try {
      const alone = files.length === 1 && /\.(xlsx|xlsm|zip)$/i.test(first.name);
      const body = alone
        ? first
        : packStored(await Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }))));
      const name = files.map((file) => file.name).join(" + ");
      const runId = await uploadImport(
        { kind: "cases", name, body, programId, system: system.trim() },
        (sent) => setState({ sent }),
        stop.signal,
      );
      release();
      go(`/imports/${runId}`);
    } catch (failed) {
      if (!stop.signal.aborted) setState({ failed });
    }
  };
  return (
    <Card title={say({ id: "imports.old.new", message: "Old cases" })}>
      <form
        noValidate
        className="space-y-6 pt-1"
        onSubmit={(event) => {
          event.preventDefault();
          if (!sending) void send();
        }}
      >
        <div data-field="files" className={wrong.files ? "border-s-4 border-ink ps-4" : ""}>
          {wrong.files && (
            <p role="alert" className="mb-2 flex items-start gap-1.5 font-semibold">
              <Icon name="wrong" className="mt-[0.1875rem]" />
              <span>{wrong.files}</span>
            </p>
          )}
          <div className="flex flex-wrap items-center gap-x-5 gap-y-4 rounded-lg border border-dashed border-edge bg-ground px-5 py-6">
            <div className="min-w-48 grow basis-0">
              {files.length > 0 ? (
                files.map((file) => (
                  <bdi key={file.name} className="block font-semibold wrap-anywhere">
                    {file.name}
                  </bdi>
                ))
              ) : (
                <span className="block font-semibold">
                  {say({ id: "imports.old.files", message: "The cases, and their history if it is a file of its own" })}
                </span>
              )}
              <p className="text-sm text-quiet">
                {say({ id: "imports.old.formats", message: "CSV or a workbook (.xlsx), one or two files, up to 25 MB together" })}
              </p>
            </div>
            <FileTrigger
              allowsMultiple
              acceptedFileTypes={[".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".zip"]}
              onSelect={(list) => list && setFiles([...list])}
            >
              <Button disabled={sending}>{say({ id: "imports.old.choose", message: "Choose files" })}</Button>
            </FileTrigger>
          </div>
        </div>
        <RadioGroup
          name="oldProgram"
          label={say({ id: "imports.old.program", message: "Which program are these cases for?" })}
          options={programs.map((program) => ({ id: program.programId, label: program.name }))}
          value={programId}
          onChange={setProgramId}
          wrong={wrong.program}
          disabled={sending}
        />
        <TextField
          width="half"
          label={say({ id: "imports.old.source", message: "What is the old system called?" })}
          hint={say({ id: "imports.old.source.hint", message: "A short name, the same every time: by it a case is known again." })}
          value={system}
          onChange={(value) => setSystem(value.slice(0, 60))}
          wrong={wrong.system}
          disabled={sending}
        />
        {state && "failed" in state && <Failed failed={state.failed} />}
        {sending && state ? (
          <Progress
            label={say({ id: "imports.sending", message: "Sending the file" })}
            value={state.sent * 100}
            detail={formats.percent(state.sent)}
          />
        ) : (
          <Buttons>
            <Button kind="primary" type="submit">
              {say({ id: "imports.old.look", message: "Look at it" })}
            </Button>
            <span className="text-sm text-quiet">{say({ id: "imports.read.safe", message: "Reading changes nothing." })}</span>
          </Buttons>
        )}
      </form>
    </Card>
  );
}
