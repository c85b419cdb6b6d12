import { createHash, createHmac } from "node:crypto";
import type { CopyKind } from "./copyContract.ts";

interface Hashed {
  readonly seq: number;
  readonly item: string;
  readonly kind: CopyKind;
  readonly title: string;
  /** The text, or of a file the SHA-256 of its bytes, in hex; of what was said, nothing. */
  readonly content: string;
}

/** The hash of one copy, made with its package's salt: without it, it says nothing of a guess. */
export const hashCopy = (salt: Buffer, { seq, item, kind, title, content }: Hashed): Buffer =>
  createHmac("sha256", salt)
    .update(JSON.stringify([seq, item, kind, title, content]))
    .digest();

export const hashDocument = (salt: Buffer, document: Uint8Array): Buffer => createHmac("sha256", salt).update(document).digest();

/** The hash of a package: its id, its document and its copies in their order. The database works out the same (disclosures.whole_package). */
export const hashPackage = (packageId: string, documentHash: Buffer, copies: readonly Buffer[]): Buffer =>
  createHash("sha256")
    .update(Buffer.from(packageId.replaceAll("-", ""), "hex"))
    .update(documentHash)
    .update(Buffer.concat([...copies]))
    .digest();

/**
 * What makes a piece of news the same news to the same recipient: a fact as the program itself says it by what it is about (it has no
 * `content` here), all else by its very words, a fact in somebody's own words too. A keyed hash, so that the
 * database can compare and nobody can read.
 */
export function printCopy(key: Buffer, to: { personId: string; recipientId: string | null }, copy: Omit<Hashed, "seq">): Buffer {
  const what =
    copy.kind === "spoken" || (copy.kind === "fact" && copy.content === "")
      ? ["fact", copy.item]
      : ["words", copy.item, copy.title, copy.content];
  return createHmac("sha256", key)
    .update(JSON.stringify(["disclosed", to.personId, to.recipientId, ...what]))
    .digest();
}
