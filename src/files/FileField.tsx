import { useEffect, useRef, useState } from "react";
import { DropZone, FileTrigger, Text } from "react-aria-components";
import { LARGEST_FILE } from "../kernel/limits.ts";
import { Problem } from "../kernel/problem.ts";
import { Button } from "../ui/Button.tsx";
import { sayProblem } from "../ui/explaining.ts";
import { type FieldProps, useField } from "../ui/filling.ts";
import { useFormats } from "../ui/formats.ts";
import { Icon } from "../ui/Icon.tsx";
import { Unreachable } from "../ui/line.ts";
import { cx, look } from "../ui/look.ts";
import { Progress } from "../ui/Progress.tsx";
import { useUnsaved } from "../ui/unsaved.ts";
import { type Say, useWords } from "../ui/words.ts";
import { acceptedFiles, fileExplain } from "./fileWords.ts";
import { uploadFile } from "./uploadFile.ts";

/**
 * A file to go with a form. It is sent as soon as it is chosen; the field's value is its id ("" while there is none), which the form's verb attaches.
 * Inside a Form, `name` and `label` are enough.
 */
export interface FileFieldProps extends FieldProps<string> {
  /** Offers the phone's camera beside the chooser. */
  camera?: boolean;
}

type Sent = { is: "sending"; file: File; share: number } | { is: "sent"; file: File } | { is: "failed"; file: File; why: string };

/** Takes one file: dropped, chosen, or photographed; shows how far it has come, and what is wrong with it. */
export function FileField(props: FileFieldProps) {
  const say = useWords();
  const field = useField(props, "");
  const [sent, setSent] = useState<Sent>();
  // What was wrong before this file was chosen is not wrong with it.
  const [before, setBefore] = useState<string>();
  const stopper = useRef<AbortController>(undefined);
  useUnsaved(sent?.is === "sending");
  useEffect(() => () => stopper.current?.abort(), []);
  const put = useRef(field.put);
  useEffect(() => {
    put.current = field.put;
  });

  const take = async (file: File | undefined) => {
    if (!file) return;
    stopper.current?.abort();
    put.current("");
    setBefore(field.wrong);
    const wrong = file.size === 0 ? fileExplain.empty : file.size > LARGEST_FILE ? fileExplain.tooLarge : undefined;
    if (wrong) return setSent({ is: "failed", file, why: say(wrong) });
    const stop = new AbortController();
    stopper.current = stop;
    setSent({ is: "sending", file, share: 0 });
    try {
      const fileId = await uploadFile(file, (share) => stop.signal.aborted || setSent({ is: "sending", file, share }), stop.signal);
      setSent({ is: "sent", file });
      put.current(fileId);
    } catch (problem) {
      if (!stop.signal.aborted) setSent({ is: "failed", file, why: sayWhy(say, problem) });
    }
  };
  const drop = () => {
    stopper.current?.abort();
    setSent(undefined);
    put.current("");
  };
  // Emptied by its form: it is ready for the next.
  const shown = sent?.is === "sent" && field.value === "" ? undefined : sent;
  const wrong = shown?.is === "failed" ? shown.why : shown && field.wrong === before ? undefined : field.wrong;
  return (
    <DropZone
      {...field.mark}
      isDisabled={field.disabled}
      getDropOperation={() => "copy"}
      onDrop={async ({ items }) => {
        const dropped = items.find((item) => item.kind === "file");
        if (dropped?.kind === "file") await take(await dropped.getFile());
      }}
      className={cx(
        "flex min-w-0 flex-col gap-3 rounded-lg border border-dashed border-edge bg-ground p-4 drop-target:border-solid drop-target:border-accent drop-target:bg-wash focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-accent",
        props.className,
      )}
    >
      <div>
        <Text slot="label" className={field.labelHidden ? "sr-only" : look.label}>
          {field.label}
          {field.optional && <span className="font-normal text-quiet"> {say({ id: "files.optional", message: "(optional)" })}</span>}
        </Text>
        {field.hint && <span className={look.hint}>{field.hint}</span>}
      </div>
      {wrong && (
        <p role="alert" className="flex items-start gap-1.5 font-semibold">
          <Icon name="wrong" className="mt-[0.1875rem]" />
          <span>{wrong}</span>
        </p>
      )}
      {shown && <Chosen sent={shown} onDrop={drop} />}
      {(shown === undefined || shown.is === "failed") && (
        <Choose again={shown !== undefined} camera={props.camera ?? false} disabled={field.disabled} onFile={take} />
      )}
    </DropZone>
  );
}

