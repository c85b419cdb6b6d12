import { SECTIONS } from "../people/policy.ts";
import { compareReleases } from "./oracleReleasesTesting.ts";
import { settledOf } from "./oracleSettledTesting.ts";
import { type Case, compare, type Findings, type Visit } from "./oracleTesting.ts";
import type { Reason, Row } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import { nameTokensOf, searchable } from "./worldPeopleFixture.ts";

type Access = ReturnType<Eyes["accessTo"]>;

/** What the definer functions answer, and what a record says of itself, held against the rules. */
export async function compareAnswers(visit: Visit, eyes: Eyes, world: Case, found: Findings, names: number): Promise<void> {
  const all = (table: string) => world.rows[table] ?? [];
  const ids = (table: string) => all(table).map((row) => row.id);
  const told = async (what: string, text: string, values: unknown[], expected: readonly string[]) => {
    const answer = await visit.attempt(text, values);
    found.decisions += expected.length;
    compare(found, `${eyes.me.id} ${what}`, typeof answer === "string" ? [answer] : answer.map((row) => String(row.told)), expected);
  };
  await compareReasons(visit, eyes, world, found);
  await told(
    "reveals notes",
    "select n as told from unnest($1::uuid[]) n where exists (select from cases.reveal_note(n, gen_random_uuid()))",
    [ids("cases.note")],
    all("cases.note")
      .filter((note) => eyes.seesNote(note) && eyes.isAudienceOf(note))
      .map((note) => note.id),
  );
  await told(
    "is told who sees each case",
    "select distinct c || ' ' || w.account_id as told from unnest($1::uuid[]) c cross join lateral cases.who_sees(c) w",
    [ids("cases.case")],
    all("cases.case")
      .filter((record) => eyes.seesCase(record))
      .flatMap((record) => viewersOf(world, record).map((viewer) => `${record.id} ${viewer}`)),
  );
  const seen = new Set(
    all("cases.case")
      .filter((record) => eyes.seesCase(record))
      .map(({ id }) => id),
  );
  await told(
    "is told who helps from outside",
    "select p.id as told from unnest($1::uuid[]) c cross join lateral involvements.people_here(c) p where p.kind = 'outside'",
    [ids("cases.case")],
    all("involvements.involvement")
      .filter((row) => row.ended_at === null && seen.has(row.case_id ?? ""))
      .map(({ id }) => id),
  );
  await told(
    "is told the load of programs",
    "select distinct p || ' ' || l.account_id as told from unnest($1::uuid[]) p cross join lateral cases.load_of(p) l",
    [ids("agencies.program")],
    all("cases.case")
      .filter((record) => eyes.isOurs(record) && record.status !== "closed")
      .filter((record) => [eyes.opens, eyes.reads, eyes.triages].some((programs) => programs.has(record.program_id)))
      .map((record) => `${record.program_id} ${record.manager_id}`),
  );
  const rotas = all("agencies.program").filter((p) => eyes.isOurs(p) && (eyes.keepsRota.has(p.id) || eyes.readsRota.has(p.id)));
  await told(
    "is told whom programs may ring",
    "select distinct p || ' ' || t.account_id as told from unnest($1::uuid[]) p cross join lateral oncall.takers(p) t",
    [ids("agencies.program")],
    rotas.flatMap((p) =>
      world.accounts
        .filter(({ eyes: one }) => one.triages.has(p.id) || one.writes.has(p.id))
        .map(({ eyes: one }) => `${p.id} ${one.me.id}`),
    ),
  );
  // Nobody is on call the whole of ten weeks.
  await told(
    "is told when programs ring nobody",
    "select p as told from unnest($1::uuid[]) p where exists (select from oncall.gaps(p, kernel.clock(), kernel.clock() + interval '70 days'))",
    [ids("agencies.program")],
    rotas.map((p) => p.id),
  );
  await told(
    "is told what he filed",
    "select id as told from concerns.filed_by_me()",
    [],
    all("concerns.concern")
      .filter((concern) => eyes.isOurs(concern) && concern.sender_account === eyes.me.id)
      .map((concern) => concern.id),
  );
  await compareWork(told, eyes, world);
  await compareReleases(told, eyes, world);
  await compareSearches(told, eyes, world, names);
  await compareGuardViews(told, eyes, world);
}

/** Numbers of advice and calls, of the programs one works in; the open cases of a colleague who goes, to whoever administers or supervises there, never one's own. */
async function compareWork(told: Told, eyes: Eyes, world: Case): Promise<void> {
  const { rows } = world;
  const all = (table: string) => rows[table] ?? [];
  const worksIn = [eyes.opens, eyes.reads, eyes.triages];
  await told(
    "is told the counts of advice of programs",
    "select p as told from unnest($1::uuid[]) p where exists (select from consults.counts(p, '2000-01-01', '2100-01-01'))",
    [all("agencies.program").map((p) => p.id)],
    [...all("consults.consult"), ...all("consults.hotline_contact")]
      .filter((row) => eyes.isOurs(row) && worksIn.some((programs) => programs.has(row.program_id)))
      .map((row) => row.program_id),
  );
  const placed = all("people.enrolment").filter((row) => row.ended_at === null || row.ended_at === undefined);
  await told(
    "is told at which sites each colleague's people are",
    "select distinct p || ' ' || x.account_id || ' ' || site as told from unnest($1::uuid[]) p cross join lateral cases.sites_of(p) x cross join lateral unnest(x.site_ids) site",
    [all("agencies.program").map((p) => p.id)],
    all("cases.case")
      .filter((record) => eyes.isOurs(record) && record.status !== "closed")
      .filter((record) => [eyes.opens, eyes.reads].some((programs) => programs.has(record.program_id)))
      .filter((record) => !eyes.isBarred({ ...record, case_id: record.id }))
      .flatMap((record) =>
        placed.filter((row) => row.person_id === record.person_id).map((row) => `${record.program_id} ${record.manager_id} ${row.site_id}`),
      ),
  );
  await told(
    "is told what others settled of his",
    "select case_id || ' ' || act || ' ' || by_id as told from cases.settled_lately(30)",
    [],
    settledOf(eyes, world),
  );
  const handsOver = (program: string) => eyes.me.may_admin || (eyes.leads.has(program) && eyes.writes.has(program));
  await told(
    "is told what colleagues leave behind",
    "select a || ' ' || l.case_id as told from unnest($1::uuid[]) a cross join lateral cases.left_behind(a) l",
    [all("staff.account").map((account) => account.id)],
    all("cases.case")
      .filter((record) => eyes.isOurs(record) && record.status !== "closed" && !eyes.isBarred({ ...record, case_id: record.id }))
      .filter((record) => record.manager_id !== null && record.manager_id !== eyes.me.id && handsOver(record.program_id))
      .map((record) => `${record.manager_id} ${record.id}`),
  );
}

