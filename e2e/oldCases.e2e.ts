import { checkPage } from "./checkPage.ts";
import { expect, signIn, test } from "./support.ts";

test.use({ network: "old-cases" });

const HEAD = "Case ID;First Name;Last Name;Status;Date Opened;Date Closed;Risk Level;Assigned To;Next Step;Shoe Size";
const cases = [
  HEAD,
  "OLD-1;Imani;Grove;Open;15/09/2025;;High;Ines Carvalho;Call the dean;38",
  "OLD-2;Teo;Larsson;Sleeping;16/09/2025;;;Ines Carvalho;;",
  "OLD-3;Yuki;Abe;Closed;20/01/2025;03/03/2025;;Somebody Gone;;",
  "OLD-4;Rafael;Ortiz;Open;31/02/2025;;;Ines Carvalho;;",
  "OLD-5;Lena;Novak;Open;17/09/2025;;;Dana Lee;;",
].join("\r\n");
const notes = [
  "Note ID;Case ID;Date;Author;Note",
  "1;OLD-1;16/09/2025;Dana Lee;Talked for an hour.",
  "2;OLD-3;21/01/2025;Dana Lee;First visit.",
].join("\r\n");
const file = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

test("D02 old cases from two spreadsheets: uploaded, mapped, tried, put right and agreed to; the story says from before", async ({
  page,
  server,
}) => {
  // Three pages are looked at in every dress on the way.
  test.slow();
  await signIn(page, server, "Ravi Menon");
  await page.goto("/imports");
  await expect(page.getByRole("heading", { level: 1, name: "Bring in old cases" })).toBeVisible();
  await checkPage(page, "old-cases");
  await page.locator("input[type=file]").setInputFiles([file("cases.csv", cases), file("notes.csv", notes)]);
  const program = page.getByRole("radiogroup", { name: /Which program/ }).getByText("CARE", { exact: false });
  if ((await program.count()) > 0) await program.first().click();
  await page.getByLabel("What is the old system called?").fill("Binder");
  await page.getByRole("button", { name: "Look at it" }).click();
  await page.waitForURL("**/imports/*");

  await expect(page.getByRole("heading", { name: "What is in which column?" })).toBeVisible({ timeout: 30_000 });
  const table = page.getByRole("region", { name: "cases.csv" });
  await expect(table.getByText("Imani, Teo, and Yuki")).toBeVisible();
  await expect(table.getByRole("button", { name: /First Name is/ })).toContainText("Given name");
  await checkPage(page, "old-cases-mapping");
  await table.getByRole("button", { name: /Shoe Size is/ }).click();
  await page.getByRole("option", { name: "Keep its words in the history" }).click();
  await page.getByLabel("Save these columns as").fill("Binder of 2025");
  await page.getByRole("button", { name: "Read it so" }).click();

  await expect(page.getByText("Cases: 2 new.")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("cases.csv · line 5 · column “Date Opened”")).toBeVisible();
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save this list as a file" }).click();
  expect((await saved).suggestedFilename()).toBe("faults.csv");
  await checkPage(page, "old-cases-read");

  await page
    .getByRole("radiogroup", { name: /Sleeping/ })
    .getByText("Open", { exact: true })
    .click();
  await page.getByRole("button", { name: /Dana Lee/ }).click();
  await page.getByRole("option", { name: "Ines Carvalho" }).click();
  await page.getByRole("button", { name: "Read it anew" }).click();
  await expect(page.getByText("Cases: 4 new.")).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "Write it" }).click();
  await expect(page.getByText(/^Written, but .* left out/)).toBeVisible({ timeout: 30_000 });

  await page.goto("/people");
  await page.getByRole("searchbox", { name: "Find a person" }).fill("Imani Grove");
  await page
    .getByRole("link", { name: /Imani G\./ })
    .first()
    .click();
  await page.getByRole("link", { name: /CARE/ }).first().click();
  await page.waitForURL("**/cases/*");
  await expect(page.getByText("Talked for an hour.")).toBeVisible();
  await expect(page.getByText(/From before, brought in by .*Ravi Menon/).first()).toBeVisible();
});
