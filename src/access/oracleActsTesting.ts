import { clock } from "../kernel/clock.ts";
import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import type { Case, Findings, Visit } from "./oracleTesting.ts";
import { type Try, triesBesideCase, triesInProgram } from "./oracleWorkActsTesting.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import { rowOf } from "./seenFixture.ts";
import { triesOfAppointments } from "./worldAppointmentsFixture.ts";
import { type Chance, makeChance } from "./worldFixture.ts";
import { triesOfLeaves } from "./worldLeavesFixture.ts";
import { triesOfNavigation } from "./worldNavigationFixture.ts";
import { triesOfSafety } from "./worldSafetyFixture.ts";
import { triesOfSupervision } from "./worldSupervisionFixture.ts";
import { hasTraining } from "./worldTrainingFixture.ts";

const { identity, contact, services, notes } = SECTIONS;

const sealed = Buffer.from("x");

/** Tries what the rules allow and what they do not, and takes all of it back: the database must say yes and no exactly where they do. */
export async function compareActs(
  visit: Visit,
  eyes: Eyes,
  world: Case,
  found: Findings,
  seed: number,
  each: number,
  only?: ReadonlySet<string>,
): Promise<void> {
  const chance = makeChance(seed);
  const tries = [
    ...sample(world, eyes, chance, "cases.case", each).flatMap((record) => triesInCase(eyes, world, chance, record)),
    ...sample(world, eyes, chance, "cases.note", each).flatMap((note) => tryAmend(eyes, world, note)),
    ...sample(world, eyes, chance, "people.person", each).flatMap((person) => triesOnPerson(eyes, world, chance, person)),
    ...sample(world, eyes, chance, "concerns.concern", each).map((concern) => tryDecide(eyes, concern)),
    ...sample(world, eyes, chance, "agencies.program", each).flatMap((program) => triesToAdmit(eyes, world, chance, program)),
    ...sampleProgram(world, eyes, chance).flatMap((program) => triesInProgram(eyes, world, chance, program)),
  ];
  for (const { what, into, row, may } of tries) {
    if (only && !only.has(into)) continue;
    const columns = Object.keys(row);
    const text = `insert into ${into} (${columns}) values (${columns.map((_, n) => `$${n + 1}`)})`;
    const done = await visit.attempt(text, Object.values(row));
    found.checks += 1;
    found.decisions += 1;
    const told = typeof done === "string" ? done : "done";
    if (told !== (may ? "done" : "42501")) found.differences.push(`${eyes.me.id} ${what}: ${told}, the rules say ${may ? "yes" : "no"}`);
  }
}

/** Some rows of a table: half of all at random, half of those one has some reason to know, so that both answers are tried. */
function sample({ rows }: Case, eyes: Eyes, chance: Chance, table: string, each: number): Row[] {
  const all = rows[table] ?? [];
  const isNear = (row: Row) =>
    table === "people.person"
      ? eyes.reasonsForPerson(row.id).length > 0
      : eyes.reasonsForCase(table === "cases.case" ? row.id : row.case_id).length > 0 || eyes.reads.has(row.program_id);
  const near = all.filter((row) => eyes.isOurs(row) && isNear(row));
  return Array.from({ length: each }, (_, n) => chance.pick(n % 2 && near.length > 0 ? near : all));
}

/** A program where one has something to do, and any. */
function sampleProgram({ rows }: Case, eyes: Eyes, chance: Chance): Row[] {
  const all = rows["agencies.program"] ?? [];
  const near = all.filter((program) => eyes.isOurs(program) && (eyes.belongs.has(program.id) || eyes.keepsRota.has(program.id)));
  return [chance.pick(near.length > 0 ? near : all), chance.pick(all)];
}

const rootsOf = ({ agency_id, program_id, person_id, id }: Row) => ({ agency_id, program_id, person_id, case_id: id });

