import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject, randomBytes, randomFillSync } from "node:crypto";
import { clock } from "./clock.ts";

/*
 * A secret column holds: version (1 byte) ‖ key id (2 bytes, big-endian) ‖ nonce (12 bytes) ‖ AES-256-GCM ciphertext ‖ tag (16 bytes).
 * The place it stands in is authenticated with it, so that a value copied to another row, column, table or agency does not open.
 */
const VERSION = 1;
const KEY = 32;
const NONCE = 12;
const TAG = 16;
const HEAD = 3;
const SHORTEST = HEAD + NONCE + TAG;
const CIPHER = "aes-256-gcm";

/** The place a secret stands in. */
export interface Place {
  /** Schema-qualified: "people.name". */
  readonly table: string;
  /** The row's id. */
  readonly row: string;
  readonly column: string;
}

/** Why a secret could not be opened, without a word of what it holds. */
export class SecretError extends Error {
  readonly code: "malformed" | "unknownVersion" | "unknownKey" | "notAuthentic" | "badKey";

  constructor(code: SecretError["code"], message: string) {
    super(message);
    this.name = "SecretError";
    this.code = code;
  }
}

interface AgencyKeys {
  readonly keys: Map<number, KeyObject>;
  newest: number;
  /** Keys that count from a moment to come: by then every process has heard of them. */
  coming: { keyId: number; from: number }[];
  search: Buffer | null;
}

/** The agencies' data keys, held in memory: seals with an agency's newest key and opens with any it holds. */
export class Keyring {
  readonly #agencies = new Map<string, AgencyKeys>();

  /**
   * Takes in a data key. Adding the same key again changes nothing; another key under a taken id is refused. It opens from now on, and seals from the
   * moment `from` (milliseconds).
   */
  add(agencyId: string, keyId: number, key: Buffer, from = 0): void {
    checkKey(key, keyId);
    const agency: AgencyKeys = this.#agencies.get(agencyId) ?? { keys: new Map<number, KeyObject>(), newest: 0, coming: [], search: null };
    const object = createSecretKey(key);
    const present = agency.keys.get(keyId);
    if (present && !present.equals(object)) throw new SecretError("badKey", `Agency ${agencyId} already has another key ${keyId}`);
    agency.keys.set(keyId, object);
    if (!present && from > clock().getTime()) agency.coming.push({ keyId, from });
    else if (!agency.coming.some((one) => one.keyId === keyId)) agency.newest = Math.max(agency.newest, keyId);
    this.#agencies.set(agencyId, agency);
  }

  /** Whether any key of the agency is held. */
  has(agencyId: string): boolean {
    return this.#agencies.has(agencyId);
  }

  /** The key id that new secrets of the agency are sealed with. */
  newestKeyId(agencyId: string): number {
    return promote(this.#find(agencyId)).newest;
  }

  /** The highest key id of the agency, whether or not it counts yet. */
  latestKeyId(agencyId: string): number {
    return Math.max(...this.#find(agencyId).keys.keys());
  }

  /** Drops an agency's keys from memory; what they sealed no longer opens in this process. */
  forget(agencyId: string): void {
    this.#agencies.delete(agencyId);
  }

  /** Seals a text, or bytes, for one place. */
  seal(agencyId: string, place: Place, plaintext: string | Uint8Array): Buffer {
    const agency = promote(this.#find(agencyId));
    const key = agency.keys.get(agency.newest);
    if (!key) throw new SecretError("unknownKey", `Agency ${agencyId} has no key ${agency.newest}`);
    const nonce = freshNonce();
    const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG });
    cipher.setAAD(aad(agencyId, place.table, place.row, place.column));
    const body = typeof plaintext === "string" ? cipher.update(plaintext, "utf8") : cipher.update(plaintext);
    cipher.final();
    const sealed = Buffer.allocUnsafe(SHORTEST + body.length);
    sealed[0] = VERSION;
    sealed.writeUInt16BE(agency.newest, 1);
    nonce.copy(sealed, HEAD);
    body.copy(sealed, HEAD + NONCE);
    cipher.getAuthTag().copy(sealed, sealed.length - TAG);
    return sealed;
  }

  /** Opens the text that was sealed for this very place, or throws a SecretError. */
  open(agencyId: string, place: Place, sealed: Buffer): string {
    return this.openBytes(agencyId, place, sealed).toString("utf8");
  }

  /** Opens the bytes that were sealed for this very place, or throws a SecretError. */
  openBytes(agencyId: string, place: Place, sealed: Buffer): Buffer {
    if (isPurged(sealed)) return Buffer.from(`${PURGED}${sealed.toString("ascii", 1)}`);
    const agency = this.#find(agencyId);
    const keyId = sealedKeyId(sealed);
    const key = agency.keys.get(keyId);
    if (!key) throw new SecretError("unknownKey", `Agency ${agencyId} has no key ${keyId} (${where(place)})`);
    const decipher = createDecipheriv(CIPHER, key, sealed.subarray(HEAD, HEAD + NONCE), { authTagLength: TAG });
    decipher.setAAD(aad(agencyId, place.table, place.row, place.column));
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
    const body = decipher.update(sealed.subarray(HEAD + NONCE, sealed.length - TAG));
    try {
      decipher.final();
    } catch {
      throw new SecretError("notAuthentic", `Sealed with another key, for another place, or changed since (${where(place)})`);
    }
    return body;
  }

  /** The agency's key for blind search tokens; derived from data key 1, so it outlives rotation. */
  searchKey(agencyId: string): Buffer {
    const agency = this.#find(agencyId);
    if (agency.search) return agency.search;
    const first = agency.keys.get(1);
    if (!first) throw new SecretError("unknownKey", `Agency ${agencyId} has no key 1 to derive its search key from`);
    agency.search = Buffer.from(hkdfSync("sha256", first, Buffer.from(agencyId, "utf8"), "search", KEY));
    return agency.search;
  }

  #find(agencyId: string): AgencyKeys {
    const agency = this.#agencies.get(agencyId);
    if (!agency) throw new SecretError("unknownKey", `No key of agency ${agencyId} is held`);
    return agency;
  }
}

