import type pg from "pg";
import type { Mutant } from "./mutantsFixture.ts";

const OURS = "n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'graphile_worker')";
const LOGINS = ["holdfast_app", "holdfast_worker"];

export interface Policy {
  readonly table: string;
  readonly name: string;
  readonly cmd: "ALL" | "SELECT" | "INSERT" | "UPDATE" | "DELETE";
  readonly permissive: boolean;
  readonly roles: readonly string[];
  /** Whether one of the logins may do that at all, to any column. */
  readonly reached: boolean;
  /** Whether it admits every row already, and leaves the rest to those that bar. */
  readonly open: boolean;
}

/** Every policy there is. */
export async function listPolicies(client: pg.Client): Promise<Policy[]> {
  const { rows } = await client.query<Policy>(
    `select schemaname || '.' || quote_ident(tablename) as "table", policyname as name, cmd, permissive = 'PERMISSIVE' as permissive, roles::text[] as roles,
       coalesce(case cmd when 'INSERT' then with_check else qual end, '') = 'true' as open,
       exists (select from unnest(array['${LOGINS.join("', '")}']) l(login) where login = any (roles) and case cmd
         when 'ALL' then has_any_column_privilege(login, t, 'select, insert, update') or has_table_privilege(login, t, 'delete')
         when 'DELETE' then has_table_privilege(login, t, 'delete') else has_any_column_privilege(login, t, cmd) end) as reached
       from pg_policies cross join lateral (select (quote_ident(schemaname) || '.' || quote_ident(tablename))::regclass::oid as t) x order by 1, 2`,
  );
  return rows.map((row) => ({ ...row, table: row.table.replaceAll('"', "") }));
}

/** Why a policy needs no mutant; undefined where it has one. */
export function isSpared({ name, roles, permissive, reached, open }: Policy): string | undefined {
  if (!LOGINS.some((login) => roles.includes(login))) {
    // What owns definer functions, takes backups or closes the trail: `true` already, reached by no statement of a login.
    return permissive && /^(definer_|backup$|runner$|anchor_)/.test(name) ? "of a role no login of the server has" : undefined;
  }
  if (permissive && open) return "admits all of the agency already";
  return reached ? undefined : "of what no login has a right to do: its grant stands before it";
}

const quoted = (table: string) => table.replace(/\w+$/, (name) => `"${name}"`);

/** Slices whose tests write into another's tables. */
const REACHED_BY: Readonly<Record<string, readonly string[]>> = { files: ["exports", "cases"], access: ["walls"], concerns: ["today"] };
/** Where a gate says the same before the policy is asked, both are gone. */
const TOGETHER: Readonly<Record<string, string>> = {
  "p_add on disclosures.package": "drop trigger gate_package on disclosures.package",
  "p_add on disclosures.item": "drop trigger gate_item on disclosures.item",
  "p_add on involvements.point": "drop trigger gate_point on involvements.point",
  "p_add on portal.page": "drop trigger gate_page on portal.page",
  "p_add on portal.invitation": "drop trigger gate_invitation on portal.invitation",
  "p_add on disclosures.piece": "drop trigger gate_piece on disclosures.piece",
};

/** Each policy of the logins in turn: one that bars is dropped, one that admits admits all. */
export function eachPolicy(policies: readonly Policy[]): Mutant[] {
  return policies
    .filter((policy) => isSpared(policy) === undefined)
    .map(({ table, name, cmd, permissive }) => {
      const [together, slice = ""] = [TOGETHER[`${name} on ${table}`], table.split(".")[0]];
      const text = permissive
        ? `alter policy ${name} on ${quoted(table)} ${cmd === "INSERT" ? "with check" : "using"} (true)`
        : `drop policy ${name} on ${quoted(table)}`;
      return {
        name: `each policy: ${name} on ${table}${together ? ", and its gate" : ""}`,
        at: table,
        doors: { slices: [slice, ...(REACHED_BY[slice] ?? [])], says: [] },
        apply: (client) => client.query([text, ...(together ? [together] : [])].join("; ")),
      };
    });
}

