import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import type { LeavingFile, Step } from "./fileContract.ts";

/** Nothing in a file may run, load or be framed, wherever a browser opens it. */
const CSP = "default-src 'none'; sandbox; frame-ancestors 'none'";

/**
 * Sends a file that may leave. The visit that allowed it is committed with its record; its bytes are read in steps of their own, and an answer that
 * cannot be finished is cut off rather than ended, so that no one takes a part for the whole.
 */
export function sendFile(reply: FastifyReply, file: LeavingFile, step: Step): FastifyReply {
  return reply
    .header("content-disposition", `${file.inline ? "inline" : "attachment"}; ${sayName(file.name)}`)
    .header("content-length", String(file.size))
    .header("content-security-policy", CSP)
    .header("x-content-type-options", "nosniff")
    .header("x-download-options", "noopen")
    .header("cache-control", "no-store")
    .type(file.mediaType)
    .send(Readable.from(file.read(step), { objectMode: false }));
}

/** The name for old readers in plain letters, and in full as RFC 5987 has it. */
function sayName(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, "_").replace(/["\\%]/g, "_");
  const full = encodeURIComponent(name).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `filename="${plain}"; filename*=UTF-8''${full}`;
}
