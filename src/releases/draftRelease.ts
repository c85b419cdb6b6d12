import { sql } from "kysely";
import type { z } from "zod";
import type { FoundCase } from "../cases/queries.ts";
import { addTimeline, keysOf } from "../cases/timeline/addTimeline.ts";
import { clock } from "../kernel/clock.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid } from "../kernel/problem.ts";
import { writeName } from "../people/nameFor.ts";
import { namesOfPerson, openLabel, openName } from "../people/queries.ts";
import { type ReleaseItem, releaseItems, type releases } from "./contract.ts";
import { looksLikeMail } from "./policy.ts";
import { findRecipient, findRelease, nameRecipient } from "./queries.ts";
import { printOf, renderText, textLocaleFor } from "./text/renderText.ts";
import { rulesOfProgram } from "./usualQueries.ts";
import { dayAfter } from "./wholeDays.ts";

export { dayAfter };

const TABLE = "releases.release";
const BLANKET = ["*", "all", "any", "everything", "anything"];

/** Draws up a release and the exact text that will be shown. A draft shares nothing and is not changed: one that is wrong is put aside. */
export async function draftRelease(tx: Tx, found: FoundCase, input: z.output<typeof releases.draft.in>): Promise<{ id: string }> {
  if (found.diedOn !== null && !input.outlives) throw conflict("release.died");
  const items = checkItems(input.items);
  if (input.purposeKind === "other" && !input.purpose) throw invalid({ purpose: "missing" });
  const { startsOn, until } = checkDays(tx.actor.today, (await rulesOfProgram(tx, found.programId)).howLong, input);
  const recipient = await findRecipient(tx, input);
  if (!recipient || recipient.ended_at !== null || (recipient.case_id !== null && recipient.case_id !== found.id))
    throw invalid({ recipientId: "unknown" });
  if (input.toEmail && recipient.partner_agency_id === null) throw invalid({ toEmail: "notAPartner" });
  if (input.toEmail && !looksLikeMail(input.toEmail)) throw invalid({ toEmail: "notAnAddress" });
  if (input.renewsId) await checkRenewed(tx, found.id, recipient.id, input.renewsId);
  const { person, place } = await namesIn(tx, found);
  const locale = textLocaleFor(input.language);
  const details = input.details ?? {};
  const text = renderText(locale, {
    person,
    ...place,
    recipient: nameRecipient(tx, recipient),
    toWhom: input.toWhom,
    items: items.map((item) => ({ item, detail: details[item] ?? null })),
    purposeKind: input.purposeKind,
    purpose: input.purpose,
    methods: input.methods,
    startsOn,
    until,
    untilPurpose: input.untilPurpose,
    language: input.language,
    interpreter: input.interpreter,
    outlives: input.outlives,
  });
  const id = newId();
  const seal = (column: string, value: string | null) => (value === null ? null : tx.seal(TABLE, id, column, value));
  const midnight = (day: string) => sql<string>`(${day}::date::timestamp at time zone ${tx.actor.timeZone})`;
  const starts = startsOn === tx.actor.today ? sql<string>`${clock().toISOString()}` : midnight(startsOn);
  await tx.db
    .insertInto(TABLE)
    .values({
      id,
      ...keysOf(tx, found),
      recipient_id: recipient.id,
      to_whom: tx.seal(TABLE, id, "to_whom", input.toWhom),
      to_email: seal("to_email", input.toEmail),
      purpose_kind: input.purposeKind,
      purpose: seal("purpose", input.purpose),
      methods: input.methods,
      starts_at: starts,
      // A year with an hour more in it, for the change of the clock, is still a year.
      expires_at: sql<string>`least(${midnight(dayAfter(until, 1))}, ${starts}::timestamptz + interval '366 days')`,
      until_purpose: input.untilPurpose,
      language: input.language,
      interpreter: seal("interpreter", input.interpreter),
      outlives: input.outlives !== null,
      outlives_words: seal("outlives_words", input.outlives),
      if_missing: input.outlives !== null,
      renews_id: input.renewsId ?? null,
      made_by: tx.actor.id,
      text_locale: locale,
      text_body: tx.seal(TABLE, id, "text_body", text),
      text_hash: tx.seal(TABLE, id, "text_hash", printOf(text)),
    })
    .execute();
  await tx.db
    .insertInto("releases.item")
    .values(
      items.map((item) => {
        const itemId = newId();
        const detail = details[item];
        return {
          id: itemId,
          ...keysOf(tx, found),
          release_id: id,
          item,
          detail: detail ? tx.seal("releases.item", itemId, "detail", detail) : null,
        };
      }),
    )
    .execute();
  if (input.toEmail) await sql`select releases.address_to(${id}, ${input.toEmail})`.execute(tx.db);
  return { id };
}

/** R23: each by itself, of the closed list. */
function checkItems(items: readonly string[]): ReleaseItem[] {
  if (items.some((one) => BLANKET.includes(one.trim().toLowerCase()))) throw invalid({ items: "blanket" });
  const known = releaseItems.filter((one) => items.includes(one));
  if (known.length !== new Set(items).size) throw invalid({ items: "notOnTheList" });
  return known;
}

/** R22: an end always, by default soon, and never further than the longest. */
function checkDays(
  today: string,
  limits: { usual: number; most: number },
  input: { startsOn?: string | undefined; until?: string | undefined },
) {
  const startsOn = input.startsOn ?? today;
  if (startsOn < today) throw invalid({ startsOn: "past" });
  if (startsOn > dayAfter(today, limits.most)) throw invalid({ startsOn: "tooFar" });
  const until = input.until ?? dayAfter(startsOn, limits.usual);
  if (until < startsOn) throw invalid({ until: "past" });
  if (until > dayAfter(startsOn, limits.most)) throw invalid({ until: "tooLong" });
  return { startsOn, until };
}

/** R49: a new signature for the same recipient, of the same case. */
async function checkRenewed(tx: Tx, caseId: string, recipientId: string, releaseId: string): Promise<void> {
  const old = await findRelease(tx, { releaseId });
  if (!old || old.case_id !== caseId || old.recipient_id !== recipientId || old.signed_at === null) throw invalid({ renewsId: "unknown" });
}

/** What the person, the program and the agency are called in the text. */
async function namesIn(tx: Tx, found: FoundCase) {
  const [row, names] = await Promise.all([
    tx.db
      .selectFrom("people.person as b")
      .innerJoin("agencies.agency as g", "g.id", "b.agency_id")
      .innerJoin("agencies.program as p", "p.agency_id", "g.id")
      .select(["b.label", "g.name as agency", "p.name as program"])
      .where("b.id", "=", found.personId)
      .where("p.id", "=", found.programId)
      .executeTakeFirstOrThrow(),
    namesOfPerson(tx, found.personId),
  ]);
  const { call, initial } = openLabel(tx, found.personId, row.label);
  const legal = names.find(({ kind }) => kind === "legal") ?? names.find(({ kind }) => kind === "chosen");
  const person = legal ? writeName(openName(tx, legal.id, legal.value)) : [call, initial].filter(Boolean).join(" ");
  return { person: person || call, place: { program: row.program, agency: row.agency } };
}

/** Says in the story of the case what became of a release: a word of a closed list, and nothing of what it covers. */
export const tellStory = (tx: Tx, row: { id: string; case_id: string; program_id: string; person_id: string }, state: string) =>
  addTimeline(
    tx,
    { id: row.case_id, programId: row.program_id, personId: row.person_id },
    { kind: "release", refId: row.id, codes: { state } },
  );
