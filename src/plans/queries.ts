import { sql } from "kysely";
import { type FoundCase, findCase, lockCase } from "../cases/queries.ts";
import type { Access } from "../kernel/contract.ts";
import type { Tx } from "../kernel/db.ts";
import { conflict } from "../kernel/problem.ts";
import type { Action, AuthoredWith, Coding, LiveGoal, Plan, Rating } from "./contract.ts";
import type { Remark } from "./remarkContract.ts";

const TABLE = "plans.plan";
const GOALS = "plans.goal";
const ACTIONS = "plans.action";

export interface PlanRow {
  id: string;
  case_id: string;
  program_id: string;
  person_id: string;
  number: number;
  status: Plan["status"];
  statement: Buffer | null;
  language: string;
  authored_with: AuthoredWith;
  start_on: string;
  target_end: string | null;
  review_on: string;
  read_back_at: string | null;
  agreed_how: "signed" | "spoken" | null;
  signed_name: Buffer | null;
  agreed_at: string | null;
  agreed_by: string | null;
  agreed_name: string | null;
  ended_at: string | null;
  version: number;
  goals: { id: string; thread: string; seq: number; words: string }[] | null;
  access: Access;
}

const COLUMNS = sql`p.id, p.case_id, p.program_id, p.person_id, p.number, p.status, p.statement, p.language, p.authored_with, p.start_on, p.target_end, p.review_on, p.read_back_at,
  p.agreed_how, p.signed_name, p.agreed_at, p.agreed_by, a.name as agreed_name, p.ended_at, p.version, access.to_case(p.case_id, p.program_id) as access,
  (select json_agg(json_build_object('id', g.id, 'thread', g.thread_id, 'seq', g.seq, 'words', encode(g.words, 'base64')) order by g.seq, g.id)
     from plans.goal g where g.plan_id = p.id and g.dropped_at is null) as goals`;
const FROM = sql`plans.plan p left join staff.account a on a.id = p.agreed_by`;

/** A version of a plan, should the asker hold the notes section of its case. */
export async function findPlan(tx: Tx, { planId }: { planId: string }): Promise<PlanRow | undefined> {
  const { rows } = await sql<PlanRow>`select ${COLUMNS} from ${FROM} where p.id = ${planId}`.execute(tx.db);
  return rows[0];
}

/** Every version of a case's plan, newest first. */
export const plansOf = async (tx: Tx, caseId: string): Promise<PlanRow[]> =>
  (await sql<PlanRow>`select ${COLUMNS} from ${FROM} where p.case_id = ${caseId} order by p.number desc`.execute(tx.db)).rows;

/** Opens what a version says. */
export const openPlan = (tx: Tx, row: PlanRow): Plan => ({
  planId: row.id as Plan["planId"],
  number: row.number,
  status: row.status,
  statement: row.statement && tx.open(TABLE, row.id, "statement", row.statement),
  language: row.language,
  authoredWith: row.authored_with,
  startOn: row.start_on,
  targetEnd: row.target_end,
  reviewOn: row.review_on,
  readBackAt: row.read_back_at,
  agreedHow: row.agreed_how,
  signedName: row.signed_name && tx.open(TABLE, row.id, "signed_name", row.signed_name),
  agreedAt: row.agreed_at,
  agreedBy: row.agreed_by ? { id: row.agreed_by, name: row.agreed_name ?? "" } : null,
  endedAt: row.ended_at,
  goals: (row.goals ?? []).map(({ id, thread, words }, i) => ({
    goalId: thread as Plan["goals"][number]["goalId"],
    seq: i + 1,
    words: tx.open(GOALS, id, "words", Buffer.from(words, "base64")),
  })),
  version: row.version,
});

interface ActionRow {
  id: string;
  thread_id: string;
  what: Buffer;
  owner_kind: Action["ownerKind"];
  owner_name: Buffer | null;
  task_id: string | null;
  status: Action["status"];
  due_on: string | null;
  owner_id: string | null;
  owner: string | null;
  version: number;
}

/** What hangs on the goals of a case, whatever the version: asked for at once, beside the versions themselves. */
export const hangingOf = (tx: Tx, caseId: string) =>
  Promise.all([
    sql<ActionRow>`select x.id, x.thread_id, x.what, x.owner_kind, x.owner_name, x.task_id, coalesce(t.status, x.status) as status, coalesce(t.due_on, x.due_on) as due_on,
        t.owner_id, o.name as owner, coalesce(t.version, x.version) as version
      from plans.action x left join cases.task t on t.id = x.task_id left join staff.account o on o.id = t.owner_id
     where x.case_id = ${caseId} order by x.made_at, x.id`.execute(tx.db),
    sql<Pick<Rating, "kind" | "value"> & { thread_id: string; on_day: string; by_id: string; name: string }>`
      select r.thread_id, r.kind, r.value, r.on_day, r.by_id, a.name from plans.rating r join staff.account a on a.id = r.by_id
       where r.case_id = ${caseId} order by r.at, r.id`.execute(tx.db),
    sql<Coding & { thread_id: string }>`
      select c.thread_id, c.domain, c.code from plans.coding c where c.case_id = ${caseId} and c.ended_at is null order by c.at, c.id`.execute(
      tx.db,
    ),
  ]);

