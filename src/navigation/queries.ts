import { sql } from "kysely";
import { type FoundCase, findCase } from "../cases/queries.ts";
import { findTask } from "../cases/tasks/queries.ts";
import type { Access } from "../kernel/contract.ts";
import type { Tx } from "../kernel/db.ts";
import { notFound, stale } from "../kernel/problem.ts";
import { reaches } from "../people/policy.ts";
import type { Around, Barrier, Interpreter, NavigationEvent, Professional } from "./contract.ts";
import type { AbuseReport, Milestone, RightsGiven } from "./legalContract.ts";
import { mayKeepMilestones, mayReport, mayWrite } from "./policy.ts";

/** Case events are few: what is beyond is read in the story. */
const MOST = 100;
/** The rest of the contacts with professionals stands in the story. */
const LATEST = 10;

interface EventRow {
  id: string;
  case_id: string;
  kind: NavigationEvent["kind"];
  system: NavigationEvent["system"];
  on_day: string;
  at_time: string | null;
  zone: string | null;
  earlier: string[];
  place: Buffer | null;
  words: Buffer | null;
  accompanied: boolean | null;
  status: NavigationEvent["status"];
  outcome: Buffer | null;
  interpreter: Interpreter["state"] | null;
  interpreter_kind: "professional" | "court" | "staff" | "chosen" | null;
  interpreter_mode: "in_person" | "phone" | "video" | null;
  interpreter_language: string | null;
  interpreter_name: Buffer | null;
  interpreter_bound: boolean | null;
  task_id: string | null;
  prepare_id: string | null;
  by: { id: string; name: string };
  version: number;
}

const by = sql`json_build_object('id', a.id, 'name', a.name) as by`;
const EVENT = sql`e.id, e.case_id, e.kind, e.system, e.on_day, to_char(e.at_time, 'HH24:MI') as at_time, e.zone, to_json(e.earlier) as earlier, e.place, e.words, e.accompanied, e.status, e.outcome, e.interpreter,
  e.interpreter_kind, e.interpreter_mode, e.interpreter_language, e.interpreter_name, e.interpreter_bound, e.task_id, e.prepare_id, ${by}, e.version
  from navigation.event e join staff.account a on a.id = e.recorded_by`;

/** A case with one thing of it that is kept here. */
export interface FoundEvent extends FoundCase {
  readonly event: EventRow;
}

/** The event with its case, should the asker see it. */
export async function findEvent(tx: Tx, { eventId }: { eventId: string }): Promise<FoundEvent | undefined> {
  const { rows } = await sql<EventRow>`select ${EVENT} where e.id = ${eventId}`.execute(tx.db);
  const [event] = rows;
  const found = event && (await findCase(tx, { caseId: event.case_id }));
  return found && { ...found, event };
}

const open = (tx: Tx, table: string, id: string, column: string, value: Buffer | null) => value && tx.open(table, id, column, value);

function asEvent(tx: Tx, row: EventRow): NavigationEvent {
  const words = (column: "place" | "words" | "outcome" | "interpreter_name") => open(tx, "navigation.event", row.id, column, row[column]);
  return {
    eventId: row.id as never,
    kind: row.kind,
    system: row.system,
    onDay: row.on_day,
    atTime: row.at_time,
    zone: row.zone,
    earlier: row.earlier,
    place: words("place"),
    words: words("words"),
    accompanied: row.accompanied,
    status: row.status,
    outcome: words("outcome"),
    interpreter: row.interpreter && {
      state: row.interpreter,
      kind: row.interpreter_kind,
      mode: row.interpreter_mode,
      language: row.interpreter_language,
      name: words("interpreter_name"),
      bound: row.interpreter_bound,
    },
    by: row.by,
    version: row.version,
  };
}

/** Refuses a change to another version of an event than the one that stands, and says what stands. */
export async function refuseStaleEvent(tx: Tx, eventId: string): Promise<never> {
  const now = await findEvent(tx, { eventId });
  throw now ? stale(asEvent(tx, now.event)) : notFound();
}

/** The step of a case that stands for something here, while it is still to be done. */
export async function findOpenStep(tx: Tx, taskId: string | null) {
  const task = taskId ? await findTask(tx, { taskId }) : undefined;
  return task?.status === "open" ? task : undefined;
}

type BarrierRow = Pick<Barrier, "kind" | "action" | "outcome" | "onDay" | "settledOn" | "by" | "version"> & {
  id: string;
  case_id: string;
  words: Buffer | null;
  action_words: Buffer | null;
  outcome_words: Buffer | null;
};
const BARRIER = sql`b.id, b.case_id, b.kind, b.action, b.outcome, b.on_day as "onDay", b.settled_on as "settledOn", b.words, b.action_words, b.outcome_words, ${by}, b.version
  from navigation.barrier b join staff.account a on a.id = b.recorded_by`;

function asBarrier(tx: Tx, { id, case_id: _, words, action_words, outcome_words, ...row }: BarrierRow): Barrier {
  const sealed = (column: string, value: Buffer | null) => open(tx, "navigation.barrier", id, column, value);
  return {
    barrierId: id as never,
    ...row,
    words: sealed("words", words),
    actionWords: sealed("action_words", action_words),
    outcomeWords: sealed("outcome_words", outcome_words),
  };
}

/** A barrier with its case, should the asker see it. */
export async function findBarrier(tx: Tx, { barrierId }: { barrierId: string }): Promise<(FoundCase & { barrier: Barrier }) | undefined> {
  const { rows } = await sql<BarrierRow>`select ${BARRIER} where b.id = ${barrierId}`.execute(tx.db);
  const [row] = rows;
  const found = row && (await findCase(tx, { caseId: row.case_id }));
  return found && { ...found, barrier: asBarrier(tx, row) };
}

