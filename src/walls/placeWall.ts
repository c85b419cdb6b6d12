import { sql } from "kysely";
import type { z } from "zod";
import { endTeamMember } from "../cases/changeTeam.ts";
import { answersForCase } from "../cases/policy.ts";
import { type FoundCase, findCase } from "../cases/queries.ts";
import { giveTasks, transferCase } from "../cases/transferCase.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict } from "../kernel/problem.ts";
import { notifyAccount } from "../messages/queueMessage.ts";
import type { walls } from "./contract.ts";
import { casesRunning, type WalledCase, type WalledPerson } from "./queries.ts";

type Placing = Pick<z.output<typeof walls.placeOnCase.in>, "accountId" | "origin" | "handOverTo"> & {
  /** null where somebody keeps themself out: that they know them is the reason. */
  readonly reason: string | null;
};

/** Keeps a colleague from a case. */
export const placeOnCase = (tx: Tx, found: WalledCase, input: Placing) => place(tx, { personId: null, caseId: found.id }, [found], input);

/** Keeps a colleague from a person and everything about them. */
export async function placeOnPerson(tx: Tx, found: WalledPerson, input: Placing) {
  const cases: FoundCase[] = [];
  for (const { id } of await casesRunning(tx, found.id)) {
    const one = await findCase(tx, { caseId: id });
    if (one) cases.push(one);
  }
  return place(tx, { personId: found.id, caseId: null }, cases, input);
}

/**
 * The wall first: what nobody would be left for is refused there. Then what the colleague held of it goes to others, in the same transaction; the asker's
 * own sight ends with it, where it is themself they keep out.
 */
async function place(
  tx: Tx,
  { personId, caseId }: { personId: string | null; caseId: string | null },
  cases: readonly FoundCase[],
  { accountId, origin, reason, handOverTo }: Placing,
): Promise<{ id: string }> {
  const wallId = newId();
  const answered = cases.filter((one) => answersForCase(tx.actor, one));
  const held = answered.filter((one) => one.managerId === accountId && one.status !== "closed");
  if (held.length > 0 && (!handOverTo || handOverTo === accountId)) throw conflict("wall.holdsCase");
  const sealed = reason === null ? null : tx.seal("access.wall", wallId, "reason", reason);
  await sql`select walls.place(${wallId}, ${accountId}, ${personId}, ${caseId}, ${origin}, ${sealed}, ${held.length > 0})`.execute(tx.db);
  if (accountId === tx.actor.id) await sql`select cases.step_back(${personId}, ${caseId})`.execute(tx.db);
  for (const one of answered) {
    if (held.includes(one)) await handOver(tx, one, handOverTo as string);
    else if (one.managerId) await giveTasks(tx, one.id, accountId, one.managerId);
    await leaveTeam(tx, one, accountId);
  }
  if (held.length > 0 && handOverTo !== tx.actor.id)
    await notifyAccount(tx, { accountId: handOverTo as string, template: "work.given", once: `wall:${wallId}` });
  return { id: wallId };
}

async function handOver(tx: Tx, found: FoundCase, managerId: string): Promise<void> {
  const row = await tx.db.selectFrom("cases.case").select("version").where("id", "=", found.id).executeTakeFirstOrThrow();
  await transferCase(tx, found, { caseId: found.id as never, managerId, reason: "conflict", version: row.version });
}

async function leaveTeam(tx: Tx, found: FoundCase, accountId: string): Promise<void> {
  const member = await tx.db
    .selectFrom("cases.team_member")
    .select("id")
    .where("case_id", "=", found.id)
    .where("account_id", "=", accountId)
    .where("to_at", "is", null)
    .executeTakeFirst();
  if (member) await endTeamMember(tx, found, { caseId: found.id as never, memberId: member.id as never });
}
