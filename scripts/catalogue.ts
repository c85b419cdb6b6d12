import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { type CompiledMessage, compileMessageOrThrow } from "@lingui/message-utils/compileMessage";

/** One message as the code says it: where, under which id, in English. */
export interface Found {
  id: string;
  message: string;
  file: string;
}

const backticked = /`((?:[^`\\$]|\\.)*)`/.source;
const quoted = `${String.raw`"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`}${backticked}`;
const descriptor = new RegExp(String.raw`\bid:\s*(?:${quoted})\s*,\s*message:\s*(?:${quoted})`, "g");
const element = new RegExp(String.raw`<Trans\s+id=\{?(?:${quoted})\}?\s+message=\{?(?:${quoted})\}?`, "g");

const readEscapes = (text: string) => {
  const escapes: Record<string, string> = { n: "\n", t: "\t" };
  return text.replace(/\\u\{?([0-9a-fA-F]{4,6})\}?|\\(.)/g, (_, code: string, c: string) =>
    code ? String.fromCodePoint(Number.parseInt(code, 16)) : (escapes[c] ?? c),
  );
};
const entities = (text: string) =>
  text.replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&lt;", "<").replaceAll("&amp;", "&");

/** Every file under a folder. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** The sources whose words are shown to people: tests and the gallery of parts are not. */
export const listSources = (src: string) =>
  listFiles(src).filter(
    (file) => /\.tsx?$/.test(file) && !/\.(test|e2e|d)\.tsx?$/.test(file) && !/[/\\]ui[/\\](gallery[/\\]|Gallery)/.test(file),
  );

/** The messages of one file, and how many `<Trans>` in it cannot be read. */
export function findMessages(file: string): { found: Found[]; unreadable: number } {
  const text = readFileSync(file, "utf8");
  const found: Found[] = [];
  for (const [pattern, read] of [
    [descriptor, readEscapes],
    [element, entities],
  ] as const) {
    for (const m of text.matchAll(pattern)) {
      found.push({ id: m[1] ?? m[2] ?? m[3] ?? "", message: read(m[4] ?? m[5] ?? m[6] ?? ""), file });
    }
  }
  return { found, unreadable: [...text.matchAll(/<Trans\s/g)].length - [...text.matchAll(element)].length };
}

/** The code, with each message that has gaps compiled where it stands: who reads English needs no catalogue beside it. */
export function compileInPlace(code: string): string {
  const compile =
    (read: (text: string) => string) =>
    (all: string, ...groups: (string | undefined)[]) => {
      const text = groups.slice(3, 6).find((one) => one !== undefined) ?? "";
      const compiled = compileMessageOrThrow(read(text));
      if (!hasGaps(compiled)) return all;
      const head = all.slice(0, all.length - text.length - (all.endsWith("}") ? 3 : 2));
      const list = JSON.stringify(compiled);
      return head.endsWith("=") ? `${head}{${list}}` : head.endsWith("{") ? `${head}${list}}` : head + list;
    };
  return code.replace(descriptor, compile(readEscapes)).replace(element, compile(entities));
}

const hasGaps = (compiled: CompiledMessage) => compiled.some((part) => typeof part !== "string");

/** A PO file by message id; an empty translation is no translation. */
export function readPo(file: string): Record<string, string> {
  const entries: Record<string, string> = {};
  let id = "";
  let field: "msgid" | "msgstr" | undefined;
  const parts = { msgid: "", msgstr: "" };
  const close = () => {
    if (parts.msgid && parts.msgstr) entries[parts.msgid] = parts.msgstr;
    parts.msgid = parts.msgstr = "";
  };
  for (const line of readFileSync(file, "utf8").split(/\r?\n/)) {
    if (line.startsWith("#") || line.trim() === "") continue;
    const start = /^(msgid|msgstr)\s+(".*")$/.exec(line.trim());
    if (start?.[1] === "msgid") close();
    if (start) field = start[1] as "msgid" | "msgstr";
    const value = start?.[2] ?? (/^".*"$/.test(line.trim()) ? line.trim() : undefined);
    if (value === undefined || field === undefined) throw new Error(`${file}: cannot read "${line}" after ${id || "the start"}`);
    parts[field] += JSON.parse(value) as string;
    if (field === "msgid") id = parts.msgid;
  }
  close();
  return entries;
}

/** Every slice's translations into one language: id → text, and the file each came from. */
export function readTranslations(src: string, locale: string): { texts: Record<string, string>; files: Record<string, string> } {
  const texts: Record<string, string> = {};
  const files: Record<string, string> = {};
  for (const slice of readdirSync(src)) {
    const file = join(src, slice, "words", `${locale}.po`);
    if (!existsSync(file)) continue;
    for (const [id, text] of Object.entries(readPo(file))) {
      texts[id] = text;
      files[id] = file;
    }
  }
  return { texts, files };
}

/** What the app loads for one language: English where a translation is missing, compiled so that no parser is shipped. */
export function compileCatalogue(src: string, locale: string): Record<string, CompiledMessage> {
  const { texts } = locale === "en" ? { texts: {} as Record<string, string> } : readTranslations(src, locale);
  const catalogue: Record<string, CompiledMessage> = {};
  for (const file of listSources(src)) {
    for (const { id, message } of findMessages(file).found) {
      try {
        catalogue[id] = compileMessageOrThrow(texts[id] ?? message);
      } catch (error) {
        throw new Error(`${relative(src, file)}: ${id} (${locale}): ${String(error)}`);
      }
    }
  }
  return catalogue;
}

/** The files a page brings with it, by following its relative imports; `lazily`, also those it asks for later. */
export function reachFrom(entry: string, { lazily = true } = {}, seen = new Set<string>()): Set<string> {
  if (seen.has(entry) || !existsSync(entry)) return seen;
  seen.add(entry);
  for (const m of readFileSync(entry, "utf8").matchAll(
    /(?:^|\n)(?:import|export)\s+(?!type\b)[^;]*?from\s+"(\.[^"]+\.tsx?)"|import\("(\.[^"]+\.tsx?)"\)/g,
  )) {
    const next = m[1] ?? (lazily ? m[2] : undefined);
    if (next) reachFrom(resolve(dirname(entry), next), { lazily }, seen);
  }
  return seen;
}
