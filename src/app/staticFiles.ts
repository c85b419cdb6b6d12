import fs from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import { sayNotFound } from "../kernel/http.ts";

const dist = path.resolve(import.meta.dirname, "../../dist/web");

/** The staff app's files: hashed ones kept for ever by the browser, its page never; any address that is a page of the app answers with it. */
export async function hangStaticFiles(app: FastifyInstance): Promise<void> {
  if (!fs.existsSync(path.join(dist, "index.html"))) return void app.setNotFoundHandler((_request, reply) => sayNotFound(reply));
  await app.register(fastifyStatic, {
    root: dist,
    index: false,
    wildcard: true,
    decorateReply: true,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, file) => {
      reply.header("cache-control", file.includes(`${path.sep}assets${path.sep}`) ? "public, max-age=31536000, immutable" : "no-store");
    },
  });
  // An address of the app itself: the page finds out what belongs there.
  // Read each time: after a new build, an old page would ask for files that are gone.
  const sendPage = async (reply: FastifyReply) =>
    reply.type("text/html; charset=utf-8").send(await readFile(path.join(dist, "index.html")));
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === "GET" && !request.url.startsWith("/api/") && (request.headers.accept ?? "").includes("text/html");
    return wantsPage ? sendPage(reply) : sayNotFound(reply);
  });
  app.get("/", (_request, reply) => sendPage(reply));
}
