import { sql } from "kysely";
import type { z } from "zod";
import { clock } from "../kernel/clock.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid } from "../kernel/problem.ts";
import { notifyAccount } from "../messages/queueMessage.ts";
import type { SettledHow, Visit, visits } from "./contract.ts";
import { findMine, findNextAt, findProgramFor, listColleagues, listTold } from "./queries.ts";

type Start = z.output<typeof visits.start.in>;

async function readBackBy(tx: Tx, { backIn, backAt }: Pick<Start, "backIn" | "backAt">): Promise<string> {
  if (backIn) return new Date(clock().getTime() + backIn * 60_000).toISOString();
  if (!backAt) throw invalid({ backAt: "missing" });
  const { at, tooFar } = await findNextAt(tx, backAt);
  if (tooFar) throw invalid({ backAt: "tooLate" });
  return at;
}

const sayWord = (tx: Tx, visitId: string, what: "out" | "arrived" | "longer", from: string | null = null) =>
  sql`select visits.say_word(${visitId}, ${what}, ${from}::timestamptz)`.execute(tx.db);

/** Says that one goes out. One whose last alarm was settled and who never said that they are out, is out of that one with it. */
export async function goOut(tx: Tx, input: Start): Promise<{ id: string }> {
  const backBy = await readBackBy(tx, input);
  if (!(await listColleagues(tx)).some((one) => one.id === input.colleagueId)) throw invalid({ colleagueId: "cannotBeTold" });
  const programId = await findProgramFor(tx, input.colleagueId);
  const before = await findMine(tx);
  if (before?.settled) await sayWord(tx, before.visitId, "out");
  const id = newId();
  await sql`
    insert into visits.visit (id, agency_id, program_id, visitor_id, colleague_id, place, phone, back_by)
    values (${id}, ${tx.actor.agencyId}, ${programId}, ${tx.actor.id}, ${input.colleagueId}, ${tx.seal("visits.visit", id, "place", input.place)},
            ${input.phone ? tx.seal("visits.visit", id, "phone", input.phone) : null}, ${backBy}::timestamptz)
    on conflict do nothing`.execute(tx.db);
  if ((await findMine(tx))?.visitId !== id) throw conflict("visit.alreadyOut");
  return { id };
}

/** Whoever was told that somebody is late hears that there is word from them. */
async function tellOfWord(tx: Tx, visitId: string, when: string) {
  for (const accountId of await listTold(tx, visitId))
    await notifyAccount(tx, { accountId, template: "visit.word", once: `visit.word:${visitId}:${when}:${accountId}` });
}

/** The visitor has arrived. */
export async function arrive(tx: Tx, { visitId }: Visit) {
  await sayWord(tx, visitId, "arrived");
  return {};
}

/** Half an hour longer than the time that was seen. */
export async function stayLonger(tx: Tx, found: Visit, from: string) {
  await sayWord(tx, found.visitId, "longer", from);
  if (found.late) await tellOfWord(tx, found.visitId, found.backBy);
  return {};
}

/** The visitor is out and safe, and whoever was told hears so. */
export async function checkOut(tx: Tx, found: Visit) {
  await sayWord(tx, found.visitId, "out");
  if (!found.endedAt) await tellOfWord(tx, found.visitId, "out");
  return {};
}

/** Where they went and how to reach them, opened for whoever may read it now. */
export async function readPlace(tx: Tx, { visitId }: Visit) {
  const { rows } = await sql<{ place: Buffer; phone: Buffer | null }>`select * from visits.place_of(${visitId})`.execute(tx.db);
  const row = rows[0];
  if (!row) throw conflict("visit.over");
  const open = (column: string, sealed: Buffer) => tx.open("visits.visit", visitId, column, sealed);
  return { place: open("place", row.place), phone: row.phone && open("phone", row.phone) };
}

/** Says that one is on it, or that somebody else must. */
export async function answerVisit(tx: Tx, { visitId }: Visit, answer: "has_it" | "passed_on") {
  await sql`select visits.answer(${visitId}, ${answer})`.execute(tx.db);
  return {};
}

/** Says what came of it. */
export async function settleVisit(tx: Tx, { visitId }: Visit, how: SettledHow) {
  await sql`select visits.settle(${visitId}, ${how})`.execute(tx.db);
  return {};
}
