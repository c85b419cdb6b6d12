import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { buildIfStale } from "../../scripts/build.ts";
import { caseFiles } from "../cases/files/contract.ts";
import { caseFileRoutes } from "../cases/files/routes.ts";
import { disclosures } from "../disclosures/contract.ts";
import { hangLinkPages } from "../disclosures/linkRoutes.ts";
import { pdf, sendFileAs } from "../files/testing.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { recipients, releases } from "../releases/contract.ts";
import { walls } from "../walls/contract.ts";
import { wallRoutes } from "../walls/routes.ts";
import { type Id, layPages, type Paged } from "./testing.ts";

let t: Paged;
before(async () => {
  await buildIfStale();
  t = await layPages([...wallRoutes, ...caseFileRoutes]);
  hangLinkPages(t.s.http, t.s.app);
});
after(() => t.s.strike());

const post = (path: string, fields: Record<string, string>) =>
  t.s.http.inject({
    method: "POST",
    url: path,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    payload: new URLSearchParams(fields).toString(),
  });

/** Where a package's link leads, as its mail has it, and its code. */
async function wayIn(packageId: Id) {
  const { link } = await t.s.as(t.town.ana)(disclosures.show, { packageId });
  const [mail] = await t.s.given<{ id: string; params: Buffer }>("select id, params from messages.outbox where once = $1", [
    `share:${packageId}`,
  ]);
  const params = t.s.keys.ring.open(
    t.town.agencies.casaLuz,
    { table: "messages.outbox", row: mail?.id ?? "", column: "params" },
    mail?.params ?? Buffer.alloc(0),
  );
  return { code: link?.code ?? "", path: new URL((JSON.parse(params) as { link: string }).link).pathname };
}

test("R34 a file behind a link is fetched behind a look, as often as one may look, under a name that is only a name", async () => {
  const { ana } = t.town;
  const { caseId } = await t.open(ana, { program: "advocacy", call: "Lin" });
  const { fileId } = (await sendFileAs(t.s, ana, pdf("Lease ".repeat(40_000)), "lease.pdf")).body;
  await t.s.as(ana)(caseFiles.attach, { caseId, fileId, audience: "program" });
  const releaseId = await t.wide(ana, caseId, await t.partner(ana));
  const reminderId = await t.remind(ana, caseId, releaseId, { items: ["documents"] });
  const copy = { kind: "file", item: "documents", title: '..\\..\\a";x=1; filename="evil.exe\u202efdp.', fileId };
  const packageId = await t.send(ana, caseId, releaseId, { items: [copy], reminderId, method: "link", maxViews: 1 });
  const { code, path } = await wayIn(packageId);
  assert.equal((await post(path, { code, seq: "1" })).statusCode, 404, "not before a look");
  assert.equal((await post(path, { code })).statusCode, 200);
  const file = await post(path, { code, seq: "1" });
  assert.equal(file.statusCode, 200);
  assert.match(String(file.headers["content-disposition"]), /^attachment; filename="[^"]*"; filename\*=UTF-8''[^";]*$/);
  assert.equal(file.headers["cache-control"], "no-store");
  assert.equal((await post(path, { code, seq: "1" })).statusCode, 404, "once was said");
  assert.equal((await post(path, { code, seq: "2" })).statusCode, 404);
  assert.equal((await post(path, { code })).statusCode, 404);
});

