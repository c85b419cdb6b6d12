import { ownTitles } from "../cases/tasks/ownTitles.ts";
import type { Answers } from "../forms/questionnaire/form.ts";
import type { Database } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { askPublic } from "../staff/asking.ts";
import type { Values } from "../ui/entries.ts";

/** Somebody looks at it within so many days. */
const LOOK_DAYS = 2;

async function sealFor(database: Database, token: string) {
  const whose = await askPublic<{ agencyId: string }>(database, "select portal.whose($1) as answer", [token]);
  if (!whose) return undefined;
  return (table: string, row: string, column: string, text: string) =>
    database.keys.ring.seal(whose.agencyId, { table, row, column }, text);
}

/** Keeps what is in the fields of a form they were asked for; false where their page has no such form. */
export async function keepOwnForm(database: Database, token: string, responseId: string, values: Readonly<Values>): Promise<boolean> {
  const seal = await sealFor(database, token);
  if (!seal) return false;
  const kept = seal("responses.response", responseId, "kept", JSON.stringify(values));
  return (await askPublic<string>(database, "select portal.keep_form($1, $2, $3) as answer", [token, responseId, kept])) !== null;
}

/** Sends it, once however often it is pressed, and tells whoever carries the case; false where their page has no such form. */
export async function sendOwnForm(database: Database, token: string, responseId: string, answers: Answers): Promise<boolean> {
  const seal = await sealFor(database, token);
  if (!seal) return false;
  const taskId = newId();
  const told = await askPublic<string>(database, "select portal.send_form($1, $2, $3, $4, $5, $6::int) as answer", [
    token,
    responseId,
    seal("responses.response", responseId, "answers", JSON.stringify(answers)),
    taskId,
    seal("cases.task", taskId, "title", ownTitles.formSent),
    LOOK_DAYS,
  ]);
  return told !== null;
}

/** Whether such a form of their page was sent already. */
export const wasSent = async (database: Database, token: string, responseId: string): Promise<boolean> =>
  (await askPublic<string>(database, "select portal.send_form($1, $2, null, null, null, null) as answer", [token, responseId])) === "same";
