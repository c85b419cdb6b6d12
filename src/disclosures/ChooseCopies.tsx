import { useState } from "react";
import { cases } from "../cases/contract.ts";
import { caseFiles } from "../cases/files/contract.ts";
import { isolate } from "../people/PersonName.tsx";
import { type ReleaseItem, releaseItems } from "../releases/contract.ts";
import { itemWords } from "../releases/releaseWords.ts";
import { useAsk } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { useFormats } from "../ui/formats.ts";
import { Select } from "../ui/Select.tsx";
import { Wait } from "../ui/Skeleton.tsx";
import { TextArea, TextField } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import { type Clue, type CopyKind, fileItems, itemOfTopic, type NewCopy, type Standing } from "./copyContract.ts";
import { clueWords, copyKinds } from "./disclosureWords.ts";

/** A copy as it is being made. */
export interface AddedCopy {
  readonly key: number;
  readonly kind: Exclude<CopyKind, "spoken">;
  readonly item: ReleaseItem;
  readonly title: string;
  readonly body: string;
  readonly fromId?: string;
}

/** What the server thinks of one. */
export interface Judged {
  readonly covered: boolean;
  readonly told: boolean;
  readonly clues: readonly { readonly clue: Clue; readonly words: string }[];
}

/** The copies as they are sent; told aloud, only what they are called. */
export const asCopies = (copies: readonly AddedCopy[], aloud: boolean): NewCopy[] =>
  copies.map(({ kind, item, title, body, fromId }): NewCopy => {
    if (aloud) return { kind: "spoken", item, title };
    if (kind === "file") return { kind, item, title, fileId: fromId as never };
    return kind === "redacted" ? { kind, item, title, body, noteId: fromId as never } : { kind, item, title, body };
  });

interface ChooseProps {
  caseId: string;
  facts: readonly { item: ReleaseItem; title: string; body: string }[];
  standing: Standing | undefined;
  copies: readonly AddedCopy[];
  judged: readonly Judged[] | undefined;
  onChange: (copies: readonly AddedCopy[]) => void;
}

let made = 0;

/** What is shared: nothing, until it is added piece by piece; each says whether the release covers it. */
export function ChooseCopies({ caseId, facts, standing, copies, judged, onChange }: ChooseProps) {
  const say = useWords();
  const [picking, setPicking] = useState<"note" | "file">();
  const covers = (item: ReleaseItem) => standing?.items.includes(item) ?? true;
  const add = (copy: Omit<AddedCopy, "key">) => {
    made += 1;
    setPicking(undefined);
    onChange([...copies, { ...copy, key: made }]);
  };
  const first = (wanted: ReleaseItem): ReleaseItem =>
    covers(wanted) ? wanted : (standing?.items.find((item) => item !== "plan") ?? wanted);
  const file = fileItems.find(covers) ?? "documents";
  return (
    <section className="space-y-4">
      <h3 className="font-semibold">{say({ id: "disclosures.what", message: "What?" })}</h3>
      {copies.map((copy, at) => (
        <CopyFields
          key={copy.key}
          copy={copy}
          covered={covers(copy.item)}
          released={standing !== undefined}
          judged={judged?.[at]}
          onChange={(next) => onChange(copies.map((one) => (one.key === copy.key ? { ...one, ...next } : one)))}
          onDrop={() => onChange(copies.filter((one) => one.key !== copy.key))}
        />
      ))}
      <div className="flex flex-wrap gap-2">
        {facts
          .filter(({ item }) => !copies.some((copy) => copy.kind === "fact" && copy.item === item))
          .map((fact) => (
            <Button key={fact.item} icon="plus" disabled={!covers(fact.item)} onPress={() => add({ kind: "fact", ...fact })}>
              {covers(fact.item)
                ? fact.title
                : say({ id: "disclosures.what.notIn", message: "{what} (not in the release)" }, { what: fact.title })}
            </Button>
          ))}
        <Button icon="plus" onPress={() => add({ kind: "text", item: first("letter"), title: say(itemWords[first("letter")]), body: "" })}>
          {say(copyKinds.text)}
        </Button>
        <Button icon="plus" onPress={() => setPicking(picking === "note" ? undefined : "note")}>
          {say(copyKinds.redacted)}
        </Button>
        <Button icon="plus" onPress={() => setPicking(picking === "file" ? undefined : "file")}>
          {say(copyKinds.file)}
        </Button>
      </div>
      {picking === "note" && (
        <Wait lines={2}>
          <PickNote caseId={caseId} onPick={(note) => add({ kind: "redacted", ...note })} />
        </Wait>
      )}
      {picking === "file" && (
        <Wait lines={2}>
          <PickFile caseId={caseId} onPick={(picked) => add({ kind: "file", item: file, body: "", ...picked })} />
        </Wait>
      )}
    </section>
  );
}

