import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../../kernel/ids.ts";
import { refusal } from "../../kernel/testing.ts";
import { cases } from "../contract.ts";
import { type Cases, type Id, layCases } from "../testing.ts";
import { notes } from "./contract.ts";

let c: Cases;
before(async () => {
  c = await layCases();
});
after(() => c.s.strike());

const add = async (who: string, caseId: Id, note: object) =>
  (await c.s.as(who)(notes.add, { caseId, audience: "team", body: "Words", ...note } as never)).id as Id;
const noteIn = async (who: string, caseId: Id, noteId: Id) =>
  (await c.show(who, caseId)).story.items.find((item) => (item.note?.noteId as string | undefined) === (noteId as string))?.note;

test("R05 no note without an audience, and none the program does not have", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  const none = await refusal(s.as(town.ines)(notes.add, { caseId, body: "Words" } as never));
  assert.equal(none.status, 422);
  assert.ok("audience" in none.fields);
  assert.equal((await refusal(add(town.ines, caseId, { audience: "everyone" }))).status, 422);
  for (const audience of ["author", "team", "program", "person"]) await add(town.ines, caseId, { audience });
  const { caseId: shelter } = await c.open(town.ana, { program: "advocacy" });
  const off = await refusal(add(town.ana, shelter, { audience: "author" }));
  assert.deepEqual([off.status, off.fields], [422, { audience: "notInThisProgram" }]);
  assert.deepEqual((await refusal(add(town.ines, caseId, { audience: "person", restricted: true }))).fields, {
    restricted: "forThePerson",
  });
});

test("R05 each audience reads what is for it: the team, the program, the author", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  await s.as(town.ines)(cases.addTeamMember, { caseId, accountId: town.noor, role: "counselor", sections: ["notes", "clinical"] });
  await s.as(town.ines)(cases.addTeamMember, { caseId, accountId: town.omar, role: "housing", sections: [] });
  const ids = {
    team: await add(town.ines, caseId, { audience: "team" }),
    program: await add(town.ines, caseId, { audience: "program" }),
    clinical: await add(town.ines, caseId, { audience: "team", topic: "clinical" }),
    legal: await add(town.ines, caseId, { audience: "team", topic: "legal" }),
  };
  const reads = async (who: string) =>
    Object.fromEntries(
      await Promise.all(Object.entries(ids).map(async ([name, id]) => [name, (await noteIn(who, caseId, id))?.texts.length] as const)),
    );
  assert.deepEqual(await reads(town.ines), { team: 1, program: 1, clinical: 1, legal: 1 });
  assert.deepEqual(await reads(town.noor), { team: 1, program: 1, clinical: 1, legal: 0 });
  // The supervisor reads the program and knows that the team wrote; housing does not hold notes and is not told of any.
  assert.deepEqual(await reads(town.ravi), { team: 0, program: 1, clinical: 0, legal: 0 });
  assert.deepEqual(await reads(town.omar), { team: undefined, program: undefined, clinical: undefined, legal: undefined });
  assert.equal((await refusal(add(town.omar, caseId, {}))).status, 403);
});

test("R06 a restricted note shows that it is there; its words leave on a click, and the click is kept", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  const secret = "kept-under-the-bridge";
  const noteId = await add(town.ines, caseId, { restricted: true, body: secret });
  await s.as(town.ines)(cases.addTeamMember, { caseId, accountId: town.noor, role: "counselor", sections: ["notes"] });
  for (const who of [town.ines, town.noor, town.ravi]) {
    const token = await s.tokenOf(who);
    for (const url of [`/cases/${caseId}`, `/cases/${caseId}/story`, `/notes/${noteId}`, "/cases?arm=all"]) {
      const answer = await s.sendRaw(token, "GET", url);
      assert.equal(answer.statusCode, 200);
      assert.ok(!answer.body.includes(secret));
      assert.ok(!answer.body.includes(Buffer.from(secret).toString("base64").slice(0, 20)));
    }
  }
  assert.deepEqual(
    [(await noteIn(town.noor, caseId, noteId))?.mayReveal, (await noteIn(town.ravi, caseId, noteId))?.mayReveal],
    [true, false],
  );
  assert.equal((await refusal(s.as(town.ravi)(notes.reveal, { noteId }))).status, 403);
  assert.equal((await refusal(s.as(town.omar)(notes.reveal, { noteId }))).status, 404);
  const { note } = await s.as(town.noor)(notes.reveal, { noteId });
  assert.equal(note.texts[0]?.body, secret);
  const kept = await s.given<{ account_id: string; people: string[]; about: object }>(
    "select account_id, people, about from kernel.audit_event where action = 'note.revealed' and about ->> 'noteId' = $1",
    [noteId],
  );
  assert.deepEqual(
    kept.map((event) => [event.account_id, event.people.length, event.about]),
    [[town.noor, 1, { noteId, caseId }]],
  );
});

