import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { boards, inputs, members, sheets } from "./contract.ts";
import { suppressFigures } from "./issueSheet.ts";
import { boardRoutes } from "./routes.ts";

let c: Cases;
let jo: string;
let care: Id;
before(async () => {
  c = await layCases(boardRoutes);
  care = c.town.programs.care as Id;
  jo = await c.town.account(c.town.agencies.northlake, "Jo Bell");
  await c.town.member(c.town.agencies.northlake, jo, care, "coordinator");
});
after(() => c.s.strike());

const as = (who: string) => c.s.as(who);
const unknown = newId() as Id;
const words = { name: "Campus Safety Board", purpose: "Advises on night transport", meets: "quarterly" as const, nextOn: null };
const add = async (who = c.town.ravi, more: object = {}, programId = care) =>
  (await as(who)(boards.add, { programId, ...words, ...more })).id as Id;
const show = (who: string, boardId: Id) => as(who)(boards.show, { boardId });
const bring = async (who: string, boardId: Id, meetingOn: string, said = "No bus runs after ten") =>
  (await as(who)(inputs.bring, { boardId, meetingOn, kind: "gap", words: said })).id as Id;
const codeOf = async (promise: Promise<unknown>) => {
  const { status, code, fields } = await refusal(promise);
  return status === 422
    ? Object.entries(fields ?? {})
        .flat()
        .join(".") || code
    : `${status} ${code}`;
};

interface Laid {
  on: string;
  program?: Id;
  level?: string;
  source?: string;
  categories?: string[];
  barrier?: string;
  help?: string;
  person?: Id | undefined;
}

/** A case of somebody opened on a day, with what it came from and what is in it; as the owner, for a story of years. */
async function lay({ on, program = care, level = "brief", source = "staff", categories = [], barrier, help, person }: Laid): Promise<Id> {
  const [{ agency_id, manager } = { agency_id: "", manager: "" }] = await c.s.given<{ agency_id: string; manager: string }>(
    "select p.agency_id, (select m.account_id from staff.membership m where m.program_id = p.id order by m.id limit 1) as manager from agencies.program p where p.id = $1",
    [program],
  );
  const personId = person ?? (await c.person(agency_id, program, "Sam"));
  const [caseId, roots] = [newId(), [agency_id, program, personId]];
  const [{ n } = { n: 0 }] = await c.s.given<{ n: number }>("select count(*)::int + 90000 as n from cases.case", []);
  // Years of it: no trigger asks who.
  await c.s.given("set session_replication_role = replica");
  await c.s.given(
    "insert into cases.case (id, agency_id, program_id, person_id, number, status, manager_id, service_level, opened_on, opened_by) values ($4, $1, $2, $3, $5, 'active', $6, $7, $8, $6)",
    [...roots, caseId, n, manager, level, on],
  );
  if (source !== "none")
    await c.s.given(
      `insert into concerns.concern (id, agency_id, program_id, person_id, number, channel, source, narrative, categories, received_on, status, case_id, decided_at)
       values ($4, $1, $2, $3, $5, 'form', $6, 'x', $7, $8, 'opened_case', $9, kernel.clock())`,
      [...roots, newId(), n, source, categories, on, caseId],
    );
  if (barrier)
    await c.s.given(
      "insert into navigation.barrier (id, agency_id, program_id, person_id, case_id, kind, on_day, recorded_by) values ($4, $1, $2, $3, $5, $6, $7, $8)",
      [...roots, newId(), caseId, barrier, on, manager],
    );
  if (help)
    await c.s.given(
      "insert into cases.contact (id, agency_id, program_id, person_id, case_id, kind, result, on_day, purpose, recorded_by) values ($4, $1, $2, $3, $5, 'call', 'completed', $7, $6, $8)",
      [...roots, newId(), caseId, help, on, manager],
    );
  await c.s.given("set session_replication_role = origin");
  return personId;
}

