import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { newId } from "../kernel/ids.ts";
import { refusal, type Stage, stage } from "../kernel/testing.ts";
import { asActor } from "../kernel/visit.ts";
import { people } from "../people/contract.ts";
import { peopleRoutes } from "../people/routes.ts";
import { layTown } from "../staff/testing.ts";
import { imports } from "./contract.ts";
import { readRoster } from "./roster/read.ts";
import { importRoutes } from "./routes.ts";
import { beginRun, hashFile, stageRoster } from "./stageRoster.ts";

const shared = resolve(import.meta.dirname, "../../../shared/inputs/school");
const real = { skip: existsSync(shared) ? false : "the real files of ../shared/inputs/school are not here" };

let s: Stage;
let town: Awaited<ReturnType<typeof layTown>>;
const folder = mkdtempSync(join(tmpdir(), "holdfast-roster-"));
before(async () => {
  s = await stage([...importRoutes, ...peopleRoutes]);
  town = await layTown(s);
});
after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await s.strike();
});

/** Reads a folder as the job does, as Rio Verde's administrator; answers the run. */
async function read(from: string, system: string) {
  const reading = await readRoster(from);
  return asActor(s.worker, town.walt, async (tx) => {
    const { runId } = await beginRun(tx, {
      programId: town.programs.support,
      system,
      fileName: "roster",
      hash: hashFile(Buffer.from(`${from}${Math.random()}`)),
    });
    await stageRoster(tx, runId, reading);
    return runId as never;
  });
}

const show = (runId: never) => s.as(town.walt)(imports.show, { runId });

async function apply(runId: never) {
  const { version } = await show(runId);
  await s.as(town.walt)(imports.agree, { runId, version });
  await asActor(s.worker, town.walt, (tx) => sql`select imports.apply_run(${runId})`.execute(tx.db));
  return show(runId);
}

const total = (counts: Awaited<ReturnType<typeof show>>["counts"], change: "new" | "changed" | "ended" | "back") =>
  Object.values(counts).reduce<number>((sum, kind) => sum + ((kind as Record<string, number> | undefined)?.[change] ?? 0), 0);

function lay(name: string, files: Record<string, string>): string {
  const place = mkdtempSync(join(folder, name));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(place, file), text);
  return place;
}

const manifest =
  "propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\nfile.orgs,bulk\nfile.users,bulk\nfile.classes,bulk\nfile.courses,bulk\nfile.academicSessions,bulk\nfile.enrollments,bulk\nfile.demographics,bulk\nfile.categories,absent\nfile.classResources,absent\nfile.courseResources,absent\nfile.lineItems,absent\nfile.resources,absent\nfile.results,absent\n";
const users = (rows: string[]) =>
  `sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password\n${rows.join("\n")}\n`;
const school = (more: Record<string, string> = {}) => ({
  "manifest.csv": manifest,
  "orgs.csv": "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\nS1,,,Rio Verde High,school,,\n",
  "academicSessions.csv":
    "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\nY,,,Year,schoolYear,2020-08-01,2099-06-30,,2099\n",
  "courses.csv":
    "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes\nC,,,Y,Algebra,A1,09,S1,,\n",
  "classes.csv":
    "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\nK1,,,Algebra 1,09,C,A1,scheduled,,S1,Y,,,\n",
  "users.csv": users([
    "U1,,,true,S1,student,mateo,,Mateo,O'Brien,,,,,,G1,09,Secret!Pass1",
    "U2,,,true,S1,student,amina,,أمينة,حداد,,,,,,,09,Secret!Pass1",
    "U3,,,true,S1,student,sam,,Sam,Whitfield,,,,,,,10,Secret!Pass1",
    "T1,,,true,S1,teacher,teach,,Ruth,Okafor,,,ruth.okafor@rioverde.example,,,,,Secret!Pass1",
    "G1,,,true,S1,guardian,rosa,,Rosa,O'Brien,,,,,555 0100,,,Secret!Pass1",
  ]),
  "demographics.csv": "sourcedId,status,dateLastModified,birthDate,sex\nU1,,,2009-05-04,male\n",
  "enrollments.csv":
    "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\nE1,,,K1,S1,U1,student,,,\nE2,,,K1,S1,U2,student,,,\nE3,,,K1,S1,T1,teacher,true,,\n",
  ...more,
});