type Told = (what: string, text: string, values: unknown[], expected: readonly string[]) => Promise<void>;

/** R03: each case and person that is seen says by what right, of which sections, and whether with a pen; a case always has a reason. */
async function compareReasons(visit: Visit, eyes: Eyes, { rows }: Case, found: Findings): Promise<void> {
  const say = (id: unknown, access: Access) => `${id} ${[...access.because].sort()} ${access.sections} ${access.canWrite}`;
  const roots = [
    {
      table: "cases.case",
      access: "access.to_case(t.id, t.program_id)",
      sees: (r: Row) => eyes.seesCase(r),
      of: (r: Row) => eyes.accessToCase(r),
    },
    {
      table: "people.person",
      access: "access.to_person(t.id)",
      sees: (r: Row) => eyes.seesPerson(r),
      of: (r: Row) => eyes.accessToPerson(r),
    },
  ];
  for (const { table, access, sees, of } of roots) {
    const seen = await visit.ask(`select t.id, ${access} as access from ${table} t`);
    const expected = (rows[table] ?? []).filter(sees);
    found.decisions += expected.length;
    compare(
      found,
      `${eyes.me.id} is told why he sees ${table}`,
      seen.map((row) => say(row.id, row.access as Access)),
      expected.map((row) => say(row.id, of(row))),
    );
    const bare = table === "cases.case" ? seen.filter((row) => (row.access as Access).because.length === 0) : [];
    found.checks += 1;
    if (bare.length > 0) found.differences.push(`${eyes.me.id} sees a case without a reason: ${bare[0]?.id}`);
  }
}

/** The active accounts that see it, by a reason that lives or the program to read. One who holds another part of what is known of the person is none. */
const viewersOf = ({ accounts }: Case, record: Row): string[] =>
  accounts
    .map(({ eyes }) => eyes)
    .filter((eyes) => eyes.seesCase(record))
    .filter((eyes) => eyes.reads.has(record.program_id) || eyes.reasonsForCase(record.id).length > 0)
    .map((eyes) => eyes.me.id);

/** R02: a name finds those of that name whom one may know of by program, by triage or by reason, or wrote down, and nobody else. */
async function compareSearches(told: Told, eyes: Eyes, { rows }: Case, names: number): Promise<void> {
  const known = new Set(
    (rows["people.person"] ?? [])
      .filter((p) => eyes.isOurs(p) && !eyes.isBarred({ person_id: p.id, case_id: null }))
      .filter((p) => eyes.holdsPerson(p.id, SECTIONS.identity) || eyes.isUnplaced(p))
      .map((p) => p.id),
  );
  const index = rows["people.name_token"] ?? [];
  for (const [given, family] of searchable.slice(0, names)) {
    const tokens = nameTokensOf(given, family).map((t) => t.token);
    const asHex = new Set(tokens.map((token) => `\\x${token.toString("hex")}`));
    const named = index.filter((row) => asHex.has(row.token) && known.has(row.person_id ?? "")).map((row) => row.person_id ?? "");
    await told(`searches for ${given} ${family}`, "select person_id as told from people.search_names($1, 100)", [tokens], named);
  }
}

/** What policies are made of says no more to the one who reads it by itself. */
async function compareGuardViews(told: Told, eyes: Eyes, { rows }: Case): Promise<void> {
  const reason = (r: Reason) => `${r.person} ${r.case ?? ""} ${r.sections} ${r.canWrite} ${r.kind}`;
  await told(
    "reads his reasons",
    "select concat(person_id, ' ', case_id, ' ', sections, ' ', case when can_write then 'true' else 'false' end, ' ', kind) as told from access.my_grant",
    [],
    eyes.reasons.map(reason),
  );
  const part = (rows["people.participation"] ?? []).filter(
    (p) => !eyes.isBarred(p) && (eyes.reads.has(p.program_id) || eyes.triages.has(p.program_id)),
  );
  await told(
    "reads who takes part",
    "select concat(person_id, ' ', program_id) as told from people.my_participation",
    [],
    part.map((p) => `${p.person_id} ${p.program_id}`),
  );
  const kin = (rows["people.relationship"] ?? []).filter(
    (r) => r.ended_at === null && eyes.holdsPerson(r.person_id ?? "", SECTIONS.contact),
  );
  await told(
    "reads whose kin he reaches",
    "select concat(person_id, ' ', other_id) as told from people.my_related",
    [],
    kin.map((r) => `${r.person_id} ${r.other_id}`),
  );
}
