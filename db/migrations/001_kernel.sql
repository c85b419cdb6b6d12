-- The ground under every slice: the clock, the signed request context, the trail, keys a client may repeat, drafts.
create schema if not exists kernel;

-- The one clock. Shipped as now(); the test template lays another in its place, and a served instance refuses to start on that one.
create function kernel.clock() returns timestamptz language sql stable parallel safe as 'select now()';

-- The key under which begin_request signs what it found out about the asker. Only the guard reads it.
create table kernel.context_key (
  only_one boolean primary key default true check (only_one),
  key      bytea not null
);
insert into kernel.context_key (key)
  select decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');

-- Who asked for what, about whom, by what right, and how it ended. Ids and names of fields, never what was written in one.
-- xid orders rows by transaction so that a batch can be closed over all that can no longer change (rls.md 7).
create table kernel.audit_event (
  id         uuid primary key,
  epoch      int not null default 1,
  xid        xid8 not null default pg_current_xact_id(),
  agency_id  uuid,
  account_id uuid,
  at         timestamptz not null default kernel.clock(),
  source     text not null default 'web' check (source in ('web', 'cli', 'job', 'public')),
  action     text not null,
  outcome    text not null check (outcome in ('done', 'refused')),
  about      jsonb not null default '{}',
  people     uuid[] not null default '{}',
  because    text[] not null default '{}'
);
create index audit_event_by_agency on kernel.audit_event (agency_id, at desc);
create index audit_event_by_xid on kernel.audit_event (xid, id);

create function kernel.keep_trail() returns trigger language plpgsql as $$
begin
  raise exception 'the trail is append-only' using errcode = '42501';
end $$;
create trigger keep_trail before update or delete on kernel.audit_event for each row execute function kernel.keep_trail();
create trigger keep_trail_whole before truncate on kernel.audit_event for each statement execute function kernel.keep_trail();

-- The trail, closed off piece by piece: a Merkle tree over one agency's rows between two transaction numbers, each batch chained to the
-- one before it. What lies outside every batch is newer than the last closing. Rows of no agency are kept under the nil uuid.
create table kernel.audit_batch (
  agency_id   uuid not null,
  n           int not null check (n > 0),
  epoch       int not null,
  lo          xid8 not null,
  hi          xid8 not null,
  leaves      int not null check (leaves > 0),
  leaf_hashes bytea not null, -- 32 bytes a row, in the order of (xid, id): says which row was changed
  root        bytea not null,
  prev        bytea not null,
  hash        bytea not null,
  closed_at   timestamptz not null default kernel.clock(),
  primary key (agency_id, n),
  check (octet_length(leaf_hashes) = 32 * leaves)
);
create index audit_batch_by_hi on kernel.audit_batch (epoch, hi);
create trigger keep_trail before update or delete on kernel.audit_batch for each row execute function kernel.keep_trail();
create trigger keep_trail_whole before truncate on kernel.audit_batch for each statement execute function kernel.keep_trail();

-- What a creating request was answered, so that the same request sent again is answered the same (R112). Kept 48 hours.
create table kernel.idempotency (
  account_id uuid not null,
  key        text not null check (length(key) between 8 and 100),
  endpoint   text not null,
  asked      bytea not null,
  answer     jsonb,
  at         timestamptz not null default kernel.clock(),
  primary key (account_id, key)
);

-- Words not yet sent, kept for the one who is typing them. `place` says where they were being typed.
create table kernel.draft (
  account_id uuid not null,
  agency_id  uuid not null,
  place      text not null check (length(place) <= 200),
  body       bytea not null,
  version    int not null default 1,
  updated_at timestamptz not null default kernel.clock(),
  primary key (account_id, place)
);
