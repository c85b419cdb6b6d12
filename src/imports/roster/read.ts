import { type Delivery, openDelivery, type RosterSource } from "./delivery.ts";
import { detectFormat, type Format, recogniseFiles } from "./detect.ts";
import { Draft, type Part } from "./draft.ts";
import { excerpt, type Finding, Findings, Unreadable } from "./findings.ts";
import { Linker } from "./link.ts";
import { Losses } from "./losses.ts";
import { type FileMode, type Manifest, readManifest } from "./manifest.ts";
import { type Coverage, type Entity, entities, type Roster } from "./roster.ts";
import type { Reading } from "./sheet.ts";
import { sortPeople } from "./sort.ts";

export interface RosterReading {
  /** All that could be read; null if nothing could. Of a fatal reading it is there to be looked at, not to be applied. */
  readonly roster: Roster | null;
  readonly findings: readonly Finding[];
  readonly fatal: boolean;
}

/**
 * Reads a roster, whatever standard it follows and however faultily, and touches nothing but its source. It never throws
 * for what somebody delivered: what is wrong is in the findings, by file, line and column, and the rest is in the roster.
 */
export async function readRoster(source: RosterSource): Promise<RosterReading> {
  const reading = { findings: new Findings(), losses: new Losses() };
  const roster = await readDelivery(source, reading).catch((error: unknown) => {
    if (!(error instanceof Unreadable)) throw error;
    reading.findings.addFatal(error.code, { file: null }, error.message);
    return null;
  });
  return { roster, findings: reading.findings.list(), fatal: reading.findings.fatal };
}

async function readDelivery(source: RosterSource, reading: Reading): Promise<Roster> {
  const delivery = await openDelivery(source);
  try {
    return await readFiles(delivery, reading);
  } finally {
    await delivery.close();
  }
}

async function readFiles(delivery: Delivery, reading: Reading): Promise<Roster> {
  const { findings, losses } = reading;
  reportStrays(delivery.strays, reading);
  const files = recogniseFiles(delivery.files, findings);
  const manifestFile = files.get("manifest.csv");
  const manifest = manifestFile ? await readManifest(manifestFile, findings) : null;
  const format = await detectFormat(files, manifest);
  if (!format)
    throw new Unreadable(
      "format.unknown",
      "There are no roster files here: neither OneRoster's (users.csv, orgs.csv …) nor School Data Sync's.",
    );
  reportFormat(format, manifest, manifestFile?.name ?? null, reading);

  const draft = new Draft();
  const modes = new Map<Entity, Set<FileMode>>(entities.map((entity) => [entity, new Set()]));
  for (const part of format.parts) {
    const file = files.get(part.file);
    const mode = modeOf(part, file?.name, manifest, manifestFile?.name ?? null, reading);
    for (const entity of part.entities) modes.get(entity)?.add(mode);
    if (file && mode !== "absent") await part.read(file, reading, draft);
  }
  reportUnused(format, files.keys(), reading);

  const isWhole = (entity: Entity) => modes.get(entity)?.has("bulk") === true && modes.get(entity)?.has("delta") === false;
  const linker = new Linker(draft, reading, isWhole);
  const relationships = linker.link();
  const people = sortPeople(draft, linker, relationships, reading, isWhole("person") && isWhole("role"));
  const coverage = entities.map((entity) => [entity, coverageOf(modes.get(entity) ?? new Set(), losses.mayHide(entity))] as const);
  return {
    format: format.name,
    source: { systemName: manifest?.systemName ?? null, systemCode: manifest?.systemCode ?? null },
    coverage: Object.fromEntries(coverage) as Record<Entity, Coverage>,
    orgs: [...draft.orgs.values()],
    sessions: [...draft.sessions.values()],
    courses: [...draft.courses.values()],
    ...people,
    roles: [...draft.roles.values()],
    birthDates: [...draft.births.values()],
    relationships,
    classes: [...draft.classes.values()],
    enrolments: [...draft.enrolments.values()],
    leftOut: losses.list(),
  };
}

function reportStrays(strays: readonly string[], { findings }: Reading): void {
  if (strays.length === 0) return;
  const shown = strays
    .slice(0, 5)
    .map((path) => `“${excerpt(path)}”`)
    .join(", ");
  const more = strays.length > 5 ? ` and ${strays.length - 5} more` : "";
  findings.add("note", "file.tooDeep", { file: null }, `Files in deeper folders were not read: ${shown}${more}.`);
}

function reportFormat(format: Format, manifest: Manifest | null, manifestName: string | null, { findings }: Reading): void {
  findings.add("note", "format.detected", { file: null }, `This was read as ${format.title}.`);
  if (!format.name.startsWith("oneroster")) return;
  if (!manifest) {
    findings.add(
      "warning",
      "manifest.missing",
      { file: null },
      "There is no manifest.csv. Every file found was read as the whole of its kind.",
    );
  } else if (manifest.version !== null && `oneroster-${manifest.version}` !== format.name) {
    const message = `The manifest says OneRoster ${manifest.version}, but the files are ${format.title}. They were read as what they are.`;
    findings.add("warning", "manifest.version", { file: manifestName }, message);
  }
}

/** How a file came: as the manifest says, or as it was found where there is no manifest to say so. */
function modeOf(
  part: Part,
  found: string | undefined,
  manifest: Manifest | null,
  manifestName: string | null,
  { findings }: Reading,
): FileMode {
  const said = manifest?.modes.get(part.file.toLowerCase());
  if (said && said.mode !== "absent" && found === undefined) {
    const message = `The manifest promises ${part.file} (${said.mode}), and it is not there. Nothing should be applied without it.`;
    findings.addFatal("file.absent", { file: manifestName, line: said.line, column: "value" }, message);
  }
  if (said?.mode === "absent" && found !== undefined) {
    findings.add("note", "file.saidAbsent", { file: found }, "The manifest says that this file is absent. It was not read.");
  }
  if (said) return found === undefined ? "absent" : said.mode;
  if (found === undefined) {
    if (part.vital && !manifest)
      findings.addFatal("file.absent", { file: null }, `${part.file} is missing. Without it there is no roster.`);
    return "absent";
  }
  if (manifest)
    findings.add(
      "warning",
      "manifest.silent",
      { file: found },
      "The manifest does not mention this file. It was read as the whole of its kind.",
    );
  return "bulk";
}

function reportUnused(format: Format, names: Iterable<string>, { findings }: Reading): void {
  const used = new Set([...format.parts.map(({ file }) => file), "manifest.csv"]);
  for (const name of names) {
    if (!used.has(name))
      findings.add("note", "file.unused", { file: name }, "This file holds nothing that is needed here. It was not read.");
  }
}

function coverageOf(modes: ReadonlySet<FileMode>, mayHide: boolean): Coverage {
  if (modes.has("delta")) return "delta";
  if (!modes.has("bulk")) return "absent";
  return mayHide || modes.has("absent") ? "partial" : "bulk";
}
