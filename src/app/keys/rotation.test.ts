import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { AgencyKeys } from "../../agencies/keys.ts";
import { key } from "../../agencies/rotation/contract.ts";
import { rotationRoutes } from "../../agencies/rotation/routes.ts";
import { caseFiles } from "../../cases/files/contract.ts";
import { caseFileRoutes } from "../../cases/files/routes.ts";
import { notes } from "../../cases/notes/contract.ts";
import { type Cases, type Id, layCases } from "../../cases/testing.ts";
import { fileRoutes } from "../../files/routes.ts";
import { fetchFileAs, sendFileAs } from "../../files/testing.ts";
import { Database } from "../../kernel/db.ts";
import { newId } from "../../kernel/ids.ts";
import { FILE_PIECE } from "../../kernel/limits.ts";
import { sealedKeyId } from "../../kernel/secret.ts";
import { refusal } from "../../kernel/testing.ts";
import { people } from "../../people/contract.ts";
import { peopleRoutes } from "../../people/routes.ts";
import { KeyChanges } from "./jobs.ts";
import { listSealed, notSealed } from "./places.ts";

let c: Cases;
let caseId: Id;
let personId: Id;
before(async () => {
  c = await layCases([...fileRoutes, ...caseFileRoutes, ...rotationRoutes, ...peopleRoutes]);
  ({ id: personId } = (await c.s.as(c.town.ravi)(people.create, {
    programId: c.town.programs.care,
    call: "Amina",
    names: [{ kind: "legal", given: "Amina", middle: null, family: "O'Brien", full: null, useWith: ["us"] }],
  } as never)) as { id: Id });
  ({ caseId } = await c.open(c.town.ines, { person: personId }));
});
after(() => c.s.strike());

/** Turns as the server does, its clock going on, until nothing is under way. */
async function turnUntilDone(changes: KeyChanges): Promise<void> {
  for (let n = 0; n < 20; n++) {
    if ((await changes.turn(c.s.worker)) === 0) return;
    await c.s.moveBy(61_000);
  }
  assert.fail("a change of keys that does not end");
}

/** The keys that an agency's values are sealed with now, by number. */
async function countKeys(agencyId: string): Promise<Map<number, number>> {
  const found = new Map<number, number>();
  for (const { table, columns } of await listSealed(c.s.worker.pool)) {
    if (table === "staff.credential") continue;
    const rows = await c.s.given<Record<string, Buffer | null>>(`select ${columns.join(", ")} from ${table} where agency_id = $1`, [
      agencyId,
    ]);
    for (const value of rows.flatMap((row) => Object.values(row)))
      if (value) found.set(sealedKeyId(value), (found.get(sealedKeyId(value)) ?? 0) + 1);
  }
  return found;
}