test("A34 a supervisor keeps a board: its members from here and outside, what was brought to each meeting, and what became of it, said once", async () => {
  const { ravi, ines, sam, omar } = c.town;
  const boardId = await add(ravi, { name: "O'Brien’s Council · مجلس" });
  for (const member of [
    { accountId: ines as Id, chair: false },
    { name: "ليلى O'Neil", office: "Dean of Students", chair: true },
  ])
    await as(ravi)(members.add, { boardId, fromOn: "2026-01-12", ...member });
  const today = await c.dayFrom(0);
  const before = await c.dayFrom(-1);
  const [late, early] = [await bring(ines, boardId, before), await bring(omar, boardId, today, "A night bus")];
  const shown = await show(sam, boardId);
  assert.deepEqual(
    [shown.name, shown.purpose, shown.mayKeep, shown.members.map(({ name, office, outside, chair }) => [name, office, outside, chair])],
    [
      "O'Brien’s Council · مجلس",
      "Advises on night transport",
      false,
      [
        ["ليلى O'Neil", "Dean of Students", true, true],
        ["Ines Carvalho", null, false, false],
      ],
    ],
  );
  assert.deepEqual(
    shown.inputs.map(({ inputId, words: said, broughtBy, due, mayAnswer }) => [inputId, said, broughtBy.name, due, mayAnswer]),
    [
      [early, "A night bus", "Omar Haddad", false, false],
      [late, "No bus runs after ten", "Ines Carvalho", true, false],
    ],
  );
  const answer = (who: string, inputId: Id, more: object) => as(who)(inputs.answer, { inputId, answer: "taken_up", ...more } as never);
  assert.equal(await codeOf(answer(sam, late, {})), "403 refused");
  assert.equal(await codeOf(answer(ines, late, { answer: "later" })), "words.missing");
  await answer(ines, late, { words: "A bus until midnight from January" });
  assert.equal(await codeOf(answer(ravi, late, {})), "409 boardInput.answered");
  await answer(ravi, early, { answer: "not_taken_up", words: "No money this year" });
  const [two, one] = (await show(ravi, boardId)).inputs;
  assert.deepEqual([two?.answer, two?.answerWords, two?.answeredBy, two?.due], ["not_taken_up", "No money this year", "Ravi Menon", false]);
  assert.deepEqual([one?.answer, one?.answeredBy, one?.mayAnswer], ["taken_up", "Ines Carvalho", false]);
  const coming = await bring(ines, boardId, await c.dayFrom(5));
  assert.equal(await codeOf(answer(ines, coming, {})), "409 boardInput.notYet");
  await answer(ines, coming, { answer: "withdrawn" });
});

