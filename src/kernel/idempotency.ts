import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type pg from "pg";
import { runNamed } from "./db.ts";
import { Problem } from "./problem.ts";

interface Claim {
  /** What this key was answered before; then nothing is done again. */
  readonly answered: unknown;
  /** The statement that keeps the answer. */
  store(answer: unknown): { text: string; values: unknown[] };
}

/**
 * Takes the request's `Idempotency-Key` for this transaction (R112). The same key again, with the same words, is answered as before; two at once
 * wait for each other on the key's own row. The same key for another request is refused.
 */
export async function claimKey(
  client: pg.PoolClient,
  accountId: string,
  request: FastifyRequest,
  endpoint: string,
  asked: unknown,
): Promise<Claim> {
  const key = request.headers["idempotency-key"];
  if (typeof key !== "string" || key.length < 8 || key.length > 100) throw new Problem(400, "idempotency.keyMissing");
  const hash = createHash("sha256").update(JSON.stringify(asked)).digest();
  const taken = await runNamed(
    client,
    "insert into kernel.idempotency (account_id, key, endpoint, asked) values ($1, $2, $3, $4) on conflict do nothing",
    [accountId, key, endpoint, hash],
  );
  const store = (answer: unknown) => ({
    text: "update kernel.idempotency set answer = $3 where account_id = $1 and key = $2",
    values: [accountId, key, JSON.stringify(answer)],
  });
  if (taken.rowCount === 1) return { answered: undefined, store };
  const { rows } = await runNamed<{ endpoint: string; asked: Buffer; answer: unknown }>(
    client,
    "select endpoint, asked, answer from kernel.idempotency where account_id = $1 and key = $2",
    [accountId, key],
  );
  const before = rows[0];
  if (!before || before.endpoint !== endpoint || !before.asked.equals(hash)) throw new Problem(422, "idempotency.keyReused");
  return { answered: before.answer, store };
}
