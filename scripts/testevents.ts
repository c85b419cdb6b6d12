import { inspect } from "node:util";

/** What one test of a file came to, as the child process tells the runner: one JSON line each. */
export interface TestEvent {
  path: string[];
  status: "passed" | "failed" | "skipped";
  ms: number;
  place: string;
  error?: string;
}

interface Told {
  type: string;
  data: {
    name: string;
    nesting: number;
    file?: string;
    line?: number;
    skip?: string | boolean;
    todo?: string | boolean;
    details?: { duration_ms: number; type?: string; error?: { failureType?: string; cause?: unknown } };
  };
}

/** A reporter for node:test. Tests and failing hooks are told; a suite or parent that fails only through its children is not. */
export default async function* testEvents(source: AsyncIterable<Told>): AsyncGenerator<string> {
  const path: string[] = [];
  for await (const { type, data } of source) {
    if (type === "test:start") path.splice(data.nesting, Number.POSITIVE_INFINITY, data.name);
    if (type !== "test:pass" && type !== "test:fail") continue;
    const { error, type: kind, duration_ms } = data.details ?? { duration_ms: 0 };
    if (error?.failureType === "subtestsFailed" || (kind === "suite" && !error)) continue;
    const status =
      type === "test:fail" && !data.todo ? "failed" : data.skip !== undefined || data.todo !== undefined ? "skipped" : "passed";
    const event: TestEvent = {
      path: path.slice(0, data.nesting + 1),
      status,
      ms: Math.round(duration_ms),
      place: `${data.file}:${data.line}`,
    };
    if (status === "failed") event.error = inspect(error?.cause ?? error);
    yield `${JSON.stringify(event)}\n`;
  }
}
