import type { FastifyInstance } from "fastify";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Database } from "../kernel/db.ts";
import { sayNotFound } from "../kernel/http.ts";

/** `/healthz` (the process answers), `/readyz` (so does the database), `/metrics` (counts and times; nobody's data). */
export function hangHealth(app: FastifyInstance, database: Database): void {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const seconds = new Histogram({
    name: "holdfast_request_seconds",
    help: "Time to answer, by endpoint pattern and status class.",
    labelNames: ["endpoint", "status"],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1, 3],
    registers: [register],
  });
  const faults = new Counter({ name: "holdfast_faults_total", help: "Answers of 500 and above.", registers: [register] });
  new Gauge({
    name: "holdfast_database_connections",
    help: "Connections of the web login: all, idle, and askers waiting for one.",
    labelNames: ["state"],
    registers: [register],
    collect() {
      this.set({ state: "all" }, database.pool.totalCount);
      this.set({ state: "idle" }, database.pool.idleCount);
      this.set({ state: "waiting" }, database.pool.waitingCount);
    },
  });
  app.addHook("onResponse", async (request, reply) => {
    // The pattern, never the address: an address can hold an id.
    seconds.observe(
      { endpoint: request.routeOptions.url ?? "none", status: `${Math.floor(reply.statusCode / 100)}xx` },
      reply.elapsedTime / 1000,
    );
    if (reply.statusCode >= 500) faults.inc();
  });
  app.get("/healthz", async () => ({ ok: true }));
  app.get("/readyz", async (_request, reply) => {
    try {
      await database.pool.query("select 1");
      return { ok: true };
    } catch {
      return reply.code(503).send({ ok: false });
    }
  });
  // Counts tell how busy a house is: for this machine's own collector, which a proxy does not pass on.
  app.get("/metrics", async (request, reply) => {
    if (!/^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? "") || request.headers["x-forwarded-for"])
      return sayNotFound(reply);
    return reply.type(register.contentType).send(await register.metrics());
  });
}
