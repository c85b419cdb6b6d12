-- A release is read by those who hold the legal section of its case and made by those who write there; whoever may see the case may end it (R46, R47).
-- Whether it stands is worked out at each look, by the one clock: nothing remembers that it did.
select kernel.entrust('releases.recipient', 'select');
select kernel.entrust('releases.release', 'select, update');
select kernel.entrust('releases.item', 'select');
grant select on people.family_standing to holdfast_guard;
create policy definer_releases on people.family_standing for select to holdfast_guard using (true);
grant execute on function people.fact_on(date, text, text, date, date) to holdfast_guard;

-- Those of the address book are known to all of the agency who work with people; one of a family, with that family's case alone.
select kernel.protect('releases.recipient',
  'case_id is null or program_id = any ((select access.reads())::uuid[])
    or exists (select from access.my_grant g where g.case_id = recipient.case_id and (g.sections & access.section(''legal'')) <> 0)',
  'added_by = (select kernel.uid()) and case when case_id is null
     then cardinality((select access.opens())::uuid[]) + cardinality((select access.writes())::uuid[]) > 0 or exists (select from access.my_grant g where g.can_write)
     else program_id = any ((select access.writes())::uuid[])
       or exists (select from access.my_grant g where g.case_id = recipient.case_id and g.can_write and (g.sections & access.section(''legal'')) <> 0) end',
  'case when case_id is null
     then cardinality((select access.opens())::uuid[]) + cardinality((select access.writes())::uuid[]) > 0
     else program_id = any ((select access.writes())::uuid[])
       or exists (select from access.my_grant g where g.case_id = recipient.case_id and g.can_write and (g.sections & access.section(''legal'')) <> 0) end');
select access.wall_cases('releases.recipient', 'case_id'), access.wall_people('releases.recipient', 'person_id');
grant select on releases.recipient to holdfast_app, holdfast_worker;
grant insert on releases.recipient to holdfast_app;
grant update (ended_at, version) on releases.recipient to holdfast_app;

-- The agencies one may share with: those of the same network. Nothing of their people.
create function releases.partners() returns table (id uuid, name text, kind text) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.id, o.name, o.kind from agencies.agency o join agencies.agency mine on mine.network_id = o.network_id
   where (select kernel.context_ok()) and mine.id = (select kernel.agency()) and o.id <> mine.id order by o.name
$$;
grant execute on function releases.partners() to holdfast_app;

create or replace function releases.keep_recipient() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' and new.partner_agency_id is not null and not exists (select from agencies.agency a join agencies.agency b on b.network_id = a.network_id
      where a.id = new.agency_id and b.id = new.partner_agency_id) then
    raise exception using errcode = 'HF422', message = 'recipient.notOfNetwork';
  end if;
  if tg_op = 'UPDATE' and (new.name, new.family_name, new.kind, new.partner_agency_id, new.case_id) is distinct from (old.name, old.family_name, old.kind, old.partner_agency_id, old.case_id) then
    raise exception using errcode = '42501', message = 'a recipient stays who they are';
  end if;
  return new;
end $$;
create or replace trigger keep_recipient before insert or update on releases.recipient for each row execute function releases.keep_recipient();

select access.protect('releases.release', 'case', 'legal', add_also => 'made_by = (select kernel.uid())');
grant select on releases.release to holdfast_app, holdfast_worker;
grant insert (id, agency_id, program_id, person_id, case_id, recipient_id, to_whom, to_email, purpose_kind, purpose, methods, starts_at, expires_at, until_purpose, language,
  interpreter, outlives, outlives_words, if_missing, renews_id, made_by, text_locale, text_body, text_hash) on releases.release to holdfast_app;
grant update (said_voluntary, said_withdrawal, said_limits, said_risks, said_alternatives, said_by, signer_kind, minor, alone_because, too_young, signer_id, second_signer_id,
  signed_at, signed_how, authenticated_how, signed_name, second_name, signature_id, second_signature_id, purpose_done_at, confirmed_at, superseded_by, version)
  on releases.release to holdfast_app;

