import type { z } from "zod";
import type { FoundCase } from "../cases/queries.ts";
import type { Tx } from "../kernel/db.ts";
import { openLabel } from "../people/queries.ts";
import type { ReleaseItem } from "../releases/contract.ts";
import { nameRecipient } from "../releases/queries.ts";
import type { disclosures } from "./contract.ts";
import type { NewCopy, ShareMethod, Standing } from "./copyContract.ts";
import { findClues, type Known } from "./findClues.ts";
import { type Fact, newsOf } from "./findFacts.ts";
import { printCopy } from "./hashPackage.ts";
import { noticeOf } from "./notices.ts";
import { basesIn, mandatesIn, remindsIn } from "./policy.ts";
import { findRecipients, findStanding, findTold, purposeOf, type StandingRow, standingReleases } from "./queries.ts";
import { findTellable } from "./sharePlan.ts";

/** With whom something of the case can be shared now, and the facts that could be. */
export async function offerShare(tx: Tx, found: FoundCase): Promise<z.input<typeof disclosures.offer.out>> {
  const [standing, recipients, facts] = await Promise.all([
    standingReleases(tx, found.id),
    findRecipients(tx, found.id),
    findTellable(tx, found),
  ]);
  return {
    personId: found.personId as never,
    standing: await Promise.all(standing.map((row) => showStanding(tx, found, row, facts))),
    facts: facts.map(({ item, title, body }) => ({ item, title, body })),
    reminds: remindsIn(found.regime),
    bases: basesIn(found.regime),
    mandates: mandatesIn(found.regime),
    recipients: recipients.map((row) => ({ recipientId: row.id as never, name: nameRecipient(tx, row) })),
    access: found.access,
  };
}

const factPrint = (tx: Tx, found: FoundCase, recipientId: string, { item, title, body, isTheirs }: Fact) =>
  printCopy(tx.searchKey(), { personId: found.personId, recipientId }, { item, kind: "fact", title, content: isTheirs ? body : "" });

async function showStanding(tx: Tx, found: FoundCase, row: StandingRow, facts: readonly Fact[]): Promise<Standing> {
  const prints = facts.map((fact) => factPrint(tx, found, row.recipient_id, fact));
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

/** What the recipient would see: whether each item may go, whether it is news, and what in it may tell who or where somebody is. */
export async function previewShare(
  tx: Tx,
  found: FoundCase,
  input: z.output<typeof disclosures.preview.in>,
): Promise<z.input<typeof disclosures.preview.out>> {
  const standing = input.releaseId ? await findStanding(tx, found.id, input.releaseId) : undefined;
  const recipientId = standing?.recipient_id ?? input.recipientId ?? null;
  const known = await findKnown(tx, found.personId);
  const facts = await findTellable(tx, found);
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
