import os from "node:os";
import type pg from "pg";
import { AgencyKeys } from "../../agencies/keys.ts";
import { Database, type Tx } from "../../kernel/db.ts";
import { newId } from "../../kernel/ids.ts";
import { Problem } from "../../kernel/problem.ts";
import { recordEvent } from "../../kernel/record.ts";
import { visit } from "../../kernel/visit.ts";
import type { Opened } from "./openInstance.ts";
import { Refusal, UsageError } from "./outcome.ts";

interface Agency {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** One transaction as the command line's account of an agency, written down in the trail under `action`. */
export type AsCommand = <T>(action: string, work: (tx: Tx) => Promise<{ value: T; about: Record<string, string> }>) => Promise<T>;

/** Undoes all that was done in the transaction and hands this on: a dry run. */
export class NothingKept<T> extends Error {
  readonly value: T;
  constructor(value: T) {
    super("nothing is kept");
    this.value = value;
  }
}

/** Works for the agency named, with its keys, as the account that is bound to whoever uses the command line here. */
export async function asCommandOf<T>(
  opened: Opened,
  named: string,
  work: (asCommand: AsCommand, agency: Agency) => Promise<T>,
): Promise<T> {
  const keys = new AgencyKeys(opened.kek);
  const database = new Database({ ...(opened.logins.worker as pg.PoolConfig), max: 2 }, keys);
  try {
    const agency = await findAgency(database, named);
    await keys.load(database.pool);
    const open = { text: "select access.begin_job(staff.service_account($1, $2)) as answer", values: [agency.id, os.userInfo().username] };
    return await work((action, inside) => actAs(database, agency, open, action, inside), agency);
  } finally {
    await database.end();
  }
}

/** Who saved a mapping, and for which program. */
export interface Keeper {
  readonly accountId: string;
  readonly programId: string;
}

/**
 * Works in the name of whoever saved a mapping, with what that person may do today: the command line's own account administers, and so sees no case
 * (R08). The trail says that it came by the command line.
 */
export async function asKeeperOf<T>(
  opened: Opened,
  named: string,
  mapping: string,
  work: (asCommand: AsCommand, keeper: Keeper) => Promise<T>,
): Promise<T> {
  const keys = new AgencyKeys(opened.kek);
  const database = new Database({ ...(opened.logins.worker as pg.PoolConfig), max: 2 }, keys);
  try {
    const agency = await findAgency(database, named);
    await keys.load(database.pool);
    const { rows } = await database.pool.query<Keeper>(
      'select account_id as "accountId", program_id as "programId" from imports.mapping_keeper($1, $2)',
      [agency.id, mapping],
    );
    const [keeper, other] = rows;
    if (!keeper) throw new UsageError(`There is no mapping "${mapping}" in this agency.`);
    if (other) throw new UsageError(`Two programs have a mapping "${mapping}". Save it under another name in one of them.`);
    const open = { text: "select access.begin_job($1) as answer", values: [keeper.accountId] };
    return await work((action, inside) => actAs(database, agency, open, action, inside), keeper);
  } finally {
    await database.end();
  }
}

async function findAgency(database: Database, named: string): Promise<Agency> {
  const { rows } = await database.pool.query<Agency>("select id, slug, name from staff.agencies_here()");
  const agency = rows.find((row) => row.slug === named || row.id === named.toLowerCase());
  if (agency) return agency;
  const choices = rows.map((row) => `  ${row.slug.padEnd(24)}${row.name}`);
  throw new UsageError([`There is no agency "${named}" here.`, ...(rows.length > 0 ? ["The agencies are:", ...choices] : [])].join("\n"));
}

/** The account is made, if it must be, in the same transaction: undone, nothing is left of it. */
async function actAs<T>(
  database: Database,
  agency: Agency,
  open: { text: string; values: unknown[] },
  action: string,
  work: Parameters<AsCommand>[1],
): Promise<T> {
  const user = os.userInfo().username;
  try {
    return await visit(database, open, "act", async ({ tx, opened }) => {
      await opened;
      const { value, about } = await work(tx);
      const event = recordEvent({ id: newId(), source: "cli", action, outcome: "done", about, people: [], because: [] });
      return { value: value as T, closing: [event] };
    });
  } catch (error) {
    if (!(error instanceof Problem && error.status === 401)) throw error;
    throw new Refusal(`The command line's account of ${user} at ${agency.name} is closed.`);
  }
}
