import type { DayOrder } from "./dates.ts";
import type { Findings } from "./findings.ts";
import type { Losses } from "./losses.ts";
import type { Entity } from "./roster.ts";

/** What a file of a format holds, column by column. What is not listed as taken never leaves the parser. */
export interface Sheet<Column extends string> {
  readonly file: string;
  readonly entity: Entity;
  /** Other kinds told in the same rows, with ids of their own. */
  readonly also?: readonly Entity[];
  /** Kinds told in the same rows that belong to the row's own thing: nobody takes them for gone while its id is known. */
  readonly hanging?: readonly Entity[];
  /** Without it there is no roster. */
  readonly vital?: true;
  /** The columns that together tell one row from all others; `sourcedId` alone, where the format has it. */
  readonly key: readonly Column[];
  /** A row without a value here is left out; one to be deleted needs no more than those that are in the key. */
  readonly required: readonly Column[];
  readonly optional: readonly Column[];
  /** Columns the standard asks for and we can do without: worth a warning when the header lacks them. */
  readonly expected?: readonly string[];
  /** Columns the standard knows and we do not take. */
  readonly ignored?: readonly string[];
  readonly status?: Column;
  /** The order in which the format itself writes days, where that is not YYYY-MM-DD. */
  readonly dayOrder?: DayOrder;
  /** Which column a record's field came from, for what is found out only when all files are read. */
  readonly fields?: Readonly<Record<string, Column>>;
}

/** Every kind of thing that the file tells of. */
export const entitiesOf = ({ entity, also = [], hanging = [] }: Pick<Sheet<string>, "entity" | "also" | "hanging">): readonly Entity[] => [
  entity,
  ...also,
  ...hanging,
];

/** Where findings and losses of one delivery are gathered. */
export interface Reading {
  readonly findings: Findings;
  readonly losses: Losses;
}
