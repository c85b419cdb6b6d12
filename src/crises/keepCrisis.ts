import { sql, type UpdateObject } from "kysely";
import type { z } from "zod";
import type { DB } from "../../db/types.ts";
import { mayAddContact } from "../cases/policy.ts";
import { type FoundCase, findCase } from "../cases/queries.ts";
import { addTask, checkDay, requireSight } from "../cases/tasks/writeTask.ts";
import { addTimeline } from "../cases/timeline/addTimeline.ts";
import { clock } from "../kernel/clock.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid, notFound, Problem, refused, stale } from "../kernel/problem.ts";
import { type crises, LATEST_HOURS, type NewEntry } from "./contract.ts";
import { asHead, type CrisisRow, entriesOf, findCrisis } from "./queries.ts";

type In<Name extends keyof typeof crises> = z.output<(typeof crises)[Name]["in"]>;

/** Begins a crisis with its first taps; in a case it is a line of its story at once. */
export async function beginCrisis(tx: Tx, programId: string, { caseId, entries }: In<"begin">): Promise<{ id: string }> {
  checkMoments(entries);
  const found = caseId && (await findJoinable(tx, programId, caseId));
  const id = newId();
  await tx.db
    .insertInto("crises.crisis")
    .values({
      id,
      agency_id: tx.actor.agencyId,
      program_id: programId,
      number: sql<number>`agencies.next_own_number('crisis')`,
      began_at: entries.map(({ at }) => at).sort()[0] ?? clock().toISOString(),
      begun_by: tx.actor.id,
      ...(found && { person_id: found.personId, case_id: found.id, joined_at: sql<string>`kernel.clock()` }),
    })
    .execute();
  await writeEntries(tx, id, entries);
  if (found) await addTimeline(tx, found, { kind: "crisis", refId: id, codes: { crisisId: id } });
  return { id };
}

/** Adds lines to a crisis; several people may at once. */
export async function addEntries(tx: Tx, crisis: CrisisRow, entries: readonly NewEntry[]): Promise<{ id: string }> {
  checkMoments(entries);
  return { id: await writeEntries(tx, crisis.id, entries) };
}

async function writeEntries(tx: Tx, crisisId: string, entries: readonly NewEntry[]): Promise<string> {
  const rows = entries.map((entry) => {
    const id = newId();
    return {
      id,
      agency_id: tx.actor.agencyId,
      crisis_id: crisisId,
      kind: entry.kind,
      code: entry.kind === "said" ? null : entry.code,
      words: entry.kind === "said" ? tx.seal("crises.entry", id, "words", entry.words) : null,
      at: entry.at,
      by_id: tx.actor.id,
    };
  });
  await tx.db.insertInto("crises.entry").values(rows).execute();
  return rows[0]?.id ?? crisisId;
}

/** A tap is of now, or of a little while ago on a line that was down. Devices' clocks differ by minutes. */
function checkMoments(entries: readonly NewEntry[]): void {
  const now = clock().getTime();
  for (const { at } of entries) {
    const ago = now - Date.parse(at);
    if (ago < -10 * 60_000) throw invalid({ entries: "future" });
    if (ago > LATEST_HOURS * 3_600_000) throw invalid({ entries: "tooLongAgo" });
  }
}

/** Takes a line back; a second time is as well. */
export async function takeBackEntry(tx: Tx, entryId: string): Promise<Record<string, never>> {
  await tx.db
    .updateTable("crises.entry")
    .set({ taken_back_at: sql<string>`kernel.clock()` })
    .where("id", "=", entryId)
    .where("taken_back_at", "is", null)
    .execute();
  return {};
}

/** All of a crisis. */
export const showCrisis = async (tx: Tx, row: CrisisRow): Promise<z.input<typeof crises.show.out>> => ({
  ...asHead(tx, row),
  entries: await entriesOf(tx, row.id),
  setAsideWhy: row.set_aside_why && tx.open("crises.crisis", row.id, "set_aside_why", row.set_aside_why),
});