function CopyFields({
  copy,
  covered,
  released,
  judged,
  onChange,
  onDrop,
}: {
  copy: AddedCopy;
  covered: boolean;
  released: boolean;
  judged: Judged | undefined;
  onChange: (next: Partial<AddedCopy>) => void;
  onDrop: () => void;
}) {
  const say = useWords();
  return (
    <div className="space-y-3 rounded-md border border-line px-4 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <p className="grow font-semibold">
          <bdi>{copy.title || say(copyKinds[copy.kind])}</bdi>
        </p>
        {released && (
          <Badge tone={covered ? "accent" : "outline"}>
            {covered
              ? say({ id: "disclosures.covered", message: "covered" })
              : say({ id: "disclosures.notCovered", message: "not in the release" })}
          </Badge>
        )}
        <Button kind="quiet" onPress={onDrop}>
          {say({ id: "disclosures.drop", message: "Take out" })}
        </Button>
      </div>
      {copy.kind !== "fact" && (
        <div className="flex flex-wrap gap-3">
          <Select
            width="half"
            label={say({ id: "disclosures.what.item", message: "What it is" })}
            value={copy.item}
            onChange={(item) => onChange({ item: item as ReleaseItem })}
            options={itemsFor(copy).map((id) => ({ id, label: say(itemWords[id]) }))}
          />
          <TextField
            label={say({ id: "disclosures.what.title", message: "Title" })}
            value={copy.title}
            onChange={(title) => onChange({ title })}
          />
        </div>
      )}
      {copy.kind !== "file" && (
        <TextArea
          rows={copy.kind !== "fact" ? 5 : copy.item === "plan" ? 8 : 2}
          autoFocus={copy.kind !== "fact"}
          label={
            copy.kind === "redacted"
              ? say({ id: "disclosures.what.redact", message: "Your copy: take out all that is not to be told" })
              : copy.item === "plan"
                ? say({
                    id: "disclosures.what.plan",
                    message: "Their own copy: take out the lines that are not to be told; none can be put in",
                  })
                : say({ id: "disclosures.what.words", message: "What they will read" })
          }
          value={copy.body}
          onChange={(body) => onChange({ body })}
        />
      )}
      {judged && judged.clues.length > 0 && (
        <p className="text-sm">
          {say({ id: "disclosures.clues", message: "This may tell who or where they are:" })}{" "}
          {judged.clues.map(({ clue, words }) => `${say(clueWords[clue])} (${isolate(words)})`).join(" · ")}
        </p>
      )}
    </div>
  );
}

/** What it may be called: a note is what it is of, a file what a file can be; a plan is their own copy of it, and no words of ours. */
const itemsFor = (copy: AddedCopy): readonly ReleaseItem[] =>
  copy.kind === "redacted" ? [copy.item] : copy.kind === "file" ? fileItems : releaseItems.filter((item) => item !== "plan");

function PickNote({
  caseId,
  onPick,
}: {
  caseId: string;
  onPick: (note: { item: ReleaseItem; title: string; body: string; fromId: string }) => void;
}) {
  const say = useWords();
  const formats = useFormats();
  const { story } = useAsk(cases.show, { caseId: caseId as never });
  const notes = story.items.flatMap(({ note }) => (note?.texts ? [note] : []));
  if (notes.length === 0)
    return <p className="text-quiet">{say({ id: "disclosures.note.none", message: "No note of the latest ones is open to you." })}</p>;
  return (
    <ul className="space-y-1">
      {notes.map((note) => (
        <li key={note.noteId}>
          <Button
            kind="quiet"
            onPress={() => {
              const title = say({ id: "disclosures.note.title", message: "Note of {day}" }, { day: formats.day(note.onDay) });
              onPick({ item: itemOfTopic(note.topic), title, body: note.texts?.at(-1)?.body ?? "", fromId: note.noteId });
            }}
          >
            {formats.day(note.onDay)} · {note.author.name}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function PickFile({ caseId, onPick }: { caseId: string; onPick: (file: { title: string; fromId: string }) => void }) {
  const say = useWords();
  const { files } = useAsk(caseFiles.list, { caseId: caseId as never });
  const standing = files.filter(({ ended }) => !ended);
  if (standing.length === 0)
    return <p className="text-quiet">{say({ id: "disclosures.file.none", message: "No file of this case is open to you." })}</p>;
  return (
    <ul className="space-y-1">
      {standing.map((file) => (
        <li key={file.fileId}>
          <Button kind="quiet" onPress={() => onPick({ title: file.name, fromId: file.fileId })}>
            <bdi>{file.name}</bdi>
          </Button>
        </li>
      ))}
    </ul>
  );
}