function triesInCase(eyes: Eyes, world: Case, chance: Chance, record: Row): Try[] {
  const roots = rootsOf(record);
  const inCase = { ...record, case_id: record.id };
  const reach = eyes.isOurs(record) && !eyes.isBarred(inCase);
  const me = eyes.me.id;
  const regime = rowOf(world.rows, "agencies.program", record.program_id)?.regime;
  const on_day = "2026-01-01";
  const note = { id: newId(), ...roots, author_id: me, audience: "team", section: notes, on_day };
  const mayNote = reach && eyes.writesCase(inCase, notes);
  const task = { id: newId(), ...roots, kind: "task", title: sealed, owner_id: me, due_on: on_day, created_by: me };
  const call = { id: newId(), ...roots, kind: "call", result: "completed", on_day, recorded_by: me };
  const tale = { id: newId(), ...roots, on_day, kind: "contact", account_id: me, section: services };
  const mayWrite = reach && eyes.writesCase(inCase, services);
  const anyPen = reach && (eyes.writes.has(record.program_id) || eyes.reasonsForCase(record.id).some((r) => r.canWrite));
  const other = chance.pick((world.rows["staff.account"] ?? []).filter((a) => a.id !== me && a.agency_id === record.agency_id)).id;
  const grant = {
    agency_id: record.agency_id,
    account_id: me,
    person_id: record.person_id,
    case_id: record.id,
    kind: "team",
    sections: 4095,
  };
  const snooze = {
    id: newId(),
    agency_id: record.agency_id,
    program_id: record.program_id,
    crack: "tried",
    subject_id: record.id,
    since: on_day,
    until_day: on_day,
    above: false,
    reason: sealed,
  };
  return [
    { what: "writes a note", into: "cases.note", row: note, may: mayNote },
    { what: "writes a private note", into: "cases.note", row: { ...note, audience: "author" }, may: mayNote && regime !== "VSP" },
    { what: "writes a note in another's name", into: "cases.note", row: { ...note, author_id: other }, may: false },
    { what: "adds a task", into: "cases.task", row: task, may: mayWrite },
    { what: "adds a task in another's name", into: "cases.task", row: { ...task, created_by: other }, may: false },
    { what: "records a contact", into: "cases.contact", row: call, may: mayWrite },
    { what: "records a contact in another's name", into: "cases.contact", row: { ...call, recorded_by: other }, may: false },
    { what: "adds to the story", into: "cases.timeline", row: tale, may: anyPen },
    { what: "gives himself a reason", into: "access.grant", row: grant, may: false },
    { what: "puts a crack off", into: "today.snooze", row: { ...snooze, by_id: me }, may: eyes.seesCase(record) },
    { what: "puts a crack off in another's name", into: "today.snooze", row: { ...snooze, by_id: other }, may: false },
    ...triesOfSafety(eyes, record, other, sealed),
    ...triesOfSupervision(eyes, record, other, sealed),
    ...triesOfAppointments(eyes, record, other),
    ...triesOfLeaves(eyes, record, other),
    ...triesOfNavigation(eyes, record, regime as string | undefined, other),
    ...tryTeam(eyes, world, chance, record, mayWrite),
    ...triesBesideCase(eyes, world, chance, record, mayWrite),
  ];
}

/** A colleague who may join: active, at work in some program, on no team of it yet, kept from neither case nor person. */
function tryTeam(eyes: Eyes, { rows, accounts }: Case, chance: Chance, record: Row, mayWrite: boolean): Try[] {
  const on = new Set((rows["cases.team_member"] ?? []).filter((m) => m.case_id === record.id).map((m) => m.account_id));
  const free = accounts.filter(({ eyes: { me } }) => me.agency_id === record.agency_id && me.id !== eyes.me.id && !on.has(me.id));
  const open = free.filter(({ eyes: one }) => one.mayJoin && !one.isBarred({ ...record, case_id: record.id }));
  if (open.length === 0) return [];
  const row = {
    id: newId(),
    ...rootsOf(record),
    account_id: chance.pick(open).eyes.me.id,
    role: "other",
    sections: services,
    can_write: true,
    added_by: eyes.me.id,
  };
  const answers = eyes.hasCase(record) || eyes.writes.has(record.program_id);
  return [{ what: "puts a colleague on the team", into: "cases.team_member", row, may: mayWrite && answers && eyes.seesCase(record) }];
}

