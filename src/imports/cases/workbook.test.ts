import assert from "node:assert/strict";
import { test } from "node:test";
import { Findings, Unreadable } from "../roster/findings.ts";
import { deflateMegabytes, packFiles, packZip } from "../roster/testing.ts";
import { provenOrder, readDay } from "./days.ts";
import { splitNote } from "./splitNote.ts";
import { readTables } from "./tables.ts";
import { packBook, writeCsv } from "./testing.ts";
import { dayOfSerial } from "./workbook.ts";

const read = async (source: Buffer) => {
  const findings = new Findings(100);
  const tables = await readTables(source, findings);
  return { tables, codes: findings.list().map(({ code }) => code) };
};
const refused = async (source: Buffer) => {
  const error = await read(source).then(
    () => assert.fail("was read"),
    (found: unknown) => found,
  );
  assert.ok(error instanceof Unreadable, String(error));
  return error.code;
};

test("a spreadsheet's number is a day of either calendar; the day that never was is none", () => {
  assert.equal(dayOfSerial(1, false), "1900-01-01");
  assert.equal(dayOfSerial(59, false), "1900-02-28");
  assert.equal(dayOfSerial(60, false), null);
  assert.equal(dayOfSerial(61, false), "1900-03-01");
  assert.equal(dayOfSerial(45_292.75, false), "2024-01-01");
  assert.equal(dayOfSerial(43_830, true), "2024-01-01");
  assert.equal(dayOfSerial(Number.NaN, false), null);
});

test("a workbook's shared, rich and inline text, days, errors, hidden rows and merged cells are read or said", async () => {
  const { tables, codes } = await read(
    packBook({
      sheets: {
        Cases: [
          ["Case ID", { shared: 0 }, "Opened", "Count", "Count"],
          ["C-1", "Ana & José <3", { day: 45_292 }, 3, null],
          [],
          ["C-2", { error: "#REF!" }, { day: 45_293 }, null, "أمينة"],
        ],
      },
      strings: ["Student name"],
      hidden: [4],
      merged: "B2:B4",
    }),
  );
  const [table] = tables;
  assert.deepEqual(table?.headers, ["Case ID", "Student name", "Opened", "Count", "Count #5"]);
  assert.deepEqual(
    table?.rows.map(({ line, cells }) => ({ line, cells })),
    [
      { line: 2, cells: ["C-1", "Ana & José <3", "2024-01-01", "3"] },
      { line: 4, cells: ["C-2", "", "2024-01-02", "", "أمينة"] },
    ],
  );
  assert.deepEqual(codes.sort(), ["cell.error", "sheet.hiddenRows", "sheet.merged"]);
  const late = await read(packBook({ sheets: { A: [["Day"], [{ day: 43_830 }]] }, late: true }));
  assert.deepEqual(late.tables[0]?.rows[0]?.cells, ["2024-01-01"]);
});

test("a zip holds CSV files and workbooks side by side; what is neither is passed over", async () => {
  const { tables, codes } = await read(
    packFiles({
      "cases.csv": "\ufeffid;name\r\n1;Ana\r\n",
      "old.xlsx": packBook({ sheets: { Notes: [["id"], ["1"]] } }),
      "read me.pdf": "%PDF",
    }),
  );
  assert.deepEqual(
    tables.map(({ name, headers }) => [name, ...headers]),
    [
      ["cases.csv", "id", "name"],
      ["old.xlsx · Notes", "id"],
    ],
  );
  assert.deepEqual(codes, ["file.passedOver"]);
});

test("bombs and broken workbooks are refused in words: entities, a document type, a sheet of zeros, a column too far, nothing at all", async () => {
  const sheet = (xml: string) => packBook({ sheets: { A: [["x"]] }, parts: { "xl/worksheets/sheet1.xml": xml } });
  assert.equal(await refused(sheet('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>')), "workbook.doctype");
  assert.equal(await refused(sheet("<worksheet>&b;</worksheet>")), "workbook.damaged");
  assert.equal(await refused(sheet("<worksheet><sheetData><row")), "workbook.damaged");
  assert.equal(
    await refused(sheet('<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>')),
    "workbook.tooLarge",
  );
  const parts = ["[Content_Types].xml", "xl/workbook.xml"].map((name) => ({
    name,
    content: '<workbook><sheets><sheet name="A"/></sheets></workbook>',
  }));
  const bomb = deflateMegabytes(40, Buffer.alloc(1_000_000, " "));
  assert.match(await refused(packZip([...parts, { name: "xl/worksheets/sheet1.xml", packed: bomb, claims: 40_000_000 }])), /^archive\.too/);
  assert.equal(await refused(packFiles({ "read me.pdf": "%PDF" })), "delivery.noTable");
  assert.equal(await refused(Buffer.from("no zip")), "archive.unreadable");
});

test("dates are read as people write them, and only where there is such a day", () => {
  const day = (text: string, order: "day-first" | "month-first" | null = null) => readDay(text, order, "2026-03-02");
  assert.equal(day("2024-02-29 10:30"), "2024-02-29");
  assert.equal(day("31/02/2024", "day-first"), null);
  assert.equal(day("31/02/2024"), null);
  assert.equal(day("2023-02-29"), null);
  assert.equal(day("3/4/24", "day-first"), "2024-04-03");
  assert.equal(day("3/4/24", "month-first"), "2024-03-04");
  assert.equal(day("3/4/24"), "doubtful");
  assert.equal(day("4/4/85"), "1985-04-04");
  assert.equal(day("3 March 2021"), "2021-03-03");
  assert.equal(day("Mar 3, 2021"), "2021-03-03");
  assert.equal(day("soon"), null);
  assert.deepEqual(provenOrder(["3/4/24", "25/4/24"]), { order: "day-first", doubtful: true, mixed: false });
  assert.deepEqual(provenOrder(["3/14/24", "25/4/24"]), { order: null, doubtful: false, mixed: true });
});

test("a note too long becomes several, and nothing of it is lost", () => {
  const text = Array.from({ length: 5000 }, (_, at) => `word${at}`).join(" ");
  const parts = splitNote(text);
  assert.ok(parts.length > 1 && parts.every((part) => part.length <= 20_000));
  assert.equal(parts.join(" "), text);
  assert.equal(splitNote("😀".repeat(20_000)).join(""), "😀".repeat(20_000));
  assert.ok(writeCsv([[text]]).length > text.length);
});