test("A34 R95 R99 a fact sheet is of a half year or a year that is over, counts each person once, and is never counted again", async () => {
  const { ravi, ines } = c.town;
  const boardId = await add();
  const [period] = (await show(ravi, boardId)).periods;
  assert.ok(period);
  const on = period.fromOn;
  let person: Id | undefined;
  for (let n = 0; n < 34; n++) {
    const laid: Laid = { on, source: n < 14 ? "staff" : n < 31 ? "family" : "self", level: n < 12 ? "triage_only" : "full" };
    person = await lay({
      ...laid,
      categories: n < 11 ? ["housing", "safety"] : ["safety"],
      ...(n < 15 && { barrier: "cost" }),
      help: n < 3 ? "safety" : "plan",
    });
  }
  // The same person twice, and somebody of another program.
  await lay({ on, person, source: "self", level: "triage_only" });
  await lay({ on, program: c.town.programs.counseling as Id });
  const issue = (who: string, more: object = {}) => as(who)(sheets.issue, { boardId, meetingOn: "2026-11-30", ...period, ...more });
  assert.equal(await codeOf(issue(ines)), "403 refused");
  const sheetId = (await issue(ravi)).id as Id;
  const sheet = await as(jo)(sheets.show, { sheetId });
  assert.deepEqual(sheet.figures, {
    people: 34,
    level: { supported: 22, triage_only: 12 },
    // Three by themselves: they, and the smallest of the others.
    source: { family: 17, self: null, staff: null },
    concern: { housing: 11, safety: null },
    barrier: { cost: 15 },
    help: { plan: null, safety: null },
  });
  assert.deepEqual([sheet.least, sheet.issuedBy, sheet.programName, sheet.meetingOn], [10, "Ravi Menon", "CARE team", "2026-11-30"]);
  await lay({ on, source: "staff" });
  assert.equal(await codeOf(issue(ravi)), "409 sheet.issued");
  const again = (await issue(jo, { meetingOn: "2026-12-14" })).id as Id;
  assert.deepEqual((await as(jo)(sheets.show, { sheetId: again })).figures, sheet.figures);
  const year = { fromOn: period.fromOn, untilOn: await nextYear(period.fromOn) };
  for (const [more, code] of [
    [{ fromOn: await yearBefore(period), untilOn: period.untilOn }, "409 sheet.overlaps"],
    [year, "409 sheet.notOver"],
    [{ fromOn: "2020-02-01", untilOn: "2020-07-31" }, "422 sheet.period"],
    [{ fromOn: "2020-01-01", untilOn: "2020-03-31" }, "422 sheet.period"],
  ] as const)
    assert.equal((await codeOf(issue(ravi, more))).replace(/^sheet.period$/, "422 sheet.period"), code);
  const { periods } = await show(ravi, boardId);
  assert.ok(periods.every((one) => one.untilOn < period.fromOn || one.fromOn > period.untilOn || one.untilOn === period.untilOn));
});

const shift = async (day: string, by: string): Promise<string> =>
  (await c.s.given<{ day: string }>("select to_char($1::date + $2::interval, 'YYYY-MM-DD') as day", [day, by]))[0]?.day ?? "";
const nextYear = (fromOn: string) => shift(fromOn, "1 year -1 day");
const yearBefore = ({ fromOn }: { fromOn: string }) => shift(fromOn, "-6 months");

test("R95 R98 nothing is told of fewer than ten people, nor of what all of them have, whatever is counted", () => {
  const of = (...counts: [string, string, number][]) =>
    suppressFigures(
      counts.map(([part, what, n]) => ({ part, what, n })),
      10,
    );
  assert.deepEqual(of(["people", "all", 9], ["source", "self", 9]), {
    people: null,
    level: {},
    source: {},
    concern: {},
    barrier: {},
    help: {},
  });
  assert.deepEqual(of(["people", "all", 12], ["level", "supported", 12], ["barrier", "fear", 12]).barrier, { fear: null });
  assert.deepEqual(of(["people", "all", 0]).people, 0);
  // Of those who came by a concern nearly all, or all, came for one thing: others there are, but nothing was said of those.
  const came: [string, string, number][] = [
    ["people", "all", 60],
    ["source", "none", 35],
    ["source", "staff", 25],
  ];
  assert.deepEqual(of(...came, ["concern", "safety", 24], ["concern", "housing", 12]).concern, { safety: null, housing: 12 });
  assert.deepEqual(of(...came, ["concern", "safety", 25], ["concern", "housing", 12]).concern, { safety: null, housing: 12 });
  assert.deepEqual(of(...came, ["concern", "safety", 25]).concern, {});
});

