import { sql } from "kysely";
import type { z } from "zod";
import type { FoundCase } from "../cases/queries.ts";
import type { Tx } from "../kernel/db.ts";
import { openLabel } from "../people/queries.ts";
import type { ReleaseItem } from "../releases/contract.ts";
import { nameRecipient } from "../releases/queries.ts";
import type { disclosures } from "./contract.ts";
import type { NewCopy, ShareMethod, Standing } from "./copyContract.ts";
import { findClues, type Known } from "./findClues.ts";
import { printCopy } from "./hashPackage.ts";
import { noticeOf } from "./notices.ts";
import { basesIn, mandatesIn, remindsIn } from "./policy.ts";
import { findRecipients, findStanding, findTold, purposeOf, type StandingRow, standingReleases } from "./queries.ts";

/** With whom something of the case can be shared now, and the facts that could be. */
export async function offerShare(tx: Tx, found: FoundCase): Promise<z.input<typeof disclosures.offer.out>> {
  const [standing, recipients, facts] = await Promise.all([
    standingReleases(tx, found.id),
    findRecipients(tx, found.id),
    findFacts(tx, found),
  ]);
  return {
    personId: found.personId as never,
    standing: await Promise.all(standing.map((row) => showStanding(tx, found, row, facts))),
    facts,
    reminds: remindsIn(found.regime),
    bases: basesIn(found.regime),
    mandates: mandatesIn(found.regime),
    recipients: recipients.map((row) => ({ recipientId: row.id as never, name: nameRecipient(tx, row) })),
    access: found.access,
  };
}

const factPrint = (tx: Tx, found: FoundCase, recipientId: string, item: ReleaseItem) =>
  printCopy(tx.searchKey(), { personId: found.personId, recipientId }, { item, kind: "fact", title: "", content: "" });

async function showStanding(tx: Tx, found: FoundCase, row: StandingRow, facts: readonly { item: ReleaseItem }[]): Promise<Standing> {
  const prints = facts.map(({ item }) => factPrint(tx, found, row.recipient_id, item));
  const told = await findTold(tx, { personId: found.personId, recipientId: row.recipient_id }, prints);
  const methods: ShareMethod[] = [];
  if (row.methods.includes("electronic")) {
    if (row.partner && row.to_email) methods.push("partner");
    if (row.email) methods.push("link");
  }
  if (row.methods.includes("written")) methods.push("printed");
  if (row.methods.includes("verbal")) methods.push("verbal");
  return {
    releaseId: row.id as never,
    recipientId: row.recipient_id as never,
    recipient: nameRecipient(tx, { ...row, id: row.recipient_id }),
    kind: row.kind,
    toWhom: tx.open("releases.release", row.id, "to_whom", row.to_whom),
    items: row.items as ReleaseItem[],
    methods,
    mail: row.email !== null,
    expiresAt: row.expires_at,
    language: row.language,
    told: facts.filter((_, at) => told.has(prints[at]?.toString("hex") ?? "")).map(({ item }) => item),
  };
}

/** A fact of a case as the program says it. */
interface Fact {
  readonly item: ReleaseItem;
  readonly title: string;
  readonly body: string;
}

/** What of a copy makes it news: nothing of a fact that stands as the program says it, and the words of all else. */
export const newsOf = (facts: readonly Fact[], one: NewCopy): string => {
  if (!("body" in one)) return "";
  const own = one.kind === "fact" && facts.some(({ item, title, body }) => item === one.item && title === one.title && body === one.body);
  return own ? "" : one.body;
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

/** What the recipient would see: whether each item may go, whether it is news, and what in it may tell who or where somebody is. */
export async function previewShare(
  tx: Tx,
  found: FoundCase,
  input: z.output<typeof disclosures.preview.in>,
): Promise<z.input<typeof disclosures.preview.out>> {
  const standing = input.releaseId ? await findStanding(tx, found.id, input.releaseId) : undefined;
  const recipientId = standing?.recipient_id ?? input.recipientId ?? null;
  const known = await findKnown(tx, found.personId);
  const facts = await findFacts(tx, found);
  const prints = input.items.map((one) => printPreview(tx, found, recipientId, one, newsOf(facts, one)));
  const told = recipientId ? await findTold(tx, { personId: found.personId, recipientId }, prints) : new Set<string>();
  return {
    personId: found.personId as never,
    items: input.items.map((one, at) => ({
      covered: standing?.items.includes(one.item) ?? false,
      told: told.has(prints[at]?.toString("hex") ?? ""),
      clues: findClues([one.title, "body" in one ? one.body : ""].join("\n"), known),
    })),
    purpose: standing ? purposeOf(tx, standing, tx.actor.language === "es" ? "es" : "en") : null,
    notice: noticeOf(found.regime, tx.actor.language === "es" ? "es" : "en", standing ? "release" : input.basis),
    access: found.access,
  };
}

// Of a file it is the bytes that make it the same: whether they were seen before is known when it is sent.
const printPreview = (tx: Tx, found: FoundCase, recipientId: string | null, one: NewCopy, content: string) =>
  printCopy(tx.searchKey(), { personId: found.personId, recipientId }, { item: one.item, kind: one.kind, title: one.title, content });

/** The names that would tell: the person's, those of people near them, the schools. */
async function findKnown(tx: Tx, personId: string): Promise<Known> {
  const [own, others, sites] = await Promise.all([
    tx.db.selectFrom("people.person").select(["id", "label"]).where("id", "=", personId).execute(),
    tx.db
      .selectFrom("people.relationship as r")
      .innerJoin("people.person as o", "o.id", "r.other_id")
      .select(["o.id", "o.label"])
      .where("r.person_id", "=", personId)
      .where("r.ended_at", "is", null)
      .execute(),
    tx.db.selectFrom("agencies.site").select("name").where("ended_at", "is", null).execute(),
  ]);
  const call = (row: { id: string; label: Buffer }) => openLabel(tx, row.id, row.label).call;
  return { own: own.map(call), others: others.map(call), schools: sites.map(({ name }) => name) };
}

/** How often, and from when to when; once is one day. */
function tellMet(times: number, first: string, last: string, es: boolean): string {
  if (times === 1) return es ? `Nos reunimos una vez, el ${first}.` : `We met once, on ${first}.`;
  if (first === last) return es ? `Nos reunimos ${times} veces el ${first}.` : `We met ${times} times on ${first}.`;
  return es ? `Nos reunimos ${times} veces entre el ${first} y el ${last}.` : `We met ${times} times between ${first} and ${last}.`;
}
