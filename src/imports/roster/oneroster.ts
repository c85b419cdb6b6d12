import { type Draft, type Part, part, shelve } from "./draft.ts";
import type { Person } from "./roster.ts";
import type { Row } from "./row.ts";
import { type PersonColumns, firstOf, takeEnrolment, takeOrg, takePerson, takeRoles, takeSession } from "./take.ts";
import { classKinds, flags, personRoles } from "./vocabulary.ts";

const common = ["status"] as const;
const stamp = ["dateLastModified"];

const orgs = part(
  {
    file: "orgs.csv",
    entity: "org",
    vital: true,
    key: ["sourcedId"],
    required: ["sourcedId", "name", "type"],
    optional: [...common, "identifier", "parentSourcedId"],
    ignored: stamp,
    status: "status",
    fields: { parentId: "parentSourcedId" },
  },
  takeOrg,
);

const academicSessions = part(
  {
    file: "academicSessions.csv",
    entity: "session",
    key: ["sourcedId"],
    required: ["sourcedId", "title", "type", "startDate", "endDate"],
    optional: [...common, "parentSourcedId"],
    expected: ["schoolYear"],
    ignored: [...stamp, "schoolYear"],
    status: "status",
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
    optional: [...common, "courseCode"],
    expected: ["orgSourcedId"],
    ignored: [...stamp, "schoolYearSourcedId", "grades", "orgSourcedId", "subjects", "subjectCodes"],
    status: "status",
  },
  (row, draft) => {
    const record = { ...row.origin, id: row.key, title: row.text("title"), code: row.textOrNull("courseCode") };
    shelve(draft.courses, record, row);
  },
);

const classes = part(
  {
    file: "classes.csv",
    entity: "class",
    key: ["sourcedId"],
    required: ["sourcedId", "title", "schoolSourcedId"],
    optional: [...common, "courseSourcedId", "classCode", "classType", "termSourcedIds"],
    expected: ["courseSourcedId", "classType", "termSourcedIds"],
    ignored: [...stamp, "grades", "location", "subjects", "subjectCodes", "periods", "resources"],
    status: "status",
    fields: { orgId: "schoolSourcedId", courseId: "courseSourcedId", sessionIds: "termSourcedIds" },
  },
  (row, draft) => {
    const record = {
      ...row.origin,
      id: row.key,
      title: row.text("title"),
      code: row.textOrNull("classCode"),
      kind: row.word("classType", classKinds, "other" as const),
      orgId: row.text("schoolSourcedId"),
      courseId: row.textOrNull("courseSourcedId"),
      sessionIds: row.list("termSourcedIds"),
    };
    shelve(draft.classes, record, row);
  },
);

const personColumns = {
  id: "sourcedId",
  given: "givenName",
  family: "familyName",
  middle: "middleName",
  enabled: "enabledUser",
  emails: ["email"],
  phones: ["phone", "sms"],
  numbers: { identifier: "identifier" },
  numberList: "userIds",
} as const satisfies PersonColumns<string>;

const userOptional = [...common, "enabledUser", "middleName", "identifier", "email", "sms", "phone", "userIds"] as const;
const userIgnored = [...stamp, "username", "password"];
const userFields = { userId: "sourcedId", orgId: "orgSourcedIds", otherId: "agentSourcedIds" } as const;

/** In 1.1 a user's one role and his orgs stand in his own row. */
const users11 = part(
  {
    file: "users.csv",
    entity: "person",
    hanging: ["role", "relationship"],
    vital: true,
    key: ["sourcedId"],
    required: ["sourcedId", "role"],
    optional: ["givenName", "familyName", ...userOptional, "orgSourcedIds", "agentSourcedIds", "grades"],
    expected: ["givenName", "familyName", "orgSourcedIds", "enabledUser", "username"],
    ignored: userIgnored,
    status: "status",
    fields: userFields,
  },
  (row, draft) => {
    const role = row.text("role") === "" ? null : row.wordOrRefuse("role", personRoles);
    if (role === undefined) return;
    const person = takePerson(row, draft, personColumns);
    if (!person) return;
    takeAgents(row, draft, person);
    if (role !== null) takeRoles(row, draft, { userId: person.id, role, orgIds: row.list("orgSourcedIds"), grade: firstOf(row.list("grades")) });
  },
);

