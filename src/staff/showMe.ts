import { sql } from "kysely";
import type { Opened } from "../kernel/actor.ts";
import type { Tx } from "../kernel/db.ts";
import { countAdmissions } from "./admission.ts";

type Session = Omit<Opened, "actor">;

/** Who is asking, as the pages need it. */
export async function showMe(tx: Tx, session: Session) {
  const { actor } = tx;
  const [account, agency, programs, covering, joining] = await Promise.all([
    tx.db.selectFrom("staff.account").select("email").where("id", "=", actor.id).executeTakeFirstOrThrow(),
    tx.db
      .selectFrom("agencies.agency as g")
      .select(["g.id", "g.name", "g.kind", "g.emergency", "g.time_zone as timeZone"])
      .where("g.id", "=", actor.agencyId)
      .executeTakeFirstOrThrow(),
    tx.db
      .selectFrom("agencies.program as p")
      .select(["p.id", "p.name", "p.regime", "p.kind", "p.person_word as personWord"])
      .select(sql<boolean>`p.regime = 'VSP' or p.asks_safety`.as("asksSafety"))
      .select(
        sql<boolean>`exists (select from staff.membership m where m.program_id = p.id and m.account_id = ${actor.id} and m.confidential
          and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock())`.as("confidential"),
      )
      .where("p.id", "=", sql<string>`any(${actor.programs.map((one) => one.id)}::uuid[])`)
      .orderBy("p.name")
      .execute(),
    tx.db
      .selectFrom("staff.cover as c")
      .innerJoin("staff.account as a", "a.id", "c.covered_id")
      .select(["a.id as accountId", "a.name", "c.ends_at as until"])
      .where("c.account_id", "=", actor.id)
      .where("c.covered_id", "=", sql<string>`any((select access.stands())::uuid[])`)
      .where("c.ended_at", "is", null)
      .where("c.starts_at", "<=", sql<string>`kernel.clock()`)
      .where("c.ends_at", ">", sql<string>`kernel.clock()`)
      .orderBy("c.ends_at")
      .execute(),
    countAdmissions(tx),
  ]);
  return {
    id: actor.id,
    name: actor.name,
    email: account.email,
    agency,
    language: actor.language,
    timeZone: actor.timeZone,
    today: actor.today,
    assurance: 2 as const,
    steppedUpAt: session.steppedUpAt,
    mayAdmin: actor.mayAdmin,
    programs: programs.flatMap((program) => actor.programs.filter((one) => one.id === program.id).map((mine) => ({ ...mine, ...program }))),
    covering,
    joining,
  };
}

interface SessionRow {
  id: string;
  browser: string | null;
  shared: boolean;
  created_at: string;
  idle_until: string;
}
interface PasskeyRow {
  id: string;
  label: string;
  created_at: string;
  last_used_at: string | null;
}

/** Where one is signed in, and with what. */
export async function showSecurity(tx: Tx, session: Session) {
  const [account, sessions, passkeys] = await Promise.all([
    tx.db.selectFrom("staff.account").select("known_as").where("id", "=", tx.actor.id).executeTakeFirstOrThrow(),
    sql<SessionRow>`select * from staff.my_sessions()`.execute(tx.db),
    sql<PasskeyRow>`select * from staff.my_passkeys()`.execute(tx.db),
  ]);
  return {
    knownAs: account.known_as,
    passkeys: passkeys.rows.map(({ id, label, created_at, last_used_at }) => ({
      id,
      label,
      addedAt: created_at,
      lastUsedAt: last_used_at,
    })),
    sessions: sessions.rows.map(({ id, browser, shared, created_at, idle_until }) => ({
      id,
      browser,
      shared,
      since: created_at,
      idleUntil: idle_until,
      here: id === session.sessionId,
    })),
  };
}
