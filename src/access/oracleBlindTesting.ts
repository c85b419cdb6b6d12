import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import { CHANGES } from "./changedFixture.ts";
import { type Case, type Findings, type Relation, rowsSeen, type Visit } from "./oracleTesting.ts";
import type { Row } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import { makeChance } from "./worldFixture.ts";

const administers = (eyes: Eyes) => eyes.me.may_admin;
/** What more see than write. */
const KEPT: Readonly<Record<string, (eyes: Eyes, row: Row) => boolean>> = {
  "agencies.agency_key": administers,
  "agencies.closure": administers,
  "agencies.program": administers,
  "agencies.site": administers,
  "concerns.door": administers,
  "concerns.routing_rule": administers,
  "exports.request": (eyes, row) => row.asked_by === eyes.me.id,
  "retention.schedule": administers,
  "staff.account": administers,
};
/** What may be written down by who does not see it afterwards. */
const UNSEEN: Readonly<Record<string, (eyes: Eyes, row: Row) => boolean>> = {
  // Whoever takes concerns up opens cases in a program whose other cases are not theirs.
  "cases.case": (eyes, row) => eyes.opens.has(row.program_id) || eyes.triages.has(row.program_id),
  // That circumstances changed is written down by who serves the case, and read by who holds its safety section.
  "cases.circumstance": (eyes, row) => row.by_id === eyes.me.id && eyes.writesCase(row, SECTIONS.services),
  // Taking it back is an act of its own: written again, it stands.
  "cases.contact": (_, row) => row.withdrawn_at !== null,
  // Restricted words are shown to their writer by a function alone, a file of one's own no more after its time.
  "cases.note_text": (eyes, row) => row.author_id === eyes.me.id,
  "cases.timeline": (_, row) => row.withdrawn_at !== null,
  "files.artefact": (eyes, row) => row.made_by === eyes.me.id,
  // Whom one wrote down may have gone on to where one does not read.
  "people.person": (eyes, row) => row.created_by === eyes.me.id && eyes.opens.size + eyes.triages.size > 0,
  // Whoever writes to somebody need not be its reader.
  "messages.outbox": () => true,
};
/** What is one's own to change though it is not read: a contact that was taken back, and a task by a pen for any part of its case. */
const UNREAD = ["cases.contact", "cases.task"];
/** What a gate says before the policy: nothing of a person, of an id that only who knows the recipient has. */
const TOLD: Readonly<Record<string, string>> = { "releases.release": "HF422" };

/**
 * Of every table: nobody writes down again what they do not see or keep, and nobody changes or takes away more rows than are theirs to change, not even by a statement that
 * reads nothing (for which PostgreSQL asks no policy of reading). So each policy of writing is noticed when it falls, whatever else is asked of its table.
 */
export async function compareBlind(visit: Visit, eyes: Eyes, world: Case, found: Findings, seed: number): Promise<void> {
  const chance = makeChance(seed + 97);
  for (const relation of world.relations) {
    const { name, view, adds, changes, removes } = relation;
    if (view || adds.length + changes.length === 0) continue;
    const seen = new Set(rowsSeen(eyes, name, world.rows));
    const writes = (row: Row) => (KEPT[name] ? KEPT[name](eyes, row) : seen.has(row) || UNSEEN[name]?.(eyes, row) === true);
    const isNear = (row: Row) => (row.agency_id === undefined || eyes.isOurs(row)) && !eyes.isBarred(row);
    const unseen = adds.length === 0 ? [] : (world.rows[name] ?? []).filter((row) => isNear(row) && !writes(row));
    const change = CHANGES[name]?.may;
    const reached = UNREAD.includes(name) ? (world.rows[name] ?? []).filter(isNear) : [...seen];
    const most = reached.filter((row) => (change ? change(eyes, row, world.rows) : writes(row))).length;
    if (adds.length > 0 && unseen.length > 0) {
      const told = await visit.attempt(...copyOf(relation, chance.pick(unseen)));
      found.checks += 1;
      if (told !== "42501" && told !== TOLD[name])
        found.differences.push(`${eyes.me.id} writes again into ${name} what is not theirs: ${say(told)}`);
    }
    if (CHANGES[name]?.to?.includes(ME)) {
      const other = chance.pick(world.accounts.filter((one) => one.eyes.me.id !== eyes.me.id && eyes.isOurs(one.eyes.me))).eyes.me.id;
      const { column, to = "" } = CHANGES[name];
      const told = await visit.attempt(`update ${name} set "${column}" = ${to.replace(ME, `'${other}'`)} returning 1`);
      found.checks += 1;
      if (typeof told !== "string" && told.length > 0)
        found.differences.push(`${eyes.me.id} changes ${name} in another's name: ${say(told)}`);
    }
    const statements = [...(removes ? [`delete from ${name} returning 1`] : []), ...writeBlindly(relation)];
    for (const text of statements) {
      const told = await visit.attempt(text);
      found.checks += 1;
      // What stands in the way of a row one may change says nothing; of no row, it says that there was one.
      const tooMany = typeof told === "string" ? told !== "42501" && most === 0 : told.length > most;
      if (tooMany) found.differences.push(`${eyes.me.id} reaches rows of ${name} that are not theirs: ${say(told)}, of ${most}`);
    }
  }
}

const ME = "kernel.uid()";
const say = (told: readonly unknown[] | string) => (typeof told === "string" ? told : `${told.length} written`);

/** The row once more, under an id of its own. */
function copyOf({ name, adds, key }: Relation, row: Row): [string, unknown[]] {
  const columns = adds.map((column) => `"${column}"`).join(", ");
  const own = key.length === 1 && key[0] === "id" ? { id: newId() } : {};
  return [
    `insert into ${name} (${columns}) select ${columns} from jsonb_populate_record(null::${name}, $1::jsonb)`,
    [JSON.stringify({ ...row, ...own })],
  ];
}

/** A change that reads no column. */
function writeBlindly({ name, changes }: Relation): string[] {
  const to = CHANGES[name]?.to ?? "null";
  const column = CHANGES[name]?.to ? CHANGES[name].column : changes[0];
  return column ? [`update ${name} set "${column}" = ${to} returning 1`] : [];
}
