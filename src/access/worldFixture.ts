import { createHash } from "node:crypto";
import pg from "pg";
import type { AgencyKeys } from "../agencies/keys.ts";
import { newId } from "../kernel/ids.ts";
import { layCaseload } from "./worldCasesFixture.ts";
import { layPeople } from "./worldPeopleFixture.ts";

type Row = Record<string, unknown>;

/** Repeatable chance: two worlds of the same seed have the same shape, whatever ids they get. */
export interface Chance {
  /** From 0 up to, and without, 1. */
  roll(): number;
  /** One in so many. */
  oneIn(n: number): boolean;
  pick<T>(list: readonly T[]): T;
  some<T>(list: readonly T[], atMost: number): T[];
}

export function makeChance(seed: number): Chance {
  let state = seed >>> 0;
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;
  const some = <T>(list: readonly T[], atMost: number) => [
    ...new Set(Array.from({ length: Math.floor(roll() * (atMost + 1)) }, () => pick(list))),
  ];
  return { roll, oneIn: (n) => roll() < 1 / n, pick, some };
}

/** An agency of the world, with what hangs on it. */
export interface Agency {
  readonly id: string;
  readonly programs: readonly { readonly id: string; readonly regime: string }[];
  readonly accounts: string[];
}

/** What the parts of a world are laid with. */
export interface Ground {
  readonly chance: Chance;
  readonly agencies: readonly Agency[];
  put(table: string, row: Row): void;
  seal(agencyId: string, table: string, row: string, column: string, value: unknown): Buffer;
  /** An instant so many hours from now. */
  at(hours: number): string;
  /** A day so many days from today. */
  day(days: number): string;
}

export interface World {
  readonly agencies: readonly Agency[];
  readonly accounts: readonly { readonly id: string; readonly agencyId: string; readonly token: string }[];
}

export const tokenFor = (accountId: string) => `world-${accountId}`;

const SHAPES = [
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
  { role: "officer", sees: "program", may_triage: false, can_write: false },
] as const;

/**
 * Three agencies under every regime with accounts of every kind, people, cases and all that hangs on them, reasons live, ended and yet to come,
 * cover, walls, and mistakes a policy has to survive. Laid past policies and triggers, so that only the rules decide who sees what.
 */
export async function layWorld(
  admin: pg.ClientConfig,
  keys: AgencyKeys,
  size: { seed: number; persons: number; cases: number },
): Promise<World> {
  const chance = makeChance(size.seed);
  const now = Date.now();
  const rows = new Map<string, Row[]>();
  const put = (table: string, row: Row) => void (rows.get(table) ?? rows.set(table, []).get(table))?.push(row);
  const agencies: Agency[] = SHAPES.map((shape) => ({
    id: newId(),
    programs: shape.regimes.map((regime) => ({ id: newId(), regime })),
    accounts: Array.from({ length: shape.staff }, newId),
  }));
  const ground: Ground = {
    chance,
    agencies,
    put,
    seal: (agencyId, table, row, column, value) =>
      keys.ring.seal(agencyId, { table, row, column }, typeof value === "string" ? value : JSON.stringify(value)),
    at: (hours) => new Date(now + hours * 3_600_000).toISOString(),
    day: (days) => new Date(now + days * 86_400_000).toISOString().slice(0, 10),
  };
  layAgencies(ground, keys);
  layStaff(ground);
  const people = layPeople(ground, size.persons);
  layCaseload(ground, people, size.cases);
  await store(admin, rows);
  return {
    agencies,
    accounts: agencies.flatMap(({ id, accounts }) => accounts.map((account) => ({ id: account, agencyId: id, token: tokenFor(account) }))),
  };
}

function layAgencies({ agencies, put, chance }: Ground, keys: AgencyKeys): void {
  agencies.forEach((agency, at) => {
    const { name, kind, victim } = SHAPES[at] as (typeof SHAPES)[number];
    put("agencies.agency", { id: agency.id, name, slug: name, kind, time_zone: "America/Chicago", victim_services: victim });
    put("agencies.agency_key", { agency_id: agency.id, key_id: 1, wrapped: keys.make(agency.id) });
    agency.programs.forEach(({ id, regime }, n) => {
      const slug = `${name}-${n}`;
      put("agencies.program", {
        id,
        agency_id: agency.id,
        name: slug,
        slug,
        regime,
        kind: victim ? "victim_services" : "care",
        person_word: "client",
      });
      put("concerns.door", { id: newId(), agency_id: agency.id, program_id: id, slug, title: slug });
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
function layStaff({ agencies, chance, put, at }: Ground): void {
  for (const agency of agencies) {
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
      if (n === 0) return;
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
          ends_at: ends === null ? "infinity" : at(ends),
        });
      }
      if (chance.oneIn(2)) put("kernel.draft", { account_id: id, agency_id: agency.id, place: "somewhere", body: Buffer.from("x") });
      if (chance.oneIn(3))
        put("staff.absence", { id: newId(), agency_id: agency.id, account_id: id, starts_at: at(-5), ends_at: at(5), ended_at: null });
      put("messages.outbox", {
        id: newId(),
        agency_id: agency.id,
        channel: "mail",
        to_address: Buffer.from("x"),
        template: "account.invite",
        account_id: id,
      });
    });
    layCover(agency, { chance, put, at });
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
  }
  put("messages.open_outbox", { agency_id: agencies[1]?.id });
}

function layCover(agency: Agency, { chance, put, at }: Pick<Ground, "chance" | "put" | "at">): void {
  for (let n = 0; n < agency.accounts.length; n++) {
    const [account, covered] = [chance.pick(agency.accounts), chance.pick(agency.accounts)];
    if (account === covered) continue;
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

// A year and a bit around today: the whole calendar would take longer to lay than all else.
const CALENDAR = `insert into agencies.program_day (program_id, day, open, nth)
  select p.id, d::date, true, (row_number() over (partition by p.id order by d))::int
    from agencies.program p, generate_series(now() - interval '300 days', now() + interval '120 days', interval '1 day') d`;

async function store(admin: pg.ClientConfig, rows: ReadonlyMap<string, readonly Row[]>): Promise<void> {
  const client = new pg.Client(admin);
  await client.connect();
  try {
    await client.query("set session_replication_role = replica");
    for (const [table, all] of rows) {
      const text = JSON.stringify(all, (_key, value) =>
        typeof value === "object" && value?.type === "Buffer" ? `\\x${Buffer.from(value.data).toString("hex")}` : value,
      );
      const columns = Object.keys(all[0] ?? {}).map((column) => `"${column}"`);
      await client.query(
        `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb) on conflict do nothing`,
        [text],
      );
    }
    await client.query(CALENDAR);
    await client.query("analyze");
  } finally {
    await client.end();
  }
}
