import { layWorld } from "../access/worldFixture.ts";
import { fileRoutes } from "../files/routes.ts";
import { fetchFileAs } from "../files/testing.ts";
import { newId } from "../kernel/ids.ts";
import { runJob } from "../kernel/runJob.ts";
import { type Stage, stage } from "../kernel/testing.ts";
import { exports } from "./contract.ts";
import { makePackage } from "./jobs.ts";
import { exportRoutes } from "./routes.ts";

type Id = never;

const NASTY = [
  ["ياسمين", "الأحمد", "\u200fاسم\u200e"],
  ["O'Brien", '"Jo"', "'quoted'"],
  ["=cmd|' /C calc'!A0", "+1 555", "-2", "@sum"],
  ["line\nline", "cr\rlf\r\n", "\ttab"],
  ["", " ", ",", '""', ",,"],
  ["𝔄mina", "e\u0301", "\u2028", "＝1+1"],
] as const;

/** A random world with, at one agency, names of every difficulty, and the people who ask for everything and say yes to it. */
export async function layExports({ persons = 40, more = 0 } = {}) {
  const s = await stage([...exportRoutes, ...fileRoutes]);
  await layWorld(s.test.admin, s.keys, { seed: 7, persons, cases: persons * 2 });
  const [north] = await s.given<{ id: string }>("select id from agencies.agency where slug = 'north'");
  const agencyId = north?.id ?? "";
  const programs = await s.given<{ id: string; regime: string }>(
    "select id, regime from agencies.program where agency_id = $1 order by slug",
    [agencyId],
  );
  const [care, counseling] = [programs[0]?.id ?? "", programs.find((p) => p.regime === "CONF")?.id ?? ""];
  // Whoever the world made works elsewhere now: whose word it takes is said here.
  await s.given("update staff.membership set ends_at = kernel.clock() where agency_id = $1", [agencyId]);
  const account = async (name: string, admin = false) => {
    const id = newId();
    await s.given("insert into staff.account (id, agency_id, name, email, may_admin) values ($1, $2, $3, $4, $5)", [
      id,
      agencyId,
      name,
      `${id}@example.org`,
      admin,
    ]);
    return id;
  };
  const join = (accountId: string, programId: string, role: string, sees: string) =>
    s.given("insert into staff.membership (id, agency_id, account_id, program_id, role, sees) values ($1, $2, $3, $4, $5, $6)", [
      newId(),
      agencyId,
      accountId,
      programId,
      role,
      sees,
    ]);
  const ida = await account("Ida Lindqvist", true);
  const ravi = await account("Ravi Menon");
  await join(ravi, care, "supervisor", "program");
  const noor = await account("Noor Aziz");
  await join(noor, counseling, "supervisor", "program");
  const ines = await account("Ines Carvalho");
  await join(ines, care, "case_manager", "assigned");
  await s.given("update exports.request set status = 'withdrawn' where status = 'asked'");
  await layDifficult(s, agencyId, more);

  /** Does the job as the queue would. */
  const make = (exportId: string, accountId = ida) => runJob(s.worker, makePackage, { agencyId, accountId, input: { exportId } });
  /** Asked, said yes to by these, made. */
  const makeWith = async (...sayers: string[]) => {
    const { exportId } = await s.as(ida)(exports.ask, { reason: "We leave" });
    for (const who of sayers) await s.as(who)(exports.say, { exportId, answer: "yes" });
    await s.as(ida)(exports.begin, { exportId });
    await make(exportId);
    return exportId as Id;
  };
  /** The package as it comes out of the door. */
  const fetchPackage = async (exportId: string) => {
    const { fileId } = await s.as(ida)(exports.fetch, { exportId: exportId as Id });
    return (await fetchFileAs(s, ida, fileId)).rawPayload;
  };
  return { s, agencyId, care, counseling, ida, ravi, noor, ines, account, join, make, makeWith, fetchPackage };
}

async function layDifficult({ given, keys }: Stage, agencyId: string, more: number): Promise<void> {
  const seal = (table: string, row: string, column: string, text: string) => keys.ring.seal(agencyId, { table, row, column }, text);
  const [top] = await given<{ last: number }>("select coalesce(max(number), 0)::int as last from people.person where agency_id = $1", [
    agencyId,
  ]);
  const all = [...NASTY.flat(), ...Array.from({ length: more }, (_, at) => `${NASTY.flat()[at % 12]} ${at}`)];
  for (const [at, text] of all.entries()) {
    const [personId, nameId, pointId] = [newId(), newId(), newId()];
    await given(
      "insert into people.person (id, agency_id, number, label, born, language, created_at) values ($1, $2, $3, $4, $5, $6, $7::timestamptz)",
      [
        personId,
        agencyId,
        (top?.last ?? 0) + at + 1,
        seal("people.person", personId, "label", JSON.stringify({ call: text })),
        at % 2 ? null : seal("people.person", personId, "born", text),
        at % 3 ? null : text,
        `2026-01-0${1 + (at % 9)} 10:00:00.${String(at * 7919)
          .padStart(6, "0")
          .slice(-6)}+02`,
      ],
    );
    await given("insert into people.name (id, agency_id, person_id, kind, value, use_with) values ($1, $2, $3, 'alias', $4, $5)", [
      nameId,
      agencyId,
      personId,
      seal("people.name", nameId, "value", JSON.stringify({ full: text })),
      at % 2 ? ["us", "letters"] : [],
    ]);
    await given("insert into people.contact_point (id, agency_id, person_id, kind, value, label) values ($1, $2, $3, 'other', $4, $5)", [
      pointId,
      agencyId,
      personId,
      seal("people.contact_point", pointId, "value", text),
      seal("people.contact_point", pointId, "label", text),
    ]);
  }
}
