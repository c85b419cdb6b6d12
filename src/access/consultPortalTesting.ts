import { createHash, randomBytes } from "node:crypto";
import pg from "pg";
import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import type { Case } from "./oracleTesting.ts";

type Plain = Record<string, unknown>;
const NOBODY = "00000000-0000-4000-8000-000000000000";

/**
 * The pages of those who are helped, asked of the database itself: through the token of a page one sees exactly what its case holds for its person, and of a
 * page that is shut, of a staff session and of no session, nothing. Answers what differs from the rules.
 */
export async function consultPortal(target: { app: pg.ClientConfig; admin: pg.ClientConfig }, world: Case): Promise<string[]> {
  const rows = world.rows as unknown as Record<string, Plain[]>;
  const all = (table: string) => rows[table] ?? [];
  const [app, admin] = [new pg.Client(target.app), new pg.Client(target.admin)];
  await Promise.all([app.connect(), admin.connect()]);
  const differences: string[] = [];
  const look = async (token: string, what: string): Promise<unknown> => {
    await app.query("begin");
    try {
      return (
        (await app.query<{ answer: { found: unknown } | null }>("select portal.look($1, $2) as answer", [token, what])).rows[0]?.answer
          ?.found ?? null
      );
    } catch (error) {
      return `refused: ${String(error)}`;
    } finally {
      await app.query("rollback");
    }
  };
  /** The last word on whom a guardian's page is held by: no harm done, not kept away, and to decide. */
  const mayDecide = (page: Plain) => {
    const words = all("people.family_standing").filter((f) => f["person_id"] === page["person_id"] && f["other_id"] === page["holder_id"]);
    const last = words.sort((a, b) => Number(b["n"]) - Number(a["n"]))[0];
    return last !== undefined && last["accused"] === false && last["contact"] !== "no" && last["decide"] === "yes";
  };
  const compareIds = (page: Plain, what: string, found: unknown, expected: readonly Plain[] | null) => {
    const ids = (list: unknown) => (Array.isArray(list) ? list.map((row: Plain) => String(row["id"])).sort() : list);
    const [seen, should] = [JSON.stringify(ids(found)), JSON.stringify(expected && ids(expected))];
    if (seen !== should)
      differences.push(`page ${String(page["id"])} ${what}: ${seen.slice(0, 200)}, not ${(should ?? "null").slice(0, 200)}`);
  };
  try {
    const today = (await admin.query<{ id: string; day: string }>("select id, agencies.local_day(id)::text as day from agencies.agency"))
      .rows;
    const dayOf = new Map(today.map(({ id, day }) => [id, day]));
    const taken = new Set(all("cases.contact").flatMap((one) => (one["withdrawn_at"] ? [one["id"]] : [])));
    for (const page of all("portal.page")) {
      const token = randomBytes(32).toString("base64url");
      await admin.query(
        `insert into staff.session (token_hash, id, kind, agency_id, assurance, scope, shared_device, idle_until, expires_at)
         values ($1, $2, 'person', $3, 1, $4, true, kernel.clock() + interval '10 minutes', kernel.clock() + interval '10 minutes')`,
        [createHash("sha256").update(token).digest(), newId(), page["agency_id"], { page: page["id"] }],
      );
      const person = all("people.person").find((one) => one["id"] === page["person_id"]);
      const on = all("portal.switch").some((one) => one["program_id"] === page["program_id"] && one["is_on"] === true);
      const adult = page["holder"] === "guardian" ? page["holder_id"] : null;
      const isHeld = adult === null || (mayDecide(page) && String(page["of_age_on"]) > (dayOf.get(String(page["agency_id"])) ?? ""));
      const opens = page["ended_at"] === null && on && person?.["deceased_on"] === null && isHeld;
      // A guardian learns of what they signed themselves, and of the schools' exceptions but two.
      const onPage = (release: Plain | undefined) =>
        release !== undefined &&
        release["signed_at"] !== null &&
        (adult === null || [release["signer_id"], release["second_signer_id"]].includes(adult));
      const isGiven = (row: Plain) =>
        row["sealed"] !== true &&
        (adult === null ||
          (row["basis"] === "release" && onPage(all("releases.release").find(({ id }) => id === row["release_id"]))) ||
          (row["basis"] === "ferpa_exception" && !["child_welfare", "juvenile_justice"].includes(String(row["basis_code"]))));
      const ofCase = (table: string, also: (row: Plain) => boolean) =>
        opens ? all(table).filter((row) => row["case_id"] === page["case_id"] && also(row)) : null;
      compareIds(page, "sharing", await look(token, "sharing"), ofCase("releases.release", onPage));
      compareIds(
        page,
        "notes",
        await look(token, "notes"),
        ofCase(
          "cases.note",
          (row) =>
            adult === null &&
            row["audience"] === "person" &&
            row["restricted"] === false &&
            row["section"] === SECTIONS.notes &&
            !taken.has(row["contact_id"]),
        ),
      );
      const self = opens && adult === null;
      const ofPage = all("cases.case").find((one) => one["id"] === page["case_id"]);
      const plan = self ? all("plans.plan").find((one) => one["case_id"] === page["case_id"] && one["status"] === "agreed") : undefined;
      const goals = all("plans.goal").filter((one) => one["plan_id"] === plan?.["id"] && one["dropped_at"] === null);
      const stepOf = (goal: Plain) => (one: Plain) => one["thread_id"] === goal["thread_id"] && one["status"] !== "cancelled";
      const steps = goals.flatMap((goal) => all("plans.action").filter(stepOf(goal)));
      const mayWrite = ofPage?.["status"] !== "closed";
      const seenPlan = (await look(token, "plan")) as {
        mayWrite: boolean;
        plan: { id: string; goals: (Plain & { steps: Plain[] })[] } | null;
      } | null;
      compareIds(
        page,
        "plan",
        seenPlan &&
          [seenPlan.plan, ...(seenPlan.plan?.goals ?? []), ...(seenPlan.plan?.goals ?? []).flatMap((one) => one.steps)].filter(Boolean),
        self ? [...(plan ? [plan] : []), ...goals, ...steps] : null,
      );
      const writes = plan !== undefined && mayWrite;
      if (self && seenPlan?.mayWrite !== mayWrite)
        differences.push(`page ${String(page["id"])} writes of its plan: ${String(seenPlan?.mayWrite)}`);
      const tellPlan = async (what: string, text: string, values: unknown[], may: boolean) => {
        const done = await act(app, text, [token, ...values, NOBODY, "x", 2]);
        if (done !== (may ? "done" : null)) differences.push(`page ${String(page["id"])} ${what}: ${String(done)}`);
      };
      const SAY = "select portal.say($1, $2, 'change', $3, 'x', $4, $5, $6) as done";
      const TICK = "select portal.tick($1, $2, true, $3, $4, $5) as done";
      await tellPlan("writes of its plan", SAY, [newId(), null], writes);
      const ours = all("plans.action").filter((one) => one["case_id"] === page["case_id"]);
      const others = all("plans.action").filter((one) => one["case_id"] !== page["case_id"] && one["owner_kind"] === "person");
      for (const one of [...ours, ...others.slice(0, 10)])
        await tellPlan(`ticks ${String(one["id"])}`, TICK, [one["id"]], writes && steps.includes(one) && one["owner_kind"] === "person");
      for (const one of others.slice(0, 3)) await tellPlan("writes of another's goal", SAY, [newId(), one["thread_id"]], false);
      const stillToCome = (row: Plain) =>
        row["kind"] === "appointment" &&
        row["status"] === "open" &&
        row["withheld_at"] === null &&
        String(row["due_on"]) >= (dayOf.get(String(page["agency_id"])) ?? "");
      const next = (await look(token, "next")) as { steps?: unknown } | null;
      compareIds(page, "next", next?.steps ?? null, ofCase("cases.task", stillToCome));
      const record = (await look(token, "record")) as { given?: unknown } | null;
      compareIds(page, "record", record?.given ?? null, ofCase("disclosures.package", isGiven));
      const helpers = await look(token, "helpers");
      if (Array.isArray(helpers) !== opens) differences.push(`page ${String(page["id"])} helpers: ${opens ? "shut" : "open"}`);
      await admin.query("update staff.session set revoked_at = kernel.clock() where scope ->> 'page' = $1", [page["id"]]);
      if ((await look(token, "sharing")) !== null) differences.push(`page ${String(page["id"])} goes on after its visit ended`);
      await admin.query("update staff.session set revoked_at = null where scope ->> 'page' = $1", [page["id"]]);
      const [inCase, elsewhere] = [true, false].map((here) =>
        all("releases.release").filter((one) => (one["case_id"] === page["case_id"]) === here),
      );
      for (const release of [...(inCase ?? []).filter((one) => !opens || !onPage(one)), ...(elsewhere ?? []).slice(0, 25)]) {
        const done = await withdraw(app, token, String(release["id"]));
        if (done !== null) differences.push(`page ${String(page["id"])} takes back another's release: ${String(done)}`);
      }
    }
    for (const token of [world.accounts[0]?.token ?? "", "none"])
      if ((await look(token, "sharing")) !== null) differences.push("a page is opened by what is no page's session");
    return differences;
  } finally {
    await Promise.all([app.end(), admin.end()]);
  }
}

const withdraw = (app: pg.Client, token: string, release: string) =>
  act(app, "select portal.withdraw($1, $2, $3, 'x', 2) as done", [token, release, NOBODY]);

/** What one of the page's functions answers; nothing of it stays. */
async function act(app: pg.Client, text: string, values: unknown[]): Promise<unknown> {
  await app.query("begin");
  try {
    return (await app.query<{ done: unknown }>(text, values)).rows[0]?.done ?? null;
  } catch (error) {
    return error;
  } finally {
    await app.query("rollback");
  }
}
