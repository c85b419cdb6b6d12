import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Disclosed, type Id, layDisclosures } from "../disclosures/testing.ts";
import { pdf, sendFileAs } from "../files/testing.ts";
import { refusal } from "../kernel/testing.ts";
import { requests } from "./contract.ts";
import { desk } from "./paperContract.ts";
import { requestRoutes } from "./routes.ts";

let t: Disclosed;
/** Whoever stands at the desk: works there, in no program. */
let door: string;
before(async () => {
  t = await layDisclosures(requestRoutes);
  door = await t.town.account(t.town.agencies.northlake, "Sam Door");
});
after(() => t.s.strike());

const came = (who: string, more: object = {}) =>
  t.s.as(who)(desk.record, {
    programId: t.town.programs.care as Id,
    kind: "subpoena",
    asker: "A process server, for the county court",
    wanted: "All records of Jo R.",
    counsel: null,
    ...more,
  });
const show = (who: string, paperId: string) => t.s.as(who)(desk.paper, { paperId: paperId as Id });
const status = async (work: Promise<unknown>) => (await refusal(work)).status;

test("D10 whoever stands at the desk writes down what came, without a person in the system; they and those who answer for it read it, nobody else", async () => {
  const { ines, ravi, omar, noor, ida, tomas } = t.town;
  const shown = await t.s.as(door)(desk.show, {});
  const care = shown.programs.find(({ programId }) => programId === t.town.programs.care);
  assert.ok(
    care?.ring.some(({ id }) => id === ravi),
    "whom to ring is named",
  );
  const { id } = await came(door, { dueOn: await t.dayFrom(5), legalHold: true, counsel: "Rang counsel, M. Silva" });
  const paper = await show(door, id);
  assert.deepEqual(
    [paper.kind, paper.wanted, paper.counsel?.words, paper.legalHold, paper.mayEnd, paper.access.because],
    ["subpoena", "All records of Jo R.", "Rang counsel, M. Silva", true, false, ["owner"]],
  );
  assert.equal((await show(ravi, id)).mayEnd, true);
  for (const other of [ines, omar, noor, ida, tomas]) assert.equal(await status(show(other, id)), 404);
  assert.ok((await t.s.as(ravi)(desk.show, {})).papers.some((one) => one.paperId === id));
  assert.ok(!(await t.s.as(ines)(desk.show, {})).papers.some((one) => one.paperId === id));
});

test("D10 R01 the desk's answer is the same whether somebody is known there or not, and another agency's program is not there", async () => {
  await t.open(t.town.ines, { call: "Zofia" });
  const answers = await Promise.all(["Zofia R.", "Nobody Atall"].map((name) => came(door, { wanted: `All records of ${name}` })));
  for (const answer of answers) assert.deepEqual(Object.keys(answer), ["id"]);
  const [known, unknown] = await Promise.all(answers.map(({ id }) => show(door, id)));
  const bare = (one: typeof known) => ({ ...one, paperId: 0, number: 0, wanted: "", recordedAt: "" });
  assert.deepEqual(bare(known), bare(unknown));
  assert.equal(await status(came(t.town.tomas)), 404);
  const early = await refusal(came(door, { dueOn: "2020-01-01" }));
  assert.deepEqual([early.status, early.fields["dueOn"]], [422, "past"]);
});

test("D10 the paper is kept as a file that its writer and those who answer for it open, and no reader of the program", async () => {
  const { ravi, ines } = t.town;
  await t.town.member(
    t.town.agencies.northlake,
    await t.town.account(t.town.agencies.northlake, "Lin Reads"),
    t.town.programs.care,
    "teammate",
  );
  const { fileId } = (await sendFileAs(t.s, door, pdf(), "subpoena.pdf")).body;
  const { id } = await came(door, { fileId });
  const fetch = async (who: string) => {
    const answer = await t.s.sendRaw(await t.s.tokenOf(who), "GET", `/papers/${id}/file`);
    return [answer.statusCode, answer.rawPayload.length > 0 && answer.rawPayload.subarray(0, 5).toString()];
  };
  assert.equal((await show(ravi, id)).file?.name, "subpoena.pdf");
  assert.deepEqual(await fetch(door), [200, "%PDF-"]);
  assert.deepEqual(await fetch(ravi), [200, "%PDF-"]);
  assert.equal((await fetch(ines))[0], 404);
  assert.equal((await t.s.sendRaw(await t.s.tokenOf(ravi), "GET", `/files/${fileId}/content`)).statusCode, 404, "not past the paper");
  const unknown = await refusal(came(door, { fileId }));
  assert.deepEqual([unknown.status, unknown.fields["fileId"]], [422, "unknown"], "a file hangs once");
});

test("D10 R71 a hold is lifted and a paper ended by those who answer for it, never by the desk; what is over stays, and a stale change is refused", async () => {
  const { ravi } = t.town;
  const { id } = await came(door, { legalHold: true });
  const change = (who: string, more: object) =>
    t.s.as(who)(desk.change, { paperId: id as Id, counsel: null, legalHold: true, dueOn: null, version: 1, ...more });
  const end = (who: string, version: number) =>
    t.s.as(who)(desk.end, { paperId: id as Id, outcome: "nothing_given", why: "No order", version });
  assert.equal(await status(change(door, { legalHold: false })), 403);
  await change(door, { counsel: "Told counsel" });
  const old = await refusal(change(ravi, { legalHold: false }));
  assert.deepEqual([old.status, old.code], [409, "stale"]);
  assert.equal(await status(end(door, 2)), 403);
  await change(ravi, { legalHold: false, counsel: "Told counsel", version: 2 });
  await end(ravi, 3);
  assert.deepEqual([(await show(door, id)).end?.outcome, (await show(door, id)).counsel?.words], ["nothing_given", "Told counsel"]);
  assert.equal((await refusal(end(ravi, 4))).code, "paper.over");
  assert.equal((await refusal(change(door, { version: 4 }))).code, "paper.over");
});

test("D10 R11 a paper joined to a case says nothing of it to the desk, and one who is walled from that person reads it no more", async () => {
  const { ines, ravi } = t.town;
  const { caseId } = await t.open(ines, { call: "Mateo" });
  const { id: paperId } = await came(ines, { wanted: "All records of Mateo" });
  const before = await show(ines, paperId);
  const recipientId = await t.recipient(ines, "County court", "prosecutor");
  const begin = (paper: string) =>
    t.s.as(ines)(requests.begin, {
      ...{ caseId, kind: "production", askerKind: "court", asker: "County court", wanted: "All records", recipientId },
      ...{ paperId: paper as Id, basisCode: "subpoena_received", orderWords: "Subpoena 12", noNoticeWhy: null },
    });
  const { id: foreign } = await came(door);
  assert.equal((await refusal(begin(foreign))).fields["paperId"], "unknown", "only a paper one reads");
  await begin(paperId);
  assert.deepEqual(await show(ines, paperId), before);
  await show(ravi, paperId);
  await t.s.given(
    "insert into access.wall (id, agency_id, account_id, case_id, origin) values (gen_random_uuid(), $1, $2, $3, 'personal')",
    [t.town.agencies.northlake, ravi, caseId],
  );
  assert.equal(await status(show(ravi, paperId)), 404);
  await t.s.given("delete from access.wall where account_id = $1", [ravi]);
});
