import { inFunction, inPolicy, type Mutant, plain } from "./mutantsFixture.ts";

const ME = "( SELECT kernel.uid() AS uid)";
const OF_ANY = "(program_id = ANY (( SELECT access.reads() AS reads)::uuid[]))";
const SETTLED = "cases.settled_lately(int)";
const PAUSE = "cases.take_back_pause(uuid,uuid,uuid,int)";
const TRIAGES = "(program_id = ANY (( SELECT access.triages() AS triages)::uuid[]))";

/** The same for what came beside cases: files, the rota, crises, advice, work on many, and what is kept of an office. Each must be noticed. */
export const workMutants: readonly Mutant[] = [
  // Keys.
  inPolicy("a change of keys: of any colleague", "agencies.rotation", "p_read", "( SELECT kernel.may_admin() AS may_admin)", "true"),
  // Files.
  inPolicy("file: past its time", "files.artefact", "p_read", "(expires_at > ( SELECT kernel.clock() AS clock))", "true"),
  inPolicy(
    "file: not attached, of anybody",
    "files.artefact",
    "p_read",
    `(attached_at IS NULL) THEN (made_by = ${ME})`,
    "(attached_at IS NULL) THEN true",
  ),
  inPolicy(
    "file: the author's to all",
    "files.artefact",
    "p_read",
    `WHEN 'author'::text THEN (made_by = ${ME})`,
    "WHEN 'author'::text THEN true",
  ),
  inPolicy(
    "file: the team's to the program",
    "files.artefact",
    "p_read",
    `WHEN 'team'::text THEN ((made_by = ${ME})`,
    `WHEN 'team'::text THEN ((made_by = ${ME}) OR ${OF_ANY}`,
  ),
  inPolicy(
    "file: of a case by any reason",
    "files.artefact",
    "p_read",
    "(g.case_id = artefact.case_id) AND ((g.sections & access.section('notes'::text)) <> 0)",
    "(g.case_id = artefact.case_id)",
  ),
  inPolicy(
    "file: of a person by any reason",
    "files.artefact",
    "p_read",
    "(g.person_id = artefact.person_id) AND ((g.sections & artefact.section) <> 0)",
    "(g.person_id = artefact.person_id)",
  ),
  inPolicy(
    "file: changed without a pen",
    "files.artefact",
    "p_change",
    "AND g.can_write AND ((g.sections & access.section('notes'",
    "AND ((g.sections & access.section('notes'",
  ),
  inPolicy("file: made in another's name", "files.artefact", "p_add", `(made_by = ${ME})`, "true"),
  inPolicy("file: pieces of what one does not see", "files.piece", "p_read", "(a.id = piece.artefact_id)", "true"),
  inPolicy("file: what is held is given out", "files.piece", "p_read", "(a.scan = 'clear'::text)", "true"),
  plain("file: no case walls", "drop policy r3_wall_case on files.artefact"),
  plain("file: no person walls", "drop policy r4_wall_person on files.artefact"),
  plain("file: no agency", "drop policy r2_agency on files.artefact"),
  // On call.
  inFunction("on call: a rota kept by anybody", "oncall.kept()", "p.escalation_id = kernel.uid()", "true"),
  inFunction("on call: a rota kept in another agency", "oncall.kept()", "and p.agency_id = kernel.agency()", ""),
  inFunction("on call: kept by one whose time there is over", "oncall.kept()", "and m.ends_at > kernel.clock()", ""),
  inFunction("on call: kept by whoever works there", "oncall.kept()", "and m.role = 'supervisor'", ""),
  inFunction("on call: a rota read by referrers", "oncall.known()", "and (access.helps(m.role) or m.role = 'student_staff')", ""),
  inFunction("on call: a rota without a context", "oncall.known()", "kernel.context_ok() and", ""),
  inPolicy("on call: a turn by whoever reads the rota", "oncall.pattern", "p_add", "oncall.kept() AS kept", "oncall.known() AS kept"),
  inPolicy("on call: a turn in another's name", "oncall.shift", "p_add", `(created_by = ${ME})`, "true"),
  inPolicy(
    "on call: a turn ended by whoever reads the rota",
    "oncall.shift",
    "p_change",
    "oncall.kept() AS kept",
    "oncall.known() AS kept",
  ),
  inPolicy("on call: everybody's calls", "oncall.call", "p_read", OF_ANY, "true"),
  inPolicy("on call: everybody's rings", "oncall.ring", "p_read", `(account_id = ${ME})`, "true"),
  inPolicy("on call: words for the next to all", "oncall.hand_over", "p_read", TRIAGES, "true"),
  inPolicy("on call: words in another's name", "oncall.hand_over", "p_add", `(by_id = ${ME})`, "true"),
  inPolicy("on call: one's own words read", "oncall.hand_over", "p_change", `(by_id <> ${ME})`, "true"),
  inPolicy("on call: words read twice", "oncall.hand_over", "p_change", "(read_by IS NULL)", "true"),
  inFunction("on call: who may be rung, asked without a right", "oncall.takers(uuid)", "p_program = any (oncall.known())", "true"),
  inFunction("on call: the gaps of any program", "oncall.gaps(uuid,timestamptz,timestamptz)", "p_program = any (oncall.known())", "true"),
  // Crises.
  inPolicy("crisis: of a case by any reason", "crises.crisis", "p_read", "AND ((g.sections & access.section('notes'::text)) <> 0)", ""),
  inPolicy("crisis: triaged when it has a case", "crises.crisis", "p_read", `((case_id IS NULL) AND ${TRIAGES})`, TRIAGES),
  inPolicy("crisis: changed without a pen", "crises.crisis", "p_change", "AND g.can_write", ""),
  inPolicy("crisis: begun in another's name", "crises.crisis", "p_add", `(begun_by = ${ME})`, "true"),
  inPolicy("crisis: begun in any program", "crises.crisis", "p_add", TRIAGES, "true"),
  inPolicy(
    "crisis: of a case one does not see",
    "crises.crisis",
    "p_add",
    'AND ((case_id IS NULL) OR (EXISTS ( SELECT FROM cases."case" c WHERE (c.id = crisis.case_id))))',
    "",
  ),
  inPolicy(
    "crisis: lines of what one does not see",
    "crises.entry",
    "p_read",
    "(EXISTS ( SELECT FROM crises.crisis c WHERE (c.id = entry.crisis_id)))",
    "true",
  ),
  inPolicy("crisis: a line taken back by another", "crises.entry", "p_change", `(by_id = ${ME})`, "true"),
  inPolicy("crisis: whom to call, written by anybody", "crises.resource", "p_add", "crises.keeps(program_id)", "true"),
  inFunction("crisis: whom to call, kept by members", "crises.keeps(uuid)", "and m.role = 'supervisor'", ""),
  inFunction("crisis: who keeps a list, without a context", "crises.keeps(uuid)", "kernel.context_ok() and", ""),
  plain("crisis: no case walls", "drop policy r3_wall_case on crises.crisis"),
  // Advice, and calls without a name.
  inPolicy("advice: of any program", "consults.consult", "p_read", OF_ANY, "true"),
  inPolicy("advice: in another's name", "consults.consult", "p_add", `(recorded_by = ${ME})`, "true"),
  inPolicy("advice: written in any program", "consults.consult", "p_add", TRIAGES, "true"),
  inPolicy(
    "advice: a call in any regime",
    "consults.hotline_contact",
    "p_add",
    "(p.regime = ANY (ARRAY['VSP'::text, 'CONF'::text]))",
    "true",
  ),
  inPolicy("advice: calls of any program", "consults.hotline_contact", "p_read", TRIAGES, "true"),
  inFunction("advice: counted for anybody", "consults.counts(uuid,date,date)", "p_program = any (access.reads())", "true"),
  // What a trigger says before the policy.
  plain(
    "told first: who could have a case",
    "create trigger before_all before insert on cases.case for each row execute function cases.assign_manager()",
  ),
  inFunction("told first: that there is a note", "cases.head_note_text()", "new.author_id = kernel.uid() and", ""),
  inFunction(
    "told first: what a package rests on",
    "disclosures.gate_package()",
    "not disclosures.shares_from(new.agency_id, new.program_id, new.person_id, new.case_id)",
    "false",
  ),
  // Work on many.
  inPolicy("many: everybody's runs", "cases.bulk_run", "p_read", `(by_id = ${ME})`, "true"),
  inPolicy("many: a run in another's name", "cases.bulk_run", "p_add", `(by_id = ${ME})`, "true"),
  inPolicy("many: everybody's items", "cases.bulk_item", "p_read", `(by_id = ${ME})`, "true"),
  inPolicy("many: groups of any program", "cases.group_session", "p_read", OF_ANY, "true"),
  inPolicy("many: a group in another's name", "cases.group_session", "p_add", `(recorded_by = ${ME})`, "true"),
  inPolicy("many: a closing decided by who asked", "cases.closing_review", "p_change", `(asked_by <> ${ME})`, "true"),
  inPolicy("many: a closing asked in another's name", "cases.closing_review", "p_add", `(asked_by = ${ME})`, "true"),
  inPolicy("many: closings by any reason", "cases.closing_review", "p_read", "((g.sections & 16) <> 0)", "true"),
  inPolicy("many: what was taken back is read", "cases.contact", "r5_withdrawn", "(withdrawn_at IS NULL)", "true"),
  inPolicy("many: what was taken back is told", "cases.timeline", "r5_withdrawn", "(withdrawn_at IS NULL)", "true"),
  inFunction("many: a leaver's cases to anybody", "cases.left_behind(uuid)", "and cases.hands_over(p_leaver, c.program_id)", ""),
  inFunction(
    "many: a leaver's cases behind a wall",
    "cases.left_behind(uuid)",
    "and c.id <> all (access.walled_cases()) and c.person_id <> all (access.walled_people())",
    "",
  ),
  inFunction("many: what others settled of anybody's", SETTLED, "and c.manager_id = (select kernel.uid())", ""),
  inFunction("many: settled where one works no more", SETTLED, "and c.program_id = any ((select access.belongs())::uuid[])", ""),
  inFunction("many: settled before a wall of cases", SETTLED, "and c.id <> all ((select access.walled_cases())::uuid[])", ""),
  inFunction("many: settled before a wall of people", SETTLED, "and c.person_id <> all ((select access.walled_people())::uuid[])", ""),
  inFunction("many: settled, told of what was taken back", SETTLED, "and i.state = 'done'", ""),
  inFunction("many: settled, told of what was touched since", SETTLED, "and c.version = i.now_at", ""),
  ...["pause", "closing"].flatMap((act) => {
    const back = `cases.take_back_${act}(uuid,uuid,uuid,int)`;
    return [
      inFunction(`many: a ${act} of another's run taken back`, back, "and r.by_id = kernel.uid()", ""),
      inFunction(`many: a ${act} taken back late`, back, "and r.at > kernel.clock() - make_interval(mins => p_minutes)", ""),
      inFunction(`many: a ${act} taken back twice`, back, "and x.state = 'done'", ""),
      inFunction(`many: a ${act} taken back that was touched since`, back, "c.version <> i.now_at or", ""),
    ];
  }),
  inFunction("many: a pause taken back that was none", PAUSE, "and x.codes ->> 'act' = 'pause'", ""),
  inFunction(
    "many: a pause taken back by who has the case no more",
    PAUSE,
    "or not (cases.has_it(c.id) or c.program_id = any (access.writes()))",
    "",
  ),
  inFunction(
    "season: where the people of any program are",
    "cases.sites_of(uuid)",
    "(p_program = any ((select access.opens())::uuid[])",
    "(true or p_program = any ((select access.opens())::uuid[])",
  ),
  inFunction("many: one's own cases left behind", "cases.hands_over(uuid,uuid)", "p_leaver <> kernel.uid() and", ""),
  // Who died, and who is near.
  plain("death: no case before a colleague", "drop policy r6_of_case on deaths.bereaved"),
  plain("death: no walls before the family", "drop policy r5_wall_other on deaths.bereaved"),
  plain("death: taken back in another's name", "drop policy r6_own_name on deaths.death"),
  inPolicy("death: known by any reason", "deaths.death", "p_read", "AND ((g.sections & 2) <> 0)", ""),
  // An office's own.
  inPolicy("office: a reviewer's name to all", "today.reviewer", "p_read", `(account_id = ${ME})`, "true"),
  inPolicy("office: limits of any program", "today.caseload_policy", "p_read", OF_ANY, "true"),
  inFunction("office: limits set by members", "today.supervises(uuid)", "and m.role = 'supervisor'", ""),
  inPolicy("office: let in on anybody's word", "staff.admission", "p_add", "( SELECT kernel.may_admin() AS may_admin)", "true"),
  inPolicy("office: let in oneself", "staff.admission", "p_add", `(account_id <> ${ME})`, "true"),
];
