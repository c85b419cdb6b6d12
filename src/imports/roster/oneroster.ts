import { type Part, part, shelve } from "./draft.ts";
import { demographics, roles, users11, users12 } from "./onerosterPeople.ts";
import { takeEnrolment, takeOrg, takeSession } from "./take.ts";
import { classKinds, flags } from "./vocabulary.ts";

const orgs = part(
  {
    file: "orgs.csv",
    entity: "org",
    vital: true,
    key: ["sourcedId"],
    required: ["sourcedId", "name", "type"],
    optional: ["status", "identifier", "parentSourcedId"],
    ignored: ["dateLastModified"],
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
    optional: ["status", "parentSourcedId"],
    expected: ["schoolYear"],
    ignored: ["dateLastModified", "schoolYear"],
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
    optional: ["status", "courseCode"],
    expected: ["orgSourcedId"],
    ignored: ["dateLastModified", "schoolYearSourcedId", "grades", "orgSourcedId", "subjects", "subjectCodes"],
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
    optional: ["status", "courseSourcedId", "classCode", "classType", "termSourcedIds"],
    expected: ["courseSourcedId", "classType", "termSourcedIds"],
    ignored: ["dateLastModified", "grades", "location", "subjects", "subjectCodes", "periods", "resources"],
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

const enrollments = part(
  {
    file: "enrollments.csv",
    entity: "enrolment",
    key: ["sourcedId"],
    required: ["sourcedId", "classSourcedId", "userSourcedId", "role"],
    optional: ["status", "primary", "beginDate", "endDate"],
    expected: ["schoolSourcedId"],
    ignored: ["dateLastModified", "schoolSourcedId"],
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
