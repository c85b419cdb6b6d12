import { CompiledQuery } from "kysely";
import type pg from "pg";
import { type Database, runNamed, type Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { chooseMessageLanguage, type TemplateName } from "../messages/templates.ts";

const TEMPLATE: TemplateName = "oncall.ring";
const UNTOLD = "select * from oncall.untold($1)";
const TELL = "select oncall.tell($1, $2, $3, $4, $5, $6)";

interface Untold {
  ring_id: string;
  agency_id: string;
  email: string;
  language: string;
}
type Ask = (text: string, values: unknown[]) => Promise<unknown[]>;
type Seal = (agencyId: string, row: string, column: string, text: string) => Buffer;

/** Puts the message to whoever is rung now into the outbox, in the transaction that rings: neither is ever there without the other. */
async function tell(concernId: string, ask: Ask, seal: Seal): Promise<void> {
  for (const ring of (await ask(UNTOLD, [concernId])) as Untold[]) {
    const id = newId();
    const [to, params] = [seal(ring.agency_id, id, "to_address", ring.email), seal(ring.agency_id, id, "params", "{}")];
    await ask(TELL, [ring.ring_id, id, to, TEMPLATE, params, chooseMessageLanguage(ring.language)]);
  }
}

/** The same where somebody is signed in. */
export const tellRung = (tx: Tx, concernId: string): Promise<void> =>
  tell(
    concernId,
    async (text, values) => (await tx.db.executeQuery(CompiledQuery.raw(text, values))).rows,
    (_agency, row, column, text) => tx.seal("messages.outbox", row, column, text),
  );

/** The same where nobody is: a form of the public, a clock that ran out. */
export const tellRungForNobody = (client: pg.PoolClient, { ring }: Database["keys"], concernId: string): Promise<void> =>
  tell(
    concernId,
    async (text, values) => (await runNamed(client, text, values)).rows,
    (agencyId, row, column, text) => ring.seal(agencyId, { table: "messages.outbox", row, column }, text),
  );
