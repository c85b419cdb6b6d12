import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../../cases/contract.ts";
import { type Cases, type Id, layCases } from "../../cases/testing.ts";
import { refusal } from "../../kernel/testing.ts";
import { files } from "../contract.ts";
import { fileRoutes } from "../routes.ts";
import { fetchFileAs, pdf, sendFileAs } from "../testing.ts";
import { personFiles } from "./contract.ts";
import { personFileRoutes } from "./routes.ts";

let c: Cases;
let personId: Id;
let caseId: Id;
before(async () => {
  c = await layCases([...fileRoutes, ...personFileRoutes]);
  ({ personId, caseId } = await c.open(c.town.ines));
});
after(() => c.s.strike());

async function add(who: string, section: "contact" | "legal" | "schooling" = "contact", person = personId) {
  const { fileId } = (await sendFileAs(c.s, who, pdf(), "letter.pdf")).body;
  await c.s.as(who)(personFiles.attach, { personId: person, fileId, section });
  return fileId;
}

test("R05 a file of a person is read by those who hold what it is about, in whatever case; by triage and other agencies not at all", async () => {
  const { ines, ravi, omar, sam, tomas, ida } = c.town;
  const fileId = await add(ines, "legal");
  const listed = (await c.s.as(ravi)(personFiles.list, { personId })).files;
  assert.deepEqual([listed[0]?.fileId, listed[0]?.name, listed[0]?.audience, listed[0]?.about], [fileId, "letter.pdf", null, "legal"]);
  const statuses = await Promise.all(
    [ines, ravi, omar, sam, tomas, ida].map(async (who) => (await fetchFileAs(c.s, who, fileId)).statusCode),
  );
  assert.deepEqual(statuses, [200, 200, 404, 404, 404, 404]);
  assert.equal((await refusal(c.s.as(sam)(personFiles.list, { personId }))).status, 403, "who they are, and no more");
  for (const who of [omar, tomas, ida]) {
    assert.equal((await refusal(c.s.as(who)(personFiles.list, { personId }))).status, 404);
    const mine = (await sendFileAs(c.s, who, pdf(), "letter.pdf")).body.fileId;
    assert.equal((await refusal(c.s.as(who)(personFiles.attach, { personId, fileId: mine, section: "legal" }))).status, 404);
  }
  const never = "01900000-0000-7000-8000-000000000000" as never;
  assert.equal((await refusal(c.s.as(ines)(personFiles.list, { personId: never }))).status, 404);
});

test("the pages of an order are put there at once, all or none, and each says what it is about", async () => {
  const { ines } = c.town;
  const send = async () => (await sendFileAs(c.s, ines, pdf(), "page.pdf")).body.fileId;
  const { personId: other } = await c.open(ines);
  const [first, second, third] = [await send(), await send(), await send()];
  await c.s.as(ines)(personFiles.attach, { personId: other, fileId: first, more: [second, third], section: "legal" });
  const list = async () => (await c.s.as(ines)(personFiles.list, { personId: other })).files;
  assert.deepEqual(
    new Set((await list()).map(({ fileId, about }) => `${fileId} ${about}`)),
    new Set([first, second, third].map((id) => `${id} legal`)),
  );
  const fourth = await send();
  const twice = await refusal(c.s.as(ines)(personFiles.attach, { personId: other, fileId: fourth, more: [first], section: "legal" }));
  assert.deepEqual([twice.status, twice.fields], [422, { fileId: "unknown" }]);
  assert.equal((await list()).length, 3);
});

test("R61 a file that the counseling center puts to a person tells nobody elsewhere that they go there, and is read by those who work there", async () => {
  const { town } = c;
  await c.s.given("insert into people.participation (agency_id, person_id, program_id, because) values ($1, $2, $3, 'triage')", [
    town.agencies.northlake,
    personId,
    town.programs.counseling,
  ]);
  const lead = await town.account(town.agencies.northlake, "Amina Lead");
  await town.member(town.agencies.northlake, lead, town.programs.counseling, "supervisor");
  const fileId = await add(lead);
  const listed = async (who: string) => (await c.s.as(who)(personFiles.list, { personId })).files.map((file) => file.fileId as string);
  assert.deepEqual(await Promise.all([lead, town.ines, town.ravi].map(async (who) => (await listed(who)).includes(fileId))), [
    true,
    false,
    false,
  ]);
  assert.deepEqual(await Promise.all([lead, town.ines, town.ravi].map(async (who) => (await fetchFileAs(c.s, who, fileId)).statusCode)), [200, 404, 404]); // biome-ignore format: a line
});

test("of a team's member each file is there by its own section, and none is put where they could not read it", async () => {
  const { ines, noor } = c.town;
  const [legal, contact] = [await add(ines, "legal"), await add(ines)];
  await c.s.as(ines)(cases.addTeamMember, { caseId, accountId: noor, role: "counselor", sections: ["contact"], canWrite: true });
  const seen = (await c.s.as(noor)(personFiles.list, { personId })).files.map(({ fileId }) => fileId);
  assert.deepEqual([seen.includes(contact), seen.includes(legal)], [true, false]);
  const { fileId } = (await sendFileAs(c.s, noor, pdf(), "letter.pdf")).body;
  assert.equal((await refusal(c.s.as(noor)(personFiles.attach, { personId, fileId, section: "legal" }))).status, 403);
  await c.s.as(noor)(personFiles.attach, { personId, fileId, section: "contact" });
});

test("a file is put to a person once, by its sender, with what it is about said; it is taken out with a reason", async () => {
  const { ines, ravi } = c.town;
  const { fileId } = (await sendFileAs(c.s, ines, pdf(), "letter.pdf")).body;
  const attach = (who: string, more: object = {}) =>
    refusal(c.s.as(who)(personFiles.attach, { personId, fileId, section: "contact", ...more } as never));
  assert.equal((await attach(ines, { section: undefined })).status, 422);
  assert.equal((await attach(ines, { section: "clinical" })).status, 422);
  assert.deepEqual((await attach(ravi)).fields, { fileId: "unknown" }, "another's file");
  await c.s.as(ines)(personFiles.attach, { personId, fileId, section: "contact" });
  assert.deepEqual((await attach(ines)).fields, { fileId: "unknown" }, "it hangs already");
  await c.s.as(ravi)(files.end, {
    fileId,
    version: (await c.s.as(ines)(files.show, { fileId })).file.version,
    reason: "About somebody else",
  });
  const last = (await c.s.as(ines)(personFiles.list, { personId })).files.at(-1);
  assert.deepEqual([last?.fileId, last?.ended?.reason], [fileId, "About somebody else"]);
});
