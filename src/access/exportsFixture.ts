import { newId } from "../kernel/ids.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import type { Agency, Ground } from "./worldFixture.ts";

/** Packages of everything an agency has: one that waits for words, some that are over; one word said, one fetching. */
export function layExportRequests({ chance, put, seal, at }: Ground, agency: Agency): void {
  const account = () => chance.pick(agency.accounts);
  for (const status of ["asked", "withdrawn", "refused"]) {
    const [id, asked_by] = [newId(), account()];
    const reason = seal(agency.id, "exports.request", id, "reason", "Words");
    const times = { asked_at: at(-9), lapses_at: at(60), ended_at: status === "asked" ? null : at(-5) };
    put("exports.request", { id, agency_id: agency.id, reason, asked_by, status, ...times, rows_done: 0, rows_total: 0 });
    const word = { agency_id: agency.id, request_id: id };
    const said = status === "asked" ? { answer: null, by_id: null, at: null } : { answer: "no", by_id: account(), at: at(-5) };
    put("exports.word", { id: newId(), ...word, program_id: null, ...said });
    for (const { id: program_id, regime } of agency.programs)
      if (regime === "CONF" || regime === "VSP")
        put("exports.word", { id: newId(), ...word, program_id, answer: null, by_id: null, at: null });
    put("exports.fetching", { id: newId(), ...word, by_id: asked_by, at: at(-4) });
  }
}

const working = (eyes: Eyes, rows: Rows) =>
  (rows["staff.membership"] ?? []).filter((m) => m.agency_id === eyes.me.agency_id && eyes.lives(m.starts_at, m.ends_at));
const programOf = (rows: Rows, id: string | null) => (rows["agencies.program"] ?? []).find((p) => p.id === id);

/** Whoever may ask for a package: administrators, officers, and those whom a program that runs names for what nobody answers. */
const mayAsk = (eyes: Eyes, rows: Rows): boolean =>
  eyes.me.may_admin ||
  working(eyes, rows).some((m) => m.account_id === eyes.me.id && m.role === "officer") ||
  (rows["agencies.program"] ?? []).some((p) => p.agency_id === eyes.me.agency_id && p.escalation_id === eyes.me.id && p.ended_at === null);

/** Whose word it takes beside the asker's, never one who stands in from outside: of a confidential program, who reads all of it; of the rest, supervisors elsewhere, else any, else who carries cases. */
function maySay(eyes: Eyes, rows: Rows, request: Row, program: string | null): boolean {
  const live = (id: string) => (rows["staff.account"] ?? []).some((a) => a.id === id && a.status === "active" && a.kind === "staff");
  const outside = (id: string) => (rows["staff.outsider"] ?? []).some((o) => o.account_id === id && o.ended_at === null);
  const others = working(eyes, rows).filter((m) => m.account_id !== request.asked_by && live(m.account_id) && !outside(m.account_id));
  const mine = (m: Row) => m.account_id === eyes.me.id;
  if (program !== null) return others.some((m) => mine(m) && m.program_id === program && m.sees === "program");
  const confidential = (m: Row) => ["CONF", "VSP"].includes(programOf(rows, m.program_id)?.regime ?? "");
  const ranks = [
    others.filter((m) => m.role === "supervisor" && !confidential(m)),
    others.filter((m) => m.role === "supervisor"),
    others.filter((m) => m.role === "case_manager"),
  ];
  return (ranks.find((rank) => rank.length > 0) ?? []).some(mine);
}

/** A package concerns its asker, those who may ask, and those whose word it takes or took. */
export function seesExport(eyes: Eyes, id: string, rows: Rows): boolean {
  const request = (rows["exports.request"] ?? []).find((r) => r.id === id);
  if (!request || !eyes.isOurs(request)) return false;
  const words = (rows["exports.word"] ?? []).filter((w) => w.request_id === id);
  return (
    request.asked_by === eyes.me.id ||
    mayAsk(eyes, rows) ||
    words.some((w) => w.by_id === eyes.me.id || maySay(eyes, rows, request, w.program_id))
  );
}
