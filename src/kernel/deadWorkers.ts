import pg from "pg";

const EVERY_MS = 30_000;

/** A worker's sign of life: as long as it is held, what the worker has taken from the queue is left to it. */
export interface Life {
  /** Looks for work of dead workers now, and frees it. */
  sweep(): Promise<void>;
  end(): Promise<void>;
}

/**
 * Holds a lock that ends with this process however it ends, and every half minute frees the jobs of workers whose lock is gone: after a crash
 * work goes on in a minute rather than in the four hours for which the queue itself would wait.
 */
export async function holdLife(login: pg.ClientConfig, workerId: string): Promise<Life> {
  let client: pg.Client | undefined;
  let ended = false;

  const connect = async (): Promise<pg.Client> => {
    if (client) return client;
    const fresh = new pg.Client(login);
    const drop = () => {
      if (client === fresh) client = undefined;
    };
    fresh.on("error", drop).on("end", drop);
    await fresh.connect();
    await fresh.query("select pg_advisory_lock(hashtext('holdfast worker'), hashtext($1))", [workerId]);
    client = fresh;
    return fresh;
  };

  const sweep = async () => {
    const held = await connect();
    // Younger ones may be of a worker that is just coming up and does not hold its lock yet.
    const { rows } = await held.query<{ by: string }>(
      "select distinct locked_by as by from graphile_worker._private_jobs where locked_by <> $1 and locked_at < now() - interval '30 seconds'",
      [workerId],
    );
    for (const { by } of rows) {
      const dead = await held.query("select where pg_try_advisory_lock(hashtext('holdfast worker'), hashtext($1))", [by]);
      if (dead.rowCount === 0) continue;
      await held.query("select graphile_worker.force_unlock_workers($1)", [[by]]);
      await held.query("select pg_advisory_unlock(hashtext('holdfast worker'), hashtext($1))", [by]);
    }
  };

  await sweep();
  const timer = setInterval(() => {
    if (!ended) sweep().catch(() => {});
  }, EVERY_MS);
  timer.unref();
  return {
    sweep,
    async end() {
      ended = true;
      clearInterval(timer);
      await client?.end().catch(() => {});
    },
  };
}
