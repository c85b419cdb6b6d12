import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { contacts } from "../cases/contacts/contract.ts";
import { cases } from "../cases/contract.ts";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { newId, newToken } from "../kernel/ids.ts";
import { A19_OUTSIDER } from "../kernel/limits.ts";
import { refusal } from "../kernel/testing.ts";
import { asBearer, visit } from "../kernel/visit.ts";
import { absences, covers } from "./coverContract.ts";
import { me } from "./meContract.ts";
import { outsiders } from "./outsiderContract.ts";
import { staffRoutes } from "./routes.ts";
import { training } from "./training/contract.ts";

// Casa Luz, victim services, on a day on which Ana works there alone and Pilar administers. Lin, retired, stands in for days that are agreed.

let c: Cases;
let pilar: string;
let lin: string;
let outsiderId: Id;
let agreement: Id;
let caseId: Id;
let walled: Id;
const links: string[] = [];
const told: string[] = [];
const hour = 3_600_000;

before(async () => {
  c = await layCases(
    staffRoutes({
      demo: false,
      sendLink: async (_tx, { accountId }) => void links.push(accountId),
      tellOfAdmission: async (_tx, { accountIds }) => void told.push(...accountIds),
      tellOfCover: async (_tx, { accountId }) => void told.push(accountId),
    }),
  );
  const { s, town } = c;
  pilar = await town.account(town.agencies.casaLuz, "Pilar Soto", { admin: true });
  caseId = (await c.open(town.ana, { program: "advocacy", call: "Jo" })).caseId;
  walled = (await c.open(town.ana, { program: "advocacy", call: "Mateo" })).caseId;
  const programId = town.programs.advocacy as never;
  agreement = (
    await s.as(town.dolores)(training.ask, {
      programId,
      kind: "agreement",
      title: "Confidentiality",
      body: "What I read stays here.",
      fromDay: await c.dayFrom(0),
    })
  ).id as Id;
  await s.as(town.ana)(training.agree, { requirementId: agreement });
  await s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1", [town.dolores]);
});
after(() => c.s.strike());

const sees = (who: string, id = caseId) =>
  c.s
    .as(who)(cases.show, { caseId: id })
    .then(
      () => 200,
      (problem: { status: number }) => problem.status,
    );
const name = async (who: string, more: object = {}) =>
  c.s.as(who)(outsiders.name, {
    name: "Lin O'Brien",
    email: "Lin@elsewhere.example",
    title: "Retired advocate",
    expiresOn: await c.dayFrom(300),
    ...more,
  });
const only = async (who: string) => (await c.s.as(who)(outsiders.list, {})).outsiders[0]!;
const cover = async (who: string, from: number, until: number, more: object = {}) =>
  c.s.as(who)(covers.add, {
    coveredId: c.town.ana as never,
    byId: lin as never,
    firstDay: await c.dayFrom(from),
    lastDay: await c.dayFrom(until),
    ...more,
  });
const codeOf = async (work: Promise<unknown>) => {
  const { status, code } = await refusal(work);
  return `${status} ${code}`;
};
/** A session that begins now, as after signing in; answers for that token alone. */
const signInAnew = async (who: string): Promise<() => Promise<number>> => {
  const token = newToken();
  await c.s.given(
    `insert into staff.session (token_hash, id, kind, agency_id, account_id, assurance, idle_until, expires_at, stepped_up_at)
     select sha256(convert_to($1, 'UTF8')), $2, 'staff', agency_id, id, 2, kernel.clock() + interval '12 hours', kernel.clock() + interval '12 hours', kernel.clock() from staff.account where id = $3`,
    [token, newId(), who],
  );
  return () =>
    visit(c.s.app, asBearer(token), "look", async ({ client, opened }) => {
      await opened;
      const { rows } = await client.query<{ n: number }>("select count(*)::int as n from cases.case");
      return { value: rows[0]?.n ?? -1, closing: [] };
    });
};
/** What is answered so many milliseconds from an edge of a cover: asked again where the clock ran over it meanwhile. */
async function around<T>(coverId: string, edge: "starts_at" | "ends_at", ms: number, ask: () => Promise<T>): Promise<T> {
  const left = async () => {
    const text = `select (extract(epoch from ${edge} - kernel.clock()) * 1000)::float8 as ms from staff.cover where id = $1`;
    return (await c.s.given<{ ms: number }>(text, [coverId]))[0]?.ms ?? 0;
  };
  for (;;) {
    await c.s.moveBy((await left()) + ms);
    const answer = await ask();
    if (ms > 0 || (await left()) > 0) return answer;
  }
}