function sayWhy(say: Say, problem: unknown): string {
  if (problem instanceof Unreachable)
    return say({ id: "files.lost", message: "The connection broke, and nothing was kept. Choose it again when the network is back." });
  if (problem instanceof Problem && problem.status === 413) return say(fileExplain.tooLarge);
  const code = problem instanceof Problem ? problem.fields.file : undefined;
  const own = code === undefined ? undefined : (fileExplain as Readonly<Record<string, { id: string; message: string }>>)[code];
  return own ? say(own) : sayProblem(say, fileExplain, problem);
}

function Chosen({ sent, onDrop }: { sent: Sent; onDrop: () => void }) {
  const say = useWords();
  const formats = useFormats();
  const { file } = sent;
  return (
    <div className="space-y-2">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="min-w-0 font-semibold wrap-anywhere">
          <bdi>{file.name}</bdi>
        </span>
        <span className="text-sm text-quiet">{sayFileSize(say, formats, file.size)}</span>
      </p>
      {sent.is === "sending" ? (
        <>
          <Progress
            label={say({ id: "files.sending", message: "Sending the file" })}
            value={sent.share * 100}
            detail={formats.percent(sent.share)}
          />
          <Button onPress={onDrop}>{say({ id: "files.stop", message: "Stop" })}</Button>
        </>
      ) : (
        sent.is === "sent" && (
          <p role="status" className="flex flex-wrap items-center gap-x-3 text-sm">
            <span className="flex items-center gap-1.5">
              <Icon name="check" />
              {say({ id: "files.sent", message: "Sent. It is kept when you save." })}
            </span>
            <Button kind="quiet" onPress={onDrop}>
              {say({ id: "files.drop", message: "Leave it out" })}
            </Button>
          </p>
        )
      )}
    </div>
  );
}

function Choose({
  again,
  camera,
  disabled,
  onFile,
}: {
  again: boolean;
  camera: boolean;
  disabled: boolean;
  onFile: (file: File | undefined) => Promise<void>;
}) {
  const say = useWords();
  const choose = (chosen: FileList | null) => void onFile(chosen?.[0]);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <FileTrigger acceptedFileTypes={acceptedFiles} onSelect={choose}>
        <Button disabled={disabled} icon="plus">
          {again ? say({ id: "files.other", message: "Choose another" }) : say({ id: "files.choose", message: "Choose a file" })}
        </Button>
      </FileTrigger>
      {camera && (
        <FileTrigger acceptedFileTypes={["image/jpeg", "image/png"]} defaultCamera="environment" onSelect={choose}>
          <Button disabled={disabled} className="sm:hidden">
            {say({ id: "files.camera", message: "Take a photo" })}
          </Button>
        </FileTrigger>
      )}
      <span className="text-sm text-quiet max-sm:hidden">{say({ id: "files.orDrop", message: "or drop it here, up to 25 MB" })}</span>
    </div>
  );
}

/** A size as people say it: in MB, below one in kB. */
export function sayFileSize(say: Say, formats: ReturnType<typeof useFormats>, bytes: number): string {
  if (bytes >= 1_000_000)
    return say({ id: "files.size.mb", message: "{size} MB" }, { size: formats.number(Math.round(bytes / 100_000) / 10) });
  return say({ id: "files.size.kb", message: "{size} kB" }, { size: formats.number(Math.max(1, Math.round(bytes / 1000))) });
}