test("R07 a private note is its author's alone, holds no safety, contact or risk, and is off in victim services", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  const mine = "ask-about-the-dog";
  const noteId = await add(town.ines, caseId, { audience: "author", body: mine });
  assert.equal((await noteIn(town.ines, caseId, noteId))?.texts[0]?.body, mine);
  await s.as(town.ines)(cases.addTeamMember, { caseId, accountId: town.noor, role: "counselor", sections: ["notes"] });
  const random = await s.sendRaw(await s.tokenOf(town.ravi), "GET", `/notes/${newId()}`);
  for (const who of [town.ravi, town.ida, town.noor, town.sam]) {
    const token = await s.tokenOf(who);
    assert.equal((await s.sendRaw(token, "GET", `/notes/${noteId}`)).body, random.body);
    assert.equal((await refusal(s.as(who)(notes.reveal, { noteId }))).status, 404);
    assert.ok(!(await s.sendRaw(token, "GET", `/cases/${caseId}`)).body.includes(noteId));
  }
  for (const [field, note] of [
    ["topic", { topic: "safety" }],
    ["restricted", { restricted: true }],
  ] as const) {
    assert.deepEqual((await refusal(add(town.ines, caseId, { audience: "author", ...note }))).fields, { [field]: "notInMemoryAid" });
  }
  const contact = { kind: "call", result: "completed", onDay: await c.dayFrom(0) };
  assert.deepEqual((await refusal(add(town.ines, caseId, { audience: "author", contact }))).fields, {
    audience: "memoryAidHoldsNoContact",
  });
  // Shared, it is part of the record, and others read it there.
  const { id } = await s.as(town.ines)(notes.share, { noteId, audience: "program", body: null });
  assert.equal((await s.as(town.ravi)(notes.show, { noteId: id as Id })).note.texts[0]?.body, mine);
  assert.equal((await refusal(s.as(town.ravi)(notes.show, { noteId }))).status, 404);
  assert.equal((await refusal(s.as(town.ines)(notes.share, { noteId: id as Id, audience: "team", body: null }))).status, 403);
});

test("a private note stays private while somebody stands in for its author", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  const noteId = await add(town.ines, caseId, { audience: "author", body: "mine" });
  await s.given(
    "insert into staff.cover (id, agency_id, account_id, covered_id, starts_at, ends_at, granted_by) values ($1, $2, $3, $4, kernel.clock() - interval '1 hour', kernel.clock() + interval '2 days', $4)",
    [newId(), town.agencies.northlake, town.omar, town.ines],
  );
  assert.deepEqual((await c.show(town.omar, caseId)).case.access.because, ["cover"]);
  assert.equal(await noteIn(town.omar, caseId, noteId), undefined);
  assert.equal((await refusal(s.as(town.omar)(notes.show, { noteId }))).status, 404);
});

test("a note is final: its author amends it with a reason, and what was written stays", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  const noteId = await add(town.ines, caseId, { audience: "program", body: "Came on Monday." });
  const amend = (who: string, after: number, body = "Came on Tuesday.") =>
    s.as(who)(notes.amend, { noteId, after, body, why: "Wrong day" });
  assert.equal((await refusal(amend(town.ravi, 0))).status, 403);
  assert.equal((await refusal(amend(town.sam, 0))).status, 404);
  assert.equal((await refusal(s.as(town.ines)(notes.amend, { noteId, after: 0, body: "x", why: "" }))).status, 422);
  await amend(town.ines, 0);
  const no = await refusal(amend(town.ines, 0, "Came on Friday."));
  assert.deepEqual([no.status, no.code], [409, "stale"]);
  assert.equal((no.params["current"] as { texts: { body: string }[] }).texts[1]?.body, "Came on Tuesday.");
  assert.equal((await refusal(amend(town.ines, 7))).code, "stale");
  const { texts } = (await noteIn(town.ravi, caseId, noteId)) ?? { texts: [] };
  assert.deepEqual(
    texts.map((text) => [text.seq, text.body, text.why]),
    [
      [0, "Came on Monday.", null],
      [1, "Came on Tuesday.", "Wrong day"],
    ],
  );
  await assert.rejects(s.app.pool.query("update cases.note_text set body = 'x' where note_id = $1", [noteId]), { code: "42501" });
  await assert.rejects(s.app.pool.query("delete from cases.note where id = $1", [noteId]), { code: "42501" });
});

test("a restricted note is amended by its author without its words being shown", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  const noteId = await add(town.ines, caseId, { restricted: true, body: "first" });
  await s.as(town.ines)(notes.amend, { noteId, after: 0, body: "second", why: "Clearer" });
  const { note } = await s.as(town.ines)(notes.reveal, { noteId });
  assert.deepEqual(
    note.texts.map((text) => text.body),
    ["first", "second"],
  );
  const amended = (await c.show(town.ines, caseId)).story.items[0];
  assert.deepEqual([amended?.kind, amended?.codes["noteId"], amended?.note], ["amended", noteId as string, null]);
});

test("past the door too: one wording of a note follows the last, and leaves out none", async () => {
  const { s, town } = c;
  const { caseId } = await c.open(town.ines);
  const { id } = await s.as(town.ines)(notes.add, { caseId, audience: "team", body: "Words" });
  const amend = (seq: number) =>
    s.past(
      town.ines,
      `insert into cases.note_text (note_id, seq, agency_id, program_id, person_id, case_id, author_id, audience, section, restricted, body, why, by_id)
       select note_id, $2, agency_id, program_id, person_id, case_id, author_id, audience, section, restricted, body, body, author_id from cases.note_text where note_id = $1`,
      [id, seq],
    );
  assert.equal(await amend(1), "1 rows");
  for (const seq of [2, 7]) assert.equal(await amend(seq), "HF409 stale");
});
