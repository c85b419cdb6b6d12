import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Cases, type Id, layCases } from "../../cases/testing.ts";
import { refusal } from "../../kernel/testing.ts";
import { leaveRoutes } from "../routes.ts";
import { comebacks } from "./contract.ts";

let c: Cases;
before(async () => {
  c = await layCases(leaveRoutes);
});
after(() => c.s.strike());

const shown = (who: string, caseId: Id) => c.s.as(who)(comebacks.ofCase, { caseId });
const stepsOf = async (caseId: Id) => (await c.show(c.town.ines, caseId)).tasks.map(({ title, dueOn }) => [title, dueOn] as const);
const prepared = async (more: object = {}) =>
  ({
    after: "hospital",
    expectedOn: await c.dayFrom(5),
    classOn: await c.dayFrom(7),
    meetingOn: await c.dayFrom(6),
    meetingAt: "09:30",
    hospital: "to_ask",
    knowing: [{ who: "Profesora O’Brien", what: "They miss two weeks; no more" }],
    changes: "Two classes instead of four",
    ...more,
  }) as never;

test("D12 a return is prepared without any leave: the release is asked before they are discharged, they meet before the first class, who must know what is written down, and somebody asks after 1, 3, 7 and 30 days", async () => {
  const { ines, ravi, omar, tomas } = c.town;
  const { caseId } = await c.open(ines);
  const late = await refusal(
    c.s.as(ines)(comebacks.begin, { caseId, ...((await prepared({ meetingOn: await c.dayFrom(8) })) as object) } as never),
  );
  assert.deepEqual(late.fields, { meetingOn: "afterClass" });
  for (const [who, status] of [
    [omar, 404],
    [tomas, 404],
  ] as const) {
    assert.equal((await refusal(c.s.as(who)(comebacks.begin, { caseId, ...((await prepared()) as object) } as never))).status, status);
    assert.equal((await refusal(shown(who, caseId))).status, status);
  }
  await c.s.as(ines)(comebacks.begin, { caseId, ...((await prepared()) as object) } as never);
  assert.equal(
    (await refusal(c.s.as(ravi)(comebacks.begin, { caseId, ...((await prepared()) as object) } as never))).code,
    "comeback.another",
  );
  const first = (await shown(ravi, caseId)).comebacks[0];
  assert.deepEqual(
    [first?.knowing, first?.changes, first?.status],
    [[{ who: "Profesora O’Brien", what: "They miss two weeks; no more" }], "Two classes instead of four", "expected"],
  );
  const titles = async () => (await stepsOf(caseId)).map(([title]) => title);
  assert.deepEqual((await stepsOf(caseId)).find(([title]) => title.startsWith("Before they are discharged"))?.[1], await c.dayFrom(0));
  assert.deepEqual((await stepsOf(caseId)).find(([title]) => title === "Meeting before they come back")?.[1], await c.dayFrom(6));

  const comebackId = first?.comebackId as never;
  const one = { comebackId, version: first?.version ?? 0 };
  const change = { ...((await prepared({ hospital: "signed", meetingOn: await c.dayFrom(5), after: undefined })) as object), ...one };
  const { version } = await c.s.as(ines)(comebacks.change, change as never);
  assert.equal((await refusal(c.s.as(ines)(comebacks.change, { ...change, hospital: "declined" } as never))).code, "stale");
  assert.ok(!(await titles()).some((title) => title.startsWith("Before they are discharged")), "it is answered");
  assert.deepEqual(
    (await stepsOf(caseId)).filter(([title]) => title === "Meeting before they come back").map(([, day]) => day),
    [await c.dayFrom(5)],
  );

  // A Friday: the day after is a Saturday, and Monday is closed. No two on one day.
  const [{ friday } = { friday: "" }] = await c.s.given<{ friday: string }>(
    "select to_char(d, 'YYYY-MM-DD') as friday from generate_series($1::date + 1, $1::date + 7, interval '1 day') d where extract(isodow from d) = 5",
    [await c.dayFrom(0)],
  );
  const [now] = await c.s.given<{ days: number }>("select $1::date - $2::date as days", [friday, await c.dayFrom(0)]);
  await c.s.moveBy((now?.days ?? 0) * 86_400_000);
  assert.equal(await c.dayFrom(0), friday);
  await c.s.given(
    "insert into agencies.closure (id, agency_id, first_day, last_day, label) values (gen_random_uuid(), $1, $2::date + 3, $2::date + 3, 'A holiday')",
    [c.town.agencies.northlake, friday],
  );
  assert.equal(
    (await refusal(c.s.as(ines)(comebacks.back, { comebackId, version, backOn: await c.dayFrom(1) }))).fields["backOn"],
    "future",
  );
  assert.equal(
    (await refusal(c.s.as(ines)(comebacks.back, { comebackId, version, backOn: await c.dayFrom(-31) }))).fields["backOn"],
    "tooEarly",
  );
  await c.s.as(ines)(comebacks.back, { comebackId, version, backOn: friday });
  assert.equal((await refusal(c.s.as(ines)(comebacks.back, { comebackId, version: version + 1, backOn: friday }))).code, "comeback.over");
  const back = (await shown(ines, caseId)).comebacks[0];
  assert.deepEqual(
    back?.checks.map(({ day, dueOn, done }) => [day, dueOn, done]),
    [
      [1, await c.dayFrom(4), false],
      [3, await c.dayFrom(5), false],
      [7, await c.dayFrom(7), false],
      [30, await c.dayFrom(31), false],
    ],
  );
  assert.equal((await titles()).filter((title) => title.startsWith("They are back")).length, 4);
  // Ended is ended, however often it is said.
  await c.s.as(ines)(comebacks.end, { comebackId, version: back?.version ?? 0 });
  await c.s.as(ines)(comebacks.end, { comebackId, version: 1 });
});
