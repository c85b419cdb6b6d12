import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Stage, stage } from "../kernel/testing.ts";
import { layTown } from "../staff/testing.ts";
import { people } from "./contract.ts";
import { sealPoints } from "./jobs.ts";
import { peopleRoutes } from "./routes.ts";

let s: Stage;
let town: Awaited<ReturnType<typeof layTown>>;
before(async () => {
  s = await stage(peopleRoutes);
  town = await layTown(s);
});
after(() => s.strike());

test("R111 what a number is called and when it is safe are sealed; what an earlier release kept in the open is sealed by the job, and reads the same", async () => {
  const bare = { initial: null, tag: null, pronouns: null, language: null };
  const { id } = await s.as(town.ravi)(people.create, { call: "Amina", ...bare, programId: town.programs.care as never });
  const personId = id as never;
  const point = { personId, kind: "phone", value: "555 0100", safe: "safe", voicemailOk: false, textOk: false } as const;
  await s.as(town.ravi)(people.addContactPoint, { ...point, label: "Her sister’s", safeHours: "while he is at work" });
  const rows = () =>
    s.given<{ row: string }>(
      "select c::text || coalesce(encode(c.label, 'escape'), '') || coalesce(encode(c.safe_hours, 'escape'), '') as row from people.contact_point c",
    );
  assert.ok((await rows()).every(({ row }) => !row.includes("sister") && !row.includes("at work")));
  await s.given(
    "update people.contact_point set label = null, safe_hours = null, plain_label = 'Her sister’s', plain_hours = 'while he is at work'",
  );
  const shown = async () => {
    const [one] = (await s.as(town.ravi)(people.show, { personId })).contactPoints;
    return [one?.label, one?.safeHours];
  };
  assert.deepEqual(await shown(), ["Her sister’s", "while he is at work"]);
  assert.equal(await sealPoints(s.worker), 1);
  assert.equal(await sealPoints(s.worker), 0);
  assert.deepEqual(await shown(), ["Her sister’s", "while he is at work"]);
  assert.ok((await rows()).every(({ row }) => !row.includes("sister") && !row.includes("at work")));
});
