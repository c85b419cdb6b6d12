import assert from "node:assert/strict";
import { test } from "node:test";
import { DateColumn, type DayOrder } from "./dates.ts";
import { Findings } from "./findings.ts";

function readColumn(texts: readonly string[], usual?: DayOrder) {
  const findings = new Findings();
  const column = new DateColumn(findings, "users.csv", "birthDate", usual);
  const records = texts.map(() => ({ unread: [] as string[], day: null as string | null }));
  texts.forEach((text, at) => {
    const record = records[at];
    if (record) column.read(text, at + 2, record, "day");
  });
  column.settle();
  const said = findings.list().map(({ severity, code, line }) => `${severity} ${code} ${line}`);
  return { days: records.map(({ day }) => day), unread: records.map(({ unread }) => unread.length), said };
}

test("ISO days, with or without a time, are read in silence", () => {
  const { days, said } = readColumn(["2010-03-04", "", "2012-02-29T00:00:00Z"]);
  assert.deepEqual(days, ["2010-03-04", null, "2012-02-29"]);
  assert.deepEqual(said, []);
});

test("one line that proves the order settles the whole column", () => {
  assert.deepEqual(readColumn(["1/2/2010", "25/03/2010", "2010-05-06"]), {
    days: ["2010-02-01", "2010-03-25", "2010-05-06"],
    unread: [0, 0, 0],
    said: ["warning date.dayFirst 3"],
  });
  assert.deepEqual(readColumn(["1/2/2010", "3.25.2010 0:00"]).days, ["2010-01-02", "2010-03-25"]);
});

test("a column that proves nothing is not guessed at", () => {
  assert.deepEqual(readColumn(["1/2/2010", "4/4/2010", "2010-05-06"]), {
    days: [null, null, "2010-05-06"],
    unread: [1, 1, 0],
    said: ["error date.ambiguous 2"],
  });
  assert.deepEqual(readColumn(["4/4/2010"]), { days: ["2010-04-04"], unread: [0], said: ["warning date.notIso 2"] });
});

test("a column written both ways is not guessed at either", () => {
  assert.deepEqual(readColumn(["25/3/2010", "3/25/2010", "1/1/2010"]), {
    days: [null, null, null],
    unread: [1, 1, 1],
    said: ["error date.mixed 2"],
  });
});

test("where the format prescribes an order it holds, unless the column proves the other", () => {
  assert.deepEqual(readColumn(["1/2/2010", "12/31/2010"], "month-first"), { days: ["2010-01-02", "2010-12-31"], unread: [0, 0], said: [] });
  assert.deepEqual(readColumn(["1/2/2010", "31/12/2010"], "month-first").said, ["warning date.dayFirst 3"]);
});

test("days that no calendar has, and what is no date, are left blank and named", () => {
  const { days, said } = readColumn(["2023-02-29", "31/04/2010", "5/1/10", "last spring", "20240229", "0001-01-01"]);
  assert.deepEqual(days, [null, null, null, null, "2024-02-29", null]);
  assert.deepEqual(
    said.map((one) => one.replace(/^\w+ date\./, "")),
    ["impossible 2", "impossible 3", "unreadable 4", "unreadable 5", "notIso 6", "impossible 7"],
  );
});
