import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { countFindings } from "./findings.ts";
import { readRoster } from "./read.ts";
import type { Roster } from "./roster.ts";
import { deliver, findingOf, fixture, fixtureFiles } from "./testing.ts";

const real = join(import.meta.dirname, "../../../../shared/inputs/school");
const skip = existsSync(real) ? false : `SKIPPED: the real files are not at ${real}`;
const realTitle = (title: string) => (skip ? `${title} — NOT RUN, ../shared/inputs/school is absent` : title);

async function readSoundly(source: string): Promise<Roster> {
  const { roster, findings, fatal } = await readRoster(source);
  assert.equal(fatal, false);
  assert.deepEqual(
    findings.filter(({ severity }) => severity === "error"),
    [],
  );
  assert.ok(roster);
  return roster;
}

test("OneRoster 1.2 brings preferred names, pronouns, several roles and guardians", async () => {
  const roster = await readSoundly(fixture("oneroster-1.2"));
  assert.equal(roster.format, "oneroster-1.2");
  assert.deepEqual(roster.source, { systemName: "Harbor SIS", systemCode: "harbor-1" });

  const sam = roster.students.find(({ id }) => id === "P2");
  assert.equal(sam?.given, "Samantha");
  assert.equal(sam?.preferredGiven, "Sam");
  assert.equal(sam?.family, "O'Brien");
  assert.equal(sam?.pronouns, "they/them");
  assert.deepEqual([sam?.file, sam?.line], ["users.csv", 3]);

  const ines = roster.students.find(({ id }) => id === "P1");
  assert.equal(ines?.birthDate, "2010-03-04");
  assert.equal(ines?.grade, "09");
  assert.deepEqual(
    ines?.identifiers.map(({ kind, value }) => `${kind} ${value}`),
    ["identifier 1001", "userMasterIdentifier M-1", "State 77001"],
  );
  assert.equal(roster.students.find(({ id }) => id === "P3")?.family, "الحداد");
  assert.deepEqual(
    roster.students.filter(({ enabled }) => !enabled).map(({ id }) => id),
    ["P4"],
  );
  assert.deepEqual(roster.students.find(({ id }) => id === "P5")?.phones, ["+15550105"]);

  const omar = roster.staff.find(({ id }) => id === "T1");
  assert.deepEqual(omar?.roles, [
    { role: "counselor", orgId: "S1", primary: true, from: "2023-08-01", to: null },
    { role: "teacher", orgId: "S2", primary: false, from: "2024-08-19", to: "2025-06-06" },
  ]);
  assert.deepEqual(
    roster.guardians.map(({ id }) => id),
    ["G1", "G2", "G3"],
  );
  assert.deepEqual(
    roster.relationships.map(({ studentId, otherId, role }) => [studentId, otherId, role]),
    [
      ["P1", "G1", "parent"],
      ["P1", "G2", "guardian"],
      ["P2", "G3", "parent"],
      ["P3", "T2", "other"],
    ],
  );
  assert.deepEqual(roster.classes.find(({ id }) => id === "K-HR-9A")?.kind, "homeroom");
  assert.deepEqual(roster.classes[0]?.sessionIds, ["T25A", "T25B"]);
  assert.deepEqual(new Set(Object.values(roster.coverage)), new Set(["bulk"]));
});

test("names stay as they were written: one name alone, no capitals, 200 letters", async () => {
  const long = "Ñ".repeat(200);
  const users = fixtureFiles("oneroster-1.1")["users.csv"]?.replace("Ines,Prado", `${long},van  der\tBerg`).replace("Sam,O'Brien", "lin,");
  const reading = await readRoster(deliver({ "users.csv": users ?? "" }));
  const [first, second] = reading.roster?.students ?? [];
  assert.equal(first?.given, long);
  assert.equal(first?.family, "van der Berg");
  assert.deepEqual([second?.given, second?.family], ["lin", ""]);
  assert.equal(findingOf(reading, "person.oneName").severity, "warning");
});

test("in 1.1 an agent may be named in the child's row or in the parent's", async () => {
  const roster = await readSoundly(fixture("oneroster-1.1"));
  assert.equal(roster.format, "oneroster-1.1");
  assert.deepEqual(
    roster.relationships.map(({ studentId, otherId }) => [studentId, otherId]),
    [
      ["P1", "G1"],
      ["P2", "G3"],
    ],
  );
  assert.deepEqual(roster.students.find(({ id }) => id === "P2")?.orgIds, ["S1", "S2"]);
  assert.deepEqual(
    roster.enrolments.find(({ id }) => id === "E4"),
    {
      ...{ file: "enrollments.csv", line: 5, status: "active", unread: [], id: "E4", classId: "K-ENG9-1", userId: "T2", role: "teacher" },
      ...{ primary: true, from: "2024-08-19", to: "2025-06-06" },
    },
  );
});

