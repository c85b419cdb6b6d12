import { sql } from "kysely";
import type { Access } from "../../kernel/contract.ts";
import type { Tx } from "../../kernel/db.ts";
import type { CaseOfPerson } from "./contract.ts";

type Row = Omit<CaseOfPerson, "access" | "personId" | "caseId"> & { personId: never; caseId: never; access: Access };

/** The visible cases of these persons, open ones first. */
export const findCasesOf = (tx: Tx, personIds: readonly string[]) =>
  sql<Row>`
    select c.person_id as "personId", c.id as "caseId", c.number, p.name as "programName", c.status, a.name as "managerName",
           access.to_case(c.id, c.program_id) as access
      from cases.case c join agencies.program p on p.id = c.program_id left join staff.account a on a.id = c.manager_id
     where c.person_id = any (${personIds}::uuid[])
     order by c.status = 'closed', c.opened_on desc, c.id limit 100`.execute(tx.db);