const GATE = /\braise\s+(?:exception|insufficient_privilege)\b[^;]*;/g;
const codesIn = (text: string) => [...text.matchAll(/message = '([a-z]\w*\.\w+)'/g)].map(([, code]) => code ?? "");
const withoutComments = (text: string) => text.replace(/--[^\n]*/g, "");

interface Refusal {
  readonly name: string;
  readonly slice: string;
  readonly says: readonly string[];
  /** The function whose refusal it is, and where it says it. */
  readonly of: string;
  readonly text: string;
  readonly at: number;
  readonly length: number;
}

/** Every refusal in a function of ours. */
async function listRefusals(client: pg.Client): Promise<Refusal[]> {
  const { rows } = await client.query<{ of: string; slice: string; body: string }>(
    `select f.oid::regprocedure::text as of, n.nspname as slice, pg_get_functiondef(f.oid) as body from pg_proc f join pg_namespace n on n.oid = f.pronamespace
      where ${OURS} and f.prokind = 'f' and f.prosrc ~ 'raise' order by 1`,
  );
  return rows.flatMap(({ of, slice, body }) => {
    const text = withoutComments(body);
    return [...text.matchAll(GATE)].map((gate, n): Refusal => {
      const says = codesIn(gate[0]);
      return {
        name: `each gate: ${of} ${n + 1}${says[0] ? ` ${says[0]}` : ""}`,
        slice,
        says,
        of,
        text,
        at: gate.index,
        length: gate[0].length,
      };
    });
  });
}

/** Statements by which every refusal counts itself in a sequence, which no rollback takes back, and the name of the gate that each sequence counts. */
export async function countGates(client: pg.Client): Promise<{ statements: string; gates: Map<string, string> }> {
  const refusals = await listRefusals(client);
  const gates = new Map(refusals.map(({ name }, n) => [`gate_${n}`, name]));
  const texts = new Map<string, string>();
  for (const [n, { of, text, at }] of [...refusals.entries()].reverse()) {
    const told = texts.get(of) ?? text;
    texts.set(of, `${told.slice(0, at)}perform nextval('trips.gate_${n}'); ${told.slice(at)}`);
  }
  const sequences = [...gates.keys()].map((name) => `create sequence trips.${name}`);
  const rights = ["grant usage on schema trips to public", "grant usage on all sequences in schema trips to public"];
  return { statements: ["create schema trips", ...sequences, ...rights, ...texts.values()].join(";\n"), gates };
}

/** Each gate in turn: every refusal in a function of ours says nothing, every trigger is gone. */
export async function eachGate(client: pg.Client): Promise<Mutant[]> {
  const { rows: triggers } = await client.query<{ name: string; table: string; slice: string; maker: string; text: string }>(
    `select t.tgname as name, n.nspname || '.' || c.relname as "table", n.nspname as slice, m.nspname as maker, pg_get_functiondef(t.tgfoid) as text
       from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace join pg_proc f on f.oid = t.tgfoid
       join pg_namespace m on m.oid = f.pronamespace where ${OURS} and not t.tgisinternal order by 2, 1`,
  );
  const refusals = (await listRefusals(client)).map(
    ({ name, slice, says, text, at, length }): Mutant => ({
      name,
      doors: { slices: [slice], says },
      apply: (one) => one.query(`${text.slice(0, at)}null;${text.slice(at + length)}`),
    }),
  );
  const gone = triggers.map(
    ({ name, table, slice, maker, text }): Mutant => ({
      name: `each trigger: ${name} on ${table}`,
      doors: { slices: [...new Set([maker, slice])], says: codesIn(text) },
      apply: (one) => one.query(`drop trigger ${name} on ${quoted(table)}`),
    }),
  );
  return [...refusals, ...gone];
}
