import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import { withClient } from "./install.ts";

/** What the queue's library says to itself is not for anybody's eyes: its messages quote what failed. */
export const silent = new Logger(() => () => {});

/**
 * Lays the job queue into the database, before `migrate`, and gives it to the worker: its tables have row security without policies, so only
 * their owner reads them. May be run again; where the queue is of this release and the worker's, nothing is done.
 */
export async function layJobQueue(admin: pg.ClientConfig): Promise<void> {
  await withClient(admin, async (client) => {
    await client.query("select pg_advisory_lock(hashtext('holdfast jobs'))");
    await joinWorker(client);
    const pool = new pg.Pool({ ...admin, max: 1 });
    for (const event of ["error", "connect"] as const) pool.on(event, () => {});
    try {
      await runMigrations({ pgPool: pool, logger: silent });
    } finally {
      await pool.end();
    }
    await handOver(client);
  });
}

/** Who is no superuser may only hand things to a role he is a member of. */
async function joinWorker(client: pg.Client): Promise<void> {
  const { rows } = await client.query("select pg_has_role(current_user, 'holdfast_worker', 'usage') as has");
  if (!rows[0]?.has) await client.query("grant holdfast_worker to current_user");
}

const SCHEMA = "(select n.oid from pg_namespace n where n.nspname = 'graphile_worker')";
const WORKER = "'holdfast_worker'::regrole";

async function handOver(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(`
    select format('alter schema graphile_worker owner to %s', ${WORKER}) as statement from pg_namespace n where n.oid = ${SCHEMA} and n.nspowner <> ${WORKER}
    union all
    select format('alter %s %s owner to %s', case c.relkind when 'S' then 'sequence' when 'v' then 'view' else 'table' end, c.oid::regclass, ${WORKER})
      from pg_class c where c.relnamespace = ${SCHEMA} and c.relowner <> ${WORKER} and c.relkind in ('r', 'v', 'S')
       and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and c.relkind = 'S' and d.deptype in ('a', 'i'))
    union all
    select format('alter type %s owner to %s', t.oid::regtype, ${WORKER})
      from pg_type t join pg_class c on c.oid = t.typrelid where t.typnamespace = ${SCHEMA} and t.typowner <> ${WORKER} and c.relkind = 'c'
    union all
    select format('alter routine %s owner to %s', f.oid::regprocedure, ${WORKER})
      from pg_proc f where f.pronamespace = ${SCHEMA} and f.proowner <> ${WORKER}`);
  for (const { statement } of rows) await client.query(statement);
}
