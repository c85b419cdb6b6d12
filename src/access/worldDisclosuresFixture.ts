import { randomBytes } from "node:crypto";
import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import { type Eyes, HELPING } from "./rulesFixture.ts";
import type { LaidCase } from "./worldCasesFixture.ts";
import type { Ground } from "./worldFixture.ts";

const ITEMS = ["identity", "attendance", "appointments", "letter", "notes"];

/** What was shared out of some cases: packages for colleagues elsewhere whose releases stand, are over, were withdrawn or not yet signed, links, papers, duties. */
export function layShared(ground: Ground, cases: readonly LaidCase[]): void {
  for (const laid of cases) if (ground.chance.oneIn(2)) layPackage(ground, laid);
}

function layPackage({ chance, put, seal, at, agencies }: Ground, { agency, roots, manager }: LaidCase): void {
  const abroad = chance.pick(agencies.filter(({ id }) => id !== agency.id));
  const to = chance.pick(abroad.accounts);
  const [recipient_id, release_id, id, reminder_id] = [newId(), newId(), newId(), newId()];
  const sealed = (table: string, row: string, column: string) => seal(agency.id, table, row, column, "Words");
  put("releases.recipient", {
    id: recipient_id,
    agency_id: agency.id,
    name: "An office",
    kind: "provider",
    partner_agency_id: abroad.id,
    added_by: manager,
  });
  const ends = chance.pick([
    ...Array.from({ length: 9 }, () => ({})),
    { expires_at: at(-1) },
    { withdrawn_at: at(-2), withdrawn_how: "oral", withdrawn_by: manager },
    { lapsed_at: at(-2), lapsed_because: "death" },
    { purpose_done_at: at(-2) },
    { superseded_by: newId() },
    { signed_at: null },
    { starts_at: at(2) },
  ]);
  put("releases.release", {
    id: release_id,
    ...roots,
    recipient_id,
    to_whom: sealed("releases.release", release_id, "to_whom"),
    to_account_id: chance.oneIn(6) ? null : to,
    purpose_kind: "housing",
    methods: ["electronic", "written"],
    starts_at: at(-50),
    expires_at: at(500),
    language: "en",
    text_locale: "en",
    text_body: sealed("releases.release", release_id, "text_body"),
    text_hash: sealed("releases.release", release_id, "text_hash"),
    made_by: manager,
    too_young: false,
    until_purpose: false,
    outlives: false,
    ...Object.fromEntries(["voluntary", "withdrawal", "limits", "risks", "alternatives"].map((said) => [`said_${said}`, at(-49)])),
    said_by: manager,
    signer_kind: "self",
    minor: false,
    signer_id: roots.person_id,
    signed_how: "typed",
    signed_name: sealed("releases.release", release_id, "signed_name"),
    authenticated_how: "known",
    signed_at: at(-49),
    lapsed_at: null,
    lapsed_because: null,
    purpose_done_at: null,
    superseded_by: null,
    withdrawn_at: null,
    withdrawn_how: null,
    withdrawn_by: null,
    ...ends,
  });
  for (const item of ["letter", "attendance"]) put("releases.item", { id: newId(), ...roots, release_id, item });
  put("disclosures.reminder", {
    id: reminder_id,
    ...roots,
    recipient_id,
    release_id,
    items: ["letter"],
    mode: "phone",
    language: "en",
    choice: "yes",
    by_id: manager,
  });
  const method = chance.pick(["partner", "partner", "partner", "link", "printed"]);
  const hash = () => randomBytes(32);
  put("disclosures.package", {
    id,
    ...roots,
    recipient_id,
    basis: "release",
    release_id,
    reminder_id,
    method,
    purpose: sealed("disclosures.package", id, "purpose"),
    language: "en",
    notice: "BASE",
    paper_safe: method === "printed" ? true : null,
    document: sealed("disclosures.package", id, "document"),
    salt: sealed("disclosures.package", id, "salt"),
    document_hash: hash(),
    content_hash: hash(),
    item_count: 1,
    made_by: manager,
    made_at: at(-40),
    expires_at: method === "link" ? at(chance.pick([30, -3])) : null,
    max_views: method === "link" ? 5 : null,
  });
  const item = newId();
  const file = chance.oneIn(3);
  put("disclosures.item", {
    id: item,
    ...roots,
    package_id: id,
    seq: 1,
    item: chance.pick(ITEMS),
    kind: file ? "file" : "text",
    title: sealed("disclosures.item", item, "title"),
    body: file ? null : sealed("disclosures.item", item, "body"),
    artefact_id: file ? newId() : null,
    media_type: file ? "text/plain" : null,
    size: file ? 5 : null,
    pieces: file ? 1 : null,
    hash: hash(),
    print: hash(),
  });
  if (file)
    put("disclosures.piece", {
      item_id: item,
      agency_id: agency.id,
      n: 0,
      body: seal(agency.id, "disclosures.piece", item, "0/1", "Words"),
    });
  if (method === "link")
    put("disclosures.link", {
      package_id: id,
      agency_id: agency.id,
      code_hash: hash(),
      code: sealed("disclosures.link", id, "code"),
      views: 0,
      failures: 0,
    });
  if (chance.oneIn(5)) put("disclosures.closing", { package_id: id, ...roots, by_id: manager });
  if (method === "partner" && chance.oneIn(2))
    put("disclosures.opening", { id: newId(), ...roots, package_id: id, how: "partner", by_account: to });
  if (chance.oneIn(4)) put("disclosures.duty", { id: newId(), ...roots, package_id: id, kind: "notify" });
}

