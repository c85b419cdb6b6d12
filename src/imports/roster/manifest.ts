import { isFault, readRows } from "./csv.ts";
import type { DeliveredFile } from "./delivery.ts";
import type { Findings } from "./findings.ts";
import { readLines } from "./text.ts";
import { understand } from "./vocabulary.ts";

export type FileMode = "absent" | "bulk" | "delta";

/** What a OneRoster delivery says of itself. */
export interface Manifest {
  readonly version: string | null;
  readonly systemName: string | null;
  readonly systemCode: string | null;
  /** File name in lower case (`users.csv`) → how it was said to come, and the line that says so. */
  readonly modes: ReadonlyMap<string, { readonly mode: FileMode; readonly line: number }>;
}

const modeWords = new Map<string, FileMode>([
  ["absent", "absent"],
  ["bulk", "bulk"],
  ["delta", "delta"],
]);

/** Reads the manifest. A value nobody understands is an error, and the file it is about is taken as it is found. */
export async function readManifest(file: DeliveredFile, findings: Findings): Promise<Manifest> {
  const properties = new Map<string, { value: string; line: number }>();
  for await (const run of readRows(readLines(file.open(), () => {}))) {
    for (const found of run) {
      const { line } = found;
      if (!isFault(found)) properties.set((found.cells[0] ?? "").trim().toLowerCase(), { value: (found.cells[1] ?? "").trim(), line });
      else if (found.reason !== "delimiter") {
        findings.add("error", "manifest.broken", { file: file.name, line }, "This line of the manifest cannot be read.");
      }
    }
  }
  const modes = new Map<string, { mode: FileMode; line: number }>();
  for (const [name, { value, line }] of properties) {
    if (!name.startsWith("file.")) continue;
    const mode = understand(value, modeWords)?.meaning;
    if (mode) modes.set(`${name.slice("file.".length)}.csv`, { mode, line });
    else {
      const message = "The manifest should say bulk, delta or absent here. The file was taken as it was found.";
      findings.add(value === "" ? "warning" : "error", "manifest.mode", { file: file.name, line, column: "value" }, message, value);
    }
  }
  const said = (name: string) => properties.get(name)?.value || null;
  return { version: said("oneroster.version"), systemName: said("source.systemname"), systemCode: said("source.systemcode"), modes };
}
