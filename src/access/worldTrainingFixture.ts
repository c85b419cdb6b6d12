import { newId } from "../kernel/ids.ts";
import type { Try } from "./oracleWorkActsTesting.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import type { Ground } from "./worldFixture.ts";

type Sees = (eyes: Eyes, row: Row, rows: Rows) => boolean;

/** What programs ask of those who carry their cases: of some nothing, of some what has ended or is to come; most have it, of some it ran out or was taken back. */
export function layTraining({ agencies, chance, put, seal, day, at }: Ground): void {
  for (const agency of agencies) {
    agency.programs.forEach(({ id: program_id }, n) => {
      const by_id = chance.pick(agency.accounts);
      const base = { agency_id: agency.id, program_id, by_id };
      const asked = { ...base, title: "First aid", valid_months: 12, revision: 1, ended_by: null, until_day: null, body: null };
      const [inForce, over, agreed] = [newId(), newId(), newId()];
      put("staff.requirement", { ...asked, id: inForce, kind: "training", from_day: n === 0 ? day(-90) : day(90) });
      put("staff.requirement", { ...asked, id: over, kind: "training", from_day: day(-90), until_day: day(-9), ended_by: by_id });
      put("staff.requirement", { ...asked, id: agreed, kind: "agreement", body: "Words", valid_months: null, from_day: day(60) });
      for (const account_id of agency.accounts) {
        const [id, fate] = [newId(), chance.pick(["holds", "holds", "holds", "holds", "over", "back", "none"])];
        if (fate === "none") continue;
        const done = fate === "over" ? { done_on: day(-500), valid_until: day(-135) } : { done_on: day(-30), valid_until: day(335) };
        const back = fate === "back" ? { taken_back_at: at(-1), taken_back_by: by_id } : { taken_back_at: null, taken_back_by: null };
        const proof = seal(agency.id, "staff.training", id, "proof", "Words");
        put("staff.training", { id, ...base, ...done, ...back, requirement_id: inForce, account_id, proof });
      }
    });
  }
}

/** Whether somebody has all that a program asks, on a day so many milliseconds into the age. */
export function hasTraining(rows: Rows, account: string, program: string, now: number): boolean {
  const isPast = (day: unknown) => typeof day === "string" && Date.parse(day) < now - 86_400_000;
  return (rows["staff.requirement"] ?? [])
    .filter((one) => one.program_id === program && Date.parse(one.from_day) <= now && !isPast(one.until_day))
    .every((one) =>
      (rows["staff.training"] ?? []).some(
        (had) => had.requirement_id === one.id && had.account_id === account && had.taken_back_at === null && !isPast(had.valid_until),
      ),
    );
}

const ours: Sees = (eyes, row) => eyes.isOurs(row);
const keeps: Sees = (eyes, row) => eyes.isOurs(row) && eyes.leads.has(row.program_id) && eyes.writes.has(row.program_id);

/** Who works where, and with what training, is known to all of the agency. */
export const SEES_TRAINING: Readonly<Record<string, Sees>> = { "staff.requirement": ours, "staff.training": ours };

export const CHANGES_TRAINING: Readonly<Record<string, { column: string; to: string; may: Sees }>> = {
  "staff.requirement": {
    column: "until_day",
    to: "'2030-01-01', ended_by = kernel.uid()",
    may: (eyes, row, rows) => row.until_day === null && keeps(eyes, row, rows),
  },
  "staff.training": {
    column: "taken_back_at",
    to: "kernel.clock(), taken_back_by = kernel.uid()",
    may: (eyes, row, rows) => row.taken_back_at === null && keeps(eyes, row, rows),
  },
};

/** Asking something more; writing down who was trained; agreeing: for oneself alone. */
export function triesOfTraining(eyes: Eyes, rows: Rows, program: Row, other: string): Try[] {
  const { agency_id, id: program_id } = program;
  const me = eyes.me.id;
  const may = keeps(eyes, { ...program, program_id }, rows);
  const asked = { id: newId(), agency_id, program_id, kind: "training", title: "Tried", from_day: "2026-01-01" };
  const ofKind = (kind: string) => (rows["staff.requirement"] ?? []).find((one) => one.program_id === program_id && one.kind === kind)?.id;
  const trained = { id: newId(), agency_id, program_id, requirement_id: ofKind("training"), done_on: "2026-01-01" };
  const agreed = { ...trained, requirement_id: ofKind("agreement") };
  const into = "staff.training";
  return [
    { what: "asks for a training", into: "staff.requirement", row: { ...asked, by_id: me }, may },
    { what: "asks for a training in another's name", into: "staff.requirement", row: { ...asked, by_id: other }, may: false },
    { what: "writes down that somebody was trained", into, row: { ...trained, account_id: other, by_id: me }, may },
    {
      what: "writes down that somebody was trained in another's name",
      into,
      row: { ...trained, account_id: other, by_id: other },
      may: false,
    },
    { what: "agrees", into, row: { ...agreed, account_id: me, by_id: me }, may: eyes.isOurs(program) },
    { what: "agrees for somebody else", into, row: { ...agreed, account_id: other, by_id: me }, may: false },
  ];
}
