import type { FoundCase } from "../cases/queries.ts";
import { sectionsIn } from "../cases/team.ts";
import type { Tx } from "../kernel/db.ts";
import { SECTIONS } from "../people/policy.ts";
import { mayReadRelease } from "../releases/policy.ts";
import { openRelease, releasesOf } from "../releases/queries.ts";
import { textLocaleFor } from "../releases/text/renderText.ts";
import { type Knowing, whoMayKnow } from "../releases/whoMayKnow.ts";
import type { Helper, OnSheet } from "./contract.ts";
import { mayChangeInvolvements } from "./policy.ts";
import { connectionsIn, type HelperRow, lastReview, peopleIn, standingPoint } from "./queries.ts";

export const TABLE = "involvements.involvement";

/** What each office may know, as the Sharing tab tells it; null where the asker does not hold the legal section. */
async function knowingIn(tx: Tx, found: FoundCase): Promise<Knowing | null> {
  if (!mayReadRelease(tx.actor, found)) return null;
  return whoMayKnow((await releasesOf(tx, found.id)).rows.map((row) => openRelease(tx, row)));
}

/** Of that table the column of one office, as lines. */
function knownBy(knowing: Knowing, recipientId: string | null): NonNullable<Helper["knows"]> {
  const at = knowing.recipients.findIndex(({ id }) => id === recipientId);
  return knowing.rows.flatMap(({ item, until }) => {
    const day = until[at];
    return day ? [{ item, until: day }] : [];
  });
}

const nameOf = (tx: Tx, { id, name, sealed_name }: HelperRow) => (sealed_name ? tx.open(TABLE, id, "name", sealed_name) : (name ?? ""));
const officeOf = (tx: Tx, { id, office, sealed_office }: HelperRow) =>
  sealed_office ? tx.open(TABLE, id, "office", sealed_office) : office;

function openHelper(tx: Tx, row: HelperRow, knowing: Knowing | null): Omit<Helper, "connections"> {
  const outside = row.kind === "outside";
  return {
    helperId: row.id,
    kind: row.kind,
    name: nameOf(tx, row),
    office: officeOf(tx, row),
    role: row.role,
    does: row.does && tx.open(TABLE, row.id, "does", row.does),
    since: row.since_on,
    until: row.until_on,
    fresh: row.fresh,
    known: row.known,
    point: row.point,
    sections: sectionsIn(row.sections),
    whole: (row.sections & SECTIONS_WHOLE) === SECTIONS_WHOLE,
    canWrite: row.can_write,
    knows: outside && knowing ? knownBy(knowing, row.recipient_id) : outside ? null : [],
    recipientId: row.recipient_id as Helper["recipientId"],
    version: row.version,
  };
}
/** All that a case manager holds. */
const SECTIONS_WHOLE = SECTIONS.medical - 1;

/** Everybody who helps in a case, and what there is to do about it. */
export async function showPeople(tx: Tx, found: FoundCase) {
  const rows = await peopleIn(tx, found.id);
  const knowing = await knowingIn(tx, found);
  const ways = await connectionsIn(tx, found.id);
  const waysOf = (id: string) => ways.filter((way) => way.involvement_id === id).map(({ state, onDay }) => ({ state, onDay }));
  const [reviewed, point] = [await lastReview(tx, found.id), await standingPoint(tx, found.id)];
  const named = new Set(rows.map(({ recipient_id }) => recipient_id));
  return {
    personId: found.personId as never,
    people: rows.map((row) => ({ ...openHelper(tx, row, knowing), connections: waysOf(row.id) })),
    reviewed: reviewed ? { onDay: reviewed.on_day, by: { id: reviewed.by_id, name: reviewed.name } } : null,
    toReview: rows.some(({ fresh }) => fresh),
    pointGone: point !== undefined && !rows.some((row) => row.point),
    pointSince: point?.chosen_on ?? null,
    unnamed: (knowing?.recipients ?? [])
      .filter(({ id }) => !named.has(id))
      .map(({ id, name }) => ({ recipientId: id as NonNullable<Helper["recipientId"]>, name })),
    mayChange: mayChangeInvolvements(tx.actor, found) && found.status !== "closed",
    access: found.access,
  };
}

/** What the case's header says: whom they ask first, and how many they do not know yet. */
export async function showPoint(tx: Tx, found: FoundCase) {
  const rows = await peopleIn(tx, found.id);
  const row = rows.find(({ point }) => point);
  const point = row && (await standingPoint(tx, found.id));
  return {
    personId: found.personId as never,
    point: row && point ? { name: nameOf(tx, row), role: row.role, office: officeOf(tx, row), since: point.chosen_on } : null,
    fresh: rows.filter(({ fresh }) => fresh).length,
    access: found.access,
  };
}

/** The person's own sheet, in their language: whom they may know, by name where they work with them. */
export async function showSheet(tx: Tx, found: FoundCase) {
  const knowing = await knowingIn(tx, found);
  const { language } = await tx.db
    .selectFrom("people.person")
    .select("language")
    .where("id", "=", found.personId)
    .executeTakeFirstOrThrow();
  const people: OnSheet[] = (await peopleIn(tx, found.id))
    .filter(({ kind, known }) => kind === "staff" || known)
    .map((row) => {
      const { kind, office, role, does, fresh, point, whole, knows, name } = openHelper(tx, row, knowing);
      return { kind, office, role, does, fresh, point, whole, knows, name: row.known ? name : null };
    });
  return {
    personId: found.personId as never,
    locale: textLocaleFor(language ?? "en"),
    onDay: tx.actor.today,
    people,
    access: found.access,
  };
}
