import { checkPage } from "../../e2e/checkPage.ts";
import { expect, signIn, test } from "../../e2e/support.ts";
import { covers } from "../staff/coverContract.ts";
import { me } from "../staff/meContract.ts";

test("R08 somebody who only administers begins with their own work, and is offered neither search nor notes nor cases", async ({
  page,
  server,
}) => {
  await signIn(page, server, "Ida Lindqvist");
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1, name: "What you keep" })).toBeVisible();
  const main = page.getByRole("main");
  for (const name of ["Accounts", "Calendar and clocks", "Where concerns go", "Import", "Messages that left"])
    await expect(main.getByRole("link", { name, exact: true })).toBeVisible();
  await checkPage(page, "keeping");
  const places = page.getByRole("navigation", { name: "Places" });
  await expect(places.getByRole("link", { name: "Start" })).toBeVisible();
  await expect(places.getByRole("link", { name: "Accounts" })).toBeVisible();
  await expect(places.getByRole("link", { name: "Cases" })).toHaveCount(0);
  await expect(page.getByRole("combobox", { name: /Search/ })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Note" })).toHaveCount(0);
  await page.keyboard.press("n");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole("navigation", { name: "Main" }).getByRole("button")).toHaveCount(1);
  await main.getByRole("link", { name: "Accounts", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Accounts" })).toBeVisible();
});

test("A18 on a phone one reads for whom one stands in, and until when, whole", async ({ page, server }) => {
  const ines = await server.as("Ines Carvalho");
  const [self, omar] = await Promise.all([ines(me.show, {}), (await server.as("Omar Haddad"))(me.show, {})]);
  const { id } = await ines(covers.add, { coveredId: self.id, byId: omar.id, firstDay: self.today, lastDay: self.today, away: true });
  try {
    await page.setViewportSize({ width: 320, height: 700 });
    await signIn(page, server, "Omar Haddad");
    await page.goto("/settings/cover");
    await page.getByRole("heading", { level: 1 }).waitFor();
    const line = page.locator("header + div").getByText(/covering for Ines Carvalho until/i);
    await expect(line).toBeVisible();
    const fits = await line.evaluate((it) => it.scrollWidth <= it.clientWidth && it.getBoundingClientRect().right <= innerWidth);
    expect(fits, "nothing of it is cut off").toBe(true);
  } finally {
    await ines(covers.end, { coverId: id as never });
  }
});

test("the language chosen in Settings counts at once, and on the next device", async ({ page, server, visit }) => {
  await signIn(page, server, "Noor Aziz");
  await page.goto("/settings");
  const kept = page.waitForResponse((answer) => answer.url().endsWith("/api/me/language") && answer.ok());
  await page.getByText("Español").click();
  await expect(page.getByRole("heading", { level: 1, name: "Ajustes" })).toBeVisible();
  await kept;
  const next = await visit("Noor Aziz");
  await next.goto("/settings");
  await expect(next.getByRole("heading", { level: 1, name: "Ajustes" })).toBeVisible();
  // Chosen back over there, it is so here too, whatever this device remembers.
  const back = next.waitForResponse((answer) => answer.url().endsWith("/api/me/language") && answer.ok());
  await next.getByText("English").click();
  await back;
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
});
