import { randomBytes, randomFillSync, randomUUID } from "node:crypto";
import { clock } from "./clock.ts";

const RANDOM_PER_ID = 10;
const pool = Buffer.alloc(RANDOM_PER_ID * 512);
let used = pool.length;

/** Beyond this a backward step is a moved clock (demo history), which ids follow; below it is jitter, which they ride out. */
const LARGEST_JITTER = 10_000;
let lastMs = 0;
let counter = 0;

/** A UUIDv7 for what only insiders see: ordered by the clock, and within one millisecond by the order of the calls. */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const at = used;
  used += RANDOM_PER_ID;
  const ms = clock().getTime();
  if (ms > lastMs || ms < lastMs - LARGEST_JITTER) {
    lastMs = ms;
    counter = pool.readUInt16BE(at) & 0x7ff;
  } else if (counter < 0xfff) {
    counter += 1;
  } else {
    lastMs += 1;
    counter = pool.readUInt16BE(at) & 0x7ff;
  }
  const time = lastMs.toString(16).padStart(12, "0");
  pool[at + 2] = 0x80 | ((pool[at + 2] ?? 0) & 0x3f);
  const random = pool.toString("hex", at + 2, at + 10);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, "0")}-${random.slice(0, 4)}-${random.slice(4)}`;
}

/** A UUIDv4 for what outsiders see: says nothing about when it was made. */
export function randomId(): string {
  return randomUUID();
}

/** A bearer secret of at least `bits` random bits, in base64url. */
export function newToken(bits = 256): string {
  return randomBytes(Math.ceil(bits / 8)).toString("base64url");
}
