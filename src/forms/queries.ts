import { sql } from "kysely";
import { findProgram } from "../agencies/queries.ts";
import type { Tx } from "../kernel/db.ts";
import { notFound } from "../kernel/problem.ts";
import type { FormHead, FormUse } from "./contract.ts";
import type { Form } from "./questionnaire/form.ts";
import { readQuestionnaire } from "./questionnaire/readQuestionnaire.ts";

const head = [
  "id",
  "slug",
  "edition",
  "title",
  "status",
  "calls_for_safety as callsForSafety",
  "made_at as madeAt",
  "published_at as publishedAt",
  "version",
] as const;

/** An edition the asker may know of, with its text. */
export const findForm = (tx: Tx, { formId }: { formId: string }) =>
  tx.db
    .selectFrom("forms.form")
    .select([...head, "document"])
    .where("id", "=", formId)
    .executeTakeFirst();
export type FoundForm = NonNullable<Awaited<ReturnType<typeof findForm>>>;

/** An edition, and a program of the agency. */
export async function findFormForProgram(tx: Tx, asked: { formId: string; programId: string }) {
  const [form, program] = [await findForm(tx, asked), await findProgram(tx, asked)];
  return form && program && { ...form, programId: program.id };
}

/** A row as it leaves. */
export const headOf = ({ id, slug, edition, title, status, callsForSafety, madeAt, publishedAt, version }: Omit<FoundForm, "document">) =>
  ({ formId: id, slug, edition, title, status, callsForSafety, madeAt, publishedAt, version }) as FormHead;

/** What the agency has, what is used first and by title; what was retired only where no later edition is there. */
export async function listForms(tx: Tx): Promise<FormHead[]> {
  const rows = await tx.db
    .selectFrom("forms.form as f")
    .select(head)
    .where(
      sql<boolean>`(f.status <> 'retired' or f.published_at is not null and not exists (select from forms.form n where n.slug = f.slug and n.edition > f.edition and n.published_at is not null))`,
    )
    .orderBy(sql`f.status = 'retired'`)
    .orderBy("title")
    .orderBy("edition", "desc")
    .limit(300)
    .execute();
  return rows.map(headOf);
}

/** The published editions, by the program's purposes. */
export async function listPublished(tx: Tx): Promise<FormHead[]> {
  const rows = await tx.db.selectFrom("forms.form").select(head).where("status", "=", "published").orderBy("title").limit(300).execute();
  return rows.map(headOf);
}

/** For what programs use forms now: all of them, one form's, or one program's. */
export async function listUses(tx: Tx, only: { slug?: string; programId?: string } = {}): Promise<FormUse[]> {
  let query = tx.db
    .selectFrom("forms.use as u")
    .innerJoin("agencies.program as p", "p.id", "u.program_id")
    .select(["u.id as useId", "u.program_id as programId", "p.name as programName", "u.slug", "u.purpose", "u.cycle_days as cycleDays"])
    .where("u.ended_at", "is", null)
    .where("p.ended_at", "is", null)
    .orderBy("p.name")
    .orderBy("u.purpose")
    .limit(1000);
  if (only.slug !== undefined) query = query.where("u.slug", "=", only.slug);
  if (only.programId !== undefined) query = query.where("u.program_id", "=", only.programId);
  return (await query.execute()) as FormUse[];
}

/** A use that stands. */
export const findUse = (tx: Tx, { useId }: { useId: string }) =>
  tx.db
    .selectFrom("forms.use")
    .select(["id", "program_id as programId"])
    .where("id", "=", useId)
    .where("ended_at", "is", null)
    .executeTakeFirst();

/** Whether an edition of that name stands so. */
export const findEdition = (tx: Tx, slug: string, status: FormHead["status"]) =>
  tx.db.selectFrom("forms.form").select(["id", "version"]).where("slug", "=", slug).where("status", "=", status).executeTakeFirst();

const remembered = new Map<string, Form>();
const MOST_REMEMBERED = 200;

/** What a form that is no draft asks: it never changes, so it is read once. */
export async function readForm(tx: Tx, formId: string): Promise<Form> {
  // Asked each time: whether one may know of it is not remembered.
  const row = await tx.db.selectFrom("forms.form").select(["status", "document"]).where("id", "=", formId).executeTakeFirst();
  const known = row && row.status !== "draft" ? remembered.get(formId) : undefined;
  if (known) return known;
  const form = row && readQuestionnaire(row.document).form;
  if (!form) throw notFound();
  if (row.status !== "draft") {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(formId, form);
  }
  return form;
}
