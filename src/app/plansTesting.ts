import pg from "pg";
import type { Stage } from "../kernel/testing.ts";

/** The three that frame every visit; none of them is a question of the product's. */
const FRAME = /^(begin|commit|rollback)|access\.begin_request|kernel\.record|kernel\.idempotency/;

/** Runs some work and answers the statements it sent, other than those that frame every visit. */
export async function captureStatements(work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const prototype = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
  const original = prototype.query;
  prototype.query = function (this: unknown, ...given: unknown[]) {
    const [first] = given as [{ text?: string } | string];
    const text = typeof first === "string" ? first : first.text;
    if (text && !FRAME.test(text)) seen.push(text);
    return original.apply(this, given);
  };
  try {
    await work();
  } finally {
    prototype.query = original;
  }
  return seen;
}

/** A node of a plan, as PostgreSQL tells it. */
export interface PlanNode {
  readonly "Node Type": string;
  readonly Schema?: string;
  readonly "Relation Name"?: string;
  readonly "Plan Rows": number;
  readonly "Index Cond"?: string;
  readonly "Sort Key"?: readonly string[];
  readonly Plans?: readonly PlanNode[];
}

/** The plan that serves every asker, made in a visit of this one, as the server's own login. */
export async function explainInVisit(s: Stage, token: string, text: string): Promise<PlanNode> {
  const { client } = await s.app.connect();
  try {
    await client.query("begin");
    await client.query("select access.begin_request($1)", [token]);
    await client.query("set local plan_cache_mode = force_generic_plan");
    await client.query(`prepare asked as ${text}`);
    const count = new Set(text.match(/\$\d+/g)).size;
    const blanks = count > 0 ? `(${Array.from({ length: count }, () => "null")})` : "";
    const { rows } = await client.query(`explain (format json, verbose) execute asked${blanks}`);
    return rows[0]["QUERY PLAN"][0].Plan;
  } finally {
    await client.query("rollback");
    await client.query("deallocate all");
    client.release(true);
  }
}

/** The plan of the statement inside people.search_names, as the role that runs it. */
export async function explainSearch(s: Stage, token: string): Promise<PlanNode> {
  const client = new pg.Client(s.test.admin);
  await client.connect();
  try {
    await client.query("begin");
    await client.query("select access.begin_request($1)", [token]);
    const { rows: found } = await client.query<{ text: string }>(
      "select prosrc as text from pg_proc where oid = 'people.search_names(bytea[], int)'::regprocedure",
    );
    const text = found[0]?.text.replaceAll("p_tokens", "$1").replaceAll("p_limit", "$2");
    await client.query("set local role holdfast_search; set local plan_cache_mode = force_generic_plan");
    await client.query(`prepare asked (bytea[], int) as ${text}`);
    const { rows } = await client.query("explain (format json, verbose) execute asked (null, null)");
    return rows[0]["QUERY PLAN"][0].Plan;
  } finally {
    await client.end();
  }
}

