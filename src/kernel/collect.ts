import type { z } from "zod";

type Find = (value: unknown, into: Set<string>) => void;

/**
 * From an answer's schema, once: a function that collects the ids of persons out of any such answer, so that the trail names everyone who was
 * seen in a list without a handler having to remember (design README 16).
 */
export function collectPeople(schema: z.ZodType): (answer: unknown) => string[] {
  const find = finderOf(schema, new Map());
  if (!find) return () => [];
  return (answer) => {
    const people = new Set<string>();
    find(answer, people);
    return [...people];
  };
}

interface Def {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  innerType?: z.ZodType;
  options?: z.ZodType[];
  out?: z.ZodType;
  valueType?: z.ZodType;
}

function finderOf(schema: z.ZodType, seen: Map<z.ZodType, Find | undefined>): Find | undefined {
  if (seen.has(schema)) return seen.get(schema);
  seen.set(schema, undefined);
  const find = make(schema, seen);
  seen.set(schema, find);
  return find;
}

function make(schema: z.ZodType, seen: Map<z.ZodType, Find | undefined>): Find | undefined {
  if (schema.meta()?.["kind"] === "Person") {
    return (value, into) => {
      if (typeof value === "string") into.add(value);
    };
  }
  const def = schema._zod.def as unknown as Def;
  if (def.type === "object" && def.shape) {
    const fields = Object.entries(def.shape).flatMap(([name, field]) => {
      const find = finderOf(field, seen);
      return find ? [[name, find] as const] : [];
    });
    if (fields.length === 0) return undefined;
    return (value, into) => {
      if (typeof value !== "object" || value === null) return;
      for (const [name, find] of fields) find((value as Record<string, unknown>)[name], into);
    };
  }
  if (def.type === "array" && def.element) {
    const find = finderOf(def.element, seen);
    return (
      find &&
      ((value, into) => {
        if (Array.isArray(value)) for (const item of value) find(item, into);
      })
    );
  }
  if (def.type === "union" && def.options) {
    const finds = def.options.flatMap((option) => finderOf(option, seen) ?? []);
    if (finds.length === 0) return undefined;
    return (value, into) => {
      for (const find of finds) find(value, into);
    };
  }
  const inner = def.innerType ?? def.out;
  return inner && finderOf(inner, seen);
}
