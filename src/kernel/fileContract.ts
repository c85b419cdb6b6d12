import { z } from "zod";
import type { Tx } from "./db.ts";

/** One short transaction as whoever asked: what is long is done in many of them, each judged anew. */
export type Step = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** A file on its way in: what its sender calls it, and its bytes as they come over the line. */
export interface ArrivingFile {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** A file on its way out: what its head says, and its bytes, read in steps after the visit that allowed it is on disk. */
export class LeavingFile {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** Shown by the browser in place; else it is saved. */
  readonly inline: boolean;
  /** Whom it is about: the trail names them. */
  readonly people: readonly string[];
  readonly read: (step: Step) => AsyncIterable<Uint8Array>;

  constructor(file: Pick<LeavingFile, "name" | "mediaType" | "size" | "inline" | "people" | "read">) {
    this.name = file.name;
    this.mediaType = file.mediaType;
    this.size = file.size;
    this.inline = file.inline;
    this.people = file.people;
    this.read = file.read;
  }
}

/** The body of a request that is a file: sent as application/octet-stream, its name in the header `file-name`, percent-encoded. */
export const arrivingFile = z
  .custom<ArrivingFile>((value) => typeof value === "object" && value !== null && "bytes" in value && "name" in value)
  .meta({ file: "application/octet-stream" });

/** The answer of an endpoint that is a file. */
export const leavingFile = z.custom<LeavingFile>((value) => value instanceof LeavingFile).meta({ file: "application/octet-stream" });
