import { checkAxe, checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { choose } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

// The act of sharing, its record, and what a partner reads of it.

test.use({ network: "sharing" });

/** Ana's Lin, at whose case Legal Aid has a release. */
async function toLin(page: import("@playwright/test").Page): Promise<string> {
  await page.goto("/cases");
  await page.getByRole("row", { name: /Lin/ }).first().click();
  await page.waitForURL("**/cases/*");
  return new URL(page.url()).pathname;
}

test("C11 R31 a no is kept on a phone, with the keys alone, and nothing leaves", async ({ visit }) => {
  const page = await visit("Ana Ruiz", { viewport: { width: 390, height: 844 } });
  await page.goto(`${await toLin(page)}?part=sharing`);
  const dialog = page.getByRole("dialog");
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: "Share…" }).press("Enter");
  await dialog.getByRole("radio", { name: /Legal Aid/ }).press("Space");
  await dialog.getByRole("button", { name: "Attendance" }).press("Enter");
  await dialog.getByRole("radio", { name: "In person" }).press("Space");
  await dialog.getByRole("radio", { name: "No", exact: true }).press("Space");
  await checkAxe(page, "their no");
  await page.screenshot({ path: ".test/pictures/share-no-phone.png" });
  await dialog.getByRole("button", { name: "Keep their no" }).press("Enter");
  await expect(page.getByText("Their no is kept")).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await page.getByRole("button", { name: "When they were asked" }).click();
  await expect(page.getByRole("main")).toContainText("Attendance: No");
});

test("C10 C11 R32 a new letter in seven presses, told again first; the same kind of fact again in four; the partner reads it until it is withdrawn", async ({
  page,
  server,
  visit,
}) => {
  await signIn(page, server, "Ana Ruiz");
  const place = await toLin(page);
  const dialog = page.getByRole("dialog");
  const sharing = await countCost(page);
  await page.getByRole("tab", { name: "Sharing" }).click();
  await page.getByRole("button", { name: "Share…" }).click();
  await choose(dialog, "Whom?", "Legal Aid");
  await dialog.getByRole("button", { name: "Letter or summary" }).click();
  await page.keyboard.type("She starts work on Monday. She lives at 14 Alder Street.");
  await expect(dialog.getByText(/This may tell who or where they are: an address/)).toBeVisible();
  await choose(dialog, "How you told the person", "By phone");
  await choose(dialog, "They said", "Yes");
  await checkAxe(page, "sharing a letter");
  await page.screenshot({ path: ".test/pictures/share-dialog.png" });
  await dialog.getByRole("button", { name: "Share", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  sharing.atMost({ presses: 7 });
  await expect(page.getByRole("main")).toContainText("Alex Chen, attorney");

  // The first time a fact is new to them, too; the second time it is not.
  await page.getByRole("button", { name: "Share…" }).click();
  await choose(dialog, "Whom?", "Legal Aid");
  await dialog.getByRole("button", { name: "Attendance" }).click();
  await choose(dialog, "How you told the person", "In person");
  await choose(dialog, "They said", "Yes");
  await dialog.getByRole("button", { name: "Share", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await page.goto(`${place}?part=sharing`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  const again = await countCost(page);
  await page.getByRole("button", { name: "Share…" }).click();
  await choose(dialog, "Whom?", "Legal Aid");
  await dialog.getByRole("button", { name: "Attendance" }).click();
  await dialog.getByRole("button", { name: "Share", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  again.atMost({ presses: 4 });

  const partner = await visit("Alex Chen");
  await partner.goto("/received");
  await expect(partner.getByRole("main").getByRole("listitem")).toHaveCount(4);
  await checkPage(partner, "received");
  await partner
    .getByRole("main")
    .getByRole("link", { name: /Casa Luz/ })
    .last()
    .click();
  await expect(partner.getByRole("main")).toContainText("She needs a room with a lock");
  await expect(partner.getByRole("main")).toContainText("Do not pass it on");
  await checkPage(partner, "received-one");

  await page.goto(`${place}?part=sharing`);
  await expect(
    page
      .getByRole("main")
      .getByText(/opened/)
      .first(),
  ).toBeVisible();
  await checkPage(page, "sharing");
  await page.getByRole("button", { name: "Who looked" }).click();
  await expect(page.getByRole("main")).toContainText("Alex Chen");
  await page
    .getByRole("main")
    .getByRole("link", { name: /Alex Chen/ })
    .last()
    .click();
  await page.waitForURL("**/packages/*");
  await checkPage(page, "package");
  await page.goto(`${place}/disclosures`);
  await checkPage(page, "disclosures");

  const at = partner.url();
  await page.goto(`${place}?part=sharing`);
  await page
    .getByRole("button", { name: /Withdraw: Legal Aid/ })
    .first()
    .click();
  await page.getByRole("alertdialog").getByRole("button", { name: "They said so" }).click();
  await expect(page.getByRole("main")).toContainText("closed");
  await partner.goto(at);
  await expect(partner.getByRole("main")).not.toContainText("She needs a room");
});
