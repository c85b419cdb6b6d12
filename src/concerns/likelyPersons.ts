import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { asSearchName } from "../people/indexNames.ts";
import { LIKELY, matchBand, scoreMatch } from "../people/match.ts";
import { nameWords, queryTokens } from "../people/names.ts";
import { findByTokens, openLabel, openName } from "../people/queries.ts";
import { rankNames } from "../people/rank.ts";
import { blindTokens } from "../people/tokens.ts";
import type { concerns } from "./contract.ts";
import { rulingsOf } from "./notThem.ts";
import { asInboxItem, type FoundConcern, type HeadRow, listOpen, openSubject } from "./queries.ts";

const CANDIDATES = 40;
const SHOWN = 8;
/** Below the bands of a match a name may still fit well enough to be looked at. */
const WORTH_A_LOOK = 0.72;
const OTHERS_READ = 300;
const OTHERS_SHOWN = 5;

type Answer = z.input<typeof concerns.likely.out>;

/** Who may be meant, and which other open concerns may be about the same person: identity only, of those the actor may know of. */
export async function findLikely(tx: Tx, found: FoundConcern, typed: string | null | undefined): Promise<Answer> {
  const subject = openSubject(tx, found);
  const name = typed ?? subject.name;
  if (!name) return { people: [], concerns: [] };
  return { people: await findPeople(tx, found.id, name, subject.detail), concerns: await findOthers(tx, found, name) };
}

async function findPeople(tx: Tx, concernId: string, name: string, detail: string | null): Promise<Answer["people"]> {
  const tokens = blindTokens(tx.searchKey(), queryTokens(name)).map((t) => t.token);
  if (tokens.length === 0) return [];
  const { rows } = await findByTokens(tx, tokens, CANDIDATES);
  if (rows.length === 0) return [];
  const known = await knownOf(tx, rows.map((row) => row.id)); // biome-ignore format: one line
  const rulings = await rulingsOf(tx, concernId);
  const candidates = rows.map((row) => {
    const label = openLabel(tx, row.id, row.label);
    const names = (row.name_ids ?? []).map((id, at) => asSearchName(openName(tx, id, row.names[at] as Buffer)));
    return {
      row,
      label,
      names: [{ full: label.call }, ...names],
      ...(known.get(row.id) ?? { grade: null, here: false, diedOn: null, cases: [] }),
    };
  });
  const ranked = rankNames(name, candidates)
    .map(({ candidate, score: fit }) => {
      const place = fits(detail, candidate.grade, candidate.row.site);
      const match = scoreMatch({ names: [{ full: name }], className: place }, { names: candidate.names, className: place });
      return { candidate, fit, match, band: matchBand(match.score) ?? (fit >= WORTH_A_LOOK ? ("weak" as const) : null) };
    })
    .filter((one) => one.band !== null)
    .sort((a, b) => b.match.score - a.match.score || b.fit - a.fit);
  // Who was ruled out stands last, and takes nobody's place.
  const isOut = ({ candidate }: (typeof ranked)[number]) => rulings.has(candidate.row.id);
  return [...ranked.filter((one) => !isOut(one)).slice(0, SHOWN), ...ranked.filter(isOut).slice(0, SHOWN)].map(
    ({ candidate: { row, label, grade, here, diedOn, cases }, match, band }) => ({
      personId: row.id,
      call: [label.call, label.initial].filter(Boolean).join(" "),
      tag: label.tag,
      className: [row.site, grade].filter(Boolean).join(", ") || null,
      percent: Math.min(99, Math.round(match.score * 100)),
      band: band ?? "weak",
      because: [...match.because],
      ruledOut: rulings.get(row.id) ?? null,
      knownHere: here,
      diedOn,
      cases,
      access: row.access,
    }),
  );
}

type Case = Answer["people"][number]["cases"][number];
interface KnownRow {
  id: string;
  grade: string | null;
  here: boolean;
  diedOn: string | null;
  cases: Case[];
}

/** Where they are enrolled, whether a program the actor reads or triages has them, and the open cases that the actor's own rights show. */
async function knownOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, KnownRow>> {
  const { rows } = await sql<KnownRow>`
    select x.id,
           (select e.grade from people.enrolment e where e.person_id = x.id and e.ended_at is null order by e.id desc limit 1) as grade,
           exists (select from people.my_participation m where m.person_id = x.id) as here,
           (select d.deceased_on from people.person d where d.id = x.id) as "diedOn",
           coalesce((select json_agg(json_build_object('caseId', c.id, 'programId', c.program_id, 'programName', p.name,
                             'manager', case when a.id is not null then json_build_object('accountId', a.id, 'name', a.name) end, 'openedOn', c.opened_on) order by c.opened_on desc)
                       from cases.case c join agencies.program p on p.id = c.program_id left join staff.account a on a.id = c.manager_id
                      where c.person_id = x.id and c.status <> 'closed'), '[]'::json) as cases
      from unnest(${personIds}::uuid[]) x(id)`.execute(tx.db);
  return new Map(rows.map((row) => [row.id, row]));
}

const ordinal = (word: string) => word.replace(/^(\d+)(?:st|nd|rd|th)$/, "$1");

/** Whether what the sender says of where they are agrees with where they are enrolled; silent when it says nothing of it. */
function fits(detail: string | null, grade: string | null, site: string | null): string | null {
  const said = new Set(nameWords(detail ?? "").map(ordinal));
  const holds = (text: string | null) => {
    const words = nameWords(text ?? "").map(ordinal);
    return words.length > 0 && words.every((word) => said.has(word) || said.has(word.replace(/^0+/, "")));
  };
  if (holds(grade)) return grade;
  return holds(site) ? site : null;
}

/** Other open concerns whose subject's name fits. Their names are sealed, so those that wait are opened and compared: a page of work, not a table. */
async function findOthers(tx: Tx, found: FoundConcern, name: string): Promise<Answer["concerns"]> {
  const programs = tx.actor.programs.filter((p) => p.mayTriage || p.sees === "program").map((p) => p.id);
  const { rows } = await listOpen(tx, { programs, stands: tx.actor.standsFor }, null, OTHERS_READ);
  const named = rows
    .filter((row) => row.id !== found.id)
    .map((row) => ({ row, said: openSubject(tx, row).name }))
    .filter((one): one is { row: HeadRow & { total: number }; said: string } => one.said !== null && nameWords(one.said).length > 0);
  return rankNames(
    name,
    named.map((one) => ({ ...one, names: [{ full: one.said }] })),
  )
    .filter(({ candidate, score }) => score >= 0.8 || scoreMatch({ names: [{ full: name }] }, { names: candidate.names }).score >= LIKELY)
    .slice(0, OTHERS_SHOWN)
    .map(({ candidate }) => asInboxItem(tx, candidate.row));
}
