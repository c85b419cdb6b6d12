import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { invalid } from "../kernel/problem.ts";
import { isParticle, nameWords } from "../people/names.ts";
import { wordTokens } from "../people/tokens.ts";
import type { ConflictKind, conflicts } from "./conflictContract.ts";
import { placeOnCase, placeOnPerson } from "./placeWall.ts";
import { findWalledPerson, type WalledCase, type WalledPerson } from "./queries.ts";

const places = (tx: Tx) => tx.actor.programs.some(({ role }) => role === "student_staff");

/** What the actor has said of themself, the last first. */
export async function listConflicts(tx: Tx): Promise<z.input<typeof conflicts.mine.out>> {
  const [{ rows }, due] = [
    await sql<{ id: string; kind: ConflictKind; said: Buffer; at: string }>`
      select k.id, k.kind, k.said, k.said_at as at from walls.conflict k where k.account_id = ${tx.actor.id} and k.kind <> 'none' order by k.said_at desc, k.id limit 200`.execute(
      tx.db,
    ),
    await sql<{ due: boolean }>`select walls.conflicts_due() as due`.execute(tx.db),
  ];
  return {
    said: rows.map(({ id, kind, said, at }) => ({ kind, words: tx.open("walls.conflict", id, "said", said), at })),
    due: due.rows[0]?.due ?? false,
    places: places(tx),
  };
}

/** Says it. A name needs two words: by one alone half of those who are here would be meant. */
export async function sayConflicts(tx: Tx, { people, halls, classes }: z.output<typeof conflicts.say.in>): Promise<{ id: string }> {
  if (people.some((name) => nameWords(name).filter((word) => !isParticle(word)).length < 2))
    throw invalid({ people: "conflict.wholeName" });
  const mine = places(tx);
  const all = [
    ...people.map((words) => ({ kind: "person" as const, words })),
    ...(mine ? halls : []).map((words) => ({ kind: "hall" as const, words })),
    ...(mine ? classes : []).map((words) => ({ kind: "class" as const, words })),
  ];
  const ids: string[] = [];
  for (const { kind, words } of all) {
    const [sites, groups] = [
      kind === "hall" ? await namedAlike(tx, "site", words) : null,
      kind === "class" ? await namedAlike(tx, "class", words) : null,
    ];
    ids.push(await keep(tx, kind, words, sites, groups));
  }
  return { id: ids[0] ?? (await keep(tx, "none", null, null, null)) };
}

async function keep(
  tx: Tx,
  kind: ConflictKind | "none",
  words: string | null,
  sites: string[] | null,
  groups: string[] | null,
): Promise<string> {
  const id = newId();
  const said = words === null ? null : tx.seal("walls.conflict", id, "said", words);
  const tokens = words === null ? null : wordTokens(tx.searchKey(), words);
  await sql`select walls.say_conflict(${id}, ${kind}, ${said}, ${tokens}::bytea[], ${sites}::uuid[], ${groups}::uuid[])`.execute(tx.db);
  return id;
}

/** The sites or classes of the agency whose name has every word of what was typed. */
async function namedAlike(tx: Tx, what: "site" | "class", words: string): Promise<string[]> {
  const rows =
    what === "site"
      ? await tx.db.selectFrom("agencies.site").select(["id", "name"]).where("ended_at", "is", null).execute()
      : await tx.db.selectFrom("people.class").select(["id", "title as name"]).where("ended_at", "is", null).execute();
  const typed = nameWords(words);
  return rows.filter(({ name }) => typed.length > 0 && typed.every((word) => nameWords(name).includes(word))).map(({ id }) => id);
}

type Handing = { handOverTo?: string | null | undefined };
const ofMyself = (tx: Tx, { handOverTo }: Handing) => ({ accountId: tx.actor.id, origin: "personal" as const, reason: null, handOverTo });

/** “I know this person”: a wall before oneself and everything about them, at once; a case of theirs that one manages goes to somebody else in the same act. */
export async function knowPerson(tx: Tx, found: WalledPerson, input: Handing) {
  await placeOnPerson(tx, found, ofMyself(tx, input));
  return {};
}

/** The same from a case. Who alone is there for whoever comes in another program keeps out of this case, and is kept no further. */
export async function knowCase(tx: Tx, found: WalledCase, input: Handing) {
  const { rows } = await sql<{ needed: boolean }>`select walls.needed_elsewhere(${found.personId}) as needed`.execute(tx.db);
  const person = rows[0]?.needed ? undefined : await findWalledPerson(tx, found);
  if (person) return knowPerson(tx, person, input);
  await placeOnCase(tx, found, ofMyself(tx, input));
  return {};
}
