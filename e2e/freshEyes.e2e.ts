import { cases } from "../src/cases/contract.ts";
import { tasks } from "../src/cases/tasks/contract.ts";
import { concerns } from "../src/concerns/contract.ts";
import { drafts } from "../src/kernel/draft/contract.ts";
import { me } from "../src/staff/meContract.ts";
import { givenConcern } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

// What people stumbled over who saw Holdfast for the first time.

test.use({ network: "fresh eyes" });

test("R113 the keys name every place of the rail; the search box is empty after a hit; what was said does not follow to the next page", async ({
  page,
  server,
}) => {
  await signIn(page, server, "Ravi Menon");
  await page.goto("/");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  for (const place of ["Hand-over", "Settings", "Caseload"]) await expect(keys.getByText(`Go to ${place}`)).toBeVisible();
  await page.keyboard.press("Escape");

  const search = page.getByRole("combobox", { name: "Search people and cases" });
  await search.fill("Priscilla");
  await page
    .getByRole("option", { name: /Priscilla/ })
    .first()
    .click();
  await page.waitForURL("**/people/*");
  await expect(search).toHaveValue("");

  await givenConcern(server, "Ruth", "Somebody should look at this today.", { urgency: "now" });
  await page.goto("/");
  await page
    .getByRole("button", { name: /^Take it: concern/ })
    .first()
    .click();
  const said = page.getByText("It is in your hands now.");
  await expect(said).toBeVisible();
  await page.waitForTimeout(1_600);
  await page.getByRole("link", { name: "People", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "People" })).toBeVisible();
  await expect(said).toHaveCount(0);
});

test("a director who carries no case begins with the team's, and reads why she sees one in the words that others read of her", async ({
  page,
  server,
}) => {
  await signIn(page, server, "Ravi Menon");
  await page.goto("/cases");
  await expect(page.getByRole("row", { name: /Jo R\./ })).toBeVisible();
  await page.getByRole("row", { name: /Priscilla/ }).click();
  await page.waitForURL("**/cases/*");
  await page.getByRole("button", { name: "Why can I see this?" }).first().click();
  await expect(page.getByText("You supervise a program that helps them, and see everybody in it.")).toBeVisible();
});

test("R113 whoever works with nobody is led to what they have: the administrator to the accounts, a reviewer to the review, a visitor to the public doors", async ({
  page,
  server,
  visit,
}) => {
  await signIn(page, server, "Ida Lindqvist");
  await page.goto("/today");
  await page.getByRole("link", { name: "What you keep" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "What you keep" })).toBeVisible();

  const reviewer = await visit("Jo O'Brien");
  await reviewer.goto("/");
  await expect(reviewer.getByRole("heading", { level: 1, name: "Review" })).toBeVisible();
  for (const nothing of ["Cases", "Note", "Today"]) {
    await expect(reviewer.getByRole("link", { name: nothing, exact: true })).toHaveCount(0);
    await expect(reviewer.getByRole("button", { name: nothing, exact: true })).toHaveCount(0);
  }
  await expect(reviewer.getByRole("combobox", { name: "Search people and cases" })).toHaveCount(0);

  const nobody = await visit();
  await nobody.goto("/sign-in");
  await nobody.getByRole("link", { name: /Worried about somebody/ }).click();
  await nobody.waitForURL("**/refer");
  await expect(nobody.getByRole("heading", { level: 1 })).toHaveText("Whom would you like to write to?");
});

test("D04 hours that nobody planned are said quietly; a planned turn that is nobody's is plain", async ({ page, server }) => {
  await signIn(page, server, "Ravi Menon");
  await page.goto("/settings/on-call");
  await expect(page.getByText("No turn").first()).toBeVisible();
  await expect(page.getByText("Nobody", { exact: true })).toHaveCount(0);
  const friday = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: /^Friday/ }) });
  await friday.getByRole("button", { name: /^Swap: Sam/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Nobody", { exact: true }).click();
  await dialog.getByRole("button", { name: /Swap/ }).click();
  await expect(friday.getByText("Nobody", { exact: true })).toBeVisible();
});

test("R113 in Spanish a step that nobody typed and what is wrong with a form are said in Spanish, and what is mended leaves the list", async ({
  page,
  server,
}) => {
  await signIn(page, server, "Ines Carvalho");
  const call = await server.as("Ines Carvalho");
  const { cases: mine } = await call(cases.list, { arm: "mine" });
  const own = await call(me.show, {});
  const caseId = mine[0]!.caseId;
  await call(tasks.add, { caseId, kind: "task", title: "Read what came in", dueOn: own.today, ownerId: own.id } as never);
  await page.goto(`/cases/${caseId}?lang=es`);
  await expect(page.getByText("Leer lo que llegó").first()).toBeVisible();
  await expect(page.getByText("Read what came in")).toHaveCount(0);

  await page.goto("/concerns/new?lang=es");
  await page.locator("form button[type=submit]").click();
  const summary = page.getByRole("alert").filter({ hasText: "Falta una cosa" });
  await expect(summary).toBeFocused();
  await page.getByLabel("¿Qué vio u oyó?").fill("Algo pasa.");
  await expect(summary).toHaveCount(0);
});

test("in Spanish the faults of a roster are said in Spanish", async ({ page, server }) => {
  await signIn(page, server, "Walt O'Neill");
  await page.goto("/imports?lang=es");
  await page
    .getByRole("main")
    .getByRole("link", { name: /rio-verde-roster/ })
    .first()
    .click();
  await page.waitForURL("**/imports/*");
  const faults = page.locator("#faults");
  await expect(faults).toContainText("Se reconoció el tipo de lista por sus archivos.");
  await expect(faults.locator("[lang=en]")).toHaveCount(0);
});

test("who it is about and that another concern is the same are both said: the person stands marked on the other one", async ({
  page,
  server,
}) => {
  const about = { about: { name: "Thuy Nguyen" } };
  const first = await givenConcern(server, "Ruth", "Thuy Nguyen has not been to the lab since Monday.", about);
  const second = await givenConcern(server, "Ines", "Thuy Nguyen sat crying in the hall.", about);
  const call = await server.as("Ravi");
  const { version } = await call(concerns.show, { concernId: first as never });
  await call(concerns.rate, { concernId: first as never, version, risk: "some", rationale: "Two people noticed it." });
  await signIn(page, server, "Ravi Menon");
  await page.goto(`/concerns/${second}`);
  await page
    .getByRole("radiogroup", { name: /Thuy.*is it them/ })
    .first()
    .getByText("Same", { exact: true })
    .click();
  await page
    .getByRole("radiogroup", { name: /Thuy.*is it the same/ })
    .first()
    .getByText("Same: join them")
    .click();
  await expect(page.getByText(/You marked .*Thuy.* as the same\. That is kept for the other concern/)).toBeVisible();
  await page.getByRole("button", { name: /decide$/i }).click();
  await expect(page.getByText("Decided.")).toBeVisible();
  await expect.poll(async () => (await call(drafts.find, { place: `concern.triage:${first}` })).draft).not.toBeNull();
  await page.goto(`/concerns/${first}`);
  const them = page.getByRole("radiogroup", { name: /Thuy.*is it them/ }).first();
  await expect(them.getByRole("radio", { name: "Same", exact: true })).toBeChecked();
});
