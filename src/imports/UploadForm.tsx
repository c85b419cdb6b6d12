import { useEffect, useRef, useState } from "react";
import { Problem } from "../kernel/problem.ts";
import { useGo } from "../ui/address.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { Unreachable } from "../ui/line.ts";
import { Notice } from "../ui/Notice.tsx";
import { Progress } from "../ui/Progress.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useUnsaved } from "../ui/unsaved.ts";
import { useWords } from "../ui/words.ts";
import type { RosterProgram } from "./contract.ts";
import { FileDrop } from "./FileDrop.tsx";
import { LARGEST_ROSTER, uploadImport } from "./upload.ts";

const inView = 5;

/** Takes a roster's file and sends it; on a broken line the file stays here and is sent again when asked. */
export function UploadForm({ programs }: { programs: readonly RosterProgram[] }) {
  const say = useWords();
  const formats = useFormats();
  const go = useGo();
  const [file, setFile] = useState<File>();
  const [programId, setProgramId] = useState<string | null>(programs.find((program) => program.usual)?.programId ?? null);
  const [system, setSystem] = useState("sis");
  const [wrong, setWrong] = useState<{ file?: string | undefined; program?: string | undefined }>({});
  const [state, setState] = useState<{ sent: number } | { failed: unknown }>();
  const place = useRef<HTMLFormElement>(null);
  const stopper = useRef<AbortController>(undefined);
  const release = useUnsaved(file !== undefined);
  useEffect(() => () => stopper.current?.abort(), []);
  const sending = state !== undefined && "sent" in state;

  const sayWrongFile = (given: File | undefined) => {
    if (!given) return say({ id: "imports.file.missing", message: "Choose the roster’s zip file." });
    if (!/\.zip$/i.test(given.name))
      return say({ id: "imports.file.kind", message: "Put the roster’s CSV files into one zip file, and choose that." });
    if (given.size === 0) return say({ id: "imports.file.empty", message: "This file is empty. Export the roster again." });
    if (given.size > LARGEST_ROSTER)
      return say({ id: "imports.file.large", message: "This is larger than 25 MB. Send only the roster’s own files." });
    return undefined;
  };
  const take = (given: File) => {
    const amiss = sayWrongFile(given);
    setState(undefined);
    setWrong((before) => ({ ...before, file: amiss }));
    if (!amiss) setFile(given);
  };
  const send = async () => {
    const amiss = {
      file: sayWrongFile(file),
      program: programId ? undefined : say({ id: "imports.program.missing", message: "Choose the program these students belong to." }),
    };
    setWrong(amiss);
    if (amiss.file || amiss.program || !file || !programId) {
      const first = `[data-field=${amiss.file ? "file" : "program"}] :is(button[data-kind], input[type=radio], button[aria-haspopup])`;
      requestAnimationFrame(() => place.current?.querySelector<HTMLElement>(first)?.focus());
      return;
    }
    const stop = new AbortController();
    stopper.current = stop;
    setState({ sent: 0 });
    try {
      const runId = await uploadImport(
        { kind: "roster", name: file.name, body: file, programId, system: system.trim() },
        (sent) => setState({ sent }),
        stop.signal,
      );
      release();
      go(`/imports/${runId}`);
    } catch (failed) {
      if (!stop.signal.aborted) setState({ failed });
    }
  };
  const cancel = () => {
    stopper.current?.abort();
    setState(undefined);
  };

  const choice = {
    name: "program",
    label: say({ id: "imports.program", message: "Which program are these students for?" }),
    options: programs.map((program) => ({ id: program.programId, label: program.name })),
    value: programId,
    onChange: setProgramId,
    wrong: wrong.program,
    disabled: sending,
  };
  return (
    <Card title={say({ id: "imports.new", message: "Read a roster" })}>
      <form
        ref={place}
        noValidate
        className="space-y-6 pt-1"
        onSubmit={(event) => {
          event.preventDefault();
          if (!sending) void send();
        }}
      >
        <FileDrop file={file} onFile={take} wrong={wrong.file} disabled={sending} />
        {programs.length > inView ? <Select {...choice} width="half" /> : <RadioGroup {...choice} />}
        <TextField
          width="half"
          label={say({ id: "imports.system", message: "Whose ids are these?" })}
          hint={say({ id: "imports.system.hint", message: "A short name for the system that delivers. Keep it the same every time." })}
          value={system}
          onChange={(value) => setSystem(value.slice(0, 60))}
          disabled={sending}
        />
        {state && "failed" in state && <Failed failed={state.failed} />}
        {sending && state ? (
          <div className="space-y-4">
            <Progress
              label={say({ id: "imports.sending", message: "Sending the file" })}
              value={state.sent * 100}
              detail={formats.percent(state.sent)}
            />
            <Button onPress={cancel}>{say({ id: "imports.stop", message: "Stop" })}</Button>
          </div>
        ) : (
          <Buttons>
            <Button kind="primary" type="submit">
              {state && "failed" in state
                ? say({ id: "imports.again", message: "Send it again" })
                : say({ id: "imports.read", message: "Read it" })}
            </Button>
            <span className="text-sm text-quiet">{say({ id: "imports.read.safe", message: "Reading changes nothing." })}</span>
          </Buttons>
        )}
      </form>
    </Card>
  );
}

/** Why a file was not taken, and what to do about it. */
export function Failed({ failed }: { failed: unknown }) {
  const say = useWords();
  const lost = failed instanceof Unreachable;
  const text = lost
    ? say({ id: "imports.lost.text", message: "The file is still here. Send it again when the network is back; nothing is read twice." })
    : failed instanceof Problem && [400, 415].includes(failed.status)
      ? say({ id: "imports.unreadable", message: "This did not arrive as a zip file. Make the zip again, and choose it here." })
      : sayProblem(say, {}, failed);
  return (
    <Notice
      live
      icon="wrong"
      title={
        lost ? say({ id: "imports.lost", message: "The connection broke" }) : say({ id: "imports.refused", message: "It was not taken" })
      }
    >
      {text}
    </Notice>
  );
}
