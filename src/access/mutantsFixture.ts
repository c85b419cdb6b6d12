import type pg from "pg";

/** One weakening of the boundary, as a mistake in a policy or a function would make it. */
export interface Mutant {
  readonly name: string;
  /** The table it is about: what is seen of it and written into it is asked first. */
  readonly at?: string;
  /** Where it takes a gate away, or the right to pass one: the slices whose tests by the door are asked too, and what is refused there by name. */
  readonly doors?: { readonly slices: readonly string[]; readonly says: readonly string[] };
  apply(client: pg.Client): Promise<unknown>;
}

/** A statement. */
export const plain = (name: string, text: string): Mutant => {
  const at = /\b(?:on|table) ([a-z]+\.\w+)/.exec(text)?.[1];
  return { name, ...(at && { at }), apply: (client) => client.query(text) };
};

/** One piece of a text for another; a mutant that changes nothing is no mutant. */
function swap(text: string, from: string, to: string): string {
  const flat = text.replace(/\s+/g, " ");
  if (!flat.includes(from)) throw new Error(`there is no "${from}" in: ${flat}`);
  return flat.replace(from, to);
}

/** Another piece in the text of a function. */
export const inFunction = (name: string, signature: string, from: string, to: string): Mutant => ({
  name,
  async apply(client) {
    const { rows } = await client.query<{ text: string }>("select pg_get_functiondef($1::regprocedure) as text", [signature]);
    await client.query(swap(rows[0]?.text.replace(/--[^\n]*/g, "") ?? "", from, to));
  },
});

/** Another piece in the condition of a policy. */
export const inPolicy = (name: string, table: string, policy: string, from: string, to: string): Mutant => ({
  name,
  at: table,
  async apply(client) {
    const { rows } = await client.query<{ using: string | null; check: string | null }>(
      `select pg_get_expr(polqual, polrelid) as "using", pg_get_expr(polwithcheck, polrelid) as "check" from pg_policy where polrelid = $1::regclass and polname = $2`,
      [table, policy],
    );
    const [part, text] = rows[0]?.using ? ["using", rows[0].using] : ["with check", rows[0]?.check ?? ""];
    await client.query(`alter policy ${policy} on ${table} ${part} (${swap(text, from, to)})`);
  },
});

export const inView = (name: string, view: string, from: string, to: string): Mutant => ({
  name,
  async apply(client) {
    const { rows } = await client.query<{ text: string }>("select pg_get_viewdef($1::regclass) as text", [view]);
    await client.query(`create or replace view ${view} with (security_barrier = true) as ${swap(rows[0]?.text ?? "", from, to)}`);
  },
});

const GRANTED = "( SELECT kernel.uid() AS uid)";

