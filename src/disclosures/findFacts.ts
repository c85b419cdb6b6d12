import { sql } from "kysely";
import type { FoundCase } from "../cases/queries.ts";
import type { Tx } from "../kernel/db.ts";
import type { ReleaseItem } from "../releases/contract.ts";
import type { NewCopy } from "./copyContract.ts";

/** A fact of a case as the program says it. */
export interface Fact {
  readonly item: ReleaseItem;
  readonly title: string;
  readonly body: string;
  /** It is said in the person's own words: whatever they say anew is news. */
  readonly isTheirs?: true;
}

/** What of a copy makes it news: nothing of a fact that stands as the program says it, and the words of all else. */
export const newsOf = (facts: readonly Fact[], one: NewCopy): string => {
  if (!("body" in one)) return "";
  const same = ({ item, title, body, isTheirs }: Fact) => item === one.item && title === one.title && body === one.body && !isTheirs;
  return one.kind === "fact" && facts.some(same) ? "" : one.body;
};

/** What the case knows in days and numbers. Titles and notes are somebody's words: they are offered by nobody. */
export async function findFacts(tx: Tx, found: FoundCase): Promise<Fact[]> {
  const { rows } = await sql<{
    met: number;
    first: string | null;
    last: string | null;
    opened: string;
    appointments: { on: string; at: string | null }[] | null;
    next: string | null;
  }>`
    select (select count(*)::int from cases.contact x where x.case_id = c.id and x.result = 'completed' and x.kind in ('one_to_one', 'visit', 'group')) as met,
           (select min(x.on_day)::text from cases.contact x where x.case_id = c.id and x.result = 'completed' and x.kind in ('one_to_one', 'visit', 'group')) as first,
           (select max(x.on_day)::text from cases.contact x where x.case_id = c.id and x.result = 'completed' and x.kind in ('one_to_one', 'visit', 'group')) as last,
           c.opened_on::text as opened,
           (select json_agg(json_build_object('on', t.due_on, 'at', to_char(t.at_time, 'HH24:MI')) order by t.due_on, t.at_time)
              from cases.task t where t.case_id = c.id and t.status = 'open' and t.kind = 'appointment' and t.due_on >= ${tx.actor.today}) as appointments,
           (select min(t.due_on)::text from cases.task t where t.case_id = c.id and t.status = 'open' and t.due_on >= ${tx.actor.today}) as next
      from cases.case c where c.id = ${found.id}`.execute(tx.db);
  const row = rows[0];
  if (!row) return [];
  const es = tx.actor.language === "es";
  const days = new Intl.DateTimeFormat(es ? "es" : "en", { dateStyle: "long", timeZone: "UTC" });
  const day = (text: string) => days.format(new Date(`${text}T00:00:00Z`));
  const facts: Fact[] = [];
  const add = (item: ReleaseItem, title: string, body: string) => void facts.push({ item, title, body });
  if (row.first && row.last) add("attendance", es ? "Asistencia" : "Attendance", tellMet(row.met, day(row.first), day(row.last), es));
  if (row.appointments)
    add(
      "appointments",
      es ? "Citas" : "Appointments",
      row.appointments.map(({ on, at }) => [day(on), at].filter(Boolean).join(", ")).join("\n"),
    );
  add(
    "services",
    es ? "Servicio" : "Service",
    es ? `Atendemos a esta persona desde el ${day(row.opened)}.` : `We have been working with this person since ${day(row.opened)}.`,
  );
  if (row.next)
    add(
      "plan",
      es ? "Próximo paso" : "Next step",
      es ? `El próximo paso está previsto para el ${day(row.next)}.` : `The next step is planned for ${day(row.next)}.`,
    );
  return facts;
}

/** How often, and from when to when; once is one day. */
function tellMet(times: number, first: string, last: string, es: boolean): string {
  if (times === 1) return es ? `Nos reunimos una vez, el ${first}.` : `We met once, on ${first}.`;
  if (first === last) return es ? `Nos reunimos ${times} veces el ${first}.` : `We met ${times} times on ${first}.`;
  return es ? `Nos reunimos ${times} veces entre el ${first} y el ${last}.` : `We met ${times} times between ${first} and ${last}.`;
}