test("R33 R47 a package is no larger than a withdrawal can wait for; addresses are addresses, and one of a family is no agency", async () => {
  const { ana } = t.town;
  const { caseId } = await t.open(ana, { program: "advocacy", call: "Lin" });
  const { fileId } = (await sendFileAs(t.s, ana, pdf("Lease ".repeat(2_000_000)), "lease.pdf")).body;
  await t.s.as(ana)(caseFiles.attach, { caseId, fileId, audience: "program" });
  const recipientId = await t.partner(ana);
  const releaseId = await t.wide(ana, caseId, recipientId);
  const reminderId = await t.remind(ana, caseId, releaseId, { items: ["documents"] });
  const copy = { kind: "file", item: "documents", title: "Lease", fileId };
  assert.equal((await refusal(t.send(ana, caseId, releaseId, { items: Array(3).fill(copy), reminderId }))).code, "share.tooLarge");
  await t.send(ana, caseId, releaseId, { items: [copy, copy], reminderId });
  const entry = { kind: "family", name: "Sister", caseId, address: null, phone: null, email: null } as const;
  const add = async (more: object) => (await refusal(t.s.as(ana)(recipients.add, { ...entry, ...more } as never))).fields;
  assert.deepEqual(await add({ partnerAgencyId: t.aid }), { partnerAgencyId: "notOfNetwork" });
  for (const email of ["no address", "a@b.example, c@d.example", "a@b\r\nBcc: x@y.example"]) {
    assert.deepEqual(await add({ email }), { email: "notAnAddress" });
    assert.deepEqual((await refusal(t.draft(ana, caseId, recipientId, { toEmail: email }))).fields, { toEmail: "notAnAddress" });
  }
});

test("R45 nothing of what a partner was given is kept by a browser on the way: the same print asked again is 404 once it is over", async () => {
  const token = await t.s.tokenOf(t.chen);
  const before = (await t.s.sendRaw(token, "GET", "/received/count")).json();
  const one = await t.shared();
  const first = await t.s.sendRaw(token, "GET", `/received/${one.packageId}`);
  assert.equal(first.statusCode, 200);
  assert.equal(first.headers["cache-control"], "no-store");
  const tag = String(first.headers["etag"]);
  await t.s.as(t.town.ana)(releases.withdraw, { releaseId: one.releaseId, how: "oral" });
  const again = await t.s.sendRaw(token, "GET", `/received/${one.packageId}`, undefined, { "if-none-match": tag });
  const never = await t.s.sendRaw(token, "GET", `/received/${newId()}`, undefined, { "if-none-match": tag });
  assert.deepEqual([again.statusCode, again.body], [404, never.body]);
  assert.deepEqual((await t.s.sendRaw(token, "GET", "/received/count")).json(), before);
});

test("R01 ids of others in the words of a request are answered as ids of nobody", async () => {
  const { ana, tomas, keiko, ines } = t.town;
  const mine = await t.shared();
  const { caseId, personId } = await t.open(tomas, { program: "support", call: "Mateo" });
  const recipientId = await t.recipient(tomas, "Harbor Clinic", "housing");
  const { fileId } = (await sendFileAs(t.s, tomas, pdf("His. ".repeat(400)), "his.pdf")).body;
  const adultId = await t.adult(tomas, personId, "Aunt", {});
  const theirs = await t.draft(tomas, caseId, recipientId);
  const signedTheirs = await t.signed(ines, (await t.open(ines)).caseId, await t.recipient(ines, "Elsewhere", "housing"));
  await t.s.tokenOf(ana);
  const saysOf = async (work: Promise<unknown>) => {
    const { status, code, fields } = await refusal(work);
    return [status, code, fields];
  };
  const drafted = await t.draft(ana, mine.caseId, mine.recipientId);
  const tried: readonly ((other: Id) => Promise<unknown>)[] = [
    () => t.draft(ana, mine.caseId, recipientId),
    (id) => t.draft(ana, id, mine.recipientId),
    (renewsId) => t.draft(ana, mine.caseId, mine.recipientId, { renewsId }),
    (releaseId) => t.send(ana, mine.caseId, releaseId),
    (id) => t.remind(ana, mine.caseId, id),
    (id) => t.send(ana, mine.caseId, mine.releaseId, { items: [{ kind: "file", item: "documents", title: "x", fileId: id }] }),
    (id) => t.send(ana, mine.caseId, mine.releaseId, { items: [{ kind: "redacted", item: "notes", title: "x", body: "y", noteId: id }] }),
    (id) => t.sign(ana, drafted, { signerKind: "guardian", minor: false, adultId: id }),
    (id) => t.sign(ana, drafted, { how: "drawn", signatureId: id, name: null }),
    (id) => t.sign(ana, id),
    (id) => t.s.as(ana)(releases.withdraw, { releaseId: id, how: "oral" }),
    (id) => t.s.as(ana)(releases.copy, { releaseId: id }),
    (id) => t.s.as(ana)(recipients.end, { recipientId: id, version: 1 }),
    (id) => t.s.as(ana)(recipients.add, { kind: "legal_aid", partnerAgencyId: id, address: null, phone: null, email: null } as never),
    (id) => t.s.as(ana)(recipients.add, { kind: "family", name: "Sister", caseId: id, address: null, phone: null, email: null } as never),
    (id) => t.s.as(ana)(walls.placeOnCase, { caseId: mine.caseId, accountId: id, origin: "personal", reason: "They are cousins" } as never),
    (id) => t.s.as(ana)(walls.askLift, { wallId: id, why: "They are not", version: 1 }),
    (id) => t.s.as(ana)(disclosures.close, { packageId: id }),
  ];
  const others = [recipientId, caseId, personId, fileId as Id, adultId, theirs, signedTheirs, keiko as Id, t.town.agencies.rioVerde as Id];
  for (const [at, attempt] of tried.entries()) {
    const nobody = await saysOf(attempt(newId() as Id));
    for (const id of others) assert.deepEqual(await saysOf(attempt(id)), nobody, `${at}`);
  }
});

