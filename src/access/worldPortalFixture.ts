import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import type { LaidCase } from "./worldCasesFixture.ts";
import type { Ground } from "./worldFixture.ts";
import { layRelease } from "./worldReleasesFixture.ts";

/** Programs where pages are on or were, pages that live and some that ended, and codes that were handed over. */
export function layPortal(ground: Ground, cases: readonly LaidCase[]): void {
  const { chance, agencies, put, at, day, seal } = ground;
  for (const agency of agencies)
    for (const program of agency.programs)
      put("portal.switch", { program_id: program.id, agency_id: agency.id, is_on: !chance.oneIn(4), by_id: chance.pick(agency.accounts) });
  let number = 10_000_000;
  for (const laid of cases) {
    const { agency, roots, manager } = laid;
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
      decided: null,
      of_age_on: null,
      made_by: manager,
      ended_at: ended ? at(-1) : null,
      ended_by: ended ? manager : null,
    });
    const adult = chance.pick(cases.filter((one) => one.agency === agency)).roots.person_id;
    if (adult !== person_id && chance.oneIn(2)) {
      number += 1;
      const guardianPage = newId();
      put("portal.page", {
        id: guardianPage,
        ...keys,
        number: String(number),
        holder: "guardian",
        holder_id: adult,
        minor: true,
        decided: seal(agency_id, "portal.page", guardianPage, "decided", "Words"),
        of_age_on: day(chance.pick([400, 400, 400, -1])),
        made_by: manager,
        ended_at: null,
        ended_by: null,
      });
      const contact = chance.pick(["yes", "yes", "no"]);
      put("people.family_standing", {
        id: newId(),
        agency_id,
        person_id,
        other_id: adult,
        n: 9,
        contact,
        contact_basis: "school_record",
        records: "unknown",
        decide: chance.pick(["yes", "yes", "no"]),
        decide_basis: "school_record",
        accused: chance.oneIn(6),
        pick_up: "unknown",
        order_kind: null,
        order_text: null,
        by_id: manager,
      });
      for (const signer of [adult, undefined]) layRelease(ground, laid, signer);
    }
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
