import type { z } from "zod";
import { type FoundCase, lockCase } from "../cases/queries.ts";
import { type CaseKeys, keysOf } from "../cases/timeline/addTimeline.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid, notFound, stale } from "../kernel/problem.ts";
import type { NeedKind, NeedStatus, NewNeed, needs, Priority } from "./contract.ts";
import { listDomains } from "./listDomains.ts";
import { type FoundNeed, showNeed } from "./showNeeds.ts";

/** Only what is lacking or in the way presses. */
const presses = (kind: NeedKind) => kind === "need" || kind === "barrier";

/** The priority of a need: of one that presses, soon where nothing was said. */
export const priorityOf = (kind: NeedKind, said: Priority | null | undefined): Priority | null => (presses(kind) ? (said ?? "soon") : null);

/** What is only there, or was a mistake, is neither met nor unmet. */
export const fitsKind = (kind: NeedKind, status: NeedStatus) => presses(kind) || status === "open" || status === "mistaken";

const sealWords = (tx: Tx, needId: string, words: string) => tx.seal("assessments.need", needId, "words", words);

/**
 * Asks whether a program knows these parts of life; one that it no longer asks about is still known.
 * @throws Problem 422 `domain.unknown`.
 */
export async function requireDomains(
  tx: Tx,
  programId: string,
  codes: readonly { readonly field: string; readonly code: string | null | undefined }[],
): Promise<void> {
  const known = new Set((await listDomains(tx, programId)).map(({ code }) => code));
  const wrong = codes.filter(({ code }) => typeof code === "string" && !known.has(code));
  if (wrong.length > 0) throw invalid(Object.fromEntries(wrong.map(({ field }) => [field, "unknown"])));
}

/** Writes one need down; answers its id. */
export async function writeNeed(tx: Tx, keys: CaseKeys, need: NewNeed, onDay: string): Promise<string> {
  const needId = newId();
  await tx.db
    .insertInto("assessments.need")
    .values({
      id: needId,
      ...keysOf(tx, keys),
      kind: need.kind,
      domain: need.domain ?? null,
      words: sealWords(tx, needId, need.words),
      heard_from: need.heardFrom,
      priority: priorityOf(need.kind, need.priority),
      first_seen: need.firstSeen ?? onDay,
      status_on: onDay,
      recorded_by: tx.actor.id,
    })
    .execute();
  return needId;
}

/** Adds a need between two talks. */
export async function addNeed(tx: Tx, found: FoundCase, need: NewNeed): Promise<{ id: string }> {
  if (need.firstSeen && need.firstSeen > tx.actor.today) throw invalid({ firstSeen: "future" });
  if ((await lockCase(tx, found.id)) === "closed") throw conflict("case.closed");
  await requireDomains(tx, found.programId, [{ field: "domain", code: need.domain }]);
  return { id: await writeNeed(tx, found, need, tx.actor.today) };
}

/** Changes a need against the version the asker saw. */
export async function changeNeed(tx: Tx, found: FoundNeed, input: z.output<typeof needs.change.in>) {
  if (input.firstSeen > tx.actor.today) throw invalid({ firstSeen: "future" });
  if (!fitsKind(found.kind, input.status)) throw invalid({ status: "notOfThisKind" });
  if (input.domain !== found.domain) await requireDomains(tx, found.programId, [{ field: "domain", code: input.domain }]);
  const done = await tx.db
    .updateTable("assessments.need")
    .set({
      domain: input.domain ?? null,
      words: sealWords(tx, found.id, input.words),
      heard_from: input.heardFrom,
      priority: priorityOf(found.kind, input.priority),
      first_seen: input.firstSeen,
      status: input.status,
      status_on: input.status === found.status ? found.statusOn : tx.actor.today,
      version: input.version + 1,
    })
    .where("id", "=", found.id)
    .where("version", "=", input.version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 1n) return { version: input.version + 1 };
  const now = await showNeed(tx, found);
  throw now ? stale(now) : notFound();
}
