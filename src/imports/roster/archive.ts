import type { Readable } from "node:stream";
import { type Entry, fromBufferPromise, getFileNameLowLevel, openPromise, validateFileName, type ZipFile } from "yauzl";
import { Unreadable } from "./findings.ts";

/** What an archive may be at most. A whole district's year is some 40 MB in a dozen files. */
export const archiveLimits = {
  entries: 200,
  /** Bytes, all files taken together, counted while they come out. */
  inflated: 300_000_000,
  /** How many times larger than its packed self a file may grow, once it is over `ratioFrom` bytes. */
  ratio: 200,
  ratioFrom: 10_000_000,
} as const;

/** A file that can be read, more than once. Reading throws Unreadable at the first byte too many. */
export interface PackedFile {
  readonly path: string;
  readonly open: () => AsyncIterable<Buffer>;
}

export interface Archive {
  readonly files: readonly PackedFile[];
  readonly close: () => void;
}

/** Opens a zip. Throws Unreadable, in words for whoever sent it, if it is none or not one we accept. */
export async function openArchive(source: string | Buffer): Promise<Archive> {
  const zip = await openZip(source);
  try {
    if (zip.entryCount > archiveLimits.entries) throw tooMany();
    const spent = { bytes: 0 };
    const files: PackedFile[] = [];
    for await (const entry of eachEntry(zip)) {
      if (files.length >= archiveLimits.entries) throw tooMany();
      const path = acceptEntry(entry);
      if (path !== null) files.push({ path, open: () => inflate(zip, entry, path, spent) });
    }
    return { files, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function openZip(source: string | Buffer): Promise<ZipFile> {
  // Names are decoded here, not there, so that an unsafe one is our sentence and not the library's error.
  const options = { autoClose: false, decodeStrings: false };
  try {
    return typeof source === "string" ? await openPromise(source, options) : await fromBufferPromise(source, options);
  } catch {
    throw new Unreadable("archive.unreadable", "This is not a zip file, or it did not arrive whole.");
  }
}

async function* eachEntry(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    yield* zip.eachEntry();
  } catch (error) {
    if (error instanceof Error && /encryption/.test(error.message)) throw encrypted();
    throw new Unreadable("archive.damaged", "The zip file's table of contents cannot be read. Make the zip again.");
  }
}

/** The entry's safe path; null for a folder. Throws for what no roster contains. */
function acceptEntry(entry: Entry): string | null {
  const path = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
  if (validateFileName(path) !== null || path.includes("\0")) {
    throw new Unreadable("archive.path", "The zip file holds a file whose name points outside of it. It was not opened.");
  }
  // The upper half of the attributes is the Unix mode; 0o120000 is a symbolic link.
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000) {
    throw new Unreadable("archive.link", `The zip file holds a link, “${path}”. Put the file itself in its place.`);
  }
  if (path.endsWith("/")) return null;
  if (entry.isEncrypted()) throw encrypted();
  if (!entry.canDecodeFileData()) {
    throw new Unreadable("archive.method", `“${path}” is packed in a way we cannot read. Make an ordinary zip.`);
  }
  if (/\.(zip|7z|rar|gz|tgz|tar)$/i.test(path)) {
    throw new Unreadable("archive.nested", `The zip file holds another archive, “${path}”. Send what is inside it.`);
  }
  // A header may lie, so it proves nothing in a file's favour; but one that confesses can be believed.
  checkSize(path, entry.uncompressedSize, entry, entry.uncompressedSize);
  return path;
}

async function* inflate(zip: ZipFile, entry: Entry, path: string, spent: { bytes: number }): AsyncGenerator<Buffer> {
  let own = 0;
  try {
    const stream: Readable = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      own += chunk.length;
      spent.bytes += chunk.length;
      checkSize(path, own, entry, spent.bytes);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable("archive.damaged", `“${path}” is damaged, or larger than the zip file says. Make the zip again.`);
  }
}

function checkSize(path: string, bytes: number, entry: Entry, spent: number): void {
  const { inflated, ratio, ratioFrom } = archiveLimits;
  if (spent > inflated) {
    throw new Unreadable(
      "archive.tooLarge",
      `Unpacked, the files are more than ${inflated / 1e6} MB. No roster is that large; it was not read.`,
    );
  }
  if (bytes > ratioFrom && bytes > ratio * entry.compressedSize) {
    throw new Unreadable(
      "archive.tooDense",
      `“${path}” unpacks to more than ${ratio} times its size. No roster does that; it was not read.`,
    );
  }
}

const tooMany = () =>
  new Unreadable("archive.tooMany", `The zip file holds more than ${archiveLimits.entries} files. Send the roster's files only.`);

const encrypted = () =>
  new Unreadable("archive.encrypted", "The zip file is protected with a password. Make one without, and send it over a safe way.");