test("what is sealed is what the migrations call secret, and every other column of bytes is named as none", async () => {
  const folder = path.resolve(import.meta.dirname, "../../../db/migrations");
  const said = new Set<string>();
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".sql"))) {
    let table = "";
    for (const line of readFileSync(path.join(folder, name), "utf8").split("\n")) {
      table = /^(?:create|alter) table ([a-z_.]+)/.exec(line)?.[1] ?? table;
      const column = /^\s*(?:alter table [a-z_.]+ )?(?:add column )?([a-z_0-9]+)\s+bytea\b.*--.*\bsecret\b/.exec(line)?.[1];
      if (column) said.add(`${table}.${column}`);
    }
  }
  const sealed = (await listSealed(c.s.worker.pool)).flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`));
  // Sealed by what they are, in migrations that do not say it beside them.
  const more = ["staff.credential.totp_secret", "staff.credential.totp_pending", "kernel.draft.body"];
  assert.deepEqual(sealed.filter((one) => !said.has(one)).sort(), more.sort(), "a column of bytes is `-- secret`, or stands in places.ts");
  assert.deepEqual(
    [...said].filter((one) => !sealed.includes(one)),
    [],
  );
  assert.equal([...notSealed].filter((one) => said.has(one)).length, 0);
});

test("R111 an administrator changes the agency's key: all of it is sealed anew, nobody notices, and search still finds", async () => {
  const { ines, ravi, ida, omar, tomas } = c.town;
  const { northlake, rioVerde } = c.town.agencies;
  const bytes = Buffer.alloc(FILE_PIECE * 3 + 5, "Words to be kept\n");
  const { body } = await sendFileAs(c.s, ines, bytes, "letter.txt");
  await c.s.as(ines)(caseFiles.attach, { caseId, fileId: body.fileId, audience: "program" });
  const { id: noteId } = await c.s.as(ines)(notes.add, {
    caseId,
    audience: "program",
    body: "The words of a final note",
  } as never);
  const other = await countKeys(rioVerde);
  const look = async () => [
    (await fetchFileAs(c.s, ravi, body.fileId)).rawPayload.equals(bytes),
    JSON.stringify((await c.s.as(ines)(notes.show, { noteId: noteId as never })) as object).includes("The words of a final note"),
    JSON.stringify(await c.s.as(ravi)(people.search, { typed: "amina" })).includes(personId),
  ];
  assert.deepEqual(await look(), [true, true, true]);
  for (const who of [ines, ravi, omar]) assert.equal((await refusal(c.s.as(who)(key.rotate, {}))).status, 403);
  await c.s.as(ida)(key.rotate, {});
  assert.equal((await refusal(c.s.as(ida)(key.rotate, {}))).code, "rotation.running");
  const versions = await c.s.given("select version from files.artefact where id = $1", [body.fileId]);

  // Another process of the same instance hears of the key before it counts, and is killed in the middle of things.
  const twin = new AgencyKeys(Buffer.alloc(32, 7));
  await twin.load(c.s.worker.pool);
  const elsewhere = new Database({ ...c.s.test.worker, max: 2 } as never, twin);
  const killed = new KeyChanges(c.s.keys);
  await killed.turn(c.s.worker);
  assert.equal(c.s.keys.ring.newestKeyId(northlake), 1, "it is stored, and does not count yet");
  assert.deepEqual(await look(), [true, true, true]);
  await new KeyChanges(twin).turn(elsewhere);
  await c.s.moveBy(61_000);
  assert.deepEqual([c.s.keys.ring.newestKeyId(northlake), twin.ring.newestKeyId(northlake)], [2, 2]);
  await killed.turn(c.s.worker, 5);
  assert.deepEqual(await look(), [true, true, true], "between two pieces");
  await turnUntilDone(new KeyChanges(c.s.keys));
  await elsewhere.end();

  assert.deepEqual([...(await countKeys(northlake)).keys()], [2]);
  assert.deepEqual(await countKeys(rioVerde), other, "nobody else's");
  assert.deepEqual(await look(), [true, true, true]);
  assert.deepEqual(await c.s.given("select version from files.artefact where id = $1", [body.fileId]), versions, "nothing was changed");
  const [one] = (await c.s.as(ida)(key.show, {})).rotations;
  assert.ok(one?.doneAt && one.resealed > 5 && one.unopened === 0 && one.askedBy.id === ida);
  assert.equal((await refusal(c.s.as(ravi)(key.show, {}))).status, 403);
  assert.equal((await refusal(c.s.as(tomas)(key.show, {}))).status, 403);
  const trail = await c.s.given("select 1 from kernel.audit_event where action = 'key.rotate' and outcome = 'done' and account_id = $1", [
    ida,
  ]);
  assert.equal(trail.length, 1);
});

test("R111 what no key opens stays as it is and is told of; the rest is changed all the same", async () => {
  const { ida } = c.town;
  const [row] = await c.s.given<{ id: string; title: Buffer }>("select id, title from cases.task limit 1");
  const broken = Buffer.from(row!.title);
  broken[20] = (broken[20] ?? 0) ^ 1;
  await c.s.given("update cases.task set title = $2 where id = $1", [row!.id, broken]);
  await c.s.as(ida)(key.rotate, {});
  await turnUntilDone(new KeyChanges(c.s.keys));
  const [one] = (await c.s.as(ida)(key.show, {})).rotations;
  assert.equal(one?.unopened, 1);
  assert.deepEqual(await c.s.given("select title from cases.task where id = $1", [row!.id]), [{ title: broken }]);
  await c.s.given("update cases.task set title = $2 where id = $1", [row!.id, row!.title]);
});

test("R111 who logs in cannot seal anew, make a key or end a change", async () => {
  for (const statement of [
    "select access.reseal_put(gen_random_uuid(), 'cases.task', array['title'], '(0,1)', array[null]::bytea[], array['x']::bytea[])",
    "select * from access.reseal_find(gen_random_uuid(), 'cases.task', array['title'], 2, 0, 9)",
    "select agencies.rewrap(array[]::bytea[], array[]::bytea[])",
    "select agencies.give_key(gen_random_uuid(), 2, 'x')",
    "set session_replication_role = replica",
  ])
    await assert.rejects(c.s.app.pool.query(statement), { code: "42501" }, statement);
  await assert.rejects(c.s.worker.pool.query("set session_replication_role = replica"), { code: "42501" });
});

test("R111 a key made beside another, or under which one would stay behind, is refused by name, and nothing is changed", async () => {
  const stored = () => c.s.given("select agency_id, key_id, wrapped from agencies.agency_key order by 1, 2");
  const change = newId();
  await c.s.given("insert into agencies.rotation (id, agency_id, asked_by) values ($1, $2, $3)", [
    change,
    c.town.agencies.northlake,
    c.town.ida,
  ]);
  const before = await stored();
  // A process that has not heard of the newest key takes its number for free; one that skips a number is no better.
  for (const number of [1, 9])
    await assert.rejects(c.s.worker.pool.query("select agencies.give_key($1, $2, 'x')", [change, number]), {
      code: "HF409",
      message: "rotation.otherKey",
    });
  // An agency that came meanwhile: its key would be lost with the old one of the installation.
  const { rows } = await c.s.worker.pool.query<{ wrapped: Buffer }>("select wrapped from agencies.wrapped_keys()");
  const [, ...known] = rows.map(({ wrapped }) => wrapped);
  const fresh = known.map((wrapped) => Buffer.concat([wrapped, Buffer.of(1)]));
  await assert.rejects(c.s.worker.pool.query("select agencies.rewrap($1, $2)", [known, fresh]), {
    code: "HF409",
    message: "rotation.keyAdded",
  });
  assert.deepEqual(await stored(), before);
  await turnUntilDone(new KeyChanges(c.s.keys));
  assert.equal((await c.s.as(c.town.ida)(key.show, {})).rotations[0]?.unopened, 0);
});
