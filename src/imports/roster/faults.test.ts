import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { countFindings } from "./findings.ts";
import { readRoster } from "./read.ts";
import { deliver, findingOf, fixture, fixtureFiles } from "./testing.ts";

const sound = fixtureFiles("oneroster-1.1");
const users = sound["users.csv"] ?? "";
const enrollments = sound["enrollments.csv"] ?? "";

test("a broken set is named fault by fault, by file, line and column, and the rest is read", async () => {
  const reading = await readRoster(fixture("broken"));
  const named = reading.findings.map(({ file, line, columnNumber, code }) => `${file}:${line}:${columnNumber ?? ""} ${code}`);
  const expected = [
    "orgs.csv:1:1 header.misspelt",
    "orgs.csv:1: header.unknown",
    "orgs.csv:4:7 reference.missing",
    "orgs.csv:5:1 id.twice",
    "orgs.csv:6:4 value.missing",
    "orgs.csv:7:1 value.missing",
    "orgs.csv:8:7 reference.circle",
    "orgs.csv:9:5 word.misspelt",
    "orgs.csv:10:5 word.unknown",
    "academicSessions.csv:3:7 date.reversed",
    "academicSessions.csv:4:6 date.impossible",
    "academicSessions.csv:4:7 date.unreadable",
    "academicSessions.csv:4:8 reference.missing",
    // The row before begins on line 2 and ends on line 4.
    "courses.csv:5: row.trailingCommas",
    "users.csv:1:1 header.misspelt",
    "users.csv:1:5 header.misspelt",
    "users.csv:1:9 header.misspelt",
    "users.csv:1:18 header.misspelt",
    "users.csv:2:16 reference.missing",
    "users.csv:3:9 row.strayQuote",
    "users.csv:4: row.long",
    "users.csv:5: row.short",
    "users.csv:6:6 word.misspelt",
    "users.csv:7:6 word.unknown",
    "users.csv:9: row.blank",
    "users.csv:10:5 reference.missing",
    "users.csv:10:5 person.noOrg",
    "users.csv:11:10 person.nameless",
    "users.csv:12: row.unclosedQuote",
    "demographics.csv:2:4 date.dayFirst",
    "demographics.csv:4:4 date.impossible",
    "demographics.csv:5:1 reference.missing",
    "enrollments.csv:2:9 date.ambiguous",
    "enrollments.csv:2:10 date.notIso",
    "enrollments.csv:3:4 reference.missing",
    "enrollments.csv:4:6 reference.missing",
    "enrollments.csv:5:4 reference.missing",
    "enrollments.csv:6:1 id.twice",
    "enrollments.csv:7:7 value.missing",
    "classes.csv:2:11 reference.missing",
    "classes.csv:3:6 reference.missing",
    "classes.csv:4:10 reference.missing",
  ];
  assert.deepEqual(named.toSorted(), [...expected, "null:null: format.detected"].toSorted());

  assert.equal(reading.fatal, false);
  assert.deepEqual(
    reading.roster?.students.map(({ id, birthDate }) => [id, birthDate]),
    [
      ["P1", "2010-03-25"],
      ["P5", "2010-05-04"],
      ["P7", null],
      ["P9", null],
    ],
  );
  assert.equal(reading.roster?.students[2]?.given, 'Amina "Mina"');
  assert.deepEqual(reading.roster?.students[2]?.unread, ["birthDate"]);
  assert.deepEqual(
    reading.roster?.guardians.map(({ id }) => id),
    ["G1"],
  );
  assert.deepEqual(
    reading.roster?.enrolments.map(({ id }) => id),
    ["E1", "E7"],
  );
  assert.equal(reading.roster?.courses[0]?.title, "Writing for everyone");
});

