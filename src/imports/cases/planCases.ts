import { createHmac, createSecretKey } from "node:crypto";
import { newId } from "../../kernel/ids.ts";
import type { OldCase, OldCases, OldNote, OldPerson } from "./oldCase.ts";

/** What is known of a row of the same source from before. */
export interface KnownOld {
  readonly kind: "person" | "case" | "history";
  readonly outside: string;
  readonly inside: string;
  readonly print: Buffer | null;
  /** The asker may change it. */
  readonly mine: boolean;
  /** Somebody wrote here since. */
  readonly touched: boolean;
  readonly person_id: string | null;
}

/** One row that would be written. */
export type PlannedOld =
  | {
      kind: "person";
      change: "new" | "changed";
      outside: string;
      inside: string;
      fields: string[];
      print: Buffer;
      person: OldPerson;
      linked: boolean;
    }
  | {
      kind: "case";
      change: "new" | "changed";
      outside: string;
      inside: string;
      fields: string[];
      print: Buffer;
      case: OldCase;
      personId: string;
      step: boolean;
    }
  | { kind: "history"; change: "new"; outside: string; inside: string; fields: string[]; print: Buffer; note: OldNote; caseId: string };

export interface OldPlan {
  readonly changes: readonly PlannedOld[];
  readonly counts: Record<"person" | "case" | "history", { same: number; new: number; changed: number; ended: number; back: number }>;
  /** Rows that changed in the file but stay as they are here, and why. */
  readonly kept: readonly { readonly line: number; readonly kind: "person" | "case" | "history" }[];
}

const PRINT = 4;
const CASE_FIELDS = ["status", "openedOn", "closedOn", "reason", "outcome", "risk", "managerId", "nextStep", "nextStepOn"] as const;
const PERSON_FIELDS = ["call", "given", "family", "born", "email", "phone", "grade"] as const;

/** Compares what was read with what is known of the source: new rows, rows that changed, rows that stay because somebody wrote here since. */
export function planCases(old: OldCases, known: readonly KnownOld[], linked: ReadonlyMap<string, string>, searchKey: Buffer): OldPlan {
  const key = createSecretKey(searchKey);
  const before = new Map(known.map((row) => [`${row.kind}|${row.outside}`, row]));
  const none = () => ({ same: 0, new: 0, changed: 0, ended: 0, back: 0 });
  const counts = { person: none(), case: none(), history: none() };
  const changes: PlannedOld[] = [];
  const kept: { line: number; kind: "person" | "case" | "history" }[] = [];
  const hash = (text: string) => createHmac("sha256", key).update(text).digest();
  const printOf = (values: readonly (string | null)[]) =>
    Buffer.concat(values.map((value, at) => hash(`${at}|${value ?? ""}`).subarray(0, PRINT)));
  const differing = <F extends string>(names: readonly F[], one: Buffer | null, other: Buffer): F[] =>
    one?.length === other.length
      ? names.filter((_, at) => !one.subarray(at * PRINT, (at + 1) * PRINT).equals(other.subarray(at * PRINT, (at + 1) * PRINT)))
      : [...names];

  const personIds = new Map<string, string>();
  const wanted = new Set(old.cases.map(({ personKey }) => personKey));
  for (const person of old.people.values()) {
    if (!wanted.has(person.key)) continue;
    const print = printOf(PERSON_FIELDS.map((field) => person[field]));
    const row = before.get(`person|${person.key}`);
    const same = linked.get(person.key);
    const inside = row?.inside ?? same ?? newId();
    personIds.set(person.key, inside);
    const fields = row ? differing(PERSON_FIELDS, row.print, print) : [];
    const staged = { kind: "person" as const, outside: person.key, inside, print, person };
    if (!row) {
      counts.person[same ? "changed" : "new"] += 1;
      changes.push({ ...staged, change: same ? "changed" : "new", fields: same ? ["same"] : [], linked: Boolean(same) });
    } else if (fields.length === 0 || !row.mine) counts.person.same += 1;
    else if (row.touched) {
      counts.person.same += 1;
      kept.push({ line: person.line, kind: "person" });
    } else {
      counts.person.changed += 1;
      changes.push({ ...staged, change: "changed", fields, linked: false });
    }
  }

  const caseIds = new Map<string, { id: string; mine: boolean }>();
  for (const one of old.cases) {
    const print = printOf(CASE_FIELDS.map((field) => one[field]));
    const row = before.get(`case|${one.key}`);
    const inside = row?.inside ?? newId();
    caseIds.set(one.key, { id: inside, mine: row?.mine ?? true });
    const fields = row ? differing(CASE_FIELDS, row.print, print) : [];
    const personId = row?.person_id ?? personIds.get(one.personKey) ?? newId();
    const staged = { kind: "case" as const, outside: one.key, inside, print, case: one, personId };
    if (!row) {
      counts.case.new += 1;
      changes.push({ ...staged, change: "new", fields: [], step: one.status !== "closed" });
    } else if (fields.length === 0 || !row.mine) counts.case.same += 1;
    else if (row.touched) {
      counts.case.same += 1;
      kept.push({ line: one.line, kind: "case" });
    } else {
      counts.case.changed += 1;
      changes.push({
        ...staged,
        change: "changed",
        fields,
        step: fields.includes("nextStep") && one.nextStep !== null && one.status !== "closed",
      });
    }
  }

  for (const note of old.notes) {
    const of = caseIds.get(note.caseKey);
    if (!of) continue;
    // What a row of history is called holds its words where it has no number of its own: a keyed hash stands in for it.
    const outside = hash(note.key).toString("base64url");
    const print = hash(`${note.onDay}|${note.audience}|${note.restricted}|${note.text}`).subarray(0, PRINT);
    const row = before.get(`history|${outside}`);
    if (row || !of.mine) {
      counts.history.same += 1;
      if (row && of.mine && !row.print?.equals(print)) kept.push({ line: note.line, kind: "history" });
      continue;
    }
    counts.history.new += 1;
    changes.push({ kind: "history", change: "new", outside, inside: newId(), fields: [], print, note, caseId: of.id });
  }
  return { changes, counts, kept };
}
