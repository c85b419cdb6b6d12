import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { conflict } from "../../kernel/problem.ts";
import { type FoundCase, refuseStaleCase } from "../queries.ts";
import type { Medical } from "./contract.ts";

/** Whether the medical documents of a case are complete, by whose word, and whether the asker is one of its reviewers. */
export async function findMedical(tx: Tx, caseId: string): Promise<z.input<typeof Medical>> {
  const { rows } = await sql<z.input<typeof Medical>>`
    select c.medical_complete as complete, c.medical_said_at as "saidAt", c.version, cases.reviews_medical(c.id) as "mayReview",
           case when a.id is not null then json_build_object('id', a.id, 'name', a.name) end as "saidBy"
      from cases.case c left join staff.account a on a.id = c.medical_said_by where c.id = ${caseId}`.execute(tx.db);
  return rows[0] ?? { complete: null, saidBy: null, saidAt: null, mayReview: false, version: 1 };
}

/** Asks whether anybody is there to read a medical document of this case. Throws 409 `file.noReviewer`. */
export async function requireReviewer(tx: Tx, caseId: string): Promise<void> {
  const found = await tx.db
    .selectFrom("cases.team_member as t")
    .select("t.id")
    .where("t.case_id", "=", caseId)
    .where("t.role", "=", "medical_reviewer")
    .where("t.to_at", "is", null)
    .where(sql<boolean>`t.id = any (cases.held_places(t.case_id))`)
    .executeTakeFirst();
  if (!found) throw conflict("file.noReviewer");
}

/** A reviewer says whether all is there. Throws 409 `stale` with how the case stands, `case.closed` for one that is over; 403 to anybody else. */
export async function sayMedical(tx: Tx, found: FoundCase, { complete, version }: { complete: boolean; version: number }) {
  if (found.status === "closed") throw conflict("case.closed");
  const { rows } = await sql<{ done: boolean }>`select cases.say_medical(${found.id}, ${complete}, ${version}) as done`.execute(tx.db);
  if (!rows[0]?.done) await refuseStaleCase(tx, found.id);
  return { version: version + 1 };
}
