import type { z } from "zod";
import { findCase } from "../cases/queries.ts";
import { clock } from "../kernel/clock.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid, refused, stale } from "../kernel/problem.ts";
import type { recipients } from "./contract.ts";
import { looksLikeMail, mayKeepRecipients, mayMakeRelease } from "./policy.ts";
import { findRecipient, nameRecipient, partnersOf, type RecipientRow, recipientsFor } from "./queries.ts";

const TABLE = "releases.recipient";

/** Adds one: an office by its name, an agency of the network, or somebody of one case's family. */
export async function addRecipient(tx: Tx, input: z.output<typeof recipients.add.in>): Promise<{ id: string }> {
  const family = input.kind === "family";
  const found = input.caseId ? await findCase(tx, { caseId: input.caseId }) : undefined;
  if (found ? !mayMakeRelease(tx.actor, found) && !mayKeepRecipients(tx.actor) : !mayKeepRecipients(tx.actor)) throw refused();
  if (family !== (input.caseId !== undefined)) throw invalid({ caseId: family ? "missing" : "notFamily" });
  if (input.caseId && !found) throw invalid({ caseId: "unknown" });
  if (found && !mayMakeRelease(tx.actor, found)) throw refused();
  const partner = input.partnerAgencyId ? (await partnersOf(tx)).find(({ id }) => id === input.partnerAgencyId) : undefined;
  if (input.partnerAgencyId && (family || !partner)) throw invalid({ partnerAgencyId: "notOfNetwork" });
  if (input.email && !looksLikeMail(input.email)) throw invalid({ email: "notAnAddress" });
  const name = partner?.name ?? input.name;
  if (!name) throw invalid({ name: "missing" });
  if (!family && (await recipientsFor(tx, null)).some((one) => one.name.toLowerCase() === name.toLowerCase()))
    throw conflict("recipient.known");
  const id = newId();
  const seal = (column: string, value: string | null) => (value === null ? null : tx.seal(TABLE, id, column, value));
  await tx.db
    .insertInto(TABLE)
    .values({
      id,
      agency_id: tx.actor.agencyId,
      kind: input.kind,
      name: family ? null : name,
      family_name: family ? tx.seal(TABLE, id, "family_name", name) : null,
      partner_agency_id: partner?.id ?? null,
      program_id: found?.programId ?? null,
      person_id: found?.personId ?? null,
      case_id: found?.id ?? null,
      address: seal("address", input.address),
      phone: seal("phone", input.phone),
      email: seal("email", input.email),
      added_by: tx.actor.id,
    })
    .execute();
  return { id };
}

/** Takes one off the book. What was made out to them stands until it ends. */
export async function endRecipient(tx: Tx, found: RecipientRow, version: number): Promise<Record<string, never>> {
  if (found.ended_at !== null) return {};
  const done = await tx.db
    .updateTable(TABLE)
    .set({ ended_at: clock().toISOString(), version: version + 1 })
    .where("id", "=", found.id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) {
    const row = (await findRecipient(tx, { recipientId: found.id })) ?? found;
    throw stale({ recipientId: row.id, name: nameRecipient(tx, row), version: row.version });
  }
  return {};
}