test("rows left out are told, so that a bulk import takes none of them for gone", async () => {
  const { roster } = await readRoster(fixture("broken"));
  const lost = roster?.leftOut.map(({ entity, id }) => `${entity} ${id}`) ?? [];
  for (const one of ["org S3", "class K3", "enrolment E2", "enrolment E4", "person P6", "person null", "relationship P1|G9"]) {
    assert.ok(lost.includes(one), one);
  }
  assert.equal(roster?.coverage.person, "partial", "three rows of users.csv could not even be named");
  assert.equal(roster?.coverage.enrolment, "bulk", "each enrolment left out is known by its id");
});

test("no password gets anywhere, not into a record and not into a finding", async () => {
  const sources = [fixture("broken"), fixture("oneroster-1.1"), fixture("oneroster-1.2")];
  // An unquoted comma, a lost cell, a password where the header has slipped, one in a column of another name.
  sources.push(deliver({ "users.csv": users.replace("Ines,Prado", "Ines, Jr.,Prado").replace("sam,,Sam", "sam,Sam") }));
  sources.push(deliver({ "users.csv": users.replace("password", "passwrd") }));
  sources.push(
    deliver({ "users.csv": users.replace(",password", ",user_password,metadata.pwd").replaceAll("open-sesame-1", "x,open-sesame-1") }),
  );
  sources.push(deliver({ "users.csv": users.split("\n").slice(1).join("\n") }));
  for (const source of sources) {
    const reading = await readRoster(source);
    assert.doesNotMatch(JSON.stringify(reading), /open-sesame/, source);
  }
});

test("sex, race and ethnicity are not taken, nor what a column we do not know holds", async () => {
  const { roster } = await readRoster(fixture("oneroster-1.2"));
  assert.doesNotMatch(JSON.stringify(roster), /female|Zarzuela|"sex"|asian|"username"/i);
});

