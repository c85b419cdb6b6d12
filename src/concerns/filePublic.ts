import type { Database } from "../kernel/db.ts";
import { runNamed } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { asPublic } from "../kernel/visit.ts";
import { tellRungForNobody } from "../oncall/tellRung.ts";
import { blindSubject } from "./blindSubject.ts";
import { codeOf, hashCode, hashSource, idOf, macWords, readCode, spellCode } from "./receipt.ts";
import type { Filing, Source } from "./sentForm.ts";

/** A door as the public knows it. */
export interface Door {
  readonly slug: string;
  readonly title: string;
  /** By language, where it has another. */
  readonly titles: Readonly<Partial<Record<string, string>>>;
  readonly audience: Source | null;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly agencySlug: string;
  readonly emergency: string;
  readonly regime: "FERPA" | "VSP" | "CONF" | "BASE";
  readonly personWord: "student" | "participant" | "survivor" | "client";
  readonly listed: boolean;
  /** Whether all who read what is written there keep it to themselves (A28). */
  readonly confidential: boolean;
}

/** How many an hour from one address are usual; beyond it they are marked and sorted below, never refused (R88). */
const USUAL_AN_HOUR = 20;
/** Wrong codes an hour from one address after which right ones are not looked at either (R89). */
const WRONG_CODES_AN_HOUR = 10;

const DOORS = `select slug, title, titles, audience, agency_id as "agencyId", agency_name as "agencyName", agency_slug as "agencySlug", emergency, regime,
  person_word as "personWord", listed, confidential from concerns.public_doors()`;

/** Every public door there is. */
export const findDoors = (database: Database): Promise<Door[]> =>
  asPublic(database, async (client) => (await runNamed<Door & object>(client, DOORS, [])).rows);

/** Where a request came from, whether that is a network from which many write, and whether another site made the browser send it. */
export interface Origin {
  readonly address: string;
  readonly known: boolean;
  readonly foreign: boolean;
}

const FILE =
  "select concern_id, fresh, same from concerns.file_concern($1, $2, $3, $4, $5, $6, $7, not $13 and concerns.count_arrival($11, $12) or $8, $9, $10)";
interface Filed {
  concern_id: string;
  fresh: boolean;
  same: boolean;
}

/**
 * Files what somebody sent, and answers the code to come back with; undefined when the door has closed meanwhile. The same form again is the same
 * concern and the same code; other words under the same key are laid beside the first.
 */
export async function filePublic(
  database: Database,
  door: Door,
  filing: Filing,
  key: string,
  language: string,
  origin: Origin,
): Promise<string | undefined> {
  const { ring } = database.keys;
  const code = codeOf(ring, door.agencyId, key);
  const receipt = await hashCode(ring, door.agencyId, code);
  const done = await write(database, door, filing, {
    receipt,
    language,
    origin,
    again: idOf(ring, door.agencyId, `${key}|${JSON.stringify(filing)}`),
  });
  return done ? spellCode(code) : undefined;
}

interface How {
  readonly receipt: string;
  readonly language: string;
  readonly origin: Origin;
  /** The id that these very words have should they be an addition. */
  readonly again: string;
}

async function write(database: Database, door: Door, filing: Filing, { receipt, language, origin, again }: How): Promise<boolean> {
  const { ring } = database.keys;
  const id = newId();
  const seal = (column: string, value: string) => ring.seal(door.agencyId, { table: "concerns.concern", row: id, column }, value);
  const { narrative, subject, sender, appendix, ...codes } = filing;
  const about = {
    ...codes,
    channel: "form",
    language,
    anonymous: !sender.name && !sender.reach,
    aboutSelf: filing.source === "self",
    ...blindSubject(ring.searchKey(door.agencyId), subject),
  };
  return asPublic(database, async (client) => {
    const { rows } = await runNamed<Filed>(client, FILE, [
      id,
      door.slug,
      JSON.stringify(about),
      seal("narrative", narrative),
      seal("subject", JSON.stringify(subject)),
      seal("sender", JSON.stringify(sender)),
      receipt,
      origin.foreign,
      appendix.length > 0 ? seal("appendix", JSON.stringify(appendix)) : null,
      macWords(ring, door.agencyId, JSON.stringify(filing)),
      hashSource(ring, door.agencyId, origin.address),
      USUAL_AN_HOUR,
      origin.known,
    ]);
    const filed = rows[0];
    if (filed && !filed.fresh && !filed.same) {
      const body = ring.seal(door.agencyId, { table: "concerns.addition", row: again, column: "body" }, spellFiling(filing));
      await runNamed(client, "select concerns.add_by_form($1, $2, $3)", [receipt, again, body]);
    }
    if (filed?.fresh && filing.urgency === "now") await tellRungForNobody(client, database.keys, filed.concern_id);
    return filed !== undefined;
  });
}

/** A form as one text. */
function spellFiling({ narrative, subject, sender, appendix }: Filing): string {
  const more = [
    subject.name,
    subject.detail,
    sender.name,
    sender.reach,
    ...appendix.map(({ field, value }) => `${field}: ${value}`),
  ].filter(Boolean);
  return [narrative, ...more].join("\n");
}

/**
 * Adds to what somebody sent before. Words under a code that is not known, or not looked at, are filed as a concern of their own: nothing typed is
 * lost, and the sender is told the same (R39). Every path hashes once and writes once.
 */
export async function addByCode(
  database: Database,
  door: Door,
  typed: string,
  words: string,
  key: string,
  language: string,
  origin: Origin,
): Promise<void> {
  const { ring } = database.keys;
  const receipt = await hashCode(ring, door.agencyId, readCode(typed));
  const id = idOf(ring, door.agencyId, `${key}|${words}`);
  const body = words.trim() === "" ? null : ring.seal(door.agencyId, { table: "concerns.addition", row: id, column: "body" }, words);
  const source = hashSource(ring, door.agencyId, origin.address);
  const found = await asPublic(database, async (client) => {
    const { rows } = await runNamed<{ found: boolean }>(client, "select concerns.add_by_receipt($1, $2, $3, $4, $5) as found", [
      receipt,
      id,
      body,
      source,
      WRONG_CODES_AN_HOUR,
    ]);
    return rows[0]?.found === true;
  });
  if (found || body === null) return;
  const filing: Filing = {
    source: door.audience ?? "community",
    narrative: words,
    subject: { name: null, detail: null },
    sender: { name: null, reach: null },
    categories: [],
    atRisk: [],
    urgency: "when_you_can",
    appendix: [{ field: "code", value: "unknown" }],
  };
  // Held together by the form's key alone: no code opens it.
  await write(database, door, filing, { receipt: `unknown:${id}`, language, origin, again: id });
}