select access.protect('releases.item', 'case', 'legal', change_also => 'false');
grant select on releases.item to holdfast_app, holdfast_worker;
grant insert on releases.item to holdfast_app;
select access.protect('releases.review', 'case', 'legal', add_also => 'by_id = (select kernel.uid())', change_also => 'false');
grant select on releases.review to holdfast_app, holdfast_worker;
grant insert on releases.review to holdfast_app;

-- How a release stands at this moment. The one place that says so.
create function releases.state_of(r releases.release) returns text language sql stable as $$
  select case when r.withdrawn_at is not null then 'withdrawn'
    when r.signed_at is null then 'draft'
    when r.lapsed_at is not null then 'lapsed'
    when r.superseded_by is not null then 'superseded'
    when r.purpose_done_at is not null then 'done'
    when r.expires_at <= kernel.clock() then 'expired'
    when r.starts_at > kernel.clock() then 'coming'
    else 'active' end
$$;
-- Whether it stands: yes or no, to whoever knows its id; partners' own looks ask it at every statement.
create function releases.live(p_release uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from releases.release r where r.id = p_release and (select kernel.context_ok()) and releases.state_of(r) = 'active')
$$;
-- The release by which this item of this case may go to that recipient in that way now; null when there is none (R30).
create function releases.covers(p_case uuid, p_recipient uuid, p_item text, p_method text) returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.id from releases.release r join releases.item i on i.release_id = r.id
   where (select kernel.context_ok()) and r.agency_id = (select kernel.agency()) and r.case_id = p_case and r.recipient_id = p_recipient and i.item = p_item
     and p_method = any (r.methods) and releases.state_of(r) = 'active' and r.case_id <> all ((select access.walled_cases())::uuid[]) and r.person_id <> all ((select access.walled_people())::uuid[])
   order by r.expires_at desc, r.id limit 1
$$;
grant execute on function releases.state_of(releases.release) to holdfast_app, holdfast_worker, holdfast_guard;
grant execute on function releases.live(uuid), releases.covers(uuid, uuid, text, text) to holdfast_app, holdfast_worker, holdfast_guard;

-- What is known against a signer of this release (R24), whoever proposes them; null when they may sign. By the standing as it is kept, seen by the asker or not.
create function releases.signer_fault(p_agency uuid, p_person uuid, p_adult uuid) returns text language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((
    select case when f.accused then 'accused'
                when people.fact_on(d.today, f.contact, f.contact_basis, f.from_day, f.until_day) = 'no' then 'noContact'
                when people.fact_on(d.today, f.decide, f.decide_basis, f.from_day, f.until_day) <> 'yes' then 'noRights' else 'may' end
      from people.family_standing f, (select agencies.local_day(p_agency) as today) d
     where f.agency_id = p_agency and f.person_id = p_person and f.other_id = p_adult order by f.n desc limit 1), 'noRights')
$$;
grant execute on function releases.signer_fault(uuid, uuid, uuid) to holdfast_guard;

-- R22: how many days a release of that program stands when nothing is said, and at most: by the program's own word, else by its regime. limits.ts holds the same.
create function releases.days_of(p_program uuid) returns table (usual int, most int) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(p.release_days, case when p.regime in ('VSP', 'CONF') then 30 else 90 end), coalesce(p.release_most, 365) from agencies.program p where p.id = p_program
$$;
grant execute on function releases.days_of(uuid) to holdfast_guard;

-- Who signs, and what would end what is signed, wait for each other: neither passes by unseen.
create function releases.hold_signing(p_person uuid) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  select pg_advisory_xact_lock(hashtextextended('signing ' || p_person::text, 0))
$$;
grant execute on function releases.hold_signing(uuid) to holdfast_guard;