/** A plan's nodes, from the top. */
export const nodesOf = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** Rows by the thousand for the planner to count, past triggers; nobody reads what they say. */
export async function layMany(
  s: Stage,
  of: { agencyId: string; programs: readonly string[]; managers: readonly string[]; cases: number },
): Promise<void> {
  const { agencyId, programs, managers, cases } = of;
  const values = [agencyId, programs, managers, cases];
  const id = (kind: number, n: string) => `('00000000-0000-7000-8${String(kind).padStart(3, "0")}-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
  // Four of five cases lie in the first program; each manager has an equal share.
  const each = `from (select n, $1::uuid as a, ($2::uuid[])[case when n % 5 = 0 then 2 else 1 end] as p, ($3::uuid[])[1 + n % cardinality($3::uuid[])] as m,
      ${id(1, "n")} as person, ${id(2, "n")} as id from generate_series(1, $4::int) n) x`;
  const many = (k: number) => `${each} cross join generate_series(1, ${k}) k`;
  const roots = "agency_id, program_id, person_id, case_id";
  const ours = "a, p, person, x.id";
  const note = id(3, "n * 8 + k");
  const rows = [
    `people.person (id, agency_id, number, label, created_by) select person, a, 50000 + n, 'x', m ${each}`,
    `people.name (id, agency_id, person_id, kind, value) select ${id(4, "n")}, a, person, 'legal', 'x' ${each}`,
    `people.contact_point (id, agency_id, person_id, kind, value) select ${id(5, "n")}, a, person, 'phone', 'x' ${each}`,
    `people.participation (agency_id, person_id, program_id, because) select a, person, p, 'case' ${each}`,
    `people.name_token (agency_id, token, person_id, weight) select a, substr(sha256(convert_to(k || ' ' || n % (20 * k), 'UTF8')), 1, 8), person, k ${many(20)}`,
    `cases.case (id, agency_id, program_id, person_id, number, status, manager_id, opened_on, opened_by, next_step_on, last_contact_on)
       select id, a, p, person, 50000 + n, 'active', m, current_date - 90, m, current_date + n % 40 - 8, current_date - n % 20 ${each}`,
    `access.grant (agency_id, account_id, person_id, case_id, kind, sections, can_write) select a, m, person, id, 'owner', 4095, true ${each}`,
    `cases.contact (id, ${roots}, kind, result, on_day, recorded_by) select ${id(6, "n * 8 + k")}, ${ours}, 'call', 'completed', current_date - k, m ${many(2)}`,
    `cases.circumstance (id, ${roots}, by_id) select gen_random_uuid(), ${ours}, m ${many(2)}`,
    `supervision.ask (id, ${roots}, kind, words, asked_by, asked_on) select gen_random_uuid(), ${ours}, 'question', 'x', m, current_date ${each} where n % 9 = 0`,
    `supervision.review (id, ${roots}, manager_id, quarter, due_on, seed) select gen_random_uuid(), ${ours}, m, '2026-01-01', current_date + 30, id ${each} where n % 25 = 0`,
    `safety.content (id, ${roots}, body, written_by) select gen_random_uuid(), ${ours}, 'x', m ${each}`,
    `cases.note (id, ${roots}, author_id, audience, section, on_day) select ${note}, ${ours}, m, 'program', 32, current_date - k ${many(4)}`,
    `cases.note_text (note_id, seq, ${roots}, author_id, audience, section, restricted, body, by_id) select ${note}, 0, ${ours}, m, 'program', 32, false, repeat('x', 600)::bytea, m ${many(4)}`,
    `cases.task (id, ${roots}, kind, title, owner_id, due_on, created_by) select ${id(7, "n * 8 + k")}, ${ours}, 'task', 'x', m, current_date + (n + k) % 40 - 8, m ${many(2)}`,
    `cases.timeline (id, ${roots}, on_day, at, kind, ref_id, account_id, section)
       select gen_random_uuid(), ${ours}, current_date - k, now() - make_interval(days => k), 'note', ${note}, m, 32 ${many(4)}`,
    `appointments.appointment (id, ${roots}, provider_id, with_program_id, starts_at, ends_at, booked_by, status) select gen_random_uuid(), ${ours}, m, p, now() - make_interval(mins => n * 40 + k * 20), now() - make_interval(mins => n * 40 + k * 20 - 20), m, 'kept' ${many(2)}`,
    `navigation.event (id, ${roots}, kind, system, on_day, recorded_by) select gen_random_uuid(), ${ours}, 'hearing', 'court', current_date + k, m ${many(2)}`,
    `navigation.barrier (id, ${roots}, kind, on_day, recorded_by) select gen_random_uuid(), ${ours}, 'cost', current_date - k, m ${many(2)}`,
    `navigation.rights (id, ${roots}, rights, language, interpreted, copy, on_day, review_on, by_id)
       select gen_random_uuid(), ${ours}, '{be_heard}', 'en', false, 'given', current_date - k, current_date + k, m ${many(2)}`,
    `navigation.milestone (id, ${roots}, kind, state, on_day, recorded_by) select gen_random_uuid(), ${ours}, 'asylum', 'filed', current_date - k, m ${many(2)}`,
    `navigation.report (id, ${roots}, to_kind, mode, on_day, home_told, recorded_by) select gen_random_uuid(), ${ours}, 'hotline', 'phone', current_date - k, false, m ${many(2)}`,
    `plans.plan (id, ${roots}, number, status, ended_at, language, start_on, review_on, made_by)
       select ${id(11, "n * 8 + k")}, ${ours}, k, case k when 1 then 'draft' else 'put_aside' end, case k when 2 then now() end, 'en', current_date, current_date + 9, m ${many(2)}`,
    `plans.goal (id, ${roots}, plan_id, thread_id, seq, words) select ${id(12, "n * 8 + k")}, ${ours}, ${id(11, "n * 8 + 1 + k % 2")}, ${id(12, "n * 8 + k")}, k, 'x' ${many(4)}`,
    `plans.action (id, ${roots}, thread_id, what, owner_kind, made_by) select gen_random_uuid(), ${ours}, ${id(12, "n * 8 + k")}, 'x', 'person', m ${many(4)}`,
    `plans.rating (id, ${roots}, thread_id, kind, value, on_day, by_id) select gen_random_uuid(), ${ours}, ${id(12, "n * 8 + k")}, 'own', k, current_date, m ${many(4)}`,
    `plans.coding (id, ${roots}, thread_id, domain, by_id) select gen_random_uuid(), ${ours}, ${id(12, "n * 8 + k")}, 'housing', m ${many(2)}`,
    `plans.remark (id, ${roots}, plan_id, kind, words) select gen_random_uuid(), ${ours}, ${id(11, "n * 8 + k")}, 'comment', 'x' ${many(2)}`,
    `leaves.leave (id, ${roots}, policy_id, from_on, until_on, asked_on, asked_by, due_on)
       select ${id(60, "n")}, ${ours}, ${id(1, "1")}, current_date, current_date + 90, current_date, m, current_date + n % 40 - 8 ${each} where n % 9 = 0`,
    `leaves.comeback (id, ${roots}, after, expected_on, release, by_id) select gen_random_uuid(), ${ours}, 'hospital', current_date, 'to_ask', m ${each} where n % 9 = 0`,
    `responses.response (id, ${roots}, form_id, begun_by) select gen_random_uuid(), ${ours}, ${id(1, "1")}, m ${many(3)}`,
    `people.relationship (id, agency_id, person_id, other_id, kind) select gen_random_uuid(), a, person, ${id(1, "1 + n % $4::int")}, 'relative' ${each}`,
    `people.family_standing (id, agency_id, person_id, other_id, n, contact, records, decide, pick_up, by_id)
       select gen_random_uuid(), a, person, ${id(1, "1 + n % $4::int")}, 1, 'unknown', 'unknown', 'unknown', 'unknown', m ${each}`,
    `people.enrolment (id, agency_id, person_id, site_id) select gen_random_uuid(), a, person, a ${each}`,
    `cases.team_member (id, ${roots}, account_id, role, sections, added_by) select gen_random_uuid(), ${ours}, m, 'other', 16, m ${each} where n % 3 = 0`,
    `assessments.need (id, ${roots}, kind, words, heard_from, first_seen, status_on, recorded_by)
       select ${id(9, "n * 8 + k")}, ${ours}, 'strength', 'x', 'person', current_date, current_date, m ${many(3)}`,
    `assessments.assessment (id, ${roots}, number, on_day, found, by_id) select ${id(10, "n * 8 + k")}, ${ours}, k, current_date - k, 'x', m ${many(2)}`,
    `concerns.concern (id, agency_id, program_id, number, channel, source, narrative, received_on, respond_by, status, decided_at)
       select ${id(8, "n")}, a, p, 50000 + n, 'form', 'staff', 'x', current_date - n % 9, current_date, case when n % 4 = 0 then 'received' else 'no_action' end,
              case when n % 4 <> 0 then now() end ${each}`,
    `concerns.decision (id, agency_id, program_id, concern_id, risk, rationale, outcome, by_id) select gen_random_uuid(), a, p, ${id(8, "n")}, 'low', 'x', 'rated', m ${each}`,
    `concerns.addition (id, agency_id, concern_id, body) select gen_random_uuid(), a, ${id(8, "n")}, 'x' ${each}`,
    `today.snooze (id, agency_id, program_id, crack, subject_id, since, until_day, above, reason, by_id)
       select gen_random_uuid(), a, p, 'silent', id, current_date, current_date + 9, false, 'x', m ${each} where n % 9 = 0`,
  ];
  await s.given("set session_replication_role = replica");
  for (const row of rows) await s.given(`insert into ${row}`, values);
  await s.given("set session_replication_role = origin");
  await s.given("vacuum analyze");
}
