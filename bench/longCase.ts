import type { AgencyKeys } from "../src/agencies/keys.ts";
import { newId } from "../src/kernel/ids.ts";

/** How much has happened in it. */
const ENTRIES = 500;
const DAY = 86_400_000;

interface Place {
  readonly roots: { readonly agency_id: string; readonly program_id: string; readonly person_id: string; readonly case_id: string };
  readonly managerId: string;
  readonly today: Date;
  readonly writeNote: () => string;
}

/** One line of its story, as an older page begins after it. */
export interface Entry {
  readonly id: string;
  readonly at: string;
}

/** A case in which much has happened: five hundred entries, and a plan in three versions that was worked on. Answers its rows by table, and its entries. */
export function makeLongCase(
  keys: AgencyKeys,
  { roots, managerId, today, writeNote }: Place,
): {
  rows: Record<string, Record<string, unknown>[]>;
  entries: Entry[];
} {
  const rows: Record<string, Record<string, unknown>[]> = {};
  const put = (table: string, row: Record<string, unknown>) => {
    rows[table] ??= [];
    rows[table].push({ ...roots, ...row });
  };
  const seal = (table: string, row: string, column: string, text: string) => keys.ring.seal(roots.agency_id, { table, row, column }, text);
  const entries: Entry[] = [];
  for (let n = 0; n < ENTRIES; n++) {
    const at = new Date(today.getTime() - (n + 1) * 0.7 * DAY).toISOString();
    const on_day = at.slice(0, 10);
    const [id, refId] = [newId(), newId()];
    const kind = n % 3 === 0 ? "note" : n % 3 === 1 ? "contact" : "task";
    const shared = { section: kind === "note" ? 32 : 16, audience: "program", restricted: false };
    put("cases.timeline", { id, on_day, at, kind, ref_id: refId, account_id: managerId, codes: {}, ...shared });
    entries.push({ id, at });
    if (kind === "note") {
      put("cases.note", { id: refId, author_id: managerId, on_day, final_at: at, ...shared });
      const body = seal("cases.note_text", `${refId}/0`, "body", writeNote());
      put("cases.note_text", { note_id: refId, seq: 0, author_id: managerId, body, by_id: managerId, at, ...shared });
    } else if (kind === "contact")
      put("cases.contact", { id: refId, kind: "one_to_one", result: "completed", on_day, recorded_by: managerId });
    else
      put("cases.task", {
        ...{ id: refId, kind: "task", owner_id: managerId, due_on: on_day, created_by: managerId },
        ...{ status: "done", done_at: at, done_by: managerId },
        title: seal("cases.task", refId, "title", "Ask housing for the quiet floor"),
      });
  }
  layPlan(put, seal, managerId, today);
  return { rows, entries };
}

type Put = (table: string, row: Record<string, unknown>) => void;
type Seal = (table: string, row: string, column: string, text: string) => Buffer;

/** Three versions of five goals; each goal with four steps and eight looks at how it goes. */
function layPlan(put: Put, seal: Seal, managerId: string, today: Date): void {
  const dayOf = (offset: number) => new Date(today.getTime() + offset * DAY).toISOString().slice(0, 10);
  const threads = Array.from({ length: 5 }, newId);
  for (let number = 1; number <= 3; number++) {
    const planId = newId();
    const at = new Date(today.getTime() - (4 - number) * 40 * DAY).toISOString();
    put("plans.plan", {
      ...{ id: planId, number, language: "en", authored_with: "together", start_on: dayOf(-120), review_on: dayOf(20), made_by: managerId },
      ...{ made_at: at, read_back_at: at, agreed_at: at, agreed_how: "spoken", agreed_by: managerId, version: 3 },
      ...(number < 3 ? { status: "superseded", ended_at: at } : { status: "agreed" }),
      statement: seal("plans.plan", planId, "statement", "I want to finish this term without moving again."),
    });
    for (const [i, thread_id] of threads.entries()) {
      const id = number === 1 ? thread_id : newId();
      const words = seal("plans.goal", id, "words", `Sleep where nobody plays music at three, ${number}.${i}`);
      put("plans.goal", { id, plan_id: planId, thread_id, seq: i + 1, words });
    }
  }
  for (const thread_id of threads) {
    put("plans.coding", { id: newId(), thread_id, domain: "housing", by_id: managerId });
    for (let n = 0; n < 4; n++) {
      const id = newId();
      const what = seal("plans.action", id, "what", "Ask housing for the quiet floor");
      put("plans.action", { id, thread_id, what, owner_kind: "person", status: "open", made_by: managerId, version: 1 });
    }
    for (let n = 0; n < 8; n++)
      put("plans.rating", {
        ...{ id: newId(), thread_id, value: n % 3, on_day: dayOf(-n * 9), by_id: managerId },
        kind: n % 2 === 0 ? "attainment" : "own",
        ...(n % 2 === 1 && { value: 1 + (n % 5) }),
      });
  }
}
