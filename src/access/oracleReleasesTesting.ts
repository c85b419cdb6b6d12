import type { Case } from "./oracleTesting.ts";
import type { Row } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";

type Told = (what: string, text: string, values: unknown[], expected: readonly string[]) => Promise<void>;
type Kept = Row & Readonly<Record<string, string | readonly string[] | null>>;

const ASKED = [
  ["letter", "verbal"],
  ["medical", "verbal"],
  ["identity", "electronic"],
] as const;

/** That a case has releases, for all who see it; and what is covered at this moment, by its item and way (R30, R45). */
export async function compareReleases(told: Told, eyes: Eyes, { rows }: Case): Promise<void> {
  const all = (table: string) => (rows[table] ?? []) as readonly Kept[];
  const cases = new Map(all("cases.case").map((row) => [row.id, row]));
  const seesCase = (id: string | null) => {
    const row = cases.get(id ?? "");
    return row !== undefined && eyes.seesCase(row);
  };
  const signed = all("releases.release").filter((row) => row["signed_at"] !== null);
  await told(
    "is told that cases have releases",
    "select h.id as told from unnest($1::uuid[]) c cross join lateral releases.heads(c) h",
    [[...cases.keys()]],
    signed.filter((row) => seesCase(row.case_id)).map((row) => row.id),
  );
  await told(
    "is told the case of a release",
    "select r || ' ' || c.case_id as told from unnest($1::uuid[]) r cross join lateral releases.case_of(r) c",
    [all("releases.release").map((row) => row.id)],
    all("releases.release")
      .filter((row) => seesCase(row.case_id))
      .map((row) => `${row.id} ${row.case_id}`),
  );
  const ends = ["withdrawn_at", "lapsed_at", "superseded_by", "purpose_done_at"];
  const stands = signed.filter(
    (row) => ends.every((end) => row[end] === null) && eyes.lives(String(row["starts_at"]), String(row.expires_at)),
  );
  const named = new Set(all("releases.item").map((row) => `${row["release_id"]} ${row["item"]}`));
  for (const [item, method] of ASKED)
    await told(
      `is told what covers ${item}, ${method}`,
      "select distinct releases.covers(r.case_id, r.recipient_id, $2, $3) as told from json_to_recordset($1::json) as r(case_id uuid, recipient_id uuid) where releases.covers(r.case_id, r.recipient_id, $2, $3) is not null",
      [JSON.stringify(all("releases.release").map((row) => ({ case_id: row.case_id, recipient_id: row["recipient_id"] }))), item, method],
      stands
        .filter((row) => eyes.isOurs(row) && !eyes.isBarred(row))
        .filter((row) => named.has(`${row.id} ${item}`) && (row["methods"] ?? []).includes(method))
        .map((row) => row.id),
    );
}
