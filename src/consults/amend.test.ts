import assert from "node:assert/strict";
import { after, before, test } from "node:test";
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
  const sql = "select to_char((kernel.clock() at time zone 'America/Chicago')::date, 'YYYY-MM-DD') as day";
  today = (await s.given<{ day: string }>(sql))[0]?.day ?? "";
});
after(() => s.strike());

const told = { askerKind: "staff" as const, about: "A quiet student", said: "Ask openly.", minutes: 5 };
const add = async (who = town.ines) => {
  const { id } = await s.as(who)(consults.add, { ...told, programId: town.programs.care as Id, onDay: today });
  return id as Id;
};
const amend = (consultId: Id, more: object = {}, who = town.ines) =>
  s.as(who)(consults.amend, { consultId, ...told, onDay: today, version: 1, ...more });
const find = async (id: string) =>
  (await s.as(town.ravi)(consults.list, { programId: town.programs.care as Id })).items.find((one) => one.id === id);
const call = { atTime: "02:10", language: "es" as const, callerKind: "self" as const, needs: ["shelter"], safety: "safe_now" as const };
const addCall = async () => {
  const { id } = await s.as(town.ana)(hotline.add, { ...call, programId: town.programs.advocacy as Id, onDay: today });
  return id as Id;
};
const amendCall = (hotlineContactId: Id, more: object = {}, who = town.ana) =>
  s.as(who)(hotline.amend, { hotlineContactId, ...call, onDay: today, version: 1, ...more });
const calls = async () => (await s.as(town.dolores)(hotline.list, { programId: town.programs.advocacy as Id })).items;

test("D01 one's own consult is put right on its day, sealed as before; who was slower is shown what stands", async () => {
  const id = await add();
  assert.deepEqual(await amend(id, { said: "Ask openly, and walk over together.", asker: "Professor Lin", minutes: 15 }), { version: 2 });
  const now = await find(id);
  assert.deepEqual([now?.said, now?.asker, now?.minutes, now?.version], ["Ask openly, and walk over together.", "Professor Lin", 15, 2]);
  const [row] = await s.given<{ said: Buffer }>("select said from consults.consult where id = $1", [id]);
  assert.ok(!row?.said.toString("latin1").includes("openly"));
  const slower = await refusal(amend(id));
  assert.deepEqual([slower.status, slower.code, (slower.params["current"] as { minutes: number }).minutes], [409, "stale", 15]);
  assert.deepEqual((await refusal(amend(id, { onDay: "2099-01-01", version: 2 }))).fields, { onDay: "future" });
  assert.equal((await refusal(amend(id, { about: " ", version: 2 }))).status, 422);
});

test("D01 nobody puts right what another kept, nor what became a concern, nor what was kept on another day", async () => {
  const id = await add();
  assert.equal((await refusal(amend(id, {}, town.ravi))).status, 403);
  for (const who of [town.omar, town.tomas]) {
    assert.equal((await refusal(amend(id, {}, who))).status, 404);
    assert.equal((await refusal(s.as(who)(consults.takeBack, { consultId: id }))).status, 404);
  }
  assert.equal((await refusal(s.as(town.ravi)(consults.takeBack, { consultId: id }))).status, 403);
  assert.equal((await refusal(amend(newId() as Id))).status, 404);
  await s.as(town.ines)(consults.toConcern, { consultId: id });
  assert.equal((await refusal(amend(id))).code, "consult.alreadyConcern");
  assert.equal((await refusal(s.as(town.ines)(consults.takeBack, { consultId: id }))).code, "consult.tooLate");
  const old = await add();
  await s.given("update consults.consult set at = at - interval '1 day' where id = $1", [old]);
  assert.deepEqual([(await refusal(amend(old))).status, (await refusal(amend(old))).code], [409, "consult.tooLate"]);
});

test("D01 D14 what was kept by a slip is taken back at once: no list and no number has it any more", async () => {
  const counted = async () => {
    const { counts } = await s.as(town.ines)(consults.counts, { programId: town.programs.care as Id, month: today.slice(0, 7) });
    return counts.find((one) => one.what === "consult")?.count ?? 0;
  };
  const before = await counted();
  const id = await add();
  assert.equal(await counted(), before + 1);
  await s.as(town.ines)(consults.takeBack, { consultId: id });
  assert.deepEqual([await counted(), await find(id)], [before, undefined]);
  assert.equal((await refusal(s.as(town.ines)(consults.takeBack, { consultId: id }))).status, 404);
  const late = await add();
  await s.given("update consults.consult set at = at - interval '1 day' where id = $1", [late]);
  assert.equal((await refusal(s.as(town.ines)(consults.takeBack, { consultId: late }))).code, "consult.tooLate");
  // On its own day it is not bound to the moment: who notices at noon takes it back at noon.
  const noon = await add();
  const [{ hour }] = (await s.given("select extract(hour from kernel.clock() at time zone 'America/Chicago')::int as hour")) as [
    { hour: number },
  ];
  if (hour > 0) await s.given("update consults.consult set at = at - interval '3 minutes' where id = $1", [noon]);
  await s.as(town.ines)(consults.takeBack, { consultId: noon });
  assert.equal(await find(noon), undefined);
  const slip = await addCall();
  await s.as(town.ana)(hotline.takeBack, { hotlineContactId: slip });
  assert.ok(!(await calls()).some((one) => one.id === slip));
});

test("D14 a call one counted is put right on its day by oneself, with needs of the program alone", async () => {
  const id = await addCall();
  assert.deepEqual(await amendCall(id, { needs: ["shelter", "shelter", "legal"], minutes: 20 }), { version: 2 });
  const now = (await calls()).find((one) => one.id === id);
  assert.deepEqual([now?.needs, now?.minutes, now?.given], [["shelter", "legal"], 20, []]);
  assert.equal((await refusal(amendCall(id))).code, "stale");
  assert.deepEqual((await refusal(amendCall(id, { version: 2, needs: ["academics"] }))).fields, { needs: "notOfThisProgram" });
  assert.equal((await refusal(amendCall(id, { version: 2 }, town.dolores))).status, 403);
  assert.equal((await refusal(s.as(town.dolores)(hotline.takeBack, { hotlineContactId: id }))).status, 403);
  assert.equal((await refusal(amendCall(id, { version: 2 }, town.ines))).status, 404);
  assert.equal((await refusal(s.as(town.ines)(hotline.takeBack, { hotlineContactId: id }))).status, 404);
  await s.given("update consults.hotline_contact set at = at - interval '1 day' where id = $1", [id]);
  assert.equal((await refusal(amendCall(id, { version: 2 }))).code, "consult.tooLate");
  assert.equal((await refusal(s.as(town.ana)(hotline.takeBack, { hotlineContactId: id }))).code, "consult.tooLate");
});
