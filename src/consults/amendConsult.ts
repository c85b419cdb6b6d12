import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { conflict, notFound, stale } from "../kernel/problem.ts";
import type { consults, hotline } from "./contract.ts";
import { checkCall, checkPast } from "./keepConsult.ts";
import { showConsult, showHotlineContact } from "./listConsults.ts";
import { type ConsultRow, findConsult, findConsultProgram, findHotlineContact, type HotlineRow } from "./queries.ts";

const TABLE = "consults.consult";

/** Puts right what the actor wrote down today; what it became a concern of stays as it was told. */
export async function amendConsult(tx: Tx, found: ConsultRow, input: z.output<typeof consults.amend.in>): Promise<{ version: number }> {
  if (found.became_concern_at) throw conflict("consult.alreadyConcern");
  if (!found.today) throw conflict("consult.tooLate");
  checkPast(tx.actor.today, input.onDay);
  const { id } = found;
  const seal = (column: string, words: string) => tx.seal(TABLE, id, column, words);
  const { rows } = await sql<{ done: boolean }>`select consults.amend_consult(${id}, ${input.version}, ${input.askerKind},
    ${input.asker ? seal("asker", input.asker) : null}, ${seal("about", input.about)}, ${seal("said", input.said)}, ${input.minutes}, ${input.onDay}) as done`.execute(
    tx.db,
  );
  if (rows[0]?.done) return { version: input.version + 1 };
  const now = await findConsult(tx, { consultId: id });
  throw now ? stale(showConsult(tx, now)) : notFound();
}

/** Puts right a call the actor counted today. */
export async function amendHotlineContact(
  tx: Tx,
  found: HotlineRow,
  input: z.output<typeof hotline.amend.in>,
): Promise<{ version: number }> {
  if (!found.today) throw conflict("consult.tooLate");
  const program = await findConsultProgram(tx, { programId: found.program_id });
  if (!program) throw notFound();
  checkCall(tx, program, input);
  const [needs, given] = [[...new Set(input.needs)], [...new Set(input.given)]];
  const { rows } = await sql<{
    done: boolean;
  }>`select consults.amend_hotline(${found.id}, ${input.version}, ${input.onDay}, ${input.atTime}::time,
    ${input.minutes}, ${input.language}, ${input.interpreter}, ${input.callerKind}, ${needs}::text[], ${given}::text[], ${input.safety}) as done`.execute(
    tx.db,
  );
  if (rows[0]?.done) return { version: input.version + 1 };
  const now = await findHotlineContact(tx, { hotlineContactId: found.id });
  throw now ? stale(showHotlineContact(now)) : notFound();
}

/** Takes back what the actor kept today by a slip. */
export async function takeBackKept(tx: Tx, { id }: { readonly id: string }): Promise<Record<string, never>> {
  const { rows } = await sql<{ done: boolean }>`select consults.take_back(${id}) as done`.execute(tx.db);
  if (!rows[0]?.done) throw conflict("consult.tooLate");
  return {};
}
