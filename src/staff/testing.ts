import { newId } from "../kernel/ids.ts";
import type { Stage } from "../kernel/testing.ts";
import type { Role } from "./contract.ts";
import { opensNothing } from "./policy.ts";

type Regime = "FERPA" | "VSP" | "CONF" | "BASE";

/**
 * Three agencies of one installation for stories in tests: Northlake University (CARE, counseling, threat assessment), Rio Verde Unified
 * (student support) and Casa Luz (victim services). Laid down as the owner, past every policy; the story itself goes through the door.
 */
export async function layTown({ given, giveKey }: Pick<Stage, "given" | "giveKey">) {
  const agency = async (name: string, slug: string, kind: string, victim = false) => {
    const id = newId();
    await given(
      "insert into agencies.agency (id, name, slug, kind, time_zone, victim_services) values ($1, $2, $3, $4, 'America/Chicago', $5)",
      [id, name, slug, kind, victim],
    );
    await giveKey(id);
    return id;
  };
  const program = async (agencyId: string, name: string, slug: string, regime: Regime, kind: string, word: string) => {
    const id = newId();
    await given("insert into agencies.program (id, agency_id, name, slug, regime, kind, person_word) values ($1, $2, $3, $4, $5, $6, $7)", [
      id,
      agencyId,
      name,
      slug,
      regime,
      kind,
      word,
    ]);
    await given("insert into concerns.door (id, agency_id, program_id, slug, title) values ($1, $2, $3, $4, $5)", [
      newId(),
      agencyId,
      id,
      slug,
      name,
    ]);
    return id;
  };
  const account = async (agencyId: string, name: string, more: { admin?: boolean } = {}) => {
    const id = newId();
    await given("insert into staff.account (id, agency_id, name, email, may_admin) values ($1, $2, $3, $4, $5)", [
      id,
      agencyId,
      name,
      `${name.toLowerCase().replace(/[^a-z]+/g, ".")}.${id.slice(-12)}@example.org`,
      more.admin ?? false,
    ]);
    return id;
  };
  // Since long, so that a story told of an earlier day than today finds them there; student staff for a year from now.
  const member = (agencyId: string, accountId: string, programId: string, role: Role) =>
    given(
      "insert into staff.membership (id, agency_id, account_id, program_id, role, sees, may_triage, can_write, starts_at, ends_at) values ($1, $2, $3, $4, $5, $6, $7, $8, case when $5 = 'student_staff' then kernel.clock() else '2020-01-01' end, case when $5 = 'student_staff' then kernel.clock() + interval '1 year' else 'infinity' end)",
      [
        newId(),
        agencyId,
        accountId,
        programId,
        role,
        role === "supervisor" ? "program" : "assigned",
        role === "triager" || role === "supervisor",
        role !== "referrer" && !opensNothing(role),
      ],
    );

  const northlake = await agency("Northlake University", "northlake", "college");
  const care = await program(northlake, "CARE team", "northlake-care", "FERPA", "care", "student");
  const counseling = await program(northlake, "Counseling Center", "northlake-counseling", "CONF", "counseling", "client");
  const threat = await program(northlake, "Threat assessment", "northlake-threat", "FERPA", "threat_assessment", "student");
  const rioVerde = await agency("Rio Verde Unified", "rio-verde", "district");
  const support = await program(rioVerde, "Student support", "rio-verde-support", "FERPA", "k12_support", "student");
  const casaLuz = await agency("Casa Luz", "casa-luz", "victim_services", true);
  const advocacy = await program(casaLuz, "Advocacy", "casa-luz-advocacy", "VSP", "victim_services", "survivor");

  const people = {
    /** Case manager, CARE. */
    ines: await account(northlake, "Ines Carvalho"),
    /** Case manager, CARE. */
    omar: await account(northlake, "Omar Haddad"),
    /** Supervisor and triager, CARE. */
    ravi: await account(northlake, "Ravi Menon"),
    /** Triager, CARE. */
    sam: await account(northlake, "Sam Whitfield"),
    /** Counselor: case manager in the confidential Counseling Center. */
    noor: await account(northlake, "Noor Aziz"),
    /** Administrator of Northlake; works in no program. */
    ida: await account(northlake, "Ida Lindqvist", { admin: true }),
    /** Case manager, Rio Verde student support. */
    tomas: await account(rioVerde, "Tomás Vega"),
    /** Supervisor, Rio Verde student support. */
    keiko: await account(rioVerde, "Keiko Tanaka"),
    /** Administrator of Rio Verde. */
    walt: await account(rioVerde, "Walt O'Neill", { admin: true }),
    /** Advocate, Casa Luz. */
    ana: await account(casaLuz, "Ana Ruiz"),
    /** Director, Casa Luz. */
    dolores: await account(casaLuz, "Dolores Marín"),
  };
  await member(northlake, people.ines, care, "case_manager");
  await member(northlake, people.omar, care, "case_manager");
  await member(northlake, people.ravi, care, "supervisor");
  await member(northlake, people.sam, care, "triager");
  await member(northlake, people.noor, counseling, "case_manager");
  await member(rioVerde, people.tomas, support, "case_manager");
  await member(rioVerde, people.keiko, support, "supervisor");
  await member(casaLuz, people.ana, advocacy, "case_manager");
  await member(casaLuz, people.dolores, advocacy, "supervisor");
  return {
    ...people,
    agencies: { northlake, rioVerde, casaLuz },
    programs: { care, counseling, threat, support, advocacy },
    agency,
    program,
    account,
    member,
  };
}
