import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../kernel/ids.ts";
import { refusal, type Stage, stage } from "../kernel/testing.ts";
import { layTown } from "../staff/testing.ts";
import { people } from "./contract.ts";
import { peopleRoutes } from "./routes.ts";

let s: Stage;
let town: Awaited<ReturnType<typeof layTown>>;
before(async () => {
  s = await stage(peopleRoutes);
  town = await layTown(s);
});
after(() => s.strike());

const bare = { initial: null, tag: null, pronouns: null, language: null };
const create = async (who: string, call: string, more: object = {}) =>
  (await s.as(who)(people.create, { call, ...bare, programId: town.programs.care, ...more })).id as never;
const nameParts = (
  kind: "chosen" | "legal",
  given: string,
  family: string | null,
  useWith: ("us" | "teachers" | "family" | "letters")[],
) => ({
  kind,
  given,
  middle: null,
  family,
  full: null,
  useWith,
});

test("D15 only a word to call them by is required, and an alias in Arabic will do", async () => {
  const personId = await create(town.ravi, "أمينة");
  const person = await s.as(town.ravi)(people.show, { personId });
  assert.equal(person.label.call, "أمينة");
  assert.deepEqual([person.born, person.names], [null, []]);
  assert.equal((await refusal(create(town.ravi, "   "))).fields["call"], "missing");
});

test("D16 a chosen name is used where it is safe, and no name goes home that was not marked safe there", async () => {
  const personId = await create(town.ravi, "Jo", {
    names: [nameParts("chosen", "Jo", "O'Brien", ["us", "teachers"]), nameParts("legal", "Joan", "O'Brien", ["letters"])],
  });
  const { nameWith } = await s.as(town.ravi)(people.show, { personId });
  assert.deepEqual(nameWith, { us: "Jo O'Brien", teachers: "Jo O'Brien", family: null, letters: "Joan O'Brien" });
});

test("A02 what builds rapport is on the person: how to reach them, what to call them, with whom they speak", async () => {
  const personId = await create(town.ravi, "Amina", { pronouns: "she/her" });
  const safeLine = { prefer: "text" as const, hours: "after 4 pm", voicemail: false, codeWord: "library book", avoid: "not at home" };
  await s.as(town.ravi)(people.setSafeLine, { personId, safeLine, version: 1 });
  const person = await s.as(town.ravi)(people.show, { personId });
  assert.deepEqual(person.safeLine, safeLine);
  assert.equal(person.label.pronouns, "she/her");
});

test("R86 an unsafe number does not travel until it is asked for with a reason, and the asking is kept", async () => {
  const personId = await create(town.ravi, "Lin");
  const point = {
    kind: "phone" as const,
    value: "555 0100 7788",
    label: null,
    safe: "unsafe" as const,
    safeHours: null,
    voicemailOk: false,
    textOk: false,
  };
  const { id } = await s.as(town.ravi)(people.addContactPoint, { personId, ...point });
  const token = await s.tokenOf(town.ravi);
  const shown = await s.sendRaw(token, "GET", `/people/${personId}`);
  assert.ok(!shown.body.includes("7788"));
  assert.equal(shown.json().contactPoints[0].masked, true);
  const contactPointId = id as never;
  assert.equal((await refusal(s.as(town.ravi)(people.unmask, { personId, contactPointId, reason: "x" }))).status, 422);
  const { value } = await s.as(town.ravi)(people.unmask, { personId, contactPointId, reason: "The shelter is on fire" });
  assert.equal(value, point.value);
  assert.equal((await s.given("select 1 from people.unmasking where contact_point_id = $1 and by_id = $2", [id, town.ravi])).length, 1);
  assert.equal((await s.given("select 1 from kernel.audit_event where action = 'contactPoint.unmask' and outcome = 'done'")).length, 1);
});

