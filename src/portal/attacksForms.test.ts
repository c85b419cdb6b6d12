import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { buildIfStale } from "../../scripts/build.ts";
import { forms } from "../forms/contract.ts";
import { formRoutes } from "../forms/routes.ts";
import { responses } from "../responses/contract.ts";
import { responseRoutes } from "../responses/routes.ts";
import { pages } from "./contract.ts";
import { type Id, layPages, type Paged } from "./testing.ts";

let t: Paged;
before(async () => {
  await buildIfStale();
  t = await layPages([...formRoutes, ...responseRoutes]);
});
after(() => t.s.strike());

test("R14 one choice sent ten thousand times is one answer, and lines without end are too long, as they are for staff", async () => {
  const { ana, dolores } = t.town;
  const { caseId, cookie } = await t.withPage();
  const item = [
    {
      linkId: "likes",
      text: "What do you like?",
      type: "choice",
      repeats: true,
      answerOption: [{ valueString: "Tea" }, { valueString: "Bread" }],
    },
    { linkId: "names", text: "Who helps you?", type: "string", repeats: true },
  ];
  const document = JSON.stringify({ resourceType: "Questionnaire", url: "urn:holdfast:form:many", title: "Many", status: "active", item });
  const formId = (await t.s.as(dolores)(forms.import, { document })).id as Id;
  await t.s.as(dolores)(forms.publish, { formId, version: 1 });
  const { id } = await t.s.as(ana)(pages.ask, { caseId, formId });
  const send = async (body: URLSearchParams) => {
    for (const linkId of ["likes", "names"]) body.append("seen", linkId);
    const answer = await t.s.http.inject({
      method: "POST",
      url: `/mine/forms/${id}`,
      headers: { cookie, "content-type": "application/x-www-form-urlencoded" },
      payload: body.toString(),
    });
    return { status: answer.statusCode, body: answer.body };
  };
  const many = await send(new URLSearchParams({ lang: "en", act: "send", "q.names": "Lin\n".repeat(61) }));
  assert.equal(many.status, 422);
  assert.match(many.body, /This is too long/);
  const likes = new URLSearchParams({ lang: "en", act: "send", "q.names": "Lin\nJo" });
  for (let n = 0; n < 10_000; n++) likes.append("q.likes", String(n % 2));
  assert.equal((await send(likes)).status, 303);
  const { answers } = await t.s.as(ana)(responses.show, { responseId: id as Id });
  assert.deepEqual([answers["likes"]?.length, answers["names"]?.length], [2, 2]);
});