/** What hangs on each goal there ever was in a case: steps, ratings, codings. */
export const goalsOf = async (tx: Tx, caseId: string, versions: readonly Plan[]): Promise<LiveGoal[]> =>
  showGoals(tx, await hangingOf(tx, caseId), versions);

/** The same, of what was asked for already. */
export function showGoals(tx: Tx, [acted, rated, coded]: Awaited<ReturnType<typeof hangingOf>>, versions: readonly Plan[]): LiveGoal[] {
  // The newest version names a goal: it is the first in which it stands.
  const threads = new Map<string, Plan["goals"][number]>();
  for (const { goals } of versions) for (const goal of goals) if (!threads.has(goal.goalId)) threads.set(goal.goalId, goal);
  return [...threads.values()].map((goal) => ({
    ...goal,
    actions: acted.rows.filter(({ thread_id }) => thread_id === goal.goalId).map((row) => openAction(tx, row)),
    ratings: rated.rows
      .filter(({ thread_id }) => thread_id === goal.goalId)
      .map(({ kind, value, on_day, by_id, name }) => ({ kind, value, onDay: on_day, by: { id: by_id, name } })),
    coding: coded.rows.filter(({ thread_id }) => thread_id === goal.goalId).map(({ domain, code }) => ({ domain, code })),
  }));
}

const openAction = (tx: Tx, row: ActionRow): Action => ({
  actionId: row.id as Action["actionId"],
  what: tx.open(ACTIONS, row.id, "what", row.what),
  ownerKind: row.owner_kind,
  owner: row.owner_id ? { id: row.owner_id, name: row.owner ?? "" } : null,
  ownerName: row.owner_name && tx.open(ACTIONS, row.id, "owner_name", row.owner_name),
  taskId: row.task_id as Action["taskId"],
  dueOn: row.due_on,
  status: row.status,
  version: row.version,
});

/** How many of the newest are shown; the story tells of them all. */
const REMARKS_SHOWN = 50;

/** What they wrote about their plan on their own page, the newest first. */
export async function remarksOf(tx: Tx, caseId: string): Promise<Remark[]> {
  const { rows } = await sql<{ id: string; kind: Remark["kind"]; thread_id: string | null; words: Buffer; at: string }>`
    select m.id, m.kind, m.thread_id, m.words, m.at from plans.remark m where m.case_id = ${caseId} order by m.at desc, m.id desc limit ${REMARKS_SHOWN}`.execute(
    tx.db,
  );
  return rows.map(({ id, kind, thread_id, words, at }) => ({
    remarkId: id,
    kind,
    goalId: thread_id,
    words: tx.open("plans.remark", id, "words", words),
    at,
  }));
}

export interface FoundGoal extends FoundCase {
  readonly threadId: string;
  /** It stands in the agreed version, or in the draft. */
  readonly stands: boolean;
}

/** A goal, by the one that began it, with its case. */
export async function findGoal(tx: Tx, { goalId }: { goalId: string }): Promise<FoundGoal | undefined> {
  const { rows } = await sql<{ case_id: string; stands: boolean }>`
    select g.case_id, exists (select from plans.goal h join plans.plan p on p.id = h.plan_id
       where h.thread_id = g.id and h.dropped_at is null and p.status in ('draft', 'agreed')) as stands
      from plans.goal g where g.id = ${goalId} and g.thread_id = g.id`.execute(tx.db);
  const [goal] = rows;
  const found = goal && (await findCase(tx, { caseId: goal.case_id }));
  return found && { ...found, threadId: goalId, stands: goal.stands };
}

export interface FoundAction {
  id: string;
  caseId: string;
  taskId: string | null;
  status: Action["status"];
  access: Access;
}

/** A step towards a goal. */
export async function findAction(tx: Tx, { actionId }: { actionId: string }): Promise<FoundAction | undefined> {
  const { rows } = await sql<FoundAction>`
    select x.id, x.case_id as "caseId", x.task_id as "taskId", x.status, access.to_case(x.case_id, x.program_id) as access from plans.action x where x.id = ${actionId}`.execute(
    tx.db,
  );
  return rows[0];
}

/** Makes whoever writes in this case next wait; a closed case is written in no more. */
export async function requireOpenCase(tx: Tx, caseId: string): Promise<void> {
  if ((await lockCase(tx, caseId)) === "closed") throw conflict("case.closed");
}
