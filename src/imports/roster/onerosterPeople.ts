import { type Draft, part, shelve } from "./draft.ts";
import type { Person } from "./roster.ts";
import type { Row } from "./row.ts";
import { type SaysColumn, saysColumns, takeSays } from "./says.ts";
import { firstOf, type PersonColumns, takePerson, takeRoles } from "./take.ts";
import { personRoles } from "./vocabulary.ts";

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

const userOptional = ["status", "enabledUser", "middleName", "identifier", "email", "sms", "phone", "userIds", ...saysColumns] as const;
const userIgnored = ["dateLastModified", "username", "password"];
const userFields = { userId: "sourcedId", orgId: "orgSourcedIds", otherId: "agentSourcedIds" } as const;

/** In 1.1 a user's one role and his orgs stand in his own row. */
export const users11 = part(
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
    noteSays(row, draft, person);
    if (role !== null)
      takeRoles(row, draft, { userId: person.id, role, orgIds: row.list("orgSourcedIds"), grade: firstOf(row.list("grades")) });
  },
);

/** In 1.2 roles are told apart, and a person may go by another name. */
export const users12 = part(
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
    noteSays(row, draft, person);
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

/** Where relationships have no row of their own, what a guardian may do stands in the guardian's. */
function noteSays(row: Row<SaysColumn>, draft: Draft, person: Person): void {
  const { says } = takeSays(row);
  if (says) draft.says.set(person.id, says);
}

export const roles = part(
  {
    file: "roles.csv",
    entity: "role",
    vital: true,
    key: ["sourcedId"],
    required: ["sourcedId", "userSourcedId", "role"],
    optional: ["status", "roleType", "beginDate", "endDate", "orgSourcedId"],
    expected: ["roleType", "orgSourcedId"],
    ignored: ["dateLastModified", "userProfileSourcedId"],
    status: "status",
    fields: { userId: "userSourcedId", orgId: "orgSourcedId", from: "beginDate", to: "endDate" },
  },
  (row, draft) => {
    const role = row.text("role") === "" ? "other" : row.wordOrRefuse("role", personRoles);
    if (role === undefined) return;
    const primary = row.word(
      "roleType",
      new Map([
        ["primary", true],
        ["secondary", false],
      ]),
      null,
    );
    const record = { ...row.origin, id: row.key, userId: row.text("userSourcedId"), orgId: row.textOrNull("orgSourcedId"), role };
    const kept = shelve(draft.roles, { ...record, grade: null, primary, from: null, to: null }, row);
    if (!kept) return;
    row.date("beginDate", kept, "from");
    row.date("endDate", kept, "to");
  },
);

/** Of a person's demographics only the day of birth is taken. */
export const demographics = part(
  {
    file: "demographics.csv",
    entity: "birthDate",
    key: ["sourcedId"],
    required: ["sourcedId"],
    optional: ["status", "birthDate"],
    ignored: [
      "dateLastModified",
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
