import type { z } from "zod";
import type { Values } from "../ui/entries.ts";
import type { assessments, HeardFrom, NeedKind, NeedStatus, Priority, Sheet } from "./contract.ts";

/** What is being written of one strength, need or barrier, before it is kept. */
export interface Row {
  readonly key: string;
  readonly kind: NeedKind;
  readonly words: string;
  readonly domain: string | null;
  readonly priority: Priority | null;
  readonly heardFrom: HeardFrom;
  readonly firstSeen: string | null;
}

let drawn = 0;
/** An empty line to write in. */
export function newRow(kind: NeedKind, taken: readonly Row[] = []): Row {
  do drawn += 1;
  while (taken.some(({ key }) => key === `row${drawn}`));
  return { key: `row${drawn}`, kind, words: "", domain: null, priority: null, heardFrom: "person", firstSeen: null };
}

/** The rows in a form. */
export const rowsIn = (values: Readonly<Values>): readonly Row[] => (Array.isArray(values["rows"]) ? (values["rows"] as Row[]) : []);

/** Those in which something was written: an empty line is nothing said. */
export const saidIn = (values: Readonly<Values>): readonly Row[] =>
  rowsIn(values).filter(({ words, domain }) => words.trim() !== "" || domain !== null);

/** How one part of life goes, as it stands in the form. */
export const levelIn = (values: Readonly<Values>, code: string): number | null =>
  typeof values[`level.${code}`] === "number" ? (values[`level.${code}`] as number) : null;

type In = z.input<typeof assessments.keep.in>;

/** What the form says, as the contract wants it; of those that stood before, only what is another now. */
export function talkOf(values: Readonly<Values>, sheet: Sheet): Omit<In, "caseId" | "last"> {
  const levels = sheet.domains.flatMap(({ code }) => {
    const level = levelIn(values, code);
    return level === null ? [] : [{ domain: code as never, level }];
  });
  const answers = sheet.needs.flatMap(({ needId, status, priority, version }) => {
    const now = (values[`answer.${needId}`] as NeedStatus | null | undefined) ?? status;
    const presses = (values[`press.${needId}`] as Priority | null | undefined) ?? priority;
    return now === status && presses === priority ? [] : [{ needId, status: now, priority: presses, version }];
  });
  const add = saidIn(values).map(({ key: _, ...row }) => ({ ...row, domain: row.domain as never }));
  return { onDay: values["onDay"] as string, levels, answers, add };
}
