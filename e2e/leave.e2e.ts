import type { Page } from "@playwright/test";
import { allowFault, expect, test } from "./support.ts";

// Leaving a public page at once: nobody who looks over a shoulder, or presses Back, finds what was read.

const elsewhere = "https://www.weather.gov/";

/** The page that leaving leads to, without the world behind it. */
async function layElsewhere(page: Page): Promise<void> {
  allowFault(page, /^request to elsewhere: https:\/\/www\.weather\.gov\//);
  await page
    .context()
    .route(`${elsewhere}**`, (route) => route.fulfill({ contentType: "text/html", body: "<title>Weather</title><h1>Rain</h1>" }));
}

test("leaving by the button, and by Shift pressed three times, shows another page, and Back does not come back", async ({ page }) => {
  await layElsewhere(page);
  for (const leave of [
    () => page.getByRole("link", { name: "Leave this page" }).click(),
    async () => {
      await page.getByLabel("What would you like us to know?").fill("He found my phone");
      for (let times = 0; times < 3; times += 1) await page.keyboard.press("Shift");
    },
  ]) {
    await page.goto("/refer/casa-luz?as=self");
    await expect(page).toHaveTitle("A message");
    await leave();
    await page.waitForURL(elsewhere);
    await page.goBack().catch(() => {});
    await expect(page.getByLabel("What would you like us to know?")).toBeHidden();
    await expect(page.getByText("He found my phone")).toBeHidden();
  }
  await page.goto("/refer/casa-luz?as=self");
  await expect(page.getByLabel("What would you like us to know?"), "who comes on purpose is let in").toHaveValue("");
});

test("the way out by Shift is told of only where the script hears it", async ({ page, browser, server }) => {
  await page.goto("/refer");
  await expect(page.getByText("So does pressing Shift three times.")).toBeVisible();
  const plain = await browser.newPage({ javaScriptEnabled: false, baseURL: server.origin });
  await plain.goto("/refer");
  await expect(plain.getByText("“Leave this page” leads away at once.")).toBeVisible();
  await expect(plain.getByText("Shift")).toBeHidden();
  await plain.close();
});

test("the button leads away without script too, and drops what the browser had kept", async ({ page }) => {
  await page.goto("/receipt");
  await expect(page.getByRole("link", { name: "Leave this page" })).toHaveAttribute("href", "/exit");
  const exit = await page.request.get("/exit", { maxRedirects: 0 });
  expect(exit.status()).toBe(303);
  expect(exit.headers()).toMatchObject({ location: elsewhere, "clear-site-data": '"cache"' });
});

test("public pages keep nothing on the device and speak to nobody else", async ({ page }) => {
  const answer = await page.goto("/refer/casa-luz?as=self");
  const headers = answer!.headers();
  expect(headers["cache-control"]).toContain("no-store");
  expect(headers["content-security-policy"]).toMatch(/default-src '(none|self)'/);
  expect(headers["content-security-policy"]).not.toContain("unsafe-inline");
  expect(headers["referrer-policy"]).toBe("no-referrer");
  expect(headers["x-robots-tag"] ?? (await page.locator("meta[name=robots]").getAttribute("content"))).toContain("noindex");
  await page.getByLabel("What would you like us to know?").fill("Something");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.locator(".code")).toBeVisible();
  expect(await page.context().cookies()).toEqual([]);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
});
