import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { R90_REVIEW } from "../kernel/limits.ts";
import { type Stage, stage } from "../kernel/testing.ts";
import { classes } from "./classes.ts";
import { RecordClass } from "./contract.ts";

let s: Stage;
before(async () => {
  s = await stage([]);
});
after(() => s.strike());

const personal = `
  select distinct n.nspname || '.' || c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
   where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and n.nspname !~ '^(pg_|information_schema|graphile|public)'
     and (a.atttypid = 'bytea'::regtype or a.attname in ('person_id', 'case_id', 'other_id', 'people'))`;

test("every table with something about a person belongs to exactly one class, and every class is one of the list", async () => {
  const named = Object.values(classes).flat();
  assert.equal(new Set(named).size, named.length);
  assert.deepEqual(Object.keys(classes).sort(), [...RecordClass.options].sort());
  const found = (await s.given<{ name: string }>(`${personal} order by 1`)).map(({ name }) => name);
  // One about offices and hours, sealed or keyed for other reasons.
  const nobodys = ["agencies.agency_key", "kernel.context_key"];
  const without = found.filter((name) => !nobodys.includes(name) && !named.includes(name) && !named.includes(`${name.split(".")[0]}.*`));
  assert.deepEqual(
    without,
    [],
    "put it into src/retention/classes.ts, and into the steps of src/retention/purge.sql where it hangs on a case",
  );
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
