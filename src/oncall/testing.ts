import { concerns } from "../concerns/contract.ts";
import { concernRoutes } from "../concerns/routes.ts";
import type { Route } from "../kernel/door.ts";
import { newId } from "../kernel/ids.ts";
import { runJob } from "../kernel/runJob.ts";
import { stage } from "../kernel/testing.ts";
import { staffRoutes } from "../staff/routes.ts";
import { layTown } from "../staff/testing.ts";
import { rota } from "./contract.ts";
import { ringOn } from "./jobs.ts";
import { oncallRoutes } from "./routes.ts";

export type Id = never;

/** A ring as it was kept. */
export interface KeptRing {
  id: string;
  who: string;
  place: string;
  answer: string | null;
  told: boolean;
}

/** The town with its CARE team on call, and a clock that is set where the agencies are. Begins on Saturday, 7 November 2026, at noon. */
export async function layOncall(more: readonly Route[] = []) {
  const s = await stage([...oncallRoutes, ...concernRoutes, ...staffRoutes({ demo: false, sendLink: async () => {} }), ...more]);
  const town = await layTown(s);
  const { care } = town.programs;
  /** The account that CARE's escalation goes to: of the agency, and of no program. */
  const amina = await town.account(town.agencies.northlake, "Amina Yusuf");
  await s.given("update agencies.program set escalation_id = $2 where id = $1", [care, amina]);

  const at = (day: string, time = "12:00", zone = "America/Chicago") => s.moveTo(day, time, zone);
  await at("2026-11-07");

  /** Every week from that day and hour to that one. */
  const turn = async (
    who: string,
    weekday: number,
    fromTime: string,
    untilWeekday: number,
    untilTime: string,
    rank: "first" | "second" = "first",
  ) =>
    (
      await s.as(town.ravi)(rota.addPattern, {
        programId: care as Id,
        accountId: who as Id,
        rank,
        weekday,
        fromTime,
        untilWeekday,
        untilTime,
      })
    ).id as Id;
  /** One turn by itself, from now on for so many hours, laid past the door. */
  const shift = (who: string, hours: number, rank: "first" | "second" = "first", program: string = care) =>
    s.given(
      `insert into oncall.shift (id, agency_id, program_id, account_id, rank, starts_at, ends_at, created_by)
       select $1, agency_id, id, $3, $4, kernel.clock() - interval '1 minute', kernel.clock() + make_interval(hours => $5), $3 from agencies.program where id = $2`,
      [newId(), program, who, rank, hours],
    );
  const doors = new Map<string, string>();
  /** A concern filed by staff; urgent unless it is said to be otherwise. */
  const file = async (who: string = town.ines, urgency: "now" | "this_week" = "now", program: string = care) => {
    if (!doors.has(program)) {
      const [row] = await s.given<{ id: string }>("select id from concerns.door where program_id = $1", [program]);
      doors.set(program, row?.id ?? "");
    }
    const filed = await s.as(who)(concerns.file, { doorId: doors.get(program) as Id, narrative: "Words", urgency });
    return filed.id as Id;
  };
  const rings = (concernId: string): Promise<KeptRing[]> =>
    s.given<KeptRing & object>(
      `select r.id, split_part(a.name, ' ', 1) as who, r.place, r.answer, r.told_at is not null as told
         from oncall.ring r join staff.account a on a.id = r.account_id where r.concern_id = $1 order by r.nth`,
      [concernId],
    );
  /** Who is being rung now. */
  const rung = async (concernId: string) => (await rings(concernId)).find((ring) => ring.answer === null);
  const who = async (concernId: string) => (await rung(concernId))?.who;
  /** Who was rung, in order, with what they answered. */
  const story = async (concernId: string) => (await rings(concernId)).map((ring) => `${ring.who} ${ring.answer ?? "…"}`);
  /** Runs the job of every minute, once. */
  const work = () => runJob(s.worker, ringOn, {});
  /** So many minutes later, with the job run. */
  const wait = async (minutes: number) => {
    await s.moveBy(minutes * 60_000);
    await work();
  };
  /** The messages of rings, by whom they are for, in order. */
  const told = () =>
    s.given<{ who: string; template: string; once: string }>(
      `select split_part(a.name, ' ', 1) as who, o.template, o.once from messages.outbox o join staff.account a on a.id = o.account_id
        where o.template = 'oncall.ring' order by o.created_at, o.id`,
    );
  const away = (accountId: string, hours = 24) =>
    s.given(
      "insert into staff.absence (id, agency_id, account_id, starts_at, ends_at) select $1, agency_id, id, kernel.clock() - interval '1 minute', kernel.clock() + make_interval(hours => $3) from staff.account where id = $2",
      [newId(), accountId, hours],
    );
  const cover = (coveredId: string, byId: string, hours = 24) =>
    s.given(
      `insert into staff.cover (id, agency_id, account_id, covered_id, starts_at, ends_at, granted_by)
       select $1, agency_id, $3, id, kernel.clock() - interval '2 minutes', kernel.clock() + make_interval(hours => $4), id from staff.account where id = $2`,
      [newId(), coveredId, byId, hours],
    );
  return { s, town, care, amina, at, turn, shift, file, rings, rung, who, story, work, wait, told, away, cover };
}

export type Oncall = Awaited<ReturnType<typeof layOncall>>;
