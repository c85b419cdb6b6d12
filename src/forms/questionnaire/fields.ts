import { isNumber, isObject, type Json, type JsonObject } from "./document.ts";

/** The text there, or null. */
export const textAt = (object: JsonObject, name: string): string | null => (typeof object[name] === "string" ? object[name] : null);
/** The number there, as written, or null. */
export const numberAt = (object: JsonObject, name: string): string | null => {
  const value = object[name];
  return isNumber(value) ? value.rawJSON : null;
};
export const trueAt = (object: JsonObject, name: string): boolean => object[name] === true;
/** The objects of a list; whatever else stands in it is left to whoever checks the shape. */
export const objectsAt = (object: JsonObject, name: string): JsonObject[] => {
  const value = object[name];
  return Array.isArray(value) ? value.filter(isObject) : [];
};

/** Extensions by address; one address may stand several times. */
export const extensionsOf = (object: JsonObject, url: string): JsonObject[] =>
  objectsAt(object, "extension").filter((it) => it.url === url);
export const extensionOf = (object: JsonObject, url: string): JsonObject | undefined => extensionsOf(object, url)[0];

/** The one `value[x]` of an element: its name and what it holds. */
export function readChoice(object: JsonObject, stem = "value"): { name: string; value: Json } | null {
  const name = Object.keys(object).find((it) => it.startsWith(stem) && /^[A-Z]/.test(it.slice(stem.length)));
  return name === undefined ? null : { name: name.slice(stem.length), value: object[name] as Json };
}
