import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../kernel/ids.ts";
import { captureStatements, explainInVisit, explainSearch, layMany, nodesOf, type PlanNode } from "./plansTesting.ts";
import { laySweep, type Sweep } from "./sweepTesting.ts";

const CASES = 3000;
/** Beyond this a sort is no page any more. */
const PAGE = 60;
/** What grows with the work that is done. */
const GROWING = /^(cases|people|access|concerns|assessments|navigation|responses|plans)\./;
/** Small for ever: read whole. */
const SMALL = /^concerns\.(door|routing_rule)$|^assessments\.domain$|^people\.class$/;

let w: Sweep;
const captured = new Map<string, string[]>();
before(async () => {
  w = await laySweep();
  // What the product asks does not depend on how much there is: it is taken down first, while every word in the database opens.
  for (const [name, { who, method, url, body }] of Object.entries(hot)) {
    const token = await w.s.tokenOf(w.askers[who]);
    const texts = await captureStatements(async () => {
      const { statusCode } = await w.s.sendRaw(token, method, url(), body, { "idempotency-key": newId() });
      assert.equal(statusCode, 200, name);
    });
    captured.set(name, texts);
  }
  const managers = [
    w.town.ines,
    w.town.omar,
    ...(await Promise.all(Array.from({ length: 58 }, (_, n) => w.town.account(w.town.agencies.northlake, `Manager ${n}`)))),
  ];
  await layMany(w.s, {
    agencyId: w.town.agencies.northlake,
    programs: [w.town.programs.care, w.town.programs.threat],
    managers,
    cases: CASES,
  });
});
after(() => w.s.strike());

interface Hot {
  readonly who: "manager" | "supervisor" | "triager" | "counselor";
  readonly method: "GET" | "POST";
  readonly url: () => string;
  readonly body?: object;
  /** Answers a page: nothing longer is sorted on the way. */
  readonly page?: true;
}

const hot: Readonly<Record<string, Hot>> = {
  "my worklist": { who: "manager", method: "GET", url: () => "/cases", page: true },
  "a program's worklist": { who: "supervisor", method: "GET", url: () => `/cases?arm=program&programId=${w.ids.programId}`, page: true },
  "a case": { who: "manager", method: "GET", url: () => `/cases/${w.ids.caseId}`, page: true },
  "a case, for who reads the program": { who: "supervisor", method: "GET", url: () => `/cases/${w.ids.caseId}`, page: true },
  "an older page of its story": { who: "counselor", method: "GET", url: () => `/cases/${w.ids.caseId}/story`, page: true },
  "needs and strengths": { who: "manager", method: "GET", url: () => `/cases/${w.ids.caseId}/needs` },
  "what stands around somebody": { who: "manager", method: "GET", url: () => `/cases/${w.ids.caseId}/around`, page: true },
  "who helps": { who: "manager", method: "GET", url: () => `/cases/${w.ids.caseId}/people` },
  "whom they ask first": { who: "manager", method: "GET", url: () => `/cases/${w.ids.caseId}/point` },
  "the plan of a case": { who: "manager", method: "GET", url: () => `/cases/${w.ids.caseId}/plan`, page: true },
  "the forms of a case": { who: "manager", method: "GET", url: () => `/cases/${w.ids.caseId}/forms` },
  "a note": { who: "manager", method: "POST", url: () => `/cases/${w.ids.caseId}/notes`, body: { audience: "team", body: "Words" } },
  "a search by name": { who: "supervisor", method: "POST", url: () => "/people/search", body: { typed: "Rivera" } },
  "a search by name, of a case manager": { who: "manager", method: "POST", url: () => "/people/search", body: { typed: "Rivera" } },
  "a search by number": { who: "manager", method: "POST", url: () => "/people/search", body: { typed: "#7" } },
  "a person": { who: "manager", method: "GET", url: () => `/people/${w.ids.personId}`, page: true },
  "the inbox": { who: "triager", method: "GET", url: () => "/concerns", page: true },
  "a concern": { who: "triager", method: "GET", url: () => `/concerns/${w.ids.concernId}`, page: true },
  today: { who: "manager", method: "GET", url: () => "/today" },
  "what keeps somebody safe": { who: "manager", method: "GET", url: () => `/cases/${w.ids.caseId}/safety`, page: true },
  "what supervisors are asked": { who: "supervisor", method: "GET", url: () => "/supervision", page: true },
  "what was asked about a case": { who: "manager", method: "GET", url: () => `/cases/${w.ids.caseId}/supervision`, page: true },
  "meetings without an answer": { who: "manager", method: "GET", url: () => "/safety/waiting", page: true },
  "today, of a supervisor": { who: "supervisor", method: "GET", url: () => "/today" },
  caseload: { who: "supervisor", method: "GET", url: () => `/programs/${w.ids.programId}/caseload` },
  "what each colleague carries": { who: "supervisor", method: "GET", url: () => `/programs/${w.ids.programId}/caseload/board` },
  "second looks": { who: "supervisor", method: "GET", url: () => "/overrides" },
  "the register": { who: "supervisor", method: "GET", url: () => "/register?from=2026-01-01&to=2026-12-31", page: true },
  "a year of cracks": { who: "supervisor", method: "GET", url: () => `/programs/${w.ids.programId}/cracks/history` },
};

const tableOf = (node: PlanNode) => `${node.Schema}.${node["Relation Name"]}`;

for (const [name, { who, page }] of Object.entries(hot)) {
  test(`${name}: every table that grows is walked by an index${page ? ", nothing longer than a page is sorted" : ""}`, async () => {
    const token = await w.s.tokenOf(w.askers[who]);
    const texts = captured.get(name) ?? [];
    assert.ok(texts.length > 0);
    const slow: string[] = [];
    for (const text of texts) {
      const nodes = nodesOf(await explainInVisit(w.s, token, text));
      for (const node of nodes) {
        const table = tableOf(node);
        const whole = node["Node Type"] === "Seq Scan" && GROWING.test(table) && !SMALL.test(table);
        if (whole) slow.push(`reads all of ${table}: ${text.replace(/\s+/g, " ").slice(0, 120)}`);
        if (page && /Sort$/.test(node["Node Type"]) && node["Plan Rows"] > PAGE)
          slow.push(`sorts ${node["Plan Rows"]} rows by ${node["Sort Key"]}: ${text.replace(/\s+/g, " ").slice(0, 120)}`);
      }
    }
    assert.deepEqual(slow, []);
  });
}

test("the search itself, behind its function, walks the index of name pieces", async () => {
  const plan = await explainSearch(w.s, await w.s.tokenOf(w.askers.supervisor));
  assert.ok(!nodesOf(plan).some((node) => node["Node Type"] === "Seq Scan" && /^(name_token|grant)$/.test(node["Relation Name"] ?? "")));
  assert.ok(nodesOf(plan).some((node) => node["Relation Name"] === "name_token" && node["Index Cond"]?.includes("token")));
});

test("a question that no index answers is noticed", async () => {
  const plan = await explainInVisit(
    w.s,
    await w.s.tokenOf(w.askers.manager),
    "select note_id from cases.note_text where octet_length(body) = $1",
  );
  assert.ok(nodesOf(plan).some((node) => node["Node Type"] === "Seq Scan" && tableOf(node) === "cases.note_text"));
});
