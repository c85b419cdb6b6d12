import { rota } from "../src/oncall/contract.ts";
import { accounts } from "../src/staff/contract.ts";
import { me } from "../src/staff/meContract.ts";
import { checkAxe, checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { dayFrom, givenConcern } from "./given.ts";
import { expect, type Server, signIn, test } from "./support.ts";

test.use({ network: "on call" });

/** Somebody of Northlake on call from midnight until tomorrow's end. */
async function givenOnCall(server: Server, who: string): Promise<void> {
  const call = await server.as("Ravi Menon");
  const { programs } = await call(me.show, {});
  const { colleagues } = await call(accounts.colleagues, {});
  const account = colleagues.find(({ name }) => name === who)!;
  const night = { firstDay: dayFrom(0), fromTime: "00:00", lastDay: dayFrom(1), untilTime: "23:59" };
  await call(rota.addShift, { programId: programs[0]!.id, accountId: account.id, rank: "first", ...night } as never);
}

test("D04 nobody on call: the form says so before anything is sent, when it is read, and what to do instead", async ({ page }) => {
  await page.goto("/refer/rio-verde?as=community");
  const said = page.getByText("Nobody is on call now.");
  await expect(said).toBeVisible();
  await expect(page.locator("main")).toContainText(/We read this on \w+day, \w+ \d+\. If it cannot wait, call: 911/);
  const [above, below] = [await said.boundingBox(), await page.getByRole("button", { name: "Send", exact: true }).boundingBox()];
  expect(above!.y).toBeLessThan(below!.y);
});

test("A14 D04 a rota in three presses; an urgent concern rings the one on call alone, who takes it in one; the form says that somebody is told", async ({
  page,
  server,
  visit,
}) => {
  await signIn(page, server, "Ravi Menon");
  await page.goto("/settings/on-call");
  await page.getByRole("heading", { name: "Add a turn that comes round each week" }).waitFor();
  const cost = await countCost(page);
  const form = page.locator("section").filter({ hasText: "Add a turn that comes round each week" });
  await form.getByRole("button", { name: /Who/ }).click();
  await page.getByRole("option", { name: "Ravi Menon" }).click();
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("Friday 5:00 PM to Monday 8:00 AM: Ravi Menon")).toHaveCount(2);
  cost.atMost({ presses: 3 });
  await checkPage(page, "rota");
  // Hours in which nobody has a turn say who is rung then; what is over is changed no more.
  await page.getByRole("button", { name: "Week after" }).click();
  await expect(page.getByText(/there are hours in which nobody has a turn/)).toBeVisible();
  await expect(page.getByText("Priya Raman is rung", { exact: false }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: /^Swap: / })).not.toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await checkAxe(page, "a week with hours that are nobody's");
  await page.screenshot({ path: ".test/pictures/rota-next-phone.png", fullPage: true });
  await page.setViewportSize({ width: 1280, height: 800 });
  for (let week = 0; week < 2; week++) await page.getByRole("button", { name: "Week before" }).click();
  await expect(page.getByRole("button", { name: /^Swap: / })).toHaveCount(0);
  await page.goto("/settings/on-call");
  await page.getByRole("button", { name: "End: Friday 5:00 PM to Monday 8:00 AM: Ravi Menon" }).first().click();
  await expect(page.getByText("Friday 5:00 PM to Monday 8:00 AM: Ravi Menon")).toHaveCount(1);

  await givenOnCall(server, "Sam Whitfield");
  const concernId = await givenConcern(server, "Ruth Okafor", "Somebody sits on the roof of Elm Hall.", { urgency: "now" });
  const [dean, other] = [await visit("Sam Whitfield"), await visit("Ravi Menon")];
  await dean.goto("/today");
  await expect(dean.getByRole("heading", { name: "Something urgent is waiting" })).toBeVisible();
  await checkPage(dean, "rung");
  await other.goto("/today");
  await other.getByRole("heading", { level: 1 }).waitFor();
  await expect(other.getByRole("heading", { name: "Something urgent is waiting" })).toHaveCount(0);
  await dean.getByRole("button", { name: "I have it" }).focus();
  await dean.keyboard.press("Enter");
  await dean.waitForURL(`**/concerns/${concernId}`);
  await dean.goto("/today");
  await dean.getByRole("heading", { level: 1 }).waitFor();
  await expect(dean.getByRole("heading", { name: "Something urgent is waiting" })).toHaveCount(0);

  await other.goto("/refer/northlake?as=community");
  await expect(other.getByText("somebody who is on call is told at once")).toBeVisible();
});

test("D04 passed on, the next one's Today rings by itself", async ({ server, visit }) => {
  await givenOnCall(server, "Sam Whitfield");
  await givenConcern(server, "Ruth Okafor", "It cannot wait.", { urgency: "now" });
  const dean = await visit("Sam Whitfield");
  await dean.goto("/today");
  await expect(dean.getByRole("button", { name: /^Take it/ })).toHaveCount(0);
  await dean.getByRole("button", { name: "Pass on" }).click();
  await expect(dean.getByText(/Passed on: .+ is being rung/)).toBeVisible();
  await expect(dean.getByRole("heading", { name: "Something urgent is waiting" })).toHaveCount(0);
  const next = await visit("Priya Raman");
  const second = await visit("Ravi Menon");
  await Promise.all([next.goto("/today"), second.goto("/today")]);
  await expect(next.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(second.getByRole("heading", { level: 1 })).toBeVisible();
  const have = { name: "I have it" } as const;
  await expect
    .poll(async () => (await next.getByRole("button", have).count()) + (await second.getByRole("button", have).count()), {
      timeout: 20_000,
    })
    .toBe(1);
});

test("D04 the hand-over sheet: written in two presses, read in two, and nobody outside the program finds it", async ({
  page,
  server,
  visit,
}) => {
  await signIn(page, server, "Sam Whitfield");
  await page.goto("/today");
  await page.getByRole("heading", { level: 1 }).waitFor();
  const writing = await countCost(page);
  await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Hand-over" }).click();
  await expect(page.getByRole("heading", { name: "Who was rung" })).toBeVisible();
  await page.getByRole("textbox", { name: "What they should know" }).focus();
  await page.keyboard.type("Quiet since two. The roof is locked now.");
  await page.getByRole("button", { name: "Hand over", exact: true }).click();
  await expect(page.getByText("Nobody has said that they read it.").first()).toBeVisible();
  writing.atMost({ presses: 3 });

  const next = await visit("Ravi Menon");
  await next.goto("/today");
  await next.getByRole("heading", { level: 1 }).waitFor();
  const reading = await countCost(next);
  await next.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Hand-over" }).click();
  await next.getByRole("listitem").filter({ hasText: "Quiet since two." }).getByRole("button", { name: "I have read this" }).click();
  await expect(next.getByText("Read by Ravi Menon").first()).toBeVisible();
  reading.atMost({ presses: 3 });
  await checkPage(next, "hand-over");

  const outside = await visit("Ida Lindqvist");
  await outside.goto("/on-call/hand-over");
  await expect(outside.getByText("You see no program's inbox")).toBeVisible();
  await expect(outside.getByText("Quiet since two.")).toHaveCount(0);
});
