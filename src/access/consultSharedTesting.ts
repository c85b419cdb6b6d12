import { createHash, randomBytes } from "node:crypto";
import pg from "pg";
import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import type { Case } from "./oracleTesting.ts";
import { receivedBy } from "./worldDisclosuresFixture.ts";

type Plain = Record<string, string | null>;
type Visit = (text: string, values?: unknown[]) => Promise<pg.QueryResult>;

/**
 * What was shared, asked of the database itself: everybody is told of exactly the packages that are theirs now, and what must not leave cannot be written by
 * the app's own login, whatever handler stands before it. Answers what differs from the rules.
 */
export async function consultShared(target: { app: pg.ClientConfig; admin: pg.ClientConfig }, world: Case): Promise<string[]> {
  const rows = world.rows as unknown as Record<string, Plain[]>;
  const [app, admin] = [new pg.Client(target.app), new pg.Client(target.admin)];
  await Promise.all([app.connect(), admin.connect()]);
  const differences: string[] = [];
  const visit = async <T>(token: string, work: (ask: Visit) => Promise<T>): Promise<T> => {
    await app.query("begin");
    try {
      await app.query("select access.begin_request($1)", [token]);
      return await work((text, values = []) => app.query(text, values));
    } finally {
      await app.query("rollback");
    }
  };
  try {
    const now = (await admin.query<{ now: Date }>("select kernel.clock() as now")).rows[0]?.now.getTime() ?? 0;
    for (const { eyes, token } of world.accounts) {
      const told = await visit(token, async (ask) =>
        (await ask("select package_id from disclosures.received() order by 1")).rows.map((row) => row.package_id),
      );
      const expected = [...receivedBy(eyes.me.id, rows, now)].sort();
      if (JSON.stringify([...told].sort()) !== JSON.stringify(expected))
        differences.push(`${eyes.me.id} received ${told.length}, not ${expected.length}`);
    }
    // A release stands if the partner it would name could read by it.
    const stands = (r: Plain) => {
      const one = {
        "staff.membership": [{ account_id: "x", role: "teammate", starts_at: "2000-01-01", ends_at: "infinity" }],
        "releases.release": [{ ...r, to_account_id: "x" }],
        "disclosures.package": [{ id: "x", method: "partner", release_id: r["id"] ?? "" }],
      };
      return receivedBy("x", one, now).has("x");
    };
    const live = new Set((rows["releases.release"] ?? []).filter(stands).map((r) => r["id"]));
    for (const story of await tellStories(world, rows, live, visit)) differences.push(story);
    return differences;
  } finally {
    await Promise.all([app.end(), admin.end()]);
  }
}

