import { extensions } from "./addresses.ts";
import type { JsonObject } from "./document.ts";
import { extensionOf, extensionsOf, numberAt, textAt } from "./fields.ts";
import type { Band, Tally } from "./form.ts";

/**
 * The one shape of a calculation that is understood (standards 5.6: sums and counts of weights):
 * `%resource.descendants().where(linkId in ('a' | 'b')).answer.value.ordinal().sum()`; `weight()` for `ordinal()`, `count()` for a number of answers.
 */
const shape =
  /^%resource\.descendants\(\)\.where\(\s*linkId\s+in\s+\(\s*('[^']+'(?:\s*\|\s*'[^']+')*)\s*\)\s*\)\.answer\.value(?:\.(?:ordinal|weight)\(\)\.(sum)\(\)|\.(count)\(\))$/;

/** What the expression adds up, or undefined where it says something else. */
export function readExpression(text: string): Pick<Tally, "how" | "of"> | undefined {
  const found = shape.exec(text.trim());
  if (!found?.[1]) return undefined;
  return { how: found[2] ? "sum" : "count", of: [...found[1].matchAll(/'([^']+)'/g)].map(([, linkId]) => String(linkId)) };
}

/** The same, written out. */
export const writeExpression = ({ how, of }: Pick<Tally, "how" | "of">): string =>
  `%resource.descendants().where(linkId in (${of.map((it) => `'${it}'`).join(" | ")})).answer.value${how === "sum" ? ".ordinal().sum()" : ".count()"}`;

/** The expression an item carries: understood, or only there. */
export function readTally(item: JsonObject): { tally: Tally | null; foreign: boolean } {
  const carried = extensionOf(item, extensions.calculated);
  if (!carried) return { tally: null, foreign: false };
  const expression = carried.valueExpression as JsonObject | undefined;
  const read = readExpression((expression && textAt(expression, "expression")) ?? "");
  if (!read) return { tally: null, foreign: true };
  const mayMiss = extensionOf(item, extensions.mayMiss);
  return {
    tally: { ...read, mayMiss: Number((mayMiss && numberAt(mayMiss, "valueInteger")) ?? 0), bands: readBands(item) },
    foreign: false,
  };
}

function readBands(item: JsonObject): Band[] {
  const bands = extensionsOf(item, extensions.band).flatMap((band) => {
    const from = extensionOf(band, "from");
    const name = extensionOf(band, "name");
    const least = from && numberAt(from, "valueDecimal");
    const called = name && textAt(name, "valueString");
    return least && called ? [{ from: Number(least), name: called }] : [];
  });
  return bands.sort((one, other) => one.from - other.from);
}
