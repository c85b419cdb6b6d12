import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { asSearchName } from "../people/indexNames.ts";
import { nameTokens } from "../people/names.ts";
import { blindTokens } from "../people/tokens.ts";
import { type KnownRow, type PlannedChange, planRoster } from "./planRoster.ts";
import type { RosterReading } from "./roster/read.ts";
import type { RosterRecord } from "./rosterRecords.ts";

const PIECE = 1000;

/** A planned change, with what the agency's accounts say about it. */
interface StagedChange extends PlannedChange {
  /** The account was here before the roster. */
  readonly exists?: boolean;
}

/** Writes down a run that is about to be read. The same file by the same system, still open, is the same run. */
export async function beginRun(
  tx: Tx,
  given: { programId: string; system: string; fileName: string; hash: Buffer },
  kind: "roster" | "cases" = "roster",
): Promise<{ runId: string; fresh: boolean }> {
  const open = await tx.db
    .selectFrom("imports.run")
    .select("id")
    .where("file_hash", "=", given.hash)
    .where("program_id", "=", given.programId)
    .where("system", "=", given.system)
    .where("kind", "=", kind)
    .where("status", "in", ["reading", "mapping", "read"])
    .executeTakeFirst();
  if (open) return { runId: open.id, fresh: false };
  const runId = newId();
  await tx.db
    .insertInto("imports.run")
    .values({
      id: runId,
      agency_id: tx.actor.agencyId,
      program_id: given.programId,
      kind,
      system: given.system,
      file_name: given.fileName.slice(0, 200),
      file_hash: given.hash,
      asked_by: tx.actor.id,
    })
    .execute();
  return { runId, fresh: true };
}

/** Compares what was read with what is known, and stages the difference. Nothing of the agency's records is written. */
export async function stageRoster(tx: Tx, runId: string, reading: RosterReading): Promise<void> {
  const { system } = await tx.db.selectFrom("imports.run").select("system").where("id", "=", runId).executeTakeFirstOrThrow();
  const findings = reading.findings.slice(0, 2000);
  if (reading.fatal || !reading.roster) {
    await settle(tx, runId, { status: "refused", format: reading.roster?.format ?? null, findings, counts: {} });
    return;
  }
  const { rows } = await sql<KnownRow>`select kind, outside, inside, print, ended from imports.known_rows(${system})`.execute(tx.db);
  const plan = planRoster(reading.roster, rows, tx.searchKey());
  const { changes, taken } = await matchAccounts(tx, plan.changes);
  if (taken > 0) {
    const message = "Members of staff were left out because their address already signs in elsewhere.";
    findings.push({ severity: "warning", file: null, line: null, column: "email", code: "account.addressTaken", message, count: taken });
  }
  for (let at = 0; at < changes.length; at += PIECE) {
    const piece = changes.slice(at, at + PIECE).map((change, i) => stageRow(tx, runId, at + i, change));
    await tx.db.insertInto("imports.staged").values(piece).execute();
  }
  await settle(tx, runId, { status: "read", format: reading.roster.format, findings, counts: plan.counts });
}

/** What a reading came to, put on its run. */
export async function settle(
  tx: Tx,
  runId: string,
  done: { status: "read" | "refused"; format: string | null; findings: readonly object[]; counts: object },
): Promise<void> {
  const base = sql<string>`coalesce((select x.id::text from imports.run x where x.kind = run.kind and x.system = run.system and x.status = 'applied' order by x.finished_at desc limit 1), '')`;
  await tx.db
    .updateTable("imports.run")
    .set({
      status: done.status,
      format: done.format,
      findings: JSON.stringify(done.findings),
      counts: JSON.stringify(done.counts),
      base,
      finished_at: done.status === "refused" ? sql<string>`kernel.clock()` : null,
    })
    .where("id", "=", runId)
    .execute();
}

