import type pg from "pg";
import type { AgencyKeys } from "../agencies/keys.ts";
import { clock } from "../kernel/clock.ts";
import type { Database } from "../kernel/db.ts";
import { asPublic } from "../kernel/visit.ts";
import { hashPassword } from "./password.ts";
import { totpPlace } from "./showFactor.ts";
import { currentTotp, newTotpSecret, totpStep } from "./totp.ts";

/** What every account of the demo signs in with. */
export const DEMO_PASSWORD = "try holdfast out";

interface DemoAccount {
  readonly accountId: string;
  readonly agencyId: string;
  /** Shown beside the name: "Case manager, CARE team". */
  readonly role: string;
}

/** Lets the demo's accounts sign in, in the order in which they are shown. Asked of the owner's connection, while the demo is laid. */
export async function giveDemoSignIns(
  client: Pick<pg.ClientBase, "query">,
  keys: AgencyKeys,
  accounts: readonly DemoAccount[],
): Promise<void> {
  const hash = await hashPassword(DEMO_PASSWORD);
  for (const [position, { accountId, agencyId, role }] of accounts.entries()) {
    const secret = newTotpSecret();
    await client.query(
      `insert into staff.credential (account_id, password_hash, totp_secret) values ($1, $2, $3)
       on conflict (account_id) do update set password_hash = excluded.password_hash, totp_secret = excluded.totp_secret`,
      [accountId, hash, keys.ring.seal(agencyId, totpPlace(accountId), secret)],
    );
    await client.query(
      `insert into staff.demo_sign_in (account_id, role_line, password, totp_secret, position) values ($1, $2, $3, $4, $5)
       on conflict (account_id) do update set role_line = excluded.role_line, totp_secret = excluded.totp_secret, position = excluded.position`,
      [accountId, role, DEMO_PASSWORD, secret, position],
    );
  }
}

interface Row {
  name: string;
  role_line: string;
  agency: string;
  email: string;
  password: string;
  totp_secret: string;
  last_step: number;
}

/** The demo's accounts and the codes of the moment; the next one where this one was just used, since a code is good once. */
export async function listDemoSignIns(database: Database) {
  const { rows } = await asPublic(database, (client) => client.query<Row>("select * from staff.demo_sign_ins()"));
  const now = clock();
  const next = new Date(now.getTime() + 30_000);
  const accounts = rows.map(({ name, role_line, agency, email, password, totp_secret, last_step }) => ({
    name,
    role: role_line,
    agency,
    email,
    password,
    code: currentTotp(totp_secret, last_step >= totpStep(now) ? next : now),
  }));
  return { accounts, seconds: 30 - (Math.floor(now.getTime() / 1000) % 30) };
}
