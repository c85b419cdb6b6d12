import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { concerns } from "../concerns/contract.ts";
import { concernRoutes } from "../concerns/routes.ts";
import { newId } from "../kernel/ids.ts";
import { refusal, type Stage, stage } from "../kernel/testing.ts";
import { layTown } from "../staff/testing.ts";
import { consults, hotline } from "./contract.ts";
import { consultRoutes } from "./routes.ts";

type Id = never;

let s: Stage;
let town: Awaited<ReturnType<typeof layTown>>;
let today: string;
before(async () => {
  s = await stage([...concernRoutes, ...consultRoutes]);
  town = await layTown(s);
  const [row] = await s.given<{ day: string }>(
    "select to_char((kernel.clock() at time zone 'America/Chicago')::date, 'YYYY-MM-DD') as day",
  );
  today = row?.day ?? "";
});
after(() => s.strike());

const care = () => town.programs.care as Id;
const asked = (more: object = {}) => ({
  programId: care(),
  askerKind: "staff" as const,
  about: "A student who sleeps in the library",
  said: "Ask openly, offer to walk over together.",
  onDay: today,
  ...more,
});
const called = (more: object = {}) => ({
  programId: town.programs.advocacy as Id,
  onDay: today,
  atTime: "02:10",
  language: "es" as const,
  callerKind: "self" as const,
  needs: ["shelter", "safety_plan"],
  given: ["safety_plan"],
  safety: "safe_now" as const,
  ...more,
});
const add = (who: string, more: object = {}) => s.as(who)(consults.add, asked(more));
const listed = async (who: string, programId: string = town.programs.care, cursor?: string) =>
  s.as(who)(consults.list, { programId: programId as Id, ...(cursor && { cursor }) });

test("D01 a consult is kept sealed: who asked, what about, what was said, five minutes", async () => {
  const { id } = await add(town.ines, { asker: "Professor Lin" });
  const { items } = await listed(town.ines);
  const found = items.find((one) => one.id === id);
  assert.deepEqual(
    [found?.asker, found?.about, found?.said, found?.minutes, found?.askerKind, found?.becameConcernAt],
    ["Professor Lin", "A student who sleeps in the library", "Ask openly, offer to walk over together.", 5, "staff", null],
  );
  assert.deepEqual(found?.access, { because: ["owner"], sections: 4095, canWrite: true });
  const [row] = await s.given<{ about: Buffer; said: Buffer; asker: Buffer }>(
    "select about, said, asker from consults.consult where id = $1",
    [id],
  );
  for (const secret of [row?.about, row?.said, row?.asker])
    assert.ok(secret && !/library|openly|Professor/.test(secret.toString("latin1")));
});

test("D01 D14 no column of what is counted points at a person, a case or a concern", async () => {
  const columns = await s.given<{ name: string }>(
    "select column_name as name from information_schema.columns where table_schema = 'consults' order by 1",
  );
  const names = columns.map(({ name }) => name);
  assert.ok(names.length > 20);
  assert.deepEqual(
    names.filter((name) => /person|case_id|concern_id|subject/.test(name)),
    [],
  );
  const hotlineWords = await s.given(
    "select from information_schema.columns where table_schema = 'consults' and table_name = 'hotline_contact' and data_type = 'bytea'",
  );
  assert.deepEqual(hotlineWords, [], "a hotline contact has no room for words");
});

test("D01 one's own consults are one's own; those who read or triage the program read all of it", async () => {
  const { id } = await add(town.ines);
  const has = async (who: string) => (await listed(who)).items.some((one) => one.id === id);
  assert.deepEqual(await Promise.all([has(town.ines), has(town.omar), has(town.ravi), has(town.sam)]), [true, false, true, true]);
  for (const who of [town.noor, town.ida]) assert.equal((await refusal(listed(who))).status, 403);
  assert.equal((await refusal(listed(town.tomas))).status, 404);
});

