import type pg from "pg";

const ROLES =
  "holdfast_owner, holdfast_app, holdfast_worker, holdfast_anchor, holdfast_guard, holdfast_search, holdfast_export, holdfast_reseal, holdfast_backup";
/** Schemas this product made: all but PostgreSQL's own, the extensions' and the job queue's. */
const OURS = "n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'graphile_worker')";
/** The definer functions that need what only the queue's owner may: known by name, so that the worker is handed nothing by accident. */
const WORKERS_OWN = "'kernel.enqueue', 'kernel.stuck_jobs'";
/** What an extension brought belongs to the extension. */
const NOT_EXTENSION = (catalogue: string, oid: string) =>
  `not exists (select from pg_depend e where e.classid = '${catalogue}'::regclass and e.objid = ${oid} and e.deptype = 'e')`;

/** Takes away all that policy files lay: policies, views, functions nothing lasting depends on, and every right. */
export async function clearPolicies(client: pg.ClientBase): Promise<void> {
  await runEach(
    client,
    `select format('drop policy %I on %s', p.polname, p.polrelid::regclass)
     from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace where ${OURS}`,
  );
  const before = await countLasting(client);
  await runEach(
    client,
    `select 'drop view ' || string_agg(c.oid::regclass::text, ', ') || ' cascade'
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'v' and ${OURS} and ${NOT_EXTENSION("pg_class", "c.oid")}`,
  );
  await dropFunctions(client);
  const after = await countLasting(client);
  if (before !== after) throw new Error("a trigger, default, check or index depends on a view: give it a function of its own");
  await revokeAll(client);
}

/** A trigger, default, check, generated column or index keeps its functions, and those keep the functions they are written in terms of. */
const dropFunctions = (client: pg.ClientBase) =>
  runEach(
    client,
    `with recursive ours as (
       select f.oid from pg_proc f join pg_namespace n on n.oid = f.pronamespace where ${OURS} and ${NOT_EXTENSION("pg_proc", "f.oid")}
     ), kept(oid) as (
       select d.refobjid from pg_depend d join ours on ours.oid = d.refobjid
       where d.refclassid = 'pg_proc'::regclass and d.classid <> 'pg_proc'::regclass
       union
       select d.refobjid from pg_depend d join kept on kept.oid = d.objid
       where d.classid = 'pg_proc'::regclass and d.refclassid = 'pg_proc'::regclass
     )
     select 'drop routine ' || string_agg(ours.oid::regprocedure::text, ', ') from ours where ours.oid not in (select oid from kept)`,
  );

async function countLasting(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query(
    `select concat_ws(' ', (select count(*) from pg_trigger), (select count(*) from pg_attrdef), (select count(*) from pg_constraint), (select count(*) from pg_index)) as n`,
  );
  return rows[0]?.n;
}

/** An owner counts among those whose rights are taken, and gets back the right to run what is his and was kept. */
async function revokeAll(client: pg.ClientBase): Promise<void> {
  await runEach(
    client,
    `select format('revoke all on %s in schema %I from public, holdfast_app, holdfast_worker, holdfast_anchor, holdfast_guard, holdfast_search, holdfast_export, holdfast_reseal, holdfast_backup', kind, n.nspname)
     from pg_namespace n, unnest(array['all tables', 'all sequences', 'all routines']) kind where ${OURS}
     union all
     select format('revoke all on schema %I from public', n.nspname) from pg_namespace n where ${OURS}`,
  );
  await runEach(
    client,
    `select format('grant execute on routine %s to %s', f.oid::regprocedure, f.proowner::regrole)
     from pg_proc f join pg_namespace n on n.oid = f.pronamespace where ${OURS} and ${NOT_EXTENSION("pg_proc", "f.oid")}`,
  );
}

/**
 * Every table answers nobody, its owner included, until a policy says otherwise; the runner's own ledger answers the runner, and all but the key that signs
 * requests answers the role that a backup reads as, which nobody logs in as and no function belongs to.
 */
export async function closeTables(client: pg.ClientBase): Promise<void> {
  await runEach(
    client,
    `select format('alter table %1$s enable row level security, force row level security', c.oid::regclass)
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and ${OURS} and not (c.relrowsecurity and c.relforcerowsecurity)`,
  );
  for (const table of ["migration", "policy_layout"]) {
    await client.query(`create policy runner on kernel.${table} to holdfast_owner using (true) with check (true)`);
  }
  await runEach(
    client,
    `select format('create policy backup on %1$s for select to holdfast_backup using (true); grant select on %1$s to holdfast_backup', c.oid::regclass)
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and ${OURS} and to_regclass('kernel.context_key') is distinct from c.oid`,
  );
}

/**
 * Hands everything to roles nobody can log in as: security barrier views and definer functions to the guard, definer functions
 * named `search_`, `export_` or `reseal_` to those three, those that reach into the job queue (WORKERS_OWN) to the worker, whose queue it is, the rest to the owner.
 */
export async function settleOwnership(client: pg.ClientBase): Promise<void> {
  const schemas = await client.query<{ name: string }>(
    `select format('%I', n.nspname) as name from pg_namespace n where ${OURS} and ${NOT_EXTENSION("pg_namespace", "n.oid")}`,
  );
  const names = schemas.rows.map((row) => row.name).join(", ");
  if (names === "") return;
  // A role can be given a thing only in a schema where it might have made it; for the time of the giving it may.
  await client.query(
    `grant usage, create on schema ${names} to holdfast_owner, holdfast_guard, holdfast_search, holdfast_export, holdfast_reseal, holdfast_worker`,
  );
  await runEach(
    client,
    `select format('alter %s %s owner to %s', kind, thing, role) from (
       select case c.relkind when 'S' then 'sequence' when 'v' then 'view' else 'table' end as kind, c.oid::regclass::text as thing, c.relowner as owner,
         case when c.relkind = 'v' and exists (
           select from pg_options_to_table(c.reloptions) o where o.option_name = 'security_barrier' and o.option_value::boolean
         ) then 'holdfast_guard' else 'holdfast_owner' end as role
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'v', 'S') and ${OURS} and ${NOT_EXTENSION("pg_class", "c.oid")}
         and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and c.relkind = 'S' and d.deptype in ('a', 'i'))
       union all
       select 'routine', f.oid::regprocedure::text, f.proowner,
         case when not f.prosecdef then 'holdfast_owner' when f.proname ~ '^search_' then 'holdfast_search' when f.proname ~ '^export_' then 'holdfast_export' when f.proname ~ '^reseal_' then 'holdfast_reseal'
           when n.nspname || '.' || f.proname in (${WORKERS_OWN}) then 'holdfast_worker' else 'holdfast_guard' end
       from pg_proc f join pg_namespace n on n.oid = f.pronamespace where ${OURS} and ${NOT_EXTENSION("pg_proc", "f.oid")}
     ) found where owner <> role::regrole`,
  );
  await client.query(
    `revoke create on schema ${names} from holdfast_guard, holdfast_search, holdfast_export, holdfast_reseal, holdfast_worker`,
  );
  for (const { name } of schemas.rows) await client.query(`alter schema ${name} owner to holdfast_owner`);
  await client.query(`grant usage on schema ${names} to ${ROLES}`);
}

/** Runs the statements a catalogue query writes, in one round trip. */
async function runEach(client: pg.ClientBase, query: string): Promise<void> {
  const { rows } = await client.query<[string | null]>({ text: query, rowMode: "array" });
  const statements = rows.flatMap(([statement]) => (statement ? [statement] : []));
  if (statements.length > 0) await client.query(statements.join(";\n"));
}
