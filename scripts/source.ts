import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A file of the checkout as the checks read it. */
export interface SourceFile {
  /** From the checkout's top, with forward slashes: "src/cases/close.ts". */
  path: string;
  text: string;
  /** The text with comments blanked out and every line where it was. */
  code: string;
}

const kinds = /\.(ts|tsx|sql|po)$/;

/** Every TypeScript, SQL and word file under the given folders (and files) of a checkout. */
export function readTree(top: string, places: readonly string[] = ["src", "db", "e2e", "scripts"]): SourceFile[] {
  return places
    .filter((place) => existsSync(join(top, place)))
    .flatMap((place) => readdirSync(join(top, place), { recursive: true, encoding: "utf8" }).map((name) => `${place}/${name}`))
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => kinds.test(path) && !path.includes("node_modules/"))
    .sort()
    .map((path) => {
      const text = readFileSync(join(top, path), "utf8");
      return { path, text, code: withoutComments(path, text) };
    });
}

/** A promise about the product rather than a part of it: free of the floors and of most bans. */
export const isTest = (path: string) =>
  /\.(test|e2e)\.tsx?$|(^|\/)(?:test(?:db|cluster|ing)|\w+(?:Fixture|Testing))\.ts$|^e2e\//.test(path);

/** The folder of `src/` a file lives in. */
export const sliceOf = (path: string) => path.split("/")[1] ?? "";

/** Where in a text something stands, for a message one can click. */
export const lineOf = (text: string, at: number) => text.slice(0, at).split("\n").length;

const typescript = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`/g;
const sql = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g;
const regex = /(?<=[(,=:[!&|?{};]\s*|^\s*|return\s+)\/(?![/*])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/gm;

/** Comments become blanks; strings stay, because statements live in them. */
export function withoutComments(path: string, text: string): string {
  if (path.endsWith(".po")) return text;
  if (path.endsWith(".sql")) return text.replace(sql, (found) => (/^(--|\/\*)/.test(found) ? blank(found) : found));
  const pattern = new RegExp(`${regex.source}|${typescript.source}`, "gm");
  return text.replace(pattern, (found) => (/^\/[/*]/.test(found) ? blank(found) : found));
}

const blank = (comment: string) => comment.replace(/[^\n]/g, " ");