function tryAmend(eyes: Eyes, { rows }: Case, note: Row): Try[] {
  const { agency_id, program_id, person_id, case_id } = note;
  const seq = (rows["cases.note_text"] ?? []).filter((text) => text.note_id === note.id).length;
  const claim = { author_id: eyes.me.id, audience: "team", section: notes, restricted: false };
  const row = {
    note_id: note.id,
    seq,
    agency_id,
    program_id,
    person_id,
    case_id,
    ...claim,
    body: sealed,
    why: seq > 0 ? sealed : null,
    by_id: eyes.me.id,
  };
  const may = eyes.isOurs(note) && !eyes.isBarred(note) && note.author_id === eyes.me.id && eyes.writesCase(note, notes);
  const isOwn = note.author_id === eyes.me.id;
  return [
    { what: "amends a note", into: "cases.note_text", row, may },
    // Whether there is such a note, and how often it was amended, is told to nobody by the number of a wording.
    ...(isOwn ? [] : [{ what: "amends a note out of turn", into: "cases.note_text", row: { ...row, seq: seq + 7 }, may: false }]),
    { what: "amends no note", into: "cases.note_text", row: { ...row, note_id: newId(), seq: 7 }, may: false },
  ];
}

function triesOnPerson(eyes: Eyes, world: Case, chance: Chance, person: Row): Try[] {
  const { agency_id } = person;
  const roots = { agency_id, person_id: person.id };
  const reach = eyes.isOurs(person) && !eyes.isBarred({ person_id: person.id, case_id: null });
  const pen = (section: number) => reach && (eyes.writesPerson(person.id, section) || eyes.isUnplaced(person));
  const other = chance.pick((world.rows["people.person"] ?? []).filter((p) => p.agency_id === agency_id && p.id !== person.id));
  const program = chance.pick((world.rows["agencies.program"] ?? []).filter((p) => p.agency_id === agency_id));
  const tie = { id: newId(), ...roots, other_id: other.id, kind: "support" };
  const fresh = { id: newId(), agency_id, number: 900_001, label: sealed, created_by: eyes.me.id };
  const carrier = findCarrier(world, program.id, person.id);
  const opened = {
    id: newId(),
    agency_id,
    program_id: program.id,
    person_id: person.id,
    number: 900_002,
    manager_id: carrier,
    opened_on: "2026-01-01",
    opened_by: eyes.me.id,
  };
  const elsewhere = chance.pick((world.rows["agencies.program"] ?? []).filter((p) => !eyes.opens.has(p.id) && !eyes.triages.has(p.id)));
  const mayOpen = eyes.isOurs(person) && (eyes.opens.has(program.id) || eyes.triages.has(program.id)) && eyes.seesPerson(person);
  return [
    { what: "writes a name", into: "people.name", row: { id: newId(), ...roots, kind: "alias", value: sealed }, may: pen(identity) },
    {
      what: "writes a number",
      into: "people.contact_point",
      row: { id: newId(), ...roots, kind: "phone", value: sealed },
      may: pen(contact),
    },
    { what: "ties two people", into: "people.relationship", row: tie, may: pen(contact) && eyes.seesPerson(other) },
    {
      what: "writes somebody down",
      into: "people.person",
      row: fresh,
      may: eyes.isOurs(person) && eyes.opens.size + eyes.triages.size > 0,
    },
    // Who could not have it is told to those alone who may open it.
    ...(elsewhere === undefined
      ? []
      : [
          {
            what: "opens a case for who cannot carry it",
            into: "cases.case",
            row: { ...opened, manager_id: eyes.me.id, program_id: elsewhere.id, agency_id: elsewhere.agency_id },
            may: false,
          },
        ]),
    ...(carrier ? [{ what: "opens a case", into: "cases.case", row: opened, may: mayOpen }] : []),
  ];
}

/** Somebody who could carry a case of that person in that program, so that nothing but the opener's own right is tried. */
function findCarrier({ accounts, rows }: Case, programId: string, personId: string): string | undefined {
  const fit = accounts.find(
    ({ eyes }) =>
      hasTraining(rows, eyes.me.id, programId, clock().getTime()) &&
      !eyes.isBarred({ person_id: personId, case_id: null }) &&
      eyes.opens.has(programId) &&
      (rows["staff.membership"] ?? []).some(
        (m) =>
          m.account_id === eyes.me.id &&
          m.program_id === programId &&
          m.can_write &&
          ["case_manager", "supervisor"].includes(m.role) &&
          m.ends_at === "infinity" &&
          eyes.lives(m.starts_at, m.ends_at),
      ),
  );
  return fit?.eyes.me.id;
}

