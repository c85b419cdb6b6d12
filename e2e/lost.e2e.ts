import type { Page } from "@playwright/test";
import { givenCase } from "./given.ts";
import { allowFault, expect, signIn, test } from "./support.ts";

// What was typed outlives the line, the session and an impatient finger; and what was sent is written once.

/** Opens a case's page and a note in it. */
async function writeNote(page: Page, caseId: string, words: string): Promise<void> {
  await page.goto(`/cases/${caseId}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("n");
  await page.getByRole("dialog").getByRole("textbox", { name: "Note" }).fill(words);
}

const save = (page: Page) => page.getByRole("dialog").getByRole("button", { name: "Save the note" });

/** The story holds these words once, also after it was loaded anew. */
async function expectOnce(page: Page, words: string): Promise<void> {
  await expect(page.getByText(/Note saved/)).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("article").filter({ hasText: words })).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole("article").filter({ hasText: words })).toHaveCount(1);
}

test("R112 a note saved without a connection keeps its words, says so, and is written once when the line is back", async ({
  page,
  server,
}) => {
  allowFault(page, /ERR_INTERNET_DISCONNECTED/);
  const { caseId } = await givenCase(server, "Ravi", "Ines", "Tunnel");
  await signIn(page, server, "Ines Carvalho");
  const words = "In the elevator: she found a room.";
  await writeNote(page, caseId, words);
  await expect(page.getByText(/Draft saved/)).toBeVisible();
  await page.context().setOffline(true);
  await save(page).click();
  await expect(page.getByText("Not saved, retrying")).toBeVisible();
  await expect(page.getByRole("dialog").getByRole("textbox", { name: "Note" })).toHaveValue(words);
  await page.context().setOffline(false);
  await expectOnce(page, words);
});

test("R112 when the answer is lost on its way the same note is sent again, and stands there once", async ({ page, server }) => {
  allowFault(page, /ERR_FAILED/);
  const { caseId } = await givenCase(server, "Ravi", "Ines", "Echo");
  await signIn(page, server, "Ines Carvalho");
  const words = "Asked for the letter in Spanish.";
  await writeNote(page, caseId, words);
  let sent = 0;
  await page.route("**/api/cases/*/notes", async (route) => {
    sent += 1;
    if (sent > 1) return route.continue();
    await route.fetch();
    await route.abort();
  });
  await save(page).click();
  await expectOnce(page, words);
  expect(sent, "times it was sent").toBe(2);
});

test("R112 pressing save twice writes one note", async ({ page, server }) => {
  const { caseId } = await givenCase(server, "Ravi", "Ines", "Double");
  await signIn(page, server, "Ines Carvalho");
  const words = "Once is enough.";
  await writeNote(page, caseId, words);
  await save(page).dblclick();
  await expectOnce(page, words);
});

test("R110 a session that ends while one writes keeps the words: one signs in beside them and saves", async ({ page, server, context }) => {
  const { caseId } = await givenCase(server, "Ravi", "Ines", "Sundown");
  await signIn(page, server, "Ines Carvalho");
  const words = "Long talk about the summer.";
  await writeNote(page, caseId, words);
  await context.clearCookies();
  await save(page).click();
  const out = page.getByRole("dialog").getByRole("link", { name: "Sign in" });
  await expect(out).toBeVisible();
  await expect(page.getByRole("dialog").getByRole("textbox", { name: "Note" })).toHaveValue(words);
  const [beside] = await Promise.all([context.waitForEvent("page"), out.click()]);
  await beside.getByRole("button", { name: "Sign in as Ines Carvalho" }).click();
  await beside.waitForURL(`**/cases/${caseId}`);
  await beside.close();
  await save(page).click();
  await expectOnce(page, words);
});

test("R110 a screen nobody touches is covered, with what was typed beneath", async ({ page, server }) => {
  const { caseId } = await givenCase(server, "Ravi", "Ines", "Coffee");
  await page.clock.install();
  await signIn(page, server, "Ines Carvalho");
  await writeNote(page, caseId, "Not yet finished");
  await page.clock.fastForward("21:00");
  await expect(page.getByRole("heading", { name: "The screen is covered" })).toBeVisible();
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("heading", { name: "The screen is covered" })).toBeHidden();
  await expect(page.getByRole("dialog").getByRole("textbox", { name: "Note" })).toHaveValue("Not yet finished");
});

test("R110 the session is a cookie no script can read, on pages that take no script or style from elsewhere", async ({ page, context }) => {
  await page.goto("/sign-in");
  const answer = await page.reload();
  const policy = answer!.headers()["content-security-policy"] ?? "";
  expect(policy).not.toMatch(/unsafe-(inline|eval)/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(answer!.headers()["cache-control"]).toContain("no-store");
  expect(answer!.headers()["x-content-type-options"]).toBe("nosniff");
  await page.getByRole("button", { name: "Sign in as Ruth Okafor" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  const cookies = await context.cookies();
  expect(cookies.map(({ name }) => name).sort()).toEqual(["__Host-holdfast", "__Host-holdfast-device"]);
  for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: "Lax", path: "/" });
  expect(await page.evaluate(() => document.cookie)).toBe("");
});

test("R112 a part of the page that cannot come while the line is down takes nothing away, and comes when it is back", async ({
  page,
  server,
}) => {
  allowFault(page, /ERR_(FAILED|INTERNET_DISCONNECTED)/);
  const { caseId } = await givenCase(server, "Ravi", "Ines", "Ferry");
  await signIn(page, server, "Ines Carvalho");
  const down = ["**/assets/VisitBar-*.js", "**/healthz"];
  for (const address of down) await page.route(address, (route) => route.abort());
  const failed = page.waitForEvent("requestfailed", (request) => request.url().includes("VisitBar"));
  const words = "Between two docks: the key was handed over.";
  await writeNote(page, caseId, words);
  await failed;
  const came = page.waitForResponse((response) => response.url().includes("VisitBar"));
  for (const address of down) await page.unroute(address);
  await expect(page.getByRole("dialog").getByRole("textbox", { name: "Note" })).toHaveValue(words);
  expect((await came).status()).toBe(200);
  await save(page).click();
  await expectOnce(page, words);

  await page.context().setOffline(true);
  await page.keyboard.press("c");
  const contact = page.getByRole("dialog", { name: "Record a contact" });
  await expect(contact).toBeVisible();
  await page.context().setOffline(false);
  await expect(contact.getByRole("button", { name: "Save the contact" })).toBeVisible({ timeout: 20_000 });

  // A page nobody had opened yet comes, too, once it can; until then nothing of the browser's own takes its place.
  await contact.getByRole("button", { name: "Close" }).click();
  await page.context().setOffline(true);
  await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Consults" }).click();
  await expect(page.getByRole("navigation", { name: "Places" })).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByRole("heading", { level: 1, name: "Consults" })).toBeVisible({ timeout: 20_000 });
});

test("R112 a part that will not come any more says so in its place, and one press loads the page again", async ({ page, server }) => {
  allowFault(page, /ContactForm|status of 404/);
  const { caseId } = await givenCase(server, "Ravi", "Ines", "Relay");
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${caseId}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  // As after a new release: the files an open page knows are gone.
  await page.route("**/assets/ContactForm-*.js*", (route) => route.fulfill({ status: 404, body: "" }));
  await page.keyboard.press("c");
  const contact = page.getByRole("dialog", { name: "Record a contact" });
  await expect(contact).toContainText("A part of this page could not be loaded");
  await page.screenshot({ path: ".test/pictures/not-loaded.png" });
  await page.unroute("**/assets/ContactForm-*.js*");
  await contact.getByRole("button", { name: "Load the page again" }).click();
  await page.getByRole("heading", { level: 1, name: /Relay/ }).waitFor();
  await page.keyboard.press("c");
  await expect(page.getByRole("button", { name: "Save the contact" })).toBeVisible();
});
