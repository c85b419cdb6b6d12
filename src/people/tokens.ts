import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import { isParticle, type NameToken, nameWords, type TokenKind } from "./names.ts";

const TOKEN_BYTES = 8;

/** What one token in common says for a candidate; the sum of these decides who is decrypted and ranked. */
export const TOKEN_WEIGHT: Readonly<Record<TokenKind, number>> = { word: 10, nick: 6, sound: 4, prefix: 4, drop: 3, gram: 1 };

/** A token as the index keeps it: it can be compared within an agency, and says nothing without the agency's search key. */
export interface BlindToken {
  readonly token: Buffer;
  readonly weight: number;
}

/** Tokens under the agency's search key: the first eight bytes of HMAC-SHA256(key, kind|text), each once, with its kind's weight. */
export function blindTokens(searchKey: Buffer, tokens: readonly NameToken[]): BlindToken[] {
  const key = keyObject(searchKey);
  const found = new Map<string, BlindToken>();
  for (const { kind, text } of tokens) {
    const token = createHmac("sha256", key).update(`${kind}|${text}`).digest().subarray(0, TOKEN_BYTES);
    const name = token.toString("latin1");
    const weight = TOKEN_WEIGHT[kind];
    if (weight > (found.get(name)?.weight ?? 0)) found.set(name, { token, weight });
  }
  return [...found.values()];
}

/** The telling words of a name or a place by themselves, blind: whether two names share all of them, and nothing else. */
export function wordTokens(searchKey: Buffer, text: string): Buffer[] {
  const words = nameWords(text);
  const telling = words.filter((word) => !isParticle(word));
  const tokens = (telling.length > 0 ? telling : words).map((word) => ({ kind: "word" as const, text: word }));
  return blindTokens(searchKey, tokens).map(({ token }) => token);
}

const objects = new WeakMap<Buffer, KeyObject>();

function keyObject(searchKey: Buffer): KeyObject {
  const known = objects.get(searchKey);
  if (known) return known;
  const made = createSecretKey(searchKey);
  objects.set(searchKey, made);
  return made;
}
