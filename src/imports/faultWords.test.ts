import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileFaults } from "./fileFaultWords.ts";
import { rowFaults } from "./rowFaultWords.ts";

/** Where the readers of files name what they found. */
const named = [
  /"(?:error|warning|note)",\s*"([a-z]+\.[A-Za-z0-9]+)"/g,
  /(?:Unreadable|addFatal|wrong|refuse)\(\s*"([a-z]+\.[A-Za-z0-9]+)"/g,
  /code: "((?:account|row|file|case|date)\.[A-Za-z0-9]+)"/g,
];

test("everything a reader of files can find has its words, so that a page says it in its own language", () => {
  const folders = ["", "roster", "cases"].map((name) => join(import.meta.dirname, name));
  const sources = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".ts") && !/test|testing/i.test(name))
      .map((name) => readFileSync(join(folder, name), "utf8")),
  );
  const codes = new Set(
    sources.flatMap((source) => named.flatMap((pattern) => [...source.matchAll(pattern)].map(([, code]) => code ?? ""))),
  );
  assert.ok(codes.size > 60, `${codes.size} codes were found`);
  const words = { ...fileFaults, ...rowFaults };
  assert.deepEqual([...codes].filter((code) => !(code in words)).sort(), []);
});
