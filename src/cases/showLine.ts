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

/** By what right the asker sees case `c`, what of it, and whether with a pen: what access.to_case answers, laid open for lists, where fifty calls would be felt. */
const accessColumn = sql<Access>`(
  select json_build_object('because', coalesce(json_agg(distinct r.kind), '[]'::json), 'sections', coalesce(bit_or(r.sections), 0), 'canWrite', coalesce(bool_or(r.can_write), false))
    from (select g.kind, g.sections, g.can_write from access.my_grant g where g.case_id = c.id
          union all select 'program', access.section('everything'), c.program_id = any ((select access.writes())::uuid[])
                     where c.program_id = any ((select access.reads())::uuid[])) r)`;

/** Its columns, of case `c`, program `p`, person `b` and manager `m`. */
export const briefColumns = sql`c.id as "caseId", c.number, c.program_id as "programId", p.name as "programName", c.person_id as "personId", b.label,
  case when m.id is not null then json_build_object('id', m.id, 'name', m.name) end as manager, c.status, c.service_level as "serviceLevel", c.weight, c.risk,
  c.opened_on as "openedOn", c.target_end as "targetEnd", c.paused_until as "pausedUntil", c.resumes_to as "resumesTo", c.closed_on as "closedOn",
  c.last_contact_on as "lastContactOn", c.version, c.died_on as "diedOn", ${accessColumn} as access`;

/** The part of a task that is said where the next step is said. */
export const nextStepOf = ({ taskId, kind, title, dueOn, atTime, owner }: z.input<typeof Task>): NonNullable<Line["nextStep"]> => ({
  taskId,
  kind,
  title,
  dueOn,
  atTime,
  owner,
});
