import { useContext } from "react";
import type { Values } from "../ui/entries.ts";
import { FillingContext } from "../ui/filling.ts";

/** What is in the form around, and how to put something there. */
export function useFormValues(): { values: Readonly<Values>; put: (name: string, value: unknown) => void } {
  const filling = useContext(FillingContext);
  return { values: filling?.values ?? {}, put: filling?.put ?? (() => {}) };
}

/** The text of a field, null where nothing stands in it. */
export const textIn = (values: Readonly<Values>, name: string): string | null => {
  const value = values[name];
  return typeof value === "string" && value.trim() !== "" ? value : null;
};

/** The number in a field of digits, null where none stands there. */
export function numberIn(values: Readonly<Values>, name: string): number | null {
  const digits = (textIn(values, name) ?? "").replace(/\D/g, "");
  return digits === "" ? null : Number(digits);
}