test("A19 somebody from outside is named by who works alone and agreed to by an administrator, never by who named them; nobody else, and of nobody else's agency", async () => {
  const { s, town } = c;
  const [limits] = await s.given('select cover_days as "coverDays", named_days as "namedDays" from staff.outsider_limits()');
  assert.deepEqual(limits, A19_OUTSIDER, "the same in the database");
  assert.equal(await codeOf(name(town.ines)), "409 outsider.notAlone", "several work there");
  assert.equal(await codeOf(name(pilar)), "403 refused", "she works with nobody");
  assert.equal(await codeOf(name(town.ana, { expiresOn: await c.dayFrom(-1) })), "422 expiresOn.tooFar");
  assert.equal(await codeOf(name(town.ana, { expiresOn: await c.dayFrom(A19_OUTSIDER.namedDays + 1) })), "422 expiresOn.tooFar");
  const [{ email } = { email: "" }] = await s.given<{ email: string }>("select email from staff.account where id = $1", [pilar]);
  assert.equal(await codeOf(name(town.ana, { email })), "409 outsider.notOutside", "an administrator of here is not from outside");
  outsiderId = (await name(town.ana)).id as Id;
  assert.deepEqual(told.splice(0), [pilar]);
  assert.equal(await codeOf(name(town.ana)), "409 outsider.alreadyThere");
  for (const who of [town.ida, town.keiko, town.ines])
    assert.equal((await refusal(s.as(who)(outsiders.agree, { outsiderId }))).status, 404);
  assert.equal((await refusal(s.as(town.ana)(outsiders.agree, { outsiderId }))).status, 403, "not by who named them");
  assert.deepEqual((await s.as(town.ana)(covers.candidates, { coveredId: town.ana as never })).candidates, [], "nothing before both");
  // Between the naming and the yes things change: it is asked again what was true then.
  const back = (ends: string) => s.given(`update staff.membership set ends_at = ${ends} where account_id = $1`, [town.dolores]);
  await back("'infinity'");
  await s.as(town.dolores)(training.agree, { requirementId: agreement });
  assert.equal(await codeOf(s.as(pilar)(outsiders.agree, { outsiderId })), "409 outsider.notAlone", "somebody works with her now");
  await back("kernel.clock()");
  links.length = 0;
  await s.as(pilar)(outsiders.agree, { outsiderId });
  lin = (await only(pilar)).account?.id as string;
  assert.deepEqual(links, [lin], "a way in goes to the address that was named");
  assert.equal((await refusal(s.as(pilar)(outsiders.agree, { outsiderId }))).status, 403, "once");
  await s.given("update staff.account set status = 'active' where id = $1", [lin]);
  assert.equal(await sees(lin), 404, "agreed to, it opens nothing");
});

test("A19 R15 they read nothing a second before, then what the one who is away carries, once they have accepted and signed what the program asks; no wall falls; a second after, nothing, and they are signed out", async () => {
  const { s, town } = c;
  const { candidates } = await s.as(town.ana)(covers.candidates, { coveredId: town.ana as never });
  assert.deepEqual(
    candidates.map(({ id, outside }) => [id, outside]),
    [[lin, true]],
  );
  assert.equal(await codeOf(cover(town.ana, 0, A19_OUTSIDER.coverDays)), "422 lastDay.tooLongOutside");
  assert.equal(await codeOf(cover(town.ana, 290, 301)), "422 lastDay.pastNaming");
  assert.equal(await codeOf(cover(lin, 1, 2)), "403 refused", "never by themself");
  const { id: coverId } = await cover(town.ana, 1, 2);
  assert.deepEqual(told.splice(0), [lin]);
  assert.equal(await codeOf(cover(town.ana, 2, 4)), "409 cover.outsiderThere", "one at a time");
  const mine = await only(lin);
  assert.deepEqual(
    [mine.mayAccept, mine.programs.map((one) => one.confidential), mine.lacks.map((one) => one.title)],
    [true, [true], ["Confidentiality"]],
  );
  assert.equal((await refusal(s.as(town.ana)(outsiders.accept, { outsiderId }))).status, 403, "nobody accepts for them");

  const asOf = (edge: "starts_at" | "ends_at", ms: number, id = caseId) => around(coverId, edge, ms, () => sees(lin, id));
  assert.equal(await asOf("starts_at", 2 * hour), 404, "begun, and not accepted");
  await s.moveBy(-3 * hour);
  await s.as(lin)(outsiders.accept, { outsiderId });
  assert.equal(await asOf("starts_at", 2 * hour), 404, "accepted, and the program's agreement not signed");
  await s.as(lin)(training.agree, { requirementId: agreement });
  assert.equal(await asOf("starts_at", 2 * hour), 200);
  assert.equal(await asOf("starts_at", -1000), 404, "a second before");
  await around(coverId, "starts_at", -60_000, async () => assert.deepEqual((await s.as(lin)(me.show, {})).programs, []));
  assert.equal(await asOf("starts_at", 1000), 200, "a second after it began");
  assert.deepEqual((await s.as(lin)(cases.show, { caseId })).case.access.because, ["cover"]);
  const wall = "insert into access.wall (id, agency_id, account_id, case_id, origin) values ($1, $2, $3, $4, 'personal')";
  await s.given(wall, [newId(), town.agencies.casaLuz, lin, walled]);
  assert.equal(await sees(lin, walled), 404, "a wall holds");
  await s.as(lin)(contacts.add, { caseId, kind: "call", result: "completed", onDay: await c.dayFrom(0) });
  assert.equal(await asOf("ends_at", -1000), 200, "a second before its end");
  assert.equal(await asOf("ends_at", 1000), 401, "a second after, their session has ended with it");
  assert.equal(await (await signInAnew(lin))(), 0, "and signed in again they read nothing");
  assert.equal(await sees(town.ana), 200);
});

