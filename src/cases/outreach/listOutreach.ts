import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import type { SafeLine } from "../../people/contract.ts";
import { reaches } from "../../people/policy.ts";
import { contactPointsOf, openLabel, openSafeLine } from "../../people/queries.ts";
import type { Regime } from "../contract.ts";
import { type BriefRow, briefColumns } from "../showLine.ts";
import type { OutreachRow, outreach } from "./contract.ts";
import { isEnough, isHigh, triesColumn } from "./noResponse.ts";
import { type Point, waysOf } from "./ways.ts";

const MOST = 100;

interface Row extends BriefRow {
  safe_line: Buffer | null;
  regime: Regime;
  version: number;
  isNew: boolean;
  tries: OutreachRow["tries"] | null;
  review: { id: string; decision: "returned" | null; words: string | null; byName: string } | null;
  declined: { id: string; onDay: string; how: string; keptWhy: string | null } | null;
}

const newColumn = sql<boolean>`(c.last_contact_on is null or c.last_contact_on < c.clock_from)`;
/** That they said no, unless they have spoken since. */
export const declinedColumn = sql<Row["declined"]>`(
  select json_build_object('id', x.id, 'onDay', x.on_day, 'how', x.kind, 'keptWhy', encode(x.kept_why, 'base64'))
    from (select x.* from cases.contact x where x.case_id = c.id and x.result = 'completed' and x.on_day >= c.clock_from order by x.on_day desc, x.recorded_at desc limit 1) x
   where x.declined)`;

/** The cases one carries or covers that wait to be reached, the riskiest and longest silent first. */
export async function listOutreach(tx: Tx, { filter }: { filter: "new" | "silent" | "all" }): Promise<z.input<typeof outreach.list.out>> {
  const silent = sql`greatest(c.last_contact_on, c.clock_from, c.paused_until) < l.quiet_before`;
  const waits =
    filter === "new" ? newColumn : filter === "silent" ? sql`(${silent} and not ${newColumn})` : sql`(${newColumn} or ${silent})`;
  const { rows } = await sql<Row>`
    with c as (select c.* from cases.case c join agencies.clocks() l on l.program_id = c.program_id
                where c.manager_id = any ((select access.stands())::uuid[]) and c.status <> 'closed' and c.died_on is null and not (c.status = 'paused' and c.paused_until > l.today) and ${waits}
                order by coalesce(c.risk in ('high', 'immediate'), false) desc, greatest(c.last_contact_on, c.clock_from), c.id limit ${MOST + 1})
    select ${briefColumns}, b.safe_line, p.regime, c.version, ${newColumn} as "isNew", ${triesColumn} as tries, ${declinedColumn} as declined,
           (select json_build_object('id', r.id, 'decision', r.decision, 'words', encode(r.words, 'base64'), 'byName', a.name)
              from cases.closing_review r join staff.account a on a.id = coalesce(r.decided_by, r.asked_by)
             where r.case_id = c.id and r.since = c.clock_from and r.decision is distinct from 'approved' order by r.asked_at desc limit 1) as review
      from c join agencies.program p on p.id = c.program_id join people.person b on b.id = c.person_id left join staff.account m on m.id = c.manager_id
     order by coalesce(c.risk in ('high', 'immediate'), false) desc, greatest(c.last_contact_on, c.clock_from), c.id`.execute(tx.db);
  const shown = rows.slice(0, MOST);
  const points = await pointsOf(
    tx,
    shown.map(({ personId }) => personId),
  );
  return { rows: shown.map((row) => showRow(tx, row, points.get(row.personId) ?? [])), more: rows.length > MOST };
}

function showRow(tx: Tx, row: Row, points: readonly Point[]): z.input<typeof OutreachRow> {
  const held = reaches(row, "contact");
  const safeLine: SafeLine | null = held ? openSafeLine(tx, row.personId, row.safe_line) : null;
  const tries = row.tries ?? [];
  const open = (table: string, id: string, column: string, words: string | null) =>
    words === null ? null : tx.open(table, id, column, Buffer.from(words, "base64"));
  const { caseId, number, programId, programName, regime, personId, manager, risk, openedOn, lastContactOn, isNew, version, access } = row;
  const { review, declined } = row;
  return {
    caseId, number, programId, programName, regime, personId, manager, risk, openedOn, lastContactOn, isNew, version, access, safeLine, tries,
    label: openLabel(tx, personId, row.label),
    reach: waysOf(held, safeLine, points),
    enough: isEnough(tries),
    needsReview: isHigh(risk),
    review: review && {
      state: review.decision ?? "asked",
      words: open("cases.closing_review", review.id, "words", review.words),
      byName: review.byName,
    },
    declined: declined && { onDay: declined.onDay, how: declined.how, keptWhy: open("cases.contact", declined.id, "kept_why", declined.keptWhy) },
  }; // biome-ignore format: a row, its parts in a line
}

/** The ways to reach each of these persons; the value of an unsafe one stays sealed (R86). */
export async function pointsOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, Point[]>> {
  const found = new Map<string, Point[]>();
  if (personIds.length === 0) return found;
  for (const { id, person_id, kind, safe, text_ok, value } of await contactPointsOf(tx, personIds)) {
    const point = { kind, safe, textOk: text_ok, value: safe === "unsafe" ? null : tx.open("people.contact_point", id, "value", value) };
    found.set(person_id, [...(found.get(person_id) ?? []), point]);
  }
  return found;
}
