import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import type { Plugin } from "vite";
import { compileCatalogue, compileInPlace, type Found, findMessages, listSources, reachFrom, readTranslations } from "./catalogue.ts";

const source = resolve(import.meta.dirname, "../src");

/** Languages every message must have, and those that only the public pages must have. */
const strictEverywhere = ["es"];
const strictInPublic = ["ar"];

/** `virtual:words/<locale>`: the compiled catalogue of one language. A browser finds English, compiled, in the code itself. */
export function wordCatalogues(src: string): Plugin {
  const prefix = "virtual:words/";
  return {
    name: "word-catalogues",
    enforce: "pre",
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      const locale = id.slice(prefix.length + 1);
      for (const file of Object.values(readTranslations(src, locale).files)) this.addWatchFile(file);
      return `export const messages = JSON.parse(${JSON.stringify(JSON.stringify(compileCatalogue(src, locale)))});`;
    },
    transform: {
      filter: { id: /\/src\/.*\.tsx?$/ },
      handler: (code, _id, options) => (options?.ssr ? undefined : { code: compileInPlace(code), map: null }),
    },
  };
}

/** What a message needs to be given and may wrap: a translation must need exactly the same. */
function slots(message: string): string {
  const names = new Set<string>();
  const walk = (token: unknown): void => {
    if (!Array.isArray(token)) return;
    if (typeof token[0] === "string") names.add(token[0]);
    const choices = token[2];
    if (choices && typeof choices === "object")
      for (const choice of Object.values(choices)) if (Array.isArray(choice)) choice.forEach(walk);
  };
  compileMessageOrThrow(message).forEach(walk);
  for (const tag of message.matchAll(/<\/?(\w+)\/?>/g)) names.add(`<${tag[1]}>`);
  return [...names].sort().join(" ");
}

/** Messages that lack a language, or say it with other slots. */
function missingIn(src: string, locale: string, messages: readonly Found[]): string[] {
  const { texts } = readTranslations(src, locale);
  return messages.flatMap(({ id, message, file }) => {
    const text = texts[id];
    if (text === undefined) return [`${relative(src, file)}: ${id} is not in ${sliceOf(src, file)}/words/${locale}.po ("${message}")`];
    try {
      return slots(text) === slots(message) ? [] : [`${id} (${locale}): needs {${slots(message)}}, has {${slots(text)}}`];
    } catch (error) {
      return [`${id} (${locale}): ${String(error)}`];
    }
  });
}

const sliceOf = (src: string, file: string) => relative(src, file).split(sep)[0] ?? "";

/** All that is wrong with the words under a source folder, a line each. */
export function findWordProblems(src = source): string[] {
  const problems: string[] = [];
  const byId = new Map<string, Found>();
  for (const file of listSources(src)) {
    const { found, unreadable } = findMessages(file);
    if (unreadable > 0) problems.push(`${relative(src, file)}: ${unreadable} <Trans> without a literal id followed by a literal message`);
    for (const one of found) {
      const before = byId.get(one.id);
      if (before && before.message !== one.message) problems.push(`${one.id}: "${before.message}" and "${one.message}"`);
      if (!one.id.startsWith(`${sliceOf(src, file)}.`))
        problems.push(`${relative(src, file)}: ${one.id} should begin with "${sliceOf(src, file)}."`);
      byId.set(one.id, one);
    }
  }
  const all = [...byId.values()];
  for (const locale of strictEverywhere) problems.push(...missingIn(src, locale, all));
  const reach = reachFrom(join(src, "app", "public.tsx"));
  const open = [...reach].flatMap((file) => findMessages(file).found);
  for (const locale of strictInPublic) problems.push(...missingIn(src, locale, open));
  for (const locale of [...strictEverywhere, ...strictInPublic]) {
    const { files } = readTranslations(src, locale);
    for (const [id, file] of Object.entries(files)) if (!byId.has(id)) problems.push(`${relative(src, file)}: ${id} is said nowhere`);
  }
  return [...new Set(problems)];
}

/** Throws when a message lacks a language that it must have. */
export function checkWords(src = source): void {
  const problems = findWordProblems(src);
  if (problems.length > 0) throw new Error(`${problems.length} problems with words:\n${problems.join("\n")}`);
}

/** Appends what one language lacks to the slices' PO files, untranslated, for somebody to fill in. */
function addMissing(src: string, locale: string, slices: readonly string[]): void {
  const { texts } = readTranslations(src, locale);
  const done = new Set<string>();
  for (const file of listSources(src)) {
    const slice = sliceOf(src, file);
    if (slices.length > 0 && !slices.includes(slice)) continue;
    for (const { id, message } of findMessages(file).found) {
      if (texts[id] !== undefined || done.has(id)) continue;
      const po = join(src, slice, "words", `${locale}.po`);
      mkdirSync(join(src, slice, "words"), { recursive: true });
      if (existsSync(po) && readFileSync(po, "utf8").includes(`\nmsgid ${JSON.stringify(id)}\n`)) continue;
      if (!existsSync(po))
        writeFileSync(po, `msgid ""\nmsgstr ""\n"Language: ${locale}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n`);
      appendFileSync(po, `\n#. ${message.replaceAll("\n", " ")}\nmsgid ${JSON.stringify(id)}\nmsgstr ""\n`);
      done.add(id);
    }
  }
  console.log(`${done.size} added`);
}

if (import.meta.main) {
  const [what, locale, ...slices] = process.argv.slice(2);
  if (what === "add" && locale) addMissing(source, locale, slices);
  else {
    const problems = findWordProblems();
    console.log(problems.length === 0 ? "Every message has its languages." : problems.join("\n"));
    process.exitCode = problems.length === 0 ? 0 : 1;
  }
}