test("values of personal columns stay out of findings", async () => {
  const broken = users.replace("ines@school.example", "ines at Secretville").replace("Sam,O'Brien", "Sa\"m,O'Brien");
  const { findings } = await readRoster(deliver({ "users.csv": broken, "demographics.csv": "sourcedId,birthDate\nP1,99/98/2010\n" }));
  assert.ok(findings.some(({ code }) => code === "email.malformed"));
  assert.ok(findings.some(({ code }) => code === "date.impossible"));
  assert.doesNotMatch(JSON.stringify(findings), /Secretville|O'Brien|99\/98/);
});

test("a fault met a thousand times is listed fifty times and counted exactly", async () => {
  const rows = Array.from({ length: 1000 }, (_, at) => `X${at},,,K-NONE,S1,P1,student,,,`).join("\n");
  const { findings, roster } = await readRoster(deliver({ "enrollments.csv": `${enrollments}${rows}\n` }));
  const missing = findings.filter(({ code }) => code === "reference.missing");
  assert.equal(missing.length, 51);
  assert.equal(missing.at(-1)?.count, 950);
  assert.match(missing.at(-1)?.message ?? "", /And 950 more/);
  assert.equal(countFindings(findings).error, 1000);
  assert.equal(roster?.leftOut.length, 1000);
});

test("one open quote costs one row, wherever it stands", async () => {
  for (const line of [2, 3, 5]) {
    const lines = enrollments.split("\n");
    lines[line - 1] = (lines[line - 1] ?? "").replace("K-", '"K-');
    const reading = await readRoster(deliver({ "enrollments.csv": lines.join("\n") }));
    assert.equal(findingOf(reading, "row.unclosedQuote").line, line);
    assert.equal(reading.roster?.enrolments.length, 3);
  }
});

test("bytes of every provenance are read: UTF-8 with a mark, UTF-16 both ways, Windows-1252, CR, CRLF, NUL", async () => {
  const accented = users.replaceAll("Prado", "Pérez");
  const swapped = Buffer.from(`\ufeff${accented}`, "utf16le").swap16();
  const variants: [string, Buffer, string | null][] = [
    ["mark", Buffer.from(`\ufeff${accented}`), "file.mark"],
    ["UTF-16 little-endian", Buffer.from(`\ufeff${accented}`, "utf16le"), "file.utf16"],
    ["UTF-16 big-endian", swapped, "file.utf16"],
    ["UTF-16 without a mark", Buffer.from(accented, "utf16le"), "file.utf16"],
    ["CRLF", Buffer.from(accented.replaceAll("\n", "\r\n")), null],
    ["CR", Buffer.from(accented.replaceAll("\n", "\r")), null],
    ["NUL", Buffer.from(accented.replace("Pérez", "Pé\0rez")), "file.nul"],
  ];
  for (const [name, bytes, code] of variants) {
    const reading = await readRoster(deliver({ "users.csv": bytes }));
    assert.deepEqual(
      reading.roster?.students.map(({ family }) => family),
      ["Pérez", "O'Brien", "الحداد"],
      name,
    );
    if (code) assert.equal(findingOf(reading, code).file, "users.csv", name);
    assert.equal(countFindings(reading.findings).error, 0, name);
  }
  const latin = users
    .split("\n")
    .map((line) => (line.startsWith("P1") ? Buffer.from(line.replace("Prado", "P\u00e9rez"), "latin1") : Buffer.from(line)));
  const mixed = Buffer.concat(latin.flatMap((line) => [line, Buffer.from("\n")]));
  const reading = await readRoster(deliver({ "users.csv": mixed }));
  assert.deepEqual(
    reading.roster?.students.map(({ family }) => family),
    ["Pérez", "O'Brien", "الحداد"],
  );
  assert.equal(findingOf(reading, "file.notUtf8").line, 2);
});

test("semicolons, a file's other case, and an enrolments.csv spelt the British way are read and named", async () => {
  const reading = await readRoster(
    deliver({
      ...{
        "courses.csv": (sound["courses.csv"] ?? "").replaceAll(",", ";").replace('"09;10"', '"09,10"'),
        "users.csv": null,
        "Users.CSV": users,
      },
      ...{ "enrollments.csv": null, "enrolments.csv": enrollments },
    }),
  );
  assert.equal(findingOf(reading, "file.delimiter", "courses.csv").severity, "warning");
  assert.equal(findingOf(reading, "file.misnamed", "enrolments.csv").severity, "warning");
  assert.equal(findingOf(reading, "file.misnamed", "Users.CSV").severity, "warning");
  assert.deepEqual([reading.roster?.courses.length, reading.roster?.students.length, reading.roster?.enrolments.length], [2, 3, 4]);
});

test("an empty file, one without rows, one without its columns, and a workbook in disguise each have their sentence", async () => {
  const empty = await readRoster(deliver({ "courses.csv": "" }));
  assert.deepEqual([findingOf(empty, "file.empty").file, empty.fatal, empty.roster?.coverage.course], ["courses.csv", false, "partial"]);
  const bare = await readRoster(deliver({ "enrollments.csv": enrollments.split("\n", 1).join("") }));
  assert.equal(findingOf(bare, "file.noRows", "enrollments.csv").severity, "warning");
  const headless = await readRoster(deliver({ "users.csv": users.replace("sourcedId", "key") }));
  assert.equal(headless.fatal, true);
  assert.match(findingOf(headless, "header.missing", "users.csv").message, /“sourcedId” is missing/);
  const broken = await readRoster(deliver({ "users.csv": users.replace("role", 'ro"le') }));
  assert.deepEqual([findingOf(broken, "header.broken").line, broken.fatal], [1, true]);
  const workbook = await readRoster(deliver({ "users.csv": Buffer.from("PK\x03\x04 whatever follows") }));
  assert.match(findingOf(workbook, "file.notText", "users.csv").message, /workbook/);
  assert.equal(workbook.fatal, true);
});

test("one file alone is no delivery", async () => {
  const reading = await readRoster(join(fixture("oneroster-1.1"), "users.csv"));
  assert.equal(findingOf(reading, "archive.unreadable").severity, "error");
});