/** Tries to write packages as whoever shared before: each says what should have come of it and did not. */
async function tellStories(
  world: Case,
  rows: Record<string, Plain[]>,
  live: ReadonlySet<string | null | undefined>,
  visit: <T>(token: string, work: (ask: Visit) => Promise<T>) => Promise<T>,
) {
  const regimes = new Map((rows["agencies.program"] ?? []).map((p) => [p["id"], p["regime"]]));
  const found: string[] = [];
  const makers = (which: (p: Plain) => boolean) =>
    (rows["disclosures.package"] ?? []).flatMap((p) => {
      const maker = world.accounts.find(
        ({ eyes }) =>
          eyes.me.id === p["made_by"] &&
          eyes.isOurs(p as never) &&
          !eyes.isBarred(p as never) &&
          eyes.writesCase(p as never, SECTIONS.legal),
      );
      return maker && which(p) ? [{ p, token: maker.token }] : [];
    });
  const attempt = async (
    what: string,
    one: { p: Plain; token: string } | undefined,
    more: { item?: string; print?: Buffer; package?: Plain; reminder?: Plain },
    says: string,
  ) => {
    if (!one) return;
    const answer = await visit(one.token, async (ask) => {
      const { p } = one;
      const roots = ["agency_id", "program_id", "person_id", "case_id"].map((name) => p[name]);
      const [id, salt] = [newId(), randomBytes(32)];
      let reminder: string | null = null;
      if (more.reminder) {
        reminder = newId();
        await ask(
          "insert into disclosures.reminder (id, agency_id, program_id, person_id, case_id, recipient_id, release_id, items, mode, language, choice, by_id) values ($1, $2, $3, $4, $5, $6, $7, array['letter'], 'phone', 'en', $8, $9)",
          [reminder, ...roots, p["recipient_id"], p["release_id"], more.reminder["choice"], p["made_by"]],
        );
      }
      const of: Plain = {
        basis: "release",
        basis_code: null,
        release_id: p["release_id"] ?? null,
        recipient_id: p["recipient_id"] ?? null,
        method: "printed",
        expires_at: null,
        ...more.package,
      };
      const hash = randomBytes(32);
      const whole = createHash("sha256")
        .update(Buffer.from(id.replaceAll("-", ""), "hex"))
        .update(hash)
        .update(hash)
        .digest();
      await ask(
        `insert into disclosures.package (id, agency_id, program_id, person_id, case_id, recipient_id, basis, basis_code, release_id, reminder_id, purpose, language, notice, paper_safe,
          document, salt, document_hash, content_hash, item_count, made_by, method, expires_at, max_views)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'x', 'en', 'BASE', $15, 'x', $11, $12, $13, 1, $14, $16, $17, $18)`,
        [
          ...[id, ...roots, of["recipient_id"], of["basis"], of["basis_code"], of["release_id"], reminder, salt, hash, whole, p["made_by"]],
          ...[of["method"] === "printed" ? true : null, of["method"], of["expires_at"], of["method"] === "link" ? 5 : null],
        ],
      );
      await ask(
        `insert into disclosures.item (id, agency_id, program_id, person_id, case_id, package_id, seq, item, kind, title, body, hash, print)
          values ($1, $2, $3, $4, $5, $6, 1, $7, 'text', 'x', 'x', $8, $9)`,
        [newId(), ...roots, id, more.item ?? "letter", hash, randomBytes(32)],
      );
      await ask("set constraints all immediate");
      return "written";
    }).catch((error: { message: string }) => error.message);
    if (!answer.startsWith(says)) found.push(`${what}: ${answer}, not ${says}`);
  };
  const is = (vsp: boolean, stands: boolean) => (p: Plain) =>
    p["basis"] === "release" && (regimes.get(p["program_id"] ?? "") === "VSP") === vsp && live.has(p["release_id"]) === stands;
  const [plain] = makers(is(false, true));
  const [safe] = makers(is(true, true));
  await attempt("covered", plain, {}, "written");
  await attempt("not covered", plain, { item: "medical" }, "share.notCovered");
  await attempt("said no", plain, { reminder: { choice: "no" } }, "they said no");
  for (const over of makers(is(false, false))) await attempt("a release that is over", over, {}, "share.noRelease");
  await attempt("new, not told again", safe, {}, "share.reminderNeeded");
  await attempt("new, told again", safe, { reminder: { choice: "yes" } }, "written");
  await attempt("new, told of another thing", safe, { item: "attendance", reminder: { choice: "yes" } }, "share.reminderNeeded");
  await attempt(
    "victim services without a release",
    safe,
    { package: { basis: "ferpa_exception", basis_code: "audit", release_id: null } },
    "share.basisNotEnough",
  );
  await attempt("an emergency by nobody's word", plain, { package: { basis: "emergency", release_id: null } }, "share.basisNotEnough");
  const optedOut = new Set((rows["people.person"] ?? []).filter((p) => p["directory_out_on"] !== null).map((p) => p["id"]));
  const directory = { package: { basis: "ferpa_exception", basis_code: "directory", release_id: null } };
  const enrolled = (out: boolean) =>
    makers((p) => regimes.get(p["program_id"] ?? "") === "FERPA" && optedOut.has(p["person_id"] ?? "") === out)[0];
  await attempt("directory information", enrolled(false), directory, "written");
  await attempt("directory information of one who opted out", enrolled(true), directory, "share.optedOut");
  await attempt("a link that lasts", plain, { package: { method: "link", expires_at: "2099-01-01T00:00:00Z" } }, "share.linkTooLong");
  const afar = (rows["releases.recipient"] ?? []).find((x) => x["agency_id"] !== plain?.p["agency_id"]);
  await attempt("to another agency's recipient", plain, { package: { recipient_id: afar?.["id"] ?? null } }, "share.recipientEnded");
  // What was shared is whole when it is made: nothing is put beside it later, not even by whoever made it.
  const later = await visit(plain?.token ?? "", async (ask) => {
    const roots = ["agency_id", "program_id", "person_id", "case_id", "id"].map((name) => plain?.p[name]);
    await ask(
      `insert into disclosures.item (id, agency_id, program_id, person_id, case_id, package_id, seq, item, kind, title, body, hash, print)
        values ($1, $2, $3, $4, $5, $6, 19, 'letter', 'text', 'x', 'x', $7, $7)`,
      [newId(), ...roots, randomBytes(32)],
    );
    return "written";
  }).catch((error: { message: string }) => error.message);
  if (later !== "a package is whole when it is made") found.push(`put beside it later: ${later}`);
  if (!plain || !safe || !enrolled(true)) found.push("no story could be told");
  return found;
}
