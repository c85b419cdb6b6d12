import { sql } from "kysely";
import type { Tx } from "../../kernel/db.ts";
import { newId } from "../../kernel/ids.ts";
import { nameTokens } from "../../people/names.ts";
import { type BlindToken, blindTokens } from "../../people/tokens.ts";
import type { OldPerson } from "./oldCase.ts";
import type { PlannedOld } from "./planCases.ts";

const PIECE = 1000;

/** The step a case without one is given: somebody is asked for it. */
const ASKING: Readonly<Record<string, string>> = {
  en: "Came from before: what is the next step?",
  es: "Viene de antes: ¿cuál es el próximo paso?",
};

/** Stages what an import of old cases would write, a thousand rows a statement; every word sealed for the row it will stand in. */
export async function stageOld(tx: Tx, runId: string, changes: readonly PlannedOld[]): Promise<void> {
  const known = new Map<string, BlindToken[]>();
  for (let at = 0; at < changes.length; at += PIECE) {
    const rows = changes.slice(at, at + PIECE).map((change, i) => stagedRow(tx, runId, at + i, change, known));
    await sql`insert into imports.staged (run_id, agency_id, place, kind, change, outside, inside, fields, record, print, summary)
      select ${runId}, ${tx.actor.agencyId}, r.place, r.kind, r.change, r.outside, r.inside, r.fields, r.record, decode(r.print, 'hex'), decode(r.summary, 'hex')
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(place int, kind text, change text, outside text, inside uuid, fields text[], record jsonb, print text, summary text)`.execute(
      tx.db,
    );
  }
}

function stagedRow(tx: Tx, runId: string, place: number, change: PlannedOld, known: Map<string, BlindToken[]>) {
  const { kind, outside, inside, fields, print } = change;
  return {
    place,
    kind,
    change: change.change,
    outside,
    inside,
    fields,
    record: recordOf(tx, change, known),
    print: print.toString("hex"),
    summary: hex(tx, "imports.staged", `${runId}:${place}`, "summary", JSON.stringify({ title: titleOf(change) })),
  };
}

const hex = (tx: Tx, table: string, row: string, column: string, text: string) => tx.seal(table, row, column, text).toString("hex");

function titleOf(change: PlannedOld): string {
  if (change.kind === "person") return [change.person.given ?? change.person.call, change.person.family].filter(Boolean).join(" ");
  if (change.kind === "case") return `${change.outside} · ${change.case.openedOn}`;
  return `${change.note.caseKey} · ${change.note.onDay}`;
}

function recordOf(tx: Tx, change: PlannedOld, known: Map<string, BlindToken[]>): object {
  if (change.kind === "person") return personRecord(tx, change, known);
  if (change.kind === "history") {
    const { onDay, audience, restricted, text } = change.note;
    return { caseId: change.caseId, onDay, audience, restricted, body: hex(tx, "cases.note_text", `${change.inside}/0`, "body", text) };
  }
  const { status, openedOn, closedOn, reason, outcome, risk, managerId, nextStep, nextStepOn } = change.case;
  const taskId = newId();
  const title = nextStep ?? ASKING[tx.actor.language] ?? ASKING["en"] ?? "";
  return {
    personId: change.personId,
    status,
    openedOn,
    closedOn,
    reason,
    outcome,
    risk,
    managerId,
    task: change.step ? { id: taskId, title: hex(tx, "cases.task", taskId, "title", title), dueOn: nextStepOn } : null,
  };
}

function personRecord(
  tx: Tx,
  { person, inside, fields, linked }: Extract<PlannedOld, { kind: "person" }>,
  known: Map<string, BlindToken[]>,
): object {
  // Somebody here already: nothing of theirs is touched, the old system's word for them is remembered.
  if (linked) return {};
  const { call, given, family, born, grade, email, phone, siteId } = person;
  const fresh = fields.length === 0;
  const label = { call, initial: family && family !== call ? `${[...family][0]}.` : null, tag: grade, pronouns: null };
  const nameId = newId();
  const full = given !== null && family !== null;
  const named = fresh || fields.some((field) => ["given", "family"].includes(field));
  const point = (kind: string, field: string, value: string | null) => {
    if (!value || !(fresh || fields.includes(field))) return [];
    const id = newId();
    return [{ id, kind, value: hex(tx, "people.contact_point", id, "value", value) }];
  };
  const value = JSON.stringify({ given, middle: null, family, full: null });
  return {
    label: hex(tx, "people.person", inside, "label", JSON.stringify(label)),
    born: born ? hex(tx, "people.person", inside, "born", born) : null,
    siteId,
    grade,
    names: named && full ? [{ id: nameId, kind: "legal", value: hex(tx, "people.name", nameId, "value", value) }] : [],
    points: [...point("email", "email", email), ...point("phone", "phone", phone)],
    tokens: tokensOf(tx, person, known),
  };
}

/** The search tokens of a person; each name is worked out once a run, for many share it. */
function tokensOf(tx: Tx, { call, given, family }: OldPerson, known: Map<string, BlindToken[]>): [string, number][] {
  const found = new Map<string, number>();
  for (const part of new Set([call, given, family])) {
    if (!part) continue;
    const tokens = known.get(part) ?? blindTokens(tx.searchKey(), nameTokens([{ full: part }]));
    known.set(part, tokens);
    for (const { token, weight } of tokens) found.set(token.toString("hex"), Math.max(weight, found.get(token.toString("hex")) ?? 0));
  }
  return [...found];
}
