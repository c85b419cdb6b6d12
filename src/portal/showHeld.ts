import type { z } from "zod";
import type { FoundCase } from "../cases/queries.ts";
import type { Tx } from "../kernel/db.ts";
import { whoMayDecide } from "../people/family/queries.ts";
import { reaches } from "../people/policy.ts";
import { openLabel, openSafeLine } from "../people/queries.ts";
import { isMinor } from "../releases/policy.ts";
import { mayFill } from "../responses/policy.ts";
import type { pages } from "./contract.ts";
import { mayEndPage, mayInvite, maySwitchPages } from "./policy.ts";
import { findHolder, findSwitch, guardiansMayHold, pagesOf } from "./queries.ts";

/** Whether there is a page, whether there could be one, and what is to be known before a code is handed over. */
export async function showHeld(tx: Tx, found: FoundCase): Promise<z.input<typeof pages.show.out>> {
  const person = await findHolder(tx, found.personId);
  const born = person.born && tx.open("people.person", person.id, "born", person.born);
  const minor = born ? isMinor(born, tx.actor.today) : null;
  const [on, { rows }, guarded] = await Promise.all([
    findSwitch(tx, found.programId),
    pagesOf(tx, found.id),
    guardiansMayHold(tx, found.programId),
  ]);
  const called = (id: string, label: Buffer) => {
    const { call, initial } = openLabel(tx, id, label);
    return [call, initial].filter(Boolean).join(" ");
  };
  const may = minor && guarded ? await whoMayDecide(tx, found.personId) : [];
  const adults = may.length
    ? await tx.db.selectFrom("people.person").select(["id", "label"]).where("id", "in", may).orderBy("id").execute()
    : [];
  const contact = reaches(found, "contact");
  return {
    personId: found.personId as never,
    on,
    maySwitch: maySwitchPages(tx.actor, found),
    mayInvite: mayInvite(tx.actor, found) && person.deceased_on === null,
    mayEnd: mayEndPage(tx.actor, found),
    mayAsk: mayFill(tx.actor, found) && found.status !== "closed" && rows.some(({ holder, opens }) => holder === "self" && opens),
    pages: rows.map((row) => ({
      pageId: row.id as never,
      holder: row.holder,
      holderId: row.holder_id as never,
      name: row.holder === "guardian" && row.label ? called(row.holder_id, row.label) : null,
      number: row.number,
      opens: row.opens,
      codeUntil: row.code_until,
      begun: row.begun,
    })),
    safeLine: contact ? openSafeLine(tx, person.id, person.safe_line) : null,
    safeHeld: contact,
    minor,
    guardians: adults.map(({ id, label }) => ({ personId: id as never, name: called(id, label) })),
    access: found.access,
  };
}
