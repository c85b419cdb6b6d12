import { newToken } from "../kernel/ids.ts";
import { Problem, unknownActor } from "../kernel/problem.ts";
import type { Keyring } from "../kernel/secret.ts";
import { askPublic, refuseWait } from "./asking.ts";
import type { Step } from "./signInWithPassword.ts";
import { verifyTotp } from "./totp.ts";

/** The secret of an authenticator app, or one not yet confirmed, is sealed in its own place and opens nowhere else. */
export const totpPlace = (accountId: string, column: "totp_secret" | "totp_pending" = "totp_secret") => ({
  table: "staff.credential",
  row: accountId,
  column,
});

/** Opens a secret as the database hands it out: base64 of the sealed bytes. */
export const openTotp = (ring: Keyring, agencyId: string, accountId: string, sealed: string, column?: "totp_pending"): string =>
  ring.open(agencyId, totpPlace(accountId, column), Buffer.from(sealed, "base64"));

interface Held {
  accountId: string;
  agencyId: string;
  secret: string | null;
}

/** A code of the authenticator app: after the password, or again in the middle of things. The session goes on under a new token. */
export async function showCode({ database, input, asker }: Step<{ code: string }>, action: "signIn.totp" | "signIn.stepUp") {
  const held = asker.token && (await askPublic<Held>(database, "select staff.find_factor($1) as answer", [asker.token]));
  if (!held) throw unknownActor();
  const step = held.secret ? verifyTotp(openTotp(database.keys.ring, held.agencyId, held.accountId, held.secret), input.code) : null;
  const token = newToken();
  const device = asker.device ?? newToken();
  const answer = await askPublic<{ wait: number; passed?: boolean; shared?: boolean }>(
    database,
    "select staff.show_totp($1, $2, $3, $4, $5) as answer",
    [asker.token, step, token, device, action],
  );
  if (!answer) throw unknownActor();
  refuseWait(answer.wait);
  if (!answer.passed) throw new Problem(422, "invalid", { fields: { code: "wrong" } });
  asker.setSession(token);
  if (!answer.shared) asker.setDevice(device);
  return {};
}
