import { clock } from "../kernel/clock.ts";
import type { Database } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { asPublic } from "../kernel/visit.ts";
import type { Filled } from "./queueMessage.ts";
import { checkParams, chooseMessageLanguage, type TemplateName } from "./templates.ts";

type Notice<Name extends TemplateName> = Filled<Name> & {
  readonly template: Name;
  /** The cause: each of the accounts is told of it once. */
  readonly once: string;
  readonly notBefore?: Date;
  /** Ids of what it is about: once all of these are stopped, it does not leave. */
  readonly about?: readonly string[];
};

/**
 * Puts a message to each of these accounts into the outbox, for a cause that is nobody's act: a clock that ran out, something that came in from
 * outside. Those who left are passed over. For service jobs; the app's login may not.
 */
export async function notifyFromService<Name extends TemplateName>(
  service: Database,
  accountIds: readonly string[],
  notice: Notice<Name>,
): Promise<void> {
  const params = notice.params ?? {};
  checkParams(notice.template, params);
  await asPublic(service, async (client) => {
    const { rows } = await client.query<{ account_id: string; agency_id: string; email: string; language: string }>(
      "select * from messages.addresses($1)",
      [accountIds],
    );
    for (const { account_id: accountId, agency_id: agencyId, email, language } of rows) {
      const id = newId();
      const seal = (column: string, text: string) => service.keys.ring.seal(agencyId, { table: "messages.outbox", row: id, column }, text);
      await client.query("select messages.queue($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", [
        ...[id, agencyId, seal("to_address", email), notice.template, seal("params", JSON.stringify(params))],
        ...[chooseMessageLanguage(language), accountId, `${notice.once}:${accountId}`, (notice.notBefore ?? clock()).toISOString()],
        notice.about ?? null,
      ]);
    }
  });
}
