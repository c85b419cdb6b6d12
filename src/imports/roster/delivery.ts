import { createReadStream, createWriteStream } from "node:fs";
import { lstat, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { archiveLimits, openArchive, type PackedFile } from "./archive.ts";
import { Unreadable } from "./findings.ts";

/** Where a roster comes from: a folder, a zip file, or the bytes of an uploaded one. */
export type RosterSource = string | Buffer | Readable;

/** The files of a delivery, whatever it was packed in, by their own names. */
export interface Delivery {
  readonly files: readonly DeliveredFile[];
  /** Files in deeper folders, which nobody asked for. */
  readonly strays: readonly string[];
  readonly close: () => Promise<void>;
}

export interface DeliveredFile {
  readonly name: string;
  readonly open: () => AsyncIterable<Buffer>;
}

/** An upload is refused beyond this, before it is even looked at. */
const largestUpload = 100_000_000;

/** Opens the source; throws Unreadable if there is nothing to open. Close it, whatever happens. */
export async function openDelivery(source: RosterSource): Promise<Delivery> {
  if (source instanceof Readable) return openUpload(source);
  if (typeof source !== "string") return arrange(await openArchive(source));
  const found = await lstat(source).catch(() => null);
  if (found?.isDirectory()) return arrange({ files: await listFolder(source), close: () => {} });
  if (found?.isFile()) return arrange(await openArchive(source));
  throw new Unreadable("delivery.missing", "There is neither a folder nor a zip file at this place.");
}

/** An upload cannot be read backwards, as a zip must be; so it is laid down first, for us alone, and taken away after. */
async function openUpload(upload: Readable): Promise<Delivery> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-roster-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, "upload.zip");
    await pipeline(upload, atMost(largestUpload), createWriteStream(path, { mode: 0o600 }));
    const delivery = arrange(await openArchive(path));
    return { ...delivery, close: () => delivery.close().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

const atMost = (limit: number) =>
  async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let bytes = 0;
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > limit) throw new Unreadable("archive.tooLarge", `The upload is larger than ${limit / 1e6} MB. It was not read.`);
      yield chunk;
    }
  };

/** Takes away the one folder that zip programs like to put round everything, and what operating systems leave behind. */
function arrange({ files, close }: { readonly files: readonly PackedFile[]; readonly close: () => void }): Delivery {
  const wanted = files.filter(({ path }) => !isLitter(path));
  const [first] = wanted;
  const top = first?.path.includes("/") ? `${first.path.split("/", 1)[0]}/` : "";
  const strip = top !== "" && wanted.every(({ path }) => path.startsWith(top)) ? top.length : 0;
  const named = wanted.map(({ path, open }) => ({ name: path.slice(strip), open }));
  return {
    files: named.filter(({ name }) => !name.includes("/")),
    strays: named.flatMap(({ name }) => (name.includes("/") ? [name] : [])),
    close: async () => close(),
  };
}

const isLitter = (path: string) =>
  path.split("/").includes("__MACOSX") || basename(path).startsWith(".") || /^(thumbs\.db|desktop\.ini)$/i.test(basename(path));

/** The folder's files, and those of its folders, so that one folder too many does no harm here either. */
async function listFolder(folder: string): Promise<PackedFile[]> {
  const spent = { bytes: 0 };
  const files: PackedFile[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const inner = entry.isDirectory() && !isLitter(entry.name) ? await readdir(join(folder, entry.name), { withFileTypes: true }) : [];
    for (const [path, file] of [
      [entry.name, entry] as const,
      ...inner.map((within) => [`${entry.name}/${within.name}`, within] as const),
    ]) {
      if (file.isFile()) files.push({ path, open: () => readWithin(join(folder, path), spent) });
    }
    if (files.length > archiveLimits.entries)
      throw new Unreadable("archive.tooMany", `The folder holds more than ${archiveLimits.entries} files.`);
  }
  return files;
}

async function* readWithin(path: string, spent: { bytes: number }): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    spent.bytes += chunk.length;
    if (spent.bytes > archiveLimits.inflated) {
      throw new Unreadable(
        "archive.tooLarge",
        `The files are more than ${archiveLimits.inflated / 1e6} MB together. They were not read on.`,
      );
    }
    yield chunk;
  }
}