/** Coordinates, or it was decided what they are here as an officer of the law: another role is refused by its name, not by right. */
const standsApart = (rows: Rows, account: string) =>
  (rows["staff.membership"] ?? []).some((m) => m.account_id === account && m.role === "coordinator") ||
  (rows["staff.law_standing"] ?? []).some((l) => l.account_id === account);

/** Rights are given by administrators; where people work already, only with a word of one of them, unless the role opens nothing. Never to oneself. */
function triesToAdmit(eyes: Eyes, { rows }: Case, chance: Chance, program: Row): Try[] {
  const there = (rows["staff.membership"] ?? []).filter((m) => m.program_id === program.id);
  const kept =
    ["VSP", "CONF"].includes(program.regime) &&
    there.some((m) => ["supervisor", "case_manager"].includes(m.role) && !eyes.isOver(m.ends_at));
  const supervises = there.some((m) => m.account_id === eyes.me.id && m.role === "supervisor" && eyes.lives(m.starts_at, m.ends_at));
  // Who hears what nobody answered manages no case there, whoever says yes: that is refused by its name, not by right.
  const other = chance.pick(
    (rows["staff.account"] ?? []).filter(
      (a) => a.id !== eyes.me.id && a.id !== program.escalation_id && a.agency_id === program.agency_id && !standsApart(rows, a.id),
    ),
  );
  const row = { id: newId(), agency_id: program.agency_id, program_id: program.id, role: "referrer", sees: "assigned" };
  const active = (id: string) => (rows["staff.account"] ?? []).some((a) => a.id === id && a.status === "active" && a.kind !== "service");
  const sayers = there.filter(
    (m) => ["supervisor", "case_manager"].includes(m.role) && eyes.lives(m.starts_at, m.ends_at) && active(m.account_id),
  );
  const others = sayers.filter((m) => ![other.id, eyes.me.id].includes(m.account_id));
  const returns = there.some(
    (m) => m.account_id === other.id && m.role === "case_manager" && m.sees === "program" && eyes.isOver(m.ends_at),
  );
  const wasOfficer = there.some((m) => m.account_id === other.id && m.role === "officer" && eyes.isOver(m.ends_at));
  const confidential = ["VSP", "CONF"].includes(program.regime);
  // Where nobody works, those of other programs are asked, no administrator among them.
  const elsewhere = (rows["staff.membership"] ?? []).some(
    (m) =>
      m.agency_id === program.agency_id &&
      ["supervisor", "case_manager"].includes(m.role) &&
      eyes.lives(m.starts_at, m.ends_at) &&
      active(m.account_id) &&
      ![other.id, eyes.me.id].includes(m.account_id) &&
      !(rows["staff.account"] ?? []).some((a) => a.id === m.account_id && a.may_admin),
  );
  const alone = others.length === 0 && !elsewhere && !kept;
  const may = eyes.isOurs(program) && (supervises || (eyes.me.may_admin && (alone || !confidential)));
  const mayOpen = eyes.isOurs(program) && (supervises || (eyes.me.may_admin && (alone || (!confidential && returns))));
  return [
    { what: "lets a colleague into a program", into: "staff.membership", row: { ...row, account_id: other.id }, may },
    {
      what: "lets a colleague read a program",
      into: "staff.membership",
      row: { ...row, role: "case_manager", sees: "program", account_id: other.id },
      may: mayOpen,
    },
    {
      what: "makes a colleague its officer",
      into: "staff.membership",
      row: { ...row, role: "officer", can_write: false, account_id: other.id },
      may: eyes.isOurs(program) && (supervises || (eyes.me.may_admin && (alone || (!confidential && wasOfficer)))),
    },
    { what: "lets himself into a program", into: "staff.membership", row: { ...row, account_id: eyes.me.id }, may: false },
  ];
}

function tryDecide(eyes: Eyes, concern: Row): Try {
  const { agency_id, program_id, id } = concern;
  const row = { id: newId(), agency_id, program_id, concern_id: id, risk: "low", rationale: sealed, outcome: "rated", by_id: eyes.me.id };
  return { what: "rates a concern", into: "concerns.decision", row, may: eyes.seesConcern(concern) && eyes.mayDecide(concern) };
}
