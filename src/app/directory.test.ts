import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { buildIfStale } from "../../scripts/build.ts";
import { caseRoutes } from "../cases/routes.ts";
import { type Cases, layCases } from "../cases/testing.ts";
import { hangPublicPages } from "../concerns/publicRoutes.ts";
import { askedIn, encode, hiddenIn } from "../concerns/publicTesting.ts";
import { hangLinkPages } from "../disclosures/linkRoutes.ts";
import type { Route } from "../kernel/door.ts";
import { people } from "../people/contract.ts";
import { hangOwnPages } from "../portal/pageRoutes.ts";
import { hangOrganisations } from "../staff/federation/returnRoutes.ts";
import { requestTo, send } from "./requestTesting.ts";
import { gatherRoutes } from "./slices.ts";

/** Where anybody may ask without an account: every address of the public pages, as they were hung. */
const pages: { method: string; url: string }[] = [];
let c: Cases;
let routes: readonly Route[];
before(async () => {
  await buildIfStale();
  routes = gatherRoutes({ demo: false });
  c = await layCases(routes.filter((one) => !caseRoutes.includes(one)));
  const { http, app } = c.s;
  http.addHook("onRoute", ({ method, url }) => {
    for (const one of [method].flat()) if (one !== "HEAD") pages.push({ method: one, url });
  });
  hangPublicPages(http, app, { knownNetworks: [] });
  hangLinkPages(http, app);
  hangOwnPages(http, app);
  hangOrganisations(http, app);
});
after(() => c.s.strike());

test("R70 nobody outside learns that somebody who opted out is enrolled: asked with their name, no public page, open endpoint or message says more of them", async () => {
  const { ines } = c.town;
  const { caseId, personId } = await c.open(ines, { call: "Zephyrine" });
  const person = await c.s.as(ines)(people.show, { personId });
  await c.s.as(ines)(people.addName, {
    personId,
    kind: "legal",
    given: "Zephyrine",
    middle: null,
    family: "Quillfeather",
    full: null,
    useWith: ["us"],
  });
  const { label, born, language, interpreter, version } = await c.s.as(ines)(people.show, { personId });
  await c.s.as(ines)(people.change, { personId, ...label, born, language, interpreter, version, directoryOutOn: await c.dayFrom(-1) });
  const telling = [/Quillfeather/i, new RegExp(personId), new RegExp(caseId), new RegExp(`\\b${person.number}\\b.{0,40}Zephyrine`)];
  const wrong: string[] = [];
  const look = (where: string, body: string) => {
    for (const word of telling) if (word.test(body)) wrong.push(`${where} tells ${word}`);
  };

  let asked = 0;
  for (const { endpoint } of routes.filter((one) => one.endpoint.open)) {
    const request = requestTo(endpoint, {});
    const typed = Object.fromEntries(
      Object.entries(request.body).map(([name, value]) => [name, typeof value === "string" ? "Zephyrine" : value]),
    );
    for (const body of [request.body, typed]) {
      look(endpoint.name, (await send(c.s, undefined, endpoint, { ...request, body })).body);
      asked += 1;
    }
  }
  const slugs = (await c.s.given<{ slug: string }>("select slug from agencies.agency union select slug from concerns.door")).map(
    ({ slug }) => slug,
  );
  for (const { method, url } of pages) {
    for (const slug of url.includes(":") ? ["Zephyrine", ...slugs] : [""]) {
      const place = url.replace(/:\w+|\*/g, encodeURIComponent(slug));
      const visit = (body?: string) =>
        c.s.http.inject({
          method: (body === undefined ? "GET" : "POST") as "GET",
          url: body === undefined ? `${place}?q=Zephyrine&name=Zephyrine` : place,
          headers: body === undefined ? {} : { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
          ...(body !== undefined && { payload: body }),
        });
      const page = await visit();
      look(`GET ${place}`, page.body);
      asked += 1;
      if (method !== "POST") continue;
      const fields = Object.fromEntries(askedIn(page.body).map((name) => [name, "Zephyrine"]));
      const sent = {
        ...fields,
        ...hiddenIn(page.body),
        number: "12345678",
        password: "Zephyrine",
        code: "Zephyrine",
        narrative: "Zephyrine",
      };
      look(`POST ${place}`, (await visit(encode(sent))).body);
      asked += 1;
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(
    asked > 40 && pages.some(({ url }) => url.startsWith("/refer")) && pages.some(({ url }) => url.startsWith("/mine")),
    `${asked} asked`,
  );

  const letters = await c.s.given<{ id: string; agency_id: string; to_address: Buffer; params: Buffer }>(
    "select id, agency_id, to_address, params from messages.outbox",
  );
  for (const { id, agency_id, params } of letters) {
    const said = c.s.keys.ring.open(agency_id, { table: "messages.outbox", row: id, column: "params" }, params);
    assert.doesNotMatch(said, /Zephyrine|Quillfeather/);
  }
});
