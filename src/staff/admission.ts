import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid, notFound, refused } from "../kernel/problem.ts";
import type { MembershipParts } from "./contract.ts";
import { opensNothing } from "./policy.ts";

/** Tells colleagues of somebody who is to be let into their program, or was: through the outbox, which lies a floor above. */
export type TellOfAdmission = (tx: Tx, news: { accountIds: readonly string[]; what: "asked" | "done"; about: string }) => Promise<void>;

async function findConfirmers(tx: Tx, programId: string, except: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ account_id: string }>`select account_id from staff.confirmers(${programId}, ${except}::uuid[])`.execute(
    tx.db,
  );
  return rows.map((row) => row.account_id);
}

/** A role in a program of the agency, one live role a program: given at once where that may be, else asked of those who say who comes in there. */
export async function addMembership(
  tx: Tx,
  accountId: string,
  parts: z.output<typeof MembershipParts>,
  tell: TellOfAdmission,
): Promise<string> {
  const { programId, role, sees, mayTriage, endsOn } = parts;
  const wrong = {
    ...(opensNothing(role) && sees === "program" && { sees: "membership.opensNothing" }),
    ...(opensNothing(role) && mayTriage && { mayTriage: "membership.opensNothing" }),
    ...(role === "student_staff" && !endsOn && { endsOn: "membership.endNeeded" }),
    ...(endsOn && endsOn < tx.actor.today && { endsOn: "membership.endPast" }),
  };
  if (Object.keys(wrong).length > 0) throw invalid(wrong);
  const canWrite = parts.canWrite && !(opensNothing(role) && role !== "officer");
  const program = await tx.db
    .selectFrom("agencies.program as p")
    .select([
      sql<boolean>`exists (select from staff.membership m where m.program_id = p.id and m.account_id = ${accountId} and m.ends_at > kernel.clock())`.as(
        "held",
      ),
      sql<boolean>`exists (select from staff.admission a where a.program_id = p.id and a.account_id = ${accountId} and a.outcome is null)`.as(
        "asked",
      ),
      sql<boolean>`staff.may_admit(p.id, ${accountId}, ${role}, ${sees}, ${mayTriage}, ${canWrite})`.as("open"),
    ])
    .where("p.id", "=", programId)
    .where("p.ended_at", "is", null)
    .executeTakeFirst();
  if (!program) throw notFound();
  if (program.held) throw conflict("membership.held");
  if (program.asked) throw conflict("membership.asked");
  const accountIds = await findConfirmers(tx, programId, [accountId, tx.actor.id]);
  if (!program.open && accountIds.length === 0) throw refused();
  const id = newId();
  const right = { id, agency_id: tx.actor.agencyId, account_id: accountId, program_id: programId, role, sees, may_triage: mayTriage };
  const rest = { can_write: canWrite, trained_until: parts.trainedUntil, confidential: parts.confidential };
  const endsAt = sql<string>`staff.end_of_day(${tx.actor.agencyId}, ${endsOn})`;
  if (program.open)
    await tx.db
      .insertInto("staff.membership")
      .values({ ...right, ...rest, ends_at: endsAt })
      .execute();
  else
    await tx.db
      .insertInto("staff.admission")
      .values({ ...right, ...rest, ends_on: endsOn, asked_by: tx.actor.id })
      .execute();
  await tell(tx, { accountIds, what: program.open ? "done" : "asked", about: id });
  return id;
}

const shown = (tx: Tx) =>
  tx.db
    .selectFrom("staff.admission as a")
    .innerJoin("staff.account as w", "w.id", "a.account_id")
    .innerJoin("staff.account as b", "b.id", "a.asked_by")
    .innerJoin("agencies.program as p", "p.id", "a.program_id")
    .select(["a.id", "a.account_id", "w.name", "w.email", "w.title", "a.program_id as programId", "p.name as program", "a.role", "a.sees"])
    .select([
      "a.may_triage as mayTriage",
      "a.can_write as canWrite",
      "a.trained_until as trainedUntil",
      "a.confidential",
      "a.ends_on as endsOn",
    ])
    .select(["a.asked_by", "b.name as asked_by_name", "a.asked_at as askedAt"])
    .where("a.outcome", "is", null);

const saysIt = (tx: Tx) =>
  sql<boolean>`exists (select from staff.confirmers(a.program_id, array[a.account_id, a.asked_by]) c where c.account_id = ${tx.actor.id})`;

/** Who waits for the actor's own word. */
export async function listAdmissions(tx: Tx) {
  const rows = await shown(tx).where(saysIt(tx)).orderBy("a.asked_at").execute();
  return {
    admissions: rows.map(({ account_id, name, email, title, asked_by, asked_by_name, ...rest }) => ({
      ...rest,
      account: { id: account_id, name, email, title },
      askedBy: { id: asked_by, name: asked_by_name },
    })),
  };
}

/** How many wait for the actor's word. */
export async function countAdmissions(tx: Tx): Promise<number> {
  const { count } = await tx.db
    .selectFrom("staff.admission as a")
    .select(sql<number>`count(*)::int`.as("count"))
    .where("a.outcome", "is", null)
    .where(saysIt(tx))
    .executeTakeFirstOrThrow();
  return count;
}

/** Everyone who waits, and whose word it needs: for the accounts page. */
export async function listWaiting(tx: Tx) {
  return shown(tx)
    .select(
      sql<
        string[]
      >`array(select c.name from staff.confirmers(a.program_id, array[a.account_id, a.asked_by]) f join staff.account c on c.id = f.account_id order by c.name)`.as(
        "saidBy",
      ),
    )
    .orderBy("a.asked_at")
    .execute();
}

/** One that waited or waits, of the actor's word or, for an administrator, of anybody's. */
export async function findAdmission(tx: Tx, { admissionId }: { admissionId: string }) {
  const found = await tx.db
    .selectFrom("staff.admission as a")
    .select(["a.id", "a.outcome"])
    .select(saysIt(tx).as("mine"))
    .where("a.id", "=", admissionId)
    .executeTakeFirst();
  return found && (found.mine || tx.actor.mayAdmin) ? found : undefined;
}

/** Says yes or no. Said before, by oneself or a colleague, it is a conflict. */
export async function decideAdmission(tx: Tx, admissionId: string, admit: boolean): Promise<void> {
  const { rows } = await sql<{ done: boolean }>`select staff.decide_admission(${admissionId}, ${admit}) as done`.execute(tx.db);
  if (!rows[0]?.done) throw conflict("admission.decided");
}
