import { sql } from "kysely";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid, notFound, stale } from "../kernel/problem.ts";
import type { BuiltItem, FormPurpose, Said } from "./contract.ts";
import { requireSafetyKept } from "./keptSafety.ts";
import { type FoundForm, findEdition, findForm, headOf } from "./queries.ts";
import { buildDocument, startDocument } from "./questionnaire/build.ts";
import { NoDocument } from "./questionnaire/document.ts";
import { asks, walkItems } from "./questionnaire/form.ts";
import { type QuestionnaireReading, readQuestionnaire } from "./questionnaire/readQuestionnaire.ts";
import { callsForSafety } from "./questionnaire/score.ts";
import { listShipped } from "./shipped.ts";

const now = sql<string>`kernel.clock()`;
const LONGEST_SLUG = 60;

/** "urn:holdfast:form:phq-9" and "Patient Health Questionnaire" alike: small letters, digits and strokes; a title in other letters has only a number. */
export function nameSlug(text: string): string {
  const plain = (text.split(/[/:]/).filter(Boolean).at(-1) ?? "").normalize("NFKD").toLowerCase();
  const slug = plain
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, "");
  return slug || `form-${newId().slice(-12)}`;
}

/** What is said of a file, as it leaves; a file that is no JSON at all is one fault. */
export function checkDocument(text: string): { reading: QuestionnaireReading | null; said: Said[] } {
  try {
    const reading = readQuestionnaire(text);
    return { reading, said: saidOf(reading) };
  } catch (error) {
    if (!(error instanceof NoDocument)) throw error;
    const { code, place, message } = error;
    return { reading: null, said: [{ fault: true, code, ...place, linkId: null, message }] };
  }
}

/** The findings of a reading, faults first, each where it stands in the file. */
export const saidOf = ({ findings }: QuestionnaireReading): Said[] =>
  findings
    .map(({ severity, code, place, linkId, message }) => ({ fault: severity === "fault", code, ...place, linkId, message }))
    .sort((one, other) => Number(other.fault) - Number(one.fault) || one.line - other.line);

/** What is told of a file that was looked at. */
export function lookAtDocument(text: string) {
  const { reading, said } = checkDocument(text);
  const form = reading?.form;
  const questions = form ? [...walkItems(form.items)].filter((item) => asks(item) && item.tally === null).length : 0;
  return { title: form?.title ?? null, questions, callsForSafety: form ? callsForSafety(form) : false, said };
}

/** Takes in what comes with Holdfast, published at once: one press. */
export async function takeInForm(tx: Tx, name: string): Promise<{ id: string }> {
  const shipped = listShipped().find((it) => it.name === name);
  if (!shipped) throw invalid({ name: "unknown" });
  if ((await findEdition(tx, name, "published")) || (await findEdition(tx, name, "draft"))) throw conflict("form.alreadyHere");
  const id = await insertDraft(tx, name, shipped.document);
  await setStatus(tx, id, 1, "published");
  return { id };
}

/** Keeps a file as a draft, its text as it came. */
export async function importForm(tx: Tx, document: string): Promise<{ id: string }> {
  const text = document.replace(/^\uFEFF/, "");
  const form = checkDocument(text).reading?.form;
  if (!form) throw invalid({ document: "faulty" });
  return { id: await insertDraft(tx, await slugFor(tx, nameSlug(form.url ?? form.title), callsForSafety(form)), text) };
}

/** What calls for safety has no next edition that does not: such a file stands by itself beside it, or the call would be lost without a word. */
async function slugFor(tx: Tx, wanted: string, calls: boolean): Promise<string> {
  if (calls) return wanted;
  const shipped = listShipped().some((it) => it.name === wanted && it.callsForSafety);
  const here = tx.db.selectFrom("forms.form").select("id").where("slug", "=", wanted).where("calls_for_safety", "=", true);
  return shipped || (await here.executeTakeFirst()) ? `${wanted}-${newId().slice(-6)}` : wanted;
}

