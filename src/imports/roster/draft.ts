import type { Class, Course, Delivered, Enrolment, Entity, Org, Person, PersonRole, RelationshipRole, Session } from "./roster.ts";
import type { Row } from "./row.ts";
import { type Reading, readSheet, type Sheet } from "./sheet.ts";
import type { DeliveredFile } from "./delivery.ts";

/** Somebody's place in an org. */
export interface Role extends Delivered {
  readonly id: string;
  readonly userId: string;
  readonly orgId: string | null;
  readonly role: PersonRole;
  readonly grade: string | null;
  readonly primary: boolean | null;
  from: string | null;
  to: string | null;
}

/** Two people, one named in the other's row; which of them is the student shows when all are read. */
export interface Tie extends Delivered {
  readonly id: string;
  readonly userId: string;
  readonly otherId: string;
  readonly role: RelationshipRole | null;
}

export interface Birth extends Delivered {
  readonly id: string;
  birthDate: string | null;
}

/** All rows taken, by id, before anybody has looked whether what they point at is there. */
export class Draft {
  readonly orgs = new Map<string, Org>();
  readonly sessions = new Map<string, Session>();
  readonly courses = new Map<string, Course>();
  readonly classes = new Map<string, Class>();
  readonly people = new Map<string, Person>();
  readonly roles = new Map<string, Role>();
  readonly births = new Map<string, Birth>();
  readonly ties = new Map<string, Tie>();
  readonly enrolments = new Map<string, Enrolment>();
}

/** Puts the record on its shelf; the first of an id stays, and a second is an error. */
export function shelve<R extends Delivered & { readonly id: string }, Column extends string>(
  shelf: Map<string, R>,
  record: R,
  row: Row<Column>,
  column: Column,
): R | undefined {
  const first = shelf.get(record.id);
  if (first) return row.refuse("id.twice", column, `“${record.id}” was given before, in ${first.file} on line ${first.line}.`, record.id);
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
export function part<const Column extends string>(sheet: Sheet<Column>, take: (row: Row<Column>, draft: Draft) => void): Part {
  return {
    file: sheet.file,
    entities: [sheet.entity, ...(sheet.also ?? [])],
    vital: sheet.vital ?? false,
    read: (file, reading, draft) => readSheet(file, sheet, reading, (row) => take(row, draft)),
  };
}
