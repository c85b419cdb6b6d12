import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import { triesOfInvolvements } from "./oracleInvolvementsTesting.ts";
import { triesOfRequests } from "./oracleRequestsTesting.ts";
import type { Case } from "./oracleTesting.ts";
import type { Row } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import { triesOfBoards } from "./worldBoardsFixture.ts";
import type { Chance } from "./worldFixture.ts";
import { triesOfForms, triesOfResponses } from "./worldFormsFixture.ts";
import { triesOfPlans } from "./worldPlansFixture.ts";
import { triesOfTraining } from "./worldTrainingFixture.ts";

/** Something an account might write down, and whether the rules let it. */
export interface Try {
  readonly what: string;
  readonly into: string;
  readonly row: Readonly<Record<string, unknown>>;
  readonly may: boolean;
}

const sealed = Buffer.from("x");
const on_day = "2026-01-01";

/** What is written down for a program: turns, words for the next, advice and calls, groups, crises, whom to call; each in one's own name. */
export function triesInProgram(eyes: Eyes, { rows }: Case, chance: Chance, program: Row): Try[] {
  const { agency_id, id: program_id } = program;
  const [me, base] = [eyes.me.id, { agency_id, program_id }];
  const other = chance.pick((rows["staff.account"] ?? []).filter((a) => a.id !== me && a.agency_id === agency_id)).id;
  const ours = eyes.isOurs(program);
  const takesUp = ours && (eyes.opens.has(program_id) || eyes.triages.has(program_id));
  const keeps = eyes.keepsRota.has(program_id);
  const turn = { ...base, account_id: other, rank: "first" };
  const weekly = { id: newId(), ...turn, weekday: 1, from_time: "08:00", days: 0, until_time: "16:00", first_day: on_day };
  const once = { id: newId(), ...turn, starts_at: "2026-01-01T08:00Z", ends_at: "2026-01-01T16:00Z" };
  const advice = { id: newId(), ...base, asker_kind: "staff", about: sealed, said: sealed, minutes: 5, on_day };
  const told = { at_time: "02:10", language: "es", interpreter: false, caller_kind: "self", needs: [], given: [], safety: "asked" };
  const call = { id: newId(), ...base, on_day, minutes: 5, ...told };
  const crisis = { id: newId(), ...base, number: 900_003, began_at: "2026-01-01T08:00Z" };
  const group = { id: newId(), ...base, kind: "support", topic: sealed, on_day, rows_count: 1 };
  // Who coordinates, and officers of the law, are refused by the role's name and not by right.
  const apart = (id: string) =>
    (rows["staff.membership"] ?? []).some((m) => m.account_id === id && m.role === "coordinator") ||
    (rows["staff.law_standing"] ?? []).some((l) => l.account_id === id);
  const joins = (rows["staff.account"] ?? []).find((a) => a.id !== me && a.agency_id === agency_id && !apart(a.id))?.id ?? other;
  const asked = { id: newId(), ...base, account_id: joins, role: "teammate", sees: "assigned", may_triage: false, can_write: true };
  const named = (what: string, into: string, column: string, row: Try["row"], may: boolean): Try[] => [
    { what, into, row: { ...row, [column]: me }, may },
    { what: `${what} in another's name`, into, row: { ...row, [column]: other }, may: false },
  ];
  const list = { agency_id, name: "Night line", phone: "555 0100" };
  return [
    ...triesOfForms(eyes, program, other),
    ...triesOfTraining(eyes, rows, program, other),
    ...triesOfBoards(eyes, rows, program, other),
    ...named("writes a weekly turn", "oncall.pattern", "created_by", weekly, keeps),
    ...named("writes a turn", "oncall.shift", "created_by", once, keeps),
    ...named(
      "leaves words for the next",
      "oncall.hand_over",
      "by_id",
      { id: newId(), ...base, words: sealed },
      ours && (eyes.writes.has(program_id) || eyes.triages.has(program_id) || eyes.tonight.has(program_id)),
    ),
    ...named("writes advice down", "consults.consult", "recorded_by", advice, takesUp),
    ...named(
      "writes a call without a name down",
      "consults.hotline_contact",
      "recorded_by",
      call,
      takesUp && ["VSP", "CONF"].includes(program.regime),
    ),
    ...named("begins a crisis", "crises.crisis", "begun_by", crisis, takesUp),
    ...named(
      "holds a group",
      "cases.group_session",
      "recorded_by",
      group,
      ours && (eyes.writes.has(program_id) || eyes.opens.has(program_id)),
    ),
    ...named("asks to let a colleague in", "staff.admission", "asked_by", asked, ours && eyes.me.may_admin),
    { what: "asks to be let in", into: "staff.admission", row: { ...asked, account_id: me, asked_by: me }, may: false },
    {
      what: "writes down whom a program calls",
      into: "crises.resource",
      row: { id: newId(), program_id, ...list },
      may: ours && (eyes.me.may_admin || eyes.leads.has(program_id)),
    },
    {
      what: "says how it is done well",
      into: "guidance.wording",
      row: { id: newId(), agency_id, topic: "plan", body: "Words", by_id: eyes.me.id },
      may: ours && (eyes.me.may_admin || eyes.writes.size > 0),
    },
    { what: "writes down whom all call", into: "crises.resource", row: { id: newId(), ...list }, may: ours && eyes.me.may_admin },
    ...named("says what a program asks about", "assessments.domain", "by_id", asksAbout(base), ours && eyes.me.may_admin),
    {
      what: "rings somebody",
      into: "oncall.ring",
      row: { ...base, concern_id: newId(), account_id: me, place: "first", round: 1, nth: 1, answer_by: "2026-01-01T08:00Z" },
      may: false,
    },
  ];
}

