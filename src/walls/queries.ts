import { sql } from "kysely";
import { type FoundCase, findCase } from "../cases/queries.ts";
import type { Tx } from "../kernel/db.ts";
import { findPerson } from "../people/queries.ts";
import type { Origin, Wall } from "./contract.ts";

interface WallRow {
  id: string;
  account_id: string;
  account: string;
  origin: Origin;
  reason: Buffer | null;
  placed_by: string | null;
  placed_name: string | null;
  placed_at: string;
  case_id: string | null;
  case_number: number | null;
  person_id: string | null;
  lift_asked_by: string | null;
  lift_name: string | null;
  lift_asked_at: string | null;
  lift_why: Buffer | null;
  decides: boolean;
  /** The case, or the person, is the reader's to know of. */
  known: boolean;
  version: number;
}

const MOST_LISTED = 100;

const wallRows = async (tx: Tx, where: ReturnType<typeof sql>): Promise<Wall[]> => {
  const { rows } = await sql<WallRow>`
    select w.id, w.account_id, a.name as account, w.origin, w.reason, w.placed_by, b.name as placed_name, w.placed_at, c.id as case_id, c.number as case_number,
           p.id as person_id, w.lift_asked_by, l.name as lift_name, w.lift_asked_at, w.lift_why, w.version,
           coalesce(c.id, p.id) is not null as known, walls.lifts(w) as decides
      from access.wall w join staff.account a on a.id = w.account_id left join staff.account b on b.id = w.placed_by left join staff.account l on l.id = w.lift_asked_by
      left join cases.case c on c.id = w.case_id left join people.person p on p.id = w.person_id
     where w.lifted_at is null and ${where}
     order by w.lift_asked_at nulls last, w.placed_at desc, w.id limit ${sql.lit(MOST_LISTED)}`.execute(tx.db);
  return rows.map((row) => showWall(tx, row));
};

function showWall(tx: Tx, row: WallRow): Wall {
  const open = (column: string, sealed: Buffer | null) => (sealed && row.known ? tx.open("access.wall", row.id, column, sealed) : null);
  const asked = row.lift_asked_by !== null && row.lift_asked_at !== null;
  return {
    wallId: row.id as never,
    account: { id: row.account_id, name: row.account },
    origin: row.origin,
    reason: open("reason", row.reason),
    placedBy: row.placed_by ? { id: row.placed_by, name: row.placed_name ?? "" } : null,
    placedAt: row.placed_at,
    caseId: row.case_id as never,
    caseNumber: row.case_number,
    personId: row.person_id as never,
    lift: asked
      ? {
          by: { id: row.lift_asked_by as string, name: row.lift_name ?? "" },
          at: row.lift_asked_at as string,
          why: open("lift_why", row.lift_why),
        }
      : null,
    mayAsk: !asked,
    mayAnswer: asked && row.decides && row.lift_asked_by !== tx.actor.id,
    version: row.version,
  };
}

/** The case with the walls before it, and before the person it is about, that the asker may know of. */
export const wallsOfCase = (tx: Tx, found: FoundCase) => wallRows(tx, sql`(w.case_id = ${found.id} or w.person_id = ${found.personId})`);

export const wallsOfPerson = (tx: Tx, personId: string) =>
  wallRows(tx, sql`(w.person_id = ${personId} or w.case_id in (select x.id from cases.case x where x.person_id = ${personId}))`);

/** All on which the asker may have to say the second word. */
export const wallsToDecide = (tx: Tx) => wallRows(tx, sql`walls.lifts(w)`);

export const findWall = async (tx: Tx, { wallId }: { wallId: string }): Promise<Wall | undefined> =>
  (await wallRows(tx, sql`w.id = ${wallId}`))[0];

const answers = async (tx: Tx, personId: string | null, caseId: string | null): Promise<boolean> => {
  const { rows } = await sql<{ may: boolean }>`select walls.answers(${personId}, ${caseId}) as may`.execute(tx.db);
  return rows[0]?.may ?? false;
};

/** The case, and whether the asker may place a wall before it. */
export async function findWalledCase(tx: Tx, input: { caseId: string }) {
  const found = await findCase(tx, input);
  return found && { ...found, mayPlace: await answers(tx, null, found.id) };
}
export type WalledCase = NonNullable<Awaited<ReturnType<typeof findWalledCase>>>;

/** The person, and whether the asker may place a wall before them. */
export async function findWalledPerson(tx: Tx, input: { personId: string }) {
  const found = await findPerson(tx, input);
  return found && { ...found, mayPlace: await answers(tx, found.id, null) };
}
export type WalledPerson = NonNullable<Awaited<ReturnType<typeof findWalledPerson>>>;

/** The cases of a person that the asker sees and that run. */
export const casesRunning = (tx: Tx, personId: string) =>
  tx.db
    .selectFrom("cases.case")
    .select(["id", "manager_id", "program_id"])
    .where("person_id", "=", personId)
    .where("status", "<>", "closed")
    .orderBy("id")
    .execute();
