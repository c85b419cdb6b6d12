import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid } from "../kernel/problem.ts";
import type { covers, Span } from "./coverContract.ts";

type Between = z.output<typeof Span>;
const now = sql<string>`kernel.clock()`;

/** Tells whoever is to stand in: through the outbox, which lies a floor above. */
export type TellOfCover = (tx: Tx, news: { accountId: string; coverId: string; from: string; until: string }) => Promise<void>;

interface Arranged {
  accountId: string;
  supervised: boolean;
}

/** The colleague an absence or a cover is about, and whether the asker supervises them. */
export async function findArranged(tx: Tx, { accountId }: { accountId: string }): Promise<Arranged | undefined> {
  return tx.db
    .selectFrom("staff.account as a")
    .select(["a.id as accountId", sql<boolean>`staff.supervises(a.id)`.as("supervised")])
    .where("a.id", "=", accountId)
    .where("a.kind", "=", "staff")
    .where("a.status", "<>", "invited")
    .executeTakeFirst();
}

/** Both sides of a new cover, of one's own agency. */
export async function findNewCover(tx: Tx, { coveredId, byId }: { coveredId: string; byId: string }) {
  const [covered, by] = await Promise.all([findArranged(tx, { accountId: coveredId }), findArranged(tx, { accountId: byId })]);
  return covered && by && { ...covered, byId };
}

/** The one somebody is to stand in for. */
export const findCovered = (tx: Tx, { coveredId }: { coveredId: string }) => findArranged(tx, { accountId: coveredId });

/** Who can stand in for that colleague, but the asker: nobody gives themself somebody's cases. */
export const listCandidates = (tx: Tx, coveredId: string) =>
  tx.db
    .selectFrom("staff.account")
    .select(["id", "name", "title"])
    .select([
      sql<boolean>`exists (select from staff.membership m where m.account_id = account.id and m.backup_since is not null and m.ends_at > kernel.clock()
        and exists (select from staff.membership x where x.account_id = ${coveredId} and x.program_id = m.program_id and x.ends_at > kernel.clock()))`.as(
        "backup",
      ),
      sql<boolean>`exists (select from staff.away w where w.account_id = account.id)`.as("away"),
    ])
    .where("kind", "=", "staff")
    .where("status", "=", "active")
    .where("id", "not in", [coveredId, tx.actor.id])
    .where(sql<boolean>`staff.can_cover(id, ${coveredId})`)
    .orderBy("away")
    .orderBy("backup", "desc")
    .orderBy("name")
    .execute();

/** The instants between which a span lies, where the agency is. */
async function placeSpan(tx: Tx, span: Between): Promise<{ from: string; until: string }> {
  if (span.lastDay < span.firstDay) throw invalid({ lastDay: "beforeStart" });
  const { rows } = await sql<{ from: string; until: string; over: boolean; long: boolean }>`
    select s."from", s.until, s.until <= ${now} as over, s.until > s."from" + interval '400 days' as long
      from (select (${span.firstDay}::date + coalesce(${span.fromTime ?? null}::time, '00:00')) at time zone ${tx.actor.timeZone} as "from",
                   (case when ${span.untilTime ?? null}::time is null then ${span.lastDay}::date + interval '1 day'
                         else ${span.lastDay}::date + ${span.untilTime ?? null}::time end) at time zone ${tx.actor.timeZone} as until) s`.execute(
    tx.db,
  );
  const placed = rows[0];
  if (!placed || placed.until <= placed.from) throw invalid({ untilTime: "beforeStart" });
  if (placed.over) throw invalid({ lastDay: "past" });
  if (placed.long) throw invalid({ lastDay: "tooLong" });
  return placed;
}

async function insertAbsence(tx: Tx, accountId: string, { from, until }: { from: string; until: string }): Promise<string> {
  const id = newId();
  await tx.db
    .insertInto("staff.absence")
    .values({ id, agency_id: tx.actor.agencyId, account_id: accountId, starts_at: from, ends_at: until })
    .execute();
  return id;
}

export async function addAbsence(tx: Tx, accountId: string, span: Between) {
  return { id: await insertAbsence(tx, accountId, await placeSpan(tx, span)) };
}

/** Lets somebody stand in, tells them, and says that the other is away. */
export async function addCover(tx: Tx, input: z.output<typeof covers.add.in>, tell: TellOfCover) {
  const { rows } = await sql<{ can: boolean }>`select staff.can_cover(${input.byId}, ${input.coveredId}) as can`.execute(tx.db);
  if (!rows[0]?.can) throw conflict("cover.cannotStandIn");
  const placed = await placeSpan(tx, input);
  const id = newId();
  await tx.db
    .insertInto("staff.cover")
    .values({
      id,
      agency_id: tx.actor.agencyId,
      account_id: input.byId,
      covered_id: input.coveredId,
      starts_at: placed.from,
      ends_at: placed.until,
      granted_by: tx.actor.id,
    })
    .execute();
  if (input.away) await insertAbsence(tx, input.coveredId, placed);
  await tell(tx, { accountId: input.byId, coverId: id, from: input.firstDay, until: input.lastDay });
  return { id };
}