test("B12 a roster is read, shown as a difference, written when agreed to, and the same again changes nothing", async () => {
  const place = lay("b12", school());
  const runId = await read(place, "sis");
  const run = await show(runId);
  assert.equal(run.status, "read");
  assert.equal(run.findings.errors, 0, JSON.stringify(run.list));
  assert.deepEqual(run.counts.person, { same: 0, new: 4, changed: 0, ended: 0, back: 0 });
  assert.equal(
    (await s.given("select 1 from people.person where agency_id = $1", [town.agencies.rioVerde])).length,
    0,
    "nothing is written before it is agreed to",
  );
  const { changes } = await s.as(town.walt)(imports.changes, { runId, kind: "person" });
  assert.ok(changes.some((change) => change.title === "Mateo O'Brien") && changes.some((change) => change.title === "أمينة حداد"));

  assert.equal((await apply(runId)).status, "applied");
  const { people: found } = await s.as(town.keiko)(people.search, { typed: "obrien mateo" });
  const mateo = found[0];
  assert.ok(mateo);
  const shown = await s.as(town.keiko)(people.show, { personId: mateo.personId });
  assert.equal(shown.born, "2009-05-04");
  assert.deepEqual(
    shown.enrolments.map((e) => [e.site, e.grade]),
    [["Rio Verde High", "09"]],
  );
  assert.deepEqual(
    shown.relationships.map((r) => [r.kind, r.label.call]),
    [["guardian", "Rosa"]],
  );

  const again = await show(await read(place, "sis"));
  assert.deepEqual([total(again.counts, "new"), total(again.counts, "changed"), total(again.counts, "ended")], [0, 0, 0]);
});

test("B38 R04 a teacher of record may know who the student is and nothing more; another student is not there", async () => {
  const [teacher] = await s.given<{ id: string }>(
    "update staff.account set status = 'active' where email = 'ruth.okafor@rioverde.example' returning id",
  );
  assert.ok(teacher);
  const seen = async (typed: string) => (await s.as(teacher.id)(people.search, { typed })).people;
  const [mateo] = await seen("Mateo");
  assert.deepEqual(mateo?.access, { because: ["roster"], sections: 1 | 1024, canWrite: false });
  assert.deepEqual(await seen("Whitfield"), []);
  const page = await s.as(teacher.id)(people.show, { personId: mateo?.personId as never });
  assert.deepEqual([page.safeLine, page.contactPoints, page.relationships], [null, [], []]);
  assert.equal(
    (
      await refusal(
        s.as(teacher.id)(people.setSafeLine, {
          personId: mateo?.personId as never,
          version: 1,
          safeLine: { prefer: null, hours: null, voicemail: false, codeWord: null, avoid: null },
        }),
      )
    ).status,
    403,
  );
});

test("B39 a missing row ends and is never deleted; it comes back with its history, and what staff corrected stays", async () => {
  const [mateo] = (await s.as(town.keiko)(people.search, { typed: "Mateo" })).people;
  assert.ok(mateo);
  const before = await s.given<{ n: number }>("select count(*)::int as n from people.person");
  await s.given("update people.person set version = 2 where id = $1", [mateo.personId]);
  const files = school({
    "users.csv": school()
      ["users.csv"].split("\n")
      .filter((row) => !row.startsWith("U1,") && !row.startsWith("G1,"))
      .join("\n"),
  });
  const gone = await apply(
    await read(
      lay("gone", {
        ...files,
        "enrollments.csv": school()
          ["enrollments.csv"].split("\n")
          .filter((row) => !row.startsWith("E1,"))
          .join("\n"),
        "demographics.csv": "sourcedId,status,dateLastModified,birthDate,sex\n",
      }),
      "sis",
    ),
  );
  assert.equal(gone.counts.person?.ended, 2);
  assert.deepEqual(await s.given("select count(*)::int as n from people.person"), before);
  assert.equal((await s.given("select 1 from people.enrolment where person_id = $1 and ended_at is not null", [mateo.personId])).length, 1);
  const [teacher] = await s.given<{ id: string }>("select id from staff.account where email = 'ruth.okafor@rioverde.example'");
  assert.equal(
    (await refusal(s.as(teacher?.id as string)(people.show, { personId: mateo.personId }))).status,
    404,
    "the class ended, and with it the teacher's reason",
  );

  const back = await apply(await read(lay("back", school()), "sis"));
  assert.equal(back.counts.person?.back, 2);
  const again = await s.as(town.keiko)(people.show, { personId: mateo.personId });
  assert.equal(again.enrolments.length, 1);
});

test("a run is applied once, only as it was shown, and not over another's head", async () => {
  const one = await read(
    lay("one", school({ "orgs.csv": school()["orgs.csv"].replace("Rio Verde High", "Rio Verde High School") })),
    "sis",
  );
  const other = await read(lay("other", school()), "sis");
  await apply(one);
  const { version } = await show(other);
  await s.as(town.walt)(imports.agree, { runId: other, version });
  const late = await refusal(asActor(s.worker, town.walt, (tx) => sql`select imports.apply_run(${other})`.execute(tx.db)) as never);
  assert.equal(late.code, "import.overtaken");
  assert.equal((await refusal(s.as(town.walt)(imports.agree, { runId: one, version: 1 }))).status, 409);
});

test("a fault in the middle leaves everything as it was", async () => {
  const before = await s.given(
    "select (select count(*) from people.person)::int as p, (select count(*) from people.external_id)::int as e, (select count(*) from agencies.site)::int as s",
  );
  const runId = await read(lay("half", school({ "orgs.csv": `${school()["orgs.csv"]}S9,,,Ninth School,school,,\n` })), "sis2");
  await s.given("update imports.staged set record = record || '{\"role\": \"nonsense\"}' where run_id = $1 and kind = 'class_member'", [
    runId,
  ]);
  const { version } = await show(runId);
  await s.as(town.walt)(imports.agree, { runId, version });
  await assert.rejects(asActor(s.worker, town.walt, (tx) => sql`select imports.apply_run(${runId})`.execute(tx.db)));
  assert.deepEqual(
    await s.given(
      "select (select count(*) from people.person)::int as p, (select count(*) from people.external_id)::int as e, (select count(*) from agencies.site)::int as s",
    ),
    before,
  );
});