test("R11 a fact sheet does not tell who reads the program of the one person they are kept from: nobody counted on it but whom they could count themselves", async () => {
  const { ravi, town } = { ravi: c.town.ravi, town: c.town };
  const boardId = await add(ravi, { name: "Walled" });
  const period = { fromOn: "2024-07-01", untilOn: "2024-12-31" };
  let person: Id | undefined;
  for (let n = 0; n < 21; n++) person = await lay({ on: "2024-09-02", level: "full" });
  const [{ id: caseId } = { id: "" }] = await c.s.given<{ id: string }>("select id from cases.case where person_id = $1", [person]);
  const wall = "insert into access.wall (id, agency_id, account_id, case_id, person_id, origin) values ($1, $2, $3, $4, $5, 'personal')";
  await c.s.given(wall, [newId(), town.agencies.northlake, ravi, caseId, null]);
  await c.s.given(wall, [newId(), town.agencies.northlake, ravi, null, await lay({ on: "2024-09-03", level: "full" })]);
  // Who could count nothing there is kept from somebody, and the figures are of everybody.
  await c.s.given(wall, [newId(), town.agencies.northlake, town.ines, null, await lay({ on: "2024-09-04", level: "full" })]);
  const sheetId = (await as(jo)(sheets.issue, { boardId, meetingOn: "2026-11-30", ...period })).id as Id;
  const { figures } = await as(ravi)(sheets.show, { sheetId });
  assert.deepEqual([figures.people, figures.level], [21, { supported: 21 }]);
});

test("A34 another agency's boards are not there, and whoever keeps none of the program's gets no further than reading", async () => {
  const { ravi, ines, keiko, noor, ida, sam } = c.town;
  const boardId = await add();
  const inputId = await bring(ines, boardId, await c.dayFrom(-1));
  await as(ravi)(members.add, { boardId, accountId: sam as Id, fromOn: "2026-01-12" });
  assert.equal(await codeOf(as(ravi)(members.add, { boardId, accountId: sam as Id, fromOn: "2026-02-12" })), "409 boardMember.there");
  const member = (await show(ravi, boardId)).members[0];
  const period = { fromOn: "2025-01-01", untilOn: "2025-06-30", meetingOn: "2026-11-30" };
  const sheetId = (await as(ravi)(sheets.issue, { boardId, ...period })).id as Id;
  for (const [who, code] of [
    [keiko, "404 notFound"],
    [noor, "404 notFound"],
    [ida, "404 notFound"],
    [ines, "403 refused"],
  ] as const) {
    const memberId = member?.memberId as Id;
    assert.equal(await codeOf(add(who)), code);
    assert.equal(await codeOf(as(who)(boards.change, { boardId, ...words, version: 1 })), code);
    assert.equal(await codeOf(as(who)(members.add, { boardId, name: "Lin", fromOn: "2026-01-12" })), code);
    assert.equal(await codeOf(as(who)(members.change, { memberId, chair: true, version: 1 })), code);
    assert.equal(await codeOf(as(who)(sheets.issue, { boardId, ...period, meetingOn: "2026-12-01" })), code);
    if (who === ines) continue;
    assert.equal(await codeOf(show(who, boardId)), code);
    assert.equal(await codeOf(bring(who, boardId, "2026-11-30")), code);
    assert.equal(await codeOf(as(who)(inputs.answer, { inputId, answer: "taken_up" })), code);
    assert.equal(await codeOf(as(who)(sheets.show, { sheetId })), code);
    assert.deepEqual(await as(who)(boards.list, {}).then((all) => all.boards.filter((one) => one.boardId === boardId)), []);
  }
  assert.equal(await codeOf(show(ravi, unknown)), "404 notFound");
  assert.equal(await codeOf(as(ravi)(sheets.show, { sheetId: unknown })), "404 notFound");
  for (const [more, code] of [
    [{}, "name.missing"],
    [{ name: "Lin", untilOn: "2025-01-01" }, "untilOn.beforeFrom"],
    [{ accountId: keiko as Id }, "accountId.unknown"],
  ] as const)
    assert.equal(await codeOf(as(ravi)(members.add, { boardId, fromOn: "2026-01-12", ...more } as never)), code);
  await as(ravi)(members.change, { memberId: member?.memberId as Id, chair: true, untilOn: "2026-03-01", version: 1 });
  assert.equal(await codeOf(as(ravi)(members.change, { memberId: member?.memberId as Id, chair: true, version: 1 })), "409 stale");
  assert.equal(
    await codeOf(as(ravi)(members.change, { memberId: member?.memberId as Id, chair: true, untilOn: "2025-03-01", version: 2 })),
    "untilOn.beforeFrom",
  );
  assert.deepEqual(
    (await show(ravi, boardId)).members.map(({ over, chair }) => [over, chair]),
    [[true, true]],
  );
  // They are back: there twice they are not.
  await as(ravi)(members.add, { boardId, accountId: sam as Id, fromOn: "2026-09-01" });
  assert.equal(
    await codeOf(as(ravi)(members.change, { memberId: member?.memberId as Id, chair: true, version: 2 })),
    "409 boardMember.there",
  );
  await as(ravi)(boards.change, { boardId, ...words, ended: true, version: 1 });
  assert.equal(await codeOf(as(ravi)(boards.change, { boardId, ...words, version: 1 })), "409 stale");
  assert.equal(await codeOf(bring(ines, boardId, "2026-11-30")), "409 board.ended");
  assert.equal(await codeOf(as(ravi)(sheets.issue, { boardId, ...period, meetingOn: "2026-12-02" })), "409 board.ended");
});

