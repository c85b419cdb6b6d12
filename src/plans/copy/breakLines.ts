import bidiModule, { type Bidi, type EmbeddingLevels } from "bidi-js";

// Its types say a module where Node finds the function itself.
const bidi = (bidiModule as unknown as () => Bidi)();

/** A paragraph on its way to paper: its letters, the way each runs, and the face each is drawn in. */
export interface Laid {
  readonly text: string;
  readonly embedding: EmbeddingLevels;
  readonly faces: readonly number[];
}

/** Letters of one face and one way on a line: a word, or the room between two. */
export interface Run {
  text: string;
  face: number;
  level: number;
}

/** Marks of direction and joining that are themselves not drawn. */
export const SILENT = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

/** Which way each letter runs, by the Unicode rules; without a base, the way of the first letter that has one. */
export const levelsOf = (text: string, base?: "ltr" | "rtl"): EmbeddingLevels => bidi.getEmbeddingLevels(text, base);

/** The runs of a line as they stand on paper from left to right, each a word or the room between two. */
export function orderRuns({ text, embedding, faces: face }: Laid, from: number, to: number): Run[] {
  const mirrored = bidi.getMirroredCharactersMap(text, embedding.levels, from, to - 1);
  const runs: (Run & { last: number })[] = [];
  for (const at of bidi.getReorderedIndices(text, embedding, from, to - 1)) {
    if (at < from || at >= to) continue;
    const letter = mirrored.get(at) ?? text[at] ?? "";
    if (SILENT.test(letter)) continue;
    const level = embedding.levels[at] ?? 0;
    const before = runs.at(-1);
    const joins = before && before.level === level && before.face === face[at] && (before.text.trim() === "") === (letter.trim() === "");
    if (joins && Math.abs(before.last - at) === 1) {
      // The typeface turns a word of that direction around by itself: it is given as it is spoken.
      before.text = level & 1 ? letter + before.text : before.text + letter;
      before.last = at;
    } else runs.push({ text: letter, face: face[at] ?? 0, level, last: at });
  }
  return runs;
}

/** No line holds more, however narrow its letters: marks that take no room would stand on one line without end, and be measured again at each. */
const LONGEST_LINE = 300;

/** Where the lines of a paragraph begin and end, the spaces at their ends left out. */
export function breakLines(laid: Laid, room: number, widthOf: (run: Pick<Run, "text" | "face">) => number): { from: number; to: number }[] {
  const { text } = laid;
  const fits = (start: number, end: number) => end - start <= LONGEST_LINE && measure(laid, widthOf, start, end) <= room;
  const lines: { from: number; to: number }[] = [];
  let from = 0;
  for (const { index, 0: word } of text.matchAll(/\S+\s*|\s+/g)) {
    const until = index + word.trimEnd().length;
    if (fits(from, until)) continue;
    if (index > from) {
      lines.push({ from, to: index });
      from = index;
    }
    // A word longer than the line is broken where the line ends: as many letters as fit, and one at least.
    while (!fits(from, until)) {
      let [to, most] = [from + 1, Math.min(until, from + LONGEST_LINE)];
      while (to < most) {
        const middle = Math.ceil((to + most) / 2);
        if (fits(from, middle)) to = middle;
        else most = middle - 1;
      }
      lines.push({ from, to });
      from = to;
    }
  }
  lines.push({ from, to: text.length });
  return lines
    .map((line) => ({ from: line.from, to: line.from + text.slice(line.from, line.to).trimEnd().length }))
    .filter((line) => line.to > line.from);
}

function measure({ text, faces: face }: Laid, widthOf: (run: Pick<Run, "text" | "face">) => number, from: number, to: number): number {
  let width = 0;
  for (let at = from; at < to; ) {
    let next = at + 1;
    while (next < to && face[next] === face[at]) next++;
    width += widthOf({ text: text.slice(at, next), face: face[at] ?? 0 });
    at = next;
  }
  return width;
}
