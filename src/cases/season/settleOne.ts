import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { conflict } from "../../kernel/problem.ts";
import { notifyAccount } from "../../messages/queueMessage.ts";
import { pauseCase } from "../changeCase.ts";
import { closeOne, findStanding } from "../many/closeOne.ts";
import { nameOf, transferAndTell } from "../many/handOverOne.ts";
import { recordOne } from "../many/recordOne.ts";
import { isHigh, looksAtClosing } from "../outreach/noResponse.ts";
import { mayChangeCase, mayTransferCase } from "../policy.ts";
import { type FoundCase, findCase, hasNobody, lockCase } from "../queries.ts";
import type { ManyReason, Outcome } from "../record/contract.ts";

/** What holds for all cases of one year's end. */
export interface Settling {
  readonly programId: string;
  readonly wakeOn: string | null;
  readonly outcome: z.infer<typeof Outcome>;
  readonly openTasks?: "cancel" | "keep";
  readonly lookedAtRisk?: boolean;
}

interface Item {
  readonly caseId: string;
  readonly version: number;
  readonly toId: string | null;
  readonly codes: unknown;
}

type Act =
  | { readonly act: "pause" }
  | { readonly act: "outside" }
  | { readonly act: "hand"; readonly siteId: string | null }
  | { readonly act: "close"; readonly reason: z.infer<typeof ManyReason> };

/** Does with one case what was chosen for it, by the verb that does it alone; answers the version it was left with, and how it stood where that can be taken back. */
export async function settleOne(tx: Tx, source: "web" | "job", item: Item, run: Settling): Promise<{ version: number; was?: object }> {
  const chosen = item.codes as Act;
  const { caseId, version } = item;
  const found = await findCase(tx, { caseId });
  if (!found || found.programId !== run.programId) throw conflict("notFound");
  const lets = chosen.act === "close" || chosen.act === "pause";
  if (lets && isHigh(found.risk) && looksAtClosing(tx, found) && !run.lookedAtRisk) throw conflict("case.highRiskLook");
  if (chosen.act === "close") {
    const { outcome, openTasks } = run;
    return closeOne(tx, source, item, { reason: chosen.reason, outcome, ...(openTasks && { openTasks }), note: null, wakeOnConcern: true });
  }
  if (!(chosen.act === "pause" ? mayChangeCase : mayTransferCase)(tx.actor, found)) throw conflict("refused");
  await lockCase(tx, caseId, version);
  if (found.status === "closed") throw conflict("case.closed");
  if (found.diedOn !== null) throw conflict("case.personDied");
  if (chosen.act === "outside") throw conflict("case.otherAgency");
  return chosen.act === "pause"
    ? pauseOne(tx, source, found, version, run.wakeOn ?? "")
    : handOne(tx, source, found, version, item.toId, chosen.siteId);
}

/** Two things are not done to many by one press: letting a high risk rest, unless a supervisor presses, and sleeping through an appointment. */
async function pauseOne(tx: Tx, source: "web" | "job", found: FoundCase, version: number, until: string) {
  if (found.status === "paused") throw conflict("case.paused");
  if (isHigh(found.risk) && !looksAtClosing(tx, found)) throw conflict("case.highRiskRests");
  const appointment = await tx.db
    .selectFrom("cases.task")
    .select("id")
    .where("case_id", "=", found.id)
    .where("status", "=", "open")
    .where("kind", "=", "appointment")
    .where("due_on", "<", until)
    .limit(1)
    .executeTakeFirst();
  if (appointment) throw conflict("case.appointment");
  const { urgent: _, ...was } = await findStanding(tx, found.id);
  const paused = await pauseCase(tx, found, { caseId: found.id as never, until, reason: "break", version });
  await recordOne(tx, source, "case.pause", found);
  return { version: paused.version, was };
}

async function handOne(tx: Tx, source: "web" | "job", found: FoundCase, version: number, toId: string | null, siteId: string | null) {
  const to = toId === null ? undefined : await nameOf(tx, toId);
  if (toId === null || to === undefined) throw conflict("case.managerCannotCarry");
  if (found.managerId === toId && !(await hasNobody(tx, found.id))) throw conflict("case.sameManager");
  const site =
    siteId === null ? undefined : await tx.db.selectFrom("agencies.site").select("id").where("id", "=", siteId).executeTakeFirst();
  await transferAndTell(tx, source, found, { toId, reason: "new_year", version, teller: "receiver", siteId: site?.id });
  return { version: version + 1 };
}

/** Whoever was given cases by a run is told so, once however many they are, and nothing of whom. */
export async function tellReceivers(tx: Tx, runId: string): Promise<void> {
  const given = await tx.db
    .selectFrom("cases.bulk_item")
    .select("to_id")
    .distinct()
    .where("run_id", "=", runId)
    .where("state", "=", "done")
    .where("to_id", "is not", null)
    .where("to_id", "<>", sql<string>`(select kernel.uid())`)
    .execute();
  for (const { to_id } of given)
    if (to_id) await notifyAccount(tx, { accountId: to_id, template: "work.given", once: `season:${runId}:${to_id}` });
}
