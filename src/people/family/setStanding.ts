import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { newId } from "../../kernel/ids.ts";
import { conflict, invalid, notFound, Problem, stale } from "../../kernel/problem.ts";
import { SECTIONS } from "../policy.ts";
import type { FoundPerson } from "../queries.ts";
import { type Adult, FACTS, type family, type Kept } from "./contract.ts";
import { claimsOf, openStanding, standingsOf } from "./queries.ts";
import { showFamily } from "./showFamily.ts";

/** Hangs a file that was sent on the person it is about; files stand above people, so the app hands this down. */
export type AttachScan = (tx: Tx, hung: { fileId: string; personId: string; section: number }) => Promise<void>;

type In<K extends keyof typeof family> = z.output<(typeof family)[K]["in"]>;

/** The adult, should they be of this person's family. */
async function findAdult(tx: Tx, found: FoundPerson, adultId: string): Promise<Adult> {
  const adult = (await showFamily(tx, found)).find((one) => one.adultId === adultId);
  if (!adult) throw notFound();
  return adult;
}

/** Writes down what an adult may do. */
export async function setStanding(tx: Tx, found: FoundPerson, input: In<"set">, attach: AttachScan) {
  const adult = await findAdult(tx, found, input.adultId);
  if (adult.version !== input.version) throw stale(adult);
  const kept = settle(input);
  const before = adult.standing?.scanId ?? null;
  const scanId = kept.scanId ?? (hasPaper(kept) ? before : null);
  if (scanId && scanId !== before)
    await attach(tx, { fileId: scanId, personId: found.id, section: SECTIONS.legal }).catch((problem: unknown) => {
      throw problem instanceof Problem && problem.fields["fileId"] ? invalid({ scanId: problem.fields["fileId"] }) : problem;
    });
  return { version: await writeStanding(tx, found, adult, { ...kept, scanId }, null) };
}

/** Keeps what is written here, or takes the roster's word; either is said once, and by name. */
export async function decideClaim(tx: Tx, found: FoundPerson, input: In<"decideClaim">) {
  const adult = await findAdult(tx, found, input.adultId);
  const { claim, standing } = adult;
  if (claim?.claimId !== input.claimId) throw notFound();
  if (adult.version !== input.version) throw stale(adult);
  if (input.how === "taken" && !claim.mayTake) throw conflict("family.orderStands");
  if (input.how === "taken" && claim.needsWhy && !input.why) throw invalid({ why: "missing" });
  const done = await tx.db
    .updateTable("people.roster_claim")
    .set({ decided: input.how, decided_by: tx.actor.id, decided_at: sql<string>`kernel.clock()` })
    .where("id", "=", input.claimId)
    .where("decided", "is", null)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw conflict("family.decided");
  if (input.how === "kept") return { version: adult.version };
  const said = FACTS.filter((fact) => claim.says[fact] !== null && claim.says[fact] !== standing?.now[fact]);
  const theirs = Object.fromEntries(
    said.flatMap((fact) => [
      [fact, claim.says[fact]],
      [`${fact}Basis`, "school_record"],
    ]),
  );
  const kept = settle({ ...(standing ?? nothing), ...theirs });
  return { version: await writeStanding(tx, found, adult, kept, { from: "roster", why: input.why ?? null }) };
}

/** What stood before a roster's word was taken stands again, and its question with it; whoever took it takes it back, while nothing newer is written. */
export async function takeBackClaim(tx: Tx, found: FoundPerson, input: In<"takeBackClaim">) {
  const adult = await findAdult(tx, found, input.adultId);
  const claim = (await claimsOf(tx, found.id)).find((one) => one.id === input.claimId && one.other_id === input.adultId);
  if (!claim) throw notFound();
  if (adult.version !== input.version) throw stale(adult);
  const [last, before] = await standingsOf(tx, found.id, input.adultId);
  if (
    claim.ended_at ||
    claim.decided !== "taken" ||
    claim.decided_by !== tx.actor.id ||
    last?.taken_from !== "roster" ||
    last.by_id !== tx.actor.id
  )
    throw conflict("family.notTaken");
  const done = await tx.db
    .updateTable("people.roster_claim")
    .set({ decided: null, decided_by: null, decided_at: null })
    .where("id", "=", input.claimId)
    .where("decided", "=", "taken")
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw conflict("family.notTaken");
  return { version: await writeStanding(tx, found, adult, before ? settle(openStanding(tx, before, true)) : nothing, null) };
}

