import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { clock } from "../kernel/clock.ts";
import { newId } from "../kernel/ids.ts";
import { runJob } from "../kernel/runJob.ts";
import { refusal, stage } from "../kernel/testing.ts";
import { asActor, asPublic } from "../kernel/visit.ts";
import { layTown } from "../staff/testing.ts";
import { messages } from "./contract.ts";
import { deliverMessages } from "./deliver.ts";
import { notifyFromService } from "./notifyFromService.ts";
import { notifyAccount, queueMessage, withdrawMessage } from "./queueMessage.ts";
import { messageRoutes } from "./routes.ts";
import { listenForMail } from "./testing.ts";
import { keepMessages, SendFailed, sendBySmtp, type Transport } from "./transport.ts";

let s: Awaited<ReturnType<typeof stage>>;
let town: Awaited<ReturnType<typeof layTown>>;
let smtp: Awaited<ReturnType<typeof listenForMail>>;

before(async () => {
  s = await stage(messageRoutes);
  town = await layTown(s);
  smtp = await listenForMail();
});
after(async () => {
  await smtp.close();
  await s.strike();
});

const deliver = (transport: Transport) => runJob(s.worker, deliverMessages(transport, s.keys), {});
const waitOutHold = () => s.moveBy(11_000);
const rowsOf = (once: string) => s.given("select * from messages.outbox where once = $1", [once]);
const rowOf = async (once: string) => {
  const [row] = await rowsOf(once);
  assert.ok(row);
  return row;
};
const emailOf = async (accountId: string): Promise<string> =>
  (await s.given("select email from staff.account where id = $1", [accountId]))[0]?.email;
const link = `https://holdfast.example.org/set-up/${"w".repeat(43)}`;

test("a message leaves by mail, after ten seconds, once, and says nothing of anyone", async () => {
  const once = `test:${newId()}`;
  await asActor(s.worker, town.ravi, async (tx) => {
    await notifyAccount(tx, { accountId: town.ines, template: "concern.received", once });
    await notifyAccount(tx, { accountId: town.ines, template: "concern.received", once });
  });
  const transport = sendBySmtp({ url: smtp.url, from: "post@holdfast.example.org" });
  await deliver(transport);
  assert.equal(smtp.mails.length, 0, "it may still be taken back");
  await waitOutHold();
  await Promise.all([deliver(transport), deliver(transport)]);
  await deliver(transport);
  assert.deepEqual(
    smtp.mails.map(({ to }) => to),
    [await emailOf(town.ines)],
  );
  const [mail] = smtp.mails;
  assert.match(mail!.data, /Subject: Something new in Holdfast/);
  assert.match(mail!.data, new RegExp(`Message-ID: <${(await rowOf(once)).id}@holdfast.example.org>`));
  assert.doesNotMatch(mail!.data, /Ines|Ravi|CARE|Northlake/);
});

test("what is undone was never said; what undoes its cause takes it back", async () => {
  const [undone, taken] = [`test:${newId()}`, `test:${newId()}`];
  await assert.rejects(
    asActor(s.worker, town.ravi, async (tx) => {
      await notifyAccount(tx, { accountId: town.ines, template: "concern.received", once: undone });
      throw new Error("undone");
    }),
  );
  assert.equal((await rowsOf(undone)).length, 0);
  await asActor(s.worker, town.ravi, (tx) => notifyAccount(tx, { accountId: town.ines, template: "concern.received", once: taken }));
  await asActor(s.worker, town.tomas, (tx) => withdrawMessage(tx, taken));
  assert.equal((await rowOf(taken)).failure, null, "another agency takes back nothing");
  await asActor(s.worker, town.ravi, (tx) => withdrawMessage(tx, taken));
  assert.equal((await rowOf(taken)).failure, "withdrawn");
});