test("A19 where who works alone cannot say it, an administrator does; ended before its time it is over at once, and so is a naming that ends", async () => {
  const { s, town } = c;
  assert.equal((await refusal(cover(town.keiko, 0, 1))).status, 404);
  const { id } = await cover(pilar, 0, 3);
  const look = await signInAnew(lin);
  assert.ok((await look()) > 0);
  assert.equal((await s.as(town.ana)(covers.list, {})).absences.length, 1, "who is stood in for is away");
  await s.as(town.ana)(covers.end, { coverId: id as never });
  assert.equal((await refusal(look())).status, 401);
  assert.equal(await (await signInAnew(lin))(), 0);
  for (const { id: absenceId } of (await s.as(town.ana)(covers.list, {})).absences) await s.as(town.ana)(absences.end, { absenceId });

  await cover(town.ana, 0, 3);
  assert.ok((await (await signInAnew(lin))()) > 0);
  assert.equal((await refusal(s.as(town.tomas)(outsiders.end, { outsiderId }))).status, 404);
  await s.as(town.ana)(outsiders.end, { outsiderId });
  assert.equal(await (await signInAnew(lin))(), 0);
  assert.deepEqual((await s.as(town.ana)(covers.list, {})).covers, []);
  assert.equal((await refusal(cover(town.ana, 0, 3))).code, "cover.cannotStandIn");
});

