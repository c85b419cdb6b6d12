import { sql } from "kysely";
import type { z } from "zod";
import { clock } from "../kernel/clock.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, notFound } from "../kernel/problem.ts";
import type { cases } from "./contract.ts";
import { answersForCase } from "./policy.ts";
import { type FoundCase, lockCase } from "./queries.ts";
import { bitsOf } from "./team.ts";
import { addTimeline, keysOf } from "./timeline/addTimeline.ts";
import { giveTasks } from "./transferCase.ts";

type In<K extends keyof typeof cases> = z.output<(typeof cases)[K]["in"]>;

/** Puts a colleague on the case's team; their grant follows by itself, with the sections they need and no others. */
export async function addTeamMember(tx: Tx, found: FoundCase, { accountId, role, sections, canWrite }: In<"addTeamMember">) {
  if ((await lockCase(tx, found.id)) === "closed") throw conflict("case.closed");
  if (accountId === found.managerId) throw conflict("team.alreadyThere");
  // Checked before the row is tried, so that a colleague of another agency and one who never was are refused alike.
  const known = await tx.db
    .selectFrom("staff.account")
    .select("id")
    .where("id", "=", accountId)
    .where("status", "=", "active")
    .executeTakeFirst();
  if (!known) throw conflict("team.cannotJoin");
  const memberId = newId();
  const done = await tx.db
    .insertInto("cases.team_member")
    .values({
      id: memberId,
      ...keysOf(tx, found),
      account_id: accountId,
      role,
      sections: bitsOf(role, sections),
      can_write: canWrite,
      added_by: tx.actor.id,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (done.numInsertedOrUpdatedRows !== 1n) throw conflict("team.alreadyThere");
  await addTimeline(tx, found, { kind: "team", refId: memberId, codes: { accountId, role, joined: true } });
  return { id: memberId };
}

/** Takes a colleague off the team: their grant ends now, and what they had still to do goes to the case manager. */
export async function endTeamMember(tx: Tx, found: FoundCase, { memberId }: In<"endTeamMember">) {
  await lockCase(tx, found.id);
  const member = await tx.db
    .updateTable("cases.team_member")
    .set({ to_at: clock().toISOString() })
    .where("id", "=", memberId)
    .where("case_id", "=", found.id)
    .where("to_at", "is", null)
    .returning(["account_id", "role"])
    .executeTakeFirst();
  if (!member) throw notFound();
  if (found.managerId) await giveTasks(tx, found.id, member.account_id, found.managerId);
  await addTimeline(tx, found, {
    kind: "team",
    refId: memberId,
    codes: { accountId: member.account_id, role: member.role, joined: false },
  });
  return {};
}

/** Who may see the case now, by what right, and since when; for whoever answers for it, also when each last looked. */
export async function whoSeesCase(tx: Tx, found: FoundCase): Promise<z.input<typeof cases.whoSees.out>> {
  // One after the other: while the first runs, it looks through others' eyes.
  const { rows: viewers } = await sql<Omit<z.input<typeof cases.whoSees.out>["viewers"][number], "lastLookedAt">>`
    select json_build_object('id', w.account_id, 'name', w.name) as account, w.kind as right, w.covering_for as "coveringFor", w.role, w.sections,
           w.can_write as "canWrite", w.since, w.until,
           exists (select from staff.membership m where m.account_id = w.account_id and m.confidential and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()
             and (m.program_id = ${found.programId} or not exists (select from staff.membership h where h.account_id = w.account_id and h.program_id = ${found.programId}
               and h.starts_at <= kernel.clock() and h.ends_at > kernel.clock()))) as confidential
      from cases.who_knows(${found.id}) w
     order by array_position(array['owner', 'team', 'supervisor', 'cover', 'program', 'share', 'break-glass', 'triage'], w.kind), w.name`.execute(
    tx.db,
  );
  const { rows: looks } = await sql<{ id: string; at: string }>`
    select l.account_id as id, l.at from cases.last_looks(${found.id}) l`.execute(tx.db);
  const looked = new Map(looks.map(({ id, at }) => [id, at]));
  return {
    personId: found.personId,
    viewers: viewers.map((viewer) => ({ ...viewer, lastLookedAt: looked.get(viewer.account.id) ?? null })),
    tellsLooks: answersForCase(tx.actor, found),
    access: found.access,
  };
}