type MilestoneRow = Omit<Milestone, "milestoneId" | "words"> & {
  id: string;
  case_id: string;
  words: Buffer | null;
  task_id: string | null;
};
const MILESTONE = sql`m.id, m.case_id, m.kind, m.state, m.on_day as "onDay", m.clock_on as "clockOn", m.rule, m.words, m.task_id, ${by}, m.version
  from navigation.milestone m join staff.account a on a.id = m.recorded_by`;

const asMilestone = (tx: Tx, { id, case_id: _, task_id: _task, words, ...row }: MilestoneRow): Milestone => ({
  milestoneId: id as never,
  ...row,
  words: open(tx, "navigation.milestone", id, "words", words),
});

/** A milestone with its case, should the asker hold the legal section. */
export async function findMilestone(
  tx: Tx,
  { milestoneId }: { milestoneId: string },
): Promise<(FoundCase & { milestone: Milestone; taskId: string | null }) | undefined> {
  const { rows } = await sql<MilestoneRow>`select ${MILESTONE} where m.id = ${milestoneId}`.execute(tx.db);
  const [row] = rows;
  const found = row && (await findCase(tx, { caseId: row.case_id }));
  return found && { ...found, milestone: asMilestone(tx, row), taskId: row.task_id };
}

type ReportRow = Omit<AbuseReport, "reportId" | "toWhom" | "reference"> & {
  id: string;
  case_id: string;
  to_whom: Buffer | null;
  reference: Buffer | null;
};
const REPORT = sql`r.id, r.case_id, r.to_kind as "toKind", r.mode, r.to_whom, r.reference, r.on_day as "onDay", to_char(r.at_time, 'HH24:MI') as "atTime", r.home_told as "homeTold",
  r.written_due_on as "writtenDueOn", r.written_on as "writtenOn", ${by}, r.version from navigation.report r join staff.account a on a.id = r.recorded_by`;

const asReport = (tx: Tx, { id, case_id: _, to_whom, reference, ...row }: ReportRow): AbuseReport => ({
  reportId: id as never,
  ...row,
  toWhom: open(tx, "navigation.report", id, "to_whom", to_whom),
  reference: open(tx, "navigation.report", id, "reference", reference),
});

/** A report with its case, should the asker hold the child protection section. */
export async function findReport(tx: Tx, { reportId }: { reportId: string }): Promise<(FoundCase & { report: AbuseReport }) | undefined> {
  const { rows } = await sql<ReportRow>`select ${REPORT} where r.id = ${reportId}`.execute(tx.db);
  const [row] = rows;
  const found = row && (await findCase(tx, { caseId: row.case_id }));
  return found && { ...found, report: asReport(tx, row) };
}

/** All that stands around the person of a case, as far as the asker may know it. */
export async function showAround(tx: Tx, found: FoundCase): Promise<Around & { access: Access }> {
  const ofCase = sql`${found.id}`;
  const [person, events, barriers, rights, milestones, reports, professionals] = await Promise.all([
    tx.db.selectFrom("people.person").select(["language", "interpreter"]).where("id", "=", found.personId).executeTakeFirst(),
    sql<EventRow>`select ${EVENT} where e.case_id = ${ofCase} order by e.on_day desc, e.id limit ${MOST}`.execute(tx.db),
    sql<BarrierRow>`select ${BARRIER} where b.case_id = ${ofCase} order by b.on_day desc, b.id desc limit ${MOST}`.execute(tx.db),
    sql<Omit<RightsGiven, "rightsId"> & { id: string }>`
      select g.id, to_json(g.rights) as rights, g.language, g.interpreted, g.copy, g.on_day as "onDay", g.review_on as "reviewOn", ${by}
        from navigation.rights g join staff.account a on a.id = g.by_id where g.case_id = ${ofCase} order by g.on_day desc, g.id desc limit ${MOST}`.execute(
      tx.db,
    ),
    sql<MilestoneRow>`select ${MILESTONE} where m.case_id = ${ofCase} order by m.clock_on, m.id limit ${MOST}`.execute(tx.db),
    sql<ReportRow>`select ${REPORT} where r.case_id = ${ofCase} order by r.on_day desc, r.id limit ${MOST}`.execute(tx.db),
    sql<Professional>`
      select x.id as "contactId", x.with_whom as "withWhom", x.kind, x.result, x.on_day as "onDay", ${by} from cases.contact x join staff.account a on a.id = x.recorded_by
       where x.case_id = ${ofCase} and x.withdrawn_at is null and x.with_whom in ('provider', 'police', 'court', 'other') order by x.on_day desc, x.id desc limit ${LATEST}`.execute(
      tx.db,
    ),
  ]);
  const isOpen = found.status !== "closed";
  return {
    caseId: found.id as never,
    personId: found.personId as never,
    victimServices: found.regime === "VSP",
    language: person?.language ?? null,
    needsInterpreter: person?.interpreter ?? false,
    events: events.rows.map((row) => asEvent(tx, row)),
    barriers: barriers.rows.map((row) => asBarrier(tx, row)),
    professionals: professionals.rows,
    rights: rights.rows.map(({ id, ...row }) => ({ rightsId: id as never, ...row })),
    milestones: milestones.rows.map((row) => asMilestone(tx, row)),
    reports: reports.rows.map((row) => asReport(tx, row)),
    mayWrite: isOpen && mayWrite(tx.actor, found),
    maySeeMilestones: found.regime === "VSP" && reaches(found, "legal"),
    mayKeepMilestones: isOpen && found.regime === "VSP" && mayKeepMilestones(tx.actor, found),
    mayReport: mayReport(tx.actor, found),
    access: found.access,
  };
}