test("D01 a consult is refused where one does not work, for a day to come, for minutes that are no five", async () => {
  assert.equal((await refusal(add(town.ida))).status, 403);
  assert.equal((await refusal(add(town.noor))).status, 403);
  assert.equal((await refusal(add(town.tomas))).status, 404);
  assert.equal((await refusal(add(town.ines, { programId: newId() }))).status, 404);
  assert.deepEqual((await refusal(add(town.ines, { onDay: "2099-01-01" }))).fields, { onDay: "future" });
  assert.deepEqual((await refusal(add(town.ines, { onDay: "2001-01-01" }))).fields, { onDay: "tooLongAgo" });
  for (const wrong of [{ minutes: 7 }, { minutes: 0 }, { minutes: 485 }, { said: " " }, { about: "" }, { askerKind: "spy" }])
    assert.equal((await refusal(add(town.ines, wrong))).status, 422, JSON.stringify(wrong));
});

test("D01 one verb turns a consult into a concern with its words, once, and keeps that it happened", async () => {
  const { id } = await add(town.ines, { asker: "Professor Lin", askerKind: "parent" });
  const { id: concernId } = await s.as(town.ines)(consults.toConcern, { consultId: id as Id });
  const concern = await s.as(town.ravi)(concerns.show, { concernId: concernId as Id });
  assert.equal(concern.narrative, "A student who sleeps in the library\n\nAsk openly, offer to walk over together.");
  assert.deepEqual([concern.source, concern.channel, concern.sender.name, concern.personId], ["family", "phone", "Professor Lin", null]);
  assert.ok((await listed(town.ines)).items.find((one) => one.id === id)?.becameConcernAt);
  const again = await refusal(s.as(town.ravi)(consults.toConcern, { consultId: id as Id }));
  assert.deepEqual([again.status, again.code], [409, "consult.alreadyConcern"]);
  assert.equal((await refusal(s.as(town.omar)(consults.toConcern, { consultId: id as Id }))).status, 404);
  assert.equal((await refusal(s.as(town.keiko)(consults.toConcern, { consultId: id as Id }))).status, 404);
  assert.equal((await refusal(s.as(town.ines)(consults.toConcern, { consultId: newId() as Id }))).status, 404);
});

test("D01 of two who press at once, one files the concern", async () => {
  const { id } = await add(town.ines);
  const before = await s.given("select from concerns.concern");
  const ends = await Promise.allSettled(
    [town.ines, town.ravi, town.sam].map((who) => s.as(who)(consults.toConcern, { consultId: id as Id })),
  );
  assert.equal(ends.filter((end) => end.status === "fulfilled").length, 1);
  assert.equal((await s.given("select from concerns.concern")).length, before.length + 1);
});

test("D01 a program that takes no concerns says so, and the consult stays a consult", async () => {
  await s.given("update concerns.door set ended_at = kernel.clock() where program_id = $1", [town.programs.counseling]);
  const { id } = await add(town.noor, { programId: town.programs.counseling });
  const no = await refusal(s.as(town.noor)(consults.toConcern, { consultId: id as Id }));
  assert.deepEqual([no.status, no.code], [409, "consult.noDoor"]);
  assert.equal((await listed(town.noor, town.programs.counseling)).items[0]?.becameConcernAt, null);
});

test("D14 a hotline contact is counted in codes alone, where calls are answered", async () => {
  const { id } = await s.as(town.ana)(hotline.add, called());
  const { items } = await s.as(town.dolores)(hotline.list, { programId: town.programs.advocacy as Id });
  const found = items.find((one) => one.id === id);
  assert.deepEqual(
    [found?.atTime, found?.language, found?.interpreter, found?.callerKind, found?.needs, found?.given, found?.safety, found?.minutes],
    ["02:10", "es", false, "self", ["shelter", "safety_plan"], ["safety_plan"], "safe_now", 10],
  );
  const named = { ...called(), name: "Lin", caller: "Lin", words: "Lin" };
  const { id: second } = await s.as(town.ana)(hotline.add, named);
  const [row] = await s.given<{ all: string }>("select h::text as all from consults.hotline_contact h where id = $1", [second]);
  assert.ok(!row?.all.includes("Lin"), "a name that is sent all the same is kept nowhere");
});

