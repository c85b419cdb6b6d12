import type { Draft } from "./draft.ts";
import type { Linker } from "./link.ts";
import {
  type Guardian,
  guardianRoles,
  type Person,
  type Relationship,
  type Role,
  type Staff,
  type StaffPost,
  type StaffRole,
  type Student,
} from "./roster.ts";
import type { Reading } from "./sheet.ts";

/** The people by what they are to the school; one who teaches and has a child there is both. */
export interface SortedPeople {
  readonly students: Student[];
  readonly staff: Staff[];
  readonly guardians: Guardian[];
  readonly unplaced: Person[];
}

/** Sorts people by their roles; one without any is a guardian if some student's row says so. */
export function sortPeople(
  draft: Draft,
  linker: Linker,
  relationships: readonly Relationship[],
  { findings }: Reading,
  isBulk: boolean,
): SortedPeople {
  const sorted: SortedPeople = { students: [], staff: [], guardians: [], unplaced: [] };
  const related = new Set(relationships.map(({ otherId }) => otherId));
  for (const person of draft.people.values()) {
    const roles = linker.rolesOf(person);
    const studies = roles.filter(({ role }) => role === "student");
    const posts = roles.filter(isPost);
    const isGuardian = roles.some(({ role }) => isGuardianRole(role)) || (roles.length === 0 && related.has(person.id));
    if (studies.length > 0) sorted.students.push(asStudent(person, studies, draft));
    if (posts.length > 0) sorted.staff.push({ ...person, roles: posts.map(asPost) });
    if (isGuardian) sorted.guardians.push(person);
    if (studies.length + posts.length === 0 && !isGuardian) sorted.unplaced.push(person);
    if (!isBulk || person.status !== "active") continue;
    if (roles.length === 0 && !isGuardian) {
      const message = "This person has no role in the delivery and was not placed anywhere.";
      findings.add("warning", "person.noRole", findings.placeOf(person, "id"), message);
    } else if (studies.length + posts.length > 0 && ![...studies, ...posts].some(({ orgId }) => orgId !== null)) {
      findings.add("warning", "person.noOrg", findings.placeOf(person, "orgId"), "This person belongs to no school in the delivery.");
    }
  }
  return sorted;
}

function asStudent(person: Person, studies: readonly Role[], draft: Draft): Student {
  const grade = studies.find((role) => role.grade !== null)?.grade ?? draft.grades.get(person.id) ?? null;
  const orgIds = studies.flatMap(({ orgId }) => (orgId === null ? [] : [orgId]));
  return { ...person, grade, orgIds: [...new Set(orgIds)] };
}

const asPost = ({ role, orgId, primary, from, to }: Role & { role: StaffRole }): StaffPost => ({ role, orgId, primary, from, to });

const isPost = (role: Role): role is Role & { role: StaffRole } => role.role !== "student" && !isGuardianRole(role.role);

const isGuardianRole = (role: string) => (guardianRoles as readonly string[]).includes(role);
