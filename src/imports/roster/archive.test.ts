import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { archiveLimits, openArchive } from "./archive.ts";
import { readRoster } from "./read.ts";
import { deflateMegabytes, findingOf, fixtureFiles, makeFolder, packFiles, packZip, type ZipEntry } from "./testing.ts";

const files = fixtureFiles("oneroster-1.1");
const roster = Object.entries(files).map(([name, content]): ZipEntry => ({ name, content }));

/** What was found wrong with the zip as a whole. */
async function refusal(entries: readonly ZipEntry[]): Promise<string> {
  const reading = await readRoster(packZip(entries));
  assert.deepEqual([reading.fatal, reading.roster], [true, null]);
  const [first] = reading.findings.filter(({ severity }) => severity === "error");
  return first?.code ?? "";
}

test("a zip is read from its path, its bytes or a stream, and a stream leaves nothing behind", async () => {
  const zip = packFiles(files);
  const path = join(makeFolder(), "roster.zip");
  writeFileSync(path, zip);
  const spools = () => readdirSync(tmpdir()).filter((name) => name.startsWith("holdfast-roster-")).length;
  const before = spools();
  for (const source of [path, zip, Readable.from([zip.subarray(0, 100), zip.subarray(100)])]) {
    const reading = await readRoster(source);
    assert.equal(reading.fatal, false);
    assert.equal(reading.roster?.students.length, 3);
  }
  assert.equal((await readRoster(Readable.from([Buffer.from("no zip")]))).fatal, true);
  assert.equal(spools(), before);
});

test("one folder round the files, and what macOS adds, do no harm", async () => {
  const entries: ZipEntry[] = [
    { name: "Export 2025/" },
    ...roster.map((entry) => ({ ...entry, name: `Export 2025/${entry.name}` })),
    { name: "__MACOSX/Export 2025/._users.csv", content: "\0\0" },
    { name: "Export 2025/.DS_Store", content: "\0" },
  ];
  const reading = await readRoster(packZip(entries));
  assert.equal(reading.fatal, false);
  assert.equal(reading.roster?.students.length, 3);
  assert.ok(reading.findings.every(({ code }) => code === "format.detected"));
});

test("a folder is read as a zip is, one round the files too", async () => {
  const folder = join(makeFolder(), "delivery");
  mkdirSync(join(folder, "export"), { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, "export", name), content);
  const reading = await readRoster(folder);
  assert.equal(reading.fatal, false);
  assert.equal(reading.roster?.students.length, 3);
});

test("files in deeper folders are named and left alone", async () => {
  const reading = await readRoster(packZip([...roster, { name: "old/users.csv", content: "x" }, { name: "notes.txt", content: "x" }]));
  assert.match(findingOf(reading, "file.tooDeep").message, /old\/users\.csv/);
  assert.equal(findingOf(reading, "file.unknown").file, "notes.txt");
  assert.equal(reading.roster?.students.length, 3);
});

test("a 1 GB bomb is refused at once, in a plain sentence and little memory, whatever its header says", async () => {
  const packed = deflateMegabytes(1000);
  assert.ok(packed.length < 2_000_000);
  for (const claims of [1_000_000_000, 5_000, 0xffff_fffe]) {
    const zip = packZip([...roster.filter(({ name }) => name !== "users.csv"), { name: "users.csv", packed, claims }]);
    const [began, memory] = [performance.now(), process.memoryUsage.rss()];
    const reading = await readRoster(zip);
    assert.ok(performance.now() - began < 2000, "refused within two seconds");
    assert.ok(process.memoryUsage.rss() - memory < 100_000_000, "in less than 100 MB");
    assert.deepEqual([reading.fatal, reading.roster], [true, null]);
    const refused = reading.findings.find(({ severity }) => severity === "error");
    assert.match(refused?.code ?? "", /^archive\.(tooLarge|tooDense|damaged)$/);
    assert.match(refused?.message ?? "", /^[^:{}]*\.$/);
  }
});

test("a bomb of honest lines is refused while it is read", async () => {
  const line = Buffer.from("E1,,,K1,S1,P1,student,,,\n".repeat(40_000));
  const packed = deflateMegabytes(260, line);
  const entries = [
    ...roster.filter(({ name }) => name !== "enrollments.csv"),
    { name: "enrollments.csv", packed, claims: 260 * line.length },
  ];
  assert.equal(await refusal(entries), "archive.tooDense");
});

test("what comes out of all files together is counted while it comes out", async () => {
  // Each is within its own limits; a third of each cannot be packed.
  const block = Buffer.concat([randomBytes(300_000), Buffer.alloc(700_000)]);
  const entry = (name: string): ZipEntry => ({ name, packed: deflateMegabytes(160, block), claims: 160_000_000 });
  const archive = await openArchive(packZip([entry("a.csv"), entry("b.csv")]));
  const [first, second] = archive.files;
  const drain = async (bytes: AsyncIterable<Buffer> | undefined) => {
    let sum = 0;
    for await (const chunk of bytes ?? []) sum += chunk.length;
    return sum;
  };
  assert.equal(await drain(first?.open()), 160_000_000);
  await assert.rejects(drain(second?.open()), { code: "archive.tooLarge" });
  archive.close();
});

test("what no roster holds is refused by name: links, ways out, archives, passwords, crowds", async () => {
  assert.equal(await refusal([...roster, { name: "link.csv", content: "/etc/passwd", mode: 0o120777 }]), "archive.link");
  assert.equal(await refusal([...roster, { name: "../../users.csv", content: "x" }]), "archive.path");
  assert.equal(await refusal([...roster, { name: "/etc/users.csv", content: "x" }]), "archive.path");
  assert.equal(await refusal([...roster, { name: "C:/users.csv", content: "x" }]), "archive.path");
  assert.equal(await refusal([...roster, { name: "..\\users.csv", content: "x" }]), "archive.path");
  assert.equal(await refusal([...roster, { name: "inner.zip", content: packFiles(files) }]), "archive.nested");
  assert.equal(await refusal(roster.map((entry) => ({ ...entry, flags: 0x801 }))), "archive.encrypted");
  assert.equal(await refusal(roster.map((entry) => ({ ...entry, flags: 0x841 }))), "archive.encrypted");
  assert.equal(await refusal(roster.map((entry) => ({ ...entry, method: 12 }))), "archive.method");
  const crowd = Array.from({ length: archiveLimits.entries + 1 }, (_, at) => ({ name: `${at}.csv` }));
  assert.equal(await refusal(crowd), "archive.tooMany");
});

test("a zip cut short, or damaged inside, is said to be so", async () => {
  const zip = packFiles(files);
  const short = await readRoster(zip.subarray(0, zip.length - 200));
  assert.equal(findingOf(short, "archive.unreadable").severity, "error");
  const packed = deflateRawSync(Buffer.from(files["users.csv"] ?? ""));
  packed.fill(0xff, 40, 80);
  assert.equal(
    await refusal([...roster.filter(({ name }) => name !== "users.csv"), { name: "users.csv", packed, claims: 1000 }]),
    "archive.damaged",
  );
});