test("a name is found misspelt, in part, by nickname and by number; and by nobody of another program", async () => {
  const personId = await create(town.ravi, "Alejandra", { names: [nameParts("legal", "Alejandra", "Quintanilla", [])] });
  const find = async (who: string, typed: string) => (await s.as(who)(people.search, { typed })).people.map((p) => p.personId as string);
  for (const typed of ["quintanila", "Alejandra Q", "ale", "quintanilla alejandra", "Alejnadra"])
    assert.ok((await find(town.ravi, typed)).includes(personId), typed);
  const { number } = await s.as(town.ravi)(people.show, { personId });
  assert.deepEqual(await find(town.ravi, `#${number}`), [personId]);
  for (const who of [town.noor, town.tomas, town.ana]) assert.deepEqual(await find(who, "Quintanilla"), []);
  // Omar is of the program but sees only his own cases: a person without one is not his to find.
  assert.deepEqual(await find(town.omar, "Quintanilla"), []);
  // Sam triages: identity, by triage, and no more.
  assert.ok((await find(town.sam, "Quintanilla")).includes(personId));
  const seen = await s.as(town.sam)(people.show, { personId });
  assert.deepEqual(seen.access, { because: ["triage"], sections: 1, canWrite: false });
  assert.deepEqual([seen.safeLine, seen.contactPoints], [null, []]);
});

test("R01 a person one may not know of answers byte for byte like one who does not exist", async () => {
  const personId = await create(town.ravi, "Sam");
  for (const who of [town.omar, town.noor, town.ida, town.tomas, town.ana]) {
    const token = await s.tokenOf(who);
    const hidden = await s.sendRaw(token, "GET", `/people/${personId}`);
    const absent = await s.sendRaw(token, "GET", `/people/${newId()}`);
    assert.equal(hidden.statusCode, 404);
    assert.equal(hidden.body, absent.body);
  }
});

test("R03 every look at a person is written down with its reason", async () => {
  const personId = await create(town.ravi, "Mateo");
  await s.as(town.ravi)(people.show, { personId });
  const rows = await s.given<{ because: string[]; people: string[] }>(
    "select because, people from kernel.audit_event where action = 'person.show' and $1 = any (people)",
    [personId],
  );
  assert.ok(rows.length > 0 && rows.every((row) => row.because.includes("program")));
});

test("R112 whoever saves second is shown what stands, and nothing is merged", async () => {
  const personId = await create(town.ravi, "Omar");
  const form = { personId, call: "Omar H.", ...bare, interpreter: false, version: 1 };
  await s.as(town.ravi)(people.change, form);
  const problem = await refusal(s.as(town.ravi)(people.change, { ...form, call: "Omar X." }));
  assert.equal(problem.code, "stale");
  assert.equal((problem.params["current"] as { label: { call: string } }).label.call, "Omar H.");
});

test("R112 the same creation sent twice at once makes one person", async () => {
  const key = newId();
  const token = await s.tokenOf(town.ravi);
  const send = () => s.sendRaw(token, "POST", "/people", { call: "Twice", programId: town.programs.care }, { "idempotency-key": key });
  const answers = await Promise.all([send(), send(), send()]);
  assert.deepEqual(new Set(answers.map((a) => a.body)).size, 1);
  const again = await s.sendRaw(token, "POST", "/people", { call: "Other", programId: town.programs.care }, { "idempotency-key": key });
  assert.equal(again.json().code, "idempotency.keyReused");
  const missing = await s.sendRaw(token, "POST", "/people", { call: "Other", programId: town.programs.care });
  assert.equal(missing.statusCode, 400);
});

test("family is known through the person, and to nobody else", async () => {
  const personId = await create(town.ravi, "Mateo");
  const other = { call: "Rosa", initial: "V.", tag: null, pronouns: null };
  const point = {
    kind: "phone" as const,
    value: "555 0100 1234",
    label: "work",
    safe: "safe" as const,
    safeHours: null,
    voicemailOk: true,
    textOk: true,
  };
  await s.as(town.ravi)(people.addRelationship, { personId, kind: "parent", other, contactPoints: [point] });
  const { relationships } = await s.as(town.ravi)(people.show, { personId });
  assert.equal(relationships[0]?.label.call, "Rosa");
  assert.equal(relationships[0]?.contactPoints[0]?.value, point.value);
  assert.deepEqual((await s.as(town.sam)(people.search, { typed: "Rosa" })).people, []);
});

test("R09 what one agency writes changes nothing that another can see", async () => {
  const before = await s.as(town.ana)(people.search, { typed: "Perpetua Oyelaran" });
  await create(town.ravi, "Perpetua", { names: [nameParts("legal", "Perpetua", "Oyelaran", [])], born: "2001-02-03" });
  assert.deepEqual(await s.as(town.ana)(people.search, { typed: "Perpetua Oyelaran" }), before);
});