/** In 1.2 roles are told apart, and a person may go by another name. */
const users12 = part(
  {
    file: "users.csv",
    entity: "person",
    hanging: ["relationship"],
    vital: true,
    key: ["sourcedId"],
    required: ["sourcedId"],
    optional: [
      "givenName",
      "familyName",
      ...userOptional,
      "preferredGivenName",
      "preferredMiddleName",
      "preferredFamilyName",
      "pronouns",
      "userMasterIdentifier",
      "agentSourcedIds",
      "grades",
    ],
    expected: ["givenName", "familyName", "enabledUser", "username"],
    ignored: [...userIgnored, "primaryOrgSourcedId", "resourceSourcedIds"],
    status: "status",
    fields: userFields,
  },
  (row, draft) => {
    const person = takePerson(row, draft, {
      ...personColumns,
      preferredGiven: "preferredGivenName",
      preferredMiddle: "preferredMiddleName",
      preferredFamily: "preferredFamilyName",
      pronouns: "pronouns",
      numbers: { identifier: "identifier", userMasterIdentifier: "userMasterIdentifier" },
    });
    if (!person) return;
    takeAgents(row, draft, person);
    const grade = firstOf(row.list("grades"));
    if (grade !== null) draft.grades.set(person.id, grade);
  },
);

function takeAgents(row: Row<"agentSourcedIds">, draft: Draft, person: Person): void {
  for (const otherId of row.list("agentSourcedIds")) {
    const id = `${person.id}|${otherId}`;
    draft.ties.set(id, { ...row.origin, id, userId: person.id, otherId, role: null });
  }
}

const roles = part(
  {
    file: "roles.csv",
    entity: "role",
    vital: true,
    key: ["sourcedId"],
    required: ["sourcedId", "userSourcedId", "role"],
    optional: [...common, "roleType", "beginDate", "endDate", "orgSourcedId"],
    expected: ["roleType", "orgSourcedId"],
    ignored: [...stamp, "userProfileSourcedId"],
    status: "status",
    fields: { userId: "userSourcedId", orgId: "orgSourcedId", from: "beginDate", to: "endDate" },
  },
  (row, draft) => {
    const role = row.text("role") === "" ? "other" : row.wordOrRefuse("role", personRoles);
    if (role === undefined) return;
    const primary = row.word("roleType", new Map([["primary", true], ["secondary", false]]), null);
    const record = { ...row.origin, id: row.key, userId: row.text("userSourcedId"), orgId: row.textOrNull("orgSourcedId"), role };
    const kept = shelve(draft.roles, { ...record, grade: null, primary, from: null, to: null }, row);
    if (!kept) return;
    row.date("beginDate", kept, "from");
    row.date("endDate", kept, "to");
  },
);

/** Of a person's demographics only the day of birth is taken. */
const demographics = part(
  {
    file: "demographics.csv",
    entity: "birthDate",
    key: ["sourcedId"],
    required: ["sourcedId"],
    optional: [...common, "birthDate"],
    ignored: [
      ...stamp,
      ...["sex", "americanIndianOrAlaskaNative", "asian", "blackOrAfricanAmerican", "nativeHawaiianOrOtherPacificIslander", "white"],
      ...["demographicRaceTwoOrMoreRaces", "hispanicOrLatinoEthnicity", "countryOfBirthCode", "stateOfBirthAbbreviation"],
      ...["cityOfBirth", "publicSchoolResidenceStatus"],
    ],
    status: "status",
    fields: { id: "sourcedId" },
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
    key: ["sourcedId"],
    required: ["sourcedId", "classSourcedId", "userSourcedId", "role"],
    optional: [...common, "primary", "beginDate", "endDate"],
    expected: ["schoolSourcedId"],
    ignored: [...stamp, "schoolSourcedId"],
    status: "status",
    fields: { classId: "classSourcedId", userId: "userSourcedId", from: "beginDate", to: "endDate" },
  },
  (row, draft) => {
    const primary = row.word("primary", flags, null);
    takeEnrolment(row, draft, { primary, dates: ["beginDate", "endDate"] });
  },
);

export const oneRoster11: readonly Part[] = [orgs, academicSessions, courses, users11, demographics, classes, enrollments];
export const oneRoster12: readonly Part[] = [orgs, academicSessions, courses, users12, roles, demographics, classes, enrollments];

/** Files of the standard that hold nothing we need: resources, the gradebook, accounts elsewhere. */
export const oneRosterUnused: readonly string[] = [
  ...["resources.csv", "classResources.csv", "courseResources.csv", "userResources.csv", "segmentResources.csv", "userProfiles.csv"],
  ...["categories.csv", "lineItems.csv", "results.csv", "scoreScales.csv", "lineItemScoreScales.csv", "resultScoreScales.csv"],
  ...["lineItemLearningObjectiveIds.csv", "resultLearningObjectiveIds.csv"],
];