test("a message to an account that was closed meanwhile does not leave", async () => {
  const once = `test:${newId()}`;
  const gone = await town.account(town.agencies.northlake, "Mateo");
  await asActor(s.worker, town.ravi, (tx) =>
    notifyAccount(tx, { accountId: gone, template: "cover.given", params: { from: "2027-01-04", until: "2027-01-08" }, once }),
  );
  await s.given("update staff.account set status = 'inactive', inactive_at = kernel.clock() where id = $1", [gone]);
  await waitOutHold();
  await deliver(keepMessages);
  const row = await rowOf(once);
  assert.deepEqual([row.sent_at, row.failure], [null, "recipient.left"]);
});

test("where it goes and what fills it lie secret; a link is forgotten when it has left", async () => {
  const once = `test:${newId()}`;
  await asActor(s.worker, town.ida, (tx) =>
    queueMessage(tx, {
      channel: "mail",
      to: "jo@example.org",
      template: "account.invite",
      params: { link },
      language: "es",
      accountId: town.ines,
      once,
    }),
  );
  const [row] = await s.given(
    "select encode(to_address, 'escape') as to, encode(params, 'escape') as params from messages.outbox where once = $1",
    [once],
  );
  assert.doesNotMatch(JSON.stringify(row), /jo@example|set-up/);
  await waitOutHold();
  smtp.mails.length = 0;
  await deliver(sendBySmtp({ url: smtp.url, from: "post@holdfast.example.org" }));
  assert.match(smtp.mails[0]!.data.replace(/=\n/g, ""), /set-up\/w{43}/);
  assert.deepEqual([(await rowOf(once)).params, (await rowOf(once)).sent_at !== null], [null, true]);
});

test("a failure is tried again, later each time, and given up after eight; one that is final at once", async () => {
  const queue = async (channel: "mail" | "text") => {
    const once = `test:${newId()}`;
    await asActor(s.worker, town.ravi, (tx) =>
      queueMessage(tx, { channel, to: channel === "mail" ? "jo@example.org" : "+1 555 0100", template: "concern.thanks", once }),
    );
    await waitOutHold();
    return once;
  };
  const transport = sendBySmtp({ url: smtp.url, from: "post@holdfast.example.org" });
  smtp.refuseWith("451");
  const soft = await queue("mail");
  await deliver(transport);
  assert.deepEqual([(await rowOf(soft)).failure, (await rowOf(soft)).attempts, (await rowOf(soft)).failed_at], ["smtp.451", 1, null]);
  await deliver(transport);
  assert.equal((await rowOf(soft)).attempts, 1, "not before five minutes");
  for (let i = 2; i <= 8; i += 1) {
    await s.moveBy(i * 5 * 60_000);
    await deliver(transport);
  }
  assert.deepEqual([(await rowOf(soft)).attempts, (await rowOf(soft)).failed_at !== null], [8, true]);

  smtp.refuseWith("550");
  const hard = await queue("mail");
  await deliver(transport);
  assert.deepEqual([(await rowOf(hard)).failure, (await rowOf(hard)).failed_at !== null], ["smtp.550", true]);
  smtp.refuseWith(undefined);
  const text = await queue("text");
  await deliver(transport);
  assert.equal((await rowOf(text)).failure, "text.noTransport");
});

test("a message claimed by a process that died is sent by the next, five minutes later, under the same id", async () => {
  const once = `test:${newId()}`;
  await asActor(s.worker, town.ravi, (tx) =>
    notifyAccount(tx, { accountId: town.omar, template: "concern.urgent", once, notBefore: clock() }),
  );
  const sent: string[] = [];
  await asPublic(s.worker, (client) => client.query("select * from messages.take_due(5)"));
  const transport: Transport = { keeps: false, send: async ({ id }) => void sent.push(id) };
  await deliver(transport);
  assert.equal(sent.length, 0);
  await s.moveBy(6 * 60_000);
  await deliver(transport);
  assert.deepEqual(sent, [(await rowOf(once)).id]);
});