/** Lets keys count whose moment has come. */
function promote(agency: AgencyKeys): AgencyKeys {
  if (agency.coming.length === 0) return agency;
  const now = clock().getTime();
  for (const { keyId, from } of agency.coming) if (from <= now) agency.newest = Math.max(agency.newest, keyId);
  agency.coming = agency.coming.filter(({ from }) => from > now);
  return agency;
}

/** The id of the key a value was sealed with: what rotation looks at to know whether it still has to seal anew. */
export function sealedKeyId(sealed: Buffer): number {
  if (sealed.length < SHORTEST) throw new SecretError("malformed", `Too short for a sealed value: ${sealed.length} bytes`);
  if (sealed[0] !== VERSION) throw new SecretError("unknownVersion", `Sealed in version ${sealed[0]}, which this release cannot read`);
  return sealed.readUInt16BE(1);
}

/** What stands in place of words that a purge took away, before the day; the pages say it in the reader's language. */
export const PURGED = "Text purged on ";

/** A zero and a day instead of anything sealed: the mark a purge leaves where there must be something (retention/purge.sql). It opens to nothing but this. */
const isPurged = (sealed: Buffer) => sealed.length === 11 && sealed[0] === 0 && /^\d{4}-\d\d-\d\d$/.test(sealed.toString("ascii", 1));

/** A new random key: a data key, or the key that wraps data keys. */
export function newKey(): Buffer {
  return randomBytes(KEY);
}

/** Wraps a data key under the instance's key-encryption key, bound to its agency and key id. */
export function wrapKey(kek: Buffer, key: Buffer, agencyId: string, keyId: number): Buffer {
  checkKey(kek);
  checkKey(key, keyId);
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, kek, nonce, { authTagLength: TAG });
  cipher.setAAD(aad("data-key", agencyId, String(keyId)));
  const body = cipher.update(key);
  cipher.final();
  return Buffer.concat([Buffer.of(VERSION), nonce, body, cipher.getAuthTag()]);
}

/** Opens a wrapped data key, or throws a SecretError when the key file, the agency or the key id is not the one it was wrapped for. */
export function unwrapKey(kek: Buffer, wrapped: Buffer, agencyId: string, keyId: number): Buffer {
  checkKey(kek);
  if (wrapped.length !== 1 + NONCE + KEY + TAG) throw new SecretError("malformed", `Not a wrapped key: ${wrapped.length} bytes`);
  if (wrapped[0] !== VERSION)
    throw new SecretError("unknownVersion", `Key wrapped in version ${wrapped[0]}, which this release cannot read`);
  const decipher = createDecipheriv(CIPHER, kek, wrapped.subarray(1, 1 + NONCE), { authTagLength: TAG });
  decipher.setAAD(aad("data-key", agencyId, String(keyId)));
  decipher.setAuthTag(wrapped.subarray(wrapped.length - TAG));
  const key = decipher.update(wrapped.subarray(1 + NONCE, wrapped.length - TAG));
  try {
    decipher.final();
  } catch {
    throw new SecretError("notAuthentic", `Key ${keyId} of agency ${agencyId} was wrapped under another key file, or changed since`);
  }
  return key;
}

function checkKey(key: Buffer, keyId = 1): void {
  if (key.length !== KEY) throw new SecretError("badKey", `A key has ${KEY} bytes, not ${key.length}`);
  if (!Number.isInteger(keyId) || keyId < 1 || keyId > 0xffff) throw new SecretError("badKey", `Not a key id: ${keyId}`);
}

function where(place: Place): string {
  return `${place.table}.${place.column} of row ${place.row}`;
}

/** Each part behind its length, so that no two lists of parts read the same. */
function aad(...parts: readonly string[]): Buffer {
  let size = 0;
  for (const part of parts) size += 2 + Buffer.byteLength(part);
  const bytes = Buffer.allocUnsafe(size);
  let at = 0;
  for (const part of parts) {
    const length = bytes.write(part, at + 2);
    bytes.writeUInt16BE(length, at);
    at += 2 + length;
  }
  return bytes;
}

const nonces = Buffer.alloc(NONCE * 256);
let spent = nonces.length;

/** Random nonces drawn by the block, each handed out once: good for 2^32 values a key before rotation is due. */
function freshNonce(): Buffer {
  if (spent === nonces.length) {
    randomFillSync(nonces);
    spent = 0;
  }
  const nonce = nonces.subarray(spent, spent + NONCE);
  spent += NONCE;
  return nonce;
}