-- A release says what it said when it was drawn up, is signed once with everything R20 asks, by somebody who may, and what ended stays ended (R46).
create or replace function releases.keep_release() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare adult uuid; fault text; days record;
begin
  if tg_op = 'INSERT' then
    select d.usual, d.most, a.time_zone into days from releases.days_of(new.program_id) d, agencies.agency a where a.id = new.agency_id;
    new.expires_at := coalesce(new.expires_at, least(((new.starts_at at time zone days.time_zone)::date + days.usual + 1)::timestamp at time zone days.time_zone, new.starts_at + interval '366 days'));
    if new.expires_at > ((new.starts_at at time zone days.time_zone)::date + days.most + 1)::timestamp at time zone days.time_zone then
      raise exception using errcode = 'HF422', message = 'release.tooLong';
    end if;
    if new.signed_at is not null or new.withdrawn_at is not null or new.lapsed_at is not null or new.superseded_by is not null then
      raise exception using errcode = '42501', message = 'a release begins as a draft';
    end if;
    if not exists (select from releases.recipient x where x.id = new.recipient_id and x.ended_at is null and (x.case_id is null or x.case_id = new.case_id)) then
      raise exception using errcode = 'HF422', message = 'release.recipientEnded';
    end if;
    return new;
  end if;
  if (new.recipient_id, new.to_whom, new.to_email, new.purpose_kind, new.purpose, new.methods, new.starts_at, new.expires_at, new.until_purpose, new.language, new.interpreter,
      new.outlives, new.outlives_words, new.if_missing, new.text_locale, new.text_body, new.text_hash, new.made_by, new.made_at, new.program_id, new.person_id, new.case_id, new.renews_id)
     is distinct from
     (old.recipient_id, old.to_whom, old.to_email, old.purpose_kind, old.purpose, old.methods, old.starts_at, old.expires_at, old.until_purpose, old.language, old.interpreter,
      old.outlives, old.outlives_words, old.if_missing, old.text_locale, old.text_body, old.text_hash, old.made_by, old.made_at, old.program_id, old.person_id, old.case_id, old.renews_id)
     or old.signed_at is not null and (new.signed_at, new.said_voluntary, new.said_withdrawal, new.said_limits, new.said_risks, new.said_alternatives, new.said_by, new.signer_kind, new.minor, new.alone_because, new.too_young, new.signer_id, new.second_signer_id, new.signed_how,
       new.authenticated_how, new.signed_name, new.second_name, new.signature_id, new.second_signature_id, new.to_account_id)
     is distinct from
      (old.signed_at, old.said_voluntary, old.said_withdrawal, old.said_limits, old.said_risks, old.said_alternatives, old.said_by, old.signer_kind, old.minor, old.alone_because, old.too_young, old.signer_id, old.second_signer_id, old.signed_how,
       old.authenticated_how, old.signed_name, old.second_name, old.signature_id, old.second_signature_id, old.to_account_id)
     or old.withdrawn_at is not null and (new.withdrawn_at, new.withdrawn_how, new.withdrawn_by) is distinct from (old.withdrawn_at, old.withdrawn_how, old.withdrawn_by)
     or old.superseded_by is not null and new.superseded_by is distinct from old.superseded_by
     or old.purpose_done_at is not null and new.purpose_done_at is distinct from old.purpose_done_at then
    raise exception using errcode = '42501', message = 'a release stays what it is, and what ended stays ended';
  end if;
  -- That it was read together and spoken about is said by whoever did it, and cannot be said of a time to come.
  if new.said_by is distinct from old.said_by and new.said_by::text <> nullif(current_setting('hf.uid', true), '')
     or (new.said_voluntary, new.said_withdrawal, new.said_limits, new.said_risks, new.said_alternatives) is distinct from (old.said_voluntary, old.said_withdrawal, old.said_limits, old.said_risks, old.said_alternatives)
        and greatest(new.said_voluntary, new.said_withdrawal, new.said_limits, new.said_risks, new.said_alternatives) > kernel.clock() then
    raise exception using errcode = '42501', message = 'what was spoken is said by who spoke, when it was';
  end if;
  if old.signed_at is null and new.signed_at is not null then
    perform releases.hold_signing(new.person_id);
    if new.withdrawn_at is not null or not exists (select from releases.item i where i.release_id = new.id) then
      raise exception using errcode = 'HF422', message = 'release.notWhole';
    end if;
    if not new.outlives and exists (select from people.person p where p.id = new.person_id and p.deceased_on is not null) then
      raise exception using errcode = 'HF409', message = 'release.died';
    end if;
    -- R50: who is missing signs nothing here; a parent who may sign for them still does.
    if new.signer_id = new.person_id and exists (select from people.person p where p.id = new.person_id and p.missing_since is not null and p.found_on is null) then
      raise exception using errcode = 'HF409', message = 'release.missing';
    end if;
    -- A parent alone signs for one who is too young to; where the rights in a school's records are the parent's, for any minor.
    if new.minor and new.signer_kind in ('parent', 'guardian', 'guardian_ad_litem') and not new.too_young
       and not exists (select from agencies.program p where p.id = new.program_id and p.regime = 'FERPA') then
      raise exception using errcode = 'HF422', message = 'release.minorSignsToo';
    end if;
    foreach adult in array array_remove(array[nullif(new.signer_id, new.person_id), new.second_signer_id], null) loop
      fault := releases.signer_fault(new.agency_id, new.person_id, adult);
      if fault <> 'may' then
        raise exception using errcode = 'HF422', message = 'release.signer' || upper(left(fault, 1)) || substr(fault, 2);
      end if;
    end loop;
  end if;
  return new;
