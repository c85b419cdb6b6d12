import { type Visit, visits } from "../src/visits/contract.ts";
import { checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { givenCase } from "./given.ts";
import { allowFault, expect, signIn, test } from "./support.ts";

// Ines goes out from a case, and Ravi looks out for her.

test.use({ network: "visits" });

const phone = { viewport: { width: 390, height: 780 }, hasTouch: true };
/** A full minute as the clock of the agency shows it, at least half a minute from now: until then she is out and not late. */
const nextMinute = () =>
  new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "America/Chicago" }).format(
    new Date(Date.now() + 90_000),
  );

test("D28 going out is three presses from a case on a phone; arrived, half an hour longer and out again one each, on every page", async ({
  visit,
  server,
}) => {
  test.slow();
  const { caseId } = await givenCase(server, "Ravi Menon", "Ines", "Mateo V");
  const page = await visit("Ines Carvalho", phone);
  await page.goto(`/cases/${caseId}`);
  await expect(page.getByRole("button", { name: "More" }).first()).toBeVisible();
  const going = await countCost(page);
  await page.getByRole("main").getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: /^I am going out/ }).click();
  const place = page.getByRole("textbox", { name: "Where are you going?" });
  await place.fill("14 Elm Street, the green door");
  await page.getByRole("button", { name: "I am going out" }).click();
  const bar = page.getByRole("region", { name: "You are out" });
  await expect(bar).toContainText("You are out until");
  going.atMost({ presses: 3 });
  await checkPage(page, "visits");
  // It stands on every page, and each word is one press.
  await page.goto(`/cases/${caseId}`);
  await expect(bar).toBeVisible();
  await page.screenshot({ path: ".test/pictures/visit-bar-phone.png" });
  const words = await countCost(page);
  await bar.getByRole("button", { name: "I have arrived" }).click();
  await expect(bar.getByRole("button", { name: "I have arrived" })).toHaveCount(0);
  const before = await bar.getByRole("link").textContent();
  await bar.getByRole("button", { name: "Half an hour longer" }).click();
  await expect(bar.getByRole("link")).not.toHaveText(before ?? "");
  // The line breaks: it says so, and the word goes out by itself when the line is back.
  allowFault(page, /ERR_FAILED/);
  await page.route("**/api/visits/*/out", (route) => route.abort());
  await bar.getByRole("button", { name: "I am out and safe" }).click();
  words.atMost({ presses: 3 });
  await expect(bar.getByRole("alert")).toContainText("your word has not gone out yet");
  await page.unroute("**/api/visits/*/out");
  await expect(bar).toHaveCount(0, { timeout: 30_000 });
});

test("D28 who is not back stands on the colleague's Today at once, with where and what to do; on it, safe, and back again", async ({
  page,
  visit,
  server,
}) => {
  test.slow();
  const ines = await server.as("Ines Carvalho");
  const { colleagues } = await ines(visits.ready, {});
  const ravi = colleagues.find(({ name }) => name === "Ravi Menon");
  if (!ravi) throw new Error("Ravi is not there");
  const { id } = await ines(visits.start, { place: "14 Elm Street", phone: "555 0100", colleagueId: ravi.id, backAt: nextMinute() });
  const visitId = id as Visit["visitId"];
  const his = await visit("Ravi Menon");
  await his.goto("/today");
  await expect(his.getByRole("region", { name: "You look out for" })).toContainText("Ines Carvalho");
  const late = his.getByRole("region", { name: "Ines Carvalho has not come back" });
  await expect(async () => {
    await his.reload();
    await expect(late).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 120_000 });
  await expect(late).not.toContainText("Elm Street");
  await his.goto("/cases");
  await his.getByRole("link", { name: "Ines Carvalho has not come back: look now" }).click();
  const doing = await countCost(his);
  await late.getByRole("button", { name: /^Show where/ }).click();
  await expect(late).toContainText("14 Elm Street");
  await expect(late.getByRole("link", { name: "Call 555 0100" })).toBeVisible();
  await checkPage(his, "visit-late");
  await late.getByRole("button", { name: /^I am on it/ }).click();
  await expect(late).toContainText("You are on it.");
  await late.getByRole("button", { name: /^They are safe/ }).click();
  await expect(late).toHaveCount(0);
  doing.atMost({ presses: 3 });
  await expect(his.getByRole("region", { name: "You look out for" })).toContainText("Safe, says Ravi Menon");

  await signIn(page, server, "Ines Carvalho");
  await page.goto("/visits");
  const bar = page.getByRole("region", { name: "You are out" });
  await expect(bar).toContainText("Ravi Menon has taken care of it.");
  await expect(page.getByRole("main")).toContainText("read where you went");
  await bar.getByRole("button", { name: "I am out and safe" }).click();
  await expect(bar).toHaveCount(0);
  await his.reload();
  await expect(his.getByRole("region", { name: "You look out for" })).toContainText("Out and safe since");
  expect((await ines(visits.now, {})).mine).toBeNull();
  expect(visitId).toBeTruthy();
});
