import { disclosures } from "../src/disclosures/contract.ts";
import { recipients } from "../src/releases/contract.ts";
import { checkAxe, checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { givenCase } from "./given.ts";
import { expect, type Server, signIn, test } from "./support.ts";

// What one person does alone past a rule and who looks at it; the privacy officer's record of disclosures.

test.use({ network: "register" });

/** Something of a case that Ines tells an office aloud, on an exception for schools. */
async function tellOffice(
  server: Server,
  caseId: string,
  name: string,
  kind: "college" | "law_enforcement",
  purpose: string,
): Promise<void> {
  const call = await server.as("Ines Carvalho");
  const { id: recipientId } = await call(recipients.add, { kind, name, address: null, phone: null, email: null });
  const told = { method: "verbal", items: [{ kind: "spoken", item: "attendance", title: "Attendance" }], purpose, legal: null };
  const basis = { basis: "ferpa_exception", basisCode: "juvenile_justice", recipientId };
  await call(disclosures.send, { caseId, ...basis, ...told } as never);
}

test("R71 R30 an exception used in place of a release is on the supervisor's Today within a minute, and answered in two presses", async ({
  page,
  server,
  visit,
}) => {
  test.slow();
  await signIn(page, server, "Ravi Menon");
  await page.goto("/today");
  await page.getByRole("heading", { level: 1 }).waitFor();
  const card = page.getByRole("region", { name: "For a second look" });
  await expect(card).toHaveCount(0);
  const { caseId } = await givenCase(server, "Ravi Menon", "Ines", "Amina Yusuf");
  await tellOffice(server, caseId, "Harbor College", "college", "The new college asked how often they came");
  const row = card.getByRole("listitem").filter({ hasText: "Harbor College" });
  await expect(row).toContainText("The new college asked how often they came", { timeout: 60_000 });
  await expect(row).toContainText("Ines Carvalho");
  await checkPage(page, "today-override");
  const cost = await countCost(page);
  await row.getByRole("button", { name: /^Look at it/ }).click();
  const dialog = page.getByRole("dialog");
  await checkAxe(page, "a second look");
  await page.screenshot({ path: ".test/pictures/second-look.png" });
  await dialog.getByRole("button", { name: "It was right" }).click();
  await expect(card).toHaveCount(0);
  cost.atMost({ presses: 2 });

  // One that should not have been: its case manager has a step, and reads why.
  await tellOffice(server, caseId, "Hill College", "college", "They asked on the phone");
  await card.getByRole("button", { name: /^Look at it/ }).click({ timeout: 60_000 });
  await dialog.getByRole("button", { name: "It should not have been…" }).click();
  await dialog.getByLabel("Why should it not have been?").fill("Nobody knows who rang");
  await dialog.getByRole("button", { name: "Keep this in the record" }).click();
  await expect(page.getByText("The case manager has a step to see to it.")).toBeVisible();
  const ines = await visit("Ines Carvalho");
  await ines.goto("/overrides");
  await expect(ines.getByText("Nobody knows who rang")).toBeVisible();
  await expect(ines.getByRole("button", { name: /^Look at it/ })).toHaveCount(0);
  await ines.goto(`/cases/${caseId}`);
  await expect(ines.getByText("A rule was passed that should not have been: see to it").first()).toBeVisible();
  await page.goto("/overrides");
  await page.getByRole("heading", { level: 1, name: "Second looks" }).waitFor();
  await checkPage(page, "overrides");
});

test("R67 R68 R08 the privacy officer finds last month's disclosures to one police department in three presses, and who looked; no case opens to them", async ({
  page,
  server,
}) => {
  test.slow();
  const { caseId } = await givenCase(server, "Ravi Menon", "Ines", "Ximena Quispe");
  await tellOffice(server, caseId, "Northlake City Police", "law_enforcement", "Ximena was seen there at night");
  await signIn(page, server, "Mateo Brandt");
  await page.goto("/today");
  await page.getByRole("heading", { level: 1 }).waitFor();
  const cost = await countCost(page);
  await page.getByRole("link", { name: "Disclosures" }).click();
  await page.getByRole("button", { name: /To whom/ }).click();
  await page.getByRole("option", { name: "Northlake City Police" }).click();
  const table = page.getByRole("grid", { name: "What was shared" });
  await expect(table.getByRole("row").filter({ hasText: "Northlake City Police" })).toHaveCount(1);
  await expect(table.getByText("Lakeside College")).toHaveCount(0);
  cost.atMost({ presses: 3 });
  for (const word of ["Ximena", "Quispe", "at night"])
    await expect(page.getByRole("main").getByText(word, { exact: false })).toHaveCount(0);
  await expect(table.getByRole("link")).toHaveCount(0);
  await page.getByRole("button", { name: /To whom/ }).click();
  await page.getByRole("option", { name: "All", exact: true }).click();
  await expect(table.getByText("Lakeside College")).toBeVisible();
  await checkPage(page, "register");
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as a table" }).click();
  expect((await saved).suggestedFilename()).toMatch(/^disclosures-.*\.csv$/);
  await page.getByRole("tab", { name: "Who looked" }).click();
  await expect(page.getByRole("grid", { name: "Who looked" }).getByText("Ines Carvalho").first()).toBeVisible();
  await checkPage(page, "register-looks");
});
