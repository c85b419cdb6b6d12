import type { Page } from "@playwright/test";
import { checkPage } from "./checkPage.ts";
import { expect, signIn, test } from "./support.ts";
import { rosterOf, zipFiles } from "./zip.ts";

test.use({ network: "roster" });
// One story in order: what is read first is what the next reading is held against.
test.describe.configure({ mode: "serial" });

const first = [
  { id: "P1", given: "Imani", family: "Grove" },
  { id: "P2", given: "Teo", family: "Larsson" },
  { id: "P3", given: "Yuki", family: "Abe" },
  { id: "P4", given: "Rafael", family: "Ortiz" },
];

/** Chooses the file and has it read; ends on the page of that reading. */
async function readRoster(page: Page, files: Record<string, string>): Promise<void> {
  await page.goto("/imports");
  await page.locator("input[type=file]").setInputFiles({ name: "harbor.zip", mimeType: "application/zip", buffer: zipFiles(files) });
  await expect(page.getByRole("region", { name: "Read a roster" }).getByText("harbor.zip")).toBeVisible();
  await page.getByLabel("Whose ids are these?").fill("harbor-sis");
  await page.getByRole("button", { name: "Read it" }).click();
  await page.waitForURL("**/imports/*");
}

test("B12 B39 a roster is read, shown as a difference, and written only when somebody says so", async ({ page, server, visit }) => {
  await signIn(page, server, "Walt O'Neill");
  await readRoster(page, rosterOf(first));
  await expect(page.getByText(/Students and families: .*4 new/)).toBeVisible({ timeout: 30_000 });
  await checkPage(page, "roster-read");
  const counselor = await visit("Keiko Tanaka");
  await counselor.goto("/people");
  await counselor.getByRole("searchbox", { name: "Find a person" }).fill("Imani Grove");
  await expect(counselor.getByRole("link", { name: /Imani G\./ }), "before it is written").toHaveCount(0);
  await page.getByRole("button", { name: "Write it" }).click();
  await expect(page.getByText("Written, all of it")).toBeVisible({ timeout: 30_000 });
  await counselor.reload();
  await counselor.getByRole("searchbox", { name: "Find a person" }).fill("Imani Grove");
  await expect(counselor.getByRole("link", { name: /Imani G\./ }).first()).toBeVisible();
});

test("B12 the same roster again changes nothing", async ({ page, server }) => {
  await signIn(page, server, "Walt O'Neill");
  await readRoster(page, rosterOf(first));
  await expect(page.getByText("Nothing has changed")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("button", { name: "Write it" })).toHaveCount(0);
});

test("B12 B39 what is wrong is named by file, line and column; who is no longer listed is kept", async ({ page, server, visit }) => {
  await signIn(page, server, "Walt O'Neill");
  const second = [{ ...first[0]!, family: "Grove-Hill" }, first[1]!, first[2]!, { id: "P5", given: "Lena", family: "Novak" }];
  const files = rosterOf(second, "Aktive");
  files["enrollments.csv"] += "EX,,,CL,HM,NOBODY,student,,,\n";
  await readRoster(page, files);
  await expect(page.getByText(/Students and families: /)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("button", { name: /enrollments\.csv/ })).toBeVisible();
  await page.getByRole("button", { name: /classes\.csv/ }).click();
  await expect(page.getByText("classes.csv · line 2 · column “status”")).toBeVisible();
  expect(await page.content(), "a password is shown nowhere").not.toContain("s3cret");
  await checkPage(page, "roster-findings");
  await page.getByRole("button", { name: "Write it" }).click();
  const sure = page.getByRole("alertdialog", { name: "Are so many really gone?" });
  await expect(sure.getByRole("button", { name: "They are gone: write it" })).toBeDisabled();
  await sure.getByText("I have checked with whoever sent this file").click();
  await sure.getByRole("button", { name: "They are gone: write it" }).click();
  await expect(page.getByText(/^Written, but .* left out/)).toBeVisible({ timeout: 30_000 });
  const counselor = await visit("Keiko Tanaka");
  await counselor.goto("/people");
  for (const name of ["Rafael Ortiz", "Lena Novak"]) {
    await counselor.getByRole("searchbox", { name: "Find a person" }).fill(name);
    await expect(counselor.getByRole("link", { name: new RegExp(name.slice(0, 4)) }).first()).toBeVisible();
  }
});

test("B12 what is no roster is not taken, and it is said why", async ({ page, server }) => {
  await signIn(page, server, "Walt O'Neill");
  await readRoster(page, { "notes.csv": "name\nImani\n" });
  await expect(page.getByText("Nothing can be written from this file, and nothing was")).toBeVisible({ timeout: 30_000 });
});
