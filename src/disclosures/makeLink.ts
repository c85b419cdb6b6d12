import { randomInt } from "node:crypto";
import { sql } from "kysely";
import type { FoundCase } from "../cases/queries.ts";
import { config } from "../kernel/config.ts";
import type { Tx } from "../kernel/db.ts";
import { newToken } from "../kernel/ids.ts";
import { queueMessage } from "../messages/queueMessage.ts";

const CODE_DIGITS = 8;

/** Opens the way in and mails its address, which says nothing; the code is told by telephone. */
export async function makeLink(tx: Tx, found: FoundCase, packageId: string, to: string): Promise<void> {
  const token = newToken();
  const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, "0");
  const sealed = tx.seal("disclosures.link", packageId, "code", code);
  await sql`insert into disclosures.link (package_id, agency_id, code_hash, code)
    values (${packageId}, ${tx.actor.agencyId}, sha256(convert_to(${token}::text || ':' || ${code}::text, 'UTF8')), ${sealed})`.execute(
    tx.db,
  );
  await sql`select disclosures.make_link(${packageId}, ${token})`.execute(tx.db);
  await queueMessage(tx, {
    channel: "mail",
    to,
    template: "share.link",
    params: { link: `${config().origin}/shared/${token}` },
    once: `share:${packageId}`,
    about: [found.personId, found.id],
  });
}
