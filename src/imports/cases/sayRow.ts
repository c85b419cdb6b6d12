import type { CsvRow } from "../roster/csv.ts";
import type { Findings, Severity } from "../roster/findings.ts";
import type { Cells } from "./cells.ts";
import type { Field } from "./contract.ts";

/** Says what is wrong with a row, in its file, on its line, in its column. */
export type Say = (severity: Severity, code: string, cells: Cells, row: CsvRow, field: Field, message: string) => undefined;

/** Says it into these findings. */
export const sayInto =
  (findings: Findings): Say =>
  (severity, code, cells, row, field, message) => {
    findings.add(
      severity,
      code,
      { file: cells.table.name, line: row.line, ...(cells.has(field) ? { column: cells.header(field) } : {}) },
      message,
    );
  };
