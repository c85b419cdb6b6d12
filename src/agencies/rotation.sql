-- How data keys change. Nothing here opens anything: keys come and go wrapped, and what is sealed anew is opened and sealed in Node.
select kernel.protect('agencies.rotation', '(select kernel.may_admin())', '(select kernel.may_admin()) and asked_by = (select kernel.uid())');
grant select on agencies.rotation to holdfast_app, holdfast_worker;
grant insert (id, agency_id, asked_by) on agencies.rotation to holdfast_app, holdfast_worker;
select kernel.entrust('agencies.rotation', 'select, update (key_id, resealed, unopened, done_at)');

-- The changes under way, of every agency: the oldest first.
create function agencies.rotations() returns table (id uuid, agency_id uuid, key_id int, due boolean, calm boolean) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.id, r.agency_id, r.key_id, coalesce(k.used_from <= kernel.clock(), false),
         coalesce(k.used_from + interval '3 minutes' <= kernel.clock(), false)
    from agencies.rotation r left join agencies.agency_key k on k.agency_id = r.agency_id and k.key_id = r.key_id
   where r.done_at is null order by r.asked_at
$$;
-- Gives a change its new key, once: it counts in a minute, when every process has heard of it.
create function agencies.give_key(p_rotation uuid, p_key int, p_wrapped bytea) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a uuid;
begin
  select r.agency_id into a from agencies.rotation r where r.id = p_rotation and r.key_id is null and r.done_at is null for update;
  if a is null then return; end if;
  if p_key <> (select max(k.key_id) + 1 from agencies.agency_key k where k.agency_id = a) then
    raise exception using errcode = 'HF409', message = 'rotation.otherKey';
  end if;
  insert into agencies.agency_key (agency_id, key_id, wrapped, used_from) values (a, p_key, p_wrapped, kernel.clock() + interval '1 minute');
  update agencies.rotation set key_id = p_key where id = p_rotation;
end $$;
create function agencies.count_resealed(p_rotation uuid, p_rows int) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update agencies.rotation set resealed = resealed + p_rows where id = p_rotation
$$;
create function agencies.end_rotation(p_rotation uuid, p_unopened bigint) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update agencies.rotation set done_at = kernel.clock(), unopened = p_unopened where id = p_rotation and done_at is null and key_id is not null
$$;
-- All keys wrapped under another key of the installation, or none: `p_old` are all there are, each with its new wrapping.
create function agencies.rewrap(p_old bytea[], p_new bytea[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update agencies.agency_key k set wrapped = x.fresh from unnest(p_old, p_new) as x(stale, fresh) where k.wrapped = x.stale;
  if exists (select from agencies.agency_key k where k.wrapped <> all (p_new)) then
    raise exception using errcode = 'HF409', message = 'rotation.keyAdded';
  end if;
end $$;
grant execute on function agencies.rotations(), agencies.give_key(uuid, int, bytea), agencies.count_resealed(uuid, int), agencies.end_rotation(uuid, bigint),
  agencies.rewrap(bytea[], bytea[]) to holdfast_worker;
