import type { Database } from "../kernel/db.ts";
import { newToken } from "../kernel/ids.ts";
import { askPublic } from "../staff/asking.ts";
import { checkPassword, hashPassword, hashUnder, type PasswordProblem } from "../staff/password.ts";
import { readPageCode } from "./inviteHolder.ts";
import type { NotIn } from "./pageProps.ts";

/** What was typed to come in, and from where. */
export interface Entering {
  readonly number: string;
  readonly code?: string;
  readonly password: string;
  readonly old: string | null;
  readonly network: string;
}
export type Entered = { readonly token: string } | { readonly wrong: NotIn };

const refusals: Record<PasswordProblem, NotIn> = {
  "password.tooShort": "tooShort",
  "password.tooLong": "tooLong",
  "password.tooCommon": "tooCommon",
  "password.tooPersonal": "tooCommon",
};

const byWait = (wait: number | null | undefined): NotIn | null => (!wait ? null : wait < 0 ? "stopped" : "wait");

/** With the code that was handed over: once, and the password chosen here is the way in from then on. */
export async function enterWithCode(database: Database, { number, code = "", password, old, network }: Entering): Promise<Entered> {
  const poor = checkPassword(password, { secondFactor: false, personal: [number] });
  if (poor) return { wrong: refusals[poor] };
  const chosen = await hashPassword(password);
  return enter(database, number, "code", readPageCode(code), (hash, token) => [
    "select portal.use_code($1, $2, $3, $4, $5, $6) as answer",
    [number, hash, chosen, token, old, network],
  ]);
}

/** With the password they chose. */
export const enterWithPassword = (database: Database, { number, password, old, network }: Entering): Promise<Entered> =>
  enter(database, number, "password", password.slice(0, 400), (hash, token) => [
    "select portal.sign_in($1, $2, $3, $4, $5) as answer",
    [number, hash, token, old, network],
  ]);

// A number nobody has costs the same work, waits as long and is answered in the same words.
async function enter(
  database: Database,
  number: string,
  what: "code" | "password",
  typed: string,
  ask: (hash: string, token: string) => [string, unknown[]],
): Promise<Entered> {
  const before = await askPublic<{ head: string | null; wait: number | null }>(database, "select portal.head_of($1, $2) as answer", [
    number,
    what,
  ]);
  const early = byWait(before?.wait);
  if (early) return { wrong: early };
  const hash = before?.head ? await hashUnder(before.head, typed) : await hashPassword(typed);
  const token = newToken();
  const answer = await askPublic<{ wait: number; passed?: boolean }>(database, ...ask(hash, token));
  const late = byWait(answer?.wait);
  if (late) return { wrong: late };
  return answer?.passed ? { token } : { wrong: "wrong" };
}