test("names, birth dates and numbers lie in the database sealed", async () => {
  await create(town.ravi, "Canaryword", { names: [nameParts("legal", "Canaryword", "Zanzibarian", [])], born: "1999-09-19" });
  const rows = await s.given<{ text: string }>(
    "select p::text as text from people.person p union all select n::text from people.name n union all select t::text from people.name_token t",
  );
  const canaries = ["Canaryword", "Zanzibarian", "1999-09-19"].flatMap((word) => [word, Buffer.from(word).toString("hex")]);
  for (const { text } of rows) for (const canary of canaries) assert.ok(!text.toLowerCase().includes(canary.toLowerCase()));
});

test("a case manager who writes a person down keeps them in sight until a case is opened, and nobody else of their standing does", async () => {
  const personId = await create(town.omar, "Kwame", { names: [nameParts("legal", "Kwame", "Boateng", [])] });
  assert.equal((await s.as(town.omar)(people.show, { personId })).label.call, "Kwame");
  assert.equal((await refusal(s.as(town.ines)(people.show, { personId }))).status, 404);
});

test("D15 whoever writes a person down may say how to reach them, name them and note their family before there is a case", async () => {
  const personId = await create(town.ines, "Mateo", { names: [nameParts("legal", "Mateo", "Ruiz", ["us"])] });
  const safeLine = { prefer: "text" as const, hours: "after 4 pm", voicemail: false, codeWord: null, avoid: null };
  await s.as(town.ines)(people.setSafeLine, { personId, safeLine, version: 1 });
  const point = {
    kind: "phone" as const,
    value: "555 0100",
    label: null,
    safe: "unsafe" as const,
    safeHours: null,
    voicemailOk: false,
    textOk: false,
  };
  const { id } = await s.as(town.ines)(people.addContactPoint, { personId, ...point });
  const other = { call: "Rosa", initial: null, tag: null, pronouns: null };
  await s.as(town.ines)(people.addRelationship, { personId, kind: "parent", other, contactPoints: [] });
  const shown = await s.as(town.ines)(people.show, { personId });
  assert.equal(shown.safeLine?.hours, "after 4 pm");
  assert.equal(shown.nameWith.us, "Mateo Ruiz");
  assert.deepEqual([shown.contactPoints.length, shown.relationships.length], [1, 1]);
  const contactPointId = id as never;
  const { value } = await s.as(town.ines)(people.unmask, { personId, contactPointId, reason: "The shelter is on fire" });
  assert.equal(value, "555 0100");
  const nameId = shown.names[0]?.nameId as never;
  await s.as(town.ines)(people.changeName, { personId, nameId, ...nameParts("chosen", "Teo", null, ["us"]), version: 1 });
  assert.equal((await s.as(town.ines)(people.show, { personId })).nameWith.us, "Teo");
  assert.equal((await refusal(s.as(town.omar)(people.show, { personId }))).status, 404);
});

test("R86 an unsafe number is not called safe by who has not looked at it with a reason", async () => {
  const personId = await create(town.ravi, "Rob");
  const point = { label: null, safeHours: null, voicemailOk: false, textOk: false };
  const { id } = await s.as(town.ravi)(people.addContactPoint, {
    personId,
    kind: "phone",
    value: "555 0100 3131",
    safe: "unsafe",
    ...point,
  });
  const change = { personId, contactPointId: id as never, safe: "safe" as const, version: 1, ...point };
  assert.equal((await refusal(s.as(town.ravi)(people.changeContactPoint, change))).code, "contactPoint.unmaskFirst");
  await s.as(town.ravi)(people.unmask, { personId, contactPointId: id as never, reason: "She called from it herself" });
  await s.as(town.ravi)(people.changeContactPoint, change);
});

test("past the door too: nobody indexes the names of somebody who is not theirs, nor brings them into a program", async () => {
  const somebody = newId();
  assert.equal(await s.past(town.ines, "select people.index_names($1, '{}', '{}')", [somebody]), "42501 not available");
  assert.equal(
    await s.past(town.ines, "select people.join_program($1, $2, 'case')", [somebody, town.programs.care]),
    "42501 not available",
  );
});
