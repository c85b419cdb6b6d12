import type { FastifyRequest } from "fastify";
import { config } from "./config.ts";
import type { Endpoint } from "./contract.ts";
import { Problem } from "./problem.ts";
import type { BearerToken } from "./session-cookie.ts";

/** Path, query and body as one input; a name given twice in different places is refused rather than guessed. */
export function readInput(request: FastifyRequest): Record<string, unknown> {
  const body = request.body ?? {};
  if (typeof body !== "object" || Array.isArray(body)) throw new Problem(400, "unreadable");
  const query = request.query as Record<string, unknown>;
  const params = request.params as Record<string, unknown>;
  for (const name of Object.keys(params)) if (name in query || name in body) throw new Problem(400, "unreadable");
  if (Object.values(query).some(Array.isArray)) throw new Problem(400, "unreadable");
  return { ...query, ...body, ...params };
}

/**
 * What changes something must come from our own pages: `Sec-Fetch-Site` says so, or `Origin` is ours (design README 20).
 * A bearer token in a header is no cookie: no other site can make a browser send it.
 */
export function checkOrigin(request: FastifyRequest, token: BearerToken | undefined): void {
  if (request.method === "GET" || request.method === "HEAD" || token?.bearer) return;
  const site = request.headers["sec-fetch-site"];
  if (site === "same-origin") return;
  if (site === undefined && request.headers.origin !== undefined && sameOrigin(request)) return;
  throw new Problem(403, "request.crossSite");
}

function sameOrigin(request: FastifyRequest): boolean {
  const origin = request.headers.origin;
  return origin === config().origin || (origin !== undefined && origin === `${request.protocol}://${request.host}`);
}

/** Stops a contract that would put a name or a number of somebody into an address, where histories and logs keep it. */
export function refusePersonalPaths(endpoint: Endpoint): void {
  const shape =
    (endpoint.in._zod.def as unknown as { shape?: Record<string, { meta(): Record<string, unknown> | undefined }> }).shape ?? {};
  for (const [name, field] of Object.entries(shape)) {
    const inAddress = endpoint.method === "GET" || endpoint.path.includes(`:${name}`);
    if (inAddress && field.meta()?.["personal"]) throw new Error(`${endpoint.name}: personal field "${name}" would stand in an address`);
  }
}
