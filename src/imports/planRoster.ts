import { createHmac } from "node:crypto";
import { newId } from "../kernel/ids.ts";
import type { Roster } from "./roster/roster.ts";
import { kinds, listRecords, type RecordKind, type RosterRecord, toldBy } from "./rosterRecords.ts";

/** What the agency already knows of another system's row. */
export interface KnownRow {
  readonly kind: RecordKind;
  readonly outside: string;
  readonly inside: string;
  readonly print: Buffer | null;
  readonly ended: boolean;
}

export type Change = "new" | "changed" | "ended" | "back";

export interface PlannedChange {
  readonly kind: RecordKind;
  readonly change: Change;
  readonly outside: string;
  readonly inside: string;
  /** Which fields changed; for a new row, none. */
  readonly fields: readonly string[];
  /** null for a row that ends. */
  readonly record: RosterRecord | null;
  /** Our ids of the rows it points at, by field. */
  readonly refs: Readonly<Record<string, string>>;
  readonly print: Buffer | null;
}

export interface Plan {
  readonly changes: readonly PlannedChange[];
  /** Per kind: how many stay the same, and how many of each change. */
  readonly counts: Readonly<Record<RecordKind, Record<Change | "same", number>>>;
}

const PRINT = 4;

/** Four bytes of a keyed hash for each field, in the order of the fields: which changed can be told without keeping what they were. */
export function printOf(key: Buffer, record: RosterRecord): Buffer {
  const values = [...Object.entries(record.fields), ...Object.entries(record.refs).map(([name, ref]) => [name, ref.outside] as const)].sort(
    ([a], [b]) => (a < b ? -1 : 1),
  );
  return Buffer.concat(
    values.map(([name, value]) =>
      createHmac("sha256", key)
        .update(`${record.kind}|${name}|${value ?? ""}`)
        .digest()
        .subarray(0, PRINT),
    ),
  );
}

const fieldNames = (record: RosterRecord) => [...Object.keys(record.fields), ...Object.keys(record.refs)].sort();

function changedFields(record: RosterRecord, before: Buffer | null, now: Buffer): string[] {
  const names = fieldNames(record);
  if (!before || before.length !== now.length) return names;
  return names.filter((_name, i) => !before.subarray(i * PRINT, (i + 1) * PRINT).equals(now.subarray(i * PRINT, (i + 1) * PRINT)));
}

/**
 * What would have to be written for the agency to know what the roster says. Pure: nothing is read or written. A row that points at another which is
 * neither known nor told is left out; a row that is missing from a delivery that says all there is has ended; one that could not be read has not.
 */
export function planRoster(roster: Roster, known: readonly KnownRow[], key: Buffer): Plan {
  const rows = new Map(known.map((row) => [`${row.kind}|${row.outside}`, row]));
  const inside = new Map(known.map((row) => [`${row.kind}|${row.outside}`, row.inside]));
  const told = new Set<string>();
  const changes: PlannedChange[] = [];
  const counts = Object.fromEntries(kinds.map((kind) => [kind, { same: 0, new: 0, changed: 0, ended: 0, back: 0 }])) as unknown as Record<
    RecordKind,
    Record<Change | "same", number>
  >;
  for (const record of listRecords(roster)) {
    const name = `${record.kind}|${record.outside}`;
    if (told.has(name)) continue;
    told.add(name);
    if (record.status === "active" && !inside.has(name)) inside.set(name, newId());
  }
  const plan = (change: Omit<PlannedChange, "refs"> & { refs?: PlannedChange["refs"] }) => {
    changes.push({ refs: {}, ...change });
    counts[change.kind][change.change]++;
  };
  const done = new Set<string>();
  for (const record of listRecords(roster)) {
    const name = `${record.kind}|${record.outside}`;
    if (done.has(name)) continue;
    done.add(name);
    const row = rows.get(name);
    if (record.status === "tobedeleted") {
      if (row && !row.ended)
        plan({ kind: record.kind, change: "ended", outside: record.outside, inside: row.inside, fields: [], record: null, print: null });
      continue;
    }
    const refs = Object.entries(record.refs).map(([field, ref]) => [field, inside.get(`${ref.kind}|${ref.outside}`)] as const);
    if (refs.some(([, id]) => id === undefined)) continue;
    const print = printOf(key, record);
    const shared = {
      kind: record.kind,
      outside: record.outside,
      inside: inside.get(name) as string,
      record,
      refs: Object.fromEntries(refs) as Record<string, string>,
      print,
    };
    if (!row) plan({ ...shared, change: "new", fields: [] });
    else if (row.ended) plan({ ...shared, change: "back", fields: changedFields(record, row.print, print) });
    else if (!row.print?.equals(print)) plan({ ...shared, change: "changed", fields: changedFields(record, row.print, print) });
    else counts[record.kind].same++;
  }
  const spared = new Set(roster.leftOut.flatMap((row) => (row.id ? [row.id] : [])));
  for (const row of known) {
    const silent = !row.ended && !told.has(`${row.kind}|${row.outside}`);
    const whole =
      toldBy[row.kind].every((entity) => roster.coverage[entity] === "bulk" || roster.coverage[entity] === "absent") &&
      toldBy[row.kind].some((entity) => roster.coverage[entity] === "bulk");
    const mentionsSpared = row.outside.split("|").some((part) => spared.has(part));
    if (silent && whole && !mentionsSpared)
      plan({ kind: row.kind, change: "ended", outside: row.outside, inside: row.inside, fields: [], record: null, print: null });
  }
  changes.sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
  return { changes, counts };
}