test("D14 hotline contacts are refused elsewhere, and of needs that the program's list does not hold", async () => {
  const no = await refusal(s.as(town.ines)(hotline.add, called({ programId: care() })));
  assert.deepEqual([no.status, no.code], [409, "hotline.notHere"]);
  assert.deepEqual((await refusal(s.as(town.ana)(hotline.add, called({ needs: ["academics"] })))).fields, { needs: "notOfThisProgram" });
  assert.deepEqual((await refusal(s.as(town.ana)(hotline.add, called({ given: ["academics"] })))).fields, { given: "notOfThisProgram" });
  assert.deepEqual((await refusal(s.as(town.ana)(hotline.add, called({ onDay: "2099-01-01" })))).fields, { onDay: "future" });
  for (const wrong of [{ needs: ["spying"] }, { safety: "fine" }, { atTime: "25:00" }, { language: "Lin" }, { minutes: 3 }])
    assert.equal((await refusal(s.as(town.ana)(hotline.add, called(wrong)))).status, 422, JSON.stringify(wrong));
  assert.equal((await refusal(s.as(town.ines)(hotline.add, called()))).status, 404);
  assert.equal((await refusal(s.as(town.ida)(hotline.add, called({ programId: town.programs.counseling })))).status, 403);
  assert.equal((await refusal(s.as(town.ines)(hotline.list, { programId: town.programs.advocacy as Id }))).status, 404);
  await s.as(town.noor)(hotline.add, called({ programId: town.programs.counseling, needs: ["academics"], given: [] }));
});

test("D01 D14 a month is counted by kind, language and need, the same for each who works there", async () => {
  const month = "2020-02";
  const lay = (day: string, kind: string, minutes: number) =>
    s.given(
      "insert into consults.consult (id, agency_id, program_id, asker_kind, about, said, minutes, on_day, recorded_by) values ($1, $2, $3, $4, 'x', 'x', $5, $6, $7)",
      [newId(), town.agencies.northlake, town.programs.care, kind, minutes, day, town.ravi],
    );
  await lay("2020-02-01", "staff", 5);
  await lay("2020-02-29", "staff", 10);
  await lay("2020-02-10", "parent", 15);
  await lay("2020-03-01", "parent", 60);
  await lay("2020-01-31", "parent", 60);
  for (const who of [town.omar, town.ravi]) {
    const { counts } = await s.as(who)(consults.counts, { programId: care(), month });
    assert.deepEqual(counts, [
      { what: "consult", code: "staff", count: 2, minutes: 15 },
      { what: "consult", code: "parent", count: 1, minutes: 15 },
    ]);
  }
  // They were laid down without a seal: nothing could be read of them.
  await s.given("delete from consults.consult where on_day < '2021-01-01'");
  const { counts } = await s.as(town.ana)(consults.counts, { programId: town.programs.advocacy as Id, month: today.slice(0, 7) });
  const of = (what: string, code: string) => counts.find((one) => one.what === what && one.code === code)?.count;
  assert.deepEqual(
    [of("caller", "self"), of("language", "es"), of("need", "shelter"), of("given", "safety_plan"), of("safety", "safe_now")],
    [2, 2, 2, 2, 2],
  );
  assert.equal((await refusal(s.as(town.ida)(consults.counts, { programId: care(), month }))).status, 403);
  assert.equal((await refusal(s.as(town.tomas)(consults.counts, { programId: care(), month }))).status, 404);
  assert.equal((await refusal(s.as(town.ines)(consults.counts, { programId: care(), month: "2026-13" }))).status, 422);
});

test("a list is read page by page, newest first, each once", async () => {
  for (let n = 0; n < 28; n++) await add(town.sam, { about: `Question ${n}` });
  const first = await listed(town.ravi);
  assert.equal(first.items.length, 25);
  const second = await listed(town.ravi, town.programs.care, first.next ?? "");
  const ids = [...first.items, ...second.items].map((one) => one.id);
  assert.equal(new Set(ids).size, ids.length);
  const days = [...first.items, ...second.items].map((one) => one.onDay);
  assert.deepEqual(days, [...days].sort().reverse());
  assert.equal(first.items[0]?.about, "Question 27");
  assert.equal((await refusal(listed(town.ravi, town.programs.care, "x"))).status, 400);
});
