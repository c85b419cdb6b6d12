import type { DeliveredFile } from "./delivery.ts";
import { readSheet } from "./readSheet.ts";
import type {
  Birth,
  Class,
  Course,
  Delivered,
  Enrolment,
  Entity,
  Org,
  Person,
  RelationshipRole,
  Role,
  RosterSays,
  Session,
} from "./roster.ts";
import type { Row } from "./row.ts";
import { entitiesOf, type Reading, type Sheet } from "./sheet.ts";

/** Two people, one named in the other's row; which of them is the student shows when all are read. */
export interface Tie extends Delivered {
  readonly id: string;
  readonly userId: string;
  readonly otherId: string;
  readonly role: RelationshipRole | null;
  readonly says?: RosterSays;
}

/** All rows taken, by id, before anybody has looked whether what they point at is there. */
export class Draft {
  readonly orgs = new Map<string, Org>();
  readonly sessions = new Map<string, Session>();
  readonly courses = new Map<string, Course>();
  readonly classes = new Map<string, Class>();
  readonly people = new Map<string, Person>();
  readonly roles = new Map<string, Role>();
  /** Grades told with the person, where roles are told apart. */
  readonly grades = new Map<string, string>();
  readonly births = new Map<string, Birth>();
  /** What adults may do, told with the adult and so of each of theirs. */
  readonly says = new Map<string, RosterSays>();
  readonly ties = new Map<string, Tie>();
  readonly enrolments = new Map<string, Enrolment>();
}

/** Puts the record on its shelf; the first of an id stays, and a second is an error. */
export function shelve<R extends Delivered & { readonly id: string }, Column extends string>(
  shelf: Map<string, R>,
  record: R,
  row: Row<Column>,
): R | undefined {
  const first = shelf.get(record.id);
  if (first) return row.refuseAgain(first);
  shelf.set(record.id, record);
  return record;
}

/** A file of a format: what it holds, and how it is read. */
export interface Part {
  readonly file: string;
  readonly entities: readonly Entity[];
  readonly vital: boolean;
  readonly read: (file: DeliveredFile, reading: Reading, draft: Draft) => Promise<void>;
}

/** Joins a file's columns to what is made of its rows. */
export function part<const Column extends string>(sheet: Sheet<Column>, take: (row: Row<NoInfer<Column>>, draft: Draft) => void): Part {
  return {
    file: sheet.file,
    entities: entitiesOf(sheet),
    vital: sheet.vital ?? false,
    read: (file, reading, draft) => readSheet(file, sheet, reading, (row) => take(row, draft)),
  };
}
