import { type ReactNode, useState } from "react";
import { useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { RowItem, Rows } from "../ui/Card.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { cx, look } from "../ui/look.ts";
import { useDiscreet } from "../ui/screen.ts";
import { TextArea } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type FileHead, files } from "./contract.ts";
import { sayFileSize } from "./FileField.tsx";
import { kindWords } from "./fileWords.ts";

interface FileRowsProps {
  files: readonly FileHead[];
  /** Whether the asker may take them out of use. */
  mayEnd: boolean;
  /** What else is said of one: for whom it is. */
  aside?: (file: FileHead) => string;
}

/** Files, a line each: what it is, who sent it, and the ways to open it. */
export function FileRows({ files: listed, mayEnd, aside }: FileRowsProps) {
  const [open, setOpen] = useState<{ what: "look" | "end"; file: FileHead }>();
  const close = () => setOpen(undefined);
  return (
    <>
      <Rows>
        {listed.map((file) => (
          <FileRow
            key={file.fileId}
            file={file}
            aside={aside?.(file)}
            onLook={() => setOpen({ what: "look", file })}
            onEnd={mayEnd && !file.ended ? () => setOpen({ what: "end", file }) : undefined}
          />
        ))}
      </Rows>
      {open?.what === "look" && <LookDialog file={open.file} onClose={close} />}
      {open?.what === "end" && <EndFileDialog file={open.file} onClose={close} />}
    </>
  );
}

/** A name may say who it is about: while others can see the screen, only the kind is shown. */
function useFileName(): (file: FileHead) => string {
  const say = useWords();
  const { discreet } = useDiscreet();
  return (file) => (discreet ? say(kindWords[file.mediaType]) : file.name);
}

const addressOf = ({ fileId }: FileHead) => `/api/files/${fileId}/content`;

function FileRow({
  file,
  aside,
  onLook,
  onEnd,
}: {
  file: FileHead;
  aside: string | undefined;
  onLook: () => void;
  onEnd: (() => void) | undefined;
}) {
  const say = useWords();
  const formats = useFormats();
  const nameOf = useFileName();
  const name = nameOf(file);
  const { ended } = file;
  const parts: ReactNode[] = [
    say(kindWords[file.mediaType]),
    sayFileSize(say, formats, file.size),
    say(
      { id: "files.by", message: "{name}, {day}" },
      { name: `\u2068${file.madeBy.name}\u2069`, day: formats.day(formats.dayOf(file.madeAt)) },
    ),
    aside,
  ];
  return (
    <RowItem
      title={
        <span className="wrap-anywhere">
          <bdi>{name}</bdi>
        </span>
      }
      detail={
        <>
          {parts.filter(Boolean).join(" · ")}
          {file.mayLocate && !ended && (
            <span className="mt-1 block">
              <Badge tone="outline" icon="info">
                {say({ id: "files.mayLocate", message: "may say where it was made" })}
              </Badge>
            </span>
          )}
          {file.scan !== "clear" && !ended && (
            <span className="mt-1 block">
              {file.scan === "held" ? (
                <Badge tone="warn">{say({ id: "files.held", message: "held: what is in it could do harm, so nobody can open it" })}</Badge>
              ) : (
                <Badge tone="outline" icon="clock">
                  {say({ id: "files.pending", message: "being checked for viruses; it can be opened afterwards" })}
                </Badge>
              )}
            </span>
          )}
          {ended && (
            <span className="block">
              {say(
                { id: "files.ended", message: "Taken out by {name}, {day}: {reason}" },
                { name: `\u2068${ended.by.name}\u2069`, day: formats.day(formats.dayOf(ended.at)), reason: `\u2068${ended.reason}\u2069` },
              )}
            </span>
          )}
        </>
      }
      action={
        !ended && (
          <>
            {file.shows && (
              <Button kind="quiet" label={say({ id: "files.lookAt", message: "Look at {name}" }, { name })} onPress={onLook}>
                {say({ id: "files.look", message: "Look" })}
              </Button>
            )}
            {file.scan === "clear" && (
              <a
                data-kind="quiet"
                href={addressOf(file)}
                download
                aria-label={say({ id: "files.downloadOf", message: "Download {name}" }, { name })}
                className={cx(look.button.base, look.button.quiet)}
              >
                {say({ id: "files.download", message: "Download" })}
              </a>
            )}
            {onEnd && (
              <Button kind="quiet" label={say({ id: "files.endOf", message: "Take out {name}" }, { name })} onPress={onEnd}>
                {say({ id: "files.end", message: "Take out" })}
              </Button>
            )}
          </>
        )
      }
    />
  );
}

function LookDialog({ file, onClose }: { file: FileHead; onClose: () => void }) {
  const say = useWords();
  const nameOf = useFileName();
  const [failed, setFailed] = useState(false);
  return (
    <Dialog
      open
      width="wide"
      title={nameOf(file)}
      onClose={onClose}
      actions={<Button onPress={onClose}>{say({ id: "files.close", message: "Close" })}</Button>}
    >
      {failed ? (
        <p role="alert">{say({ id: "files.unseen", message: "This picture cannot be shown. Download it instead." })}</p>
      ) : (
        <img
          src={`${addressOf(file)}?show=inline`}
          alt={nameOf(file)}
          onError={() => setFailed(true)}
          className="mx-auto max-h-[65vh] max-w-full object-contain"
        />
      )}
    </Dialog>
  );
}

function EndFileDialog({ file, onClose }: { file: FileHead; onClose: () => void }) {
  const say = useWords();
  const tell = useTell(files.end);
  return (
    <Dialog open firm title={say({ id: "files.end.title", message: "Take the file out of use" })} onClose={onClose}>
      <Form
        tell={tell}
        also={{ fileId: file.fileId, version: file.version }}
        submit={say({ id: "files.end.do", message: "Take it out" })}
        onDone={() => {
          showToast({ text: say({ id: "files.end.done", message: "The file is out of use" }) });
          onClose();
        }}
      >
        <p>
          {say({
            id: "files.end.text",
            message: "Nobody can open it from then on. That it was here, and why it went, stays in the record.",
          })}
        </p>
        <TextArea name="reason" rows={2} max={500} autoFocus label={say({ id: "files.end.reason", message: "Why?" })} />
      </Form>
    </Dialog>
  );
}
