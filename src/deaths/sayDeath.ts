import { sql } from "kysely";
import type { z } from "zod";
import { ownTitles } from "../cases/tasks/ownTitles.ts";
import { clock } from "../kernel/clock.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { DEATH_CLOSE_DAYS, DEATH_MOST_CASES } from "../kernel/limits.ts";
import { conflict, invalid, notFound, stale } from "../kernel/problem.ts";
import type { deaths } from "./contract.ts";
import { findDeath, kinOf, type Mourned, staffOf } from "./queries.ts";
import { showDeath } from "./showDeath.ts";

type In<K extends keyof typeof deaths> = z.output<(typeof deaths)[K]["in"]>;
const TABLE = "deaths.death";

/**
 * Says that a person has died. Everything that would still be sent, rung or asked about them stops in this transaction (deaths.stop_all); the family
 * that is known here and the colleagues on the cases one sees stand on the list of those who need support.
 */
export async function sayDeath(tx: Tx, found: Mourned, input: In<"say">): Promise<{ id: string }> {
  if (found.diedOn !== null) throw conflict("death.saidAlready");
  if (input.onDay > tx.actor.today) throw invalid({ onDay: "future" });
  if (plain(input.confirm) !== plain(found.label.call)) throw invalid({ confirm: "notTheirName" });
  const kin = await kinOf(tx, found.id);
  if (input.familyId && !kin.some(({ id }) => id === input.familyId)) throw invalid({ familyId: "notOfTheirs" });
  const id = newId();
  const seal = (column: string, text: string | null) => (text === null ? null : tx.seal(TABLE, id, column, text));
  const tasks = Array.from({ length: DEATH_MOST_CASES }, () => newId());
  const title = ownTitles.closeAfterDeath;
  const done = await tx.db
    .insertInto(TABLE)
    .values({
      id,
      agency_id: tx.actor.agencyId,
      person_id: found.id,
      on_day: input.onDay,
      about: input.about,
      told_by: tx.seal(TABLE, id, "told_by", input.toldBy),
      family_id: input.familyId ?? null,
      family: seal("family", input.familyId ? null : input.family),
      said_by: tx.actor.id,
      task_ids: tasks,
    })
    .onConflict((other) => other.doNothing())
    .executeTakeFirst();
  if (done.numInsertedOrUpdatedRows !== 1n) throw conflict("death.saidAlready");
  await listKin(tx, found.id, id, kin);
  const titles = tasks.map((task) => tx.seal("cases.task", task, "title", title));
  await sql`select deaths.stop_all(${found.id}, ${input.onDay}, ${tasks}::uuid[], ${titles}::bytea[], ${tx.actor.today}::date + ${DEATH_CLOSE_DAYS}::int)`.execute(
    tx.db,
  );
  return { id };
}

const plain = (name: string) => name.normalize("NFKC").trim().toLocaleLowerCase();

async function listKin(tx: Tx, personId: string, deathId: string, kin: readonly { id: string }[]): Promise<void> {
  const line = { agency_id: tx.actor.agencyId, person_id: personId, death_id: deathId, added_by: tx.actor.id };
  const { rows: staff } = await staffOf(tx, personId);
  const lines = [
    ...kin.map(({ id }) => ({ ...line, id: newId(), kind: "family" as const, other_id: id, account_id: null, case_id: null })),
    ...staff.map((one) => ({ ...line, id: newId(), kind: "staff" as const, other_id: null, ...one })),
  ];
  if (lines.length > 0) await tx.db.insertInto("deaths.bereaved").values(lines).execute();
}

/** Takes it back, with why: mistakes happen. */
export async function takeBackDeath(tx: Tx, found: Mourned, { version, reason }: In<"takeBack">) {
  const death = await findDeath(tx, found.id);
  if (!death) throw conflict("death.notSaid");
  const done = await tx.db
    .updateTable(TABLE)
    .set({
      taken_back_at: clock().toISOString(),
      taken_back_by: tx.actor.id,
      taken_back_why: tx.seal(TABLE, death.id, "taken_back_why", reason),
      version: version + 1,
    })
    .where("id", "=", death.id)
    .where("version", "=", version)
    .where("taken_back_at", "is", null)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw found ? stale(await showDeath(tx, found)) : notFound();
  await sql`select deaths.start_all(${found.id})`.execute(tx.db);
  return {};
}
