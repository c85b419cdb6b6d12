import type { z } from "zod";
import type { Endpoint } from "../kernel/contract.ts";
import { COOKIE, DEVICE_COOKIE } from "../kernel/session-cookie.ts";
import type { Stage } from "../kernel/testing.ts";
import { hashPassword } from "./password.ts";
import { totpPlace } from "./showFactor.ts";
import { signIn } from "./signInContract.ts";
import { currentTotp, newTotpSecret } from "./totp.ts";

export const PASSWORD = "tejado verde 41 nubes";
let hashed: Promise<string> | undefined;

/** Lets an account of the stage sign in: its e-mail, and the secret its authenticator app holds. */
export async function giveWayIn(s: Stage, accountId: string): Promise<{ email: string; secret: string }> {
  hashed ??= hashPassword(PASSWORD);
  const [row] = await s.given<{ email: string; agency_id: string }>("select email, agency_id from staff.account where id = $1", [
    accountId,
  ]);
  if (!row) throw new Error("no such account");
  const secret = newTotpSecret();
  await s.given("insert into staff.credential (account_id, password_hash, totp_secret) values ($1, $2, $3)", [
    accountId,
    await hashed,
    s.keys.ring.seal(row.agency_id, totpPlace(accountId), secret),
  ]);
  return { email: row.email, secret };
}

/** A browser: it keeps the cookies it is given, and nothing else. */
export class Visitor {
  readonly #stage: Stage;
  readonly cookies = new Map<string, string>();
  readonly headers: Record<string, string>;

  constructor(stage: Stage, headers: Record<string, string> = {}) {
    this.#stage = stage;
    this.headers = headers;
  }

  get token(): string | undefined {
    return this.cookies.get(COOKIE);
  }

  get device(): string | undefined {
    return this.cookies.get(DEVICE_COOKIE);
  }

  /** Asks an endpoint, path and all; answers status, body and headers. */
  async ask<In extends z.ZodType>(endpoint: Endpoint<In>, input: z.input<In>, headers: Record<string, string> = {}) {
    const rest = { ...(input as Record<string, unknown>) };
    const url = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
      const value = String(rest[name]);
      delete rest[name];
      return value;
    });
    const answer = await this.#stage.sendRaw(undefined, endpoint.method, url, endpoint.method === "POST" ? rest : undefined, {
      ...(this.cookies.size > 0 && { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ") }),
      ...(endpoint.creates && { "idempotency-key": crypto.randomUUID() }),
      ...this.headers,
      ...headers,
    });
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0 || value === "") this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return { status: answer.statusCode, body: answer.body === "" ? {} : answer.json(), headers: answer.headers };
  }

  showPassword = (email: string, password = PASSWORD, shared = false) => this.ask(signIn.password, { email, password, shared });
  showCode = (secret: string) => this.ask(signIn.totp, { code: currentTotp(secret) });

  /** All the way in. */
  async signIn({ email, secret }: { email: string; secret: string }, shared = false): Promise<this> {
    const first = await this.showPassword(email, PASSWORD, shared);
    const second = await this.showCode(secret);
    if (first.status !== 200 || second.status !== 200) throw new Error(`not let in: ${first.body.code} ${second.body.code}`);
    return this;
  }
}
