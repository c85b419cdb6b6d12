import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid } from "../kernel/problem.ts";
import type { covers, Span } from "./coverContract.ts";
import { coverFromOutside, isOutsiderFor } from "./outsider.ts";

type Between = z.output<typeof Span>;
type Placed = { from: string; until: string };
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
  if (!covered || !(by ?? (await isOutsiderFor(tx, byId, coveredId)))) return undefined;
  // Where who works alone cannot say it, an administrator may: by whom, the two have settled before.
  const settled = tx.actor.mayAdmin && coveredId !== tx.actor.id && (await isOutsiderFor(tx, byId, coveredId));
  return { ...covered, supervised: covered.supervised || settled, byId };
}

/** The one somebody is to stand in for. */
export const findCovered = (tx: Tx, { coveredId }: { coveredId: string }) => findArranged(tx, { accountId: coveredId });

/** Whether an account was named to stand in for that one from outside, and nobody here can. */
const outsideFor = (tx: Tx, coveredId: string) => sql<boolean>`(staff.is_alone(${coveredId}) and exists (select from staff.outsider o
  where o.account_id = account.id and o.covered_id = ${coveredId} and o.ended_at is null and o.expires_on >= ${tx.actor.today}::date))`;

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
      outsideFor(tx, coveredId).as("outside"),
    ])
    .where("kind", "=", "staff")
    .where("id", "not in", [coveredId, tx.actor.id])
    .where(
      sql<boolean>`(status = 'active' and staff.can_cover(id, ${coveredId}) and not staff.from_outside(id) or ${outsideFor(tx, coveredId)})`,
    )
    .orderBy("outside")
    .orderBy("away")
    .orderBy("backup", "desc")
    .orderBy("name")
    .execute();

/** The instants between which a span lies, where the agency is. */
async function placeSpan(tx: Tx, span: Between): Promise<Placed> {
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

/** Said by itself, or made with the planning of a cover: that one is called off with the cover. */
async function insertAbsence(tx: Tx, accountId: string, { from, until }: Placed, reason: "away" | "cover"): Promise<string> {
  const id = newId();
  await tx.db
    .insertInto("staff.absence")
    .values({ id, agency_id: tx.actor.agencyId, account_id: accountId, starts_at: from, ends_at: until, reason })
    .execute();
  return id;
}

export async function addAbsence(tx: Tx, accountId: string, span: Between) {
  return { id: await insertAbsence(tx, accountId, await placeSpan(tx, span), "away") };
}

/** Whether it stands already that somebody is away for all that time. */
async function isAwayOver(tx: Tx, accountId: string, { from, until }: Placed): Promise<boolean> {
  const { rows } = await sql`select b.id from staff.absence b
    where b.account_id = ${accountId} and b.ended_at is null and b.starts_at <= ${from} and b.ends_at >= ${until} limit 1`.execute(tx.db);
  return rows.length > 0;
}

/** Lets somebody stand in, tells them, and says that the other is away. */
export async function addCover(tx: Tx, input: z.output<typeof covers.add.in>, tell: TellOfCover) {
  if (await isOutsiderFor(tx, input.byId, input.coveredId)) {
    const id = await coverFromOutside(tx, input, await placeSpan(tx, input));
    await tell(tx, { accountId: input.byId, coverId: id, from: input.firstDay, until: input.lastDay });
    return { id };
  }
  const { rows } = await sql<{
    can: boolean;
  }>`select staff.can_cover(${input.byId}, ${input.coveredId}) and not staff.from_outside(${input.byId}) as can`.execute(tx.db);
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
  if (input.away && !(await isAwayOver(tx, input.coveredId, placed))) await insertAbsence(tx, input.coveredId, placed, "cover");
  await tell(tx, { accountId: input.byId, coverId: id, from: input.firstDay, until: input.lastDay });
  return { id };
}

export const findCover = (tx: Tx, { coverId }: { coverId: string }) =>
  tx.db
    .selectFrom("staff.cover as c")
    .select(["c.id", "c.covered_id as accountId", "c.account_id as byId", sql<boolean>`staff.supervises(c.covered_id)`.as("supervised")])
    .select(sql<boolean>`c.starts_at <= ${now}`.as("begun"))
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

/** Ends it. One that has not begun is called off, with the absence its planning made: whoever was to stand in cannot say that the other is there. */
export async function endCover(tx: Tx, { id, byId, begun }: { id: string; byId: string; begun: boolean }) {
  if (!begun && byId !== tx.actor.id)
    await sql`update staff.absence set ended_at = kernel.clock()
      where id = (select b.id from staff.cover c join staff.absence b on b.account_id = c.covered_id and b.starts_at = c.starts_at and b.ends_at = c.ends_at
                   where c.id = ${id} and b.reason = 'cover' and b.ended_at is null
                     and not exists (select from staff.cover o where o.covered_id = c.covered_id and o.id <> c.id and o.ended_at is null and o.starts_at < c.ends_at and o.ends_at > c.starts_at)
                   order by b.id limit 1)`.execute(tx.db);
  await tx.db.updateTable("staff.cover").set({ ended_at: now }).where("id", "=", id).execute();
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
      .select(sql<boolean>`b.starts_at <= ${now}`.as("begun"))
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
    absences: absences.map(({ accountId, name, ...rest }) => ({ ...rest, account: { id: accountId, name }, mayEnd: true })),
    mayArrangeFor: team,
  };
}