const { legal, services } = SECTIONS;
type Sees = (eyes: Eyes, row: Row, rows: Rows) => boolean;
const onLegal: Sees = (eyes, row) => eyes.seesInCase(row, legal);
const onServices: Sees = (eyes, row) => eyes.seesInCase(row, services);
const ofRow =
  (table: string, key: "package_id" | "item_id"): Sees =>
  (eyes, row, rows) => {
    const root = rows[table]?.find(({ id }) => id === (row as unknown as Record<string, string>)[key]);
    return root !== undefined && onLegal(eyes, root, rows);
  };

/** Of what was shared, the record is for those who hold the legal section of the case it came from; what is owed, for all who serve it. */
export const SEES_SHARED: Readonly<Record<string, Sees>> = {
  "disclosures.reminder": onLegal,
  "disclosures.package": onLegal,
  "disclosures.item": onLegal,
  "disclosures.piece": ofRow("disclosures.item", "item_id"),
  "disclosures.link": ofRow("disclosures.package", "package_id"),
  "disclosures.closing": onLegal,
  "disclosures.opening": onLegal,
  "disclosures.duty": onServices,
};

/** The packages somebody of another agency may open: theirs, while the release they rest on stands and nobody closed them. */
export function receivedBy(
  account: string,
  rows: Readonly<Record<string, readonly Record<string, string | null>[]>>,
  now: number,
): Set<string> {
  const worksSomewhere = (rows["staff.membership"] ?? []).some(
    (m) =>
      m["account_id"] === account &&
      HELPING.includes(m["role"] ?? "") &&
      Date.parse(String(m["starts_at"])) <= now &&
      (m["ends_at"] === "infinity" || Date.parse(String(m["ends_at"])) > now),
  );
  const past = (at: string | null | undefined) => at !== null && at !== undefined && Date.parse(at) <= now;
  const live = (rows["releases.release"] ?? []).filter(
    (r) =>
      r["to_account_id"] === account &&
      worksSomewhere &&
      r["signed_at"] !== null &&
      past(r["starts_at"]) &&
      !past(r["expires_at"]) &&
      [r["withdrawn_at"], r["lapsed_at"], r["superseded_by"], r["purpose_done_at"]].every((end) => end === null),
  );
  const releases = new Set(live.map((r) => r["id"]));
  const closed = new Set((rows["disclosures.closing"] ?? []).map((c) => c["package_id"]));
  const mine = (rows["disclosures.package"] ?? []).filter(
    (p) => p["method"] === "partner" && releases.has(p["release_id"] ?? "") && !closed.has(p["id"] ?? ""),
  );
  return new Set(mine.map((p) => p["id"] ?? ""));
}