end $$;
create or replace trigger keep_release before insert or update on releases.release for each row execute function releases.keep_release();

-- Items are laid with the draft; a signed release gains none, and loses none but in the purge of its whole case (retention.purge_piece; no login may delete).
create or replace function releases.keep_item() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' and current_setting('hf.purging', true) = old.case_id::text then return old; end if;
  if tg_op <> 'INSERT' or exists (select from releases.release r where r.id = new.release_id and r.signed_at is not null) then
    raise exception using errcode = '42501', message = 'what a release covers does not change';
  end if;
  return new;
end $$;
create or replace trigger keep_item before insert or update or delete on releases.item for each row execute function releases.keep_item();

-- R50: who has died or is missing shares nothing any more, unless they wanted it so. A death said by mistake takes that back; being found does not: what
-- ended stays ended (R46). R24: nor does a paper stand whose signer may not sign for them any more, by whatever is written of them under Family.
create or replace function releases.lapse_by_death() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform releases.hold_signing(new.id);
  if new.deceased_on is not null then
    update releases.release r set lapsed_at = kernel.clock(), lapsed_because = 'death', version = r.version + 1
     where r.person_id = new.id and r.signed_at is not null and not r.outlives and r.lapsed_at is null;
  else
    update releases.release r set lapsed_at = null, lapsed_because = null, version = r.version + 1
     where r.person_id = new.id and r.lapsed_because = 'death'
       and not exists (select from unnest(array_remove(array[nullif(r.signer_id, r.person_id), r.second_signer_id], null)) x where releases.signer_fault(r.agency_id, r.person_id, x) <> 'may')
       and (r.if_missing or new.missing_since is null or new.missing_since < (r.signed_at)::date);
  end if;
  return null;
end $$;
create or replace trigger lapse_releases after update of deceased_on on people.person for each row
  when ((new.deceased_on is null) <> (old.deceased_on is null)) execute function releases.lapse_by_death();
