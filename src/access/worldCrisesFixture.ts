import { newId } from "../kernel/ids.ts";
import type { Ground } from "./worldFixture.ts";

type Tools = Pick<Ground, "chance" | "put" | "seal" | "at" | "day">;

/** Advice somebody gave, or a call without a name: of a program, and linked to nobody. */
export function layConsult(
  { chance, put, seal, day }: Tools,
  agency_id: string,
  program: { id: string; regime: string },
  recorded_by: string,
): void {
  const id = newId();
  const kept = { id, agency_id, program_id: program.id, on_day: day(-1), minutes: 5, recorded_by };
  const sealed = (column: string) => seal(agency_id, "consults.consult", id, column, "Words");
  if (chance.oneIn(2)) put("consults.consult", { ...kept, asker_kind: "staff", about: sealed("about"), said: sealed("said") });
  else {
    const call = { at_time: "02:10", language: "es", interpreter: false, caller_kind: "self", needs: [], given: [], safety: "asked" };
    put("consults.hotline_contact", { ...kept, ...call });
  }
}

/** A crisis with a line in it: of a case, or before it has one; and somebody to look again. */
export function layCrisis(
  { chance, put, seal, at, day }: Tools,
  agency_id: string,
  { program_id, person_id, case_id }: { program_id: string; person_id: string; case_id: string },
  begun_by: string,
  check_by: string,
  number: number,
): void {
  const id = newId();
  const whose = chance.oneIn(2) ? { person_id, case_id, joined_at: at(-1) } : { person_id: null, case_id: null, joined_at: null };
  const look = {
    check_on: day(chance.oneIn(2) ? -1 : 0),
    check_by,
    check_title: seal(agency_id, "crises.crisis", id, "check_title", "Words"),
  };
  put("crises.crisis", {
    id, agency_id, program_id, number, began_at: at(-2), begun_by,
    ...whose,
    ...(chance.oneIn(2) ? look : { check_on: null, check_by: null, check_title: null }),
  }); // biome-ignore format: one record, its parts in a row
  put("crises.entry", { id: newId(), agency_id, crisis_id: id, kind: "called", code: "emergency", at: at(-2), by_id: begun_by });
}
