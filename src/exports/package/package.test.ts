import assert from "node:assert/strict";
import { test } from "node:test";
import { parseTable, unzip } from "../../../scripts/readExport.ts";
import { writeCell, writeLine } from "./csv.ts";
import { ZipWriter } from "./zip.ts";

async function* once(text: string) {
  yield text;
}

test("a table says every text, NULL and nothing apart, and no cell begins like a formula", () => {
  const signs = ["=", "+", "-", "@", "'", "\t", "\r", "\n", '"', ",", "", "a", "ي", "＝", "\u2028"];
  const texts = [null, ...signs, ...signs.flatMap((a) => signs.map((b) => `${a}${b}`)), ...signs.map((a) => `${a}1+1,"x"\r\n`)];
  assert.deepEqual(parseTable(writeLine(texts) + writeLine(["", null])), [texts, ["", null]]);
  for (const text of texts) assert.doesNotMatch(writeCell(text), /^"?[=+\-@\t\r＝]/);
});

test("a ZIP holds more files than its old form can count, and each is what went in", async () => {
  const zip = new ZipWriter(new Date("2026-03-01T10:00:00Z"));
  const bytes: Buffer[] = [];
  const many = 65_600;
  for (let n = 0; n < many; n += 1)
    for await (const part of zip.add(`files/${n}`, once(n % 32_000 === 0 ? `${n} ياسمين `.repeat(n) : ""))) bytes.push(part);
  for (const part of zip.end()) bytes.push(part);
  const files = unzip(Buffer.concat(bytes));
  assert.equal(files.size, many);
  assert.equal(files.get("files/64000")?.toString(), "64000 ياسمين ".repeat(64_000));
  assert.equal(files.get("files/65599")?.length, 0);
});