test("while the transport is down nothing more is tried, and nothing is lost", async () => {
  const onces = [`test:${newId()}`, `test:${newId()}`];
  for (const once of onces)
    await asActor(s.worker, town.ravi, (tx) =>
      notifyAccount(tx, { accountId: town.omar, template: "concern.urgent", once, notBefore: clock() }),
    );
  let tries = 0;
  await deliver({
    keeps: false,
    send: async () => {
      tries += 1;
      throw new SendFailed("smtp.ECONNECTION", { down: true });
    },
  });
  assert.equal(tries, 1);
  await s.moveBy(6 * 60_000);
  await deliver(keepMessages);
  for (const once of onces) assert.ok((await rowOf(once)).sent_at);
  await assert.rejects(
    sendBySmtp({ url: "smtp://127.0.0.1:9", from: "a@b.c" }).send({
      id: "x",
      channel: "mail",
      to: "jo@example.org",
      subject: "",
      text: "",
    }),
    SendFailed,
  );
});

test("work that is nobody's own tells colleagues once each, in their language; the app's login may not", async () => {
  await s.given("update staff.account set language = 'es' where id = $1", [town.keiko]);
  const once = `crack:${newId()}`;
  for (const _ of [1, 2]) await notifyFromService(s.worker, [town.ravi, town.keiko, newId()], { template: "crack.escalated", once });
  const rows = await s.given("select account_id, agency_id, language from messages.outbox where once like $1 order by language", [
    `${once}:%`,
  ]);
  assert.deepEqual(
    rows.map((row) => [row.account_id, row.agency_id, row.language]),
    [
      [town.ravi, town.agencies.northlake, "en"],
      [town.keiko, town.agencies.rioVerde, "es"],
    ],
  );
  await assert.rejects(notifyFromService(s.app, [town.ravi], { template: "crack.escalated", once }));
  await assert.rejects(asPublic(s.app, (client) => client.query("select * from messages.take_due(5)")));
  await assert.rejects(asPublic(s.app, (client) => client.query("select messages.open_to_colleagues($1)", [town.agencies.northlake])));
});

test("an administrator reads what left, but no link in it and no outsider's address; a colleague reads nothing", async () => {
  const out = await s.as(town.ida)(messages.list, {});
  assert.ok(out.messages.length >= 8);
  assert.equal(out.demo, false);
  assert.ok(out.messages.some((message) => message.to === "j…@…" && message.subject === "Your message has arrived"));
  assert.ok(!JSON.stringify(out).includes("set-up"));
  assert.ok(
    out.messages.some((message) => message.state === "withdrawn") && out.messages.some((message) => message.failure === "smtp.550"),
  );
  assert.equal((await refusal(s.as(town.ines)(messages.list, {}))).status, 403);
  assert.equal((await refusal(s.asNobody(messages.list, {}))).status, 401);
  assert.equal((await s.as(town.walt)(messages.list, {})).messages.length, 1, "of another agency there is nothing");
});

test("in the demo every colleague of the agency reads all of it, page by page", async () => {
  await asPublic(s.worker, (client) => client.query("select messages.open_to_colleagues($1)", [town.agencies.northlake]));
  await asActor(s.worker, town.ida, async (tx) => {
    for (let i = 0; i < 55; i += 1)
      await queueMessage(tx, { channel: "mail", to: "jo@example.org", template: "account.invite", params: { link }, accountId: town.ines });
  });
  const first = await s.as(town.ines)(messages.list, {});
  assert.deepEqual(
    [first.demo, first.messages.length, first.messages[0]?.to, first.messages[0]?.state],
    [true, 50, "jo@example.org", "waiting"],
  );
  assert.match(first.messages[0]!.text, /set-up/);
  const second = await s.as(town.ines)(messages.list, { after: first.next! });
  const ids = new Set([...first.messages, ...second.messages].map((message) => message.id));
  assert.equal(ids.size, first.messages.length + second.messages.length);
  assert.equal((await s.as(town.ines)(messages.list, { after: "elsewhere" })).messages.length, 0);
  assert.equal((await refusal(s.as(town.tomas)(messages.list, {}))).status, 403, "another agency's stays shut");
});
