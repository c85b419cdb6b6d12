import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { layTown } from "../../staff/testing.ts";
import { newId } from "../ids.ts";
import { refusal, type Stage, stage } from "../testing.ts";
import { drafts } from "./contract.ts";
import { draftRoutes } from "./routes.ts";

let s: Stage;
let town: Awaited<ReturnType<typeof layTown>>;
before(async () => {
  s = await stage(draftRoutes);
  town = await layTown(s);
});
after(() => s.strike());

test("what is typed is kept for the one who types it, sealed, and for nobody else", async () => {
  const place = `note.add:${newId()}`;
  assert.deepEqual(await s.as(town.ines)(drafts.find, { place }), { draft: null });
  const { version } = await s.as(town.ines)(drafts.keep, { place, body: "She said that" });
  const { draft } = await s.as(town.ines)(drafts.find, { place });
  assert.deepEqual([draft?.body, draft?.version], ["She said that", version]);
  assert.deepEqual(await s.as(town.omar)(drafts.find, { place }), { draft: null });
  const [row] = await s.given<{ body: Buffer }>("select body from kernel.draft where place = $1", [place]);
  assert.ok(!row?.body.toString("latin1").includes("She said"));
  await s.as(town.ines)(drafts.drop, { place });
  assert.deepEqual(await s.as(town.ines)(drafts.find, { place }), { draft: null });
});

test("R112 two tabs do not overwrite each other: the second is shown the words of the first", async () => {
  const place = `note.add:${newId()}`;
  const keep = (body: string, version?: number) => s.as(town.ines)(drafts.keep, { place, body, version });
  const first = await keep("one");
  assert.equal((await refusal(keep("from a tab that found none"))).code, "stale");
  const second = await keep("two", first.version);
  const no = await refusal(keep("late", first.version));
  assert.deepEqual([no.status, (no.params["current"] as { body: string }).body], [409, "two"]);
  // What was thrown away here does not come back over there, and a new draft is not taken for the old one.
  await s.as(town.ines)(drafts.drop, { place, version: first.version });
  assert.equal((await s.as(town.ines)(drafts.find, { place })).draft?.body, "two");
  await s.as(town.ines)(drafts.drop, { place, version: second.version });
  const third = await keep("three");
  assert.notEqual(third.version, first.version);
  assert.equal((await refusal(keep("from the old tab", second.version))).code, "stale");
  const races = await Promise.allSettled([keep("a", third.version), keep("b", third.version)]);
  assert.equal(races.filter((end) => end.status === "fulfilled").length, 1);
});

test("words that lie there already are no conflict: by them one takes over a draft from another tab", async () => {
  const place = `note.add:${newId()}`;
  const keep = (body: string, version?: number) => s.as(town.ines)(drafts.keep, { place, body, version });
  const first = await keep("theirs");
  assert.equal((await refusal(keep("mine"))).code, "stale");
  const again = await keep("theirs");
  assert.equal(again.version, first.version);
  assert.equal((await keep("mine", again.version)).version, again.version + 1);
  assert.equal((await s.as(town.ines)(drafts.find, { place })).draft?.body, "mine");
});

test("a place is a form and what it is about, never words", async () => {
  for (const place of ["Jo Rivera", "note.add:Jo", "../x"])
    assert.equal((await refusal(s.as(town.ines)(drafts.keep, { place, body: "x" }))).status, 422);
});
