import type { Draft } from "./draft.ts";
import { type Part, part, shelve } from "./draft.ts";
import type { Enrolment } from "./roster.ts";
import type { Row } from "./row.ts";
import { type PersonColumns, takePerson, takeRoles } from "./take.ts";

/** Microsoft School Data Sync, version 1: six files, days written month/day/year, terms and courses inside the sections. */

const schools = part(
  {
    file: "School.csv",
    entity: "org",
    vital: true,
    key: ["SIS ID"],
    required: ["SIS ID", "Name"],
    optional: ["School Number"],
    ignored: [
      ...["School NCES_ID", "State ID", "Grade Low", "Grade High", "Principal SIS ID", "Principal Name", "Principal Secondary Email"],
      ...["Address", "City", "State", "Country", "Zip", "Phone", "Zone"],
    ],
  },
  (row, draft) => {
    const record = { ...row.origin, id: row.key, name: row.text("Name"), kind: "school" as const };
    shelve(draft.orgs, { ...record, parentId: null, identifier: row.textOrNull("School Number") }, row);
  },
);

const sections = part(
  {
    file: "Section.csv",
    entity: "class",
    also: ["session", "course"],
    vital: true,
    key: ["SIS ID"],
    required: ["SIS ID", "School SIS ID", "Section Name"],
    optional: [
      ...(["Section Number", "Term SIS ID", "Term Name", "Term StartDate", "Term EndDate"] as const),
      ...(["Course SIS ID", "Course Name", "Course Number", "Status"] as const),
    ],
    ignored: ["Course Description", "Course Subject", "Periods"],
    status: "Status",
    dayOrder: "month-first",
    fields: { orgId: "School SIS ID", from: "Term StartDate", to: "Term EndDate" },
  },
  (row, draft) => {
    const record = {
      ...row.origin,
      id: row.key,
      title: row.text("Section Name"),
      code: row.textOrNull("Section Number"),
      kind: "scheduled" as const,
      orgId: row.text("School SIS ID"),
      courseId: row.textOrNull("Course SIS ID"),
      sessionIds: row.list("Term SIS ID"),
    };
    if (!shelve(draft.classes, record, row)) return;
    takeTerm(row, draft);
    takeCourse(row, draft);
  },
);

/** The same term stands in the row of each of its sections; the first tells it. */
function takeTerm(row: Row<"Term SIS ID" | "Term Name" | "Term StartDate" | "Term EndDate">, draft: Draft): void {
  const id = row.text("Term SIS ID");
  if (id === "" || draft.sessions.has(id)) return;
  const record = { ...row.origin, id, title: row.text("Term Name") || id, kind: "term" as const, from: null, to: null, parentId: null };
  draft.sessions.set(id, record);
  row.date("Term StartDate", record, "from");
  row.date("Term EndDate", record, "to");
}

function takeCourse(row: Row<"Course SIS ID" | "Course Name" | "Course Number">, draft: Draft): void {
  const id = row.text("Course SIS ID");
  if (id === "" || draft.courses.has(id)) return;
  draft.courses.set(id, { ...row.origin, id, title: row.text("Course Name") || id, code: row.textOrNull("Course Number") });
}

/** The sign-in name often is the only address there is. */
const personColumns = {
  id: "SIS ID",
  given: "First Name",
  family: "Last Name",
  middle: "Middle Name",
  emails: ["Secondary Email", "Username"],
} as const satisfies PersonColumns<string>;

const personOptional = ["First Name", "Last Name", "Middle Name", "Secondary Email", "Username", "Status"] as const;
const personFields = { userId: "SIS ID", orgId: "School SIS ID" } as const;

const students = part(
  {
    file: "Student.csv",
    entity: "person",
    hanging: ["role"],
    vital: true,
    key: ["SIS ID"],
    required: ["SIS ID", "School SIS ID"],
    optional: [...personOptional, "Student Number", "Grade", "Birthdate"],
    ignored: ["Password", "State ID", "Graduation Year"],
    status: "Status",
    dayOrder: "month-first",
    fields: personFields,
  },
  (row, draft) => {
    const columns = { ...personColumns, birthDate: "Birthdate", numbers: { "Student Number": "Student Number" } } as const;
    const person = takePerson(row, draft, columns);
    const [orgIds, grade] = [row.list("School SIS ID"), row.textOrNull("Grade")];
    if (person) takeRoles(row, draft, { userId: person.id, role: "student", orgIds, grade });
  },
);

const teachers = part(
  {
    file: "Teacher.csv",
    entity: "person",
    hanging: ["role"],
    vital: true,
    key: ["SIS ID"],
    required: ["SIS ID", "School SIS ID"],
    optional: [...personOptional, "Teacher Number"],
    ignored: ["Password", "State ID", "Title", "Qualification"],
    status: "Status",
    fields: personFields,
  },
  (row, draft) => {
    const person = takePerson(row, draft, { ...personColumns, numbers: { "Teacher Number": "Teacher Number" } });
    if (person) takeRoles(row, draft, { userId: person.id, role: "teacher", orgIds: row.list("School SIS ID"), grade: null });
  },
);

const enrolled = (file: string, role: Enrolment["role"]) =>
  part(
    {
      file,
      entity: "enrolment",
      vital: true,
      key: ["Section SIS ID", "SIS ID"],
      required: ["Section SIS ID", "SIS ID"],
      optional: [],
      fields: { classId: "Section SIS ID", userId: "SIS ID" },
    },
    (row, draft) => {
      const [classId, userId] = [row.text("Section SIS ID"), row.text("SIS ID")];
      const record = { ...row.origin, id: `${row.key}|${role}`, classId, userId, role, primary: null, from: null, to: null };
      shelve(draft.enrolments, record, row);
    },
  );

export const sds1: readonly Part[] = [
  schools,
  students,
  teachers,
  sections,
  enrolled("StudentEnrollment.csv", "student"),
  enrolled("TeacherRoster.csv", "teacher"),
];
