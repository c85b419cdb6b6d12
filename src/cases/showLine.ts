import { sql } from "kysely";
import type { z } from "zod";
import type { Access } from "../kernel/contract.ts";
import type { CaseLine } from "./contract.ts";
import type { Task } from "./timeline/contract.ts";

type Line = z.input<typeof CaseLine>;

/** What every view of a case begins with, as the database tells it. */
export interface BriefRow extends Omit<Line, "label" | "nextStep" | "access"> {
  label: Buffer;
  resumesTo: string | null;
  access: Access;
}

/** Its columns, of case `c`, program `p`, person `b` and manager `m`. */
export const briefColumns = sql`c.id as "caseId", c.number, c.program_id as "programId", p.name as "programName", c.person_id as "personId", b.label,
  case when m.id is not null then json_build_object('id', m.id, 'name', m.name) end as manager, c.status, c.service_level as "serviceLevel", c.weight, c.risk,
  c.opened_on as "openedOn", c.target_end as "targetEnd", c.paused_until as "pausedUntil", c.resumes_to as "resumesTo", c.closed_on as "closedOn",
  c.last_contact_on as "lastContactOn", access.to_case(c.id, c.program_id) as access`;

/** The part of a task that is said where the next step is said. */
export const nextStepOf = ({ taskId, kind, title, dueOn, atTime, owner }: z.input<typeof Task>): NonNullable<Line["nextStep"]> => ({
  taskId,
  kind,
  title,
  dueOn,
  atTime,
  owner,
});
