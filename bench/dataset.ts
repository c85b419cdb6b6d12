import { randomBytes } from "node:crypto";
import pg from "pg";
import type { AgencyKeys } from "../src/agencies/keys.ts";
import { newId } from "../src/kernel/ids.ts";
import { nameTokens } from "../src/people/names.ts";
import { blindTokens } from "../src/people/tokens.ts";
import { type Entry, makeLongCase } from "./longCase.ts";
import { makeNames } from "./names.ts";

/** A data set as the bench needs to know it: who asks, and what there is to ask for. */
export interface Dataset {
  readonly cases: number;
  readonly agencyId: string;
  readonly programId: string;
  readonly otherProgramId: string;
  readonly doorId: string;
  readonly managers: readonly string[];
  readonly supervisorId: string;
  readonly triagerId: string;
  readonly strangerId: string;
  /** Cases of the first manager, and of the other program's manager. */
  readonly myCases: readonly string[];
  readonly foreignCases: readonly string[];
  readonly people: readonly { id: string; given: string; family: string }[];
  /** A case of the first manager in which five hundred things have happened, and the places in its story. */
  readonly longCase: string;
  readonly longStory: readonly Entry[];
}

const DAY = 86_400_000;
const WORDS =
  "met today talked about classes housing sleep and next steps she wants to finish the term without moving again we agreed to call the office on Thursday he will bring the letter the advisor answered and the slot is held until Friday".split(
    " ",
  );

/** Six hundred characters or so that read like a note; invented, and different each time. */
function writeNote(random: () => number): string {
  let text = "";
  while (text.length < 590) text += `${WORDS[Math.floor(random() * WORDS.length)]} `;
  return text.trim();
}

/** Repeatable chance, so that two runs measure the same data. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Lays `cases` open cases of one program over 40 case managers per 50,000, six notes of about 600 characters each, with everything sealed and
 * indexed as the product does it; and a second program of its own people. Rows are laid past the triggers, what the triggers derive with them.
 */
