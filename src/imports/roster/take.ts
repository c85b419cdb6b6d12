import { type Draft, shelve } from "./draft.ts";
import type { Person, PersonRole } from "./roster.ts";
import type { Row } from "./row.ts";
import { enrolmentWords, flags, orgKinds, sessionKinds } from "./vocabulary.ts";

/** Makes an org of a row; OneRoster and SDS 2 name these columns alike. */
export function takeOrg(row: Row<"sourcedId" | "name" | "type" | "identifier" | "parentSourcedId">, draft: Draft): void {
  const record = {
    ...row.origin,
    id: row.key,
    name: row.text("name"),
    kind: row.word("type", orgKinds, "other" as const),
    parentId: row.textOrNull("parentSourcedId"),
    identifier: row.textOrNull("identifier"),
  };
  shelve(draft.orgs, record, row);
}

/** Makes a session of a row; OneRoster and SDS 2 name these columns alike. */
export function takeSession(row: Row<"sourcedId" | "title" | "type" | "startDate" | "endDate" | "parentSourcedId">, draft: Draft): void {
  const record = {
    ...row.origin,
    id: row.key,
    title: row.text("title"),
    kind: row.word("type", sessionKinds, "other" as const),
    from: null,
    to: null,
    parentId: row.textOrNull("parentSourcedId"),
  };
  const kept = shelve(draft.sessions, record, row);
  if (!kept) return;
  row.date("startDate", kept, "from");
  row.date("endDate", kept, "to");
}

/** Where a format keeps what there is to know of a person. */
export interface PersonColumns<Column extends string> {
  readonly id: Column;
  readonly given: Column;
  readonly family: Column;
  readonly middle?: Column;
  readonly preferredGiven?: Column;
  readonly preferredMiddle?: Column;
  readonly preferredFamily?: Column;
  readonly pronouns?: Column;
  readonly birthDate?: Column;
  readonly enabled?: Column;
  /** The first of these that holds an address is the person's. */
  readonly emails: readonly Column[];
  readonly phones?: readonly Column[];
  /** Numbers other systems know the person by: the kind, and its column. */
  readonly numbers?: Readonly<Record<string, Column>>;
  /** A cell of `{Kind:number}` pairs. */
  readonly numberList?: Column;
}

/** Makes a person of a row; nothing, with an error, if the row gives no name at all or an id given before. */
export function takePerson<Column extends string>(row: Row<Column>, draft: Draft, columns: PersonColumns<Column>): Person | undefined {
  const optional = (column: Column | undefined) => (column === undefined ? null : row.textOrNull(column));
  const given = row.text(columns.given);
  const family = row.text(columns.family);
  if (row.status === "active") {
    if (given === "" && family === "")
      return row.refuse("person.nameless", columns.family, "This person has neither a given nor a family name.");
    if (given === "") row.say("warning", "person.oneName", columns.given, "This person has no given name.");
    if (family === "") row.say("warning", "person.oneName", columns.family, "This person has no family name.");
  }
  const person = {
    ...row.origin,
    id: row.text(columns.id),
    enabled: columns.enabled === undefined || row.word(columns.enabled, flags, true),
    given,
    family,
    middle: optional(columns.middle),
    preferredGiven: optional(columns.preferredGiven),
    preferredMiddle: optional(columns.preferredMiddle),
    preferredFamily: optional(columns.preferredFamily),
    pronouns: optional(columns.pronouns),
    birthDate: null,
    email: takeEmail(row, columns.emails),
    phones: [...new Set((columns.phones ?? []).map((column) => row.text(column)).filter((phone) => phone !== ""))],
    identifiers: takeIdentifiers(row, columns),
  };
  const kept = shelve(draft.people, person, row);
  if (kept && columns.birthDate !== undefined) row.date(columns.birthDate, kept, "birthDate");
  return kept;
}

function takeEmail<Column extends string>(row: Row<Column>, [first, ...others]: readonly Column[]): string | null {
  if (first === undefined) return null;
  const text = row.text(first);
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return text;
  if (/email/i.test(first) && text !== "")
    row.say("warning", "email.malformed", first, "This is not an e-mail address. It was left blank.");
  return takeEmail(row, others);
}

function takeIdentifiers<Column extends string>(row: Row<Column>, { numbers = {}, numberList }: PersonColumns<Column>) {
  const listed = numberList === undefined ? [] : row.list(numberList).map((pair) => /^\{?([^:{}]*):(.*?)\}?$/.exec(pair) ?? ["", "", pair]);
  const pairs = [
    ...Object.entries<Column>(numbers).map(([kind, column]) => ({ kind, value: row.text(column) })),
    ...listed.map(([, kind = "", value = ""]) => ({ kind: kind.trim(), value: value.trim() })),
  ];
  return pairs.filter(({ value }) => value !== "");
}

/** Gives the person a role in each org named, or, where none is, the role alone. */
export function takeRoles<Column extends string>(
  row: Row<Column>,
  draft: Draft,
  given: { readonly userId: string; readonly role: PersonRole; readonly orgIds: readonly string[]; readonly grade: string | null },
): void {
  const { userId, role, orgIds, grade } = given;
  for (const orgId of orgIds.length > 0 ? orgIds : [null]) {
    const id = `${userId}|${orgId ?? ""}|${role}`;
    if (!draft.roles.has(id)) draft.roles.set(id, { ...row.origin, id, userId, orgId, role, grade, primary: null, from: null, to: null });
  }
}

/** Makes an enrolment of a row; the format says in which columns its time stands, if in any. */
export function takeEnrolment<Column extends string>(
  row: Row<Column | "classSourcedId" | "userSourcedId" | "role">,
  draft: Draft,
  more: { readonly primary: boolean | null; readonly dates?: readonly [from: Column, to: Column] },
): void {
  const role = row.status === "active" ? row.wordOrRefuse("role", enrolmentWords) : row.word("role", enrolmentWords, "other");
  if (role === undefined) return;
  const enrolment = {
    ...row.origin,
    id: row.key,
    classId: row.text("classSourcedId"),
    userId: row.text("userSourcedId"),
    role,
    primary: more.primary,
    from: null,
    to: null,
  };
  const kept = shelve(draft.enrolments, enrolment, row);
  if (!kept || !more.dates) return;
  row.date(more.dates[0], kept, "from");
  row.date(more.dates[1], kept, "to");
}

/** The grade the school writes first; a student in several is in the first of them. */
export const firstOf = (list: readonly string[]): string | null => list[0] ?? null;
