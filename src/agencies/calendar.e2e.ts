import { checkAxe, checkPage } from "../../e2e/checkPage.ts";
import { expect, signIn, test } from "../../e2e/support.ts";

test("D05 an administrator closes days and takes them back, and changes what a program's clocks go by", async ({ page, server, visit }) => {
  await signIn(page, server, "Ida Lindqvist");
  await page.goto("/settings/calendar");
  await page.getByRole("heading", { level: 1, name: "Calendar and clocks" }).waitFor();
  await checkPage(page, "calendar");
  await page.getByLabel("What for?").fill("Founders’ day");
  await page.getByRole("button", { name: "Close these days" }).click();
  await expect(page.getByText("Closed: no clock runs on these days")).toBeVisible();
  const closed = page.getByRole("listitem").filter({ hasText: "Founders’ day" });
  await expect(closed).toContainText("Whole agency");
  await expect(page.getByText(/Closed; here again on/).first()).toBeVisible();

  const colleague = await visit("Ines Carvalho");
  await colleague.goto("/settings/calendar");
  await expect(colleague.getByRole("listitem").filter({ hasText: "Founders’ day" })).toBeVisible();
  await expect(colleague.getByRole("button", { name: /Take back|Close these days|Change/ })).toHaveCount(0);
  await checkPage(colleague, "calendar-colleague");

  await page.getByRole("button", { name: "Take back: Founders’ day" }).click();
  await expect(closed).toHaveCount(0);

  await page.getByRole("button", { name: "Change CARE team" }).click();
  await checkAxe(page, "changing the clocks");
  const care = page.getByRole("region", { name: "CARE team" });
  const silent = care.getByLabel("Days without contact until a case is silent");
  const save = care.getByRole("button", { name: "Save", exact: true });
  await silent.fill("0");
  await save.click();
  await expect(care.getByText("One thing needs you before this can be saved")).toBeVisible();
  await checkPage(page, "calendar-wrong");
  await silent.fill("12");
  await save.click();
  await expect(care.getByText("12 program days without contact")).toBeVisible();
});

test("D05 days are closed with the keyboard alone", async ({ page, server }) => {
  await signIn(page, server, "Walt O'Neill");
  await page.goto("/settings/calendar");
  await page.getByLabel("What for?").focus();
  await page.keyboard.type("Snow");
  await page.keyboard.press("Control+Enter");
  const row = page.getByRole("listitem").filter({ hasText: "Snow" });
  await expect(row).toBeVisible();
  await row.getByRole("button", { name: "Take back: Snow" }).focus();
  await page.keyboard.press("Enter");
  await expect(row).toHaveCount(0);
});
