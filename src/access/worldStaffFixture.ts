import { createHash } from "node:crypto";
import type { AgencyKeys } from "../agencies/keys.ts";
import { newId } from "../kernel/ids.ts";
import { HELPING } from "./rulesFixture.ts";
import type { Agency, Ground } from "./worldFixture.ts";

/** Where every agency of the world is. */
export const TIME_ZONE = "America/Chicago";

/** The token of an account's session. */
export const tokenFor = (accountId: string) => `world-${accountId}`;

/** The agencies of a world, under every regime. */
export const SHAPES = [
  { name: "north", kind: "college", victim: false, staff: 11, regimes: ["FERPA", "CONF", "FERPA"] },
  { name: "river", kind: "district", victim: false, staff: 9, regimes: ["FERPA", "BASE"] },
  { name: "light", kind: "victim_services", victim: true, staff: 6, regimes: ["VSP"] },
] as const;

const WORK = [
  { role: "case_manager", sees: "assigned", may_triage: false, can_write: true },
  { role: "supervisor", sees: "program", may_triage: true, can_write: true },
  { role: "triager", sees: "assigned", may_triage: true, can_write: true },
  { role: "teammate", sees: "assigned", may_triage: false, can_write: true },
  { role: "referrer", sees: "assigned", may_triage: false, can_write: false },
  { role: "officer", sees: "assigned", may_triage: false, can_write: false },
  { role: "case_manager", sees: "program", may_triage: false, can_write: true },
  { role: "supervisor", sees: "program", may_triage: false, can_write: false },
  { role: "decision_maker", sees: "assigned", may_triage: false, can_write: false },
  { role: "student_staff", sees: "assigned", may_triage: false, can_write: false },
] as const;

/** Agencies with their keys, programs, doors and sites. */
export function layAgencies({ agencies, put, chance }: Ground, keys: AgencyKeys): void {
  agencies.forEach((agency, at) => {
    const { name, kind, victim } = SHAPES[at] as (typeof SHAPES)[number];
    put("agencies.agency", { id: agency.id, name, slug: name, kind, time_zone: TIME_ZONE, victim_services: victim });
    put("agencies.agency_key", { agency_id: agency.id, key_id: 1, wrapped: keys.make(agency.id) });
    agency.programs.forEach(({ id, regime, doorId }, n) => {
      const slug = `${name}-${n}`;
      put("agencies.program", {
        id,
        agency_id: agency.id,
        name: slug,
        slug,
        regime,
        kind: victim ? "victim_services" : "care",
        person_word: "client",
        escalation_id: n === 0 ? agency.accounts[3] : null,
        reassess_days: n === 0 ? 30 : null,
      });
      put("concerns.door", { id: doorId, agency_id: agency.id, program_id: id, slug, title: slug });
      put("concerns.routing_rule", {
        id: newId(),
        agency_id: agency.id,
        program_id: id,
        place: 1,
        to_account: chance.pick(agency.accounts),
      });
      put("agencies.closure", {
        id: newId(),
        agency_id: agency.id,
        program_id: id,
        first_day: "2031-01-01",
        last_day: "2031-01-02",
        label: "closed",
      });
    });
    put("agencies.site", { id: newId(), agency_id: agency.id, name: `${name} site`, kind: "school" });
  });
}