/** What stands where nothing is written. */
const nothing: Kept = {
  ...{ contact: "unknown", records: "unknown", decide: "unknown", pickUp: "unknown" },
  accused: false,
  court: null,
  number: null,
};

const hasOrder = (kept: Kept) => FACTS.some((fact) => kept[`${fact}Basis`] === "court_order");
const hasPaper = (kept: Kept) => hasOrder(kept) || FACTS.some((fact) => kept[`${fact}Basis`] === "agreement");

/** Refuses what does not hold together, and leaves out what belongs to nothing that is said. */
function settle(given: Kept): Kept {
  const wrong = Object.fromEntries(
    FACTS.filter((fact) => given[fact] !== "unknown" && !given[`${fact}Basis`]).map((fact) => [`${fact}Basis`, "missing"]),
  );
  const bases = Object.fromEntries(FACTS.filter((fact) => given[fact] === "unknown").map((fact) => [`${fact}Basis`, null]));
  const kept: Kept = { ...given, ...bases };
  if (hasOrder(kept) && !kept.orderKind) wrong["orderKind"] = "missing";
  if (hasPaper(kept) && kept.from && kept.until && kept.until < kept.from) wrong["until"] = "beforeFrom";
  if (Object.keys(wrong).length > 0) throw invalid(wrong);
  return {
    ...kept,
    ...(!hasOrder(kept) && { orderKind: null, court: null, number: null }),
    ...(!hasPaper(kept) && { from: null, until: null, scanId: null }),
  };
}

/** Adds a row after the one that was seen; whoever was slower is told what stands. */
async function writeStanding(
  tx: Tx,
  found: FoundPerson,
  adult: Adult,
  kept: Kept,
  taken: { from: string; why: string | null } | null,
): Promise<number> {
  const id = newId();
  const n = adult.version + 1;
  const { court, number } = kept;
  const why = taken?.why ?? null;
  const paper = court || number || why ? tx.seal("people.family_standing", id, "order_text", JSON.stringify({ court, number, why })) : null;
  const done = await tx.db
    .insertInto("people.family_standing")
    .values({
      id,
      agency_id: tx.actor.agencyId,
      person_id: found.id,
      other_id: adult.adultId,
      n,
      contact: kept.contact,
      contact_basis: kept.contactBasis ?? null,
      records: kept.records,
      records_basis: kept.recordsBasis ?? null,
      decide: kept.decide,
      decide_basis: kept.decideBasis ?? null,
      pick_up: kept.pickUp,
      pick_up_basis: kept.pickUpBasis ?? null,
      accused: kept.accused,
      order_kind: kept.orderKind ?? null,
      order_text: paper,
      from_day: kept.from ?? null,
      until_day: kept.until ?? null,
      scan_id: kept.scanId ?? null,
      taken_from: taken?.from ?? null,
      by_id: tx.actor.id,
    })
    .onConflict((on) => on.columns(["person_id", "other_id", "n"]).doNothing())
    .executeTakeFirst();
  if (done.numInsertedOrUpdatedRows !== 1n) throw stale(await findAdult(tx, found, adult.adultId));
  return n;
}

/** Nobody against whom contact is forbidden today leaves the family's list: the warning would go with them. */
export async function refuseForgetting(tx: Tx, found: FoundPerson, relationshipId: string): Promise<void> {
  const row = await tx.db
    .selectFrom("people.relationship as r")
    .innerJoin("people.family_now as f", (on) => on.onRef("f.person_id", "=", "r.person_id").onRef("f.other_id", "=", "r.other_id"))
    .select("r.id")
    .where("r.id", "=", relationshipId)
    .where("r.person_id", "=", found.id)
    .where("f.contact_now", "=", "no")
    .executeTakeFirst();
  if (row) throw conflict("relationship.orderStands");
}
