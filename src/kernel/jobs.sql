-- The job queue, as everybody else may reach it: work is put in from a transaction, and what got stuck can be looked at.

-- Puts a job into the queue, in the transaction of its cause. Who asked is taken from the signed context; without one there is nobody,
-- and only work that needs nobody's eyes is done. `p_at` is told by the one clock, the queue runs on the machine's.
-- Owned by the worker, whose queue it is (settleOwnership knows it by its name); so is `stuck_jobs`.
create function kernel.enqueue(p_job text, p_input jsonb, p_key text, p_at timestamptz, p_attempts int) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare account uuid; agency uuid;
begin
  if coalesce(current_setting('hf.mac', true), '') <> '' then
    perform kernel.context_ok();
    account := kernel.uid();
    agency := kernel.agency();
  end if;
  perform graphile_worker.add_job(p_job, json_build_object('agencyId', agency, 'accountId', account, 'input', p_input),
    run_at => now() + greatest(coalesce(p_at - kernel.clock(), interval '0'), interval '0'), max_attempts => p_attempts,
    job_key => p_job || ':' || coalesce(agency::text, '') || ':' || p_key);
end $$;

-- The jobs that were tried to the end and failed: an administrator sees those of the own agency and of none, the worker all. Of a job
-- that comes round by itself the latest failure stands for all. `failure` is a code; words of what failed are not kept.
create function kernel.stuck_jobs() returns table (id bigint, job text, agency_id uuid, attempts int, failure text, at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare mine uuid;
begin
  if session_user <> 'holdfast_worker' then
    perform kernel.context_ok();
    if not kernel.may_admin() then raise insufficient_privilege using message = 'not available'; end if;
    mine := kernel.agency();
  end if;
  return query
    select distinct on (case when j.payload -> '_cron' is null then j.id::text else t.identifier end)
           j.id, t.identifier, (j.payload ->> 'agencyId')::uuid, j.attempts::int, left(j.last_error, 80), j.updated_at
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where j.attempts >= j.max_attempts and j.locked_at is null and j.last_error is not null
       and (mine is null or coalesce((j.payload ->> 'agencyId')::uuid, mine) = mine)
     order by case when j.payload -> '_cron' is null then j.id::text else t.identifier end, j.id desc;
end $$;

-- That a job was not done, because the account that asked for it may not any more. There is no context of it left to write this in.
create function kernel.record_job_refusal(p_id uuid, p_agency uuid, p_account uuid, p_action text, p_about jsonb)
returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into kernel.audit_event (id, agency_id, account_id, source, action, outcome, about) values (p_id, p_agency, p_account, 'job', p_action, 'refused', p_about)
$$;

grant execute on function kernel.enqueue(text, jsonb, text, timestamptz, int), kernel.stuck_jobs() to holdfast_app, holdfast_worker;
grant execute on function kernel.record_job_refusal(uuid, uuid, uuid, text, jsonb) to holdfast_worker;
