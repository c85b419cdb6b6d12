import type pg from "pg";

const OURS = "n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'graphile_worker')";
const LOGINS = "'holdfast_app', 'holdfast_worker', 'holdfast_anchor'";
/** A calendar says nothing of anyone, and is joined into every clock. */
const OPEN = "'agencies.program_day'";
/** Definer functions that need no context: what begins one, what the public may ask, and plain yes or no about ids that policies ask with. */
const CONTEXTLESS = [
  ...["access.begin_request", "kernel.context_ok", "kernel.clock", "agencies.wrapped_keys", "agencies.local_day"],
  ...["cases.just_opened", "people.unplaced", "staff.supervises", "staff.may_admit"],
  ...[
    "staff.password_head",
    "staff.sign_in",
    "staff.sign_out",
    "staff.find_factor",
    "staff.show_totp",
    "staff.find_passkey",
    "staff.show_passkey",
  ],
  ...[
    "staff.make_challenge",
    "staff.take_challenge",
    "staff.change_password",
    "staff.find_link",
    "staff.keep_pending",
    "staff.finish_link",
    "staff.demo_sign_ins",
  ],
  ...["staff.organisation_ways", "staff.begin_organisation", "staff.take_organisation", "staff.finish_organisation"],
  ...["oncall.untold", "oncall.tell", "oncall.watch"],
  ...["disclosures.opens", "disclosures.counts", "disclosures.open_link", "disclosures.link_pieces"],
  ...["leaves.public_policy", "portal.appeal"],
  ...[
    "portal.opens",
    "portal.for_guardians",
    "portal.look",
    "portal.withdraw",
    "portal.whose",
    "portal.say",
    "portal.tick",
    "portal.keep_form",
    "portal.send_form",
    "portal.book",
    "portal.call_off",
    "portal.ask_leave",
    "portal.act_leave",
  ],
  ...["portal.head_of", "portal.use_code", "portal.sign_in", "portal.sign_out", "portal.demo_sign_ins"],
  ...["concerns.public_doors", "concerns.count_arrival", "concerns.file_concern", "concerns.add_by_receipt", "concerns.add_by_form"],
];
const TABLES = `
  select c.oid, n.nspname || '.' || c.relname as name, c.relrowsecurity and c.relforcerowsecurity as closed,
         has_any_column_privilege('holdfast_app', c.oid, 'select, insert, update') as readable,
         coalesce((select string_agg(pg_get_expr(p.polqual, p.polrelid), ' ; ') from pg_policy p where p.polrelid = c.oid and not p.polpermissive
            and p.polcmd = '*' and 'holdfast_app'::regrole = any (p.polroles) and 'holdfast_worker'::regrole = any (p.polroles)), '') as bars,
         array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${OURS}`;

