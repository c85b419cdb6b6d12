import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { buildIfStale } from "../../scripts/build.ts";
import { refusal } from "../kernel/testing.ts";
import { type Person, people } from "../people/contract.ts";
import { disclosures } from "./contract.ts";
import { hangLinkPages } from "./linkRoutes.ts";
import { type Disclosed, type Id, layDisclosures } from "./testing.ts";

let t: Disclosed;
before(async () => {
  await buildIfStale();
  t = await layDisclosures();
  hangLinkPages(t.s.http, t.s.app);
});
after(() => t.s.strike());

const shown = (who: string, personId: Id) => t.s.as(who)(people.show, { personId });
const optOut = async (who: string, personId: Id, directoryOutOn: string | null | undefined, more: Partial<Person> = {}) => {
  const { label, born, language, interpreter, version } = await shown(who, personId);
  return t.s.as(who)(people.change, { personId, ...label, born, language, interpreter, version, directoryOutOn, ...more });
};

test("R70 that somebody opted out of the directory is a dated fact, written by those who work with them and read by all who see them", async () => {
  const { ines, ravi, sam, tomas } = t.town;
  const { caseId, personId } = await t.open(ines);
  assert.equal((await shown(ines, personId)).directoryOutOn, null);
  assert.deepEqual((await refusal(optOut(ines, personId, await t.dayFrom(1)))).fields, { directoryOutOn: "future" });
  const day = await t.dayFrom(-3);
  await optOut(ines, personId, day);
  assert.equal((await shown(ravi, personId)).directoryOutOn, day);
  assert.equal((await t.show(ines, caseId)).case.directoryOutOn, day);
  // Who only triages reads it and does not write it; another agency has nobody of that kind.
  assert.equal((await shown(sam, personId)).directoryOutOn, day);
  assert.equal((await refusal(optOut(sam, personId, null))).status, 403);
  const put = { personId, call: "Jo", initial: null, tag: null, pronouns: null, language: null, interpreter: false, directoryOutOn: null };
  assert.equal((await refusal(t.s.as(tomas)(people.change, { ...put, version: 2 }))).status, 404);
  assert.equal((await refusal(t.s.as(ines)(people.change, { ...put, version: 1 }))).code, "stale");
  await optOut(ines, personId, undefined, { interpreter: true });
  assert.equal((await shown(ines, personId)).directoryOutOn, day, "what is not spoken of stays as it was");
});

test("R70 directory information of one who opted out goes to nobody, by no way; what went before opens no more", async () => {
  const { ines } = t.town;
  const { caseId, personId } = await t.open(ines);
  const recipientId = await t.partner(ines);
  const directory = { basis: "ferpa_exception", basisCode: "directory", recipientId, purpose: "A yearbook" };
  const ways = [
    { method: "printed", paperSafe: true },
    { method: "verbal", items: [{ kind: "spoken", item: "identity", title: "That they are enrolled" }] },
    { method: "link", linkDays: 3 },
  ];
  for (const way of ways) await t.send(ines, caseId, null, { ...directory, ...way });
  const [mail] = await t.s.given<{ id: string; params: Buffer }>(
    "select id, params from messages.outbox where template = 'share.link' order by created_at desc limit 1",
  );
  const { link } = JSON.parse(
    t.s.keys.ring.open(
      t.town.agencies.northlake,
      { table: "messages.outbox", row: mail?.id ?? "", column: "params" },
      mail?.params ?? Buffer.of(),
    ),
  ) as { link: string };
  const code = async () => {
    const [row] = await t.s.given<{ id: string }>("select package_id as id from disclosures.link order by package_id desc limit 1");
    return (await t.s.as(ines)(disclosures.show, { packageId: row?.id as Id })).link?.code ?? "";
  };
  const told = await code();
  const open = async () =>
    t.s.http.inject({
      method: "POST",
      url: new URL(link).pathname,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: new URLSearchParams({ code: told }).toString(),
    });
  assert.equal((await open()).statusCode, 200);

  await optOut(ines, personId, await t.dayFrom(0));
  for (const way of ways)
    assert.equal((await refusal(t.send(ines, caseId, null, { ...directory, ...way }))).code, "share.optedOut", way.method);
  assert.equal((await open()).statusCode, 404, "the link that went out before");
  // An officer of the school is told as before, and so is everybody once they change their mind.
  await t.send(ines, caseId, null, { ...directory, basisCode: "school_official", method: "printed", paperSafe: true });
  await optOut(ines, personId, null);
  await t.send(ines, caseId, null, { ...directory, method: "printed", paperSafe: true });
  assert.equal((await open()).statusCode, 200);
});
