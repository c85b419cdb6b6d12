import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { refusal, type Stage, stage } from "../kernel/testing.ts";
import { layTown } from "../staff/testing.ts";
import { guidance } from "./contract.ts";
import { guidanceRoutes } from "./routes.ts";

let s: Stage;
let town: Awaited<ReturnType<typeof layTown>>;
before(async () => {
  s = await stage(guidanceRoutes);
  town = await layTown(s);
});
after(() => s.strike());

const standing = async (who: string) => (await s.as(who)(guidance.list, {})).wordings.map(({ topic, body }) => [topic, body]);

test("A05 B43 C01 C41 an agency says in its own words how its work is done well, dated and with where one learns more; taken back, ours stand again; no other agency reads them", async () => {
  assert.deepEqual(await standing(town.ines), []);
  const kept = { topic: "closing", body: "We ring once more.", training: "Our own hour https://example.org/closing" } as const;
  await s.as(town.ravi)(guidance.keep, kept);
  await s.moveBy(1000);
  await s.as(town.ida)(guidance.keep, { ...kept, body: "We ring twice more." });
  const { wordings, mayKeep } = await s.as(town.ines)(guidance.list, {});
  assert.deepEqual(
    wordings.map(({ at, ...one }) => [one, at.length > 0]),
    [[{ ...kept, body: "We ring twice more.", byName: "Ida Lindqvist" }, true]],
  );
  assert.equal(mayKeep, false);
  assert.equal((await s.as(town.ravi)(guidance.list, {})).mayKeep, true);
  const all = await s.given<{ body: string; ended_by: string | null }>("select body, ended_by from guidance.wording order by at");
  assert.deepEqual(
    all.map(({ body, ended_by }) => [body, ended_by]),
    [
      ["We ring once more.", town.ida],
      ["We ring twice more.", null],
    ],
  );
  assert.deepEqual(await standing(town.tomas), []);
  assert.equal((await refusal(s.as(town.ines)(guidance.keep, kept))).status, 403);
  assert.equal((await refusal(s.as(town.ines)(guidance.takeBack, { topic: "closing" }))).status, 403);
  assert.ok("body" in (await refusal(s.as(town.ravi)(guidance.keep, { ...kept, body: " " }))).fields);
  await s.as(town.walt)(guidance.takeBack, { topic: "closing" });
  assert.equal((await standing(town.ines)).length, 1, "another agency's administrator took back nothing of ours");
  await s.as(town.ravi)(guidance.takeBack, { topic: "closing" });
  await s.as(town.ravi)(guidance.takeBack, { topic: "closing" });
  assert.deepEqual(await standing(town.ines), []);
});

test("B43 B44 an agency says its own beginnings of goals as it says its practice, a line each; taken back, ours are offered again", async () => {
  const { ravi, ines, tomas } = town;
  const own = { topic: "begin_campus", body: "I want to find my people here\nQuiero dormir en paz", training: null } as const;
  await s.as(ravi)(guidance.keep, own);
  assert.deepEqual(await standing(ines), [[own.topic, own.body]]);
  assert.deepEqual(await standing(tomas), []);
  assert.equal((await refusal(s.as(ines)(guidance.keep, own))).status, 403);
  assert.equal((await refusal(s.as(ravi)(guidance.keep, { ...own, topic: "begin_anywhere" as never }))).status, 422);
  await s.as(ravi)(guidance.takeBack, { topic: own.topic });
  assert.deepEqual(await standing(ines), []);
});
