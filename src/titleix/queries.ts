import { sql } from "kysely";
import { findCase } from "../cases/queries.ts";
import type { Tx } from "../kernel/db.ts";
import type { Carried, Complaint, Measure, MeasureKind, MeasureState, Owed, Party, PartyRole } from "./contract.ts";

const REPORT = "titleix.report";

/** Whether Title IX is anything here, and whether the asker coordinates. */
export async function findStanding(tx: Tx): Promise<{ applies: boolean; coordinates: boolean }> {
  const { rows } = await sql<{
    applies: boolean;
    coordinates: boolean;
  }>`select titleix.applies() as applies, titleix.coordinates() as coordinates`.execute(tx.db);
  return rows[0] ?? { applies: false, coordinates: false };
}

/** The edition of the institution's words that holds today. */
export async function findEdition(tx: Tx) {
  const row = await tx.db
    .selectFrom("titleix.policy as p")
    .innerJoin("staff.account as b", "b.id", "p.set_by")
    .leftJoin("staff.account as c", "c.id", "p.coordinator_id")
    .select(["p.body", "p.in_force_on", "p.coordinator_id", "c.name as coordinator", "b.name as set_by", "p.set_at"])
    .where("p.in_force_on", "<=", tx.actor.today)
    .orderBy("p.in_force_on", "desc")
    .orderBy("p.set_at", "desc")
    .orderBy("p.id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row
    ? {
        body: row.body,
        inForceOn: row.in_force_on,
        coordinator: row.coordinator_id ? { id: row.coordinator_id, name: row.coordinator ?? "" } : null,
        setBy: row.set_by,
        setAt: row.set_at,
      }
    : null;
}

const owed = sql`r.id as "reportId", r.case_id as "caseId", k.id as "concernId", r.concern_id as about, r.passed_on as "passedOn", coalesce(c.number, k.number) as number, r.noticed_at as "noticedAt",
  r.noticed_at < kernel.clock() - interval '24 hours' as late, case when a.id is not null then json_build_object('id', a.id, 'name', a.name) end as account,
  titleix.settles(r) as mine, r.version
  from titleix.report r left join cases.case c on c.id = r.case_id left join concerns.concern k on k.id = r.concern_id left join staff.account a on a.id = r.account_id`;

/** What is still to be reported: by the asker, and by others once a day has passed. */
export const listOwed = async (tx: Tx): Promise<Owed[]> =>
  (
    await sql<Owed>`select ${owed} where r.state = 'owed' and (titleix.settles(r) or r.noticed_at < kernel.clock() - interval '24 hours')
      -- Who sent it and sorts it too is asked once.
      and not (r.triage and exists (select from titleix.report o where o.concern_id = r.concern_id and o.state = 'owed' and not o.triage and titleix.settles(o)))
      order by r.noticed_at, r.id limit 50`.execute(tx.db)
  ).rows;

/** A report, and the concern it is about, though the asker does not see that. */
export type FoundReport = Owed & { readonly about: string | null };

/** One report, owed or not, should the asker know of it. */
export const findReport = async (tx: Tx, { reportId }: { reportId: string }): Promise<FoundReport | undefined> =>
  (await sql<FoundReport>`select ${owed} where r.id = ${reportId}`.execute(tx.db)).rows[0];

/** What the asker owes of the same concern in another way: as who sent it, as who sorts it. */
export const findTwins = async (tx: Tx, { reportId, about }: FoundReport) =>
  (
    await sql<{ reportId: string; version: number }>`
      select r.id as "reportId", r.version from titleix.report r where r.concern_id = ${about} and r.id <> ${reportId} and r.state = 'owed' and titleix.settles(r)`.execute(
      tx.db,
    )
  ).rows;

/** Says that it was made, or why there is none. */
export async function settleReport(
  tx: Tx,
  { reportId }: { readonly reportId: string },
  said: {
    readonly version: number;
    readonly toWhom?: string;
    readonly why?: string;
    readonly onDay?: string;
    readonly atTime?: string | null;
    readonly send?: boolean;
  },
): Promise<void> {
  const seal = (column: string, value: string | undefined) => (value === undefined ? null : tx.seal(REPORT, reportId, column, value));
  await sql`select titleix.settle(${reportId}, ${said.version}, ${seal("to_whom", said.toWhom)}, ${seal("why", said.why)},
    ${said.onDay ?? null}::date, ${said.atTime ?? null}::time, ${said.send ?? false})`.execute(tx.db);
}

interface ComplaintRow {
  id: string;
  reference: Buffer;
  decider_id: string | null;
  hearing_id: string | null;
  appeal_id: string | null;
  opened_at: string;
  closed_on: string | null;
  version: number;
  parties: Party[];
}

function showComplaint(tx: Tx, row: ComplaintRow): Complaint {
  const reached = (role: PartyRole, ...states: Party["support"][]) =>
    row.parties.some((party) => party.role === role && states.includes(party.support));
  const left = (role: PartyRole) => !reached(role, "offered", "declined", "not_ours");
  return {
    complaintId: row.id as Complaint["complaintId"],
    reference: tx.open("titleix.complaint", row.id, "reference", row.reference),
    deciderId: row.decider_id,
    hearingId: row.hearing_id,
    appealId: row.appeal_id,
    openedAt: row.opened_at,
    closedOn: row.closed_on,
    parties: row.parties,
    uneven: (reached("complainant", "offered") && left("respondent")) || (reached("respondent", "offered") && left("complainant")),
    version: row.version,
  };
}

/** Every complaint, for the coordinator. */
export const listComplaints = async (tx: Tx): Promise<Complaint[]> =>
  (await sql<ComplaintRow>`select x.* from titleix.complaints() x`.execute(tx.db)).rows.map((row) => showComplaint(tx, row));

/** Reports that were sent to the coordinator. */
export const listNotices = async (tx: Tx) =>
  (
    await sql<{
      reportId: Owed["reportId"];
      caseNumber: number | null;
      concernNumber: number | null;
      by: string;
      onDay: string;
      atTime: string | null;
    }>`
      select n.id as "reportId", n.case_number as "caseNumber", n.concern_number as "concernNumber", n.by_name as by, n.made_on as "onDay", n.made_time as "atTime"
        from titleix.notices() n`.execute(tx.db)
  ).rows;

/** One complaint; to nobody but the coordinator is it there. */
export async function findComplaint(tx: Tx, { complaintId }: { complaintId: string }): Promise<Complaint | undefined> {
  if (!(await findStanding(tx)).coordinates) return undefined;
  return (await listComplaints(tx)).find((one) => one.complaintId === complaintId);
}

/** One party of a complaint; to nobody but the coordinator is it there. */
export async function findParty(tx: Tx, { partyId }: { partyId: string }): Promise<Party | undefined> {
  if (!(await findStanding(tx)).coordinates) return undefined;
  return (await listComplaints(tx)).flatMap(({ parties }) => parties).find((one) => one.partyId === partyId);
}

/** The case, and whether the asker has it, at a school. */
export async function findHeldCase(tx: Tx, input: { caseId: string }) {
  const found = await findCase(tx, input);
  if (!found) return undefined;
  const { rows } = await sql<{ has: boolean }>`select titleix.has(${found.id}) as has`.execute(tx.db);
  return { ...found, has: rows[0]?.has ?? false };
}
export type HeldCase = NonNullable<Awaited<ReturnType<typeof findHeldCase>>>;

/** As what the case is a party, by reference. */
export const listLinks = async (tx: Tx, caseId: string) =>
  (
    await sql<{ id: string; reference: Buffer; role: PartyRole; closed: boolean }>`select x.* from titleix.links_of(${caseId}) x`.execute(
      tx.db,
    )
  ).rows.map(({ id, reference, role, closed }) => ({ reference: tx.open("titleix.complaint", id, "reference", reference), role, closed }));

interface MeasureRow {
  id: string;
  kind: MeasureKind;
  what_to_do: Buffer;
  implementers: Measure["implementers"];
  asked_by: string;
  state: MeasureState;
  offered_on: string;
  version: number;
}
const open = (tx: Tx, { id, kind, what_to_do, state, offered_on, version }: MeasureRow) => ({
  measureId: id as Measure["measureId"],
  kind,
  whatToDo: tx.open("titleix.measure", id, "what_to_do", what_to_do),
  state,
  offeredOn: offered_on,
  version,
});

/** The measures of a case, for whoever has it. */
export const listMeasures = async (tx: Tx, caseId: string): Promise<Measure[]> =>
  (await sql<MeasureRow>`select x.* from titleix.measures_of(${caseId}) x`.execute(tx.db)).rows.map((row) => ({
    ...open(tx, row),
    implementers: row.implementers,
  }));

/** What the asker is named to carry out. */
export const listCarried = async (tx: Tx): Promise<Carried[]> =>
  (await sql<MeasureRow>`select x.* from titleix.my_measures() x`.execute(tx.db)).rows.map((row) => ({
    ...open(tx, row),
    askedBy: row.asked_by,
  }));

/** A measure, for whoever has its case or carries it out. */
export const findMeasure = async (tx: Tx, { measureId }: { measureId: string }) =>
  (
    await sql<{
      id: string;
      has: boolean;
      carries: boolean;
    }>`select x.id, x.has, x.carries from titleix.measure_for(${measureId}) x`.execute(tx.db)
  ).rows[0];
