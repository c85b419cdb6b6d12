import pg from "pg";
import type { AgencyKeys } from "../agencies/keys.ts";
import { newId } from "../kernel/ids.ts";
import { layAppointments } from "./worldAppointmentsFixture.ts";
import { layAssessments } from "./worldAssessmentsFixture.ts";
import { layBoards } from "./worldBoardsFixture.ts";
import { layCaseload } from "./worldCasesFixture.ts";
import { layShared } from "./worldDisclosuresFixture.ts";
import { layForms } from "./worldFormsFixture.ts";
import { layInvolvements } from "./worldInvolvementsFixture.ts";
import { layLeaves } from "./worldLeavesFixture.ts";
import { layNavigation } from "./worldNavigationFixture.ts";
import { layOversight } from "./worldOversightFixture.ts";
import { layPeople } from "./worldPeopleFixture.ts";
import { layPlans } from "./worldPlansFixture.ts";
import { layPortal } from "./worldPortalFixture.ts";
import { layReleases } from "./worldReleasesFixture.ts";
import { layRequests } from "./worldRequestsFixture.ts";
import { layDeskKept, layRetained } from "./worldRetentionFixture.ts";
import { laySafety } from "./worldSafetyFixture.ts";
import { layAgencies, layStaff, SHAPES, TIME_ZONE } from "./worldStaffFixture.ts";
import { laySupervision } from "./worldSupervisionFixture.ts";
import { layTitleIx } from "./worldTitleIxFixture.ts";
import { layTraining } from "./worldTrainingFixture.ts";
import { layVisits } from "./worldVisitsFixture.ts";
import { layWallsWork } from "./worldWallsFixture.ts";
import { layOffice, laySettled } from "./worldWorkFixture.ts";

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
  readonly programs: readonly { readonly id: string; readonly regime: string; readonly doorId: string }[];
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
  /** A day so many days from today, as the agencies count them. */
  day(days: number): string;
}

// Written as the database writes a day.
const dayThere = new Intl.DateTimeFormat("en-CA", { timeZone: TIME_ZONE });

/**
 * Three agencies under every regime with accounts of every kind, people, cases and all that hangs on them, reasons live, ended and yet to come,
 * cover, walls, and mistakes a policy has to survive. Laid past policies and triggers, so that only the rules decide who sees what.
 */
export async function layWorld(
  admin: pg.ClientConfig,
  keys: AgencyKeys,
  size: { seed: number; persons: number; cases: number },
): Promise<void> {
  const chance = makeChance(size.seed);
  const now = Date.now();
  const rows = new Map<string, Row[]>();
  const put = (table: string, row: Row) => void (rows.get(table) ?? rows.set(table, []).get(table))?.push(row);
  const agencies: Agency[] = SHAPES.map((shape) => ({
    id: newId(),
    programs: shape.regimes.map((regime) => ({ id: newId(), regime, doorId: newId() })),
    accounts: Array.from({ length: shape.staff }, newId),
  }));
  const ground: Ground = {
    chance,
    agencies,
    put,
    seal: (agencyId, table, row, column, value) =>
      keys.ring.seal(agencyId, { table, row, column }, typeof value === "string" ? value : JSON.stringify(value)),
    at: (hours) => new Date(now + hours * 3_600_000).toISOString(),
    // As the agencies have it: from midnight in UTC until theirs, the day of UTC is a day ahead and what should be over is not.
    day: (days) => dayThere.format(now + days * 86_400_000),
  };
  layAgencies(ground, keys);
  layStaff(ground);
  layTraining({ ...ground, chance: makeChance(size.seed + 62_000) });
  layBoards({ ...ground, chance: makeChance(size.seed + 65_000) });
  const people = layPeople(ground, size.persons);
  const cases = layCaseload(ground, people, size.cases);
  // By a chance of its own: what is laid here moves nothing of the rest.
  layOffice({ ...ground, chance: makeChance(size.seed + 1000) }, cases);
  layReleases({ ...ground, chance: makeChance(size.seed + 3000) }, cases);
  layForms({ ...ground, chance: makeChance(size.seed + 48_000) }, cases);
  layShared({ ...ground, chance: makeChance(size.seed + 2000) }, cases);
  layWallsWork({ ...ground, chance: makeChance(size.seed + 4000) }, cases);
  layPortal({ ...ground, chance: makeChance(size.seed + 5000) }, cases);
  layRetained({ ...ground, chance: makeChance(size.seed + 6000) }, cases);
  laySettled({ ...ground, chance: makeChance(size.seed + 6000) }, cases);
  layRequests({ ...ground, chance: makeChance(size.seed + 9000) }, cases);
  layPlans({ ...ground, chance: makeChance(size.seed + 50_000) }, cases);
  layInvolvements({ ...ground, chance: makeChance(size.seed + 52_000) }, cases);
  layOversight({ ...ground, chance: makeChance(size.seed + 11_000) }, cases);
  laySafety({ ...ground, chance: makeChance(size.seed + 51_000) }, cases);
  laySupervision({ ...ground, chance: makeChance(size.seed + 57_000) }, cases);
  layLeaves({ ...ground, chance: makeChance(size.seed + 60_000) }, cases);
  layNavigation({ ...ground, chance: makeChance(size.seed + 53_000) }, cases);
  layAppointments({ ...ground, chance: makeChance(size.seed + 59_000) }, cases);
  layAssessments({ ...ground, chance: makeChance(size.seed + 12_000) }, cases);
  layDeskKept({ ...ground, chance: makeChance(size.seed + 10_000) }, rows.get("requests.paper") ?? []);
  layTitleIx({ ...ground, chance: makeChance(size.seed + 61_000) }, cases, rows.get("concerns.concern") ?? []);
  layVisits({ ...ground, chance: makeChance(size.seed + 66_000) });
  await store(admin, rows);
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
