import { newId } from "../kernel/ids.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import type { LaidCase } from "./worldCasesFixture.ts";
import type { Ground } from "./worldFixture.ts";

/** What schools ask of their people, and reports owed since an hour or since days, of cases and of some concerns. */
export function layTitleIx(
  { chance, agencies, put, at, day }: Ground,
  cases: readonly LaidCase[],
  concerns: readonly Record<string, unknown>[],
): void {
  for (const { id: agency_id, accounts } of agencies)
    put("titleix.policy", {
      id: newId(),
      agency_id,
      body: "Words",
      in_force_on: day(-9),
      coordinator_id: accounts[0],
      set_by: accounts[1],
    });
  const owes = (more: object, agency: Ground["agencies"][number]) => ({
    id: newId(),
    agency_id: agency.id,
    person_id: null,
    case_id: null,
    concern_id: null,
    account_id: chance.pick(agency.accounts),
    triage: false,
    passed_on: false,
    noticed_at: at(chance.pick([-2, -30, -80])),
    state: "owed",
    sent: false,
    version: 1,
    ...more,
  });
  for (const { agency, roots, manager } of cases) {
    if (chance.oneIn(2)) continue;
    const { program_id, person_id, case_id } = roots;
    const account_id = chance.oneIn(2) ? manager : chance.pick(agency.accounts);
    put("titleix.report", owes({ program_id, person_id, case_id, account_id }, agency));
  }
  for (const { id: concern_id, agency_id, program_id } of concerns) {
    const agency = agencies.find(({ id }) => id === agency_id);
    if (!agency || chance.oneIn(2)) continue;
    const account_id = chance.oneIn(2) ? null : chance.pick(agency.accounts);
    put(
      "titleix.report",
      owes(
        {
          program_id,
          concern_id,
          account_id,
          triage: account_id === null || chance.oneIn(2),
          passed_on: account_id !== null && chance.oneIn(3),
        },
        agency,
      ),
    );
  }
}

type Sees = (eyes: Eyes, row: Row, rows: Rows) => boolean;

const seesReport: Sees = (eyes, row, rows) => {
  if (!eyes.isOurs(row) || eyes.isBarred(row)) return false;
  if (row.account_id === eyes.me.id && (row.concern_id !== null || eyes.belongs.has(row.program_id))) return true;
  const concern = (rows["concerns.concern"] ?? []).find(({ id }) => id === row.concern_id);
  if (row.passed_on && eyes.reads.has(row.program_id) && !(concern && eyes.isBarred(concern))) return true;
  if (!eyes.reads.has(row.program_id) && !(row.triage && eyes.triages.has(row.program_id))) return false;
  return row.concern_id === null || (concern !== undefined && eyes.seesConcern(concern));
};

/** That a report slips is known to those who know of a report of it that does. */
export const knowsOfReport = (eyes: Eyes, row: Row, rows: Rows): boolean =>
  row.crack !== "report_owed" ||
  (rows["titleix.report"] ?? []).some(
    (one) =>
      (one.case_id === row.subject_id || one.concern_id === row.subject_id) &&
      Date.parse(one.noticed_at) < Date.now() - 86_400_000 &&
      seesReport(eyes, one, rows),
  );

/** What an institution asks is for all who work there; a report for whoever owes it, its program's readers, and of a concern those who triage it. */
export const SEES_TITLE_IX: Readonly<Record<string, Sees>> = {
  "titleix.policy": (eyes, row) => eyes.isOurs(row),
  "titleix.report": seesReport,
};
