import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import type { LaidCase } from "./worldCasesFixture.ts";
import type { Ground } from "./worldFixture.ts";

const KINDS = ["trust", "strength", "accomplishment", "need", "barrier"] as const;

/** Needs and strengths of some cases, with the talks about them, and what programs ask about beyond the list that is shipped. */
export function layAssessments({ agencies, chance, put, seal, day }: Ground, cases: readonly LaidCase[]): void {
  for (const agency of agencies)
    for (const program of agency.programs)
      put("assessments.domain", {
        ...{ id: newId(), agency_id: agency.id, program_id: program.id, code: "own_faith", seq: 1, name: "Faith" },
        ...{ asked: true, from_on: day(-30), by_id: agency.accounts[0] },
      });
  for (const { agency, roots, manager } of cases) {
    if (chance.oneIn(2)) continue;
    const by = () => (chance.oneIn(2) ? manager : chance.pick(agency.accounts));
    const talk = newId();
    const found = seal(agency.id, "assessments.assessment", talk, "found", { levels: [{ domain: "housing", level: 2 }], stood: [] });
    put("assessments.assessment", { id: talk, ...roots, number: 1, on_day: day(-20), found, by_id: by() });
    for (const kind of chance.some(KINDS, 2)) {
      const id = newId();
      const presses = kind === "need" || kind === "barrier";
      put("assessments.need", {
        ...{ id, ...roots, kind, domain: chance.pick(["housing", null]), words: seal(agency.id, "assessments.need", id, "words", "Words") },
        ...{ heard_from: "person", priority: presses ? "soon" : null, first_seen: day(-20), status: "open", status_on: day(-20) },
        ...{ recorded_by: by(), version: 1 },
      });
    }
  }
}

type Sees = (eyes: Eyes, row: Row, rows: Rows) => boolean;
const likeNotes: Sees = (eyes, row) => eyes.seesInCase(row, SECTIONS.notes);

/** What somebody said of their life is read like a note; what a program asks about, by all of its agency. */
export const SEES_ASSESSMENTS: Readonly<Record<string, Sees>> = {
  "assessments.assessment": likeNotes,
  "assessments.need": likeNotes,
  "assessments.domain": (eyes, row) => eyes.isOurs(row),
};
