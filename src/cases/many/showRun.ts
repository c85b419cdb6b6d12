import { sql } from "kysely";
import type { z } from "zod";
import { clock } from "../../kernel/clock.ts";
import type { Tx } from "../../kernel/db.ts";
import { newId } from "../../kernel/ids.ts";
import { UNDO_MINUTES } from "../../kernel/limits.ts";
import { conflict } from "../../kernel/problem.ts";
import { openLabel } from "../../people/queries.ts";
import type { many, RunRow } from "./contract.ts";
import { recordOne } from "./recordOne.ts";
import { tryOne } from "./runRow.ts";

interface FoundRun {
  id: string;
  what: "close" | "hand_over" | "season";
  at: string;
  undone_at: string | null;
}

/** A run of one's own. */
export const findRun = (tx: Tx, { runId }: { runId: string }): Promise<FoundRun | undefined> =>
  tx.db.selectFrom("cases.bulk_run").select(["id", "what", "at", "undone_at"]).where("id", "=", runId).executeTakeFirst();

const isYoung = ({ at }: FoundRun) => clock().getTime() - Date.parse(at) <= UNDO_MINUTES * 60_000;

/** How far a run is; of what was left only those cases by name that one sees. */
export async function showRun(tx: Tx, run: FoundRun): Promise<z.input<typeof many.show.out>> {
  const counts = await tx.db
    .selectFrom("cases.bulk_item")
    .select(["state", sql<number>`count(*)::int`.as("n")])
    .where("run_id", "=", run.id)
    .groupBy("state")
    .execute();
  const handed = await tx.db
    .selectFrom("cases.bulk_item")
    .select(sql<number>`count(*)::int`.as("n"))
    .where("run_id", "=", run.id)
    .where("state", "=", "done")
    .where("to_id", "is not", null)
    .executeTakeFirst();
  const { rows } = await sql<{
    caseId: string;
    number: number | null;
    personId: string | null;
    label: Buffer | null;
    state: RunRow["state"];
    code: string | null;
    version: number | null;
  }>`
    select i.subject_id as "caseId", c.number, b.id as "personId", b.label, i.state, i.code, c.version
      from cases.bulk_item i left join cases.case c on c.id = i.subject_id left join people.person b on b.id = c.person_id
     where i.run_id = ${run.id} and i.state = 'refused' order by c.number nulls last, i.subject_id`.execute(tx.db);
  const count = (state: string) => counts.find((one) => one.state === state)?.n ?? 0;
  return {
    runId: run.id,
    what: run.what,
    waiting: count("waiting"),
    done: count("done"),
    undone: count("undone"),
    mayUndo: run.what !== "hand_over" && run.undone_at === null && count("done") > (handed?.n ?? 0) && isYoung(run),
    handed: handed?.n ?? 0,
    left: rows.map((row) => ({ ...row, label: row.label && row.personId ? openLabel(tx, row.personId, row.label) : null })),
  };
}

/** Takes the closings and pauses of a run back, each as far as nobody has touched it since. What went to somebody else stays there. */
export async function undoRun(tx: Tx, run: FoundRun) {
  // Pressed twice at once, it is done once: the second waits here, and finds it done.
  const now = await tx.db.selectFrom("cases.bulk_run").select("undone_at").where("id", "=", run.id).forNoKeyUpdate().executeTakeFirst();
  if (now?.undone_at) throw conflict("caseRun.tooLate");
  if (run.what === "hand_over" || run.undone_at !== null || !isYoung(run)) throw conflict("caseRun.tooLate");
  const items = await tx.db
    .selectFrom("cases.bulk_item as i")
    .leftJoin("cases.case as c", "c.id", "i.subject_id")
    .select(["i.subject_id as case_id", "c.person_id", "i.state", sql<string | null>`i.codes ->> 'act'`.as("act")])
    .where("i.run_id", "=", run.id)
    .where("i.state", "in", ["done", "waiting"])
    .where("i.to_id", "is", null)
    .orderBy("i.subject_id")
    .execute();
  if (items.some(({ state }) => state === "waiting")) throw conflict("caseRun.stillRunning");
  let undone = 0;
  for (const { case_id, person_id, act } of items) {
    const code = await tryOne(tx, async () => {
      const { rows } = await sql<{ code: string | null }>`
        select ${sql.raw(act === "pause" ? "cases.take_back_pause" : "cases.take_back_closing")}(${run.id}, ${case_id}, ${newId()}, ${UNDO_MINUTES}) as code`.execute(
        tx.db,
      );
      const refused = rows[0]?.code ?? undefined;
      if (refused === undefined)
        await recordOne(tx, "web", act === "pause" ? "case.resume" : "case.reopen", {
          id: case_id,
          ...(person_id && { personId: person_id }),
        });
      return refused;
    });
    if (code === undefined) undone += 1;
  }
  await tx.db.updateTable("cases.bulk_run").set({ undone_at: clock().toISOString() }).where("id", "=", run.id).execute();
  return { undone, left: items.length - undone };
}
