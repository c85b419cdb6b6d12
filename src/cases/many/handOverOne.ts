import { sql } from "kysely";
import type { z } from "zod";
import { writesProgram } from "../../kernel/actor.ts";
import type { Tx } from "../../kernel/db.ts";
import { newId } from "../../kernel/ids.ts";
import { conflict } from "../../kernel/problem.ts";
import { notifyAccount } from "../../messages/queueMessage.ts";
import { type FoundCase, findCase } from "../queries.ts";
import type { TransferReason } from "../record/contract.ts";
import { ownTitles } from "../tasks/ownTitles.ts";
import { writeTask } from "../tasks/writeTask.ts";
import { refuseDecider, transferCase } from "../transferCase.ts";
import { recordOne } from "./recordOne.ts";

/** What holds for all cases of one handing over. */
export interface HandingOver {
  readonly teller: "receiver" | "me";
  readonly coverById: string | null;
}

/**
 * Gives one of a leaver's cases on. Whoever writes the whole program does it as a transfer; an administrator through the database, without seeing it
 * (R08). Answers what stands in the way, or nothing.
 */
export async function handOverOne(
  tx: Tx,
  source: "web" | "job",
  leaverId: string,
  { caseId, version, toId }: { caseId: string; version: number; toId: string | null },
  { teller }: HandingOver,
): Promise<string | undefined> {
  if (!toId) return "case.managerCannotCarry";
  const found = await findCase(tx, { caseId });
  if ((await nameOf(tx, toId)) === undefined) return "case.managerCannotCarry";
  if (found && found.managerId === leaverId && writesProgram(tx.actor, found.programId)) {
    await transferAndTell(tx, source, found, { toId, reason: "leaving", version, teller });
    return undefined;
  }
  const [taskId, wakeId] = [newId(), newId()];
  const seal = (id: string, title: string) => tx.seal("cases.task", id, "title", title);
  const { rows } = await sql<{ code: string | null }>`
    select cases.hand_over_case(${leaverId}, ${caseId}, ${version}, ${toId}, ${newId()}, ${taskId}, ${seal(taskId, ownTitles.tellManager)}, ${wakeId}, ${seal(wakeId, ownTitles.takeUpAgain)}) as code`.execute(
    tx.db,
  );
  const code = rows[0]?.code ?? undefined;
  if (code === undefined) await recordOne(tx, source, "case.transfer", { id: caseId }, { managerId: toId });
  return code;
}

/**
 * Transfers a case, and sets the step in which its person is told: the receiver's, unless the one who hands over says it. The step is written first: the
 * right of one who gives their own case away ends with it.
 */
export async function transferAndTell(
  tx: Tx,
  source: "web" | "job",
  found: FoundCase,
  { toId, reason, version, teller, siteId }: Telling,
): Promise<void> {
  await refuseDecider(tx, found.id, toId);
  await endTellSteps(tx, found.id);
  const ownerId = teller === "me" ? tx.actor.id : toId;
  await writeTask(tx, found, { kind: "task", title: ownTitles.tellManager, dueOn: tx.actor.today, ownerId, source: "system", tells: true });
  await transferCase(tx, found, { caseId: found.id as never, managerId: toId, reason, version, siteId });
  await recordOne(tx, source, "case.transfer", found, { managerId: toId });
}

/** An earlier step to say who it is now would say somebody who it is no more: the newer one takes its place. */
const endTellSteps = (tx: Tx, caseId: string) => sql`select cases.end_tell_steps(${caseId})`.execute(tx.db);

interface Telling {
  readonly toId: string;
  readonly reason: z.infer<typeof TransferReason>;
  readonly version: number;
  readonly teller: HandingOver["teller"];
  /** The school the person goes to, where one was chosen. */
  readonly siteId?: string | undefined;
}

/** The first name of an active colleague. */
export async function nameOf(tx: Tx, accountId: string): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom("staff.account")
    .select("name")
    .where("id", "=", accountId)
    .where("status", "=", "active")
    .executeTakeFirst();
  return row?.name.split(" ")[0];
}

/** What the leaver had to do in cases of others goes to their managers; whom they stood in for gets somebody else, who is told. */
export async function handOverRest(tx: Tx, leaverId: string, { coverById }: HandingOver): Promise<void> {
  await sql`select cases.hand_over_steps(${leaverId})`.execute(tx.db);
  if (coverById === tx.actor.id) throw conflict("cover.cannotStandIn");
  if (!coverById) return;
  const { rows: given } = await sql<{ coverId: string; from: string; until: string }>`
    select h.cover_id as "coverId", h.first_day as "from", h.last_day as until from staff.hand_over_covers(${leaverId}, ${coverById}) h`.execute(
    tx.db,
  );
  for (const { coverId, from, until } of given)
    await notifyAccount(tx, { accountId: coverById, template: "cover.given", params: { from, until }, once: `cover:${coverId}` });
}
