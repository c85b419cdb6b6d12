import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { constants, crc32, deflateRawSync } from "node:zlib";
import type { Finding } from "./findings.ts";
import type { RosterReading } from "./read.ts";

export type Files = Readonly<Record<string, string | Buffer>>;

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder of its own for a test, taken away when the file's tests are done. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "roster-test-"));
  folders.push(folder);
  return folder;
}

export const fixture = (name: string): string => join(import.meta.dirname, "fixtures", name);

/** The fixture's files, to be changed a little and delivered again. */
export function fixtureFiles(name: string): Record<string, string> {
  return Object.fromEntries(readdirSync(fixture(name)).map((file) => [file, readFileSync(join(fixture(name), file), "utf8")]));
}

/** The sound 1.1 set with some files other than they are; null takes one away. */
export function deliver(changes: Readonly<Record<string, string | Buffer | null>>): string {
  const folder = makeFolder();
  const files: Record<string, string | Buffer | null> = { ...fixtureFiles("oneroster-1.1"), ...changes };
  for (const [name, content] of Object.entries(files)) if (content !== null) writeFileSync(join(folder, name), content);
  return folder;
}

/** The finding of this code, which must be there. */
export function findingOf({ findings }: RosterReading, code: string, file?: string): Finding {
  const found = findings.find((one) => one.code === code && (file === undefined || one.file === file));
  if (!found) throw new Error(`No ${code} among: ${findings.map((one) => `${one.code} ${one.file ?? ""}:${one.line ?? ""}`).join(", ")}`);
  return found;
}

/** A zip entry, down to the lies it tells of itself. */
export interface ZipEntry {
  readonly name: string;
  readonly content?: string | Buffer;
  /** Deflated already, for what is too large to be held. */
  readonly packed?: Buffer;
  readonly claims?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly mode?: number;
}

export function packZip(entries: readonly ZipEntry[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content = "", packed, claims, flags = 0x800, method = 8, mode = 0o100644 } of entries) {
    const plain = Buffer.from(content);
    const data = packed ?? (method === 8 ? deflateRawSync(plain) : plain);
    const path = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(flags, 2);
    head.writeUInt16LE(method, 4);
    head.writeUInt32LE(crc32(plain), 10);
    head.writeUInt32LE(data.length, 14);
    head.writeUInt32LE(claims ?? plain.length, 18);
    head.writeUInt16LE(path.length, 22);
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE((3 << 8) | 20, 4);
    head.copy(record, 6);
    record.writeUInt32LE((mode << 16) >>> 0, 38);
    record.writeUInt32LE(offset, 42);
    const parts = [Buffer.from("PK\x03\x04"), head, path, data];
    local.push(...parts);
    central.push(record, path);
    offset += parts.reduce((sum, part) => sum + part.length, 0);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 8);
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 10);
  end.writeUInt32LE(
    central.reduce((sum, part) => sum + part.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...central, end]);
}

export const packFiles = (files: Files, folder = ""): Buffer =>
  packZip(Object.entries(files).map(([name, content]) => ({ name: folder + name, content })));

/** So many megabytes of one block, deflated: each full flush forgets the past, so the same bytes may be told again and again. */
export function deflateMegabytes(megabytes: number, block: Buffer = Buffer.alloc(1_000_000)): Buffer {
  const piece = deflateRawSync(block, { finishFlush: constants.Z_FULL_FLUSH });
  const end = deflateRawSync(Buffer.alloc(0));
  return Buffer.concat([...Array.from({ length: megabytes }, () => piece), end]);
}
