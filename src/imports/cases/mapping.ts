import { createHmac } from "node:crypto";
import type { Field, Mapping } from "./contract.ts";
import { historyFields } from "./fieldNames.ts";
import { fieldOfHeader } from "./fields.ts";
import type { OldTable } from "./tables.ts";

/** A first mapping by the headers alone: the largest table that can hold cases is the cases, others with a case id and text are history. */
export function suggestMapping(tables: readonly OldTable[]): Mapping {
  const guessed = tables.map((table) => ({ table, columns: guessColumns(table.headers) }));
  const has = (columns: Record<string, Field>, ...fields: Field[]) => fields.some((field) => Object.values(columns).includes(field));
  const named = guessed.filter(({ columns }) => has(columns, "given", "family", "fullName", "call"));
  const cases = (named.filter(({ columns }) => has(columns, "status", "openedOn", "owner", "risk"))[0] ?? named[0])?.table;
  return {
    tables: guessed.map(({ table, columns }) => {
      const role = table === cases ? "cases" : has(columns, "caseId") && has(columns, "noteText") ? "history" : "none";
      return { name: table.name, role, columns: role === "history" ? guessColumns(table.headers, historyFields) : columns };
    }),
    dayOrder: null,
    statuses: {},
    programs: {},
    owners: {},
    same: {},
  };
}

function guessColumns(headers: readonly string[], allowed?: readonly Field[]): Record<string, Field> {
  const columns: Record<string, Field> = {};
  const taken = new Set<Field>();
  // A history's "id" is its own when a case id stands beside it.
  for (const header of headers) {
    const field = fieldOfHeader(header);
    if (!field || taken.has(field) || (allowed && !allowed.includes(field))) continue;
    taken.add(field);
    columns[header] = field;
  }
  return columns;
}

/** A keyed print of the tables' headers: the same next time, the mapping is remembered. Words of a headless file are not kept. */
export const printHeaders = (key: Buffer, tables: readonly Pick<OldTable, "headers">[]): Buffer =>
  createHmac("sha256", key)
    .update(JSON.stringify(tables.map(({ headers }) => headers.map((header) => header.toLowerCase()).sort())))
    .digest()
    .subarray(0, 16);

/** A saved mapping laid on tables with the same headers that may be called otherwise this time. */
export function layMapping(mapping: Mapping, tables: readonly OldTable[]): Mapping {
  const left = [...mapping.tables];
  return {
    ...mapping,
    tables: tables.map((table) => {
      const by = (test: (one: Mapping["tables"][number]) => boolean) => left.findIndex(test);
      const known = Object.keys.bind(Object);
      const fits = (one: Mapping["tables"][number]) => known(one.columns).every((header) => table.headers.includes(header));
      const named = by((one) => one.name === table.name && fits(one));
      const at = named >= 0 ? named : by((one) => one.role !== "none" && fits(one));
      const [found] = at >= 0 ? left.splice(at, 1) : [];
      return found ? { ...found, name: table.name } : { name: table.name, role: "none" as const, columns: {} };
    }),
    same: {},
  };
}
