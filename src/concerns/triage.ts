import { sql } from "kysely";
import type { z } from "zod";
import { clock } from "../kernel/clock.ts";
import type { Tx } from "../kernel/db.ts";
import { conflict, invalid, notFound } from "../kernel/problem.ts";
import { notifyAccount } from "../messages/queueMessage.ts";
import type { concerns } from "./contract.ts";
import { addDecision, changeConcern, checkOpen, findRating, isUrgent, passOn, readRating, settleRating } from "./decide.ts";
import type { FoundConcern } from "./queries.ts";

type In<Name extends keyof typeof concerns> = z.output<(typeof concerns)[Name]["in"]>;
const moment = () => clock().toISOString();

/** Takes a concern into the actor's own hands. */
export async function takeConcern(tx: Tx, found: FoundConcern, { version }: In<"take">) {
  await checkOpen(tx, found, version);
  return changeConcern(tx, found, version, { status: "in_triage", assigned_id: tx.actor.id, assigned_at: moment(), added: false });
}

/** Gives a concern to a colleague who works in its program, and tells them that something has come. */
export async function assignConcern(tx: Tx, found: FoundConcern, { version, accountId }: In<"assign">) {
  await checkOpen(tx, found, version);
  const colleague = await tx.db
    .selectFrom("staff.account as a")
    .innerJoin("staff.membership as m", "m.account_id", "a.id")
    .select("a.id")
    .where("a.id", "=", accountId)
    .where("a.status", "=", "active")
    .where("m.program_id", "=", found.program_id)
    .where(sql<boolean>`access.helps(m.role)`)
    .where("m.starts_at", "<=", moment())
    .where("m.ends_at", ">", moment())
    .executeTakeFirst();
  if (!colleague) throw conflict("concern.cannotAssign");
  const standing = await changeConcern(tx, found, version, {
    status: "in_triage",
    assigned_id: accountId,
    assigned_at: moment(),
    added: false,
  });
  if (accountId !== tx.actor.id)
    await notifyAccount(tx, { accountId, template: "concern.received", once: `concern:${found.id}:${accountId}`, about: [found.id] });
  return standing;
}

/** Rates a concern; from then on its place in the inbox is the triager's word, not the sender's. */
export async function rateConcern(tx: Tx, found: FoundConcern, input: In<"rate">) {
  await checkOpen(tx, found, input.version);
  const rated = readRating(found.regime, input);
  await addDecision(tx, found, { ...rated, outcome: "rated" });
  const atRisk = input.atRisk && { at_risk: input.atRisk };
  return changeConcern(tx, found, input.version, { status: "in_triage", urgent: isUrgent(rated), added: false, ...atRisk });
}

/** Worried for them, or about what they may do (D06): the latter belongs to threat assessment, where an agency under FERPA has it. */
export async function setDirection(tx: Tx, found: FoundConcern, { version, direction, why }: In<"setDirection">) {
  await checkOpen(tx, found, version);
  const threat =
    direction === "worried_about" && found.regime === "FERPA"
      ? await tx.db
          .selectFrom("agencies.program")
          .select("id")
          .where("kind", "=", "threat_assessment")
          .where("ended_at", "is", null)
          .where("id", "<>", found.program_id)
          .executeTakeFirst()
      : undefined;
  if (threat) return passOn(tx, found, version, { programId: threat.id, direction }, await findRating(tx, found.id), why ?? "");
  return changeConcern(tx, found, version, { direction });
}

/** Passes a concern to another program, where it waits anew; or records that an office outside has it. */
export async function redirectConcern(tx: Tx, found: FoundConcern, input: In<"redirect">) {
  await checkOpen(tx, found, input.version);
  if ((input.programId === undefined) === !input.outside) throw invalid({ programId: "missing" });
  const rated = await settleRating(tx, found, input.rating);
  if (!input.programId) {
    await addDecision(tx, found, { ...rated, rationale: `${input.outside}\n\n${input.why}`, outcome: "redirected" });
    return changeConcern(tx, found, input.version, { status: "redirected", decided_at: moment(), added: false });
  }
  const program = await tx.db
    .selectFrom("agencies.program")
    .select("id")
    .where("id", "=", input.programId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (!program) throw notFound();
  let version = input.version;
  if (input.rating) {
    await addDecision(tx, found, { ...rated, outcome: "rated" });
    version = (await changeConcern(tx, found, version, { urgent: isUrgent(rated) })).version;
  }
  return passOn(tx, found, version, { programId: program.id }, rated, input.why);
}

/** Ends a concern with nothing to be done now. */
export async function closeConcern(tx: Tx, found: FoundConcern, input: In<"noAction">) {
  await checkOpen(tx, found, input.version);
  const rated = await settleRating(tx, found, input.rating);
  await addDecision(tx, found, {
    ...rated,
    rationale: input.rating ? `${input.rating.rationale}\n\n${input.why}` : input.why,
    outcome: "no_action",
  });
  return changeConcern(tx, found, input.version, { status: "no_action", decided_at: moment(), added: false });
}