test("A34 R99 two who give a sheet out at once, or one who presses twice, give it once; of days of another board it is the same, whatever was written since", async () => {
  const { ravi } = c.town;
  const program = (await c.town.program(
    c.town.agencies.northlake,
    "Outreach",
    `outreach-${newId().slice(-6)}`,
    "CONF",
    "other",
    "client",
  )) as Id;
  await c.town.member(c.town.agencies.northlake, ravi, program, "supervisor");
  const boardId = await add(ravi, {}, program);
  const period = { fromOn: "2025-01-01", untilOn: "2025-12-31", meetingOn: "2026-11-30" };
  for (let n = 0; n < 12; n++) await lay({ on: "2025-03-03", program, source: "none" });
  const tries = await Promise.all(
    [1, 2, 3].map(() =>
      as(ravi)(sheets.issue, { boardId, ...period }).then(
        () => "given",
        (problem) => problem.code,
      ),
    ),
  );
  assert.deepEqual(tries.toSorted(), ["given", "sheet.issued", "sheet.issued"]);
  const token = await c.s.tokenOf(ravi);
  const body = { meetingOn: "2026-12-30", fromOn: period.fromOn, untilOn: period.untilOn };
  const press = () =>
    c.s.sendRaw(token, "POST", `/boards/${boardId}/fact-sheets`, body, { "idempotency-key": "a-double-press-of-one-button" });
  const [one, two] = [await press(), await press()];
  assert.deepEqual([one.statusCode, two.json()], [200, one.json()]);
  assert.equal((await show(ravi, boardId)).sheets.length, 2);
  for (let n = 0; n < 3; n++) await lay({ on: "2025-04-04", program, source: "none" });
  const other = await add(ravi, {}, program);
  const { id } = await as(ravi)(sheets.issue, { boardId: other, ...period });
  assert.deepEqual((await as(ravi)(sheets.show, { sheetId: id as Id })).figures, {
    people: 12,
    level: { supported: 12 },
    source: { none: 12 },
    concern: {},
    barrier: {},
    help: {},
  });
  // Half of the year beside the whole of it would tell of the other half.
  const half = { boardId: other, meetingOn: "2026-12-01", fromOn: "2025-01-01", untilOn: "2025-06-30" };
  assert.equal(await codeOf(as(ravi)(sheets.issue, half)), "409 sheet.overlaps");
});

