import type { Stage } from "../kernel/testing.ts";
import { type Case, compare, type Findings } from "./oracleTesting.ts";
import type { Row } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import { rowOf } from "./seenFixture.ts";
import { makeChance } from "./worldFixture.ts";
import { lookedAtBy } from "./worldOversightFixture.ts";
import { liftsWall, reviewsEmergency, SEES_WALLS } from "./worldWallsFixture.ts";

type Json = Readonly<Record<string, unknown>>;

/** The same questions through the product's own door: lists, pages by id, search, inbox, Today and caseload must know what the rules say, and no more (R02). */
export async function compareDoors(
  s: Stage,
  token: string,
  eyes: Eyes,
  world: Case,
  found: Findings,
  seed: number,
  each: number,
): Promise<void> {
  const { rows } = world;
  const all = (table: string) => rows[table] ?? [];
  const person = (row: Row) => rowOf(rows, "people.person", row.person_id) as Row;
  const ask = async (method: string, url: string, body?: object) => {
    const answer = await s.sendRaw(token, method, url, body);
    return { status: answer.statusCode, json: answer.json() as Json };
  };
  const list = async (url: string, items: string, key: string, next = "after") => {
    const seen: string[] = [];
    for (let after: unknown = ""; after !== null; ) {
      const { json } = await ask("GET", `${url}${after ? `&${next}=${encodeURIComponent(String(after))}` : ""}`);
      seen.push(...(json[items] as Json[]).map((item) => String(item[key])));
      after = json.next ?? null;
    }
    return seen;
  };
  const held = (what: string, seen: readonly string[], expected: readonly string[]) => {
    found.decisions += expected.length;
    compare(found, `${eyes.me.id} ${what}`, [...seen].sort(), expected);
    // Nobody stands in a list twice.
    if (new Set(seen).size !== seen.length) found.differences.push(`${eyes.me.id} ${what}: something is listed twice`);
  };

  const mine = all("cases.case").filter((c) => eyes.seesCase(c) && eyes.seesPerson(person(c)));
  const listed: string[] = [];
  for (const standing of ["open", "paused", "closed"])
    listed.push(...(await list(`/cases?arm=all&standing=${standing}`, "cases", "caseId")));
  held("lists cases", listed, mine.map((c) => c.id)); // biome-ignore format: a line

  const kept = (c: Row) => eyes.reads.has(c.program_id) || eyes.triages.has(c.program_id) || eyes.stands.has(c.assigned_id ?? "");
  const inbox = all("concerns.concern").filter((c) => eyes.seesConcern(c) && kept(c));
  const isOpen = (c: Row) => ["received", "in_triage"].includes(c.status);
  held(
    "has in the inbox",
    await list("/concerns?which=open", "items", "id", "cursor"),
    inbox.filter(isOpen).map((c) => c.id),
  );
  const decided = inbox.filter((c) => !isOpen(c)).map((c) => c.id);
  held("has decided", await list("/concerns?which=decided", "items", "id", "cursor"), decided);

  const { json: today } = await ask("GET", "/today");
  const week = new Date(Date.parse(String(today.today)) + 7 * 86_400_000).toISOString().slice(0, 10);
  const due = all("cases.task").filter((task) => {
    const record = rowOf(rows, "cases.case", task.case_id) as Row;
    const rests = record.status === "paused" && (record.paused_until ?? "") > String(today.today);
    return (
      task.status === "open" &&
      task.due_on <= week &&
      eyes.stands.has(task.owner_id) &&
      eyes.seesTask(task) &&
      mine.includes(record) &&
      !rests
    );
  });
  const told = ["overdue", "due", "coming", "waiting"].flatMap((part) => (today[part] as Json[]).map((task) => String(task.taskId)));
  held("has to do", told, due.map((task) => task.id)); // biome-ignore format: a line

  for (const program of all("agencies.program")) {
    const { status, json } = await ask("GET", `/programs/${program.id}/caseload`);
    const open = all("cases.case").filter((c) => c.program_id === program.id && c.status !== "closed" && eyes.seesCase(c));
    const counts = Object.entries(Object.groupBy(open, (c) => c.manager_id ?? "")).map(
      ([manager, theirs]) => `${manager} ${theirs?.length}`,
    );
    const answered = status === 200 ? (json.managers as Json[]).map((m) => `${m.accountId} ${m.open}`) : [String(status)];
    held(`counts the cases of ${program.regime}`, answered, eyes.reads.has(program.id) ? counts : ["404"]);
  }

  const walls = all("access.wall").filter(
    (w) => w.lifted_at === null && liftsWall(eyes, w, rows) && SEES_WALLS["access.wall"]?.(eyes, w, rows),
  );
  held("decides on walls", await list("/walls", "walls", "wallId"), walls.map((w) => w.id)); // biome-ignore format: a line
  const emergencies = all("walls.emergency").filter(
    (e) =>
      reviewsEmergency(eyes, e, rows) ||
      (e.outcome === "opened" && e.account_id === eyes.me.id && SEES_WALLS["walls.emergency"]?.(eyes, e, rows)),
  );
  held("is told of emergencies", await list("/emergencies", "emergencies", "emergencyId"), emergencies.map((e) => e.id)); // biome-ignore format: a line

  const past = all("oversight.override").filter((o) => lookedAtBy(eyes, o, rows) || (o.account_id === eyes.me.id && !eyes.isBarred(o)));
  held("is told of overrides", await list("/overrides", "overrides", "overrideId"), past.map((o) => o.id)); // biome-ignore format: a line

  const chance = makeChance(seed);
  const doors: readonly { url: string; table: string; expect: (row: Row) => number }[] = [
    { url: "/cases/", table: "cases.case", expect: (row) => (mine.includes(row) ? 200 : 404) },
    { url: "/concerns/", table: "concerns.concern", expect: (row) => (eyes.seesConcern(row) ? 200 : 404) },
    { url: "/notes/", table: "cases.note", expect: (row) => (eyes.seesNote(row) ? 200 : 404) },
    {
      url: "/people/",
      table: "people.person",
      // Somebody's kin is known to be there; their own page is not opened by that.
      expect: (row) => (!eyes.seesPerson(row) ? 404 : eyes.accessToPerson(row).because.length > 0 ? 200 : 403),
    },
  ];
  for (const { url, table, expect } of doors) {
    for (let n = 0; n < each; n++) {
      const row = chance.pick(all(table));
      held(`opens ${url}${row.id}`, [String((await ask("GET", url + row.id)).status)], [String(expect(row))]);
      if (table !== "people.person") continue;
      const { json } = await ask("POST", "/people/search", { typed: `#${row.number}` });
      const hits = (json.people as Json[] | undefined)?.map((p) => String(p.personId)) ?? [];
      held(`finds number ${row.number}`, hits, eyes.works && eyes.seesPerson(row) ? [row.id] : []);
    }
  }
}
