import { createHmac } from "node:crypto";
import type { Keyring } from "../kernel/secret.ts";
import { hashPassword } from "../staff/password.ts";

/*
 * A sender's code is 100 bits of an HMAC of the form's own key, so that the same form sent twice shows the same code, and nobody who does not hold
 * the agency's secret can make one. Only its Argon2id hash is kept, with a salt that is fixed for the agency: equal codes must meet (R89).
 */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LETTERS = 20;
const BITS_A_LETTER = 5;

type Ring = Pick<Keyring, "searchKey">;

const derive = (ring: Ring, agencyId: string, purpose: string, text = "") =>
  createHmac("sha256", ring.searchKey(agencyId)).update(`concern.${purpose}|${text}`).digest();

/** The code that belongs to a form's key: twenty letters of Crockford's base 32. */
export function codeOf(ring: Ring, agencyId: string, key: string): string {
  const bytes = derive(ring, agencyId, "code", key);
  let bits = 0;
  let held = 0;
  let code = "";
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= BITS_A_LETTER && code.length < CODE_LETTERS) {
      bits -= BITS_A_LETTER;
      code += LETTERS[(held >> bits) & 31];
    }
  }
  return code;
}

/** A code as it is shown, in groups of four. */
export const spellCode = (code: string) => code.replace(/(.{4})(?=.)/g, "$1-");

/** A code as somebody typed it: any case, any gaps, O for 0, I and L for 1. */
export const readCode = (typed: string) =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1")
    .slice(0, CODE_LETTERS * 2);

/** What is kept of a code. Takes the same time whatever the code. */
export const hashCode = (ring: Ring, agencyId: string, code: string): Promise<string> =>
  hashPassword(code, derive(ring, agencyId, "salt").subarray(0, 16));

/** Tells a form sent again from other words under the same key, without keeping either. */
export const macWords = (ring: Ring, agencyId: string, words: string): Buffer => derive(ring, agencyId, "words", words);

/** An address to count by, as a hash that means nothing without the agency's secret; of an IPv6 address, the network. */
export function hashSource(ring: Ring, agencyId: string, address: string): string {
  const network = address.includes(":") && !address.includes(".") ? address.split(":").slice(0, 4).join(":") : address;
  return derive(ring, agencyId, "source", network).toString("hex");
}

/** An id that the same form always gives, in the shape of a random UUID. */
export function idOf(ring: Ring, agencyId: string, key: string): string {
  const bytes = derive(ring, agencyId, "id", key).subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
