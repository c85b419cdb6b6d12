import { type Part, part, shelve } from "./draft.ts";
import { saysColumns, takeSays } from "./says.ts";
import { type PersonColumns, takeEnrolment, takeOrg, takePerson, takeRoles, takeSession } from "./take.ts";
import { flags, personRoles, relationshipWords } from "./vocabulary.ts";

/** Microsoft School Data Sync, versions 2 and 2.1: OneRoster's cousins, without a manifest and without delta. */

const orgs = part(
  {
    file: "orgs.csv",
    entity: "org",
    vital: true,
    key: ["sourcedId"],
    required: ["sourcedId", "name", "type"],
    optional: ["identifier", "parentSourcedId"],
    fields: { parentId: "parentSourcedId" },
  },
  takeOrg,
);

const academicSessions = part(
  {
    file: "academicSessions.csv",
    entity: "session",
    key: ["sourcedId"],
    required: ["sourcedId", "title", "type"],
    optional: ["startDate", "endDate", "parentSourcedId"],
    ignored: ["schoolYear"],
    fields: { parentId: "parentSourcedId", from: "startDate", to: "endDate" },
  },
  takeSession,
);

const courses = part(
  {
    file: "courses.csv",
    entity: "course",
    key: ["sourcedId"],
    required: ["sourcedId", "title"],
    optional: ["code"],
    ignored: ["orgSourcedId", "schoolYearSourcedId", "subject", "grade"],
  },
  (row, draft) => {
    const record = { ...row.origin, id: row.key, title: row.text("title"), code: row.textOrNull("code") };
    shelve(draft.courses, record, row);
  },
);

const classes = part(
  {
    file: "classes.csv",
    entity: "class",
    key: ["sourcedId"],
    required: ["sourcedId", "orgSourcedId", "title"],
    optional: ["code", "sessionSourcedIds", "courseSourcedId"],
    fields: { orgId: "orgSourcedId", sessionIds: "sessionSourcedIds", courseId: "courseSourcedId" },
  },
  (row, draft) => {
    const record = {
      ...row.origin,
      id: row.key,
      title: row.text("title"),
      code: row.textOrNull("code"),
      kind: "scheduled" as const,
      orgId: row.text("orgSourcedId"),
      courseId: row.textOrNull("courseSourcedId"),
      sessionIds: row.list("sessionSourcedIds"),
    };
    shelve(draft.classes, record, row);
  },
);

const personOptional = ["givenName", "familyName", "middleName", "username", "email", "phone", "sms"] as const;

/** The sign-in name often is the only address there is. */
const personColumns = {
  id: "sourcedId",
  given: "givenName",
  family: "familyName",
  middle: "middleName",
  emails: ["email", "username"],
  phones: ["phone", "sms"],
} as const satisfies PersonColumns<string>;

const users2 = part(
  {
    file: "users.csv",
    entity: "person",
    hanging: ["role"],
    vital: true,
    key: ["sourcedId"],
    required: ["sourcedId", "orgSourcedIds", "role"],
    optional: [...personOptional, "grade"],
    ignored: ["password", "activeDirectoryMatchId"],
    fields: { userId: "sourcedId", orgId: "orgSourcedIds" },
  },
  (row, draft) => {
    const role = row.wordOrRefuse("role", personRoles);
    const person = role && takePerson(row, draft, personColumns);
    if (person) takeRoles(row, draft, { userId: person.id, role, orgIds: row.list("orgSourcedIds"), grade: row.textOrNull("grade") });
  },
);

const users21 = part(
  {
    file: "users.csv",
    entity: "person",
    vital: true,
    key: ["sourcedId"],
    required: ["sourcedId"],
    optional: personOptional,
    ignored: ["password", "activeDirectoryMatchId"],
  },
  (row, draft) => void takePerson(row, draft, personColumns),
);

const roles = part(
  {
    file: "roles.csv",
    entity: "role",
    vital: true,
    key: ["userSourcedId", "orgSourcedId", "role", "sessionSourcedId"],
    required: ["userSourcedId", "orgSourcedId", "role"],
    optional: ["sessionSourcedId", "grade", "isPrimary", "roleStartDate", "roleEndDate"],
    fields: { userId: "userSourcedId", orgId: "orgSourcedId", from: "roleStartDate", to: "roleEndDate" },
  },
  (row, draft) => {
    const role = row.wordOrRefuse("role", personRoles);
    if (role === undefined) return;
    const record = { ...row.origin, id: row.key, userId: row.text("userSourcedId"), orgId: row.text("orgSourcedId"), role };
    const told = { grade: row.textOrNull("grade"), primary: row.word("isPrimary", flags, null), from: null, to: null };
    const kept = shelve(draft.roles, { ...record, ...told }, row);
    if (!kept) return;
    row.date("roleStartDate", kept, "from");
    row.date("roleEndDate", kept, "to");
  },
);

const relationships = part(
  {
    file: "relationships.csv",
    entity: "relationship",
    key: ["userSourcedId", "relationshipUserSourcedId", "relationshipRole"],
    required: ["userSourcedId", "relationshipUserSourcedId", "relationshipRole"],
    optional: [...saysColumns],
    fields: { userId: "userSourcedId", otherId: "relationshipUserSourcedId" },
  },
  (row, draft) => {
    const role = row.word("relationshipRole", relationshipWords, "other");
    const record = {
      ...row.origin,
      id: row.key,
      userId: row.text("userSourcedId"),
      otherId: row.text("relationshipUserSourcedId"),
      role,
      ...takeSays(row),
    };
    shelve(draft.ties, record, row);
  },
);

/** Of a person's demographics only the day of birth is taken. */
const demographics = part(
  {
    file: "demographics.csv",
    entity: "birthDate",
    key: ["userSourcedId"],
    required: ["userSourcedId"],
    optional: ["birthDate"],
    ignored: ["sex", "birthCity", "birthState", "birthCountry", "ethnicityCodes", "raceCodes"],
    fields: { id: "userSourcedId" },
  },
  (row, draft) => {
    const kept = shelve(draft.births, { ...row.origin, id: row.key, birthDate: null }, row);
    if (kept) row.date("birthDate", kept, "birthDate");
  },
);

const enrollments = part(
  {
    file: "enrollments.csv",
    entity: "enrolment",
    key: ["classSourcedId", "userSourcedId", "role"],
    required: ["classSourcedId", "userSourcedId", "role"],
    optional: [],
    fields: { classId: "classSourcedId", userId: "userSourcedId" },
  },
  (row, draft) => takeEnrolment(row, draft, { primary: null }),
);

export const sds2: readonly Part[] = [orgs, academicSessions, courses, users2, demographics, relationships, classes, enrollments];
export const sds21: readonly Part[] = [orgs, academicSessions, courses, users21, roles, demographics, relationships, classes, enrollments];

/** Flags such as iep and freeLunch: nothing a roster import should bring along. */
export const sdsUnused: readonly string[] = ["userFlags.csv"];