export async function layDataset(admin: pg.ClientConfig, keys: AgencyKeys, cases: number, say: (line: string) => void): Promise<Dataset> {
  const client = new pg.Client(admin);
  await client.connect();
  await client.query("set session_replication_role = replica; set synchronous_commit = off");
  const random = seeded(cases);
  const agencyId = newId();
  const insert = bulkInsert(client);
  await insert("agencies.agency", [
    { id: agencyId, name: "Bench", slug: `bench-${cases}`, kind: "college", time_zone: "America/Chicago", victim_services: false },
  ]);
  await insert("agencies.agency_key", [{ agency_id: agencyId, key_id: 1, wrapped: keys.make(agencyId) }]);
  const programs = [newId(), newId()] as const;
  await insert(
    "agencies.program",
    programs.map((id, i) => ({
      id,
      agency_id: agencyId,
      name: `Program ${i + 1}`,
      slug: `bench-${cases}-${i}`,
      regime: "FERPA",
      kind: "care",
      person_word: "student",
    })),
  );
  for (const id of programs) await client.query("select agencies.lay_calendar($1)", [id]);
  const doorId = newId();
  await insert("concerns.door", [{ id: doorId, agency_id: agencyId, program_id: programs[0], slug: `bench-${cases}`, title: "Program 1" }]);

  const managerCount = Math.max(4, Math.round((cases / 50_000) * 40));
  const account = (name: string) => ({
    id: newId(),
    agency_id: agencyId,
    name,
    email: `${name.toLowerCase().replace(/\W+/g, ".")}.${cases}@example.org`,
  });
  const managers = Array.from({ length: managerCount }, (_, i) => account(`Manager ${i + 1}`));
  const supervisor = account("Supervisor");
  const triager = account("Triager");
  const stranger = account("Stranger");
  await insert("staff.account", [...managers, supervisor, triager, stranger]);
  const member = (accountId: string, programId: string, role: string, more: object) => ({
    id: newId(),
    agency_id: agencyId,
    account_id: accountId,
    program_id: programId,
    role,
    sees: "assigned",
    may_triage: false,
    ...more,
  });
  await insert("staff.membership", [
    ...managers.map((m) => member(m.id, programs[0], "case_manager", {})),
    member(supervisor.id, programs[0], "supervisor", { sees: "program", may_triage: true }),
    member(triager.id, programs[0], "triager", { may_triage: true }),
    member(stranger.id, programs[1], "case_manager", {}),
  ]);

  const foreign = 200;
  const people: Dataset["people"][number][] = [];
  const myCases: string[] = [];
  const foreignCases: string[] = [];
  const names = makeNames(cases + foreign, seeded(7));
  const today = new Date();
  const dayOf = (offset: number) => new Date(today.getTime() + offset * DAY).toISOString().slice(0, 10);
  const batch = 1000;
  for (let at = 0; at < cases + foreign; at += batch) {
    const rows: Record<string, Record<string, unknown>[]> = {
      "people.person": [],
      "people.name": [],
      "people.participation": [],
      "people.name_token": [],
      "cases.case": [],
      "access.grant": [],
      "cases.note": [],
      "cases.note_text": [],
      "cases.timeline": [],
      "cases.task": [],
      "cases.contact": [],
    };
    const put = (table: string, row: Record<string, unknown>) => rows[table]?.push({ agency_id: agencyId, ...row });
    for (let i = at; i < Math.min(at + batch, cases + foreign); i++) {
      const other = i >= cases;
      const programId = other ? programs[1] : programs[0];
      const manager = other ? stranger : (managers[i % managerCount] as { id: string });
      const [given, family] = names[i] as [string, string];
      const personId = newId();
      const caseId = newId();
      const nameId = newId();
      const seal = (table: string, row: string, column: string, text: string) => keys.ring.seal(agencyId, { table, row, column }, text);
      put("people.person", {
        id: personId,
        number: i + 1,
        label: seal(
          "people.person",
          personId,
          "label",
          JSON.stringify({ call: given, initial: `${family[0]}.`, tag: "10th", pronouns: null }),
        ),
        safe_line: seal(
          "people.person",
          personId,
          "safe_line",
          JSON.stringify({ prefer: "text", hours: "after 4 pm", voicemail: false, codeWord: null, avoid: null }),
        ),
        created_by: manager.id,
      });
      put("people.name", {
        id: nameId,
        person_id: personId,
        kind: "legal",
        value: seal("people.name", nameId, "value", JSON.stringify({ given, middle: null, family, full: null })),
        use_with: ["us"],
      });
      put("people.participation", { id: newId(), person_id: personId, program_id: programId, because: "case" });
      for (const token of blindTokens(keys.ring.searchKey(agencyId), nameTokens([{ full: given }, { given, family }]))) {
        put("people.name_token", { token: token.token, person_id: personId, weight: token.weight });
      }
      const roots = { program_id: programId, person_id: personId, case_id: caseId };
      const due = dayOf(Math.floor(random() * 30) - 3);
      put("cases.case", {
        id: caseId,
        program_id: programId,
        person_id: personId,
        number: i + 1,
        status: "active",
        manager_id: manager.id,
        opened_on: dayOf(-60),
        opened_by: supervisor.id,
        last_contact_on: dayOf(-Math.floor(random() * 12)),
        next_step_on: due,
        risk: "some",
      });
      put("access.grant", {
        id: newId(),
        account_id: manager.id,
        person_id: personId,
        case_id: caseId,
        kind: "owner",
        sections: 4095,
        can_write: true,
        cause_id: caseId,
      });
      const taskId = newId();
      put("cases.task", {
        id: taskId,
        ...roots,
        kind: "task",
        title: seal("cases.task", taskId, "title", "Call about the form"),
        owner_id: manager.id,
        due_on: due,
        created_by: manager.id,
      });
      for (let n = 0; n < 6; n++) {
        const noteId = newId();
        const atTime = new Date(today.getTime() - (n * 5 + 1) * DAY).toISOString();
        const shared = { ...roots, audience: "program", section: 32, restricted: false };
        put("cases.note", { id: noteId, author_id: manager.id, on_day: atTime.slice(0, 10), final_at: atTime, ...shared });
        put("cases.note_text", {
          note_id: noteId,
          seq: 0,
          author_id: manager.id,
          body: seal("cases.note_text", `${noteId}/0`, "body", writeNote(random)),
          by_id: manager.id,
          at: atTime,
          ...shared,
        });
        put("cases.timeline", {
          id: newId(),
          on_day: atTime.slice(0, 10),
          at: atTime,
          kind: "note",
          ref_id: noteId,
          account_id: manager.id,
          codes: {},
          ...shared,
        });
      }
      if (other) foreignCases.push(caseId);
      else {
        people.push({ id: personId, given, family });
        if (manager === managers[0]) myCases.push(caseId);
      }
    }
    for (const [table, values] of Object.entries(rows)) await insert(table, values);
    if (at % 10_000 === 0 && at > 0) say(`${at} of ${cases} cases laid`);
  }
  const [longCase] = myCases;
  const { person_id } = longCase ? await personOf(client, longCase) : { person_id: "" };
  const place = { agency_id: agencyId, program_id: programs[0], person_id, case_id: longCase ?? "" };
  const long = makeLongCase(keys, { roots: place, managerId: managers[0]?.id ?? "", today, writeNote: () => writeNote(random) });
  for (const [table, values] of Object.entries(long.rows)) await insert(table, values);
  await client.query("analyze");
  await client.end();
  return {
    cases,
    agencyId,
    programId: programs[0],
    otherProgramId: programs[1],
    doorId,
    managers: managers.map((m) => m.id),
    supervisorId: supervisor.id,
    triagerId: triager.id,
    strangerId: stranger.id,
    myCases,
    foreignCases,
    people,
    longCase: longCase ?? "",
    longStory: long.entries,
  };
}

/** Whose case it is. */
const personOf = async (client: pg.Client, caseId: string): Promise<{ person_id: string }> =>
  (await client.query("select person_id from cases.case where id = $1", [caseId])).rows[0];

/** Many rows of one table in one statement, as one JSON array; bytea travels as hex. */
function bulkInsert(client: pg.Client) {
  return async (table: string, rows: readonly Record<string, unknown>[]): Promise<void> => {
    const first = rows[0];
    if (!first) return;
    const columns = Object.keys(first);
    for (let at = 0; at < rows.length; at += 10_000) {
      const text = JSON.stringify(rows.slice(at, at + 10_000), (_key, value) =>
        typeof value === "object" && value?.type === "Buffer" ? `\\x${Buffer.from(value.data).toString("hex")}` : value,
      );
      const list = columns.map((column) => `"${column}"`).join(", ");
      await client.query(`insert into ${table} (${list}) select ${list} from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [text]);
    }
  };
}

/** A live session's token for an account, with its second factor shown. */
export async function openSession(admin: pg.ClientConfig, accountId: string): Promise<string> {
  const client = new pg.Client(admin);
  await client.connect();
  const token = randomBytes(32).toString("base64url");
  await client.query(
    `insert into staff.session (token_hash, id, kind, agency_id, account_id, assurance, idle_until, expires_at)
     select sha256(convert_to($1, 'UTF8')), $2, 'staff', agency_id, id, 2, now() + interval '12 hours', now() + interval '12 hours' from staff.account where id = $3`,
    [token, newId(), accountId],
  );
  await client.end();
  return token;
}