/** What must hold of the catalogue, each as a query for what breaks it. */
const LINTS: Readonly<Record<string, string>> = {
  "row security is on and forced": `select name as at from (${TABLES}) t where not closed`,
  "no row without a context": `select name as at from (${TABLES}) t where readable and bars !~ 'SELECT kernel.context_ok\\(\\)' and name not in (${OPEN})`,
  "no row of another agency": `select name as at from (${TABLES}) t where readable and 'agency_id' = any (columns) and bars !~ 'agency_id = \\( SELECT kernel.agency\\(\\)'`,
  "no row about somebody behind a wall": `select name as at from (${TABLES}) t where readable and 'person_id' = any (columns) and bars !~ 'person_id <> ALL .* SELECT access.walled_people\\(\\)'`,
  "no row of a case behind a wall": `select name as at from (${TABLES}) t where readable and 'case_id' = any (columns) and bars !~ 'case_id <> ALL .* SELECT access.walled_cases\\(\\)'`,
  "one permissive policy a command": `
    select p.polrelid::regclass || ' ' || r.rolname || ' ' || x.cmd as at
      from pg_policy p cross join lateral unnest(p.polroles) role join pg_roles r on r.oid = role
      cross join lateral unnest(case p.polcmd when '*' then array['r', 'a', 'w', 'd'] else array[p.polcmd::text] end) as x(cmd)
     where p.polpermissive and r.rolname in (${LOGINS}) group by p.polrelid, r.rolname, x.cmd having count(*) > 1`,
  "no policy for everybody": "select p.polname || ' on ' || p.polrelid::regclass as at from pg_policy p where p.polroles @> array[0::oid]",
  "what the context says is asked once a statement": `
    select p.polname || ' on ' || p.polrelid::regclass as at from pg_policy p
     where concat(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
           ~ '(?<!SELECT )(?<!SELECT [(])(kernel\\.(uid|agency|assurance|may_admin|context_ok|clock)|access\\.(stands|reads|writes|opens|triages|walled_cases|walled_people))\\(\\)'`,
  "views ask as the one who reads them, or are the guard's and ask for a context": `
    select c.oid::regclass::text as at from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'v' and ${OURS} and not coalesce(c.reloptions @> '{security_invoker=true}', false)
       and not (coalesce(c.reloptions @> '{security_barrier=true}', false) and c.relowner = 'holdfast_guard'::regrole
                and pg_get_viewdef(c.oid) ~ 'context_ok|my_participation')`,
  "no materialised view": `select c.oid::regclass::text as at from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'm' and ${OURS}`,
  "no function for everybody": `
    select f.oid::regprocedure::text as at from pg_proc f join pg_namespace n on n.oid = f.pronamespace
     where ${OURS} and (f.proacl is null or exists (select from aclexplode(f.proacl) a where a.grantee = 0))`,
  // context_ok runs in every statement: it is written with every name qualified instead.
  "a definer function looks names up where it was told to": `
    select f.oid::regprocedure::text as at from pg_proc f join pg_namespace n on n.oid = f.pronamespace
     where ${OURS} and f.prosecdef and not coalesce(f.proconfig @> '{"search_path=pg_catalog, pg_temp"}', false) and f.oid <> 'kernel.context_ok()'::regprocedure`,
  "a definer function asks for a context, or is named as one that needs none": `
    select f.oid::regprocedure::text as at from pg_proc f join pg_namespace n on n.oid = f.pronamespace
     where ${OURS} and f.prosecdef and has_function_privilege('holdfast_app', f.oid, 'execute') and f.prosrc !~ 'context_ok\\(\\)|concerns\\.hold\\('
       and n.nspname || '.' || f.proname not in (${CONTEXTLESS.map((name) => `'${name}'`)})`,
  "a definer function is nobody's who logs in": `
    select f.oid::regprocedure::text as at from pg_proc f join pg_namespace n on n.oid = f.pronamespace
     where ${OURS} and f.prosecdef and f.proowner not in ('holdfast_guard'::regrole, 'holdfast_search'::regrole, 'holdfast_export'::regrole, 'holdfast_reseal'::regrole)
       and f.oid not in ('kernel.enqueue(text,jsonb,text,timestamptz,int)'::regprocedure, 'kernel.stuck_jobs()'::regprocedure)`,
  // Their comparisons are not leakproof: a filter on one would read the table past its index (rls.md 3.6).
  "no type a policy cannot stand before": `
    select c.oid::regclass || '.' || a.attname as at from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_type t on t.oid = a.atttypid
     where c.relkind = 'r' and ${OURS} and a.attnum > 0 and not a.attisdropped and (t.typtype = 'e' or t.typname in ('numeric', 'citext', 'money'))`,
  "the logins are nobody special": `
    select r.rolname as at from pg_roles r where r.rolname in (${LOGINS})
       and (r.rolsuper or r.rolbypassrls or r.rolcreatedb or r.rolcreaterole or r.rolreplication or r.rolinherit
         or exists (select from pg_auth_members m where m.member = r.oid) or has_database_privilege(r.rolname, current_database(), 'create, temporary'))`,
  "nobody who logs in owns a table or a schema": `
    select c.oid::regclass::text as at from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.oid = c.relowner
     where ${OURS} and r.rolname in (${LOGINS})
    union all select n.nspname from pg_namespace n join pg_roles r on r.oid = n.nspowner where ${OURS} and r.rolname in (${LOGINS})`,
  "nothing is made in a schema of ours": `
    select n.nspname || ' ' || r.rolname as at from pg_namespace n cross join pg_roles r
     where (${OURS} or n.nspname = 'public') and r.rolname in (${LOGINS}) and has_schema_privilege(r.rolname, n.oid, 'create')`,
  "nothing is deleted but drafts and what a roster staged": `
    select t.name || ' ' || r.rolname || ' ' || x.right as at from (${TABLES}) t cross join pg_roles r cross join (values ('delete'), ('truncate'), ('trigger'), ('references')) x("right")
     where r.rolname in (${LOGINS}) and has_table_privilege(r.rolname, t.oid, x.right)
       and not (x.right = 'delete' and t.name in ('kernel.draft', 'imports.staged', 'imports.piece'))`,
  "reasons, walls and the trail are written by functions alone": `
    select t || ' ' || r.rolname as at from unnest(array['access.grant', 'access.wall', 'kernel.audit_event', 'staff.session', 'people.participation', 'people.name_token']) t
      cross join pg_roles r where r.rolname in ('holdfast_app', 'holdfast_worker')
       and (has_any_column_privilege(r.rolname, t, 'insert') or has_any_column_privilege(r.rolname, t, 'update'))`,
  "nobody who logs in writes settings by name": `
    select r.rolname as at from pg_roles r where r.rolname in (${LOGINS}) and has_function_privilege(r.rolname, 'pg_catalog.set_config(text,text,boolean)', 'execute')`,
};

/** Everything in the catalogue that breaks a rule of the boundary, a line each. */
export async function lintCatalogue(client: pg.Client): Promise<string[]> {
  const problems: string[] = [];
  for (const [rule, query] of Object.entries(LINTS)) {
    for (const { at } of (await client.query<{ at: string }>(query)).rows) problems.push(`${rule}: ${at}`);
  }
  return problems;
}
