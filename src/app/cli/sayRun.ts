import { type Finding, formatTitles, Kind, type Run } from "../../imports/contract.ts";
import type { Ending } from "../../imports/weighChange.ts";

const kindNames: Readonly<Record<Kind, string>> = {
  site: "Schools and offices",
  account: "Staff",
  person: "Students and families",
  relationship: "Relationships",
  enrolment: "Enrollments",
  class: "Classes",
  class_member: "Places in classes",
  case: "Cases",
  history: "History",
};

const number = (value: number) => value.toLocaleString("en");
const many = (count: number, one: string) => `${number(count)} ${one}${count === 1 ? "" : "s"}`;

/** file:line:column, as far as it is known. */
const placeOf = ({ file, line, column }: Finding) => [file ?? "the delivery", line, column].filter((part) => part !== null).join(":");
const sentenceOf = ({ message, value }: Finding) => (value && !message.includes(`“${value}”`) ? `${message} “${value}”` : message);

/** The format, every error by its place, the warnings one of a kind with how many there are, the notes in a number. */
export function sayFindings(run: Run, list: readonly Finding[]): string[] {
  const errors = list.filter((found) => found.severity === "error").map((found) => `error    ${placeOf(found)}  ${sentenceOf(found)}`);
  const kinds = Map.groupBy(
    list.filter((found) => found.severity === "warning"),
    (found) => `${found.file} ${found.code} ${found.column}`,
  );
  const warnings = [...kinds.values()].flatMap(([first, ...more]) => {
    if (!first) return [];
    const others = more.reduce((sum, found) => sum + found.count, 0);
    return [`warning  ${placeOf(first)}  ${sentenceOf(first)}${others > 0 ? ` (and ${number(others)} more)` : ""}`];
  });
  const { findings, format } = run;
  const counted = [many(findings.errors, "error"), many(findings.warnings, "warning"), many(findings.notes, "note")].join(", ");
  const readAs = run.kind === "cases" ? "old cases" : format ? (formatTitles[format] ?? format) : "no roster";
  return [`Read as ${readAs}: ${counted}.`, ...errors, ...warnings];
}

/** The difference in numbers, a line a kind. */
export function sayCounts(counts: Run["counts"]): string[] {
  const row = (cells: readonly string[]) => cells.map((cell, at) => (at === 0 ? cell.padEnd(22) : cell.padStart(10))).join("");
  const lines = Kind.options.flatMap((kind) => {
    const of = counts[kind];
    return of ? [row([kindNames[kind], ...[of.new, of.changed, of.back, of.ended, of.same].map(number)])] : [];
  });
  return [
    row(["", "new", "changed", "back", "ended", "the same"]),
    ...lines,
    "Ended: no longer listed. Nothing is deleted; what ended keeps its history.",
  ];
}

/** That so many would end at once. */
export const sayEndings = (endings: readonly Ending[]): string[] => [
  "Many would end at once:",
  ...endings.map(({ kind, ended, known }) => `  ${kindNames[kind]}: ${number(ended)} of ${number(known)}`),
];
