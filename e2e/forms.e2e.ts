import { readFileSync } from "node:fs";
import { join } from "node:path";
import { responses } from "../src/responses/contract.ts";
import { checkAxe, checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { choose, givenCase } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

// Forms: taken in, gone through with somebody, scored, followed up when an answer asks for it; one's own, built and used.

test.use({ network: "forms" });

const ninth = /Thoughts that you would be better off dead/;

test("A02 PHQ-9 with somebody: opened by who is with them, kept as a draft, scored; the ninth question makes the safety step at any total", async ({
  page,
  server,
}) => {
  const { caseId } = await givenCase(server, "Ravi Menon", "Ines", "Sam Osei");
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${caseId}?part=forms`);
  await expect(page.getByText("No form was filled in yet")).toBeVisible();
  const cost = await countCost(page);
  await page.getByRole("button", { name: /^Begin: .*PHQ-9/ }).click();
  const dialog = page.getByRole("dialog", { name: "Who is with them?" });
  await checkAxe(page, "who is with them");
  await dialog.getByRole("button", { name: "I am with them" }).click();
  await page.waitForURL("**/responses/*");
  await expect(page.getByText(/said that they are with them/)).toBeVisible();

  await page.getByRole("button", { name: "Keep the answers" }).click();
  await expect(
    page
      .getByRole("link", { name: /This one needs an answer/ })
      .or(page.getByText("This one needs an answer."))
      .first(),
  ).toBeVisible();
  const groups = page.getByRole("radiogroup");
  await expect(groups).toHaveCount(10);
  for (let n = 0; n < 8; n += 1) await groups.nth(n).locator("label").first().click();
  await expect(page.getByText("Draft kept")).toBeVisible();
  await checkPage(page, "response-open");
  // What was chosen is there again after the page was lost.
  await page.reload();
  await expect(groups.nth(7).getByRole("radio").first()).toBeChecked();
  await choose(page, ninth, "Several days");
  const last = groups.nth(9).getByRole("radio").first();
  await last.focus();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Keep the answers" }).click();
  await expect(page.getByText("An answer asks for a look at their safety")).toBeVisible();
  await expect(page.getByText("Minimal", { exact: true })).toBeVisible();
  cost.atMost({ presses: 14 });
  await checkPage(page, "response-complete");
  const [file] = await Promise.all([
    page.request.get(await page.getByRole("link", { name: "Save as a file" }).getAttribute("href").then(String)),
  ]);
  const kept = JSON.parse(await file.text());
  expect([kept.resourceType, kept.questionnaire]).toEqual(["QuestionnaireResponse", "urn:holdfast:form:phq-9|1"]);
});

test("an answer that calls for safety stands among what cannot wait, and in the case", async ({ page, server }) => {
  const { caseId } = await givenCase(server, "Ravi Menon", "Ines", "Lin Osei");
  const ravi = await server.as("Ravi Menon");
  const { offered } = await ravi(responses.ofCase, { caseId: caseId as never });
  const { formId } = offered.find(({ slug }) => slug === "phq-9")!;
  const { id } = await ravi(responses.begin, { caseId: caseId as never, formId, presence: "with_them" });
  const { view } = await ravi(responses.show, { responseId: id as never });
  const asked = view.items.filter(({ options, required }) => options.length > 0 && required);
  const answers = Object.fromEntries(asked.map(({ linkId, text, options }) => [linkId, [options[ninth.test(text) ? 1 : 0]!.value]]));
  await ravi(responses.complete, { responseId: id as never, version: 1, answers: answers as never });

  await signIn(page, server, "Ines Carvalho");
  await page.goto("/today");
  await expect(
    page
      .getByRole("region", { name: "Now" })
      .getByText(/Speak with them today: it cannot wait/)
      .first(),
  ).toBeVisible();
  await page.goto(`/cases/${caseId}?part=forms`);
  await expect(page.getByText("Safety: to be looked at")).toBeVisible();
  await checkPage(page, "case-forms");
});

test("a form that was filled in before shows how its total went, as a line and in a table", async ({ page, server }) => {
  await signIn(page, server, "Ines Carvalho");
  await page.goto("/cases");
  await page.getByRole("row", { name: /Jo R\./ }).click();
  await page.waitForURL("**/cases/*");
  await page.goto(`${page.url().split("?")[0]}?part=forms`);
  await expect(page.getByRole("img", { name: /From 12 on .* to 6 on/ })).toBeVisible();
  const totals = { name: /^The totals of/ };
  await expect(page.getByRole("table", totals).or(page.getByRole("grid", totals)).getByRole("row")).toHaveCount(3);
  await checkPage(page, "case-forms-line");
});

test("A37 on a phone: the form is handed over, they tap what fits them at the first meeting and at the last, and the case shows both beside each other", async ({
  visit,
  server,
}) => {
  const { caseId } = await givenCase(server, "Ravi Menon", "Ines", "Omar Osei");
  const page = await visit(undefined, { viewport: { width: 390, height: 844 } } as never);
  await signIn(page, server, "Ines Carvalho");
  const handOver = async (scale: string) => {
    await page.goto(`/cases/${caseId}?part=forms`);
    const cost = await countCost(page);
    await page.getByRole("button", { name: "Hand over: What I can say for myself" }).click();
    await page.waitForURL("**/handed");
    await expect(page.getByRole("heading", { name: "What I can say for myself" })).toBeVisible();
    await expect(page.getByRole("navigation")).toHaveCount(0);
    await expect(page.getByText("Omar")).toHaveCount(0);
    for (const statement of [/whom to ask/, /my next step/, /what I need/, /things get hard/, /find help/, /plan my week/])
      await choose(page, statement, scale);
    if (scale === "A little") await checkPage(page, "response-handed");
    await page.getByRole("button", { name: "Done" }).click();
    await expect(page.getByRole("heading", { name: "Thank you." })).toBeVisible();
    cost.atMost({ presses: 8 });
  };
  await handOver("A little");
  await checkPage(page, "response-handed-back");
  await page.getByRole("link", { name: "It is back with me" }).click();
  await expect(page.getByText(/Filled in by themselves on .*; Ines Carvalho was there/)).toBeVisible();
  await handOver("Yes");
  await page.goto(`/cases/${caseId}?part=forms`);
  const table = page
    .getByRole("grid", { name: "What they said of themselves" })
    .or(page.getByRole("table", { name: "What they said of themselves" }));
  await expect(table.getByRole("row").filter({ hasText: "I know whom to ask" })).toContainText(/A little.*Yes.*further/);
  await checkPage(page, "case-forms-outcomes");

  await signIn(page, server, "Ravi Menon");
  await page.goto("/settings/forms");
  await page.getByRole("link", { name: "What I can say for myself" }).first().click();
  await expect(page.getByText(/Fewer than 10 people were asked twice/)).toBeVisible();
  await checkPage(page, "form-outcomes");
});

test("A supervisor builds a form, tries it, puts it into use; a file is taken in by line and column and leaves as it came", async ({
  page,
  server,
}) => {
  await signIn(page, server, "Ravi Menon");
  await page.goto("/settings");
  await page.getByRole("link", { name: "Forms" }).click();
  await page.getByRole("button", { name: /^Take in: .*K6/ }).click();
  await expect(page.getByText("Taken in: it can be used in every program")).toBeVisible();
  await page.getByLabel("What it is called").fill("Before the first meeting");
  await page.getByRole("button", { name: "Begin a draft" }).click();
  await page.waitForURL("**/settings/forms/*");
  await page.getByLabel("What is asked, or said").fill("Is there somebody you would like to bring?");
  await page.getByRole("button", { name: /How it is answered/ }).click();
  await page.getByRole("option", { name: "Yes or no" }).click();
  await page.getByRole("button", { name: "Add a question" }).click();
  await page.getByLabel("What is asked, or said").fill("Who is it?");
  await page.getByRole("button", { name: /Asked only when/ }).click();
  await page.getByRole("option", { name: "Is there somebody you would like to bring?" }).click();
  await page.getByRole("button", { name: /Choose is answered/ }).click();
  await page.getByRole("option", { name: "Yes" }).click();
  await checkPage(page, "form-draft");
  await page.getByRole("button", { name: "Save the draft" }).click();
  await expect(page.getByText("The draft is saved")).toBeVisible();
  await page.getByRole("tab", { name: "How it is seen" }).click();
  await expect(page.getByLabel("Who is it?")).toHaveCount(0);
  await choose(page, /somebody you would like/, "Yes");
  await expect(page.getByLabel("Who is it?")).toBeVisible();
  await page.getByRole("button", { name: "Put into use" }).click();
  await expect(page.getByText("In use: it can be gone through in every case")).toBeVisible();
  await page.getByRole("button", { name: "Say so" }).click();
  await expect(page.getByText("Screening").first()).toBeVisible();
  await checkPage(page, "form-published");

  await page.goto("/settings/forms");
  const text = readFileSync(join(import.meta.dirname, "../src/forms/instruments/audit-c.json"), "utf8");
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose a file" }).click();
  const broken = Buffer.from(text.replace('"type": "choice"', '"type": "reference"'));
  await (await choosing).setFiles({ name: "audit-c.json", mimeType: "application/json", buffer: broken });
  await expect(page.getByText(/^Line \d+, column \d+: This is no kind of question/)).toBeVisible();
  const again = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose a file" }).click();
  await (await again).setFiles({ name: "audit-c.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Keep it as a draft" }).click();
  await page.waitForURL("**/settings/forms/*");
  const saved = await page.request.get(String(await page.getByRole("link", { name: "Save as a file" }).getAttribute("href")));
  expect(await saved.text()).toBe(text);
});