test("no password of a roster is anywhere in the database", async () => {
  const tables = await s.given<{ name: string }>(
    "select schemaname || '.\"' || tablename || '\"' as name from pg_tables where schemaname in ('people', 'imports', 'staff', 'kernel', 'agencies', 'access')",
  );
  for (const { name } of tables)
    assert.equal((await s.given(`select 1 from ${name} t where t::text like '%Secret!Pass1%'`)).length, 0, name);
});

test("only the agency's own administrator reads, sees or agrees to a roster", async () => {
  const runId = await read(lay("mine", school()), "sis3");
  for (const who of [town.ida, town.ravi]) assert.equal((await refusal(s.as(who)(imports.show, { runId }))).status, 404);
  assert.equal((await refusal(s.as(town.keiko)(imports.show, { runId }))).status, 404);
});

test("B12 the real Ed-Fi and Microsoft sets come in whole, twice the same", real, async () => {
  for (const [at, system] of [
    ["oneroster11-edfi", "edfi"],
    ["microsoft-sds/SDS v2.1", "sds21"],
    ["microsoft-sds/SDS v2", "sds2"],
    ["microsoft-sds/SDS Format/100 Users", "sds1"],
  ] as const) {
    const place = join(folder, system);
    cpSync(join(shared, at), place, { recursive: true });
    const run = await apply(await read(place, system));
    assert.equal(run.status, "applied", at);
    assert.ok((run.counts.person?.new ?? 0) > 0, at);
    const again = await show(await read(place, system));
    assert.deepEqual([total(again.counts, "new"), total(again.counts, "changed"), total(again.counts, "ended")], [0, 0, 0], at);
    assert.ok(!readFileSync(join(place, "users.csv".replace("users", system === "sds1" ? "Student" : "users")), "utf8").includes("\u0000"));
  }
});

test("past the door too: a run is written by who may, and only once it was agreed to", async () => {
  const lay = async (kind: string, agencyId: string, programId: string, who: string) => {
    const id = newId();
    await s.given(
      "insert into imports.run (id, agency_id, program_id, kind, system, file_name, status, asked_by) values ($1, $2, $3, $4, 'sis', 'x.zip', 'read', $5)",
      [id, agencyId, programId, kind, who],
    );
    return id;
  };
  const { agencies, programs, walt, keiko, ravi, ines } = town;
  const roster = await lay("roster", agencies.rioVerde, programs.support, walt);
  const old = await lay("cases", agencies.northlake, programs.care, ravi);
  for (const [who, id] of [
    [walt, newId()],
    [keiko, roster],
    [town.ida, roster],
    [walt, old],
  ] as const)
    assert.equal(await s.past(who, "select imports.apply_run($1)", [id]), "42501 not available");
  assert.equal(await s.past(walt, "select imports.apply_run($1)", [roster]), "HF409 import.notAgreed");
  for (const [who, id] of [
    [ravi, newId()],
    [ines, old],
    [keiko, old],
    [ravi, roster],
  ] as const)
    assert.equal(await s.past(who, "select imports.apply_cases($1)", [id]), "42501 not available");
  assert.equal(await s.past(ravi, "select imports.apply_cases($1)", [old]), "HF409 import.notAgreed");
});

test("B38 a roster that names as a teacher who coordinates stops for nobody, and gives them nothing", async () => {
  const { rioVerde } = town.agencies;
  const mina = await town.account(rioVerde, "Mina Coordinates");
  const network = newId();
  await s.given(
    "insert into agencies.program (id, agency_id, name, slug, regime, kind, person_word) select $1, agency_id, 'The network', 'network', regime, kind, person_word from agencies.program where id = $2",
    [network, town.programs.support],
  );
  await town.member(rioVerde, mina, network, "coordinator");
  await s.given("update staff.account set email = 'mina.coordinates@rioverde.example' where id = $1", [mina]);
  const rows = (file: "users.csv" | "enrollments.csv", more: string) => ({ [file]: `${school()[file]}${more}\n` });
  const named = school({
    ...rows("users.csv", "T9,,,true,S1,teacher,mina,,Mina,Coordinates,,,mina.coordinates@rioverde.example,,,,,Secret!Pass1"),
    ...rows("enrollments.csv", "E9,,,K1,S1,T9,teacher,false,,"),
  });
  assert.equal((await apply(await read(lay("coordinates", named), "sis"))).status, "applied");
  assert.deepEqual(await s.given("select role from staff.membership where account_id = $1 and ends_at > kernel.clock()", [mina]), [
    { role: "coordinator" },
  ]);
  assert.deepEqual(await s.given("select from access.grant where account_id = $1", [mina]), []);
});
