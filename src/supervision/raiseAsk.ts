import { sql } from "kysely";
import type { z } from "zod";
import { type FoundCase, lockCase } from "../cases/queries.ts";
import { addTimeline, keysOf } from "../cases/timeline/addTimeline.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid } from "../kernel/problem.ts";
import type { supervision } from "./contract.ts";
import { asksOf, type findAsk, findWants } from "./queries.ts";

type FoundAsk = NonNullable<Awaited<ReturnType<typeof findAsk>>>;

/** Whether somebody's own closing of a case waits for another's yes: the database holds the same (supervision.wait_for_yes). */
const needsYes = (wants: NonNullable<Awaited<ReturnType<typeof findWants>>>) =>
  wants.closing && (!wants.leads || wants.own) && wants.heardYes;

/** What was asked about a case, and whether anybody would hear of more. */
export async function showSupervision(tx: Tx, found: FoundCase, mayAsk: boolean): Promise<z.input<typeof supervision.ofCase.out>> {
  const [asks, wants] = await Promise.all([asksOf(tx, found.id), findWants(tx, found.id)]);
  return {
    caseId: found.id,
    personId: found.personId,
    asks,
    wants: { plan: wants?.plan ?? false, closing: wants?.closing ?? false },
    mayAsk,
    heard: wants?.heard ?? false,
    needsYes: wants !== undefined && needsYes(wants),
    access: found.access,
  };
}

/** Asks: a question, or for a yes to the closing. */
export async function raiseAsk(tx: Tx, found: FoundCase, { kind, words }: z.output<typeof supervision.raise.in>): Promise<{ id: string }> {
  const status = await lockCase(tx, found.id);
  const wants = await findWants(tx, found.id);
  if (kind === "closing") {
    if (status === "closed") throw conflict("case.closed");
    if (!wants || !needsYes(wants)) throw conflict("ask.notNeeded");
    if ((await asksOf(tx, found.id)).some((one) => one.kind === "closing" && one.status === "asked")) throw conflict("ask.alreadyAsked");
  }
  // Who alone supervises there would ask themself; where nobody does, those whom the program names hear that something waits.
  if (wants?.leads && !wants.heard) throw conflict("ask.nobody");
  const id = newId();
  await tx.db
    .insertInto("supervision.ask")
    .values({
      id,
      ...keysOf(tx, found),
      kind,
      words: tx.seal("supervision.ask", id, "words", words),
      asked_by: tx.actor.id,
      asked_on: tx.actor.today,
    })
    .execute();
  await addTimeline(tx, found, { kind: "supervision", refId: id, codes: { act: `${kind}.asked` }, isOfNotes: true });
  return { id };
}

const tell = (tx: Tx, { askId, caseId, programId, personId, kind }: FoundAsk, act: string) =>
  addTimeline(
    tx,
    { id: caseId, programId, personId },
    { kind: "supervision", refId: askId, codes: { act: `${kind}.${act}` }, isOfNotes: true },
  );

/** Answers, once: whoever comes second is told so. */
export async function answerAsk(tx: Tx, found: FoundAsk, { answer, words, version }: z.output<typeof supervision.answer.in>) {
  if ((found.kind === "question") !== (answer === "answered")) throw invalid({ answer: "invalid" });
  if (answer !== "yes" && !words) throw invalid({ words: "missing" });
  const sealed = words ? tx.seal("supervision.ask", found.askId, "answer_words", words) : null;
  const { rows } = await sql<{
    done: boolean;
  }>`select supervision.answer(${found.askId}, ${answer}, ${sealed}, ${version}) as done`.execute(tx.db);
  if (!rows[0]?.done) throw conflict("ask.changed");
  await tell(tx, found, answer);
  return {};
}

/** Takes it back, or lays it aside. */
export async function endAsk(tx: Tx, found: FoundAsk, version: number) {
  const { rows } = await sql<{ done: boolean }>`select supervision.end_ask(${found.askId}, ${version}) as done`.execute(tx.db);
  if (!rows[0]?.done) throw conflict("ask.changed");
  if (found.status === "asked" && found.access.canWrite) await tell(tx, found, "takenBack");
  return {};
}
