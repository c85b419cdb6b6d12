import type { Me } from "../ui/me.ts";

type Who = Pick<Me, "mayAdmin" | "programs" | "covering">;

/** Somebody who works with people, or stands in for one who does: for others search, notes and cases would be empty. */
export const worksWithPeople = (me: Pick<Who, "programs" | "covering">) =>
  me.programs.some(({ role }) => role !== "coordinator") || me.covering.length > 0;

/** Somebody who is there for a term and for nothing else: tonight's list is all they have (D29). */
export const isStudentStaff = (me: Who) =>
  !me.mayAdmin && me.programs.length > 0 && me.programs.every(({ role }) => role === "student_staff");

/** Somebody who coordinates and sees nobody: there is no list of people or cases for them. */
export const isCoordinator = (me: Who) => !worksWithPeople(me) && me.programs.length > 0;

/** Somebody who keeps accounts and settings and works with nobody. */
export const isOnlyAdmin = (me: Who) => me.mayAdmin && !worksWithPeople(me);

/** Somebody who administers nothing either: they are there to look from outside. */
export const isReviewer = (me: Who) => !me.mayAdmin && !worksWithPeople(me);