const asksAbout = (base: object) => ({ id: newId(), ...base, code: "tried", seq: 1, name: "Tried", asked: true, from_on: on_day });

/** A talk about needs and strengths, and one of them, each in one's own name: written like a note. */
function triesOfNeeds(eyes: Eyes, record: Row, other: string): Try[] {
  const { agency_id, program_id, person_id, id: case_id } = record;
  const roots = { id: newId(), agency_id, program_id, person_id, case_id };
  const inCase = { ...record, case_id };
  const may = eyes.isOurs(record) && !eyes.isBarred(inCase) && eyes.writesCase(inCase, SECTIONS.notes);
  const talk = { ...roots, number: 900, on_day, found: sealed };
  const need = { ...roots, kind: "strength", words: sealed, heard_from: "person", first_seen: on_day, status_on: on_day };
  const me = eyes.me.id;
  return [
    { what: "keeps a talk about needs", into: "assessments.assessment", row: { ...talk, by_id: me }, may },
    { what: "keeps a talk about needs in another's name", into: "assessments.assessment", row: { ...talk, by_id: other }, may: false },
    { what: "writes a strength down", into: "assessments.need", row: { ...need, recorded_by: me }, may },
    { what: "writes a strength down in another's name", into: "assessments.need", row: { ...need, recorded_by: other }, may: false },
  ];
}

/** What is written down beside a case: a closing for another to look at, a crisis of it, a line of a crisis, work on many. */
export function triesBesideCase(eyes: Eyes, world: Case, chance: Chance, record: Row, mayWrite: boolean): Try[] {
  const { rows } = world;
  const { agency_id, program_id, person_id, id: case_id } = record;
  const me = eyes.me.id;
  const other = chance.pick((rows["staff.account"] ?? []).filter((a) => a.id !== me && a.agency_id === agency_id)).id;
  const review = { id: newId(), agency_id, program_id, person_id, case_id, since: "2025-12-31", tries: 3, ways: 2 };
  const began = { began_at: "2026-01-01T08:00Z", begun_by: me, joined_at: "2026-01-01T09:00Z" };
  const crisis = { id: newId(), agency_id, program_id, person_id, case_id, number: 900_004, ...began };
  const takesUp = eyes.opens.has(program_id) || eyes.triages.has(program_id);
  const run = { id: newId(), agency_id, what: "close" };
  const inCase = { ...record, case_id };
  const shares = eyes.isOurs(record) && !eyes.isBarred(inCase) && eyes.writesCase(inCase, SECTIONS.legal);
  // Wrong in every way the gate could name: whoever does not share from the case is not told which.
  const shared = { id: newId(), agency_id, program_id, person_id, case_id, made_by: me, basis: "emergency", method: "printed" };
  const file = { id: newId(), agency_id, kind: "upload", name: sealed, expires_at: "2099-01-01T08:00Z" };
  return [
    { what: "asks for a closing", into: "cases.closing_review", row: { ...review, asked_by: me }, may: mayWrite },
    { what: "asks for a closing in another's name", into: "cases.closing_review", row: { ...review, asked_by: other }, may: false },
    { what: "begins a crisis of a case", into: "crises.crisis", row: crisis, may: takesUp && eyes.seesCase(record) },
    { what: "sends a file", into: "files.artefact", row: { ...file, made_by: me }, may: eyes.isOurs(record) },
    { what: "sends a file in another's name", into: "files.artefact", row: { ...file, made_by: other }, may: false },
    ...(shares ? [] : [{ what: "shares what nothing rests on", into: "disclosures.package", row: shared, may: false }]),
    { what: "works on many", into: "cases.bulk_run", row: { ...run, by_id: me }, may: eyes.isOurs(record) },
    { what: "works on many in another's name", into: "cases.bulk_run", row: { ...run, by_id: other }, may: false },
    ...triesOfPlans(eyes, world, record, other),
    ...triesOfInvolvements(eyes, world, record, other),
    ...triesOfResponses(eyes, world, record, other),
    ...triesOfRequests(eyes, world, record, other),
    ...triesOfNeeds(eyes, record, other),
  ];
}
