import { sql } from "kysely";
import type { z } from "zod";
import { type FoundCase, findCase } from "../cases/queries.ts";
import { answerDuty } from "../disclosures/keepDisclosure.ts";
import { dutiesOf } from "../disclosures/queries.ts";
import { sendPackage } from "../disclosures/sendPackage.ts";
import type { Tx } from "../kernel/db.ts";
import { R33_MOST_ITEMS } from "../kernel/limits.ts";
import { conflict, notFound } from "../kernel/problem.ts";
import { askerIsBarred } from "./askerIsBarred.ts";
import type { requests } from "./contract.ts";
import { changeRequestRow } from "./keepRequest.ts";
import { type ItemRow, itemsOf, REQUEST, type RequestRow } from "./queries.ts";
import { copyItem, factsOf, tellItem } from "./thingsThere.ts";

type Giving = z.output<typeof requests.give.in>;

/**
 * Gives what was decided to go: as packages of copies in the record of disclosures, by the right the request rests on. Whether it may leave at all is asked
 * by the database at that instant; what it says no to takes all of it back.
 */
export async function giveRequest(tx: Tx, found: RequestRow, input: Giving): Promise<Record<string, never>> {
  if (found.ended) throw conflict("request.over");
  if (found.kind === "amendment") throw conflict("request.nothing");
  if (await askerIsBarred(tx, found)) throw conflict("request.askerBarred");
  const ofCase = await findCase(tx, { caseId: found.caseId });
  if (!ofCase) throw notFound();
  // Nobody decides anew on what is just leaving: whoever comes second finds it gone, or gives what was decided then.
  await tx.db.selectFrom("requests.item").select("id").where("request_id", "=", found.id).orderBy("id").forUpdate().execute();
  const all = await itemsOf(tx, found.id);
  if (all.some(({ decision }) => decision === null)) throw conflict("request.undecided");
  const going = all.filter(({ decision, package_id }) => decision === "give" && package_id === null);
  if (going.length === 0) throw conflict("request.nothing");
  await changeRequestRow(tx, found, input.version, {});
  const facts = await factsOf(tx, ofCase);
  for (let from = 0; from < going.length; from += R33_MOST_ITEMS) {
    const some = going.slice(from, from + R33_MOST_ITEMS);
    const items = some.map((row) => copyItem(tx, row, readable(tx, row, facts, found)));
    const packageId = await sendPackage(tx, ofCase, rightOf(tx, found, input, items) as never, {
      sealed: found.no_notice_why !== null,
      listed: true,
    });
    await tx.db
      .updateTable("requests.item")
      .set({ package_id: packageId })
      .where(
        "id",
        "in",
        some.map(({ id }) => id),
      )
      .execute();
    if (found.no_notice_why) await forbidNotice(tx, ofCase, found, packageId);
  }
  return {};
}

/** What leaves is read by whoever gives it. */
function readable(tx: Tx, row: ItemRow, facts: Awaited<ReturnType<typeof factsOf>>, found: RequestRow) {
  const told = tellItem(tx, row, facts, found.kind);
  if (!told.mayDecide || (row.source === "note" && told.words === null && !row.copy)) throw conflict("request.notYours");
  return told;
}

/** By what right it leaves: to the person or their parent, to the new school, or because an order compels it. */
function rightOf(tx: Tx, found: RequestRow, { method, paperSafe, language }: Giving, items: readonly unknown[]) {
  const wanted = tx.open(REQUEST, found.id, "wanted", found.wanted).slice(0, 400);
  const common = { caseId: found.caseId, method, paperSafe, language, items, purpose: wanted, legal: null, linkDays: 7, maxViews: 5 };
  if (found.kind === "inspection") return { ...common, basis: "self" };
  if (found.kind === "transfer")
    return { ...common, basis: "ferpa_exception", basisCode: "transfer_school", recipientId: found.recipient_id };
  const legal = found.order_words && tx.open(REQUEST, found.id, "order_words", found.order_words);
  return { ...common, basis: "mandate", basisCode: found.basis_code, recipientId: found.recipient_id, legal };
}

/** A court ordered not to tell them: what is owed to them is answered with that, so that nobody tells them by mistake. */
async function forbidNotice(tx: Tx, ofCase: FoundCase, found: RequestRow, packageId: string): Promise<void> {
  const duty = (await dutiesOf(tx, ofCase.id)).find((one) => one.package_id === packageId && one.kind === "notify");
  if (!duty || !found.no_notice_why) return;
  const words = tx.open(REQUEST, found.id, "no_notice_why", found.no_notice_why);
  await answerDuty(tx, duty, { dutyId: duty.id as never, result: "forbidden", words, version: duty.version } as never);
}

/** The second word on an order and on what goes for it: said in the database, by who decides there and did not ask. */
export async function approveRequest(tx: Tx, found: RequestRow, version: number): Promise<Record<string, never>> {
  await sql`select requests.approve(${found.id}, ${version})`.execute(tx.db);
  return {};
}
