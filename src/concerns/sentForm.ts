import { randomBytes } from "node:crypto";
import { categories, risksOf, sources, urgencies } from "./contract.ts";

export type Source = (typeof sources)[number];

/** The fields of the public form by their names on the page; what comes under another name is kept beside them. */
const TEXTS = ["words", "who", "where", "name", "reach"] as const;
const LISTS = { about: categories, risk: risksOf } as const;
const PLUMBING = ["key", "lang", "as", "asked", "turn", "send", "when"];

export type Sent = ReadonlyMap<string, readonly string[]>;

/** Whatever was typed, in a form that can be kept: one spelling of each letter, no NUL, no half of a surrogate pair, plain line ends. */
export const repairText = (text: string) => text.toWellFormed().replaceAll("\u0000", "\uFFFD").replace(/\r\n?/g, "\n").normalize("NFC");

/** A form's body, every value of every field, repaired and never refused. */
export function readSent(body: Buffer): Sent {
  const sent = new Map<string, string[]>();
  for (const field of splitAt(body, AMPERSAND)) {
    if (field.length === 0) continue;
    const at = field.indexOf(EQUALS);
    const name = readLetters(at < 0 ? field : field.subarray(0, at));
    const value = repairText(at < 0 ? "" : readLetters(field.subarray(at + 1)));
    const held = sent.get(name);
    if (held) held.push(value);
    else sent.set(name, [value]);
  }
  return sent;
}

const [AMPERSAND, EQUALS, PLUS, PERCENT, SPACE] = [0x26, 0x3d, 0x2b, 0x25, 0x20];

function* splitAt(body: Buffer, mark: number): Generator<Buffer> {
  let from = 0;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, from)) {
    yield body.subarray(from, at);
    from = at + 1;
  }
  yield body.subarray(from);
}

/** The letters of a name or value as forms send them; what is no UTF-8 was typed where Western letters are one byte each. */
function readLetters(sent: Buffer): string {
  const bytes = Buffer.alloc(sent.length);
  let length = 0;
  for (let at = 0; at < sent.length; at++) {
    const byte = sent[at] as number;
    const code = byte === PERCENT ? sent.toString("latin1", at + 1, at + 3) : "";
    const escaped = /^[\da-f]{2}$/i.test(code);
    if (escaped) at += 2;
    bytes[length++] = escaped ? Number.parseInt(code, 16) : byte === PLUS ? SPACE : byte;
  }
  const letters = bytes.subarray(0, length);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(letters);
  } catch {
    return new TextDecoder("windows-1252").decode(letters);
  }
}

export const firstOf = (sent: Sent, name: string): string => sent.get(name)?.[0] ?? "";

const KEY = /^[\w-]{22}$/;

/** A key for a form that is about to be shown. */
export const newKey = () => randomBytes(16).toString("base64url");

/** The key the form was shown with; one of its own when that was lost or made up, so that no two senders ever share a code. */
export const keyOf = (sent: Sent) => (KEY.test(firstOf(sent, "key")) ? firstOf(sent, "key") : newKey());

/** What is written down of a form. */
export interface Filing {
  readonly source: Source;
  readonly narrative: string;
  readonly subject: { readonly name: string | null; readonly detail: string | null };
  readonly sender: { readonly name: string | null; readonly reach: string | null };
  readonly categories: readonly string[];
  readonly atRisk: readonly string[];
  readonly urgency: (typeof urgencies)[number];
  /** What no field could hold: values outside the lists, second values, fields the form does not have. Nothing typed is lost (R88). */
  readonly appendix: readonly { readonly field: string; readonly value: string }[];
}

const isOneOf = <T extends string>(list: readonly T[], value: string): value is T => (list as readonly string[]).includes(value);
const orNull = (text: string) => (text.trim() === "" ? null : text);

/** Reads a form. It cannot fail: what does not fit goes into the appendix. */
export function readFiling(sent: Sent, audience: Source | null): Filing {
  const appendix: { field: string; value: string }[] = [];
  const keep = (field: string, values: readonly string[]) => {
    for (const value of values) if (value.trim() !== "") appendix.push({ field, value });
  };
  const text = (name: (typeof TEXTS)[number]) => {
    const [first = "", ...more] = sent.get(name) ?? [];
    keep(name, more);
    return first;
  };
  const list = (name: keyof typeof LISTS) => {
    const given = [...new Set(sent.get(name) ?? [])];
    keep(name, given.filter((value) => !isOneOf<string>(LISTS[name], value))); // biome-ignore format: one line
    return given.filter((value) => isOneOf<string>(LISTS[name], value));
  };
  const choice = <T extends string>(name: string, options: readonly T[], otherwise: T): T => {
    const [first = "", ...more] = sent.get(name) ?? [];
    keep(name, more);
    if (isOneOf(options, first)) return first;
    keep(name, [first]);
    return otherwise;
  };
  const source = choice("as", sources, audience ?? "community");
  const sender = { name: orNull(text("name")), reach: orNull(text("reach")) };
  const filing = {
    source,
    narrative: text("words"),
    subject: { name: orNull(text("who")) ?? (source === "self" ? sender.name : null), detail: orNull(text("where")) },
    sender,
    categories: list("about"),
    atRisk: list("risk"),
    urgency: choice("when", urgencies, "when_you_can"),
  };
  for (const [name, values] of sent) if (!isKnown(name)) keep(name, values);
  return { ...filing, appendix };
}

const isKnown = (name: string) => (TEXTS as readonly string[]).includes(name) || name in LISTS || PLUMBING.includes(name);