create or replace function releases.lapse_by_missing() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform releases.hold_signing(new.id);
  update releases.release r set lapsed_at = kernel.clock(), lapsed_because = 'missing', version = r.version + 1
   where r.person_id = new.id and r.signed_at is not null and not r.if_missing and r.lapsed_at is null;
  return null;
end $$;
create or replace trigger lapse_missing after update of missing_since, found_on on people.person for each row
  when (new.missing_since is not null and new.found_on is null and (old.missing_since is null or old.found_on is not null)) execute function releases.lapse_by_missing();
create or replace function releases.lapse_by_standing() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if releases.signer_fault(new.agency_id, new.person_id, new.other_id) = 'may' then return null; end if;
  perform releases.hold_signing(new.person_id);
  update releases.release r set lapsed_at = kernel.clock(), lapsed_because = 'signer', version = r.version + 1
   where r.person_id = new.person_id and (r.signer_id = new.other_id or r.second_signer_id = new.other_id) and r.signed_at is not null and r.lapsed_at is null;
  return null;
end $$;
create or replace trigger lapse_releases after insert on people.family_standing for each row execute function releases.lapse_by_standing();

-- What follows a lapse of this very transaction, in every case it touches, seen by the asker or not: a line of its story, and a step for who carries it.
-- The steps' titles are sealed by who asks, before they know how many cases there are; answers how many papers ended in cases that the asker sees.
create function releases.follow_lapse(p_person uuid, p_tasks uuid[], p_titles bytea[], p_due int) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare k record; n int := 0; seen int := 0;
begin
  perform kernel.context_ok();
  for k in select r.case_id, min(r.id::text)::uuid as release_id, count(*)::int as many from releases.release r
            where r.person_id = p_person and r.agency_id = kernel.agency() and r.lapsed_at is not null and r.xmin = pg_current_xact_id()::xid and r.withdrawn_at is null
              and r.superseded_by is null and r.purpose_done_at is null and r.expires_at > kernel.clock() group by r.case_id order by r.case_id
  loop
    n := n + 1;
    if n <= cardinality(p_tasks) then perform cases.follow_lapse(k.case_id, k.release_id, p_tasks[n], p_titles[n], p_due); end if;
    if releases.sees_case(k.case_id) then seen := seen + k.many; end if;
  end loop;
  return seen;
end $$;
grant execute on function releases.follow_lapse(uuid, uuid[], bytea[], int) to holdfast_app;

-- Whether the asker may see that case at all.
create function releases.sees_case(p_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from cases.case c
   where (select kernel.context_ok()) and c.id = p_case and c.agency_id = (select kernel.agency())
     and c.id <> all ((select access.walled_cases())::uuid[]) and c.person_id <> all ((select access.walled_people())::uuid[])
     and (c.program_id = any ((select access.reads())::uuid[])
       or exists (select from access.my_grant g where g.case_id = c.id and (g.sections & access.section('services')) <> 0)))
$$;

