import { sql } from "kysely";
import type { z } from "zod";
import type { Access } from "../../kernel/contract.ts";
import type { Tx } from "../../kernel/db.ts";
import type { Contact } from "../timeline/contract.ts";
import { contactJson } from "../timeline/queries.ts";

export interface FoundContact {
  id: string;
  caseId: string;
  personId: string;
  recordedBy: string;
  contact: z.input<typeof Contact>;
  access: Access;
}

/** The contact, should the asker see its case. */
export async function findContact(tx: Tx, { contactId }: { contactId: string }): Promise<FoundContact | undefined> {
  const { rows } = await sql<FoundContact>`
    select x.id, x.case_id as "caseId", x.person_id as "personId", x.recorded_by as "recordedBy", ${contactJson} as contact, access.to_case(x.case_id, x.program_id) as access
      from cases.contact x where x.id = ${contactId}`.execute(tx.db);
  return rows[0];
}
