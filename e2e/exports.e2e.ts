import { readFile } from "node:fs/promises";
import { readPackage } from "../scripts/readExport.ts";
import { checkAxe, checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { expect, signIn, test } from "./support.ts";

// Everything out: one asks, another says yes, it is made, fetched, and read by somebody who knows nothing of Holdfast.

test.use({ network: "exports" });

test("D02 an administrator asks for everything, a supervisor says yes, it is made and downloaded, and both see who did what", async ({
  page,
  server,
  visit,
}) => {
  const [ines, ravi] = [await visit("Ines Carvalho"), await visit("Ravi Menon")];
  await ines.goto("/exports");
  await expect(ines.getByText("Nobody has asked for everything")).toBeVisible();
  await checkPage(ines, "exports-none");
  await ravi.goto("/exports");
  await signIn(page, server, "Ida Lindqvist");
  await page.goto("/settings");
  await page.getByRole("link", { name: "Everything out" }).click();
  await page.getByRole("heading", { level: 1, name: "Everything out" }).waitFor();
  const cost = await countCost(page);
  await page.getByLabel("What is it for?").fill("We move to another system in January");
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(page.getByText(/Waits for .*Ravi Menon/)).toBeVisible();
  cost.atMost({ presses: 1 });
  await expect(page.getByRole("button", { name: "Make it now" })).toBeHidden();

  // Who has to say yes reads it on Today, and who asked reads at the start that it can be made.
  await ravi.goto("/");
  const asks = ravi.getByRole("listitem").filter({ hasText: /Ida Lindqvist.* asks to take everything out/ });
  await expect(asks).toContainText("We move to another system in January");
  await checkAxe(ravi, "today of who is to say yes");
  await ravi.screenshot({ path: ".test/pictures/today-export-asked.png" });
  await asks.getByRole("link").click();
  await ravi.getByRole("button", { name: "Yes, let it out" }).waitFor();
  await checkPage(ravi, "exports-asked");
  await ravi.getByRole("button", { name: "Yes, let it out" }).click();
  await expect(ravi.getByText(/Yes: .*Ravi Menon/)).toBeVisible();

  await expect(ravi.getByText("Can be made")).not.toHaveCount(0);

  await page.goto("/");
  await page.getByRole("listitem").filter({ hasText: "A second person said yes" }).getByRole("link").click();
  await page.getByRole("button", { name: "Make it now" }).click();
  const download = page.getByRole("button", { name: "Download" });
  await expect(download).toBeVisible({ timeout: 60_000 });
  const print = await page.getByText(/^[0-9a-f]{64}$/).textContent();
  const [file] = await Promise.all([page.waitForEvent("download"), download.click()]);
  const read = readPackage(await readFile(await file.path()), print ?? "");
  expect(read.faults).toEqual([]);
  expect(read.tables.get("cases.case")?.length).toBeGreaterThan(5);
  expect(read.tables.get("staff.account")?.map(({ name }) => name)).toContain("Ida Lindqvist");

  await page.reload();
  await expect(page.getByText("Fetched")).toBeVisible();
  await checkPage(page, "exports");
  await ravi.reload();
  await expect(ravi.getByText("Fetched")).toBeVisible();
  await ines.reload();
  await expect(ines.getByText("Nobody has asked for everything")).toBeVisible();
  await expect(ravi.getByRole("button", { name: "Download" })).toBeHidden();
});

test("what stands in the way of asking is said where one asks", async ({ page, server, visit }) => {
  await signIn(page, server, "Ida Lindqvist");
  const second = await visit("Ida Lindqvist");
  for (const window of [page, second]) {
    await window.goto("/exports");
    await window.getByLabel("What is it for?").fill("To have a look");
  }
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(page.getByText(/Waits for .*Ravi Menon/)).toBeVisible();
  await second.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(second.getByText("Only one at a time").first()).toBeVisible();
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText("Taken back").first()).toBeVisible();
});
