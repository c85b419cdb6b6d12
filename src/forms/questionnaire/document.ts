import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";

/** JSON as FHIR means it: a number keeps the digits it was written with (`1.50` is not `1.5`), so it stands as JSON.rawJSON. */
export type Json = null | boolean | string | RawNumber | Json[] | JsonObject;
export interface JsonObject {
  [name: string]: Json;
}
/** What `JSON.rawJSON` makes: written out as it stands. */
export interface RawNumber {
  readonly rawJSON: string;
}

/** Where something stands in a file, counted from one. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A file that is no JSON, or not such as can be kept without a loss. */
export class NoDocument extends Error {
  readonly code: "json.damaged" | "json.twice" | "json.deep" | "json.number" | "json.noObject";
  readonly place: Place;

  constructor(code: NoDocument["code"], place: Place, message: string) {
    super(message);
    this.code = code;
    this.place = place;
  }
}

/** Deeper than any form nests; a file that nests deeper was made to hurt. */
const DEEPEST = 100;
/** A number beyond is nothing anybody weighs an answer with; added up, such would be no numbers any more. */
const FURTHEST = 1e15;
const TOO_DEEP = "This nests too deeply to be a form.";

const raw = (text: string) => (JSON as unknown as { rawJSON(text: string): RawNumber }).rawJSON(text);

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !isNumber(value);
export const isNumber = (value: Json | undefined): value is RawNumber =>
  typeof value === "object" && value !== null && (JSON as unknown as { isRawJSON(value: unknown): boolean }).isRawJSON(value);

/** What stands in the file, and where each part of it stands, by its JSON pointer. */
export interface Document {
  readonly value: JsonObject;
  placeOf(pointer: string): Place;
}

/** Reads a file; throws `NoDocument` by line and column where it is no JSON object, or names one thing twice. */
export function readDocument(text: string): Document {
  const source = text.replace(/^\uFEFF/, "");
  const errors: ParseError[] = [];
  const findPlace = placesIn(source);
  const root = parse(source, errors);
  const [first] = errors;
  if (first || !root) {
    const word = first ? printParseErrorCode(first.error) : "nothing is in it";
    throw new NoDocument("json.damaged", findPlace(first?.offset ?? 0), `This is not JSON: ${word}.`);
  }
  const offsets = new Map<string, number>();
  const value = build(root, "", { source, offsets, findPlace }, 0);
  if (!isObject(value)) throw new NoDocument("json.noObject", findPlace(root.offset), "The file holds no JSON object.");
  return { value, placeOf: (pointer) => findPlace(nearest(offsets, pointer)) };
}

function parse(source: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(source, errors, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    // The parser goes down with the file, and this one goes further down than there is room.
    if (!(error instanceof RangeError)) throw error;
    throw new NoDocument("json.deep", { line: 1, column: 1 }, TOO_DEEP);
  }
}

/** The place of the part itself, or of the nearest part around it that is there. */
function nearest(offsets: ReadonlyMap<string, number>, pointer: string): number {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf("/"))) {
    const offset = offsets.get(at);
    if (offset !== undefined) return offset;
    if (at === "") return 0;
  }
}

/** The lines of a file are found once: a place is looked for in halves, however much is said of the file. */
function placesIn(source: string): (offset: number) => Place {
  const starts = [0];
  for (let at = source.indexOf("\n"); at >= 0; at = source.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

interface Source {
  readonly source: string;
  readonly offsets: Map<string, number>;
  readonly findPlace: (offset: number) => Place;
}

function build(node: Node, pointer: string, from: Source, depth: number): Json {
  const { source, offsets, findPlace } = from;
  offsets.set(pointer, node.offset);
  if (depth > DEEPEST) throw new NoDocument("json.deep", findPlace(node.offset), TOO_DEEP);
  if (node.type === "number") {
    if (Math.abs(Number(node.value)) > FURTHEST) throw new NoDocument("json.number", findPlace(node.offset), "This number is too large.");
    return raw(source.slice(node.offset, node.offset + node.length));
  }
  if (node.type === "array") return (node.children ?? []).map((child, at) => build(child, `${pointer}/${at}`, from, depth + 1));
  if (node.type !== "object") return node.value;
  const made: JsonObject = Object.create(null);
  for (const { children: [key, child] = [] } of node.children ?? []) {
    if (!key || !child) continue;
    if (key.value in made)
      throw new NoDocument("json.twice", findPlace(key.offset), `“${key.value}” stands twice in one object: one of them would be lost.`);
    made[key.value] = build(child, `${pointer}/${key.value}`, from, depth + 1);
  }
  return made;
}

/** Two blanks a level, names in the order they came in. */
export const writeDocument = (value: Json): string => `${JSON.stringify(value, null, 2)}\n`;

/** One form of writing for equal documents: names sorted, nothing between them, numbers as written. */
export const writeCanonical = (value: Json): string => JSON.stringify(sortNames(value));

function sortNames(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortNames);
  if (!isObject(value)) return value;
  const sorted: JsonObject = Object.create(null);
  for (const name of Object.keys(value).sort()) sorted[name] = sortNames(value[name] as Json);
  return sorted;
}
