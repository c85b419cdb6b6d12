import type { Measured } from "./load.ts";
import type { Operation } from "./operations.ts";

export interface Cost extends Measured {
  /** Milliseconds of CPU an operation, in the server and in the database. */
  readonly server: number;
  readonly database: number;
}

export interface Row {
  readonly operation: Operation;
  readonly size: number;
  readonly one: Cost;
  readonly bareOne: Cost;
  readonly eight: Cost;
  readonly bareEight: Cost;
  readonly errorsAt64: number;
  readonly statements: number;
  /** p50 of the statements alone, from a bare client. */
  readonly client: number;
  memory?: number;
}

const ms = (value: number) => value.toFixed(value < 10 ? 2 : 1).padStart(7);
const pad = (text: string | number, width: number) => String(text).padStart(width);
const cpu = (cost: Cost) => cost.server + cost.database;

/** The figures, one line an operation and size. */
export function showRows(rows: readonly Row[], say: (line: string) => void): void {
  say("");
  say(
    "                                            1 connection, ms          bare handler       client    8 connections     CPU ms/op: server + database (bare)",
  );
  for (const row of rows) {
    say(
      `${row.operation.name.padEnd(28)}${pad(row.size, 7)}  p50${ms(row.one.p50)}  p95${ms(row.one.p95)}  p50${ms(row.bareOne.p50)} ×${(row.one.p50 / row.bareOne.p50).toFixed(2)}  ${ms(row.client)}  ${pad(row.eight.perSecond.toFixed(0), 6)}/s (${row.bareEight.perSecond.toFixed(0)})  ${ms(row.one.server)} +${ms(row.one.database)} (${ms(row.bareOne.server)} +${ms(row.bareOne.database)}) ×${(cpu(row.one) / cpu(row.bareOne)).toFixed(2)}  ${row.statements} SQL`,
    );
  }
}

/** Each target and whether it was reached; true when all were. */
export function judge(rows: readonly Row[], say: (line: string) => void): boolean {
  const missed: string[] = [];
  const check = (row: Row, what: string, value: number, limit: number) => {
    if (value > limit) missed.push(`${row.operation.name}, ${row.size} cases: ${what} ${value.toFixed(2)}, aim ${limit}`);
  };
  for (const row of rows) {
    const { times, statements, growth } = row.operation;
    check(row, "p50 × bare", row.one.p50 / row.bareOne.p50, times);
    check(row, "CPU × bare", cpu(row.one) / cpu(row.bareOne), times);
    check(row, "bare throughput ÷ ours at eight", row.bareEight.perSecond / row.eight.perSecond, 2);
    check(row, "errors", row.one.errors + row.eight.errors + row.errorsAt64, 0);
    check(row, "SQL statements", row.statements, statements);
    check(row, "server MiB", row.memory ?? 0, 170);
    const small = rows.find((other) => other.operation === row.operation && other.size < row.size);
    if (!small) continue;
    const grown = row.one.p50 / small.one.p50;
    check(row, "growth", grown, growth ?? 1.3 * (row.bareOne.p50 / small.bareOne.p50));
  }
  say("");
  say(missed.length === 0 ? "All targets reached." : `Not reached:\n${missed.map((line) => `  ${line}`).join("\n")}`);
  return missed.length === 0;
}
