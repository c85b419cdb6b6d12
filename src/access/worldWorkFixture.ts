import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import { layExportRequests } from "./exportsFixture.ts";
import type { LaidCase } from "./worldCasesFixture.ts";
import type { Agency, Ground } from "./worldFixture.ts";

/** What an office keeps beside its cases: who is on call, who was rung, whom to call, who waits to be let in, groups, closings to look at, work on many. */
export function layOffice(ground: Ground, cases: readonly LaidCase[]): void {
  for (const agency of ground.agencies) {
    layResource(ground, agency.id, null);
    for (const program of agency.programs) {
      layRota(ground, agency, program.id);
      layResource(ground, agency.id, program.id);
      layAdmission(ground, agency, program.id);
      layGroup(ground, agency, program.id);
      layLimits(ground, agency, program.id);
    }
    layReviewer(ground, agency);
    layExportRequests(ground, agency);
    for (const account of agency.accounts) layRun(ground, agency, account, cases);
  }
  for (const laid of cases) {
    if (ground.chance.oneIn(3)) layReview(ground, laid);
    if (ground.chance.oneIn(3)) layWithdrawn(ground, laid);
    if (ground.chance.oneIn(6)) layDeath(ground, laid, ground.chance.pick(cases.filter(({ agency }) => agency === laid.agency)));
  }
}

/** Turns, one of them swapped; calls with their rings, one unanswered; words for the next from everybody, read and unread. */
function layRota({ chance, put, seal, at, day }: Ground, agency: Agency, program_id: string): void {
  const base = { agency_id: agency.id, program_id };
  const someone = () => chance.pick(agency.accounts);
  const pattern = newId();
  const turn = { ...base, account_id: someone(), rank: "first", created_by: someone(), ended_at: null };
  put("oncall.pattern", { id: pattern, ...turn, weekday: 1, from_time: "17:00", days: 1, until_time: "08:00", first_day: day(-60) });
  put("oncall.shift", { id: newId(), ...turn, starts_at: at(-2), ends_at: at(9), pattern_id: null, on_day: null });
  put("oncall.shift", { id: newId(), ...turn, account_id: null, starts_at: at(20), ends_at: at(29), pattern_id: pattern, on_day: day(7) });
  for (const answer of ["has_it", null]) {
    const concern_id = newId();
    const settled = answer ? { settled_at: at(-1), settled_by: "has_it" } : { settled_at: null, settled_by: null };
    put("oncall.call", { concern_id, ...base, number: 1, called_at: at(-2), ...settled });
    const ring = { concern_id, ...base, place: "first", round: 1, answer_by: at(-1.75), rung_at: at(-2) };
    put("oncall.ring", { id: newId(), ...ring, account_id: someone(), nth: 1, answer: "no_answer", answered_at: at(-1.75) });
    put("oncall.ring", { id: newId(), ...ring, account_id: someone(), nth: 2, answer, answered_at: answer && at(-1) });
  }
  // Whoever may read words has left some there too, which nobody has read yet.
  for (const by_id of [someone(), ...agency.accounts]) {
    const reader = someone();
    const isRead = chance.oneIn(3) && reader !== by_id;
    const read = isRead ? { read_by: reader, read_at: at(-1) } : { read_by: null, read_at: null };
    const id = newId();
    put("oncall.hand_over", { id, ...base, words: seal(agency.id, "oncall.hand_over", id, "words", "Words"), by_id, at: at(-3), ...read });
  }
}

function layResource({ put, agencies }: Ground, agency_id: string, program_id: string | null): void {
  const by_id = agencies.find(({ id }) => id === agency_id)?.accounts[0];
  if (program_id === null)
    put("guidance.wording", { id: newId(), agency_id, topic: "closing", body: "Words", by_id, ended_at: null, ended_by: null });
  put("crises.resource", { id: newId(), agency_id, program_id, name: "Night line", phone: "555 0100", week: 127, version: 1 });
}

function layAdmission({ chance, put, at }: Ground, agency: Agency, program_id: string): void {
  const asked = { account_id: chance.pick(agency.accounts), role: "referrer", sees: "assigned", may_triage: false, can_write: true };
  const said = {
    asked_by: agency.accounts[0],
    asked_at: at(-9),
    outcome: "refused",
    decided_by: chance.pick(agency.accounts),
    decided_at: at(-8),
  };
  put("staff.admission", { id: newId(), agency_id: agency.id, program_id, ...asked, ...said });
}

function layGroup({ chance, put, seal, at, day }: Ground, agency: Agency, program_id: string): void {
  for (let n = 0; n < 2; n++) {
    const id = newId();
    const topic = seal(agency.id, "cases.group_session", id, "topic", "Words");
    const held = { kind: "support", topic, on_day: day(-n), rows_count: 1, recorded_by: chance.pick(agency.accounts), recorded_at: at(-n) };
    put("cases.group_session", { id, agency_id: agency.id, program_id, ...held });
  }
}

/** A run over a case of one's own agency and, by mistake, over one of another. */
function layRun({ chance, put, at }: Ground, agency: Agency, by_id: string, cases: readonly LaidCase[]): void {
  const id = newId();
  put("cases.bulk_run", { id, agency_id: agency.id, by_id, what: "close", codes: {}, at: at(-1) });
  for (const subject of new Set([chance.pick(cases), chance.pick(cases)]))
    put("cases.bulk_item", { run_id: id, subject_id: subject.roots.case_id, agency_id: agency.id, by_id, version: 1, ...waiting });
}

