import { sql } from "kysely";
import { listUses, readForm } from "../forms/queries.ts";
import type { Answers, Form } from "../forms/questionnaire/form.ts";
import { walkItems } from "../forms/questionnaire/form.ts";
import { scoreForm } from "../forms/questionnaire/score.ts";
import type { Access } from "../kernel/contract.ts";
import type { Tx } from "../kernel/db.ts";
import { PURGED } from "../kernel/secret.ts";
import { openLabel } from "../people/queries.ts";
import { compareOutcomes } from "./compareOutcomes.ts";
import type { Offered, Outcomes, ResponseHead, Total } from "./contract.ts";

const TABLE = "responses.response";

const select = (tx: Tx) =>
  tx.db
    .selectFrom("responses.response as r")
    .innerJoin("forms.form as f", "f.id", "r.form_id")
    .innerJoin("staff.account as b", "b.id", "r.begun_by")
    .leftJoin("staff.account as d", "d.id", "r.completed_by")
    .leftJoin("staff.account as g", "g.id", "r.paged_id")
    .leftJoin("cases.task as t", "t.id", "r.safety_task_id")
    .leftJoin("staff.account as o", "o.id", "t.owner_id")
    .select([
      "r.id",
      "r.case_id as caseId",
      "r.person_id as personId",
      "r.program_id as programId",
      "r.form_id as formId",
      "f.slug",
      "f.title",
      "f.edition",
      "r.status",
      "r.begun_by as begunById",
      "b.name as begunByName",
      "r.begun_at as begunAt",
      "r.presence",
      "r.filled_by as filledBy",
      "r.on_page as onPage",
      "r.paged_id as pagedId",
      "g.name as pagedName",
      "r.completed_by as completedById",
      "d.name as completedByName",
      "r.completed_at as completedAt",
      "r.on_day as onDay",
      "r.answers",
      "t.id as taskId",
      "t.due_on as taskDueOn",
      "t.status as taskStatus",
      "o.id as ownerId",
      "o.name as ownerName",
      "r.version",
    ]);

/** A response the asker may see, with its answers still sealed. */
export async function findResponse(tx: Tx, { responseId }: { responseId: string }) {
  const row = await select(tx)
    .innerJoin("people.person as p", "p.id", "r.person_id")
    .select(["p.label", sql<Access>`access.to_case(r.case_id, r.program_id)`.as("access")])
    .where("r.id", "=", responseId)
    .executeTakeFirst();
  return row && { ...row, label: openLabel(tx, row.personId, row.label) };
}
export type FoundResponse = NonNullable<Awaited<ReturnType<typeof findResponse>>>;

/** What was answered; `purged` says that it was purged, and when. */
interface Opened {
  readonly answers: Answers;
  readonly purged: string | null;
}

/** The answers of a row. */
export function openAnswers(tx: Tx, row: Pick<FoundResponse, "id" | "answers">): Opened {
  if (row.answers === null) return { answers: {}, purged: null };
  const text = tx.open(TABLE, row.id, "answers", row.answers);
  return text.startsWith(PURGED) ? { answers: {}, purged: text } : { answers: JSON.parse(text) as Answers, purged: null };
}

/** Seals them. */
export const sealAnswers = (tx: Tx, id: string, answers: Answers) => tx.seal(TABLE, id, "answers", JSON.stringify(answers));

const who = (id: string | null, name: string | null) => (id !== null && name !== null ? { id, name } : null);

/** A row as it leaves, with its totals made from form and answers. */
export function headOf(row: Omit<FoundResponse, "label" | "access">, form: Form, { answers, purged }: Opened): ResponseHead {
  const { id, formId, slug, title, edition, status, begunAt, presence, filledBy, onPage, completedAt, onDay, version } = row;
  const owner = who(row.ownerId, row.ownerName);
  const safety = row.taskId !== null && owner && { taskId: row.taskId, owner, dueOn: row.taskDueOn, done: row.taskStatus !== "open" };
  return {
    responseId: id,
    ...{ formId, slug, title, edition, status, begunAt, presence, filledBy, onPage, completedAt, onDay, version },
    begunBy: { id: row.begunById, name: row.begunByName },
    paged: who(row.pagedId, row.pagedName),
    completedBy: who(row.completedById, row.completedByName),
    totals: status === "complete" && purged === null ? totalsOf(form, answers) : [],
    purged,
    safety: safety || null,
  } as ResponseHead;
}

