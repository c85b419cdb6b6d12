import { z } from "zod";
import type { Endpoint } from "../kernel/contract.ts";

/** As much of JSON Schema as contracts come to. */
export interface Schema {
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  description?: string;
  /** What a uuid is the id of. */
  "x-kind"?: string;
  /** Names or locates somebody: refused in an address. */
  "x-personal"?: boolean;
  /** The bytes of a file of this kind, which are the whole body. */
  "x-file"?: string;
}

type Raw = Schema & { kind?: string; personal?: boolean; file?: string; $schema?: string };

/** Expressions that only say again what the format says. */
const SPOKEN_FOR = new Set(["uuid", "date", "date-time", "email"]);

function read(schema: z.ZodType, io: "input" | "output"): Schema {
  const whole = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      const it = jsonSchema as Raw;
      if (it.format !== undefined && SPOKEN_FOR.has(it.format)) delete it.pattern;
      if (it.maximum === Number.MAX_SAFE_INTEGER) delete it.maximum;
      if (it.minimum === Number.MIN_SAFE_INTEGER) delete it.minimum;
      for (const word of ["kind", "personal", "file"] as const) {
        if (it[word] !== undefined) it[`x-${word}`] = it[word] as never;
        delete it[word];
      }
    },
  }) as Raw;
  delete whole.$schema;
  return whole;
}

const LIMITS = ["minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "format", "pattern"] as const;

/** What is asked for, with the limits that hold once it has been tidied: a text is trimmed before it is measured. */
function withLimits(asked: Schema, kept: Schema | undefined): Schema {
  if (!kept) return asked;
  const narrowed = { ...asked };
  const plain = kept.anyOf?.find((one) => one.type !== "null") ?? kept;
  for (const limit of LIMITS)
    if (plain[limit] !== undefined && asked[limit] === undefined && isOf(asked, plain)) narrowed[limit] = plain[limit] as never;
  if (asked.items) narrowed.items = withLimits(asked.items, plain.items);
  if (asked.properties) {
    narrowed.properties = Object.fromEntries(
      Object.entries(asked.properties).map(([name, field]) => [name, withLimits(field, plain.properties?.[name])]),
    );
  }
  if (asked.anyOf && asked.anyOf.length === kept.anyOf?.length)
    narrowed.anyOf = asked.anyOf.map((one, at) => withLimits(one, kept.anyOf?.[at]));
  return narrowed;
}

const isOf = (asked: Schema, kept: Schema) => [asked.type].flat().includes([kept.type].flat()[0]);

/** What an endpoint is asked with, and what it answers. */
export const inputOf = (endpoint: Endpoint): Schema => withLimits(read(endpoint.in, "input"), read(endpoint.in, "output"));
export const outputOf = (endpoint: Endpoint): Schema => read(endpoint.out, "output");

/** One field of an input, and where it stands in the request. */
export interface Asked {
  readonly name: string;
  readonly place: "path" | "query" | "body" | "file";
  readonly required: boolean;
  readonly schema: Schema;
}

const known = new WeakMap<Endpoint, readonly Asked[]>();

/** The fields of an endpoint, each at its place: names of the path, the query, or the body; beside a file everything stands in the query. */
export function fieldsOf(endpoint: Endpoint): readonly Asked[] {
  const fields = known.get(endpoint) ?? readFields(endpoint);
  known.set(endpoint, fields);
  return fields;
}

function readFields(endpoint: Endpoint): Asked[] {
  const whole = inputOf(endpoint);
  const inPath = new Set([...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name));
  const fields = Object.entries(whole.properties ?? {});
  const isFile = fields.some(([, schema]) => schema["x-file"]);
  return fields.map(([name, schema]) => {
    const place = inPath.has(name) ? "path" : schema["x-file"] ? "file" : endpoint.method === "GET" || isFile ? "query" : "body";
    return { name, place, required: place === "path" || (whole.required ?? []).includes(name), schema };
  });
}
