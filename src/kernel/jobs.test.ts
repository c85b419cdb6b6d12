import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { z } from "zod";
import { layTown } from "../staff/testing.ts";
import { clock } from "./clock.ts";
import { endpoint, none } from "./contract.ts";
import { holdLife } from "./deadWorkers.ts";
import { anyone, nothing, route } from "./door.ts";
import { kernelJobs } from "./housekeeping.ts";
import { newId } from "./ids.ts";
import { defineJob, defineService, everySeconds, later, laterForNobody } from "./jobs.ts";
import { Problem } from "./problem.ts";
import { refusal, stage } from "./testing.ts";
import { asPublic } from "./visit.ts";
import { type JobTrouble, startWorker, type Worker } from "./worker.ts";

const Thing = z.object({ thingId: z.uuid(), how: z.enum(["well", "refused", "badly"]) });
const done: { thingId: string; account: string }[] = [];

const write = defineJob({
  name: "test.write",
  in: Thing,
  attempts: 1,
  run: ({ input, asAuthor }) =>
    asAuthor(async ({ tx, saw }) => {
      if (input.how === "refused") throw new Problem(403, "refused");
      if (input.how === "badly") throw new Error("Maria called at noon");
      saw(input.thingId);
      done.push({ thingId: input.thingId, account: tx.actor.id });
    }),
});
const told: string[] = [];
const tell = defineService({
  name: "test.tell",
  in: z.object({ thingId: z.uuid() }),
  run: async ({ input }) => void told.push(input.thingId),
});
let rounds = 0;
const round = everySeconds(
  0.05,
  defineService({
    name: "test.round",
    in: none,
    run: async () => {
      rounds += 1;
      if (rounds === 1) throw new Error("not yet");
    },
  }),
);

const ask = endpoint({
  name: "test.ask",
  method: "POST",
  path: "/ask",
  in: Thing.extend({ undo: z.boolean().default(false), key: z.string().optional(), inHours: z.number().default(0) }),
  out: none,
  about: "Asks for something to be done later.",
});
const routes = [
  route(ask, {
    find: nothing,
    may: anyone,
    run: async ({ tx, input: { undo, key, inHours, ...input } }) => {
      await later(tx, write, input, { ...(key && { key }), ...(inHours && { at: new Date(clock().getTime() + inHours * 3_600_000) }) });
      if (undo) throw new Problem(409, "test.undone");
      return {};
    },
  }),
];

let s: Awaited<ReturnType<typeof stage>>;
let town: Awaited<ReturnType<typeof layTown>>;
let worker: Worker;
const troubles: JobTrouble[] = [];

before(async () => {
  s = await stage(routes);
  town = await layTown(s);
  worker = await startWorker(s.worker, [write, tell, round, ...kernelJobs], (trouble) => troubles.push(trouble));
});
after(async () => {
  await worker.stop();
  await s.strike();
});

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 200; i += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  assert.fail("it did not come to pass");
}
const trailOf = (thingId: string) =>
  s.given("select * from kernel.audit_event where source = 'job' and about ->> 'thingId' = $1", [thingId]);
const queued = async (thingId: string) =>
  (await s.given("select from graphile_worker._private_jobs where payload::text like $1", [`%${thingId}%`])).length;
const stuck = async (accountId: string) =>
  asPublic(s.app, async (client) => {
    await client.query("select access.begin_request($1)", [await s.tokenOf(accountId)]);
    return (await client.query("select * from kernel.stuck_jobs()")).rows;
  });

test("what is asked for in a request is done as the one who asked, and stands in the trail as a job's act", async () => {
  const thingId = newId();
  await s.as(town.ines)(ask, { thingId, how: "well" });
  await until(() => done.some((one) => one.thingId === thingId && one.account === town.ines));
  await until(async () => (await trailOf(thingId)).length === 1);
  const [event] = await trailOf(thingId);
  assert.deepEqual(
    { account: event?.account_id, action: event?.action, outcome: event?.outcome, people: event?.people, agency: event?.agency_id },
    { account: town.ines, action: "test.write", outcome: "done", people: [thingId], agency: town.agencies.northlake },
  );
});

test("a request that is undone has asked for nothing", async () => {
  const thingId = newId();
  assert.equal((await refusal(s.as(town.ines)(ask, { thingId, how: "well", undo: true }))).status, 409);
  assert.equal(await queued(thingId), 0);
});

test("the job of an account that was closed meanwhile ends quietly, and is recorded as refused", async () => {
  const thingId = newId();
  const gone = await town.account(town.agencies.northlake, "Mateo");
  await s.as(gone)(ask, { thingId, how: "well", inHours: 1 });
  await s.given("update staff.account set status = 'inactive', inactive_at = kernel.clock() where id = $1", [gone]);
  await s.given("update graphile_worker._private_jobs set run_at = now() where payload::text like $1", [`%${thingId}%`]);
  await until(async () => (await trailOf(thingId)).length === 1);
  const [event] = await trailOf(thingId);
  assert.deepEqual([event?.account_id, event?.outcome, event?.agency_id], [gone, "refused", town.agencies.northlake]);
  await until(async () => (await queued(thingId)) === 0);
  assert.ok(!done.some((one) => one.thingId === thingId));
});