test("R14 R24 a guardian's page tells of what that guardian signed, not of what the other parent did, nor of a report", async () => {
  const { tomas, keiko, agencies } = t.town;
  const { caseId, personId } = await t.open(tomas, { program: "support", call: "Mateo" });
  await t.switchOn(keiko, caseId);
  await t.bornOn(agencies.rioVerde, personId, `${Number((await t.dayFrom(0)).slice(0, 4)) - 10}-01-01`);
  const mother = await t.adult(tomas, personId, "Mother", {});
  const father = await t.adult(tomas, personId, "Father", {});
  const by = async (adultId: Id, name: string) => {
    const releaseId = await t.draft(tomas, caseId, await t.recipient(tomas, name, "housing"), { items: ["letter"] });
    await t.sign(tomas, releaseId, { signerKind: "parent", minor: true, adultId, name: "A parent" });
    await t.send(tomas, caseId, releaseId, { method: "printed", paperSafe: true });
    return releaseId;
  };
  const hers = await by(mother, "Harbor House");
  const his = await by(father, "Little League");
  const worker = await t.recipient(tomas, "Child Protection", "prosecutor");
  const report = { basis: "mandate", basisCode: "statute", legal: "Duty to report", purpose: "A report", recipientId: worker };
  await t.send(tomas, caseId, null, { ...report, method: "printed", paperSafe: true });
  await t.send(tomas, caseId, null, {
    ...report,
    basis: "ferpa_exception",
    basisCode: "child_welfare",
    legal: null,
    method: "printed",
    paperSafe: true,
  });
  const invited = await t.invite(tomas, caseId, { holder: "guardian", guardianId: father, minor: null, decided: "He asked." });
  const { cookie } = await t.first(invited.number, invited.code);
  const read = async (part: string) => (await t.ask("GET", `/mine/${part}`, cookie)).body;
  for (const part of ["sharing", "record"]) {
    const body = await read(part);
    assert.match(body, /Little League/, part);
    assert.doesNotMatch(body, /Harbor House|Child Protection/, part);
  }
  assert.equal((await t.ask("POST", `/mine/sharing/${hers}`, cookie)).status, 404);
  assert.equal((await t.ask("POST", `/mine/sharing/${his}`, cookie)).status, 303);
});
