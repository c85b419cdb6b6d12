import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { type Cases, layCases } from "../cases/testing.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { asBearer, visit } from "../kernel/visit.ts";
import { people } from "../people/contract.ts";
import { peopleRoutes } from "../people/routes.ts";
import type { TellOfAdmission } from "./admission.ts";
import { admissions } from "./admissionContract.ts";
import { accounts, memberships } from "./contract.ts";
import type { SendLink } from "./manageAccount.ts";
import { me } from "./meContract.ts";
import { staffRoutes } from "./routes.ts";
import { giveWayIn, Visitor } from "./signInTesting.ts";

type Sent = Parameters<SendLink>[1];
const sent: Sent[] = [];
const told: Parameters<TellOfAdmission>[1][] = [];
const setting = {
  demo: false,
  sendLink: async (_tx: unknown, link: Sent) => void sent.push(link),
  tellOfAdmission: async (_tx: unknown, news: Parameters<TellOfAdmission>[1]) => void told.push(news),
};
let c: Cases;

before(async () => {
  c = await layCases([...staffRoutes(setting), ...peopleRoutes]);
});
after(() => c.s.strike());

const parts = (programId: string) => ({ programId: programId as never, role: "case_manager" as const, sees: "assigned" as const });

test("R08 an administrator manages accounts and opens no person, case or note, whichever way he asks", async () => {
  const { s, town } = c;
  const { caseId, personId } = await c.open(town.ines);
  const ida = s.as(town.ida);
  assert.ok((await ida(accounts.list, {})).accounts.length >= 6);
  for (const asked of [() => ida(cases.show, { caseId }), () => ida(people.show, { personId })])
    assert.equal((await refusal(asked())).status, 404);
  assert.deepEqual((await ida(cases.list, {})).cases, []);
  assert.equal((await refusal(ida(people.search, { typed: "Jo" }))).status, 403);
  // Nor past every handler, in the database itself.
  await visit(s.app, asBearer(await s.tokenOf(town.ida)), "look", async ({ client, opened }) => {
    await opened;
    for (const table of [
      "cases.case",
      "cases.note",
      "cases.note_text",
      "cases.contact",
      "cases.task",
      "cases.timeline",
      "people.person",
      "people.name",
      "access.grant",
    ]) {
      assert.equal((await client.query(`select from ${table}`)).rowCount, 0, table);
    }
    return { value: undefined, closing: [] };
  });
  // And he cannot give himself what would open them.
  assert.equal((await refusal(ida(memberships.add, { ...parts(town.programs.care), accountId: town.ida as never }))).status, 403);
  await visit(s.app, asBearer(await s.tokenOf(town.ida)), "act", async ({ client, opened }) => {
    await opened;
    await assert.rejects(
      client.query(
        "insert into staff.membership (id, agency_id, account_id, program_id, role, sees) values ($1, $2, $3, $4, 'supervisor', 'program')",
        [newId(), town.agencies.northlake, town.ida, town.programs.care],
      ),
      { code: "42501" },
    );
    throw new Error("undone");
  }).catch((error: Error) => assert.equal(error.message, "undone"));
});