test("A19 past every verb: nobody names, agrees, accepts or stands in for somebody else; and from outside nobody says who joins or is given another cover", async () => {
  const { s, town } = c;
  const { casaLuz } = town.agencies;
  await s.given("update staff.session set revoked_at = null, expires_at = kernel.clock() + interval '1 year' where account_id = $1", [lin]);
  const named = "select staff.name_outsider($1, 'Sam', 'sam@elsewhere.example', null, $2::date)";
  const later = await c.dayFrom(200);
  assert.equal(await s.past(town.ana, named, [newId(), await c.dayFrom(A19_OUTSIDER.namedDays + 1)]), "HF422 expiresOn.tooFar");
  assert.equal(await s.past(town.ines, named, [newId(), later]), "HF409 outsider.notAlone");
  outsiderId = (await name(town.ana)).id as Id;
  assert.equal(await s.past(town.ana, named, [newId(), later]), "HF409 outsider.alreadyThere");
  for (const who of [town.ana, town.ida, lin])
    assert.equal((await s.past(who, "select staff.agree_outsider($1, $2)", [outsiderId, lin])).slice(0, 5), "42501");
  assert.equal((await s.past(pilar, "select staff.agree_outsider($1, $2)", [outsiderId, pilar])).slice(0, 5), "42501", "not for oneself");
  assert.equal(
    (await s.past(pilar, "select staff.agree_outsider($1, $2)", [outsiderId, town.dolores])).slice(0, 5),
    "42501",
    "nor for another than was named",
  );
  // Whoever was named, and administers here since.
  await s.given("update staff.account set email = 'lin.zwei@elsewhere.example' where id = $1", [lin]);
  await s.given("update staff.account set email = 'lin@elsewhere.example', may_admin = true where id = $1", [town.dolores]);
  assert.equal(await s.past(pilar, "select staff.agree_outsider($1, $2)", [outsiderId, town.dolores]), "HF409 outsider.notOutside");
  await s.given("update staff.account set email = 'dolores@casaluz.example', may_admin = false where id = $1", [town.dolores]);
  await s.given("update staff.account set email = 'lin@elsewhere.example' where id = $1", [lin]);
  const begin = "select staff.cover_from_outside($1, $2, $3, kernel.clock(), kernel.clock() + interval '1 day', null)";
  assert.equal((await s.past(town.ana, begin, [newId(), lin, town.ana])).slice(0, 5), "42501", "not agreed to");
  await s.given("update staff.session set stepped_up_at = null where account_id = $1", [pilar]);
  assert.equal(await codeOf(s.as(pilar)(outsiders.agree, { outsiderId })), "403 session.stepUp", "nobody at an open screen");
  await s.given("update staff.session set stepped_up_at = kernel.clock() where account_id = $1", [pilar]);
  await s.as(pilar)(outsiders.agree, { outsiderId });
  assert.equal((await s.past(pilar, "select staff.accept_outsider($1)", [outsiderId])).slice(0, 6), "1 rows");
  assert.equal((await only(lin)).acceptedAt, null, "but for nobody else");
  for (const who of [lin, town.ida, town.ines]) assert.equal((await s.past(who, begin, [newId(), lin, town.ana])).slice(0, 5), "42501");
  await s.given("update staff.membership set ends_at = 'infinity' where account_id = $1", [town.dolores]);
  assert.equal(await s.past(town.ana, begin, [newId(), lin, town.ana]), "HF409 outsider.notAlone", "somebody here can do it by now");
  await s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1", [town.dolores]);
  assert.equal(
    (
      await s.past(
        town.ana,
        "insert into staff.outsider (id, agency_id, covered_id, name, email, expires_on) values ($1, $2, $3, 'Sam', 'sam@elsewhere.example', $4)",
        [newId(), casaLuz, town.ana, later],
      )
    ).slice(0, 5),
    "42501",
  );
  assert.equal((await s.past(pilar, "update staff.outsider set expires_on = '2099-01-01'")).slice(0, 5), "42501");

  await s.as(lin)(outsiders.accept, { outsiderId });
  await cover(town.ana, 0, 3);
  assert.equal(await sees(lin), 200);
  const direct = `insert into staff.cover (id, agency_id, account_id, covered_id, starts_at, ends_at, granted_by, outsider_id) values ($1, $2, $3, $4, kernel.clock(), kernel.clock() + interval '300 days', $4, $5)`;
  for (const by of [null, outsiderId])
    assert.equal((await s.past(town.ana, direct, [newId(), casaLuz, lin, town.ana, by])).slice(0, 5), "42501");
  const confirms = "select from staff.confirmers($1, '{}') where account_id = $2";
  assert.equal(await s.past(pilar, confirms, [town.programs.advocacy, lin]), "0 rows");
  const says = "select from exports.sayers(kernel.agency(), null, kernel.uid()) s where s.account_id = $1";
  assert.equal(await s.past(pilar, says, [lin]), "0 rows", "nor whether everything may be taken out");
  assert.equal(await s.past(pilar, says, [town.ana]), "1 rows");
  await s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1 and ends_at > kernel.clock()", [lin]);
  assert.deepEqual((await s.as(town.ana)(covers.list, {})).covers, [], "what they were of the program with ends the cover");
});

test("A19 R15 they are of a program no longer than the one they stand in for: not where that one leaves it by a day, nor where they leave it now", async () => {
  const { s, town } = c;
  for (const { id: absenceId } of (await s.as(town.ana)(covers.list, {})).absences) await s.as(town.ana)(absences.end, { absenceId });
  const hers = "update staff.membership set ends_at = kernel.clock() + $2::interval where account_id = $1 and ends_at > kernel.clock()";
  const theirs = async () =>
    (
      await s.given<{ hours: number }>(
        "select round(extract(epoch from ends_at - kernel.clock()) / 3600)::int as hours from staff.membership where account_id = $1 and ends_at > kernel.clock()",
        [lin],
      )
    ).map(({ hours }) => hours);
  await s.given(hers, [town.ana, "40 hours"]);
  await cover(town.ana, 0, 3);
  assert.deepEqual(await theirs(), [40], "hers ended by a day before");
  await s.given(hers, [town.ana, "20 hours"]);
  assert.deepEqual(await theirs(), [20]);
  await s.as(town.ana)(outsiders.end, { outsiderId });
  assert.deepEqual(await theirs(), [], "a naming that ends takes the shorter one along");
  const both = await Promise.all(
    [1, 2, 3].map(() =>
      name(town.ana).then(
        ({ id }) => id as Id,
        (problem) => String(problem.code),
      ),
    ),
  );
  assert.deepEqual(both.filter((one) => one === "outsider.alreadyThere").length, 2, "named twice at once: once");
  outsiderId = both.find((one) => one !== "outsider.alreadyThere") as Id;
  await s.as(pilar)(outsiders.agree, { outsiderId });
  await s.given("update staff.session set revoked_at = null, expires_at = kernel.clock() + interval '1 year' where account_id = $1", [lin]);
  await s.as(lin)(outsiders.accept, { outsiderId });
  await cover(town.ana, 0, 0);
  assert.equal((await theirs()).length, 1);
  await s.given(hers, [town.ana, "0"]);
  assert.deepEqual(await theirs(), []);
  assert.equal(await (await signInAnew(lin))(), 0);
});
