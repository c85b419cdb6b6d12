import pg from "pg";

/** One statement as the product sent it. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The three the floor sends by itself, and the trail, which is the product's own work. */
const OWN = /^(begin|commit|rollback)|access\.begin_request|kernel\.record/;

/** Runs some work and answers the statements it sent, other than those that frame every visit. */
export async function captureStatements(work: () => Promise<unknown>): Promise<Statement[]> {
  const seen: Statement[] = [];
  const prototype = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
  const original = prototype.query;
  prototype.query = function (this: unknown, ...given: unknown[]) {
    const first = given[0] as { text?: string; values?: unknown[] } | string;
    const text = typeof first === "string" ? first : first.text;
    if (text && !OWN.test(text)) seen.push({ text, values: (typeof first === "object" && first.values) || [] });
    return original.apply(this, given);
  };
  try {
    await work();
  } finally {
    prototype.query = original;
  }
  return seen;
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Statements as JSON, with buffers marked; ids made for the occasion become `@n`, to be made anew at each replay. */
export function packStatements(statements: readonly Statement[], known: ReadonlySet<string>): string {
  const fresh = new Map<string, string>();
  const pack = (value: unknown): unknown => {
    if (Buffer.isBuffer(value)) return { hex: value.toString("hex") };
    if (Array.isArray(value)) return value.map(pack);
    if (typeof value === "string") {
      return value.replace(uuid, (found) => {
        if (known.has(found)) return found;
        const name = fresh.get(found) ?? `@${fresh.size}@`;
        fresh.set(found, name);
        return name;
      });
    }
    return value;
  };
  return JSON.stringify(statements.map(({ text, values }) => ({ text, values: values.map(pack) })));
}

/** The same, ready to be sent, with fresh ids. */
export function unpackStatements(packed: { text: string; values: unknown[] }[], makeId: () => string): Statement[] {
  const made = new Map<string, string>();
  const unpack = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(unpack);
    if (typeof value === "object" && value !== null && "hex" in value) return Buffer.from(String(value.hex), "hex");
    if (typeof value === "string" && value.includes("@")) {
      return value.replace(/@\d+@/g, (name) => {
        const id = made.get(name) ?? makeId();
        made.set(name, id);
        return id;
      });
    }
    return value;
  };
  return packed.map(({ text, values }) => ({ text, values: values.map(unpack) }));
}