/** Teachers who have an account here already keep it; an address that signs in at another agency makes none. */
async function matchAccounts(tx: Tx, changes: readonly PlannedChange[]): Promise<{ changes: StagedChange[]; taken: number }> {
  const fresh = changes.filter((change) => change.kind === "account" && change.change === "new");
  const emails = fresh.flatMap((change) => change.record?.fields["email"] ?? []);
  if (emails.length === 0) return { changes: [...changes], taken: 0 };
  const { rows } = await sql<{
    email: string;
    account_id: string | null;
  }>`select email, account_id from imports.known_addresses(${emails})`.execute(tx.db);
  const known = new Map(rows.map((row) => [row.email, row.account_id]));
  const renamed = new Map<string, string>();
  const dropped = new Set<string>();
  for (const change of fresh) {
    const email = change.record?.fields["email"] ?? "";
    const accountId = known.get(email);
    if (accountId) renamed.set(change.inside, accountId);
    else if (known.has(email)) dropped.add(change.inside);
    else known.set(email, change.inside);
  }
  const swap = (id: string) => renamed.get(id) ?? id;
  const kept = changes
    .filter((change) => !dropped.has(change.inside) && !Object.values(change.refs).some((id) => dropped.has(id)))
    .map((change) => ({
      ...change,
      exists: renamed.has(change.inside),
      inside: swap(change.inside),
      refs: Object.fromEntries(Object.entries(change.refs).map(([field, id]) => [field, swap(id)])),
    }));
  return { changes: kept, taken: dropped.size };
}

function stageRow(tx: Tx, runId: string, place: number, change: StagedChange) {
  const record = change.record ? recordOf(tx, change, change.record) : {};
  const summary = JSON.stringify({ title: change.record?.title ?? "" });
  return {
    run_id: runId,
    agency_id: tx.actor.agencyId,
    place,
    kind: change.kind,
    change: change.change,
    outside: change.outside,
    inside: change.inside,
    fields: [...change.fields],
    record: JSON.stringify(record),
    print: change.print,
    summary: tx.seal("imports.staged", `${runId}:${place}`, "summary", summary),
  };
}

function recordOf(tx: Tx, change: StagedChange, record: RosterRecord): object {
  if (record.kind === "person") return sealPerson(tx, change.inside, record.fields);
  if (record.kind === "account") return { ...record.fields, exists: change.exists === true };
  return { ...record.fields, ...change.refs };
}

/** A person as they will be stored: names, birth date and contact values sealed for the very rows they will stand in. */
function sealPerson(tx: Tx, personId: string, f: RosterRecord["fields"]): object {
  const hex = (table: string, row: string, column: string, text: string) => tx.seal(table, row, column, text).toString("hex");
  const given = f["preferredGiven"] ?? f["given"] ?? "";
  const family = f["preferredFamily"] ?? f["family"] ?? "";
  const label = {
    call: given || family,
    initial: given && family ? `${[...family][0]}.` : null,
    tag: f["grade"] ?? null,
    pronouns: f["pronouns"] ?? null,
  };
  const chosen = f["preferredGiven"] || f["preferredFamily"];
  const legal = { given: f["given"] || null, middle: f["middle"] ?? null, family: f["family"] || null, full: null };
  const names = [
    // Where a school knows a chosen name it does not say who else may: the legal one goes home until somebody says otherwise (D16).
    { kind: "legal", value: legal, useWith: chosen ? ["teachers", "family", "letters"] : ["us", "teachers", "family", "letters"] },
    ...(chosen
      ? [{ kind: "chosen", value: { given: given || null, middle: null, family: family || null, full: null }, useWith: ["us"] }]
      : []),
  ];
  const points = [
    ...(f["email"] ? [{ kind: "email", value: f["email"] }] : []),
    ...[f["phone"], f["phone2"]].flatMap((phone) => (phone ? [{ kind: "phone", value: phone }] : [])),
  ];
  const tokens = blindTokens(tx.searchKey(), nameTokens([{ full: label.call }, ...names.map((name) => asSearchName(name.value))]));
  return {
    label: hex("people.person", personId, "label", JSON.stringify(label)),
    born: f["born"] ? hex("people.person", personId, "born", f["born"]) : null,
    student: f["student"] === "yes",
    names: names.map((name) => {
      const id = newId();
      return { id, kind: name.kind, useWith: name.useWith, value: hex("people.name", id, "value", JSON.stringify(name.value)) };
    }),
    points: points.map((point) => {
      const id = newId();
      return { id, kind: point.kind, value: hex("people.contact_point", id, "value", point.value) };
    }),
    tokens: tokens.map((token) => [token.token.toString("hex"), token.weight]),
  };
}

/** The fingerprint by which the same file is known again. */
export const hashFile = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();
