import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import type { LaidCase } from "./worldCasesFixture.ts";
import type { Ground } from "./worldFixture.ts";

/** Somebody outside who helps in some cases, some of them no more; that it was gone through; and whom they ask first. */
export function layInvolvements({ chance, put, seal, at, day }: Ground, cases: readonly LaidCase[]): void {
  for (const { agency, roots, manager } of cases) {
    if (chance.oneIn(2)) continue;
    const { agency_id, program_id, person_id, case_id } = roots;
    const keys = { agency_id, program_id, person_id, case_id };
    const id = newId();
    put("involvements.involvement", {
      id,
      ...keys,
      name: seal(agency.id, "involvements.involvement", id, "name", "Words"),
      office: seal(agency.id, "involvements.involvement", id, "office", "Words"),
      role: "attorney",
      known: true,
      since_on: day(-9),
      until_on: chance.oneIn(4) ? day(9) : null,
      added_by: manager,
      added_at: at(-200),
      ended_at: chance.oneIn(5) ? at(-1) : null,
    });
    put("involvements.review", { id: newId(), ...keys, on_day: day(-3), with_person: chance.oneIn(2), by_id: manager, at: at(-72) });
    put("involvements.connection", {
      id: newId(),
      ...keys,
      involvement_id: id,
      state: "asked",
      on_day: day(-8),
      by_id: manager,
      at: at(-190),
    });
    const ended = chance.oneIn(4);
    put("involvements.point", {
      id: newId(),
      ...keys,
      account_id: null,
      involvement_id: id,
      chosen_on: day(-3),
      by_id: manager,
      ended_at: ended ? at(-1) : null,
      ended_by: ended ? manager : null,
    });
  }
}

type Sees = (eyes: Eyes, row: Row, rows: Rows) => boolean;
const inCase: Sees = (eyes, row) => eyes.seesInCase(row, SECTIONS.services);
const writes: Sees = (eyes, row) => eyes.writesCase(row, SECTIONS.services);

/** Who helps is known to all who serve the case. */
export const SEES_INVOLVEMENTS: Readonly<Record<string, Sees>> = {
  "involvements.involvement": inCase,
  "involvements.review": inCase,
  "involvements.point": inCase,
  "involvements.connection": inCase,
};

/** What of it may be changed, and the column by which it is tried. */
export const CHANGES_INVOLVEMENTS: Readonly<Record<string, { column: string; to?: string; may: Sees }>> = {
  "involvements.involvement": { column: "version", may: (eyes, row, rows) => row.ended_at === null && writes(eyes, row, rows) },
  "involvements.point": {
    column: "ended_at",
    to: "kernel.clock(), ended_by = kernel.uid()",
    may: (eyes, row, rows) => row.ended_at === null && writes(eyes, row, rows),
  },
};