test("a job refused what it is about ends, is recorded, and is not tried again", async () => {
  const thingId = newId();
  await s.as(town.ines)(ask, { thingId, how: "refused" });
  await until(async () => (await trailOf(thingId))[0]?.outcome === "refused");
  await until(async () => (await queued(thingId)) === 0);
});

test("a job that keeps failing stays visible to an administrator of the agency, by code and without words", async () => {
  const thingId = newId();
  await s.as(town.ines)(ask, { thingId, how: "badly" });
  await until(async () => (await stuck(town.ida)).length === 1);
  const [mine] = await stuck(town.ida);
  assert.deepEqual([mine?.job, mine?.failure, mine?.attempts], ["test.write", "Error", 1]);
  assert.equal((await stuck(town.walt)).length, 0, "another agency's administrator sees none of it");
  await assert.rejects(stuck(town.ines), (problem) => problem instanceof Problem && problem.status === 403);
  assert.ok(!JSON.stringify(troubles).includes("Maria"));
  assert.equal((await s.given("select from graphile_worker._private_jobs where last_error like '%Maria%'")).length, 0);
});

test("the same key waits once; later is told by the one clock", async () => {
  const [first, second] = [newId(), newId()];
  await s.moveBy(-86_400_000);
  await s.as(town.ines)(ask, { thingId: first, how: "well", key: "k", inHours: 2 });
  await s.as(town.ines)(ask, { thingId: second, how: "well", key: "k", inHours: 2 });
  await s.moveBy(86_400_000);
  const rows = await s.given(
    "select payload, run_at - now() between interval '100 minutes' and interval '2 hours' as soon from graphile_worker._private_jobs where key like 'test.write:%:k'",
  );
  assert.deepEqual([rows.length, rows[0]?.payload.input.thingId, rows[0]?.soon], [1, second, true]);
});

test("nobody in particular may ask for a service, and only for that; a job cannot be forged in another's name", async () => {
  const thingId = newId();
  await asPublic(s.app, (client) => laterForNobody(client, tell, { thingId }));
  await until(() => told.includes(thingId));
  await assert.rejects(
    asPublic(s.app, (client) => laterForNobody(client, write, { thingId, how: "well" })),
    /run as its author/,
  );
  await assert.rejects(
    asPublic(s.app, async (client) => {
      await client.query("set local hf.uid = '00000000-0000-0000-0000-000000000001'; set local hf.mac = 'x'");
      await client.query("select kernel.enqueue('test.write', '{}', null, null, 1)");
    }),
    (problem) => problem instanceof Problem && problem.status === 403,
  );
  await assert.rejects(
    asPublic(s.app, (client) => client.query("select * from graphile_worker._private_jobs")),
    Problem,
  );
});

test("words do not go into the queue", async () => {
  const Words = defineService({ name: "test.words", in: z.object({ text: z.string() }), run: async () => {} });
  await assert.rejects(
    asPublic(s.app, (client) => laterForNobody(client, Words, { text: "Maria called" })),
    /words stand in its input/,
  );
});

test("what comes round goes on after a failure, and says that it failed", async () => {
  await until(() => rounds > 3);
  assert.deepEqual(worker.failing(), []);
  assert.ok(troubles.some((trouble) => trouble.job === "test.round"));
});

test("what a worker that died was doing is done by another", async () => {
  const thingId = newId();
  await s.as(town.ines)(ask, { thingId, how: "well", inHours: 1 });
  await s.given(
    "update graphile_worker._private_jobs set locked_by = 'dead', locked_at = now() - interval '1 minute', run_at = now() where payload::text like $1",
    [`%${thingId}%`],
  );
  const life = await holdLife(s.test.worker, "another");
  await until(() => done.some((one) => one.thingId === thingId));
  await life.end();
});

test("what a worker that lives is doing is left to it", async () => {
  const thingId = newId();
  await s.as(town.ines)(ask, { thingId, how: "well", inHours: 1 });
  const living = await holdLife(s.test.worker, "living");
  await s.given(
    "update graphile_worker._private_jobs set locked_by = 'living', locked_at = now() - interval '1 minute', run_at = now() where payload::text like $1",
    [`%${thingId}%`],
  );
  const other = await holdLife(s.test.worker, "other");
  const locked = () => s.given("select from graphile_worker._private_jobs where locked_by = 'living'");
  assert.equal((await locked()).length, 1);
  await living.end();
  await other.sweep();
  await until(async () => (await locked()).length === 0);
  await other.end();
});

test("a worker goes on when its connections are cut", async () => {
  await s.given("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'holdfast_worker' and datname = $1", [s.test.name]);
  const thingId = newId();
  await s.as(town.ines)(ask, { thingId, how: "well" });
  await until(() => done.some((one) => one.thingId === thingId));
});

test("keys older than 48 hours are forgotten by the hourly job", async () => {
  await s.given(
    "insert into kernel.idempotency (account_id, key, endpoint, asked, at) values ($1, 'an-old-key', 'x.y', '', kernel.clock() - interval '49 hours')",
    [town.ines],
  );
  const forget = kernelJobs.find((job) => job.name === "kernel.forgetKeys")!;
  await asPublic(s.worker, (client) => laterForNobody(client, forget, {}));
  await until(async () => (await s.given("select from kernel.idempotency where key = 'an-old-key'")).length === 0);
});
