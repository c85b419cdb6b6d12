import type { Page } from "@playwright/test";
import { checkPage } from "./checkPage.ts";
import { allowFault, expect, test } from "./support.ts";

const send = (page: Page) => page.getByRole("button", { name: "Send", exact: true }).click();

/** Every page that anybody may open, and how one comes to it. */
const visits: Readonly<Record<string, { readonly at: string; readonly then?: (page: Page) => Promise<void> }>> = {
  "public-offices": { at: "/refer" },
  "public-who": { at: "/refer/northlake" },
  "public-staff": { at: "/refer/rio-verde?as=staff" },
  "public-family-es": { at: "/refer/rio-verde?as=family&lang=es" },
  "public-community-ar": { at: "/refer/northlake?as=community&lang=ar" },
  "public-victim-services": { at: "/refer/casa-luz?as=self" },
  "public-asked": {
    at: "/refer/northlake?as=self",
    then: async (page) => {
      allowFault(page, /status of 422/);
      await send(page);
      await page.getByText("You have not written what it is about yet.").waitFor();
    },
  },
  "public-filed": {
    at: "/refer/northlake?as=community",
    then: async (page) => {
      await page.getByLabel("What is happening?").fill("A window at the pool does not close.");
      await send(page);
      await page.locator(".code").waitFor();
    },
  },
  "public-receipt": { at: "/receipt" },
  "public-noted": {
    at: "/receipt?to=northlake",
    then: async (page) => {
      await page.getByLabel("Your code").fill("ABCD-EFGH");
      await page.getByLabel("What would you like to add?").fill("It closes now.");
      await send(page);
      await page.getByRole("heading", { name: "Thank you" }).waitFor();
    },
  },
  "public-gone": {
    at: "/refer/nobody-here",
    then: async (page) => {
      await page.getByRole("heading", { name: "Nobody takes messages at this address" }).waitFor();
    },
  },
};

for (const [picture, { at, then }] of Object.entries(visits)) {
  test(`R88 R113 the public page ${picture.slice("public-".length)} is what a page must be`, async ({ page }) => {
    if (picture === "public-gone") allowFault(page, /status of 404/);
    await page.goto(at);
    await then?.(page);
    await checkPage(page, picture);
  });
}

test("public pages are light: an old phone loads each in three requests and 30 kB", async ({ page }) => {
  const loaded: number[] = [];
  page.on("response", async (answer) => {
    const sizes = await answer.request().sizes();
    loaded.push(sizes.responseBodySize + sizes.responseHeadersSize);
  });
  await page.goto("/refer/rio-verde?as=staff", { waitUntil: "networkidle" });
  expect(loaded.length, "requests").toBeLessThanOrEqual(3);
  await expect.poll(() => loaded.reduce((sum, size) => sum + size, 0), "bytes").toBeLessThan(30_000);
});