/** Every one of these must be noticed. */
export const mutants: readonly Mutant[] = [
  // Restrictive policies: agency, walls, context.
  ...["cases.case", "cases.note", "cases.note_text", "people.person", "access.grant"].map((t) =>
    plain(`no agency on ${t}`, `drop policy r2_agency on ${t}`),
  ),
  ...["cases.case", "cases.note", "cases.task", "concerns.concern"].map((t) =>
    plain(`no case walls on ${t}`, `drop policy r3_wall_case on ${t}`),
  ),
  ...["cases.timeline", "people.person", "people.contact_point", "concerns.concern", "people.participation"].map((t) =>
    plain(`no person walls on ${t}`, `drop policy r4_wall_person on ${t}`),
  ),
  plain("no walls on the other side of a tie", "drop policy r5_wall_other on people.relationship"),
  plain("no context on cases.case", "drop policy r1_context on cases.case"),
  plain("any context is a good one", "create or replace function kernel.context_ok() returns boolean language sql stable as 'select true'"),
  plain("not forced on cases.note", "alter table cases.note no force row level security"),
  plain("row security off on cases.task", "alter table cases.task disable row level security"),
  // Reasons: how long they live, whose they are, what they hold.
  inView("a reason never ends", "access.my_grant", "(valid_to > ( SELECT kernel.clock() AS clock))", "true"),
  inView("a reason needs no beginning", "access.my_grant", "(valid_from <= ( SELECT kernel.clock() AS clock))", "true"),
  inView(
    "cover carries rosters, shares and break-glass",
    "access.my_grant",
    "(kind = ANY (ARRAY['owner'::text, 'team'::text, 'supervisor'::text]))",
    "true",
  ),
  inView(
    "a wall leaves the reason",
    "access.my_grant",
    "(person_id <> ALL (( SELECT access.walled_people() AS walled_people)::uuid[]))",
    "true",
  ),
  inView("reasons without a context", "access.my_grant", "( SELECT kernel.context_ok() AS context_ok) AND", ""),
  inView(
    "kin of everybody whose name one knows",
    "people.my_related",
    "(g.sections & access.section('contact'::text))",
    "(g.sections & access.section('identity'::text))",
  ),
  inView("kin that no longer is", "people.my_related", "(ended_at IS NULL)", "true"),
  inFunction("cover after it was ended", "access.open_context(uuid,int)", "c.ended_at is null and", ""),
  inFunction("cover after its last day", "access.open_context(uuid,int)", "and c.ends_at > kernel.clock()", ""),
  inFunction("cover before its first day", "access.open_context(uuid,int)", "and c.starts_at <= kernel.clock()", ""),
  inFunction("membership that has ended", "access.open_context(uuid,int)", "and m.ends_at > kernel.clock()", ""),
  inFunction(
    "every member reads the program",
    "access.open_context(uuid,int)",
    "filter (where m.sees = 'program'))",
    "filter (where true))",
  ),
  inFunction("readers write", "access.open_context(uuid,int)", "m.sees = 'program' and m.can_write", "m.sees = 'program'"),
  inFunction("walls are not told to policies", "access.open_context(uuid,int)", "w.lifted_at is null and w.case_id is not null", "false"),
  inFunction("a session of somebody who left", "access.begin_request(text)", "and a.status = 'active'", ""),
  inFunction("a session that was revoked", "access.begin_request(text)", "se.revoked_at is null and", ""),
  inFunction("a session without a second factor", "access.begin_request(text)", "and se.assurance = 2", ""),
  // What is read.
  inPolicy("cases of any section", "cases.case", "p_read", "((g.sections & 16) <> 0)", "true"),
  inPolicy("contacts by any reason", "cases.contact", "p_read", "((g.sections & 16) <> 0)", "true"),
  inPolicy("note heads of any section", "cases.note", "p_read", "((g.sections & 32) <> 0)", "true"),
  inPolicy("private notes of others", "cases.note", "p_read", "(audience <> 'author'::text)", "true"),
  inPolicy("restricted words", "cases.note_text", "p_read", "(NOT restricted)", "true"),
  inPolicy("words of any topic", "cases.note_text", "p_read", "((g.sections & note_text.section) <> 0)", "true"),
  inPolicy(
    "words for the team to the program",
    "cases.note_text",
    "p_read",
    "(audience = ANY (ARRAY['program'::text, 'person'::text]))",
    "(audience <> 'author')",
  ),
  inPolicy("private notes in the story", "cases.timeline", "p_read", "(audience <> 'author'::text)", "true"),
  inPolicy("triage reads numbers", "people.contact_point", "p_read", "(p.reads OR false)", "true"),
  inPolicy("any reason tells of every program", "people.participation", "p_read", "AND (c.program_id = participation.program_id)", ""),
  inPolicy("classes by any reason", "people.class_member", "p_read", "((g.sections & access.section('identity'::text)) <> 0)", "true"),
  inPolicy(
    "concerns of the whole agency",
    "concerns.concern",
    "p_read",
    "(program_id = ANY (( SELECT access.reads() AS reads)::uuid[]))",
    "true",
  ),
  inPolicy("cracks behind a wall are counted", "today.crack_log", "p_read", "today.sees(subject_id)", "true"),
  inPolicy("everybody's drafts", "kernel.draft", "p_read", `(account_id = ${GRANTED})`, "true"),
  // What is written.
  inPolicy(
    "a case about somebody unseen",
    "cases.case",
    "p_add",
    'AND (EXISTS ( SELECT FROM people.person p WHERE (p.id = "case".person_id)))',
    "",
  ),
  inPolicy("a case in any program", "cases.case", "p_add", "(program_id = ANY (( SELECT access.triages() AS triages)::uuid[]))", "true"),
  inPolicy("a note in another's name", "cases.note", "p_add", `(author_id = ${GRANTED})`, "true"),
  inPolicy("a private note in victim services", "cases.note", "p_add", "(p.regime <> 'VSP'::text)", "true"),
  inPolicy("a note without a pen", "cases.note", "p_add", "AND g.can_write", ""),
  inPolicy("a case changed without a pen", "cases.case", "p_change", "AND g.can_write", ""),
  inPolicy("anybody's task changed", "cases.task", "p_change", `(owner_id = ${GRANTED})`, "true"),
  inPolicy("a contact corrected by another", "cases.contact", "p_change", `AND (recorded_by = ${GRANTED})`, ""),
  inPolicy("a team made by its members", "cases.team_member", "p_add", "cases.has_it(c.id)", "true"),
  inPolicy(
    "a tie to somebody unseen",
    "people.relationship",
    "p_add",
    "AND (EXISTS ( SELECT FROM people.person o WHERE (o.id = relationship.other_id)))",
    "",
  ),
  inPolicy("a number written by whoever may look", "people.contact_point", "p_add", "AND g.can_write", ""),
  inPolicy(
    "a concern decided by whoever sees it",
    "concerns.decision",
    "p_add",
    "(c.program_id = ANY (( SELECT access.triages() AS triages)::uuid[]))",
    "true",
  ),
  inPolicy("let into a program by himself", "staff.membership", "p_add", `(account_id <> ${GRANTED})`, "true"),
  inPolicy("a right taken up again", "staff.membership", "p_change", "(ends_at > ( SELECT kernel.clock() AS clock))", "true"),
  inFunction(
    "an administrator lets anybody into a confidential program",
    "staff.may_admit(uuid,uuid,text,text,boolean,boolean)",
    "p.regime in ('VSP', 'CONF')",
    "false",
  ),
  inFunction(
    "an administrator lets his other account into a program where people work",
    "staff.may_admit(uuid,uuid,text,text,boolean,boolean)",
    "not exists (select from staff.confirmers(p_program, array[p_account, kernel.uid()]))",
    "true",
  ),
  inFunction(
    "an administrator alone makes an officer",
    "staff.may_admit(uuid,uuid,text,text,boolean,boolean)",
    "p_role in ('referrer',",
    "p_role in ('officer', 'referrer',",
  ),
  inFunction(
    "nobody is asked about a program in which nobody works",
    "staff.confirmers(uuid,uuid[])",
    "where not w.may_admin and",
    "where false and",
  ),
  plain(
    "reasons written by the login",
    "grant insert on access.grant to holdfast_app; create policy p_add on access.grant for insert to holdfast_app with check (account_id = (select kernel.uid()))",
  ),
  // Functions that answer past the policies.
  inFunction(
    "search without asking who may know",
    "people.search_names(bytea[],int)",
    "or exists (select from access.my_grant g where g.person_id = t.person_id and (g.sections & access.section('identity')) <> 0)",
    "or true",
  ),
  inFunction("search by any reason", "people.search_names(bytea[],int)", "and (g.sections & access.section('identity')) <> 0", ""),
  inFunction("search across agencies", "people.search_names(bytea[],int)", "t.agency_id = (select kernel.agency()) and", ""),
  inFunction(
    "reveal to anybody",
    "cases.reveal_note(uuid,uuid)",
    "when 'author' then x.author_id = kernel.uid()",
    "when 'author' then true",
  ),
  inFunction(
    "reveal of any topic",
    "cases.reveal_note(uuid,uuid)",
    "when 'team' then exists (select from access.my_grant g where g.case_id = x.case_id and (g.sections & x.section) <> 0)",
    "when 'team' then true",
  ),
  inFunction(
    "reveal behind a wall",
    "cases.reveal_note(uuid,uuid)",
    "x.case_id <> all (access.walled_cases()) and x.person_id <> all (access.walled_people()) and",
    "",
  ),
  inFunction(
    "viewers of a case one does not see",
    "cases.who_knows(uuid)",
    "where id = $1 and ' || says into c",
    "where id = $1 and (true or ' || says || ')' into c",
  ),
  inFunction("viewers that are walled", "cases.policy_says(regclass)", "filter (where not x.permissive)", "filter (where false)"),
  inFunction(
    "the load of any program",
    "cases.load_of(uuid)",
    "(p_program = any ((select access.opens())::uuid[])",
    "(true or p_program = any ((select access.opens())::uuid[])",
  ),
  inFunction(
    "reasons that are not told",
    "access.to_case(uuid,uuid)",
    "where p_program = any ((select access.reads())::uuid[])",
    "where false",
  ),
  plain("a view that asks as its owner", "alter view cases.case_crack set (security_invoker = false)"),
  plain("a definer for everybody", "grant execute on function cases.reveal_note(uuid, uuid) to public"),
  plain("settings written by name", "grant execute on function pg_catalog.set_config(text, text, boolean) to public"),
  plain(
    "a second permissive policy",
    "create policy p_more on cases.task for select to holdfast_app using (owner_id = (select kernel.uid()))",
  ),
  plain("a policy that asks row by row", "alter policy r2_agency on cases.task using (agency_id = kernel.agency())"),
];
