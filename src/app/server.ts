import { LogController } from "fastify";
import type pg from "pg";
import { pino } from "pino";
import { AgencyKeys } from "../agencies/keys.ts";
import { hangPublicPages } from "../concerns/publicRoutes.ts";
import { hangLinkPages } from "../disclosures/linkRoutes.ts";
import { Database } from "../kernel/db.ts";
import { hangDoor } from "../kernel/door.ts";
import { buildHttp } from "../kernel/http.ts";
import { StartRefused } from "../kernel/postgres/refusal.ts";
import { asPublic } from "../kernel/visit.ts";
import { hangOwnPages } from "../portal/pageRoutes.ts";
import { hangLeavePolicies } from "../portal/policyRoutes.ts";
import { hangOrganisations } from "../staff/federation/returnRoutes.ts";
import { hangApiPage } from "./apiPage.ts";
import { hangHealth } from "./health.ts";
import type { Instance } from "./instance.ts";
import { startJobs } from "./jobs.ts";
import { describeApi } from "./openapi.ts";
import { gatherRoutes } from "./slices.ts";
import { hangStaticFiles } from "./staticFiles.ts";

/** A served instance: its address, and how to stop it. */
export interface Running {
  readonly port: number;
  readonly database: Database;
  close(): Promise<void>;
}

/** Serves an installed and migrated instance. Port 0 takes a free one. */
export async function startServer(instance: Instance): Promise<Running> {
  const { config, logins, kek } = instance;
  const keys = new AgencyKeys(kek);
  const database = new Database(logins.app as pg.PoolConfig, keys);
  await refuseMovedClock(database, instance);
  await asPublic(database, (client) => keys.load(client));

  // Somebody trying it out reads the terminal; a service reads its log.
  const logger = pino({
    level: instance.demo ? "warn" : config.logLevel,
    base: null,
    redact: ["req.headers.cookie", "req.headers.authorization"],
  });
  const app = buildHttp({
    loggerInstance: logger as never,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.proxy,
  });
  app.addHook("onResponse", async (request, reply) => {
    // The pattern, the status and the time; never the address, a name or an id of somebody.
    logger.info(
      { id: request.id, endpoint: request.routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      "answered",
    );
  });
  // Pages opened on 127.0.0.1 go to localhost: passkeys and the cookie's prefix need a name.
  app.addHook("onRequest", async (request, reply) => {
    if (request.method === "GET" && request.hostname === "127.0.0.1" && (request.headers.accept ?? "").includes("text/html")) {
      const to = new URL(config.origin);
      if (to.hostname === "localhost") return reply.redirect(`${to.origin}${request.url}`, 302);
    }
  });

  const routes = gatherRoutes({ demo: instance.demo });
  hangHealth(app, database);
  hangDoor(app, database, routes);
  const api = describeApi(routes.map((route) => route.endpoint));
  app.get("/api/openapi.json", async (_request, reply) => reply.header("cache-control", "no-cache").send(api));
  hangApiPage(
    app,
    routes.map((route) => route.endpoint),
  );
  hangPublicPages(app, database, config);
  hangLinkPages(app, database);
  hangLeavePolicies(app, database);
  hangOwnPages(app, database, { demo: instance.demo });
  hangOrganisations(app, database);
  await hangStaticFiles(app);

  const doing = await startJobs(instance, keys, (trouble) => logger.error(trouble, "job failed"));
  await app.listen({ host: config.bind, port: config.port });
  await warm(database);
  const address = app.server.address();
  const port = typeof address === "object" && address ? address.port : config.port;
  return {
    port,
    database,
    async close() {
      await app.close();
      await doing.stop();
      await database.end();
    },
  };
}

/** An instance that serves people runs on the shipped clock. */
async function refuseMovedClock(database: Database, instance: Instance): Promise<void> {
  const { rows } = await database.pool.query<{ source: string }>(
    "select prosrc as source from pg_proc where oid = 'kernel.clock()'::regprocedure",
  );
  if (rows[0]?.source.trim() !== "select now()") {
    await database.end();
    throw new StartRefused(
      `The database in ${instance.folder} runs on a clock that is not the shipped one; it is for tests and is not served.`,
    );
  }
}

/** Opens the pool's first connections before anybody waits for them. */
async function warm(database: Database): Promise<void> {
  const clients = await Promise.all([1, 2, 3].map(() => database.pool.connect()));
  await Promise.all(clients.map((client) => client.query("select access.stands() where false")));
  for (const client of clients) client.release();
}
