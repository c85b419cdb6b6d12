import {
  argon2Sync,
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { z } from "zod";

/*
 * A backup is one line that anybody may read, then pieces of 64 KiB, each AES-256-GCM. A piece's nonce is its number and whether it is the last, so none can be
 * left out, moved or put behind, and a file that was cut short has no last piece. The key is bound to the line before it.
 */
const PIECE = 64 * 1024;
const TAG = 16;
const CIPHER = "aes-256-gcm";
const MAGIC = "holdfast-backup 1 ";
const LONGEST_LINE = 16 * 1024;
const ARGON = { memory: 65_536, passes: 3, parallelism: 1 };
const SHORTEST_PASSPHRASE = 16;

const Lock = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("passphrase"), salt: z.base64(), memory: z.int().max(1_048_576), passes: z.int().max(16) }),
  z.object({ kind: z.literal("x25519"), to: z.base64(), once: z.base64() }),
]);
const Head = z.object({ madeAt: z.iso.datetime(), masterKey: z.boolean(), lock: Lock });
/** What anybody may read of a backup: when it was made, whether the master key is in it, and how it is locked. Nobody's data. */
export type Head = z.infer<typeof Head>;

/** Why a backup cannot be read or made, in words for whoever keeps it. */
export class BackupRefused extends Error {}

/** A new backup's first line and the key it is sealed with, for what stands in a key file: an X25519 public key (PEM), or a passphrase. */
export function lockBackup(keyText: string, head: Omit<Head, "lock">): { line: Buffer; key: Buffer } {
  const { lock, secret } = isPem(keyText) ? lockTo(readPublic(keyText)) : lockWith(readPassphrase(keyText));
  const line = Buffer.from(`${MAGIC}${JSON.stringify({ ...head, lock } satisfies Head)}\n`);
  return { line, key: bind(secret, line) };
}

/** The key of a backup, from its first line and what stands in the key file: the X25519 private key (PEM), or the passphrase. */
export function unlockBackup({ lock }: Head, line: Buffer, keyText: string): Buffer {
  if (lock.kind === "passphrase") {
    if (isPem(keyText)) throw new BackupRefused("This backup was locked with a passphrase, and the key file holds another kind of key.");
    return bind(derive(readPassphrase(keyText), Buffer.from(lock.salt, "base64"), lock), line);
  }
  if (!isPem(keyText)) throw new BackupRefused("This backup was locked to a public key: give the file of the private key.");
  const privateKey = readPrivate(keyText);
  if (spki(createPublicKey(privateKey)) !== lock.to) throw new BackupRefused("This backup was locked to another public key.");
  const publicKey = createPublicKey({ key: Buffer.from(lock.once, "base64"), format: "der", type: "spki" });
  return bind(diffieHellman({ privateKey, publicKey }), line);
}

/** Reads the first line of a backup. */
export function readHead(start: Buffer): { head: Head; line: Buffer } {
  const end = start.subarray(0, LONGEST_LINE).indexOf(10);
  const line = start.subarray(0, end + 1);
  if (!line.toString("utf8").startsWith(MAGIC)) throw new BackupRefused("This file is not a backup of Holdfast, or of a newer kind.");
  try {
    return { head: Head.parse(JSON.parse(line.subarray(MAGIC.length).toString("utf8"))), line };
  } catch {
    throw new BackupRefused("The first line of this backup was changed.");
  }
}

/** Seals what comes, in pieces. */
export async function* sealPieces(source: AsyncIterable<Uint8Array>, key: Buffer): AsyncGenerator<Buffer> {
  let n = 0;
  // The last piece must be known as such when it is sealed: it may be empty, and none is sealed before more has come.
  for await (const { piece, last } of cut(source, PIECE)) {
    const cipher = createCipheriv(CIPHER, key, nonceOf(n, last), { authTagLength: TAG });
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
    n += 1;
  }
}

/** Opens what was sealed; fails where a piece was changed, moved or left out, or the end is missing. */
export async function* openPieces(source: AsyncIterable<Uint8Array>, key: Buffer): AsyncGenerator<Buffer> {
  let n = 0;
  for await (const { piece, last } of cut(source, PIECE + TAG)) {
    yield openPiece(piece, key, n, last);
    n += 1;
  }
}

function openPiece(piece: Buffer, key: Buffer, n: number, last: boolean): Buffer {
  const broken = () =>
    new BackupRefused(
      n === 0
        ? "The key does not open this backup, or its beginning was changed."
        : "This backup is cut short, or was changed since it was made.",
    );
  if (piece.length < TAG) throw broken();
  const decipher = createDecipheriv(CIPHER, key, nonceOf(n, last), { authTagLength: TAG });
  decipher.setAuthTag(piece.subarray(piece.length - TAG));
  try {
    return Buffer.concat([decipher.update(piece.subarray(0, piece.length - TAG)), decipher.final()]);
  } catch {
    throw broken();
  }
}

async function* cut(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<{ piece: Buffer; last: boolean }> {
  let held = Buffer.alloc(0);
  for await (const chunk of source) {
    held = Buffer.concat([held, chunk]);
    for (; held.length > size; held = held.subarray(size)) yield { piece: held.subarray(0, size), last: false };
  }
  yield { piece: held, last: true };
}

function nonceOf(n: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(n, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

const bind = (secret: Buffer, line: Buffer) =>
  Buffer.from(hkdfSync("sha256", secret, createHash("sha256").update(line).digest(), "holdfast backup", 32));

const isPem = (text: string) => text.includes("-----BEGIN ");
const spki = (key: KeyObject) => key.export({ format: "der", type: "spki" }).toString("base64");

function lockTo(to: KeyObject): { lock: Head["lock"]; secret: Buffer } {
  const { privateKey, publicKey } = generateKeyPairSync("x25519");
  return { lock: { kind: "x25519", to: spki(to), once: spki(publicKey) }, secret: diffieHellman({ privateKey, publicKey: to }) };
}

function lockWith(passphrase: string): { lock: Head["lock"]; secret: Buffer } {
  const salt = randomBytes(16);
  const { memory, passes } = ARGON;
  return { lock: { kind: "passphrase", salt: salt.toString("base64"), memory, passes }, secret: derive(passphrase, salt, ARGON) };
}

function derive(passphrase: string, salt: Buffer, { memory, passes }: { memory: number; passes: number }): Buffer {
  return argon2Sync("argon2id", { message: passphrase, nonce: salt, parallelism: ARGON.parallelism, tagLength: 32, memory, passes });
}

function readPassphrase(text: string): string {
  const passphrase = text.trim();
  if (passphrase.length < SHORTEST_PASSPHRASE)
    throw new BackupRefused(`A key file holds an X25519 key (PEM), or a passphrase of ${SHORTEST_PASSPHRASE} letters or more.`);
  return passphrase;
}

function readPublic(text: string): KeyObject {
  return refuseOthers(() => createPublicKey(text));
}

function readPrivate(text: string): KeyObject {
  return refuseOthers(() => createPrivateKey(text));
}

function refuseOthers(read: () => KeyObject): KeyObject {
  let key: KeyObject | undefined;
  try {
    key = read();
  } catch {
    // Told below, as for a key of another kind.
  }
  if (key?.asymmetricKeyType !== "x25519")
    throw new BackupRefused("The key file holds no X25519 key: make one with `openssl genpkey -algorithm x25519`.");
  return key;
}