async function change(
  tx: Tx,
  { id }: CrisisRow,
  version: number,
  columns: UpdateObject<DB, "crises.crisis">,
): Promise<{ version: number }> {
  const done = await tx.db
    .updateTable("crises.crisis")
    .set({ ...columns, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 1n) return { version: version + 1 };
  const current = await findCrisis(tx, { crisisId: id });
  throw current ? stale(asHead(tx, current)) : notFound();
}

const noCheck = { check_on: null, check_time: null, check_by: null, check_title: null } as const;

/** Says when somebody looks again: a task of the case; before there is one, kept here. */
export async function setCheck(tx: Tx, crisis: CrisisRow, { onDay, atTime, accountId, title, version }: In<"setCheck">) {
  checkDay(tx.actor.today, onDay);
  if (crisis.set_aside_at) throw conflict("crisis.setAside");
  if (crisis.caseId) {
    const found = await findCase(tx, { caseId: crisis.caseId });
    if (!found) throw refused();
    const moved = await change(tx, crisis, version, noCheck);
    try {
      await addTask(tx, found, { kind: "follow_up", title, dueOn: onDay, atTime, ownerId: accountId });
    } catch (problem) {
      throw problem instanceof Problem && problem.fields["ownerId"] ? invalid({ accountId: "task.ownerCannotSee" }) : problem;
    }
    return moved;
  }
  await requireColleague(tx, crisis.programId, accountId);
  return change(tx, crisis, version, {
    check_on: onDay,
    check_time: atTime,
    check_by: accountId,
    check_title: tx.seal("crises.crisis", crisis.id, "check_title", title),
  });
}

/** Whoever looks again works in the program. */
async function requireColleague(tx: Tx, programId: string, accountId: string): Promise<void> {
  const { rows } = await sql<{ there: boolean }>`
    select exists (select from staff.membership m join staff.account a on a.id = m.account_id
                    where m.program_id = ${programId} and a.id = ${accountId} and a.status = 'active' and m.can_write and access.helps(m.role)
                      and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()) as there`.execute(tx.db);
  if (!rows[0]?.there) throw invalid({ accountId: "task.ownerCannotSee" });
}

/** Somebody looked again. */
export const doneCheck = (tx: Tx, crisis: CrisisRow, version: number) => change(tx, crisis, version, noCheck);

/** Joins a case of the same program: a line of its story, and the next look its task. */
export async function joinCrisis(tx: Tx, crisis: CrisisRow, { caseId, version }: In<"join">) {
  if (crisis.caseId) throw conflict("crisis.hasCase");
  if (crisis.set_aside_at) throw conflict("crisis.setAside");
  const found = await findJoinable(tx, crisis.programId, caseId);
  const moved = await change(tx, crisis, version, {
    person_id: found.personId,
    case_id: found.id,
    joined_at: sql<string>`kernel.clock()`,
    ...noCheck,
  });
  await addTimeline(tx, found, { kind: "crisis", refId: crisis.id, codes: { crisisId: crisis.id } });
  const { check } = asHead(tx, crisis);
  if (check) {
    const sees = await requireSight(tx, found.id, check.by.id).then(
      () => true,
      () => false,
    );
    const dueOn = check.onDay < tx.actor.today ? tx.actor.today : check.onDay;
    await addTask(tx, found, {
      kind: "follow_up",
      title: check.title,
      dueOn,
      atTime: check.atTime,
      ownerId: sees ? check.by.id : found.managerId,
    });
  }
  return moved;
}

/** An open case of that program in which the actor writes. */
async function findJoinable(tx: Tx, programId: string, caseId: string): Promise<FoundCase> {
  const found = await findCase(tx, { caseId });
  if (!found) throw notFound();
  if (!mayAddContact(tx.actor, found)) throw refused();
  if (found.programId !== programId) throw conflict("crisis.otherProgram");
  if (found.status === "closed") throw conflict("case.closed");
  return found;
}

/** Says why it never needs a case. */
export async function setAsideCrisis(tx: Tx, crisis: CrisisRow, { why, version }: In<"setAside">) {
  if (crisis.caseId) throw conflict("crisis.hasCase");
  return change(tx, crisis, version, {
    set_aside_at: sql<string>`kernel.clock()`,
    set_aside_by: tx.actor.id,
    set_aside_why: tx.seal("crises.crisis", crisis.id, "set_aside_why", why),
    ...noCheck,
  });
}