/** The totals that somebody reads: those the form does not hide. */
export function totalsOf(form: Form, answers: Answers): Total[] {
  const byLink = new Map([...walkItems(form.items)].map((item) => [item.linkId, item]));
  return scoreForm(form, answers)
    .filter(({ linkId }) => !byLink.get(linkId)?.hidden)
    .map((score) => ({ ...score, label: byLink.get(score.linkId)?.text ?? "" }));
}

/** The most of one case that a page shows. */
const MOST = 200;

/** What was begun and filled in in a case, the latest first; and what they said of themselves on the forms that their program asks for that. */
export async function listResponses(
  tx: Tx,
  caseId: string,
  programId: string,
): Promise<{ responses: ResponseHead[]; outcomes: Outcomes | null }> {
  const rows = await select(tx)
    .where("r.case_id", "=", caseId)
    .where("r.status", "<>", "left")
    .orderBy(sql`coalesce(r.completed_at, r.begun_at)`, "desc")
    .limit(MOST)
    .execute();
  const read = new Map<string, Form>();
  for (const { formId } of rows) if (!read.has(formId)) read.set(formId, await readForm(tx, formId));
  const opened = rows.map((row) => ({ row, form: read.get(row.formId) as Form, ...openAnswers(tx, row) }));
  const asked = new Set((await findOutcomeForms(tx, [programId])).map(({ slug }) => slug));
  const taken = opened.filter(({ row, purged }) => asked.has(row.slug) && row.status === "complete" && purged === null);
  return {
    responses: opened.map(({ row, form, ...answered }) => headOf(row, form, answered)),
    outcomes: compareOutcomes(taken.map(({ row, form, answers }) => ({ ...row, form, answers })).reverse()) as Outcomes | null,
  };
}

/** The forms that programs ask, or asked, for learning outcomes: what was said on them stays comparable. */
export async function findOutcomeForms(tx: Tx, programIds: readonly string[]): Promise<{ programId: string; slug: string }[]> {
  return tx.db
    .selectFrom("forms.use")
    .select(["program_id as programId", "slug"])
    .distinct()
    .where("program_id", "in", [...programIds])
    .where("purpose", "=", "outcomes")
    .execute();
}

/** The most that is read at once of one program's outcomes: the latest. */
const MOST_SHARED = 4000;

/** What was answered on these forms in a program, the earliest first, by case. */
export async function listTaps(tx: Tx, programId: string, slugs: readonly string[]) {
  const rows = await tx.db
    .selectFrom("responses.response as r")
    .innerJoin("forms.form as f", "f.id", "r.form_id")
    .select(["r.id", "r.person_id as personId", "r.case_id as caseId", "r.form_id as formId", "f.slug", "r.answers"])
    .where("r.program_id", "=", programId)
    .where("r.status", "=", "complete")
    .where("f.slug", "in", [...slugs])
    .orderBy("r.completed_at", "desc")
    .limit(MOST_SHARED)
    .execute();
  const read = new Map<string, Form>();
  for (const { formId } of rows) if (!read.has(formId)) read.set(formId, await readForm(tx, formId));
  return rows.reverse().flatMap((row) => {
    const { answers, purged } = openAnswers(tx, row);
    return purged ? [] : [{ personId: row.personId, caseId: row.caseId, slug: row.slug, form: read.get(row.formId) as Form, answers }];
  });
}

/** The forms that can be begun in a program: what it uses first, then what else the agency published. */
export async function listOffered(tx: Tx, programId: string): Promise<Offered[]> {
  const published = await tx.db
    .selectFrom("forms.form")
    .select(["id as formId", "slug", "title", "calls_for_safety as callsForSafety"])
    .where("status", "=", "published")
    .orderBy("title")
    .limit(300)
    .execute();
  const uses = await listUses(tx, { programId });
  const offered = published.map((form) => ({ ...form, purposes: uses.filter(({ slug }) => slug === form.slug).map((it) => it.purpose) }));
  return offered.sort((one, other) => Number(other.purposes.length > 0) - Number(one.purposes.length > 0)) as Offered[];
}

/** Who is on call for the case's program now, other than the asker. */
export async function findOnCall(tx: Tx, caseId: string): Promise<{ id: string; name: string } | undefined> {
  const { rows } = await sql<{ id: string; name: string }>`select account_id as id, name from responses.on_call(${caseId})`.execute(tx.db);
  return rows[0];
}
