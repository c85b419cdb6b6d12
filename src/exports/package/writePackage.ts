import { csvRules, writeLine } from "./csv.ts";
import type { Column, Table } from "./describe.ts";
import { readme } from "./readme.ts";
import { type Making, type OutgoingFile, readFile, readTable, type Tally } from "./readTable.ts";
import { columnsLeftOut, leftOut } from "./tables.ts";
import { type Added, ZipWriter } from "./zip.ts";

/** What is said of a whole package beside its files. */
export interface About {
  readonly exportId: string;
  readonly agency: { readonly id: string; readonly name: string };
  readonly askedBy: string;
  readonly saidYes: readonly { readonly name: string; readonly program: string | null }[];
  readonly begunAt: string;
  /** Confidential programs that stay out. */
  readonly stayedOut: readonly { readonly id: string; readonly name: string }[];
  /** Names of the sections, by their bit. */
  readonly sections: Readonly<Record<string, number>>;
}

interface TableFile extends Added {
  readonly path: string;
  readonly table: string;
  readonly meaning: string;
  readonly rows: number;
  /** Its author's alone, or of a program that stays out. */
  readonly withheldRows: number;
  readonly changedSinceBegun: number;
  /** Secrets that do not open: damaged, or sealed for another place. */
  readonly unreadable?: number;
  readonly columns: readonly Column[];
}

interface AttachedFile extends Added {
  readonly path: string;
  readonly fileId: string;
  readonly mediaType: string;
  readonly damaged?: true;
}

const endings: Readonly<Record<string, string>> = {
  "application/pdf": "pdf",
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
  "image/heic": "heic",
  "image/gif": "gif",
  "text/plain": "txt",
  "text/csv": "csv",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "application/vnd.oasis.opendocument.text": "odt",
  "audio/mpeg": "mp3",
  "audio/mp4": "m4a",
  "application/zip": "zip",
};

/** What a package is written from. */
export interface Contents {
  readonly making: Making;
  readonly about: About;
  readonly tables: readonly (Table & { readonly withheld: number })[];
  readonly when: Date;
  /** The hour it was finished, asked for at the end. */
  readonly finish: () => string;
  /** Hears the print of index.json. */
  readonly onIndex: (sha256: string) => void;
}

/** The bytes of a package: the tables, the attached files, README.txt, and at the end index.json, which has the print of each of them. */
export async function* writePackage({ making, about, tables, when, finish, onIndex }: Contents): AsyncGenerator<Buffer> {
  const zip = new ZipWriter(when);
  const files: (TableFile | AttachedFile | (Added & { path: string }))[] = [];
  const attached: (OutgoingFile & { mediaType: string })[] = [];
  for (const { withheld, ...table } of tables) {
    const path = `tables/${table.name}.csv`;
    const tally: Tally = { rows: 0, changed: 0, unreadable: 0 };
    const added = yield* zip.add(path, writeTable(making, table, tally, attached));
    const { name, meaning, columns } = table;
    files.push({
      path,
      table: name,
      meaning,
      rows: tally.rows,
      withheldRows: withheld,
      changedSinceBegun: tally.changed,
      ...(tally.unreadable > 0 && { unreadable: tally.unreadable }),
      ...added,
      columns,
    });
  }
  for (const file of attached) {
    const path = `files/${file.id}.${endings[file.mediaType] ?? "bin"}`;
    const harm: { damaged?: true } = {};
    const bytes = readFile(making, file, () => {
      harm.damaged = true;
    });
    const added = yield* zip.add(path, bytes);
    files.push({ path, fileId: file.id, mediaType: file.mediaType, ...added, ...harm });
  }
  const told: Added = yield* zip.add("README.txt", once(readme(about)));
  files.push({ path: "README.txt", ...told });
  const index = { format: "holdfast-export/1", ...about, finishedAt: finish(), consistency, csv: csvRules, files, leftOut, columnsLeftOut };
  const { sha256 } = yield* zip.add("index.json", once(`${JSON.stringify(index, null, 2)}\n`));
  onIndex(sha256);
  yield* zip.end();
}

const consistency =
  "Every row that was there when the making was begun, and may go out, is in the package exactly once, as it stood at one moment between begunAt and finishedAt; rows of one page (500) are of one moment. changedSinceBegun counts the rows of a table that were written after begunAt: where it is 0 the table is as it was at begunAt. The trail (kernel.audit_event) is as it was at begunAt.";

async function* writeTable(
  making: Making,
  table: Table,
  tally: Tally,
  attached: (OutgoingFile & { mediaType: string })[],
): AsyncGenerator<string> {
  yield writeLine(table.columns.map(({ name }) => name));
  const at = (name: string) => table.columns.findIndex((column) => column.name === name);
  const [id, pieces, mediaType, scan] = [at("id"), at("pieces"), at("media_type"), at("scan")];
  for await (const cells of readTable(making, table, tally)) {
    if (table.name === "files.artefact" && cells[scan] === "clear")
      attached.push({ id: cells[id] ?? "", pieces: Number(cells[pieces]), mediaType: cells[mediaType] ?? "" });
    yield writeLine(cells);
  }
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
