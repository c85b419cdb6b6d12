import type { Field, Mapping } from "./contract.ts";

/** What is missing from a mapping before a file can be read by it; null when nothing is. */
export function missingFrom(mapping: Mapping): "cases" | "caseId" | "name" | "historyId" | null {
  const cases = mapping.tables.filter(({ role }) => role === "cases");
  if (cases.length !== 1) return "cases";
  const has = (table: Mapping["tables"][number] | undefined, ...fields: Field[]) =>
    Object.values(table?.columns ?? {}).some((field) => fields.includes(field));
  if (!has(cases[0], "caseId")) return "caseId";
  if (!has(cases[0], "call", "given", "family", "fullName")) return "name";
  return mapping.tables.some((table) => table.role === "history" && !(has(table, "caseId") && has(table, "noteText"))) ? "historyId" : null;
}
