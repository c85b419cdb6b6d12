import { useCallback, useMemo, useRef, useState } from "react";
import type { z } from "zod";
import type { Filling } from "./filling.ts";

export type Values = Record<string, unknown>;

interface Introduced {
  label: string;
  show: (value: unknown) => string;
}

type Shape = Record<string, z.ZodType | undefined>;

/** The fields of a schema, through refinements and pipes. */
export function shapeOf(schema: z.ZodType): Shape {
  const def = schema._zod.def as unknown as { shape?: Shape; in?: z.ZodType; innerType?: z.ZodType };
  if (def.shape) return def.shape;
  const inner = def.in ?? def.innerType;
  return inner ? shapeOf(inner) : {};
}

const accepts = (field: z.ZodType | undefined, value: unknown) => field?.safeParse(value).success ?? false;

/** Whether a field may be left empty. */
export const mayBeEmpty = (field: z.ZodType | undefined) => [undefined, null, ""].some((empty) => accepts(field, empty));

/** What was left empty, in the way of being empty that the schema knows. */
export function tidy(values: Values, shape: Shape): Values {
  const tidied: Values = {};
  for (const [name, value] of Object.entries(values)) {
    const empty = value === "" || value === null || value === undefined;
    const field = shape[name];
    if (!empty || accepts(field, value)) tidied[name] = value;
    else if (accepts(field, null)) tidied[name] = null;
    else if (!accepts(field, undefined)) tidied[name] = value;
  }
  return tidied;
}

/** What is in a form: the values, and who their fields are. */
export function useEntries(initial: Values, shape: Shape) {
  const [values, setValues] = useState<Values>(initial);
  const latest = useRef(values);
  const fields = useRef(new Map<string, Introduced>());
  const put = useCallback((name: string, value: unknown) => {
    latest.current = { ...latest.current, [name]: value };
    setValues(latest.current);
  }, []);
  const refill = useCallback((next: Values) => {
    latest.current = next;
    setValues(next);
  }, []);
  const introduce = useCallback((name: string, field: Introduced) => {
    fields.current.set(name, field);
    return () => void fields.current.delete(name);
  }, []);
  const entries: Omit<Filling, "wrong"> = useMemo(
    () => ({ values, put, introduce, isOptional: (name) => mayBeEmpty(shape[name]) && name in shape }),
    [values, put, introduce, shape],
  );
  return { entries, values, latest, fields, put, refill };
}
