import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { isCommonPassword } from "./commonPasswords.ts";

/** Argon2id's cost: 19 MiB, two passes, one lane. Raising it makes older hashes `needsRehash`. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const TAG_BYTES = 32;
const SALT_BYTES = 16;

const SHORTEST_WITH_FACTOR = 8;
const SHORTEST_ALONE = 15;
const LONGEST = 200;

/** Why a password is not accepted; no rule asks for capitals, digits or a change every so often. */
export type PasswordProblem = "password.tooShort" | "password.tooLong" | "password.tooCommon" | "password.tooPersonal";

interface Phc {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly salt: Buffer;
  readonly tag: Buffer;
}

/** Whether a new password will do: null, or why not. `personal` are the words others would try first: own name, e-mail, agency. */
export function checkPassword(
  password: string,
  { secondFactor, personal = [] }: { secondFactor: boolean; personal?: readonly string[] },
): PasswordProblem | null {
  const text = password.normalize("NFC");
  const length = [...text].length;
  if (length < (secondFactor ? SHORTEST_WITH_FACTOR : SHORTEST_ALONE)) return "password.tooShort";
  if (length > LONGEST) return "password.tooLong";
  if (isCommonPassword(text)) return "password.tooCommon";
  const lower = text.toLowerCase();
  const words = personal
    .flatMap((word) =>
      word
        .normalize("NFC")
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
    )
    .filter((word) => word.length > 3);
  // A word of one's own is no harm in a long sentence; it is when it makes up half the password.
  if (words.some((word) => lower.includes(word) && [...word].length * 2 >= length)) return "password.tooPersonal";
  return null;
}

/** Hashes a password on the thread pool, as a PHC string. A salt is given only where equal texts must meet (receipt codes). */
export async function hashPassword(password: string, salt: Buffer = randomBytes(SALT_BYTES)): Promise<string> {
  const tag = await derive(password, { ...COST, nonce: salt, tagLength: TAG_BYTES });
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

/** Whether the password is the one hashed. With no hash (unknown account) it does the same work and answers false. */
export async function verifyPassword(hash: string | null, password: string): Promise<boolean> {
  const phc = hash === null ? null : readPhc(hash);
  const { salt, tag, ...cost } = phc ?? { ...COST, salt: NOBODY, tag: Buffer.alloc(TAG_BYTES) };
  const found = await derive(password, { ...cost, nonce: salt, tagLength: tag.length });
  return timingSafeEqual(found, tag) && phc !== null;
}

/** The password hashed under another's salt and cost, given as the beginning of its hash: whoever holds that hash compares them. */
export async function hashUnder(head: string, password: string): Promise<string> {
  const { salt, tag, ...cost } = readPhc(`${head}${"A".repeat(43)}`);
  return `${head}${unpadded(await derive(password, { ...cost, nonce: salt, tagLength: tag.length }))}`;
}

/** Whether a hash was made at another cost than today's, so that it should be made anew at the next sign-in. */
export function needsRehash(hash: string): boolean {
  const { memory, passes, parallelism, tag } = readPhc(hash);
  return memory !== COST.memory || passes !== COST.passes || parallelism !== COST.parallelism || tag.length !== TAG_BYTES;
}

const NOBODY = randomBytes(SALT_BYTES);
const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{16,86})$/;

function readPhc(hash: string): Phc {
  const parts = PHC.exec(hash);
  if (!parts) throw new Error("Not an argon2id hash");
  const [, memory, passes, parallelism, salt = "", tag = ""] = parts;
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, "base64"),
    tag: Buffer.from(tag, "base64"),
  };
}

/** One spelling of each letter, so that a password typed on another keyboard is the same password. */
function derive(password: string, cost: Omit<Argon2Parameters, "message">): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  argon2("argon2id", { ...cost, message: Buffer.from(password.normalize("NFC"), "utf8") }, (error, tag) =>
    error ? reject(error) : resolve(tag),
  );
  return promise;
}

function unpadded(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}
