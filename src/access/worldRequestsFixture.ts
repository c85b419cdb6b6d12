import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import type { LaidCase } from "./worldCasesFixture.ts";
import type { Ground } from "./worldFixture.ts";
import { decides } from "./worldWallsFixture.ts";

/** What came to the desks, some of it joined to a case; what was asked of records, and what there was, decided or not. */
export function layRequests(ground: Ground, cases: readonly LaidCase[]): void {
  let number = 0;
  for (const laid of cases) if (ground.chance.oneIn(2)) layRequest(ground, laid, ++number);
}

function layRequest({ chance, put, seal, day, at }: Ground, { agency, roots }: LaidCase, number: number): void {
  const { agency_id, program_id } = roots;
  const [paperId, requestId, itemId] = [newId(), newId(), newId()];
  const sealed = (table: string, row: string, column: string) => seal(agency_id, table, row, column, "Words");
  const recorded_by = chance.pick(agency.accounts);
  const fileId = newId();
  put("files.artefact", {
    id: fileId,
    ...{ agency_id, program_id, kind: "upload", status: "ready", size: 5, pieces: 1, section: 0, scan: "clear" },
    name: sealed("files.artefact", fileId, "name"),
    sha256: sealed("files.artefact", fileId, "sha256"),
    audience: chance.pick(["author", null]),
    ...{ person_id: null, case_id: null, expires_at: null },
    ...{ made_by: recorded_by, made_at: at(-3), attached_by: recorded_by, attached_at: at(-3) },
  });
  put("files.piece", { artefact_id: fileId, agency_id, n: 0, body: sealed("files.piece", fileId, "0/1") });
  const isEnded = chance.oneIn(3);
  put("requests.paper", {
    id: paperId,
    ...{ agency_id, program_id, number, recorded_by },
    kind: "subpoena",
    came_on: day(-9),
    due_on: chance.pick([day(-2), day(3), null]),
    asker: sealed("requests.paper", paperId, "asker"),
    wanted: sealed("requests.paper", paperId, "wanted"),
    legal_hold: chance.oneIn(2),
    ...(isEnded
      ? { outcome: "with_counsel", ended_why: sealed("requests.paper", paperId, "ended_why"), ended_at: at(-1), ended_by: recorded_by }
      : { outcome: null, ended_why: null, ended_at: null, ended_by: null }),
    version: 1,
  });
  const isJoined = chance.oneIn(2);
  const isOver = chance.oneIn(4);
  const request = (column: string) => sealed("requests.request", requestId, column);
  put("requests.request", {
    id: requestId,
    ...roots,
    kind: isJoined ? "production" : "inspection",
    asker_kind: isJoined ? "court" : "person",
    asker: request("asker"),
    wanted: request("wanted"),
    came_on: day(-9),
    due_on: day(3),
    paper_id: isJoined ? paperId : null,
    recipient_id: isJoined ? newId() : null,
    basis_code: isJoined ? "court_order" : null,
    order_words: isJoined ? request("order_words") : null,
    no_notice: false,
    legal_hold: false,
    hearing_told: false,
    recorded_by,
    approved_by: null,
    approved_at: null,
    ...(isOver
      ? { outcome: "withdrawn", answer: request("answer"), ended_at: at(-1), ended_by: recorded_by }
      : { outcome: null, answer: null, ended_at: null, ended_by: null }),
    version: 1,
  });
  const isDecided = chance.oneIn(2);
  // Of what is over nothing is decided any more; the gate says so of the whole statement, which is asked by the door.
  if (isOver) return;
  put("requests.item", {
    id: itemId,
    ...roots,
    request_id: requestId,
    source: "facts",
    decision: isDecided ? "give" : null,
    copy: isDecided ? sealed("requests.item", itemId, "copy") : null,
    decided_by: isDecided ? recorded_by : null,
    decided_at: isDecided ? at(-1) : null,
    package_id: null,
    version: 1,
  });
}

type Sees = (eyes: Eyes, row: Row, rows: Rows) => boolean;

/** Whoever wrote it down; and who decides in its program, unless it turned out to be about somebody they are walled from. */
export const aPaper: Sees = (eyes, row, rows) =>
  eyes.isOurs(row) &&
  (row.recorded_by === eyes.me.id ||
    (decides(eyes, row.program_id, rows) && !(rows["requests.request"] ?? []).some((r) => r.paper_id === row.id && eyes.isBarred(r))));

const ofRecord: Sees = (eyes, row) => eyes.seesInCase(row, SECTIONS.legal);

/** What came to a desk, and what is asked of a record. */
export const SEES_REQUESTS: Readonly<Record<string, Sees>> = {
  "requests.paper": aPaper,
  "requests.request": ofRecord,
  "requests.item": ofRecord,
  "requests.paper_crack": (eyes, row, rows) => {
    const paper = (rows["requests.paper"] ?? []).find(({ id }) => id === row.subject_id);
    return paper !== undefined && aPaper(eyes, paper, rows);
  },
};

/** What of them may be changed, and the column by which it is tried. */
export const CHANGES_REQUESTS: Readonly<Record<string, { column: string; to?: string; may: Sees }>> = {
  "requests.paper": { column: "version", may: (eyes, row, rows) => row.ended_at === null && aPaper(eyes, row, rows) },
  "requests.request": { column: "version", may: (eyes, row) => row.ended_at === null && eyes.writesCase(row, SECTIONS.legal) },
  "requests.item": {
    column: "decided_by",
    to: "kernel.uid(), decision = 'hold', reason = 'safety', copy = null, decided_at = kernel.clock()",
    may: (eyes, row, rows) =>
      (rows["requests.request"] ?? []).some((one) => one.id === row.request_id && one.ended_at === null) &&
      eyes.writesCase(row, SECTIONS.legal),
  },
};
