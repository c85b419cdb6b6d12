import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { conflict, invalid } from "../kernel/problem.ts";
import type { cases } from "./contract.ts";
import { checkTarget } from "./openCase.ts";
import { LONGEST_PAUSE_DAYS, mayRest, stepsFrom } from "./policy.ts";
import { changeCaseRow, type FoundCase, unpaused } from "./queries.ts";
import { nextProgramDay, restSteps, wakeSteps } from "./restSteps.ts";
import { addTimeline } from "./timeline/addTimeline.ts";

type In<K extends keyof typeof cases> = z.output<(typeof cases)[K]["in"]>;

const illegal = (from: string, to: string) => conflict("case.illegalStep", { from, to });

/** Sets level of service, weight, risk and target end of an open case. */
export async function changeLevel(tx: Tx, found: FoundCase, { serviceLevel, weight, risk, targetEnd, version }: In<"changeLevel">) {
  if (found.status === "closed") throw conflict("case.closed");
  if (targetEnd !== found.targetEnd) checkTarget(tx.actor.today, targetEnd);
  const changed = await changeCaseRow(tx, found, version, { service_level: serviceLevel, weight, risk, target_end: targetEnd });
  await addTimeline(tx, found, { kind: "level", refId: found.id, codes: { level: serviceLevel, weight, risk, targetEnd } });
  return changed;
}

/** Moves an open case along its life. */
export async function changeStatus(tx: Tx, found: FoundCase, { to, version }: In<"changeStatus">) {
  if (!stepsFrom(found.status).includes(to)) throw illegal(found.status, to);
  const changed = await changeCaseRow(tx, found, version, { status: to, ...unpaused });
  await addTimeline(tx, found, { kind: "status", refId: found.id, codes: { from: found.status, to } });
  return changed;
}

/** Lets a case rest until a day still to come, or the next one on which its program is there; it wakes to where it was, and its steps wait for it. */
export async function pauseCase(tx: Tx, found: FoundCase, { until, reason, version }: In<"pause">) {
  if (!mayRest(found.status)) throw illegal(found.status, "paused");
  if (until <= tx.actor.today) throw invalid({ until: "past" });
  if (until > daysAfter(tx.actor.today, LONGEST_PAUSE_DAYS)) throw invalid({ until: "tooFar" });
  const wakeOn = await nextProgramDay(tx, found.programId, until);
  const changed = await changeCaseRow(tx, found, version, {
    status: "paused",
    paused_until: wakeOn,
    pause_reason: reason,
    resumes_to: found.status,
  });
  const moved = await restSteps(tx, found, wakeOn);
  await addTimeline(tx, found, { kind: "paused", refId: found.id, codes: { until: wakeOn, reason, ...(moved > 0 && { moved }) } });
  return changed;
}

/** Wakes a paused case before its day. */
export async function resumeCase(tx: Tx, found: FoundCase, { version }: In<"resume">) {
  if (found.status !== "paused") throw illegal(found.status, "active");
  const changed = await changeCaseRow(tx, found, version, { status: found.resumesTo ?? "active", ...unpaused });
  await wakeSteps(tx, found);
  await addTimeline(tx, found, { kind: "resumed", refId: found.id });
  return changed;
}

const daysAfter = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