export const findCover = (tx: Tx, { coverId }: { coverId: string }) =>
  tx.db
    .selectFrom("staff.cover as c")
    .select(["c.id", "c.covered_id as accountId", "c.account_id as byId", sql<boolean>`staff.supervises(c.covered_id)`.as("supervised")])
    .where("c.id", "=", coverId)
    .where("c.ended_at", "is", null)
    .where("c.ends_at", ">", now)
    .executeTakeFirst();

export const findAbsence = (tx: Tx, { absenceId }: { absenceId: string }) =>
  tx.db
    .selectFrom("staff.absence as b")
    .select(["b.id", "b.account_id as accountId", sql<boolean>`staff.supervises(b.account_id)`.as("supervised")])
    .where("b.id", "=", absenceId)
    .where("b.ended_at", "is", null)
    .where("b.ends_at", ">", now)
    .executeTakeFirst();

export async function endCover(tx: Tx, coverId: string) {
  await tx.db.updateTable("staff.cover").set({ ended_at: now }).where("id", "=", coverId).execute();
  return {};
}

export async function endAbsence(tx: Tx, absenceId: string) {
  await tx.db.updateTable("staff.absence").set({ ended_at: now }).where("id", "=", absenceId).execute();
  return {};
}

/** One's own absence that is over, and whose summary still stands. */
export const findOver = (tx: Tx, { absenceId }: { absenceId: string }) =>
  tx.db
    .selectFrom("staff.absence as b")
    .select("b.id")
    .where("b.id", "=", absenceId)
    .where("b.account_id", "=", tx.actor.id)
    .where("b.read_at", "is", null)
    .where(sql<boolean>`coalesce(b.ended_at, b.ends_at) <= ${now}`)
    .executeTakeFirst();

export async function readAbsence(tx: Tx, absenceId: string) {
  await sql`select staff.read_summary(${absenceId})`.execute(tx.db);
  return {};
}

/** Cover and absences, now and to come: one's own, and of those one supervises. */
export async function listCover(tx: Tx) {
  const me = tx.actor.id;
  const [covers, absences, team] = await Promise.all([
    tx.db
      .selectFrom("staff.cover as c")
      .innerJoin("staff.account as a", "a.id", "c.covered_id")
      .innerJoin("staff.account as b", "b.id", "c.account_id")
      .select([
        "c.id",
        "c.covered_id",
        "a.name as coveredName",
        "c.account_id",
        "b.name as byName",
        "c.starts_at as from",
        "c.ends_at as until",
      ])
      .select(sql<boolean>`c.starts_at <= ${now}`.as("begun"))
      .where("c.ended_at", "is", null)
      .where("c.ends_at", ">", now)
      .where(sql<boolean>`(c.covered_id = ${me} or c.account_id = ${me} or staff.supervises(c.covered_id))`)
      .orderBy("c.starts_at")
      .execute(),
    tx.db
      .selectFrom("staff.absence as b")
      .innerJoin("staff.account as a", "a.id", "b.account_id")
      .select(["b.id", "a.id as accountId", "a.name", "b.starts_at as from", "b.ends_at as until"])
      .where("b.ended_at", "is", null)
      .where("b.ends_at", ">", now)
      .where(sql<boolean>`(b.account_id = ${me} or staff.supervises(b.account_id))`)
      .orderBy("b.starts_at")
      .execute(),
    tx.db
      .selectFrom("staff.account as a")
      .select(["a.id", "a.name"])
      .where("a.status", "=", "active")
      .where("a.kind", "=", "staff")
      .where(sql<boolean>`(a.id = ${me} or staff.supervises(a.id))`)
      .orderBy(sql`a.id <> ${me}`)
      .orderBy("a.name")
      .execute(),
  ]);
  return {
    covers: covers.map(({ id, covered_id, coveredName, account_id, byName, ...rest }) => ({
      id,
      covered: { id: covered_id, name: coveredName },
      by: { id: account_id, name: byName },
      ...rest,
      mayEnd: true,
    })),
    absences: absences.map(({ id, accountId, name, from, until }) => ({ id, account: { id: accountId, name }, from, until, mayEnd: true })),
    mayArrangeFor: team,
  };
}
