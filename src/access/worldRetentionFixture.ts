import { newId } from "../kernel/ids.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import type { LaidCase } from "./worldCasesFixture.ts";
import type { Ground } from "./worldFixture.ts";
import { answersForWall, decides, decidesOnWall } from "./worldWallsFixture.ts";

/** Years that agencies said, what is due to go or went, holds that stand and were lifted, and what stays of cases that are gone. */
export function layRetained(ground: Ground, cases: readonly LaidCase[]): void {
  const { chance, agencies, put, at, day, seal } = ground;
  for (const agency of agencies) {
    const set_by = chance.pick(agency.accounts);
    put("retention.schedule", {
      id: newId(),
      agency_id: agency.id,
      program_id: null,
      class: "case",
      years: 6,
      why: "Words",
      set_by,
      version: 1,
    });
    for (const { id } of agency.programs)
      put("retention.stub", {
        id: newId(), agency_id: agency.id, program_id: id, age_band: "18-24", opened_month: "2019-03-01", closed_month: "2020-05-01", service_level: "brief",
        closure_reason: "goals_met", outcome: "improved", reopened_times: 0, contacts: 3, one_to_ones: 1, minutes: 60, notes: 2, concerns: 0, disclosures: 0, final: true,
      }); // biome-ignore format: one row
  }
  for (const { agency, roots } of cases) {
    const { agency_id, program_id, person_id, case_id } = roots;
    if (chance.oneIn(2))
      put("retention.review", {
        id: newId(),
        ...{ agency_id, program_id, person_id, case_id },
        number: 7,
        class: "case_words",
        due_on: day(31),
        found_on: day(-1),
        ...layState(ground, agency.accounts),
        version: 1,
      });
    if (!chance.oneIn(3)) continue;
    const id = newId();
    const placed_by = chance.pick(agency.accounts);
    const lifted = chance.oneIn(4);
    const asked = lifted || chance.oneIn(2);
    const askedBy = chance.pick(agency.accounts);
    put("retention.hold", {
      id,
      ...{ agency_id, person_id, case_id: chance.oneIn(2) ? case_id : null },
      number: 7,
      reason: seal(agency.id, "retention.hold", id, "reason", "Words"),
      placed_by,
      placed_at: at(-5),
      lift_asked_by: asked ? askedBy : null,
      lift_asked_at: asked ? at(-2) : null,
      lift_why: asked ? seal(agency.id, "retention.hold", id, "lift_why", "Words") : null,
      lifted_by: lifted ? (agency.accounts.find((one) => one !== askedBy) ?? null) : null,
      lifted_at: lifted ? at(-1) : null,
      version: 1,
    });
  }
}

/** Still to be decided on, or let go by one of those who often decide. */
function layState({ chance, at }: Ground, accounts: readonly string[]): object {
  if (chance.oneIn(2)) return { state: "waiting", let_go_by: null, let_go_at: null };
  return { state: "let_go", let_go_by: chance.pick(accounts.slice(0, 4)), let_go_at: at(-1) };
}

type Sees = (eyes: Eyes, row: Row, rows: Rows) => boolean;
/** Of a hold on all of a person, as of a wall before them. */
const asWall = (row: Row): Row => (row.case_id === null ? row : { ...row, person_id: null });

/** What is due is known to those who decide in its program; a hold to those who answer for what it holds, and who decide; years to all; what stays to the readers. */
export const SEES_RETENTION: Readonly<Record<string, Sees>> = {
  "retention.schedule": (eyes, row) => eyes.isOurs(row),
  "retention.stub": (eyes, row) => eyes.isOurs(row) && eyes.reads.has(row.program_id),
  "retention.review": (eyes, row, rows) => eyes.isOurs(row) && !eyes.isBarred(row) && decides(eyes, row.program_id, rows),
  "retention.hold": (eyes, row, rows) =>
    eyes.isOurs(row) && !eyes.isBarred(row) && (answersForWall(eyes, asWall(row), rows) || decidesOnWall(eyes, asWall(row), rows)),
};