test("a delta tells what changed, and what it points at may be elsewhere", async () => {
  const { "orgs.csv": _orgs, "courses.csv": _courses, ...files } = fixtureFiles("oneroster-1.2");
  const manifest = files["manifest.csv"]?.replace(/(file\.\w+),bulk/g, "$1,delta").replace(/file\.(orgs|courses),delta/g, "file.$1,absent");
  const header = (file: string) => `${files[file]?.split("\n", 1)[0]}\n`;
  const row = (file: string, cells: Record<string, string>) =>
    `${header(file)
      .trim()
      .split(",")
      .map((column) => cells[column] ?? "")
      .join(",")}\n`;
  const reading = await readRoster(
    deliver({
      ...{ "manifest.csv": manifest ?? "", "orgs.csv": null, "courses.csv": null, "academicSessions.csv": header("academicSessions.csv") },
      ...{
        "classes.csv": header("classes.csv"),
        "demographics.csv": header("demographics.csv"),
        "userProfiles.csv": header("userProfiles.csv"),
      },
      "roles.csv": header("roles.csv") + row("roles.csv", { sourcedId: "R9", status: "tobedeleted" }),
      "users.csv":
        header("users.csv") +
        row("users.csv", { sourcedId: "P1", status: "tobedeleted" }) +
        row("users.csv", { sourcedId: "P2", status: "active", givenName: "Sam", familyName: "O'Brien" }),
      "enrollments.csv":
        header("enrollments.csv") +
        row("enrollments.csv", { sourcedId: "E9", status: "active", classSourcedId: "K-OLD", userSourcedId: "P-OLD", role: "student" }) +
        row("enrollments.csv", { sourcedId: "E1", status: "tobedeleted" }),
    }),
  );
  assert.equal(reading.fatal, false);
  assert.equal(countFindings(reading.findings).error, 0);
  assert.equal(reading.roster?.format, "oneroster-1.2");
  assert.deepEqual(
    reading.roster?.unplaced.map(({ id, status }) => [id, status]),
    [
      ["P1", "tobedeleted"],
      ["P2", "active"],
    ],
  );
  assert.deepEqual(
    reading.roster?.roles.map(({ id, status }) => [id, status]),
    [["R9", "tobedeleted"]],
  );
  assert.deepEqual(
    reading.roster?.enrolments.map(({ id, status, classId }) => [id, status, classId]),
    [
      ["E9", "active", "K-OLD"],
      ["E1", "tobedeleted", ""],
    ],
  );
  assert.deepEqual([reading.roster?.coverage.person, reading.roster?.coverage.org], ["delta", "absent"]);
});

test("a file the manifest promises and does not bring is fatal, and named", async () => {
  const reading = await readRoster(deliver({ "enrollments.csv": null }));
  assert.equal(reading.fatal, true);
  const { message, file, line } = findingOf(reading, "file.absent");
  assert.match(message, /enrollments\.csv/);
  assert.deepEqual([file, line], ["manifest.csv", 11]);
  assert.equal(reading.roster?.students.length, 3, "the rest is there to be looked at");
});

test("a file the manifest calls absent is left alone", async () => {
  const manifest = fixtureFiles("oneroster-1.1")["manifest.csv"]?.replace("file.demographics,bulk", "file.demographics,absent");
  const reading = await readRoster(deliver({ "manifest.csv": manifest ?? "" }));
  assert.equal(findingOf(reading, "file.saidAbsent", "demographics.csv").severity, "note");
  assert.equal(reading.roster?.coverage.birthDate, "absent");
  assert.deepEqual(
    reading.roster?.students.map(({ birthDate }) => birthDate),
    [null, null, null],
  );
});

test("without a manifest, or with one that errs, the files speak for themselves", async () => {
  const bare = await readRoster(deliver({ "manifest.csv": null }));
  assert.equal(bare.roster?.format, "oneroster-1.1");
  assert.equal(findingOf(bare, "manifest.missing").severity, "warning");
  const wrong = await readRoster(deliver({ "manifest.csv": "propertyName,value\noneroster.version,1.2\nfile.users,\n" }));
  assert.equal(wrong.roster?.format, "oneroster-1.1");
  assert.equal(findingOf(wrong, "manifest.version").severity, "warning");
  assert.equal(findingOf(wrong, "manifest.mode").line, 3);
});

test("what is no roster is refused in a sentence", async () => {
  const folder = await readRoster(fixture(".."));
  assert.deepEqual([folder.fatal, folder.roster, findingOf(folder, "format.unknown").severity], [true, null, "error"]);
  const nowhere = await readRoster(fixture("nowhere"));
  assert.match(findingOf(nowhere, "delivery.missing").message, /neither a folder nor a zip/);
});

test(realTitle("the real OneRoster 1.1 set is read whole, without a warning"), { skip }, async () => {
  const { roster, findings } = await readRoster(join(real, "oneroster11-edfi"));
  assert.deepEqual([countFindings(findings).error, countFindings(findings).warning], [0, 0]);
  assert.equal(roster?.format, "oneroster-1.1");
  assert.deepEqual([roster?.students.length, roster?.staff.length, roster?.enrolments.length, roster?.classes.length], [8, 2, 24, 2]);
  assert.ok(roster?.students.every(({ birthDate }) => birthDate !== null));
});

test(realTitle("the real School Data Sync sets are read, each as its own version"), { skip }, async () => {
  const folder = join(real, "microsoft-sds");
  const v21 = await readSoundly(join(folder, "SDS v2.1"));
  assert.equal(v21.format, "sds-2.1");
  assert.deepEqual([v21.students.length, v21.staff.length, v21.guardians.length, v21.relationships.length], [4, 2, 2, 3]);
  const v2 = await readSoundly(join(folder, "SDS v2"));
  assert.equal(v2.format, "sds-2");
  assert.deepEqual([v2.students.length, v2.staff.length, v2.enrolments.length], [22, 7, 29]);
  const v1 = await readSoundly(join(folder, "SDS Format/100 Users"));
  assert.equal(v1.format, "sds-1");
  assert.deepEqual([v1.students.length, v1.staff.length, v1.classes.length, v1.enrolments.length], [86, 12, 28, 630]);
  assert.deepEqual(
    v1.sessions.map(({ from, to }) => [from, to]),
    [["2017-07-01", "2018-06-30"]],
  );
  assert.equal(v1.students[0]?.birthDate, "2000-04-02");
});
