import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import type { LaidCase } from "./worldCasesFixture.ts";
import type { Ground } from "./worldFixture.ts";

/** Programs where pages are on or were, pages that live and some that ended, and codes that were handed over. */
export function layPortal({ chance, agencies, put, at }: Ground, cases: readonly LaidCase[]): void {
  for (const agency of agencies)
    for (const program of agency.programs)
      put("portal.switch", { program_id: program.id, agency_id: agency.id, is_on: !chance.oneIn(4), by_id: chance.pick(agency.accounts) });
  let number = 10_000_000;
  for (const { roots, manager } of cases) {
    if (!chance.oneIn(3)) continue;
    const { agency_id, program_id, person_id, case_id } = roots;
    const keys = { agency_id, program_id, person_id, case_id };
    const id = newId();
    const ended = chance.oneIn(4);
    number += 1;
    put("portal.page", {
      id,
      ...keys,
      number: String(number),
      holder: "self",
      holder_id: person_id,
      minor: false,
      made_by: manager,
      ended_at: ended ? at(-1) : null,
      ended_by: ended ? manager : null,
    });
    put("portal.invitation", {
      id: newId(),
      ...keys,
      page_id: id,
      code_hash: "none",
      safe: true,
      made_by: manager,
      expires_at: at(20),
      failures: 0,
    });
  }
}

type Sees = (eyes: Eyes, row: Row, rows: Rows) => boolean;
const onServices: Sees = (eyes, row) => eyes.seesInCase(row, SECTIONS.services);

/** That there is a page is known to all who serve the case; that a program has pages, to all who work there. What a page's holder sees is asked of no account. */
export const SEES_PORTAL: Readonly<Record<string, Sees>> = {
  "portal.switch": (eyes, row) => eyes.isOurs(row) && (eyes.belongs.has(row.program_id) || eyes.reads.has(row.program_id)),
  "portal.page": onServices,
  "portal.invitation": onServices,
};