/** A form of one's own. */
export async function beginForm(tx: Tx, title: string): Promise<{ id: string }> {
  const slug = await slugFor(tx, nameSlug(title), false);
  return { id: await insertDraft(tx, slug, startDocument(slug, title)) };
}

/** The next edition, from this one. */
export const draftForm = async (tx: Tx, found: FoundForm): Promise<{ id: string }> => ({
  id: await insertDraft(tx, found.slug, found.document),
});

async function insertDraft(tx: Tx, slug: string, document: string): Promise<string> {
  const form = readQuestionnaire(document).form;
  if (!form) throw invalid({ document: "faulty" });
  const id = newId();
  const made = await tx.db
    .insertInto("forms.form")
    .values({
      id,
      agency_id: tx.actor.agencyId,
      slug,
      edition: sql<number>`(select coalesce(max(f.edition), 0) + 1 from forms.form f where f.slug = ${slug})`,
      title: form.title.slice(0, 300),
      document,
      calls_for_safety: callsForSafety(form),
      made_by: tx.actor.id,
    })
    .onConflict((is) => is.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) throw conflict("form.draftThere");
  return id;
}

/** Saves a draft as the builder holds it; what it does not know of a part stays in the file. */
export async function saveForm(tx: Tx, found: FoundForm, title: string, items: readonly BuiltItem[], version: number) {
  if (found.status !== "draft") throw conflict("form.notDraft");
  const document = buildDocument(found.document, { title, items, edition: found.edition });
  const { form, findings } = readQuestionnaire(document);
  const fault = findings.find(({ severity }) => severity === "fault");
  if (!form || fault) throw invalid({ items: fault?.code ?? "faulty" });
  return change(tx, found, version, { title: form.title, document, calls_for_safety: callsForSafety(form) });
}

/** Publishes a draft; the edition before it is offered no longer. */
export async function publishForm(tx: Tx, found: FoundForm, version: number): Promise<{ version: number }> {
  if (found.status !== "draft") throw conflict("form.notDraft");
  if (!checkDocument(found.document).reading?.form) throw conflict("form.faulty");
  await requireSafetyKept(tx, found);
  const before = await findEdition(tx, found.slug, "published");
  if (before) await setStatus(tx, before.id, before.version, "retired");
  await setStatus(tx, found.id, version, "published");
  return { version: version + 1 };
}

/** Offers it no longer; a draft is put away. */
export async function retireForm(tx: Tx, found: FoundForm, version: number): Promise<{ version: number }> {
  if (found.status === "retired") throw conflict("form.retired");
  await setStatus(tx, found.id, version, "retired");
  return { version: version + 1 };
}

const setStatus = (tx: Tx, id: string, version: number, status: "published" | "retired") =>
  change(
    tx,
    { id },
    version,
    status === "published" ? { status, published_by: tx.actor.id, published_at: now } : { status, retired_at: now },
  );

async function change(tx: Tx, { id }: { id: string }, version: number, columns: object): Promise<{ version: number }> {
  const done = await tx.db
    .updateTable("forms.form")
    .set({ ...columns, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 1n) return { version: version + 1 };
  const current = await findForm(tx, { formId: id });
  throw current ? stale(headOf(current)) : notFound();
}

/** Says for what a program uses a form. */
export async function putToUse(
  tx: Tx,
  found: FoundForm,
  use: { programId: string; purpose: FormPurpose; cycleDays?: number | null | undefined },
): Promise<{ id: string }> {
  const id = newId();
  const made = await tx.db
    .insertInto("forms.use")
    .values({
      id,
      agency_id: tx.actor.agencyId,
      program_id: use.programId,
      slug: found.slug,
      purpose: use.purpose,
      cycle_days: use.cycleDays ?? null,
      added_by: tx.actor.id,
    })
    .onConflict((is) => is.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) throw conflict("form.usedAlready");
  return { id };
}

/** A program does not use it for that any more. */
export async function endUse(tx: Tx, useId: string): Promise<Record<string, never>> {
  await tx.db.updateTable("forms.use").set({ ended_at: now }).where("id", "=", useId).execute();
  return {};
}
