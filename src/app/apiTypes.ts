import type { Schema } from "./schemas.ts";

/** One line of a list of fields: "memberships[].role". */
export interface FieldLine {
  readonly name: string;
  /** What it is, in a few words. */
  readonly type: string;
  /** What it may be at most, and what it is when left out. */
  readonly limits: string;
  readonly required: boolean;
}

const number = (value: number) => value.toLocaleString("en");
const typesOf = (schema: Schema) => [schema.type].flat().filter((type) => type !== undefined);

/** The one thing a field is when it is not null, and whether it may be. */
function plainOf(schema: Schema): { plain: Schema; orNull: boolean; others: readonly Schema[] } {
  const variants = schema.anyOf ?? schema.oneOf;
  if (!variants) return { plain: schema, orNull: typesOf(schema).includes("null"), others: [] };
  const real = variants.filter((one) => one.type !== "null");
  const [plain = {}, ...others] = real;
  return { plain, orNull: real.length < variants.length, others };
}

const FORMATS: Readonly<Record<string, string>> = {
  date: "day, YYYY-MM-DD",
  "date-time": "instant, ISO 8601",
  email: "e-mail address",
  uri: "address",
};

/** What a field is, in a few words: "uuid (Person)", "one of open, closed", "list of text, or null". */
export function sayType(schema: Schema): string {
  const { plain, orNull, others } = plainOf(schema);
  const said = [...new Set([plain, ...others].map(sayPlain))].join(" or ");
  return orNull ? `${said}, or null` : said;
}

function sayPlain(schema: Schema): string {
  if (schema["x-file"]) return `the file's bytes, ${schema["x-file"]}: they are the whole body`;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return `one of ${schema.enum.map(String).join(", ")}`;
  if (schema.format === "uuid") return schema["x-kind"] ? `uuid (${schema["x-kind"]})` : "uuid";
  if (schema.format && FORMATS[schema.format]) return FORMATS[schema.format] as string;
  const type = typesOf(schema).find((one) => one !== "null");
  if (type === "array") return `list of ${schema.items ? sayType(schema.items).replace(/^object$/, "objects") : "anything"}`;
  if (type === "object")
    return typeof schema.additionalProperties === "object" ? `by key: ${sayType(schema.additionalProperties)}` : "object";
  if (type === "string") return "text";
  if (type === "integer") return "whole number";
  return type ?? "anything";
}

function sayLimits(schema: Schema): string {
  const { plain } = plainOf(schema);
  const between = (least: number | undefined, most: number | undefined, of: string) => {
    if (least !== undefined && most !== undefined)
      return [least === most ? `${number(most)}${of}` : `${number(least)} to ${number(most)}${of}`];
    if (most !== undefined) return [`at most ${number(most)}${of}`];
    return least ? [`at least ${number(least)}${of}`] : [];
  };
  const limits = [
    ...between(plain.minLength, plain.maxLength, " characters"),
    ...between(plain.minimum, plain.maximum, ""),
    ...between(plain.minItems, plain.maxItems, " of them"),
    ...(plain.pattern ? [`matches ${plain.pattern}`] : []),
    ...(schema.default !== undefined && schema.default !== null ? [`otherwise ${JSON.stringify(schema.default)}`] : []),
    ...(schema["x-personal"] ? ["names or locates somebody"] : []),
  ];
  return limits.join(" · ");
}

const DEEPEST = 5;

/** All the fields of an object, those inside others by their path. */
export function listFields(schema: Schema, before = "", depth = 0): FieldLine[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
    listField(`${before}${name}`, field, (schema.required ?? []).includes(name), depth),
  );
}

/** A field, and what is inside it. */
export function listField(name: string, schema: Schema, required: boolean, depth = 0): FieldLine[] {
  const line = { name, type: sayType(schema), limits: sayLimits(schema), required };
  if (depth >= DEEPEST) return [line];
  const { plain, others } = plainOf(schema);
  const inside = [plain, ...others].flatMap((one) => {
    const of =
      typesOf(one).includes("array") && one.items
        ? plainOf(one.items).plain
        : typeof one.additionalProperties === "object"
          ? one.additionalProperties
          : one;
    const mark = typesOf(one).includes("array") ? "[]." : of === one ? "." : ".*.";
    return listFields(of, `${name}${mark}`, depth + 1);
  });
  const once = new Map(inside.map((one) => [one.name, one]));
  return [line, ...once.values()];
}
