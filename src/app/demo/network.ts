import { newId } from "../../kernel/ids.ts";
import type { Player } from "./player.ts";

type Role = "case_manager" | "supervisor" | "triager" | "teammate" | "referrer" | "officer";

export interface SignIn {
  readonly accountId: string;
  readonly agencyId: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
}

const SITES = { campus: "campus", school: "school", office: "office" } as const;

/** Lays the demo's three separate networks: a campus, a school district, a victim-services agency. All of it is invented. */
export async function layNetworks(player: Player) {
  const signIns: SignIn[] = [];
  const agency = async (name: string, slug: string, kind: string, victimServices: boolean) => {
    const [networkId, id] = [newId(), newId()];
    await player.lay("insert into agencies.network (id, name) values ($1, $2)", [networkId, name]);
    await player.lay(
      "insert into agencies.agency (id, network_id, name, slug, kind, time_zone, victim_services) values ($1, $2, $3, $4, $5, 'America/Chicago', $6)",
      [id, networkId, name, slug, kind, victimServices],
    );
    await player.lay("insert into agencies.agency_key (agency_id, key_id, wrapped) values ($1, 1, $2)", [id, player.keys.make(id)]);
    return id;
  };
  const site = async (agencyId: string, name: string, kind: keyof typeof SITES) => {
    const id = newId();
    await player.lay("insert into agencies.site (id, agency_id, name, kind) values ($1, $2, $3, $4)", [id, agencyId, name, kind]);
    return id;
  };
  const program = async (
    agencyId: string,
    name: string,
    slug: string,
    regime: string,
    kind: string,
    word: string,
    more: Record<string, unknown> = {},
  ) => {
    const id = newId();
    await player.lay(
      "insert into agencies.program (id, agency_id, name, slug, regime, kind, person_word, cadence_days, takes_concerns) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      [id, agencyId, name, slug, regime, kind, word, more["cadenceDays"] ?? 10, more["takesConcerns"] ?? true],
    );
    return id;
  };
  const account = async (agencyId: string, domain: string, name: string, role: string, more: { admin?: boolean; title?: string } = {}) => {
    const id = newId();
    const email = `${(name.split(" ")[0] ?? name)
      .normalize("NFD")
      .replace(/[^a-zA-Z]/g, "")
      .toLowerCase()}@${domain}`;
    await player.lay(
      "insert into staff.account (id, agency_id, name, email, title, may_admin, full_time_case_manager) values ($1, $2, $3, $4, $5, $6, $7)",
      [id, agencyId, name, email, more.title ?? null, more.admin ?? false, role.startsWith("Case manager")],
    );
    signIns.push({ accountId: id, agencyId, name, email, role });
    return id;
  };
  const member = (
    agencyId: string,
    accountId: string,
    programId: string,
    role: Role,
    more: { sees?: string; triage?: boolean; write?: boolean; confidential?: boolean } = {},
  ) =>
    player.lay(
      `insert into staff.membership (id, agency_id, account_id, program_id, role, sees, may_triage, can_write, confidential)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        newId(),
        agencyId,
        accountId,
        programId,
        role,
        more.sees ?? (role === "supervisor" ? "program" : "assigned"),
        more.triage ?? (role === "supervisor" || role === "triager"),
        more.write ?? role !== "referrer",
        more.confidential ?? false,
      ],
    );
  const door = (agencyId: string, programId: string, slug: string, title: string, titles: { es: string; ar: string }) =>
    player.lay("insert into concerns.door (id, agency_id, program_id, slug, title, titles) values ($1, $2, $3, $4, $5, $6)", [
      newId(),
      agencyId,
      programId,
      slug,
      title,
      JSON.stringify(titles),
    ]);

  const northlake = await agency("Northlake University", "northlake", "college", false);
  const campus = await site(northlake, "Main campus", "campus");
  const care = await program(northlake, "CARE team", "northlake-care", "FERPA", "care", "student");
  const counseling = await program(northlake, "Counseling Center", "northlake-counseling", "CONF", "counseling", "client", {
    takesConcerns: false,
  });
  const threat = await program(northlake, "Threat assessment", "northlake-threat", "FERPA", "threat_assessment", "student", {
    takesConcerns: false,
  });
  await door(northlake, care, "northlake", "Tell the CARE team about somebody you are worried about", {
    es: "Avise al equipo CARE de alguien que le preocupa",
    ar: "أخبر فريق CARE عن شخص يقلقك أمره",
  });
  const at = "northlake.example";
  const ines = await account(northlake, at, "Ines Carvalho", "Case manager, CARE team", { title: "Case manager" });
  const ravi = await account(northlake, at, "Ravi Menon", "Director of the CARE team, on triage", { title: "Director" });
  const omar = await account(northlake, at, "Omar Haddad", "Case manager, CARE team", { title: "Case manager" });
  const noor = await account(northlake, at, "Noor Aziz", "Counselor in the confidential Counseling Center", {
    title: "Counselor",
  });
  const priya = await account(northlake, at, "Priya Raman", "Threat assessment lead", { title: "Threat assessment lead" });
  const ruth = await account(northlake, at, "Ruth Okafor", "Professor who refers", { title: "Professor of biology" });
  const sam = await account(northlake, at, "Sam Whitfield", "Associate dean: on call at weekends", { title: "Associate dean" });
  const ida = await account(northlake, at, "Ida Lindqvist", "IT administrator: no people in sight", {
    admin: true,
    title: "IT administrator",
  });
  const mateo = await account(northlake, at, "Mateo Brandt", "Privacy officer of the CARE team: the record of disclosures, no case", {
    title: "Privacy officer",
  });
  // Their roles are given through the door, see roles.ts.
  const mina = await account(northlake, at, "Mina O'Brien", "Coordinator of the CARE team: no people in sight", { title: "Coordinator" });
  const lin = await account(northlake, at, "Lin Duarte", "Conduct officer: decides, and works on no case", { title: "Conduct officer" });
  const jonas = await account(northlake, at, "Jonas Reyes", "Resident assistant for a term: tonight's list", {
    title: "Resident assistant",
  });
  const amir = await account(northlake, at, "Amir Saleh", "Campus police: a school official for one purpose", { title: "Officer" });
  await member(northlake, ines, care, "case_manager");
  await member(northlake, omar, care, "case_manager");
  await member(northlake, ravi, care, "supervisor");
  await member(northlake, sam, care, "triager");
  await member(northlake, noor, counseling, "case_manager", { confidential: true });
  await member(northlake, priya, threat, "supervisor");
  await member(northlake, ruth, care, "referrer");
  await member(northlake, mateo, care, "officer", { write: false });

  const rioVerde = await agency("Rio Verde Unified", "rio-verde", "district", false);
  const support = await program(rioVerde, "Student support", "rio-verde-support", "FERPA", "k12_support", "student", { cadenceDays: 8 });
  await door(rioVerde, support, "rio-verde", "Tell us about a student who may need support", {
    es: "Cuéntenos de un estudiante que quizás necesite apoyo",
    ar: "أخبرنا عن طالب قد يحتاج إلى الدعم",
  });
  const tomas = await account(rioVerde, "rioverde.example", "Tomás Vega", "School counselor, Rio Verde High", { title: "Counselor" });
  const keiko = await account(rioVerde, "rioverde.example", "Keiko Tanaka", "District coordinator of student support", {
    title: "Coordinator",
  });
  const walt = await account(rioVerde, "rioverde.example", "Walt O'Neill", "District IT: brings the roster in", {
    admin: true,
    title: "IT administrator",
  });
  await member(rioVerde, tomas, support, "case_manager", { triage: true });
  await member(rioVerde, keiko, support, "supervisor");

  const casaLuz = await agency("Casa Luz", "casa-luz", "victim_services", true);
  const advocacy = await program(casaLuz, "Advocacy", "casa-luz-advocacy", "VSP", "victim_services", "survivor", { cadenceDays: 7 });
  await door(casaLuz, advocacy, "casa-luz", "Reach an advocate", {
    es: "Comuníquese con una consejera",
    ar: "تواصل مع مرشدة",
  });
  const ana = await account(casaLuz, "casaluz.example", "Ana Ruiz", "Advocate and case manager", { title: "Advocate" });
  const dolores = await account(casaLuz, "casaluz.example", "Dolores Marín", "Director, on triage", {
    title: "Director",
  });
  const pilar = await account(casaLuz, "casaluz.example", "Pilar Soto", "Administrator: no people in sight", {
    admin: true,
    title: "Administrator",
  });
  // In no program: named as a reviewer, should Ana ever be the only one (A19).
  await account(casaLuz, "casaluz.example", "Jo O'Brien", "From the board: looks in from outside", { title: "Board member" });
  await member(casaLuz, ana, advocacy, "case_manager", { triage: true, confidential: true });
  await member(casaLuz, dolores, advocacy, "supervisor", { confidential: true });

  for (const [programId, escalation] of [
    [care, priya],
    [threat, ravi],
    [support, keiko],
    [advocacy, dolores],
  ]) {
    await player.lay("update agencies.program set escalation_id = $2 where id = $1", [programId, escalation]);
  }
  for (const agencyId of [northlake, rioVerde]) await layBreaks(player, agencyId);
  for (const programId of [care, counseling, threat, support, advocacy]) await player.lay("select agencies.lay_calendar($1)", [programId]);
  return {
    signIns,
    agencies: { northlake, rioVerde, casaLuz },
    sites: { campus },
    programs: { care, counseling, threat, support, advocacy },
    staff: { ines, ravi, omar, noor, priya, ruth, sam, ida, mina, lin, jonas, amir, tomas, keiko, walt, ana, dolores, pilar },
  };
}

export type Network = Awaited<ReturnType<typeof layNetworks>>;

/** Winter and summer, last year to next: days on which no clock of a school runs (D05). */
async function layBreaks(player: Player, agencyId: string): Promise<void> {
  const year = Number(player.day(0).slice(0, 4));
  for (const y of [year - 1, year, year + 1]) {
    for (const [first, last, label] of [
      [`${y}-12-21`, `${y + 1}-01-03`, "Winter break"],
      [`${y}-06-08`, `${y}-08-14`, "Summer"],
      [`${y}-07-04`, `${y}-07-04`, "Independence Day"],
    ]) {
      await player.lay("insert into agencies.closure (id, agency_id, first_day, last_day, label) values ($1, $2, $3, $4, $5)", [
        newId(),
        agencyId,
        first,
        last,
        label,
      ]);
    }
  }
}
