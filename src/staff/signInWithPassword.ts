import type { Database } from "../kernel/db.ts";
import type { Asker } from "../kernel/door.ts";
import { newToken } from "../kernel/ids.ts";
import { Problem, unknownActor } from "../kernel/problem.ts";
import { askPublic, refuseWait, whereFrom } from "./asking.ts";
import { nameBrowser } from "./browser.ts";
import { checkPassword, hashPassword, hashUnder, needsRehash } from "./password.ts";
import type { Factor } from "./signInContract.ts";

export interface Step<In> {
  readonly database: Database;
  readonly input: In;
  readonly asker: Asker;
}

/**
 * The password, held against what is stored by the database itself: this side learns salt and cost, and shows a hash. An e-mail nobody has costs
 * the same work, waits as long after a wrong try and is answered in the same words.
 */
export async function signInWithPassword({
  database,
  input,
  asker,
}: Step<{ email: string; password: string; shared: boolean }>): Promise<{ factors: Factor[] }> {
  const device = asker.device ?? null;
  const before = await askPublic<{ head: string | null; wait: number | null }>(database, "select staff.password_head($1, $2) as answer", [
    input.email,
    device,
  ]);
  refuseWait(before?.wait);
  const hash = before?.head ? await hashUnder(before.head, input.password) : await hashPassword(input.password);
  const rehash = needsRehash(hash) ? await hashPassword(input.password) : null;
  const token = newToken();
  const answer = await askPublic<{ wait: number; passed?: boolean; factors?: Factor[] }>(
    database,
    "select staff.sign_in($1, $2, $3, $4, $5, $6, $7, $8, $9) as answer",
    [input.email, hash, rehash, token, asker.token ?? null, device, whereFrom(asker), input.shared, nameBrowser(asker.browser)],
  );
  refuseWait(answer?.wait);
  if (!answer?.passed) throw new Problem(422, "invalid", { fields: { password: "wrong" } });
  asker.setSession(token);
  return { factors: answer.factors ?? [] };
}

/** Another password, from whoever knows the one before; the session goes on under a new token and every other ends. */
export async function changePassword({ database, input, asker }: Step<{ password: string; newPassword: string }>) {
  const held = await askPublic<{ head: string | null; personal: string[] }>(database, "select staff.find_factor($1) as answer", [
    asker.token ?? null,
  ]);
  if (!held?.head) throw unknownActor();
  const wrong = checkPassword(input.newPassword, { secondFactor: true, personal: held.personal });
  if (wrong) throw new Problem(422, "invalid", { fields: { newPassword: wrong } });
  const [hash, fresh] = await Promise.all([hashUnder(held.head, input.password), hashPassword(input.newPassword)]);
  const token = newToken();
  const answer = await askPublic<{ wait: number; passed?: boolean }>(database, "select staff.change_password($1, $2, $3, $4) as answer", [
    asker.token ?? null,
    hash,
    fresh,
    token,
  ]);
  if (!answer) throw new Problem(403, "session.stepUp");
  refuseWait(answer.wait);
  if (!answer.passed) throw new Problem(422, "invalid", { fields: { password: "wrong" } });
  asker.setSession(token);
  return {};
}