test("somebody is invited, gets a link that only he sees, and works in his program once he has set himself up", async () => {
  const { s, town } = c;
  const key = crypto.randomUUID();
  const asked = { name: "Amina Rashid", email: "Amina@example.org", title: "Case manager", memberships: [parts(town.programs.care)] };
  const { id } = await s.as(town.ida)(accounts.invite, asked, key);
  const waits = (await s.as(town.ravi)(admissions.list, {})).admissions.find((one) => one.account.id === id);
  await s.as(town.ravi)(admissions.admit, { admissionId: waits?.id as never });
  assert.deepEqual(await s.as(town.ida)(accounts.invite, asked, key), { id }, "asked twice, done once");
  assert.equal(sent.length, 1);
  assert.deepEqual([sent[0]?.accountId, sent[0]?.reason], [id, "invite"]);
  assert.match(sent[0]?.link ?? "", /^http:\/\/localhost:4310\/set-up#[\w-]{43}$/);
  const listed = (await s.as(town.ida)(accounts.list, {})).accounts.find((one) => one.id === id);
  assert.deepEqual(
    [listed?.status, listed?.email, listed?.memberships.map((m) => m.program)],
    ["invited", "amina@example.org", ["CARE team"]],
  );
  const taken = await refusal(s.as(town.walt)(accounts.invite, { ...asked, memberships: [], name: "Somebody else" }));
  assert.deepEqual([taken.status, taken.code], [409, "account.emailTaken"]);
  const elsewhere = await refusal(
    s.as(town.ida)(accounts.invite, { ...asked, email: "b@example.org", memberships: [parts(town.programs.support)] }),
  );
  assert.equal(elsewhere.status, 404, "another agency's program is not there");
  assert.equal((await s.given("select from staff.account where email = 'b@example.org'")).length, 0, "all or nothing");
  const { colleagues } = await s.as(town.ines)(accounts.colleagues, {});
  assert.equal(
    colleagues.some((one) => one.id === id),
    false,
    "invited is not here yet",
  );
});

test("who is no administrator manages nobody, and no administrator reaches another agency or himself", async () => {
  const { s, town } = c;
  const accountId = town.omar as never;
  for (const who of [town.ines, town.ravi]) {
    assert.equal((await refusal(s.as(who)(accounts.list, {}))).status, 403);
    assert.equal((await refusal(s.as(who)(accounts.invite, { name: "X", email: "x@example.org" }))).status, 403);
    assert.equal((await refusal(s.as(who)(accounts.deactivate, { accountId, version: 1 }))).status, 403);
    assert.equal((await refusal(s.as(who)(accounts.resetFactor, { accountId, what: "both" }))).status, 403);
    assert.equal((await refusal(s.as(who)(memberships.add, { ...parts(town.programs.care), accountId }))).status, 403);
  }
  for (const who of [town.walt]) {
    assert.equal((await refusal(s.as(who)(accounts.deactivate, { accountId, version: 1 }))).status, 404);
    assert.equal((await refusal(s.as(who)(accounts.resetFactor, { accountId, what: "both" }))).status, 404);
    assert.equal((await refusal(s.as(who)(memberships.add, { ...parts(town.programs.support), accountId }))).status, 404);
  }
  const ida = town.ida as never;
  for (const asked of [
    () => s.as(town.ida)(accounts.deactivate, { accountId: ida, version: 1 }),
    () => s.as(town.ida)(accounts.update, { accountId: ida, name: "Ida", title: null, version: 1 }),
    () => s.as(town.ida)(accounts.resetFactor, { accountId: ida, what: "both" }),
  ]) {
    assert.equal((await refusal(asked())).status, 403);
  }
});

test("R08 an administrator lets nobody into a confidential program that has its own people, himself under another name least of all", async () => {
  const { s, town } = c;
  const second = {
    name: "Second Me",
    email: "second@example.org",
    memberships: [{ ...parts(town.programs.counseling), role: "supervisor" as const }],
  };
  assert.equal((await refusal(s.as(town.ida)(accounts.invite, second))).status, 403);
  const { id } = await s.as(town.ida)(accounts.invite, { ...second, memberships: [] });
  const wide = { ...parts(town.programs.counseling), accountId: id as never, sees: "program" as const };
  assert.equal((await refusal(s.as(town.ida)(memberships.add, wide))).status, 403);
});

test("R08 letting somebody into a program where people work is the act of two: an administrator asks, a supervisor there says yes", async () => {
  const { s, town } = c;
  const { caseId } = await c.open(town.ines);
  const ida = s.as(town.ida);
  const second = { name: "Second Me", email: "second.me@example.org", mayAdmin: true, memberships: [] };
  const puppet = (await ida(accounts.invite, second)).id as never;
  await s.given("update staff.account set status = 'active' where id = $1", [puppet]);
  told.length = 0;
  const wide = { ...parts(town.programs.care), accountId: puppet, sees: "program" as const };
  const asked = await ida(memberships.add, wide);
  const admissionId = asked.id as never;
  assert.equal((await refusal(s.as(puppet)(cases.show, { caseId }))).status, 404, "asked for, it opens nothing");
  assert.deepEqual([told[0]?.what, told[0]?.accountIds], ["asked", [town.ravi]], "its supervisor is told in the same moment");
  const listed = (await ida(accounts.list, {})).accounts.find((one) => one.id === puppet);
  assert.deepEqual([listed?.memberships, listed?.waiting.map((one) => [one.program, one.saidBy])], [[], [["CARE team", ["Ravi Menon"]]]]);
  assert.equal((await refusal(ida(memberships.add, wide))).code, "membership.asked");

  // Neither the one who asked, nor his other account, nor who works there beside the supervisor, nor somebody of another agency says yes.
  for (const who of [town.ida, puppet]) assert.equal((await refusal(s.as(who)(admissions.admit, { admissionId }))).status, 403);
  for (const who of [town.ines, town.noor, town.walt, town.keiko])
    assert.equal((await refusal(s.as(who)(admissions.admit, { admissionId }))).status, 404);
  assert.deepEqual((await s.as(town.ines)(admissions.list, {})).admissions, []);
  const third = (await s.as(puppet)(accounts.invite, { ...second, email: "third.me@example.org" })).id;
  await s.as(puppet)(memberships.add, { ...wide, accountId: third as never });
  assert.equal((await refusal(s.as(third)(cases.show, { caseId }))).status, 401, "invited, and asked for like the other");
  // Nor past every handler, in the database itself.
  await visit(s.app, asBearer(await s.tokenOf(town.ida)), "act", async ({ client, opened }) => {
    await opened;
    await assert.rejects(
      client.query(
        "insert into staff.membership (id, agency_id, account_id, program_id, role, sees) values ($1, $2, $3, $4, 'case_manager', 'program')",
        [newId(), town.agencies.northlake, puppet, town.programs.care],
      ),
      { code: "42501" },
    );
    throw new Error("undone");
  }).catch((error: Error) => assert.equal(error.message, "undone"));

  assert.equal((await s.as(town.ravi)(me.show, {})).joining, 2);
  const [waits] = (await s.as(town.ravi)(admissions.list, {})).admissions;
  assert.deepEqual([waits?.account.name, waits?.askedBy.name, waits?.sees], ["Second Me", "Ida Lindqvist", "program"]);
  await s.as(town.ravi)(admissions.admit, { admissionId });
  assert.equal((await s.as(puppet)(cases.show, { caseId })).case.caseId, caseId, "from the yes it counts");
  assert.equal((await refusal(s.as(town.ravi)(admissions.admit, { admissionId }))).code, "admission.decided");
  await ida(memberships.end, { membershipId: admissionId });
});

test("R08 a no is a no, the asker may take it back, and one who has left waits no more", async () => {
  const { s, town } = c;
  const ida = s.as(town.ida);
  const ask = async (email: string) => {
    const accountId = (await ida(accounts.invite, { name: "Lin", email })).id as never;
    return { accountId, admissionId: (await ida(memberships.add, { ...parts(town.programs.care), accountId })).id as never };
  };
  const outcome = async (id: string) => (await s.given("select outcome from staff.admission where id = $1", [id]))[0]?.outcome;
  const no = await ask("lin.no@example.org");
  assert.equal((await refusal(s.as(town.omar)(admissions.refuse, { admissionId: no.admissionId }))).status, 404);
  await s.as(town.ravi)(admissions.refuse, { admissionId: no.admissionId });
  assert.equal(await outcome(no.admissionId), "refused");
  assert.equal((await refusal(s.as(town.ravi)(admissions.admit, { admissionId: no.admissionId }))).code, "admission.decided");
  const back = await ask("lin.back@example.org");
  await ida(admissions.refuse, { admissionId: back.admissionId });
  assert.equal(await outcome(back.admissionId), "withdrawn");
  const gone = await ask("lin.gone@example.org");
  await ida(accounts.deactivate, { accountId: gone.accountId, version: 1 });
  assert.equal(await outcome(gone.admissionId), "withdrawn");
  assert.equal((await refusal(s.as(town.ravi)(admissions.admit, { admissionId: newId() as never }))).status, 404);
});

test("one person alone can begin a program, a role that opens nothing waits for nobody, and who is back in their role is told of, not waited for", async () => {
  const { s, town } = c;
  const ida = s.as(town.ida);
  const invite = async (email: string) => {
    const id = (await ida(accounts.invite, { name: "Amina", email })).id;
    await s.given("update staff.account set status = 'active' where id = $1", [id]);
    return id as never;
  };
  const live = async (id: string) =>
    (await s.given("select from staff.membership where id = $1 and ends_at > kernel.clock()", [id])).length === 1;
  const threat = { ...parts(town.programs.threat), sees: "program" as const };
  const first = await ida(memberships.add, { ...threat, accountId: await invite("first@example.org") });
  assert.equal(await live(first.id), false, "the first of a program, where somebody works in another");
  await s.as(town.ravi)(admissions.admit, { admissionId: first.id as never });
  const agency = await town.agency("Legal Aid", "legal-aid", "provider");
  const desk = await town.program(agency, "Desk", "legal-aid-desk", "BASE", "other", "client");
  const alone = await town.account(agency, "Lin", { admin: true });
  const one = (await s.as(alone)(accounts.invite, { name: "Amina", email: "one@example.org", memberships: [parts(desk)] })).id;
  assert.equal((await s.given("select from staff.membership where account_id = $1", [one])).length, 1, "the first of an agency");
  const next = await ida(memberships.add, { ...threat, accountId: await invite("next@example.org") });
  assert.equal(await live(next.id), false, "without a supervisor, those who carry its cases say who comes in");
  const refers = await ida(memberships.add, {
    ...parts(town.programs.care),
    role: "referrer",
    accountId: await invite("refers@example.org"),
  });
  assert.equal(await live(refers.id), true);
  const [sam] = await s.given<{ id: string }>("select id from staff.membership where account_id = $1", [town.sam]);
  await ida(memberships.end, { membershipId: sam?.id as never });
  told.length = 0;
  const again = { ...parts(town.programs.care), role: "triager" as const, mayTriage: true, accountId: town.sam as never };
  assert.equal(await live((await ida(memberships.add, { ...again, sees: "program" })).id), false, "wider than it was");
  const { admissions: waiting } = await s.as(town.ravi)(admissions.list, {});
  await s.as(town.ravi)(admissions.refuse, { admissionId: waiting.find((one) => one.account.id === town.sam)?.id as never });
  assert.equal(await live((await ida(memberships.add, again)).id), true);
  assert.deepEqual(told.at(-1)?.what, "done");
  assert.deepEqual(told.at(-1)?.accountIds, [town.ravi]);
});

test("R08 a confidential program's own supervisor lets somebody in for whom an administrator asked", async () => {
  const { s, town } = c;
  await s.given("update staff.account set may_admin = true where id = $1", [town.ana]);
  const tokens = s.as(town.ana);
  const { id } = await tokens(accounts.invite, { name: "Rosa", email: "rosa@example.org", memberships: [parts(town.programs.advocacy)] });
  const [waits] = (await s.as(town.dolores)(admissions.list, {})).admissions;
  assert.equal(waits?.account.id, id);
  assert.equal((await refusal(tokens(admissions.admit, { admissionId: waits?.id as never }))).status, 403);
  await s.as(town.dolores)(admissions.admit, { admissionId: waits?.id as never });
});

test("a role in a program opens its cases at the next request and closes them as fast", async () => {
  const { s, town } = c;
  const { caseId } = await c.open(town.ines);
  const id = (await s.as(town.ida)(accounts.invite, { name: "Lin", email: "lin@example.org" })).id as never;
  await s.given("update staff.account set status = 'active' where id = $1", [id]);
  assert.equal((await refusal(s.as(id)(cases.show, { caseId }))).status, 404);
  const wide = { ...parts(town.programs.care), sees: "program" as const, accountId: id };
  const right = await s.as(town.ida)(memberships.add, wide);
  await s.as(town.ravi)(admissions.admit, { admissionId: right.id as never });
  assert.equal((await s.as(id)(cases.show, { caseId })).case.caseId, caseId);
  assert.equal((await refusal(s.as(town.ida)(memberships.add, wide))).code, "membership.held");
  const membershipId = right.id as never;
  assert.equal((await refusal(s.as(town.walt)(memberships.end, { membershipId }))).status, 404);
  await s.as(town.ida)(memberships.end, { membershipId });
  assert.equal((await refusal(s.as(id)(cases.show, { caseId }))).status, 404);
  assert.equal((await refusal(s.as(town.ida)(memberships.end, { membershipId }))).status, 404, "ended is ended");
});

test("who has left is out at once, holds nothing, and his open cases are cracks until they are given on", async () => {
  const { s, town } = c;
  const { caseId } = await c.open(town.omar);
  const visitor = await new Visitor(s).signIn(await giveWayIn(s, town.omar));
  assert.equal((await visitor.ask(me.show, {})).status, 200);
  const accountId = town.omar as never;
  const current = await refusal(s.as(town.ida)(accounts.deactivate, { accountId, version: 7 }));
  assert.deepEqual([current.status, current.code, (current.params.current as { version: number }).version], [409, "stale", 1]);
  await s.as(town.ida)(accounts.deactivate, { accountId, version: 1 });
  assert.equal((await visitor.ask(me.show, {})).status, 401);
  assert.equal((await refusal(s.as(town.ida)(accounts.deactivate, { accountId, version: 2 }))).code, "account.inactive");
  const listed = (await s.as(town.ida)(accounts.list, {})).accounts.find((one) => one.id === town.omar);
  assert.deepEqual([listed?.status, listed?.memberships], ["inactive", []]);
  const cracks = await visit(s.app, asBearer(await s.tokenOf(town.ravi)), "look", async ({ client, opened }) => {
    await opened;
    return { value: (await client.query("select * from cases.case_crack where case_id = $1", [caseId])).rows, closing: [] };
  });
  assert.ok(cracks.length > 0, "the case is on somebody's list");
  await s.as(town.ida)(accounts.reactivate, { accountId, version: 2 });
  await s.moveBy(60_000);
  assert.equal((await visitor.ask(me.show, {})).status, 401, "back is not signed in");
  assert.equal(
    (
      await visitor.showPassword(
        (await s.given<{ email: string }>("select email from staff.account where id = $1", [town.omar]))[0]?.email ?? "",
      )
    ).status,
    200,
  );
});

test("what somebody is called is changed on the version it was read at", async () => {
  const { s, town } = c;
  const accountId = town.sam as never;
  await s.as(town.ida)(accounts.update, { accountId, name: "Sam O'Brien", title: "Triage", version: 1 });
  const late = await refusal(s.as(town.ida)(accounts.update, { accountId, name: "Sam", title: null, version: 1 }));
  assert.deepEqual([late.code, (late.params.current as { name: string }).name], ["stale", "Sam O'Brien"]);
});

test("roles, invitations and resets ask for the factor once more", async () => {
  const { s, town } = c;
  const ida = await new Visitor(s).signIn(await giveWayIn(s, town.ida));
  await s.moveBy(6 * 60_000);
  const accountId = town.noor as never;
  for (const answer of [
    await ida.ask(accounts.invite, { name: "X", email: "x@example.org" }),
    await ida.ask(memberships.add, { ...parts(town.programs.care), accountId }),
    await ida.ask(accounts.resetFactor, { accountId, what: "factor" }),
  ]) {
    assert.deepEqual([answer.status, answer.body.code], [403, "session.stepUp"]);
  }
});

test("R08 past every verb the database says the same: what an account is made, called and let into is an administrator's or a second person's to say, and never one's own", async () => {
  const { s, town } = c;
  const { past } = s;
  await s.given("update staff.session set stepped_up_at = kernel.clock() where account_id = $1", [town.ida]);
  const NO = "42501 not available";
  const [mine] = await s.given<{ id: string }>("select id from staff.membership where account_id = $1 and ends_at > kernel.clock()", [
    town.ines,
  ]);
  const classify = "select staff.classify($1, true)";
  for (const who of [town.ines, town.ravi, town.walt]) assert.equal(await past(who, classify, [mine?.id]), NO);
  assert.equal(await past(town.ida, classify, [mine?.id]), "1 rows");
  const link = "select staff.make_link($1, $2, $3)";
  assert.equal(await past(town.ravi, link, [town.ines, "both", "token"]), NO);
  assert.equal(await past(town.ida, link, [town.ida, "both", "token"]), NO, "nobody makes their own");
  assert.equal(await past(town.ida, link, [town.walt, "both", "token"]), NO);
  assert.equal(await past(town.ida, link, [town.ines, "everything", "token"]), NO);
  const law = "select staff.decide_law($1, $2, null, 'school_official', 'safety', 'Asked')";
  assert.equal(await past(town.ravi, law, [newId(), town.ines]), NO);
  assert.equal(await past(town.ida, law, [newId(), town.ida]), NO);
  const covers = "select * from staff.hand_over_covers($1, $2)";
  for (const [who, leaver, to] of [
    [town.ines, town.ravi, town.omar],
    [town.ida, town.ines, town.ida],
    [town.ida, town.ida, town.ines],
    [town.ida, town.walt, town.ines],
  ] as const)
    assert.equal(await past(who, covers, [leaver, to]), "42501 not yours to arrange");

  // Let in meanwhile by another way: there is nothing left to say yes to.
  const { id: accountId } = await s.as(town.ida)(accounts.invite, { name: "Lin", email: "lin.meanwhile@example.org" });
  const { id: admissionId } = await s.as(town.ida)(memberships.add, { ...parts(town.programs.care), accountId: accountId as never });
  const decide = "select staff.decide_admission($1, true)";
  for (const who of [town.ida, town.ines, town.walt]) assert.equal(await past(who, decide, [admissionId]), NO);
  await s.given(
    "insert into staff.membership (id, agency_id, account_id, program_id, role, sees) values ($1, $2, $3, $4, 'case_manager', 'assigned')",
    [newId(), town.agencies.northlake, accountId, town.programs.care],
  );
  assert.equal(await past(town.ravi, decide, [admissionId]), "HF409 membership.held");

  const provider = (name: string) =>
    s.given(
      `insert into staff.identity_provider (id, agency_id, kind, name, settings, asked_by) values ($1, $2, 'oidc', $3, '{"issuer": "https://one.example"}', $4) returning id`,
      [newId(), town.agencies.northlake, name, town.ida],
    );
  const [[one]] = [await provider("One"), await provider("Two")];
  const change = "select staff.change_organisation($1, 1, $2, true, $3, null, '{}')";
  const same = { issuer: "https://one.example" };
  assert.equal(await past(town.ida, change, [one?.["id"], "two", same]), "HF409 organisation.nameTaken");
  assert.equal(await past(town.ida, change, [one?.["id"], "One", { issuer: "https://two.example" }]), "HF409 organisation.another");
  assert.equal(await past(town.ravi, change, [one?.["id"], "One", same]), NO);
});
