-- Whoever seals anew is a role of its own that nobody logs in as. It is handed what is bytes in every agency's tables, and its functions give the worker
-- sealed bytes with their key, and nothing else of a row.
do $$
declare t record;
begin
  for t in select c.oid::regclass as tbl, string_agg(quote_ident(a.attname), ', ') as columns
             from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and a.atttypid = 'bytea'::regtype and not a.attisdropped and n.nspname !~ '^(pg_|information_schema|graphile)'
              and (c.oid = 'staff.credential'::regclass
                or exists (select from pg_attribute g where g.attrelid = c.oid and g.attname = 'agency_id' and not g.attisdropped))
              and c.oid not in ('agencies.agency_key'::regclass, 'kernel.audit_batch'::regclass, 'staff.session'::regclass)
            group by c.oid loop
    perform kernel.entrust(t.tbl, format('select, update (%s)', t.columns), 'holdfast_reseal');
  end loop;
end $$;

select kernel.entrust('staff.account', 'select (id, agency_id)', 'holdfast_reseal');

-- Whose a row is.
create function access.owner_of(p_table regclass) returns text language sql immutable as $$
  select case when p_table = 'staff.credential'::regclass then '(select a.agency_id from staff.account a where a.id = t.account_id)' else 't.agency_id' end
$$;
-- How many pages a table has: it is gone through by so many of them at a time.
create function access.reseal_pages(p_table text) returns int language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select ceil(pg_relation_size(p_table::regclass) / current_setting('block_size')::numeric)::int
$$;
-- Of those columns, which of an agency's rows in a stretch of pages were sealed with another key: where they stand, their keys, and their values of that kind.
create function access.reseal_find(p_agency uuid, p_table text, p_columns text[], p_key int, p_from int, p_to int)
returns table (at text, key text[], sealed bytea[]) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare v_key text; v_old text; v_sealed text;
begin
  select string_agg(format('t.%I::text', a.attname), ', ' order by k.n) into v_key
    from pg_index i cross join unnest(i.indkey) with ordinality k(num, n) join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.num
   where i.indrelid = p_table::regclass and i.indisprimary;
  select string_agg(format('substr(t.%1$I, 2, 2) <> $2', c), ' or '), string_agg(format('case when substr(t.%1$I, 2, 2) <> $2 then t.%1$I end', c), ', ')
    into v_old, v_sealed from unnest(p_columns) c;
  return query execute format('select t.ctid::text, array[%s]::text[], array[%s]::bytea[] from %s t where %s = $1 and t.ctid >= $3 and t.ctid < $4 and (%s)',
    v_key, v_sealed, p_table::regclass, access.owner_of(p_table), v_old) using p_agency, substr(int4send(p_key), 3, 2), format('(%s,0)', p_from)::tid, format('(%s,0)', p_to)::tid;
end $$;
-- Puts a row's values sealed anew in the place of the old ones, where those still stand there. No trigger hears of it: nothing is said that was not said before,
-- and what may never change does not.
create function access.reseal_put(p_agency uuid, p_table text, p_columns text[], p_at text, p_old bytea[], p_new bytea[]) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_set text; v_still text; done int;
begin
  select string_agg(format('%1$I = coalesce($4[%2$s], t.%1$I)', c, n), ', '), string_agg(format('($3[%2$s] is null or t.%1$I = $3[%2$s])', c, n), ' and ')
    into v_set, v_still from unnest(p_columns) with ordinality x(c, n);
  set local session_replication_role = replica;
  execute format('update %s t set %s where t.ctid = $1 and %s = $2 and %s', p_table::regclass, v_set, access.owner_of(p_table), v_still)
    using p_at::tid, p_agency, p_old, p_new;
  get diagnostics done = row_count;
  set local session_replication_role = origin;
  return done = 1;
end $$;
-- How many rows of an agency are sealed with another key.
create function access.reseal_left(p_agency uuid, p_table text, p_columns text[], p_key int) returns bigint language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare v_old text; v_left bigint;
begin
  select string_agg(format('substr(t.%I, 2, 2) <> $2', c), ' or ') into v_old from unnest(p_columns) c;
  execute format('select count(*) from %s t where %s = $1 and (%s)', p_table::regclass, access.owner_of(p_table), v_old) into v_left using p_agency, substr(int4send(p_key), 3, 2);
  return v_left;
end $$;
grant execute on function access.owner_of(regclass) to holdfast_reseal;
grant execute on function access.reseal_pages(text), access.reseal_find(uuid, text, text[], int, int, int),
  access.reseal_put(uuid, text, text[], text, bytea[], bytea[]), access.reseal_left(uuid, text, text[], int) to holdfast_worker;