-- That a case has releases, to whom and until when, for all who see the case: so that anybody who hears "no more" can say so at once. Not what is shared, nor why.
create function releases.heads(p_case uuid) returns table (id uuid, recipient text, kind text, expires_at timestamptz, state text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.id, x.name, x.kind, r.expires_at, releases.state_of(r) from releases.release r join releases.recipient x on x.id = r.recipient_id
   where r.case_id = p_case and (select kernel.context_ok()) and releases.sees_case(p_case) and r.signed_at is not null order by r.made_at desc
$$;
create function releases.case_of(p_release uuid) returns table (case_id uuid, person_id uuid) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.case_id, r.person_id from releases.release r where r.id = p_release and (select kernel.context_ok()) and releases.sees_case(r.case_id)
$$;

-- R45–R47: ends a release this very moment, for anybody who may see the case; said again, it is still ended. A step to confirm it in writing follows.
-- It waits for a package that is just being made of it, longer than anything else waits: it is never refused.
create function releases.withdraw(p_release uuid, p_how text, p_task uuid, p_title bytea, p_due int) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '14s' as $$
declare r releases.release;
begin
  perform kernel.context_ok();
  select x.* into r from releases.release x where x.id = p_release and x.agency_id = kernel.agency() for no key update;
  if r.id is null or not releases.sees_case(r.case_id) then raise insufficient_privilege using message = 'not available'; end if;
  if r.withdrawn_at is not null then return false; end if;
  update releases.release x set withdrawn_at = kernel.clock(), withdrawn_how = p_how, withdrawn_by = kernel.uid(), version = x.version + 1 where x.id = r.id;
  if r.signed_at is null then return true; end if;
  perform cases.follow_withdrawal(r.case_id, r.id, p_how, p_task, p_title, p_due);
  return true;
end $$;

-- Names the colleague of a partner agency who will read what is shared, by their address typed in full. Found or not, nobody is told.
create function releases.address_to(p_release uuid, p_email text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform kernel.context_ok();
  update releases.release r set to_account_id = (
      select a.id from staff.account a join releases.recipient x on x.id = r.recipient_id
       where a.agency_id = x.partner_agency_id and a.email = lower(p_email) and a.kind = 'staff' and a.status = 'active')
   where r.id = p_release and r.agency_id = kernel.agency() and r.made_by = kernel.uid() and r.signed_at is null;
end $$;
grant execute on function releases.sees_case(uuid) to holdfast_app, holdfast_worker, holdfast_guard;
grant execute on function releases.heads(uuid), releases.case_of(uuid), releases.withdraw(uuid, text, uuid, bytea, int), releases.address_to(uuid, text) to holdfast_app;

-- What is to be looked at: a review is due each ninety days (R28); an end comes near, said twice (R49); of a release no longer than the first warning is early,
-- in its last third, so that none warns from its first minute. One row a case and kind; the case manager's alone, save a review that stays undone. Nothing renews itself.
create view releases.release_crack with (security_invoker = true) as
  select k.crack, 'case' as subject, c.id as subject_id, c.agency_id, c.program_id, c.person_id, c.id as case_id, c.manager_id, c.manager_id as holder_id,
         k.since, l.nth - coalesce(d.nth, 0) as days, l.nth - coalesce(d.nth, 0) - k.allowed as stood, false as high, l.supervisor_after_days, l.today
    from (
      select r.case_id, r.program_id, x.crack, min(x.since) as since, max(x.allowed) as allowed
        from releases.release r join agencies.clocks() l on l.program_id = r.program_id
        cross join lateral (
          select ((r.expires_at - interval '1 second') at time zone l.time_zone)::date as last_day, (r.signed_at at time zone l.time_zone)::date as signed_on,
                 coalesce((select max(w.on_day) from releases.review w where w.release_id = r.id), (r.signed_at at time zone l.time_zone)::date) + 90 as review_on) e
        cross join lateral (select case when e.last_day - e.signed_on <= 14 then (e.last_day - e.signed_on) / 3 else 14 end as days) w
        cross join lateral (
          select 'release_ends_soon' as crack, e.last_day - least(3, w.days) as since, 1000 as allowed where e.last_day - least(3, w.days) <= l.today
          union all select 'release_ends', e.last_day - w.days, 1000 where e.last_day - w.days <= l.today and e.last_day - least(3, w.days) > l.today
          union all select 'release_review', e.review_on, 3 where e.review_on <= l.today) x
       where r.signed_at is not null and r.withdrawn_at is null and releases.state_of(r) = 'active'
       group by r.case_id, r.program_id, x.crack) k
    join agencies.clocks() l on l.program_id = k.program_id
    join cases.case c on c.id = k.case_id and c.status <> 'closed' and c.died_on is null
    left join agencies.program_day d on d.program_id = c.program_id and d.day = k.since;
grant select on releases.release_crack to holdfast_app, holdfast_guard;
select kernel.entrust('releases.review', 'select');
