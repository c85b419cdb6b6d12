import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type CsvFault, type CsvRow, isFault, readRows } from "./csv.ts";
import { readLines } from "./text.ts";

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string | Buffer, size = 64): Promise<(CsvRow | CsvFault)[]> {
  const found: (CsvRow | CsvFault)[] = [];
  for await (const run of readRows(readLines(inPieces(Buffer.from(text), size), () => {}))) found.push(...run);
  return found;
}

const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

test("any cells come back as they were, each row with the line it begins on, however the bytes arrive", async () => {
  const cell = fc
    .array(fc.constantFrom("a", "é", "ب", ",", '"', "\n", " ", ";", "😀", "x".repeat(50)), { maxLength: 6 })
    .map((parts) => parts.join(""));
  const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), fc.constantFrom("\n", "\r\n", "\r"), async (rows, size, end) => {
      const text = rows.map((cells) => `${cells.map(quote).join(",")}\n`).join("");
      let line = 1;
      const expected = rows.map((cells) => {
        const begins = line;
        line += cells.join("").split("\n").length;
        return { line: begins, cells: [...cells] };
      });
      assert.deepEqual(await read(text.replaceAll("\n", end), size), expected);
    }),
    { numRuns: 60 },
  );
});

test("blank lines count as lines and not as rows", async () => {
  assert.deepEqual(await read("a,b\n\n  \n1,2\n\n"), [
    { line: 1, cells: ["a", "b"] },
    { line: 4, cells: ["1", "2"] },
  ]);
});

test("a quote that is left open costs its own line, and those it swallowed come back", async () => {
  assert.deepEqual(await read('a,b\n1,"x\n2,y\n3,"z\n4,w\n'), [
    { line: 1, cells: ["a", "b"] },
    { line: 2, reason: "unclosedQuote", cell: 1 },
    { line: 3, cells: ["2", "y"] },
    { line: 4, reason: "unclosedQuote" },
    { line: 5, cells: ["4", "w"] },
  ]);
});

test("two open quotes that pair up by chance swallow no rows between them", async () => {
  const found = await read('a,b,c,d\n1,x,y,"open\n2,x,y,z\n3,x,y,shut"\n4,"a\nb",y,z\n');
  assert.deepEqual(found, [
    { line: 1, cells: ["a", "b", "c", "d"] },
    { line: 2, reason: "unclosedQuote" },
    { line: 3, cells: ["2", "x", "y", "z"] },
    { line: 4, reason: "unclosedQuote", cell: 3 },
    { line: 5, cells: ["4", "a\nb", "y", "z"] },
  ]);
});

test("a quote open for thousands of lines is given up early", async () => {
  const rows = Array.from({ length: 3000 }, (_, at) => `${at},y\n`).join("");
  const found = await read(`a,b\n1,"x\n${rows}`, 4096);
  assert.deepEqual(found[1], { line: 2, reason: "unclosedQuote" });
  assert.equal(found.length, 3002);
  assert.deepEqual(found.at(-1), { line: 3002, cells: ["2999", "y"] });
});

test("a stray quote is placed in its cell, and a cell quoted after a space is none", async () => {
  const found = await read('a,b,c\n1,5\' 10",x"y\n2, "b, c" ,d\n3,"q"r,s\n');
  assert.deepEqual(found.filter(isFault), [
    { line: 2, reason: "strayQuote", cell: 1 },
    { line: 4, reason: "strayQuote", cell: 1 },
  ]);
  assert.deepEqual(found[2], { line: 3, cells: ["2", "b, c", "d"] });
});

test("a line without end is no text", async () => {
  await assert.rejects(read(Buffer.alloc(1_200_000, "a"), 65_536), { code: "file.notText" });
});
