import { newId } from "../kernel/ids.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import type { LaidCase } from "./worldCasesFixture.ts";
import type { Ground } from "./worldFixture.ts";
import { answersForWall, decides, decidesOnWall } from "./worldWallsFixture.ts";

/** Years that agencies said, what is due to go or went, holds that stand and were lifted, and what stays of cases that are gone. */
export function layRetained(ground: Ground, cases: readonly LaidCase[]): void {
  const { chance, agencies, put, at, seal } = ground;
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
        kind: "case", amount: 1,
      }); // biome-ignore format: one row
    const ofMonth = (program_id: string | null, name: string, kind: string) =>
      layReview(ground, agency.accounts, { agency_id: agency.id, program_id, class: name, kind, month: "2024-05-01", amount: 7 });
    ofMonth(null, "message", "messages");
    for (const { id } of agency.programs) {
      ofMonth(id, "consult", "consults");
      ofMonth(id, "roster", "roster");
    }
  }
  for (const [n, { agency, roots }] of cases.entries()) {
    const { agency_id, program_id, person_id, case_id } = roots;
    if (chance.oneIn(2))
      layReview(ground, agency.accounts, { agency_id, program_id, person_id, case_id, number: 7, class: "case_words", kind: "case" });
    if (chance.oneIn(3))
      layReview(ground, agency.accounts, {
        agency_id,
        program_id,
        person_id,
        subject_id: newId(),
        number: 8,
        class: "concern",
        kind: "concern",
      });
    if (!chance.oneIn(3)) continue;
    const id = newId();
    const placed_by = chance.pick(agency.accounts);
    const lifted = chance.oneIn(4);
    const asked = lifted || chance.oneIn(2);
    const askedBy = chance.pick(agency.accounts);
    put("retention.hold", {
      id,
      ...{ agency_id, program_id: null, paper_id: null, person_id, case_id: chance.oneIn(2) ? case_id : null },
      number: n + 1,
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

/** Papers that the desk is done with: due, and held since. */
export function layDeskKept(ground: Ground, papers: readonly Readonly<Record<string, unknown>>[]): void {
  const { chance, agencies, put, at } = ground;
  for (const { id, agency_id, program_id } of papers) {
    const accounts = agencies.find((one) => one.id === agency_id)?.accounts ?? [];
    const desk = { agency_id: String(agency_id), program_id: String(program_id) };
    if (chance.oneIn(2)) layReview(ground, accounts, { ...desk, subject_id: String(id), number: 9, class: "concern", kind: "paper" });
    else
      put("retention.hold", {
        ...{ id: newId(), ...desk, person_id: null, case_id: null, paper_id: id, number: 9, reason: null, version: 1 },
        ...{
          placed_by: chance.pick(accounts),
          placed_at: at(-5),
          lift_asked_by: null,
          lift_asked_at: null,
          lift_why: null,
          lifted_by: null,
          lifted_at: null,
        },
      });
  }
}

interface Due {
  readonly agency_id: string;
  readonly program_id: string | null;
  readonly class: string;
  readonly kind: string;
  readonly person_id?: string;
  readonly case_id?: string;
  readonly subject_id?: string;
  readonly number?: number;
  readonly month?: string;
  readonly amount?: number;
}

function layReview(ground: Ground, accounts: readonly string[], due: Due): void {
  const none = { person_id: null, case_id: null, subject_id: null, number: null, month: null, amount: null };
  const days = { due_on: ground.day(31), found_on: ground.day(-1) };
  ground.put("retention.review", { id: newId(), ...none, ...due, ...days, ...layState(ground, accounts), version: 1 });
}

/** Still to be decided on, or let go by one of those who often decide. */
function layState({ chance, at }: Ground, accounts: readonly string[]): object {
  if (chance.oneIn(2)) return { state: "waiting", let_go_by: null, let_go_at: null };
  return { state: "let_go", let_go_by: chance.pick(accounts.slice(0, 4)), let_go_at: at(-1) };
}

type Sees = (eyes: Eyes, row: Row, rows: Rows) => boolean;
/** Of a hold on all of a person, as of a wall before them. */
const asWall = (row: Row): Row => (row.case_id === null ? row : { ...row, person_id: null });

const program = (eyes: Eyes, row: Row) => eyes.reads.has(row.program_id);
/** Of anything but a case, only who reads it too; what is of no program is nobody's record. */
const decidesOn: Sees = (eyes, row, rows) => {
  if (row.program_id === null)
    return eyes.me.may_admin || (rows["agencies.program"] ?? []).some((one) => eyes.isOurs(one) && decides(eyes, one.id, rows));
  if (!decides(eyes, row.program_id, rows)) return false;
  if (row.kind === "case") return true;
  if (row.kind === "paper") return !(rows["requests.request"] ?? []).some((one) => one.paper_id === row.subject_id && eyes.isBarred(one));
  return program(eyes, row) || (["concern", "consults"].includes(String(row.kind)) && eyes.triages.has(row.program_id));
};
/** A hold that a paper brought is read with the paper, by those who decide there. */
const ofPaper: Sees = (eyes, row, rows) =>
  decides(eyes, row.program_id, rows) &&
  !(rows["requests.request"] ?? []).some((one) => one.paper_id === row.paper_id && eyes.isBarred(one));

/** A hold on all of a person that was placed from a case of a confidential program is known there alone. */
const isKeptApart: Sees = (eyes, row, rows) => {
  if (row.case_id !== null || row.paper_id) return false;
  const from = (rows["cases.case"] ?? []).find((one) => one.agency_id === row.agency_id && one.number === row.number);
  const regime = (rows["agencies.program"] ?? []).find(({ id }) => id === from?.program_id)?.regime;
  if (!from || (regime !== "VSP" && regime !== "CONF")) return false;
  const itself = { ...row, case_id: from.id, person_id: null };
  if (eyes.isBarred({ person_id: null, case_id: from.id })) return true;
  return !answersForWall(eyes, itself, rows) && !decidesOnWall(eyes, itself, rows);
};

/** Whether somebody says the second word on lifting a hold. */
export const liftsHold: Sees = (eyes, row, rows) =>
  row.paper_id ? decides(eyes, row.program_id, rows) : decidesOnWall(eyes, asWall(row), rows);

/** What is due is known to those who decide in its program; a hold to those who answer for what it holds, and who decide; years to all; what stays to the readers. */
export const SEES_RETENTION: Readonly<Record<string, Sees>> = {
  "retention.schedule": (eyes, row) => eyes.isOurs(row),
  "retention.stub": (eyes, row) => eyes.isOurs(row) && eyes.reads.has(row.program_id),
  "retention.review": (eyes, row, rows) => eyes.isOurs(row) && !eyes.isBarred(row) && decidesOn(eyes, row, rows),
  "retention.hold": (eyes, row, rows) =>
    eyes.isOurs(row) &&
    !eyes.isBarred(row) &&
    !isKeptApart(eyes, row, rows) &&
    (row.paper_id ? ofPaper(eyes, row, rows) : answersForWall(eyes, asWall(row), rows) || decidesOnWall(eyes, asWall(row), rows)),
};
