import type { Page } from "@playwright/test";
import { assessments } from "../src/assessments/contract.ts";
import { checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { dayFrom, givenCase } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

test.use({ network: "needs" });

const rate = (page: Page, part: string, level: number) =>
  page.getByRole("group", { name: part, exact: true }).getByText(String(level), { exact: true }).click();

test("A01 B23 C16 C17 C18 C19 an intake one press from the case, kept while it is typed; talked through again, what changed stands side by side and as a line", async ({
  page,
  server,
}) => {
  test.setTimeout(120_000);
  const { caseId } = await givenCase(server, "Ravi", "Ines", "Sam Needs");
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${caseId}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  const cost = await countCost(page);
  await page.getByRole("tab", { name: "Needs & strengths" }).click();
  const strength = page.getByRole("textbox", { name: /What are they good at/ });
  await expect(strength).toBeVisible();
  cost.atMost({ presses: 1 });

  // Strengths are asked before needs.
  const [above, below] = [await strength.boundingBox(), await page.getByRole("textbox", { name: /What do they need/ }).boundingBox()];
  expect(above!.y).toBeLessThan(below!.y);
  await strength.fill("I am good in the lab");
  await page.getByRole("textbox", { name: /What do they need/ }).fill("A room for the summer");
  await page.getByRole("radiogroup", { name: "How soon does it matter to them?" }).getByText("Now", { exact: true }).click();
  await page
    .getByRole("button", { name: /Part of life/ })
    .last()
    .click();
  await page.getByRole("option", { name: "Housing" }).click();
  await rate(page, "Housing", 1);
  await rate(page, "Food", 4);
  await expect(page.getByText("Draft kept")).toBeVisible();
  await checkPage(page, "needs-intake");

  // What was typed is there again after the page was left.
  page.once("dialog", (leave) => void leave.accept());
  await page.reload();
  await expect(strength).toHaveValue("I am good in the lab");
  await page.getByRole("button", { name: "Keep the intake" }).click();
  await expect(page.getByText("The intake is kept")).toBeVisible();
  await expect(page.getByText("“A room for the summer”")).toBeVisible();

  await page.getByRole("button", { name: "Talk it through again" }).click();
  await expect(page.getByText("last time 1 · In trouble")).toBeVisible();
  await page
    .getByRole("radiogroup", { name: /What became of/ })
    .getByText("Met", { exact: true })
    .click();
  await rate(page, "Housing", 4);
  await page.getByRole("textbox", { name: /What have they managed/ }).fill("Asked housing alone, and got it");
  await page.getByRole("button", { name: "Keep it" }).click();
  const changed = page.getByRole("region", { name: "What changed since last time" });
  await expect(changed.getByText("Met", { exact: true })).toBeVisible();
  await expect(changed.getByText("“Asked housing alone, and got it”")).toBeVisible();
  await expect(changed.getByRole("row", { name: /Housing/ })).toContainText("1 · In trouble");
  await expect(changed.getByRole("row", { name: /Housing/ })).toContainText("4 · Mostly well · better");
  await expect(page.getByRole("img", { name: /^Housing\./ })).toBeVisible();
  await page.getByRole("button", { name: "The same as a table" }).click();
  await expect(page.getByRole("region", { name: /talk by talk/ }).getByRole("row", { name: /Housing/ })).toContainText("4 · Mostly well");
  await checkPage(page, "needs");
  await page.getByRole("tab", { name: "Story" }).click();
  await expect(page.getByText("Needs and strengths talked through again")).toBeVisible();
});

test("R112 two who talk it through at once: the second is shown what stands, and nothing typed is lost", async ({ page, server }) => {
  const { caseId } = await givenCase(server, "Ravi", "Ines", "Amina Needs");
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${caseId}?part=needs`);
  const strength = page.getByRole("textbox", { name: /What are they good at/ });
  await strength.fill("Writes songs");
  const ravi = await server.as("Ravi");
  const add = [{ kind: "strength", words: "Speaks four languages" }];
  await ravi(assessments.keep, { caseId, last: 0, onDay: dayFrom(0), add } as never);
  await page.getByRole("button", { name: "Keep the intake" }).click();
  await expect(page.getByText("Somebody else saved here meanwhile.")).toBeVisible();
  await expect(page.getByText("“Speaks four languages”")).toBeVisible();
  await expect(strength).toHaveValue("Writes songs");
  await page.getByRole("button", { name: "Keep the intake" }).click();
  const strengths = page.getByRole("region", { name: "Strengths" });
  await expect(strengths.getByText("“Writes songs”")).toBeVisible();
  await expect(strengths.getByText("“Speaks four languages”")).toBeVisible();
});

test("B03 C17 an administrator says what a program asks about, and how often", async ({ page, server }) => {
  await signIn(page, server, "Ida Lindqvist");
  await page.goto("/settings/programs");
  await page
    .getByRole("button", { name: /what is asked, how often/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Stop asking: Immigration" }).click();
  await expect(dialog.getByText(/Not asked since/)).toBeVisible();
  await dialog.getByRole("textbox", { name: "Another part of life" }).fill("Faith");
  await dialog.getByRole("button", { name: "Add it" }).click();
  await expect(dialog.getByRole("button", { name: "Rename: Faith" })).toBeVisible();
  await dialog.getByRole("textbox", { name: /after so many days/ }).fill("60");
  await dialog.getByRole("button", { name: "Save how often" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await checkPage(page, "needs-program");
});
