import type { z } from "zod";
import { yearsAfter } from "../cases/contacts/addContact.ts";
import { fileAsStaff } from "../concerns/sender.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid } from "../kernel/problem.ts";
import { type Consult, type consults, type hotline, needsOf } from "./contract.ts";
import { answersHotline } from "./policy.ts";
import { type ConsultProgram, type ConsultRow, doorOf, markConcern } from "./queries.ts";

const TABLE = "consults.consult";

/** Writes a consult down, its words sealed. */
export async function addConsult(tx: Tx, program: ConsultProgram, input: z.output<typeof consults.add.in>): Promise<{ id: string }> {
  checkPast(tx.actor.today, input.onDay);
  const id = newId();
  await tx.db
    .insertInto(TABLE)
    .values({
      id,
      agency_id: tx.actor.agencyId,
      program_id: program.id,
      asker_kind: input.askerKind,
      asker: input.asker ? tx.seal(TABLE, id, "asker", input.asker) : null,
      about: tx.seal(TABLE, id, "about", input.about),
      said: tx.seal(TABLE, id, "said", input.said),
      minutes: input.minutes,
      on_day: input.onDay,
      recorded_by: tx.actor.id,
    })
    .execute();
  return { id };
}

/** Counts a call, in codes alone. */
export async function addHotlineContact(tx: Tx, program: ConsultProgram, input: z.output<typeof hotline.add.in>): Promise<{ id: string }> {
  if (!answersHotline(program)) throw conflict("hotline.notHere");
  checkCall(tx, program, input);
  const id = newId();
  await tx.db
    .insertInto("consults.hotline_contact")
    .values({
      id,
      agency_id: tx.actor.agencyId,
      program_id: program.id,
      on_day: input.onDay,
      at_time: input.atTime,
      minutes: input.minutes,
      language: input.language,
      interpreter: input.interpreter,
      caller_kind: input.callerKind,
      needs: [...new Set(input.needs)],
      given: [...new Set(input.given)],
      safety: input.safety,
      recorded_by: tx.actor.id,
    })
    .execute();
  return { id };
}

/** Refuses a day that cannot be, and needs another kind of program has. */
export function checkCall(
  tx: Tx,
  { regime }: Pick<ConsultProgram, "regime">,
  input: Pick<z.output<typeof hotline.add.in>, "onDay" | "needs" | "given">,
): void {
  checkPast(tx.actor.today, input.onDay);
  const list = needsOf(regime);
  for (const field of ["needs", "given"] as const)
    if (input[field].some((one) => !list.includes(one))) throw invalid({ [field]: "notOfThisProgram" });
}

/** What happened lies behind us, and not so long that nobody would know. */
export function checkPast(today: string, onDay: string): void {
  if (onDay > today) throw invalid({ onDay: "future" });
  if (onDay < yearsAfter(today, -1)) throw invalid({ onDay: "tooLongAgo" });
}

/** Who asked, in the words concerns have for it. */
const sources = {
  staff: "staff",
  parent: "family",
  resident_assistant: "staff",
  colleague: "staff",
  agency: "agency",
  other: "community",
} as const;

/** Opens a consult's secret words. */
export const openWords = (tx: Tx, row: ConsultRow): Pick<Consult, "asker" | "about" | "said"> => ({
  asker: row.asker && tx.open(TABLE, row.id, "asker", row.asker),
  about: tx.open(TABLE, row.id, "about", row.about),
  said: tx.open(TABLE, row.id, "said", row.said),
});

/**
 * Files a concern with a consult's words, as one taken down from whoever asked. The consult keeps that it happened, and not which concern it is.
 * @throws Problem 409 `consult.alreadyConcern` the second time, `consult.noDoor` where the program takes no concerns.
 */
export async function makeConcern(tx: Tx, consult: ConsultRow): Promise<{ id: string }> {
  const door = await doorOf(tx, consult.program_id);
  if (!door) throw conflict("consult.noDoor");
  if (!(await markConcern(tx, consult.id))) throw conflict("consult.alreadyConcern");
  const { asker, about, said } = openWords(tx, consult);
  return fileAsStaff(tx, door, {
    doorId: door.id as never,
    channel: "phone",
    source: sources[consult.asker_kind],
    narrative: `${about}\n\n${said}`,
    ...(asker && { sender: { name: asker } }),
    categories: [],
    atRisk: [],
    urgency: "when_you_can",
  });
}
