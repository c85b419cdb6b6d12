import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../../kernel/ids.ts";
import { refusal, type Stage, stage } from "../../kernel/testing.ts";
import { layTown } from "../../staff/testing.ts";
import { calendar } from "../contract.ts";
import { agencyRoutes } from "../routes.ts";
import { programs } from "./contract.ts";

let s: Stage;
let town: Awaited<ReturnType<typeof layTown>>;
before(async () => {
  s = await stage(agencyRoutes);
  town = await layTown(s);
});
after(() => s.strike());

const plain = { kind: "care", personWord: "student", takesConcerns: true } as const;
const answers = { victimMoney: "no", privileged: "no", education: "yes" } as const;
const add = (more: object, who = town.ida) => s.as(who)(programs.add, { ...plain, ...answers, name: "Dean’s office", ...more } as never);
const named = async (name: string, who = town.ida) => (await s.as(who)(programs.list, {})).programs.find((one) => one.name === name);

test("R12 a program's regime follows from who pays and who is bound to silence, the strictest first; who does not know is answered for as if it were so", async () => {
  const cases = [
    [{ privileged: "no", education: "yes" }, "FERPA"],
    [{ privileged: "yes", education: "yes" }, "CONF"],
    [{ privileged: "unsure", education: "no" }, "CONF"],
    [{ privileged: "no", education: "unsure" }, "FERPA"],
    [{ privileged: "no", education: "no" }, "BASE"],
  ] as const;
  for (const [said, regime] of cases) {
    const name = `${regime} ${newId().slice(-6)}`;
    await add({ ...said, name });
    const made = await named(name);
    assert.equal(made?.regime, regime);
    assert.deepEqual(made?.answers, { ...answers, ...said });
  }
});

test("R22 an administrator says how long releases stand in a program, with why; never more than a year; everybody reads it and nobody else changes it", async () => {
  const before = await named("CARE team");
  const programId = before?.id as never;
  assert.deepEqual(before?.releaseDays, { usual: 90, most: 365, because: null });
  const set = (who: string, more: object) =>
    s.as(who)(programs.setReleaseDays, {
      programId,
      usual: 14,
      most: 60,
      because: "Our counsel asked for it",
      version: before?.version,
      ...more,
    } as never);
  assert.equal((await refusal(set(town.ida, { most: 366 }))).status, 422);
  assert.equal((await refusal(set(town.ida, { usual: 0 }))).status, 422);
  assert.equal((await refusal(set(town.ida, { because: " " }))).fields.because, "missing");
  assert.deepEqual((await refusal(set(town.ida, { usual: 61 }))).fields, { usual: "beyondMost" });
  assert.equal((await refusal(set(town.ines, {}))).status, 403);
  assert.equal((await refusal(set(town.ana, {}))).status, 404);
  await set(town.ida, {});
  assert.deepEqual((await named("CARE team", town.ines))?.releaseDays, { usual: 14, most: 60, because: "Our counsel asked for it" });
  assert.equal((await refusal(set(town.ida, {}))).code, "stale");
  await assert.rejects(s.given("update agencies.program set release_most = 366 where id = $1", [programId]), /release_days_whole/);
});

test("R12 a label alone makes no regime: the database holds it against the answers", async () => {
  const [row] = await s.given<{ agency_id: string }>("select agency_id from staff.account where id = $1", [town.ida]);
  const lay = s.given(
    "insert into agencies.program (id, agency_id, name, slug, regime, kind, person_word, victim_money, privileged, education) values ($1, $2, 'Labelled', 'labelled', 'BASE', 'other', 'client', 'no', 'yes', 'no')",
    [newId(), row?.agency_id],
  );
  await assert.rejects(lay, /program_regime_follows/);
});

test("R09 R111 victim services stand in an agency of their own: elsewhere they are refused with why, and there nothing else is made", async () => {
  assert.deepEqual((await refusal(add({ name: "Advocates", victimMoney: "yes" }))).fields, { victimMoney: "ownAgency" });
  const admin = newId();
  const [house] = await s.given<{ agency_id: string }>("select agency_id from staff.account where id = $1", [town.ana]);
  await s.given(
    "insert into staff.account (id, agency_id, name, email, may_admin) values ($1, $2, 'Dolores Ruiz', 'dolores.ruiz@casaluz.example', true)",
    [admin, house?.agency_id],
  );
  assert.deepEqual((await refusal(add({ name: "Legal help", personWord: "survivor" }, admin))).fields, { victimMoney: "always" });
  await add({ name: "Legal help", personWord: "survivor", victimMoney: "yes", education: "no" }, admin);
  assert.equal((await named("Legal help", admin))?.regime, "VSP");
  assert.equal((await s.as(admin)(programs.list, {})).victimServices, true);
});

test("a program has its calendar at once, and is called what its administrator says; two under one name there are none, even added at once", async () => {
  await add({ name: "فريق الرعاية" });
  const shown = (await s.as(town.ines)(calendar.show, {})).programs.find((one) => one.name === "فريق الرعاية");
  assert.ok(shown?.nextDay, "it has days");
  assert.deepEqual((await refusal(add({ name: "care TEAM" }))).fields, { name: "taken" });
  const both = await Promise.allSettled([add({ name: "Twice" }), add({ name: "Twice" })]);
  assert.equal(both.filter(({ status }) => status === "fulfilled").length, 1);
  const made = await named("Twice");
  assert.ok(made);
  const change = { programId: made.id, name: "Once", personWord: "client", takesConcerns: false, version: made.version } as const;
  await s.as(town.ida)(programs.change, change);
  const stale = await refusal(s.as(town.ida)(programs.change, change));
  assert.deepEqual([stale.status, stale.code], [409, "stale"]);
  const now = await named("Once");
  assert.deepEqual([now?.personWord, now?.takesConcerns, now?.regime], ["client", false, made.regime], "the rules it stands under stay");
});

test("R01 programs are added and named by administrators alone, and another agency's are not there", async () => {
  assert.equal((await refusal(add({ name: "Mine" }, town.ines))).status, 403);
  const made = await named("CARE team");
  assert.ok(made);
  const change = (who: string) =>
    refusal(
      s.as(who)(programs.change, { programId: made.id, name: "X", personWord: "client", takesConcerns: true, version: made.version }),
    );
  assert.equal((await change(town.ravi)).status, 403);
  assert.equal((await change(town.tomas)).status, 404);
  assert.equal(await named("CARE team", town.tomas), undefined);
});
