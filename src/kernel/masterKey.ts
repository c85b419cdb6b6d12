import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { KeyGiven } from "./config.ts";
import { writePrivate } from "./dataFolder.ts";
import { StartRefused } from "./postgres/refusal.ts";

/** The place of the key that wraps every agency's keys. A change lies beside it as the next one until all is wrapped anew, so that no kill leaves neither. */
export interface MasterKey {
  /** In words, for whoever keeps it. */
  readonly where: string;
  /** The key as it lies there; nothing where there is none yet. */
  read(): Buffer | undefined;
  /** The one a change was to put in its place, should that have been cut off. */
  readNext(): Buffer | undefined;
  /** Keeps one beside the present one. */
  writeNext(key: Buffer): void;
  /** Puts the next one in the present one's place. */
  settle(): void;
}

const SIZE = 32;
const COMMAND_MS = 30_000;

/** Finds that place. Nothing is made or written. */
export function findMasterKey(given: KeyGiven, folder: string): MasterKey {
  switch (given.kind) {
    case "environment":
      return ofEnvironment(given.key);
    case "file":
      return ofFile(given.place, readText, (key) => key.toString("base64"));
    case "command":
      return ofCommand(given.command, folder);
    case "beside":
      return ofFile(besidePlace(folder), readText, (key) => key.toString("base64"));
  }
}

/** Where the key lies as it is, until somebody keeps it elsewhere. */
export const besidePlace = (folder: string): string => path.join(folder, "secrets", "kek");

/** Where it lies wrapped by a command. */
export const wrappedPlace = (folder: string): string => path.join(folder, "secrets", "kek.wrapped");

function ofEnvironment(text: string): MasterKey {
  const refuse = () => {
    throw new StartRefused("HOLDFAST_KEY is set from outside: give the new key in a file, and set HOLDFAST_KEY to it afterwards.");
  };
  return { where: "HOLDFAST_KEY", read: () => decode(text, "HOLDFAST_KEY"), readNext: () => undefined, writeNext: refuse, settle: refuse };
}

function ofFile(place: string, open: (kept: string, place: string) => Buffer, close: (key: Buffer) => string): MasterKey {
  const next = `${place}.next`;
  const readAt = (at: string) => (fs.existsSync(at) ? open(fs.readFileSync(at, "utf8"), at) : undefined);
  return {
    where: place,
    read: () => readAt(place),
    readNext: () => readAt(next),
    writeNext: (key) => {
      writePrivate(next, close(key));
      // What was written is what would be read: a key service that answers otherwise is found out before anything depends on it.
      if (!readAt(next)?.equals(key)) throw new StartRefused(`${next} does not give back the key that was put there. Nothing was changed.`);
    },
    settle: () => fs.renameSync(next, place),
  };
}

/** A program that wraps and unwraps: `COMMAND wrap` is given the key in base64, `COMMAND unwrap` what that answered. */
function ofCommand(command: string, folder: string): MasterKey {
  const place = wrappedPlace(folder);
  const run = (verb: "wrap" | "unwrap", input: string) => {
    const done = spawnSync(`${command} ${verb}`, { shell: true, input, timeout: COMMAND_MS, encoding: "utf8", maxBuffer: 1024 * 1024 });
    if (done.status !== 0 || done.stdout === "") {
      // A program that ended without reading what it was given breaks the pipe (EPIPE): that is no reason, what it said or ended with is.
      const broke = (done.error as NodeJS.ErrnoException | undefined)?.code === "EPIPE" ? undefined : done.error;
      const why = broke?.message ?? (done.stderr.trim().split("\n").at(-1) || `it ended with ${done.status ?? done.signal}`);
      throw new StartRefused(`The program of HOLDFAST_KEY_COMMAND did not ${verb} the key: ${why}`);
    }
    return done.stdout;
  };
  const open = (kept: string) => decode(run("unwrap", kept), "What the program of HOLDFAST_KEY_COMMAND answered");
  const wrapped = ofFile(place, open, (key) => run("wrap", key.toString("base64")));
  return {
    ...wrapped,
    where: `${place}, through HOLDFAST_KEY_COMMAND`,
    read() {
      const beside = besidePlace(folder);
      if (!fs.existsSync(place) && fs.existsSync(beside)) {
        wrapped.writeNext(readText(fs.readFileSync(beside, "utf8"), beside));
        wrapped.settle();
      }
      return wrapped.read();
    },
  };
}

const readText = (text: string, place: string) => decode(text, place);

function decode(text: string, place: string): Buffer {
  const key = Buffer.from(text.trim(), "base64");
  if (key.length !== SIZE) throw new StartRefused(`${place} is no key: it must be ${SIZE} bytes in base64.`);
  return key;
}
