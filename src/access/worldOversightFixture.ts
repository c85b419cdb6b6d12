import { newId } from "../kernel/ids.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import type { LaidCase } from "./worldCasesFixture.ts";
import type { Ground } from "./worldFixture.ts";
import { decides, SEES_WALLS } from "./worldWallsFixture.ts";

/** What was done past a gate in some cases, looked at or not, some of it too late. */
export function layOversight(ground: Ground, cases: readonly LaidCase[]): void {
  for (const laid of cases) if (ground.chance.oneIn(2)) layOverride(ground, laid);
}

function layOverride({ chance, put, seal, at, day }: Ground, { agency, roots }: LaidCase): void {
  const [id, unmasking_id] = [newId(), newId()];
  const { agency_id, program_id, person_id, case_id } = roots;
  const account_id = chance.pick(agency.accounts);
  put("people.unmasking", {
    id: unmasking_id,
    ...{ agency_id, person_id, by_id: account_id },
    contact_point_id: newId(),
    reason: seal(agency.id, "people.unmasking", unmasking_id, "reason", "Words"),
  });
  const reviewed = chance.oneIn(3);
  put("oversight.override", {
    id,
    ...{ agency_id, program_id, person_id, account_id, unmasking_id },
    case_id: chance.oneIn(5) ? null : case_id,
    kind: "unmasked",
    at: at(-2),
    review_by: day(chance.pick([-4, 2])),
    reviewed_at: reviewed ? at(-1) : null,
    reviewed_by: reviewed ? (agency.accounts.find((one) => one !== account_id) ?? null) : null,
    finding: reviewed ? "right" : null,
    version: 1,
  });
}

type Sees = (eyes: Eyes, row: Row, rows: Rows) => boolean;

/** Whether somebody looks at it: who decides in its program, and never at their own. */
export const lookedAtBy: Sees = (eyes, row, rows) =>
  eyes.isOurs(row) && !eyes.isBarred(row) && row.account_id !== eyes.me.id && decides(eyes, row.program_id, rows);

const anOverride: Sees = (eyes, row, rows) =>
  eyes.isOurs(row) && !eyes.isBarred(row) && (row.account_id === eyes.me.id || decides(eyes, row.program_id, rows));

/** Whether somebody knows of anything in that case that was to be looked at before that day, and was not. */
export const knowsOfLate = (eyes: Eyes, caseId: string, rows: Rows, today: string): boolean => {
  const late = (row: Row) => row.case_id === caseId && row.reviewed_at === null && row.review_by !== null && row.review_by < today;
  return (
    (rows["oversight.override"] ?? []).some((row) => late(row) && anOverride(eyes, row, rows)) ||
    (rows["walls.emergency"] ?? []).some((row) => late(row) && SEES_WALLS["walls.emergency"]?.(eyes, row, rows))
  );
};

/** What was done past a gate is known to who did it and to who decides there. */
export const SEES_OVERSIGHT: Readonly<Record<string, Sees>> = { "oversight.override": anOverride };