const waiting = { state: "waiting", to_id: null, now_at: null, was: null, codes: null };

/** A year's end settled by everybody, now and some hours ago: cases of the agency, and one of another by mistake, paused and closed, some touched since, some taken back or given on. */
export function laySettled({ chance, put, at, agencies }: Ground, cases: readonly LaidCase[]): void {
  for (const agency of agencies)
    for (const by_id of agency.accounts)
      for (const what of ["season", "close", "hand_over"] as const) {
        const id = newId();
        put("cases.bulk_run", { id, agency_id: agency.id, by_id, what, codes: {}, at: at(chance.pick([-1, -9])) });
        const ours = cases.filter((one) => one.agency === agency);
        for (const { roots } of new Set([...Array.from({ length: 16 }, () => chance.pick(ours)), chance.pick(cases)]))
          put("cases.bulk_item", {
            run_id: id,
            subject_id: roots.case_id,
            agency_id: agency.id,
            by_id,
            version: 1,
            state: chance.pick(["done", "done", "done", "undone", "refused"]),
            to_id: chance.oneIn(5) ? chance.pick(agency.accounts) : null,
            now_at: chance.pick([1, 1, 2]),
            was: { status: "active", taskIds: [] },
            codes: what === "season" ? { act: chance.pick(["pause", "close"]) } : null,
          });
      }
}

function layReview({ chance, put, at, day }: Ground, { agency, roots, manager }: LaidCase): void {
  const asked = {
    asked_by: chance.oneIn(2) ? manager : chance.pick(agency.accounts),
    asked_at: at(-5),
    since: day(-40),
    tries: 3,
    ways: 2,
  };
  put("cases.closing_review", { id: newId(), ...roots, ...asked, version: 1 });
}

/** A contact that was written down by mistake and taken back, with its line in the story. */
function layWithdrawn({ put, at, day }: Ground, { roots, manager }: LaidCase): void {
  const id = newId();
  const withdrawn_at = at(-1);
  put("cases.contact", { id, ...roots, kind: "call", result: "completed", on_day: day(0), recorded_by: manager, withdrawn_at });
  const line = { on_day: day(0), kind: "contact", ref_id: id, account_id: manager, section: SECTIONS.services, codes: {} };
  put("cases.timeline", { id: newId(), ...roots, ...line, audience: "program", restricted: false, withdrawn_at });
}

/** That somebody of a case has died, said or taken back, with who is near them: one known here, one by name, a colleague by the case they share. */
function layDeath({ chance, put, seal, at, day }: Ground, { agency, roots, manager }: LaidCase, near: LaidCase): void {
  const id = newId();
  const sealed = (table: string, row: string, column: string) => seal(agency.id, table, row, column, "Words");
  const back = { taken_back_at: at(-1), taken_back_by: manager, taken_back_why: sealed("deaths.death", id, "taken_back_why") };
  const still = { taken_back_at: null, taken_back_by: null, taken_back_why: null };
  const about = { agency_id: agency.id, person_id: roots.person_id };
  const said = {
    on_day: day(-2),
    about: false,
    told_by: sealed("deaths.death", id, "told_by"),
    said_by: manager,
    said_at: at(-40),
    version: 1,
  };
  put("deaths.death", { id, ...about, ...said, ...(chance.oneIn(3) ? back : still), task_ids: [] });
  const one = (of: object) => {
    const row = newId();
    const nobody = { other_id: null, account_id: null, case_id: null, name: null };
    put("deaths.bereaved", { id: row, ...about, death_id: id, added_by: manager, added_at: at(-30), version: 1, ...nobody, ...of });
  };
  one({ kind: "friend", name: sealed("deaths.bereaved", newId(), "name") });
  one({ kind: "family", other_id: near.roots.person_id });
  one({ kind: "staff", account_id: near.manager, case_id: near.roots.case_id });
}

/** What a program thinks one can carry, and who is not there the whole week. */
function layLimits({ chance, put, at }: Ground, agency: Agency, program_id: string): void {
  const base = { agency_id: agency.id, program_id, by_id: chance.pick(agency.accounts), at: at(-9) };
  const weights = { triage_only_weight: 1, brief_weight: 2, full_weight: 3, people_per_manager: 40, warn_at: 80, version: 1 };
  put("today.caseload_policy", { ...base, ...weights });
  put("staff.working_share", { ...base, account_id: chance.pick(agency.accounts), percent: 50 });
}

function layReviewer({ put, at, day }: Ground, { id: agency_id, accounts }: Agency): void {
  const between = { account_id: accounts[2], worker_id: accounts[1], named_by: accounts[1], named_at: at(-9) };
  put("today.reviewer", { id: newId(), agency_id, ...between, expires_on: day(90) });
  const yes = { agreed_by: accounts[0], agreed_at: at(-8), accepted_at: at(-7) };
  const who = { name: "Lin", email: `${agency_id}@elsewhere.example`, title: "Retired", named_at: at(-9), ended_by: null, ended_at: null };
  put("staff.outsider", { id: newId(), agency_id, covered_id: accounts[1], account_id: accounts[2], ...who, ...yes, expires_on: day(90) });
}
