import type { Readable } from "node:stream";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, type FastifyServerOptions } from "fastify";
import { z } from "zod";
import { newId } from "./ids.ts";
import { LARGEST_FILE } from "./limits.ts";
import { keepPatience, type Patience } from "./patience.ts";
import { Problem } from "./problem.ts";
import { decorateSessions } from "./session-cookie.ts";

/** The style react-aria puts into the page for focus handling; version-bound, held by a test. */
export const STYLE_HASH = "sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=";

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' '${STYLE_HASH}'`,
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

const HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": CSP,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=63072000",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

/** The status of a request refused before anybody read it (too large, of another kind, cut off); undefined for what is our own fault. */
export function refusedUnread(error: unknown): number | undefined {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === "number" && status >= 400 && status < 500 ? status : undefined;
}

/** An HTTP server that says no more than it must: strict headers on every answer, nothing cached, errors as problem+json. */
export function buildHttp(options: FastifyServerOptions = {}, patience?: Patience): FastifyInstance {
  const app = Fastify({
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
    genReqId: newId,
    // An address that cannot be read, or is longer than any of ours: Fastify's own answer would say it again.
    frameworkErrors: (_error: unknown, _request: unknown, reply: FastifyReply) => sayNotFound(dress(reply)),
    ...options,
  } as FastifyServerOptions) as unknown as FastifyInstance;
  decorateSessions(app);
  keepPatience(app, patience);
  readJsonStrictly(app);
  // A file is the whole body; what goes with it stands in the query.
  app.addContentTypeParser("application/zip", { parseAs: "buffer", bodyLimit: LARGEST_FILE }, (_request, body, done) =>
    done(null, { file: body }),
  );
  // Handed on as it comes, and measured by whoever reads it; one that says it is too large is not begun.
  app.addContentTypeParser(
    "application/octet-stream",
    (request: FastifyRequest, body: Readable, done: (error: Error | null, body?: unknown) => void) => {
      if (Number(request.headers["content-length"] ?? 0) > LARGEST_FILE) return done(new Problem(413, "tooLarge"));
      // Whoever stops reading does not cut the line: the refusal still has to go back over it.
      done(null, { file: { name: readName(request.headers["file-name"]), bytes: body.iterator({ destroyOnReturn: false }) } });
    },
  );
  app.addHook("onSend", async (_request, reply) => {
    dress(reply);
  });
  app.setErrorHandler((error, request, reply) => {
    const problem = asAnswer(error);
    if (problem.status >= 500) request.log.error({ code: codeOf(error), at: stackOf(error) }, problem.code);
    if (problem.status === 429 || problem.status === 503) reply.header("retry-after", String(problem.params["seconds"] ?? 2));
    const { status, code, fields, params } = problem;
    return reply.code(status).type("application/problem+json; charset=utf-8").send({ type: "about:blank", status, code, fields, params });
  });
  return app;
}

/** What a sender calls a file stands in a header, percent-encoded: an address would be kept by histories and logs. */
function readName(header: string | string[] | undefined): string {
  try {
    return decodeURIComponent(typeof header === "string" ? header : "");
  } catch {
    return "";
  }
}

/** Bytes that are no UTF-8 are refused: read loosely, they would become question marks, and nobody would know what was lost. */
function readJsonStrictly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  const strict = new TextDecoder("utf-8", { fatal: true });
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body, done) => {
    let text: string;
    try {
      text = strict.decode(body as Buffer);
    } catch {
      return done(new Problem(400, "unreadable"), undefined);
    }
    return parse(request, text, done);
  });
}

function dress(reply: FastifyReply): FastifyReply {
  for (const [name, value] of Object.entries(HEADERS)) if (!reply.hasHeader(name)) reply.header(name, value);
  if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
  return reply;
}

/** What is said of an address that is nobody's. */
export const sayNotFound = (reply: FastifyReply) =>
  reply
    .code(404)
    .type("application/problem+json; charset=utf-8")
    .send({ type: "about:blank", status: 404, code: "notFound", fields: {}, params: {} });

/** Whatever went wrong, as something that may be said: no detail of a fault of ours leaves. */
function asAnswer(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof z.ZodError) {
    const fields = error.issues.map((issue) => [issue.path.join("."), reasonOf(issue)] as const);
    return new Problem(422, "invalid", { fields: Object.fromEntries(fields) });
  }
  const status = typeof error === "object" && error !== null && "statusCode" in error ? Number(error.statusCode) : 500;
  if (status === 413) return new Problem(413, "tooLarge");
  if (status === 415) return new Problem(415, "unreadable");
  if (status >= 400 && status < 500) return new Problem(400, "unreadable");
  return new Problem(500, "unexpected");
}

function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "too_small") return "missing";
  if (issue.code === "too_big") return "tooLong";
  if (issue.code === "invalid_type" && issue.input === undefined) return "missing";
  if (issue.code === "custom") return issue.message || "invalid";
  return "invalid";
}

const codeOf = (error: unknown) => (typeof error === "object" && error !== null && "code" in error ? String(error.code) : undefined);
// Frames only: a message of PostgreSQL or zod can quote what somebody wrote.
const stackOf = (error: unknown) =>
  error instanceof Error
    ? error.stack
        ?.split("\n")
        .filter((line) => line.startsWith("    at "))
        .slice(0, 8)
    : undefined;
