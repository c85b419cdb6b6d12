import { checkAxe, checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { choose } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

// Advice without a name, and calls of people who are no clients.

test.use({ network: "consults" });

test("D01 a consult in under a minute, and a concern of it in one press", async ({ page, server }) => {
  await signIn(page, server, "Ravi Menon");
  await page.goto("/");
  await page.getByRole("heading", { level: 1 }).waitFor();
  const writing = await countCost(page);
  await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Consults" }).click();
  await choose(page.getByRole("main"), "Who asks?", "Parent");
  const about = page.getByRole("textbox", { name: "What is it about?" });
  await about.click();
  await about.fill("A child who stopped eating at lunch");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Eat with them once, ask nothing. Then call us.");
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect(page.getByText("Kept, and counted")).toBeVisible();
  writing.atMost({ presses: 4, seconds: 60 });
  await expect(about).toHaveValue("");
  const row = page.getByRole("listitem").filter({ hasText: "A child who stopped eating" });
  await expect(row).toContainText("Parent · 5 min · today");

  const turning = await countCost(page);
  await row.getByRole("button", { name: /Turn into a concern/ }).click();
  await page.waitForURL(/\/concerns\/[0-9a-f-]{36}$/);
  turning.atMost({ presses: 1 });
  await expect(page.getByRole("main")).toContainText("Eat with them once, ask nothing. Then call us.");
  await page.goBack();
  await expect(page.getByRole("listitem").filter({ hasText: "A child who stopped eating" })).toContainText("Became a concern");
});

test("D01 a consult kept by a slip is taken back, and one's own of today is put right", async ({ page, server }) => {
  await signIn(page, server, "Ravi Menon");
  await page.goto("/consults");
  const keep = async (about: string) => {
    await choose(page.getByRole("main"), "Who asks?", "Parent");
    await page.getByRole("textbox", { name: "What is it about?" }).fill(about);
    await page.getByRole("textbox", { name: "What did you say?" }).fill("Call us tomorrow.");
    await page.getByRole("button", { name: "Keep it" }).click();
    await expect(page.getByRole("listitem").filter({ hasText: about })).toBeVisible();
  };
  await keep("Somebody who is late");
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(page.getByRole("listitem").filter({ hasText: "Somebody who is late" })).toHaveCount(0);
  await keep("Somebody who is tired");
  await page.getByRole("button", { name: "Change: Somebody who is tired" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "What did you say?" }).fill("Sleep first, and call us tomorrow.");
  await checkAxe(page, "a consult put right");
  await page.screenshot({ path: ".test/pictures/consult-amend.png" });
  await dialog.getByRole("button", { name: "Save it so" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Somebody who is tired" })).toContainText("Sleep first");
  // Long after the toast is gone it is taken back from the same place.
  await page.getByRole("button", { name: "Change: Somebody who is tired" }).click();
  await dialog.getByRole("button", { name: "Counted by mistake…" }).click();
  await dialog.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Somebody who is tired" })).toHaveCount(0);
});

test("D01 what was typed is there again after the window was closed", async ({ page, server, visit }) => {
  await signIn(page, server, "Ines Carvalho");
  await page.goto("/consults");
  await page.getByRole("textbox", { name: "What did you say?" }).fill("Stay with them until somebody comes.");
  await expect(page.getByText("Draft kept")).toBeVisible();
  const other = await visit("Ines Carvalho");
  await other.goto("/consults");
  await expect(other.getByRole("textbox", { name: "What did you say?" })).toHaveValue("Stay with them until somebody comes.");
});

test("D14 a call without a name is counted on a phone, and nothing of it goes along when they ask for help", async ({ visit }) => {
  const page = await visit("Ana Ruiz", { viewport: { width: 390, height: 844 }, hasTouch: true });
  await page.goto("/consults");
  const main = page.getByRole("main");
  await choose(main, "Who calls?", "For themself");
  await expect(page.getByRole("textbox", { name: /name/i })).toHaveCount(0);
  for (const group of ["What do they need?", "What did you give?"])
    await main.getByRole("group", { name: group }).locator("label").filter({ hasText: "Safety planning" }).click();
  await choose(main, "Are they safe?", "Not safe");
  await main.locator("label").filter({ hasText: "They ask for help from us" }).click();
  await page.getByRole("button", { name: "Count the call" }).click();
  await page.waitForURL(/\/cases\/new\?program=[0-9a-f-]{36}$/);
  await expect(page.getByRole("searchbox", { name: "Find a person" })).toHaveValue("");
  await page.goto("/consults");
  await choose(main, "Who calls?", "For themself");
  await choose(main, "Are they safe?", "Not safe");
  await page.getByRole("button", { name: "Count the call" }).click();
  await expect(page.getByText("They were not safe.")).toBeInViewport();
  await checkPage(page, "consults-unsafe");
  await page.getByRole("link", { name: "To the numbers and a crisis record" }).click();
  await expect(page.getByRole("link", { name: "Call 911" })).toBeVisible();
  await page.goto("/consults");
  await expect(main.getByRole("listitem").filter({ hasText: "Not safe" }).first()).toContainText("For themself");
  await expect(main).toContainText("These stay inside the program.");
});

test("D01 a school program shows no hotline form, and a professor no consults", async ({ page, server, visit }) => {
  await signIn(page, server, "Ines Carvalho");
  await page.goto("/consults");
  await page.getByRole("textbox", { name: "What is it about?" }).waitFor();
  await expect(page.getByText("A call without a name")).toHaveCount(0);
  const professor = await visit("Ruth Okafor");
  await professor.goto("/");
  await professor.getByRole("heading", { level: 1 }).waitFor();
  await expect(professor.getByRole("link", { name: "Consults" })).toHaveCount(0);
});
