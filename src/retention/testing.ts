import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cases } from "../cases/contract.ts";
import { type Id, layCases } from "../cases/testing.ts";
import type { Route } from "../kernel/door.ts";
import { runJob } from "../kernel/runJob.ts";
import { type RecordClass, type Review, retention } from "./contract.ts";
import { findDue, purgeDue } from "./jobs.ts";
import { PurgedLog } from "./purgedLog.ts";
import { retentionRoutes } from "./routes.ts";

const DAY = 86_400_000;

/** A town whose cases close, years go by, and what is due is found and goes. */
export async function layRetention(more: readonly Route[] = []) {
  const c = await layCases([...retentionRoutes, ...more]);
  const folder = mkdtempSync(join(tmpdir(), "holdfast-retention-"));
  const log = new PurgedLog(folder);
  const { s, town } = c;
  /** Somebody else who decides in CARE, beside Ravi. */
  const second = await town.account(town.agencies.northlake, "Amina Yusuf");
  await town.member(town.agencies.northlake, second, town.programs.care, "supervisor");
  const close = async (caseId: Id) => {
    await s.as(town.ines)(cases.close, {
      caseId,
      reason: "goals_met",
      outcome: "improved",
      openTasks: "cancel",
      version: await c.versionOf(caseId),
    } as never);
  };
  const find = () => runJob(s.worker, findDue, {});
  const purge = (by: PurgedLog = log) => runJob(s.worker, purgeDue(by), {});
  const queue = async (who: string) => (await s.as(who)(retention.queue, {})).reviews;
  const reviewOf = async (caseId: Id) => (await queue(town.ravi)).find((one) => one.caseId === caseId);
  const days = (n: number) => s.moveBy(n * DAY);
  const stepUp = (who: string) => s.given("update staff.session set stepped_up_at = kernel.clock() where account_id = $1", [who]);
  /** Two people let one thing of the queue go. */
  const agree = async (one: Review | undefined) => {
    if (!one) throw new Error("not in the queue");
    await s.as(town.ravi)(retention.letGo, { reviewId: one.reviewId, version: one.version });
    await stepUp(second);
    await s.as(second)(retention.answer, { reviewId: one.reviewId, version: one.version + 1, answer: "go" });
    return one;
  };
  const letGo = async (caseId: Id) => agree(await reviewOf(caseId));
  /** So many years for a class, said by the administrator. */
  const setYears = async (name: RecordClass, years: number) => {
    await stepUp(town.ida);
    await s.as(town.ida)(retention.setSchedule, { programId: null, class: name, years, why: "Board resolution 12", version: null });
  };
  return { ...c, folder, log, second, close, find, purge, queue, reviewOf, days, stepUp, agree, letGo, setYears };
}

export type Retained = Awaited<ReturnType<typeof layRetention>>;
