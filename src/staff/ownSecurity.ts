import { sql } from "kysely";
import type { Tx } from "../kernel/db.ts";
import { conflict, Problem } from "../kernel/problem.ts";
import { offerTotp } from "./setUpLink.ts";
import { totpPlace } from "./showFactor.ts";
import { newTotpSecret, verifyTotp } from "./totp.ts";

const place = (tx: Tx, column?: "totp_pending") => {
  const { table, row, column: at } = totpPlace(tx.actor.id, column);
  return [table, row, at] as const;
};

/** A new secret for the authenticator app, waiting to be confirmed. */
export async function startTotp(tx: Tx) {
  const secret = newTotpSecret();
  await sql`select staff.start_totp(${tx.seal(...place(tx, "totp_pending"), secret)})`.execute(tx.db);
  const account = await tx.db.selectFrom("staff.account").select("email").where("id", "=", tx.actor.id).executeTakeFirstOrThrow();
  return offerTotp(secret, account.email);
}

/** Takes the new secret in place of the one before, which opens nothing any more. */
export async function confirmTotp(tx: Tx, code: string, sessionId: string) {
  const { rows } = await sql<{ pending: Buffer | null }>`select staff.pending_totp() as pending`.execute(tx.db);
  const pending = rows[0]?.pending;
  if (!pending) throw conflict("totp.notStarted");
  const secret = tx.open(...place(tx, "totp_pending"), pending);
  const step = verifyTotp(secret, code);
  if (step === null) throw new Problem(422, "invalid", { fields: { code: "wrong" } });
  await sql`select staff.confirm_totp(${tx.seal(...place(tx), secret)}, ${step}, ${sessionId})`.execute(tx.db);
  return {};
}

/** Lets one passkey of one's own open nothing any more. */
export async function removePasskey(tx: Tx, passkeyId: string, sessionId: string) {
  const { rows } = await sql<{ ended: boolean }>`select staff.end_passkey(${passkeyId}, ${sessionId}) as ended`.execute(tx.db);
  if (!rows[0]?.ended) throw new Problem(404, "notFound");
  return {};
}
