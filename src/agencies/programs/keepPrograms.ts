import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { newId } from "../../kernel/ids.ts";
import { R22_RELEASE_DAYS } from "../../kernel/limits.ts";
import { invalid, notFound, stale } from "../../kernel/problem.ts";
import type { programs } from "./contract.ts";
import { followRegime } from "./followRegime.ts";

type In<K extends keyof typeof programs> = z.output<(typeof programs)[K]["in"]>;
type Shown = z.input<typeof programs.list.out>;
type Program = Shown["programs"][number];

interface ProgramRow extends Omit<Program, "answers" | "releaseDays"> {
  releaseDays: number | null;
  releaseMost: number | null;
  releaseWhy: string | null;
  victimMoney: "yes" | "no" | null;
  privileged: "yes" | "no" | "unsure" | null;
  education: "yes" | "no" | "unsure" | null;
}

const programRows = async (tx: Tx, only?: string): Promise<Program[]> => {
  const { rows } = await sql<ProgramRow>`
    select id, name, kind, person_word as "personWord", regime, victim_money as "victimMoney", privileged, education, takes_concerns as "takesConcerns",
           release_days as "releaseDays", release_most as "releaseMost", release_why as "releaseWhy",
           reassess_days as "reassessDays", version
      from agencies.program where ended_at is null ${only === undefined ? sql`` : sql`and id = ${only}`} order by name, id`.execute(tx.db);
  return rows.map(({ victimMoney, privileged, education, releaseDays, releaseMost, releaseWhy, ...row }) => ({
    ...row,
    releaseDays: {
      usual: releaseDays ?? R22_RELEASE_DAYS[row.regime].usual,
      most: releaseMost ?? R22_RELEASE_DAYS[row.regime].most,
      because: releaseWhy,
    },
    answers: victimMoney && privileged && education ? { victimMoney, privileged, education } : null,
  }));
};

const ownAgency = (tx: Tx) =>
  tx.db
    .selectFrom("agencies.agency")
    .select(["slug", "victim_services as victimServices"])
    .where("id", "=", tx.actor.agencyId)
    .executeTakeFirstOrThrow();

/** The programs of the actor's agency that have not ended. */
export async function listPrograms(tx: Tx): Promise<Shown> {
  const [{ victimServices }, programs] = await Promise.all([ownAgency(tx), programRows(tx)]);
  return { victimServices, programs };
}

/** A program of the actor's agency that has not ended. */
export const findKept = async (tx: Tx, { programId }: { programId: string }) => (await programRows(tx, programId))[0];

/** Two programs of one agency under one name could not be told apart where somebody chooses between them. */
async function refuseTaken(tx: Tx, name: string, but?: string): Promise<void> {
  // Of two who add it at once the second waits, and is told.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`programs ${tx.actor.agencyId}`}, 0))`.execute(tx.db);
  const same = (await programRows(tx)).some(
    (one) => one.id !== but && one.name.localeCompare(name, undefined, { sensitivity: "base" }) === 0,
  );
  if (same) throw invalid({ name: "taken" });
}

/** What stands for a program in a command: its agency's word and its own name, in plain letters, and four more by chance, since another agency's is not seen. */
function shortNameOf(agency: string, name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
  return `${agency.slice(0, 16)}-${plain.slice(0, 16)}-${newId().slice(-4)}`.replace(/-{2,}/g, "-");
}

/**
 * Adds a program to the actor's agency; the database lays its calendar.
 * @throws Problem 422 `victimMoney.ownAgency` for victim services in another kind of agency (R09, R111), `victimMoney.always` for anything else in one of theirs.
 */
export async function addProgram(tx: Tx, { name, kind, personWord, takesConcerns, ...answers }: In<"add">) {
  const { slug, victimServices } = await ownAgency(tx);
  const regime = followRegime(answers);
  if (regime === "VSP" && !victimServices) throw invalid({ victimMoney: "ownAgency" });
  if (regime !== "VSP" && victimServices) throw invalid({ victimMoney: "always" });
  await refuseTaken(tx, name);
  const id = newId();
  await tx.db
    .insertInto("agencies.program")
    .values({
      id,
      agency_id: tx.actor.agencyId,
      name,
      slug: shortNameOf(slug, name),
      regime,
      kind,
      person_word: personWord,
      takes_concerns: takesConcerns,
      victim_money: answers.victimMoney,
      privileged: answers.privileged,
      education: answers.education,
    })
    .execute();
  return { id };
}

/** Changes how a program is called and whether concerns may come to it, against the version the asker saw. */
export async function changeProgram(tx: Tx, { programId, name, personWord, takesConcerns, version }: In<"change">) {
  await refuseTaken(tx, name, programId);
  const done = await tx.db
    .updateTable("agencies.program")
    .set({ name, person_word: personWord, takes_concerns: takesConcerns, version: version + 1 })
    .where("id", "=", programId)
    .where("version", "=", version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 1n) return { version: version + 1 };
  const current = await findKept(tx, { programId });
  throw current ? stale(current) : notFound();
}

/** Says how long releases stand in a program (R22), with why, against the version the asker saw. What is signed already stands as it was signed. */
export async function setReleaseDays(tx: Tx, { programId, usual, most, because, version }: In<"setReleaseDays">) {
  if (usual > most) throw invalid({ usual: "beyondMost" });
  const done = await tx.db
    .updateTable("agencies.program")
    .set({ release_days: usual, release_most: most, release_why: because, version: version + 1 })
    .where("id", "=", programId)
    .where("version", "=", version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 1n) return { version: version + 1 };
  const current = await findKept(tx, { programId });
  throw current ? stale(current) : notFound();
}

/** Says after how many days needs and strengths are talked through again (C17), against the version the asker saw. */
export async function setReassessDays(tx: Tx, { programId, days, version }: In<"setReassessDays">) {
  const done = await tx.db
    .updateTable("agencies.program")
    .set({ reassess_days: days, version: version + 1 })
    .where("id", "=", programId)
    .where("version", "=", version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 1n) return { version: version + 1 };
  const current = await findKept(tx, { programId });
  throw current ? stale(current) : notFound();
}

/** Ends a program, against the version the asker saw; each slice refuses while something of its own is still open there. */
export async function endProgram(tx: Tx, { programId, version }: In<"end">) {
  const done = await tx.db
    .updateTable("agencies.program")
    .set({ ended_at: sql`kernel.clock()`, version: version + 1 })
    .where("id", "=", programId)
    .where("version", "=", version)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 1n) return {};
  const current = await findKept(tx, { programId });
  throw current ? stale(current) : notFound();
}
