import { sql } from "kysely";
import type { Access } from "../kernel/contract.ts";
import type { Tx } from "../kernel/db.ts";
import type { HelpingRole, OutsideRole } from "./contract.ts";

export interface HelperRow {
  kind: "staff" | "outside";
  id: string;
  name: string | null;
  sealed_name: Buffer | null;
  office: string | null;
  sealed_office: Buffer | null;
  recipient_id: string | null;
  role: HelpingRole;
  does: Buffer | null;
  sections: number;
  can_write: boolean;
  since_on: string;
  until_on: string | null;
  fresh: boolean;
  known: boolean;
  point: boolean;
  version: number | null;
}

/** Everybody who helps in a case the asker sees, whom they ask first at the top. */
export const peopleIn = async (tx: Tx, caseId: string): Promise<HelperRow[]> =>
  (
    await sql<HelperRow>`
      select p.kind, p.id, p.name, p.sealed_name, p.office, p.sealed_office, p.recipient_id, p.role, p.does, p.sections, p.can_write, p.since_on, p.until_on, p.fresh, p.known,
             p.point, p.version from involvements.people_here(${caseId}) p`.execute(tx.db)
  ).rows;

/** How the person came to what those outside offer, the first day first, for each who still helps. */
export const connectionsIn = (tx: Tx, caseId: string) =>
  tx.db
    .selectFrom("involvements.connection")
    .select(["involvement_id", "state", "on_day as onDay"])
    .where("case_id", "=", caseId)
    .orderBy("on_day")
    .orderBy("at")
    .execute();

/** When the roles were last gone through with the person. */
export const lastReview = (tx: Tx, caseId: string) =>
  tx.db
    .selectFrom("involvements.review as r")
    .innerJoin("staff.account as a", "a.id", "r.by_id")
    .select(["r.on_day", "r.by_id", "a.name"])
    .where("r.case_id", "=", caseId)
    .where("r.with_person", "=", true)
    .orderBy("r.at", "desc")
    .limit(1)
    .executeTakeFirst();

/** The choice that stands, whether or not whom they chose still helps. */
export const standingPoint = (tx: Tx, caseId: string) =>
  tx.db
    .selectFrom("involvements.point")
    .select(["id", "chosen_on"])
    .where("case_id", "=", caseId)
    .where("ended_at", "is", null)
    .executeTakeFirst();

export interface FoundInvolvement {
  id: string;
  caseId: string;
  programId: string;
  personId: string;
  name: Buffer;
  office: Buffer | null;
  recipientId: string | null;
  role: OutsideRole;
  does: Buffer | null;
  known: boolean;
  sinceOn: string;
  untilOn: string | null;
  endedAt: string | null;
  version: number;
  access: Access;
}

/** Somebody outside who helps, should the asker see their case. */
export const findInvolvement = (tx: Tx, { involvementId }: { involvementId: string }): Promise<FoundInvolvement | undefined> =>
  tx.db
    .selectFrom("involvements.involvement")
    .select([
      "id",
      "case_id as caseId",
      "program_id as programId",
      "person_id as personId",
      "name",
      "office",
      "recipient_id as recipientId",
      "role",
      "does",
      "known",
      "since_on as sinceOn",
      "until_on as untilOn",
      "ended_at as endedAt",
      "version",
    ])
    .select(sql<Access>`access.to_case(case_id, program_id)`.as("access"))
    .where("id", "=", involvementId)
    .executeTakeFirst();
