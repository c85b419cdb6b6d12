import { createHash } from "node:crypto";
import Fastify from "fastify";
import pg from "pg";
import { newId } from "../src/kernel/ids.ts";
import { type Statement, unpackStatements } from "./capture.ts";

/**
 * The floor: a bare Fastify handler that opens the signed request, sends the product's own statements for that operation and commits. No parsing, no
 * checking, no opening of secrets, no trail. Started as a process of its own: `node bare.ts <port>`, with the work on standard input as one JSON.
 */
interface Work {
  readonly connection: pg.PoolConfig;
  readonly token: string;
  /** Operation → for each sample, its packed statements. */
  readonly operations: Record<string, string[]>;
}

const names = new Map<string, string>();
const nameOf = (text: string) => {
  const known = names.get(text) ?? createHash("sha256").update(text).digest("base64url").slice(0, 22);
  names.set(text, known);
  return known;
};

const { connection, token, operations } = JSON.parse(await readInput()) as Work;
const pool = new pg.Pool({ ...connection, max: 10, pipeline: true } as pg.PoolConfig);
const packed = Object.fromEntries(
  Object.entries(operations).map(([name, samples]) => [
    name,
    samples.map((text) => JSON.parse(text) as { text: string; values: unknown[] }[]),
  ]),
);
const app = Fastify();

app.all("/:operation/:sample", async (request, reply) => {
  const { operation, sample } = request.params as { operation: string; sample: string };
  const samples = packed[operation] ?? [];
  const statements = unpackStatements(samples[Number(sample) % samples.length] ?? [], newId);
  const client = await pool.connect();
  try {
    const sent = [
      client.query("begin"),
      client.query({ name: "open", text: "select access.begin_request($1) as answer", values: [token] }),
      ...statements.map((statement: Statement) =>
        client.query({ name: nameOf(statement.text), text: statement.text, values: [...statement.values] }),
      ),
      client.query("commit"),
    ];
    const results = await Promise.all(sent);
    const rows = results.slice(2, -1).map((result) => (result as pg.QueryResult).rows);
    return reply.send(JSON.stringify(rows, (_key, value) => (value?.type === "Buffer" ? value.data.length : value)));
  } catch (error) {
    await client.query("rollback").catch(() => {});
    return reply.code(500).send({ error: String(error) });
  } finally {
    client.release();
  }
});

await app.listen({ host: "127.0.0.1", port: Number(process.argv[2]) });
process.send?.("ready");

async function readInput(): Promise<string> {
  let text = "";
  for await (const part of process.stdin) text += part;
  return text;
}