test("A34 what was brought is due for who brought it once its meeting is over, and for who keeps the board once they are gone; whose time there is over knows nothing of it", async () => {
  const { ravi, northlake } = { ravi: c.town.ravi, northlake: c.town.agencies.northlake };
  const lin = await c.town.account(northlake, "Lin O'Brien");
  await c.town.member(northlake, lin, care, "teammate");
  const boardId = await add();
  const waiting = async (who: string) =>
    (await as(who)(inputs.waiting, {})).inputs.filter((one) => one.boardId === boardId).map(({ words: said }) => said);
  await bring(lin, boardId, await c.dayFrom(-1), "A quiet room");
  const today = await bring(lin, boardId, await c.dayFrom(0), "Not yet over");
  assert.deepEqual([await waiting(lin), await waiting(ravi), await waiting(jo)], [["A quiet room"], [], []]);
  await c.s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1", [lin]);
  assert.deepEqual([await waiting(lin), await waiting(ravi), await waiting(jo)], [[], ["A quiet room"], ["A quiet room"]]);
  assert.equal(await codeOf(show(lin, boardId)), "404 notFound");
  assert.equal(await codeOf(as(lin)(inputs.answer, { inputId: today, answer: "withdrawn" })), "404 notFound");
  const ended = await c.town.account(northlake, "Mateo Ruiz");
  await c.town.member(northlake, ended, care, "coordinator");
  const sheetId = (await as(ended)(sheets.issue, { boardId, meetingOn: "2026-11-30", fromOn: "2024-01-01", untilOn: "2024-06-30" }))
    .id as Id;
  await c.s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1", [ended]);
  assert.equal(await codeOf(as(ended)(sheets.show, { sheetId })), "404 notFound");
  assert.equal(await codeOf(add(ended)), "404 notFound");
});

test("A34 R95 past the door too: figures are counted and given out by who keeps the boards of that program, of whole spans that are over, and stay as they are", async () => {
  const { ravi, ines, keiko } = c.town;
  const boardId = await add();
  const { past } = c.s;
  const count = (who: string, from: string, until: string) => past(who, "select * from boards.count($1, $2, $3)", [care, from, until]);
  for (const who of [ines, keiko]) assert.equal(await count(who, "2025-01-01", "2025-12-31"), "42501 not available");
  assert.match(await count(ravi, "2025-01-01", "2025-12-31"), /rows$/);
  assert.equal(await count(ravi, "2025-02-01", "2025-07-31"), "HF422 sheet.period");
  assert.equal(await count(ravi, "2025-01-02", "2025-06-30"), "HF422 sheet.period");
  assert.equal(await count(ravi, "2025-01-01", "2025-01-31"), "HF422 sheet.period");
  assert.equal(await count(ravi, "2099-01-01", "2099-12-31"), "HF409 sheet.notOver");
  const issue = (who: string, from: string, until: string, figures = "{}") =>
    past(who, "select boards.issue($1, $2, '2026-11-30', $3, $4, $5, 10)", [newId(), boardId, from, until, figures]);
  for (const who of [ines, keiko]) assert.equal(await issue(who, "2023-01-01", "2023-06-30"), "42501 not available");
  assert.equal(await issue(ravi, "2023-01-01", "2023-06-30"), "1 rows");
  assert.equal(await issue(ravi, "2099-01-01", "2099-06-30"), "HF409 sheet.notOver");
  await as(ravi)(sheets.issue, { boardId, meetingOn: "2026-11-30", fromOn: "2023-01-01", untilOn: "2023-06-30" });
  assert.equal(await issue(ravi, "2023-01-01", "2023-06-30"), "HF409 sheet.issued");
  assert.equal(await issue(ravi, "2023-01-01", "2023-12-31"), "HF409 sheet.overlaps");
  assert.match(await past(ravi, "update boards.sheet set figures = '{}'"), /^42501/);
  assert.match(await past(ravi, "delete from boards.sheet"), /^42501/);
  const inputId = await bring(ines, boardId, await c.dayFrom(-1));
  const answer = "update boards.input set answer = 'later', answered_by = $2, answered_on = '2030-01-01' where id = $1";
  assert.match(await past(ravi, answer, [inputId, ines]), /^42501/);
  assert.equal(await past(ravi, answer, [inputId, ravi]), "1 rows");
  await as(ines)(inputs.answer, { inputId, answer: "taken_up" });
  assert.equal(await past(ravi, answer, [inputId, ravi]), "0 rows");
});
