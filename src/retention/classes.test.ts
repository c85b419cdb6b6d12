import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { R90_REVIEW } from "../kernel/limits.ts";
import { type Stage, stage } from "../kernel/testing.ts";
import { classes, standing } from "./classes.ts";
import { RecordClass } from "./contract.ts";

let s: Stage;
before(async () => {
  s = await stage([]);
});
after(() => s.strike());

const OURS = "n.nspname !~ '^(pg_|information_schema|graphile|public)'";
const tables = async (where = "true") =>
  (
    await s.given<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and ${OURS} and ${where} order by 1`,
    )
  ).map(({ name }) => name);
const schemaOf = (name: string) => `${name.split(".")[0]}.*`;

test("every table there is belongs to exactly one class, or stays with a reason; every class is one of the list", async () => {
  const named = Object.values(classes).flat();
  const kept = Object.keys(standing);
  assert.equal(new Set([...named, ...kept]).size, named.length + kept.length);
  assert.deepEqual(Object.keys(classes).sort(), [...RecordClass.options].sort());
  const without = (await tables()).filter((name) => !named.includes(name) && !kept.includes(name) && !named.includes(schemaOf(name)));
  assert.deepEqual(
    without,
    [],
    "put it into src/retention/classes.ts, and into the steps of src/retention/purge.sql or kinds.sql where it hangs on a case, a person or a concern",
  );
});

test("nobody stands in a table that stays: none of them is sealed or names a person, but where the reason is the office's own", async () => {
  const personal = await tables(
    `exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and (a.atttypid = 'bytea'::regtype or a.attname in ('person_id', 'case_id', 'other_id', 'people')))`,
  );
  const offices = ["imports.mapping", "releases.recipient"];
  assert.deepEqual(
    personal.filter((name) => Object.hasOwn(standing, name)),
    offices,
  );
});

test("whatever has an end to set is taken away or emptied by a step, and a person goes from every table that refers to one", async () => {
  const steps = await s.given<{ tbl: string }>(
    `select tbl from unnest(array['case', 'case_words']) k, retention.steps(k) union
     select tbl from unnest(array['concern', 'crisis', 'paper', 'person', 'roster', 'consults', 'imports', 'messages', 'leftovers']) k, retention.kind_steps(k)`,
  );
  const reached = new Set(steps.map(({ tbl }) => tbl));
  // Half done things that a clock of their own ends, two days, one day, an hour, and where staff were, a month (visits.forget).
  const bySelf = ["kernel.idempotency", "concerns.arrival", "concerns.day_salt", "visits.visit", "visits.alarm"];
  const fixed = [...classes.staff, ...classes.trail, ...bySelf, ...Object.keys(standing)];
  const missed = (await tables()).filter((name) => !reached.has(name) && !fixed.includes(name) && !fixed.includes(schemaOf(name)));
  assert.deepEqual(missed, [], "put it into the steps of src/retention/purge.sql or kinds.sql");
  const refer = await s.given<{ name: string }>(
    `select k.conrelid::regclass::text || '.' || a.attname as name from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey) and a.attname <> 'agency_id'
      where k.contype = 'f' and k.confrelid = 'people.person'::regclass order by 1`,
  );
  const gone = await s.given<{ tbl: string; hit: string }>("select tbl, hit from retention.person_steps()");
  const [bound] = await s.given<{ body: string }>("select pg_get_functiondef('retention.bound(uuid, uuid[])'::regprocedure) as body");
  const unasked = refer.filter(({ name }) => {
    const [schema = "", table = "", column = ""] = name.split(".");
    const goes = gone.some(({ tbl, hit }) => tbl === `${schema}.${table}` && hit.includes(`t.${column} = any ($2)`));
    const stays = new RegExp(`from ${schema}\\.${table} (\\w+) where \\1\\.${column} = p_person`).test(bound?.body ?? "");
    // Gone with the case whose it is, and a case binds.
    const ofCase = ["disclosures", "releases", "requests", "portal", "cases"].includes(schema) && column === "person_id";
    return !goes && !stays && !ofCase;
  });
  assert.deepEqual(unasked, [], "a person who goes is still referred to: put it into retention.person_steps or retention.bound");
});

test("all that hangs on a case goes with it: no table that names a case is without a step, and the queue's thirty days are the database's", async () => {
  const hanging = await s.given<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and a.attname = 'case_id' and not a.attisdropped and n.nspname !~ '^(pg_|information_schema|graphile|public)' order by 1`,
  );
  const steps = new Set((await s.given<{ tbl: string }>("select tbl from retention.steps('case')")).map(({ tbl }) => tbl));
  assert.deepEqual(
    hanging.map(({ name }) => name).filter((name) => !steps.has(name)),
    [],
  );
  const [days] = await s.given<{ def: string }>("select pg_get_constraintdef(oid) as def from pg_constraint where conname = 'due_later'");
  assert.ok(days?.def.includes(`+ ${R90_REVIEW.leastDays}`));
});
