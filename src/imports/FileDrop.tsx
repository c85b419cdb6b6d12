import { DropZone, FileTrigger, Text } from "react-aria-components";
import { Button } from "../ui/Button.tsx";
import { useFormats } from "../ui/formats.ts";
import { Icon } from "../ui/Icon.tsx";
import { useWords } from "../ui/words.ts";

interface FileDropProps {
  file: File | undefined;
  onFile: (file: File) => void;
  /** What is wrong with the file that was given, or that none was. */
  wrong: string | undefined;
  disabled: boolean;
}

/** Where a file is put: dropped, pasted, or chosen, by pointer or by keys. */
export function FileDrop({ file, onFile, wrong, disabled }: FileDropProps) {
  const say = useWords();
  const choose = (files: FileList | null) => {
    const first = files?.[0];
    if (first) onFile(first);
  };
  return (
    <div data-field="file" className={wrong ? "border-s-4 border-ink ps-4" : ""}>
      {wrong && (
        <p role="alert" className="mb-2 flex items-start gap-1.5 font-semibold">
          <Icon name="wrong" className="mt-[0.1875rem]" />
          <span>{wrong}</span>
        </p>
      )}
      <DropZone
        isDisabled={disabled}
        getDropOperation={() => "copy"}
        onDrop={async ({ items }) => {
          const dropped = items.find((item) => item.kind === "file");
          if (dropped?.kind === "file") onFile(await dropped.getFile());
        }}
        className="flex flex-wrap items-center gap-x-5 gap-y-4 rounded-lg border border-dashed border-edge bg-ground px-5 py-6 drop-target:border-solid drop-target:border-accent drop-target:bg-wash focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-accent"
      >
        <Icon name="import" className="size-9! text-quiet [stroke-width:1.1]" />
        <div className="min-w-48 grow basis-0">{file ? <ChosenFile file={file} /> : <NoFile />}</div>
        <FileTrigger acceptedFileTypes={[".zip", "application/zip", "application/x-zip-compressed"]} onSelect={choose}>
          <Button disabled={disabled}>
            {file
              ? say({ id: "imports.file.other", message: "Choose another" })
              : say({ id: "imports.file.choose", message: "Choose a file" })}
          </Button>
        </FileTrigger>
      </DropZone>
    </div>
  );
}

function NoFile() {
  const say = useWords();
  return (
    <>
      <Text slot="label" className="block font-semibold">
        {say({ id: "imports.file.drop", message: "Drop the roster’s zip file here" })}
      </Text>
      <p className="text-sm text-quiet">
        {say({ id: "imports.file.formats", message: "OneRoster 1.1 or 1.2, or Microsoft School Data Sync, up to 25 MB" })}
      </p>
    </>
  );
}

function ChosenFile({ file }: { file: File }) {
  const say = useWords();
  const formats = useFormats();
  const tenths = Math.max(1, Math.round(file.size / 104_857.6)) / 10;
  return (
    <>
      <Text slot="label" className="block font-semibold wrap-anywhere">
        <bdi>{file.name}</bdi>
      </Text>
      <p className="text-sm text-quiet">{say({ id: "imports.file.size", message: "{size} MB" }, { size: formats.number(tenths) })}</p>
    </>
  );
}