/** The first account of an agency administers it and works nowhere; the last was made inactive; each other works in up to three programs. */
export function layStaff({ agencies, chance, put, at }: Ground): void {
  for (const agency of agencies) {
    const jobs: Job[] = [];
    put("agencies.rotation", { id: newId(), agency_id: agency.id, asked_by: agency.accounts[0], key_id: 1, done_at: at(-1) });
    agency.accounts.forEach((id, n) => {
      const left = n === agency.accounts.length - 1;
      const account = {
        id,
        agency_id: agency.id,
        name: `Account ${n}`,
        email: `${id}@example.org`,
        may_admin: n === 0,
        status: left ? "inactive" : "active",
      };
      put("staff.account", { ...account, inactive_at: left ? at(-24) : null });
      const token_hash = createHash("sha256").update(tokenFor(id)).digest();
      put("staff.session", {
        token_hash,
        id: newId(),
        kind: "staff",
        agency_id: agency.id,
        account_id: id,
        assurance: 2,
        idle_until: at(99_999),
        expires_at: at(99_999),
      });
      if (n === 0) {
        // Whoever coordinates works with nobody.
        const alone = { id: newId(), agency_id: agency.id, account_id: id, program_id: agency.programs[0]?.id, role: "coordinator" };
        put("staff.membership", {
          ...alone,
          sees: "assigned",
          may_triage: false,
          can_write: false,
          starts_at: at(-9),
          ends_at: "infinity",
        });
        const decided = { agency_id: agency.id, reason: "their own command", decided_by: id };
        const other = agencies.find((one) => one.id !== agency.id)?.id;
        put("staff.law_standing", {
          id: newId(),
          ...decided,
          standing: "outsider",
          partner_agency_id: other,
          account_id: null,
          purpose: null,
        });
        const purpose = "threat assessment";
        put("staff.law_standing", {
          id: newId(),
          ...decided,
          standing: "official",
          purpose,
          account_id: agency.accounts.at(-1),
          partner_agency_id: null,
        });
        return;
      }
      const programs = [agency.programs[n % agency.programs.length], ...chance.some(agency.programs, 2)];
      for (const program of new Set(programs)) {
        const work = WORK[program === programs[0] ? (n - 1) % WORK.length : Math.floor(chance.roll() * WORK.length)];
        const [starts, ends] = chance.pick([
          [-999, null],
          [-999, null],
          [-999, null],
          [-999, -3],
          [3, null],
        ] as const);
        put("staff.membership", {
          id: newId(),
          agency_id: agency.id,
          account_id: id,
          program_id: program?.id,
          ...work,
          starts_at: at(starts),
          ends_at: ends !== null ? at(ends) : work?.role === "student_staff" ? at(9999) : "infinity",
        });
        jobs.push({ account: id, program: program?.id, role: work?.role, over: ends !== null });
      }
      if (chance.oneIn(2)) put("kernel.draft", { account_id: id, agency_id: agency.id, place: "somewhere", body: Buffer.from("x") });
      if (chance.oneIn(3))
        put("staff.absence", { id: newId(), agency_id: agency.id, account_id: id, starts_at: at(-5), ends_at: at(5), ended_at: null });
      if (chance.oneIn(2)) put("kernel.idempotency", { account_id: id, key: "a-key-kept", endpoint: "note.add", asked: Buffer.from("x") });
      put("messages.outbox", {
        id: newId(),
        agency_id: agency.id,
        channel: "mail",
        to_address: Buffer.from("x"),
        template: "account.invite",
        account_id: id,
      });
    });
    layCover(agency, jobs, { chance, put, at });
    const run = {
      id: newId(),
      agency_id: agency.id,
      program_id: agency.programs[0]?.id,
      kind: "roster",
      system: "sis",
      file_name: "x.zip",
      asked_by: agency.accounts[0],
    };
    put("imports.run", run);
    put("imports.staged", {
      run_id: run.id,
      agency_id: agency.id,
      place: 1,
      kind: "person",
      change: "new",
      outside: "1",
      inside: newId(),
      summary: Buffer.from("x"),
    });
    put("imports.piece", { run_id: run.id, agency_id: agency.id, n: 0, body: Buffer.from("x") });
    for (const { id: programId } of agency.programs) {
      const old = { ...run, id: newId(), program_id: programId, kind: "cases" };
      const of = { run_id: old.id, agency_id: agency.id };
      put("imports.run", old);
      put("imports.staged", { ...of, place: 1, kind: "case", change: "new", outside: "1", inside: newId(), summary: Buffer.from("x") });
      put("imports.piece", { ...of, n: 0, body: Buffer.from("x") });
      put("imports.old_cases", { ...of, look: Buffer.from("x"), mapping: Buffer.from("x") });
      const kept = { headers: Buffer.from("x"), body: Buffer.from("x"), kept_by: run.asked_by };
      put("imports.mapping", { id: newId(), agency_id: agency.id, program_id: programId, name: "Old office", ...kept });
    }
  }
  put("messages.open_outbox", { agency_id: agencies[1]?.id });
}

interface Job {
  readonly account: string;
  readonly program: string | undefined;
  readonly role: string | undefined;
  readonly over: boolean;
}

/** Most of those who stand in may: they carry cases wherever the one covered works, one in three with training that has lapsed. */
function layCover(agency: Agency, jobs: readonly Job[], { chance, put, at }: Pick<Ground, "chance" | "put" | "at">): void {
  for (let n = 0; n < agency.accounts.length; n++) {
    const [account, covered] = [chance.pick(agency.accounts), chance.pick(agency.accounts)];
    if (account === covered) continue;
    const theirs = new Set(
      jobs.filter((job) => job.account === covered && HELPING.includes(job.role ?? "") && !job.over).map((job) => job.program),
    );
    if (n % 4 > 0 && account !== agency.accounts[0] && account !== agency.accounts.at(-1))
      for (const program_id of theirs) {
        const right = { role: "case_manager", sees: "assigned", trained_until: n % 3 === 0 ? "2020-01-01" : null };
        put("staff.membership", {
          id: newId(),
          agency_id: agency.id,
          account_id: account,
          program_id,
          ...right,
          can_write: true,
          may_triage: false,
          starts_at: at(-999),
          ends_at: "infinity",
        });
      }
    const [starts, ends, ended] = chance.pick([
      [-9, 9, null],
      [-9, 9, null],
      [-9, 9, -1],
      [-9, -1, null],
      [2, 9, null],
    ] as const);
    put("staff.cover", {
      id: newId(),
      agency_id: agency.id,
      account_id: account,
      covered_id: covered,
      starts_at: at(starts),
      ends_at: at(ends),
      granted_by: covered,
      ended_at: ended === null ? null : at(ended),
    });
  }
}
