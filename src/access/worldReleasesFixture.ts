import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import type { LaidCase } from "./worldCasesFixture.ts";
import type { Ground } from "./worldFixture.ts";

/** Releases of some cases: standing, near their end, long unreviewed, withdrawn and drafts, to offices and to somebody of the family. */
export function layReleases(ground: Ground, cases: readonly LaidCase[]): void {
  for (const laid of cases) if (ground.chance.oneIn(2)) layRelease(ground, laid);
}

/** One release of a case, signed by its person, or by an adult who may decide for them. */
export function layRelease({ chance, put, seal, at, day }: Ground, { agency, roots, manager }: LaidCase, guardian?: string): void {
  const [recipient_id, id] = [newId(), newId()];
  const family = chance.oneIn(3);
  const none = { program_id: null, person_id: null, case_id: null };
  const { agency_id, program_id, person_id, case_id } = roots;
  put("releases.recipient", {
    id: recipient_id,
    agency_id: agency.id,
    name: family ? null : "An office",
    family_name: family ? seal(agency.id, "releases.recipient", recipient_id, "family_name", "Words") : null,
    kind: family ? "family" : "housing",
    partner_agency_id: null,
    ...(family ? { program_id, person_id, case_id } : none),
    added_by: manager,
    ended_at: chance.oneIn(6) ? at(-1) : null,
  });
  const sealed = (column: string) => seal(agency.id, "releases.release", id, column, "Words");
  const signed = !chance.oneIn(5);
  const withdrawn = chance.oneIn(6);
  put("releases.release", {
    id,
    ...{ agency_id, program_id, person_id, case_id },
    recipient_id,
    to_whom: sealed("to_whom"),
    to_account_id: null,
    purpose_kind: "housing",
    methods: ["verbal"],
    starts_at: at(-2400),
    expires_at: at(chance.pick([-1, 30, 200, 2000])),
    language: "es",
    text_locale: "es",
    text_body: sealed("text_body"),
    text_hash: sealed("text_hash"),
    made_by: manager,
    too_young: false,
    until_purpose: false,
    outlives: false,
    ...Object.fromEntries(["voluntary", "withdrawal", "limits", "risks", "alternatives"].map((said) => [`said_${said}`, at(-2399)])),
    said_by: manager,
    signer_kind: guardian ? "guardian" : "self",
    minor: guardian !== undefined,
    signer_id: guardian ?? person_id,
    signed_how: "typed",
    signed_name: sealed("signed_name"),
    authenticated_how: "known",
    signed_at: signed ? at(-2399) : null,
    lapsed_at: null,
    lapsed_because: null,
    purpose_done_at: null,
    superseded_by: null,
    withdrawn_at: withdrawn ? at(-3) : null,
    withdrawn_how: withdrawn ? "oral" : null,
    withdrawn_by: withdrawn ? manager : null,
  });
  const keys = { agency_id, program_id, person_id, case_id, release_id: id };
  for (const item of ["identity", "letter"]) {
    const itemId = newId();
    put("releases.item", { id: itemId, ...keys, item, detail: seal(agency.id, "releases.item", itemId, "detail", "Words") });
  }
  if (signed && chance.oneIn(2)) put("releases.review", { id: newId(), ...keys, on_day: day(-1), by_id: manager, with_person: true });
}

const { legal } = SECTIONS;
type Sees = (eyes: Eyes, row: Row, rows: Rows) => boolean;
const onLegal: Sees = (eyes, row) => eyes.seesInCase(row, legal);

/** The paper is for those who hold the legal section of its case; an office in the address book for the whole agency, somebody of a family with their case alone. */
export const SEES_RELEASES: Readonly<Record<string, Sees>> = {
  "releases.recipient": (eyes, row, rows) => eyes.isOurs(row) && (row.case_id === null || onLegal(eyes, row, rows)),
  "releases.release": onLegal,
  "releases.item": onLegal,
  "releases.review": onLegal,
  "releases.release_crack": (eyes, row, rows) => {
    const found = (rows["cases.case"] ?? []).find(({ id }) => id === row.case_id);
    return found !== undefined && eyes.seesCase(found) && onLegal(eyes, row, rows);
  },
};
