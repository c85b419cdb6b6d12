import type { z } from "zod";
import { mayAnswerSafety } from "../cases/policy.ts";
import type { FoundCase } from "../cases/queries.ts";
import type { Tx } from "../kernel/db.ts";
import type { safety } from "./contract.ts";
import { mayWriteSafety } from "./policy.ts";
import { findLastOn, listChanges, listContents, listMeetings } from "./queries.ts";

/** All that is kept of somebody's safety in a case, words opened. */
export async function showSafety(tx: Tx, found: FoundCase): Promise<z.input<typeof safety.show.out>> {
  const [meetings, changes, contents, lastOn] = await Promise.all([
    listMeetings(tx, found.id),
    listChanges(tx, found.id),
    listContents(tx, found.id),
    findLastOn(tx, found.id),
  ]);
  const standing = contents.find((one) => one.supersededAt === null);
  return {
    caseId: found.id,
    personId: found.personId,
    meetings: meetings.map((one) => ({ ...one, mayAnswer: mayAnswerSafety(tx.actor, { ...found, recordedBy: one.by.id }) })),
    changes,
    content: standing
      ? { ...of(standing), body: standing.body && tx.open("safety.content", standing.contentId, "body", standing.body) }
      : null,
    earlier: contents.filter((one) => one !== standing).map((one) => ({ ...of(one), kept: one.body !== null })),
    lastOn,
    mayWrite: found.status !== "closed" && mayWriteSafety(tx.actor, found),
    access: found.access,
  };
}

const of = ({ contentId, by, at, supersededAt, prints }: Awaited<ReturnType<typeof listContents>>[number]) => ({
  contentId,
  by,
  at,
  supersededAt,
  prints,
});
