import type { FastifyInstance, FastifyRequest } from "fastify";
import { R88_PATIENCE } from "./limits.ts";

/** How long a line may be slow; see limits.ts. */
export type Patience = Readonly<Record<keyof typeof R88_PATIENCE, number>>;

/** Bodies that may take minutes as long as they keep coming: a file, and what somebody wrote on a form outside. */
const LONG = ["application/zip", "application/octet-stream", "application/x-www-form-urlencoded"];

/** A body that takes too long, or drips, is cut off; one that is merely slow arrives. */
export function keepPatience(app: FastifyInstance, patience: Patience = R88_PATIENCE): void {
  const { server } = app;
  server.headersTimeout = patience.headersMs;
  server.requestTimeout = patience.uploadMs;
  app.addHook("onRequest", async (request) => watchBody(request, patience));
}

function watchBody({ raw, headers }: FastifyRequest, patience: Patience): void {
  if (raw.method === "GET" || raw.method === "HEAD" || raw.complete) return;
  const long = LONG.includes((headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "");
  const { socket } = raw;
  let before = socket.bytesRead;
  const look = () => {
    const came = socket.bytesRead - before;
    before = socket.bytesRead;
    // What has come and was not read yet waits for us, not for them.
    if (long && (came >= patience.windowBytes || raw.readableLength > 0)) return;
    // Nobody is there any more, or nobody was: a request made without a line.
    if (!socket.writable) return;
    socket.end("HTTP/1.1 408 Request Timeout\r\nconnection: close\r\n\r\n");
    socket.destroySoon();
  };
  const timer = setInterval(look, long ? patience.windowMs : patience.bodyMs);
  timer.unref();
  for (const over of ["end", "close", "error"]) raw.once(over, () => clearInterval(timer));
}
