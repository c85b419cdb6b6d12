import { sql } from "kysely";
import type { z } from "zod";
import { config } from "../kernel/config.ts";
import type { Tx } from "../kernel/db.ts";
import { newId, newToken } from "../kernel/ids.ts";
import { conflict, notFound, stale } from "../kernel/problem.ts";
import { addMembership, type TellOfAdmission } from "./admission.ts";
import type { accounts } from "./contract.ts";
import { type FoundAccount, findAccount } from "./queries.ts";

type In<K extends keyof typeof accounts> = z.output<(typeof accounts)[K]["in"]>;

/** Why somebody gets a link: a first way in, a new password, or the second factor (or both) anew. */
export type LinkReason = "invite" | "password" | "factor";

/** How a set-up link reaches its owner: through the outbox, which lies a floor above. */
export type SendLink = (tx: Tx, link: { accountId: string; link: string; reason: LinkReason }) => Promise<void>;

/** The link is sealed from everyone but its owner: it is sent, and neither stored nor answered. */
async function sendSetUpLink(tx: Tx, accountId: string, what: "both" | "password" | "factor", reason: LinkReason, send: SendLink) {
  const token = newToken();
  await sql`select staff.make_link(${accountId}, ${what}, ${token})`.execute(tx.db);
  await send(tx, { accountId, link: `${config().origin}/set-up#${token}`, reason });
}

/** Makes an account, with its rights, and sends its owner the way in. */
export async function inviteAccount(tx: Tx, input: In<"invite">, send: SendLink, tell: TellOfAdmission) {
  const id = newId();
  const made = await tx.db
    .insertInto("staff.account")
    .values({
      id,
      agency_id: tx.actor.agencyId,
      kind: "staff",
      name: input.name,
      email: input.email.toLowerCase(),
      title: input.title,
      status: "invited",
      may_admin: input.mayAdmin,
      language: input.language,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) throw conflict("account.emailTaken");
  for (const parts of input.memberships) await addMembership(tx, id, parts, tell);
  await sendSetUpLink(tx, id, "both", "invite", send);
  return { id };
}

/** Starts anew what somebody has lost; an invitation that ran out is sent again. */
export async function resetFactor(tx: Tx, account: FoundAccount, what: In<"resetFactor">["what"], send: SendLink) {
  if (account.status === "inactive") throw conflict("account.inactive");
  const reason = account.status === "invited" ? "invite" : what === "password" ? "password" : "factor";
  await sendSetUpLink(tx, account.id, what, reason, send);
  return {};
}

async function change(tx: Tx, account: FoundAccount, version: number, values: Record<string, unknown>) {
  const done = await tx.db
    .updateTable("staff.account")
    .set({ ...values, version: version + 1 })
    .where("id", "=", account.id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 1n) return {};
  const current = await findAccount(tx, { accountId: account.id });
  throw current ? stale(current) : notFound();
}

export const updateAccount = (tx: Tx, account: FoundAccount, { name, title, version }: In<"update">) =>
  change(tx, account, version, { name, title });

/** The database ends their sessions, rights and covers in the same moment. */
export async function deactivateAccount(tx: Tx, account: FoundAccount, version: number) {
  if (account.status === "inactive") throw conflict("account.inactive");
  return change(tx, account, version, { status: "inactive", inactive_at: sql`kernel.clock()` });
}

export async function reactivateAccount(tx: Tx, account: FoundAccount, version: number) {
  if (account.status !== "inactive") throw conflict("account.active");
  return change(tx, account, version, { status: "active", inactive_at: null });
}

/** Says whether a role keeps what it is told, or passes on what must be reported (A28). */
export async function classifyMembership(tx: Tx, membershipId: string, confidential: boolean) {
  await sql`select staff.classify(${membershipId}, ${confidential})`.execute(tx.db);
  return {};
}

export async function endMembership(tx: Tx, membershipId: string) {
  await tx.db.updateTable("staff.membership").set({ ends_at: sql`kernel.clock()` }).where("id", "=", membershipId).execute();
  return {};
}
