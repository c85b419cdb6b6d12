import { cases } from "../src/cases/contract.ts";
import { accounts } from "../src/staff/contract.ts";
import { checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { choose, givenCase } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

// Many at once, within their presses: tries, check-ins, a group, quiet cases closed, a leaver's cases handed over.

test.use({ network: "many" });

test("D32 outreach: one press a try, taken back within ten seconds; three tries in two ways; a supervisor looks at high risk", async ({
  page,
  server,
  visit,
}) => {
  const { caseId } = await givenCase(server, "Ravi Menon", "Ines", "Mateo Lopez", { risk: "high" });
  await signIn(page, server, "Ines Carvalho");
  await page.goto("/cases/outreach?filter=new");
  const row = page.getByRole("listitem").filter({ hasText: "Mateo L." }).first();
  await expect(row).toBeVisible();
  const cost = await countCost(page);
  const press = async (name: RegExp, tries: number) => {
    await row.getByRole("button", { name }).click();
    await expect(row.getByRole("list", { name: "Tries" }).getByRole("listitem")).toHaveCount(tries);
  };
  await press(/Tried .*: Call/, 1);
  cost.atMost({ presses: 1 });
  await press(/Tried .*: Text/, 2);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(row.getByRole("list", { name: "Tries" }).getByRole("listitem")).toHaveCount(1);
  await press(/Tried .*: Text/, 2);
  await press(/Tried .*: Call/, 3);
  await row.getByRole("button", { name: /Ask for a look/ }).click();
  await expect(row.getByText("A supervisor is looking at it")).toBeVisible();
  const ravi = await visit("Ravi Menon");
  await ravi.goto("/today");
  await ravi.getByRole("button", { name: /Approve closing the case of/ }).click();
  await expect(ravi.getByText("Case closed")).toBeVisible();
  const { case: head } = await (await server.as("Ravi Menon"))(cases.show, { caseId: caseId as never });
  expect([head.status, head.closureReason]).toEqual(["closed", "no_response"]);
});

test('D32 "no thank you" is written down, respected, and nothing more is offered to try', async ({ page, server }) => {
  const { caseId } = await givenCase(server, "Ravi Menon", "Ines", "Lin Okoro");
  await signIn(page, server, "Ines Carvalho");
  await page.goto("/cases/outreach?filter=new");
  const row = page.getByRole("listitem").filter({ hasText: "Lin O." }).first();
  await row.getByRole("button", { name: /said “no thank you”/ }).click();
  const dialog = page.getByRole("dialog");
  await choose(dialog, "How did they say it?", "By text");
  await checkPage(page, "decline");
  await dialog.getByRole("button", { name: "Write it down" }).click();
  await expect(page.getByText("Written down, and the case is closed")).toBeVisible();
  const { case: head } = await (await server.as("Ravi Menon"))(cases.show, { caseId: caseId as never });
  expect(head.closureReason).toBe("declined");
});

test("people 5.2 a check-in is three presses a person, one after another", async ({ page, server }) => {
  await signIn(page, server, "Tomás Vega");
  await page.goto("/cases/check-ins?who=all");
  await page.getByRole("radiogroup", { name: "How is it going?" }).waitFor();
  const cost = await countCost(page);
  for (const [feeling, way] of [
    ["Better", "In person"],
    ["Worse", "Call"],
  ] as const) {
    const before = await page.getByText(/done, \d+ to go/).textContent();
    await choose(page, "How is it going?", feeling);
    await choose(page, "How did you speak?", way);
    await page.getByRole("button", { name: "In a week" }).click();
    await expect(page.getByText(before ?? "")).toHaveCount(0);
  }
  cost.atMost({ presses: 6 });
  await expect(page.getByText(/Check-in saved for/).first()).toBeVisible();
  // Whoever comes next stands there from the name on, also on a phone; and the one before is taken back.
  await page.setViewportSize({ width: 390, height: 844 });
  const counted = await page.getByText(/done, \d+ to go/).textContent();
  await choose(page, "How is it going?", "Better");
  await choose(page, "How did you speak?", "Call");
  await page.getByRole("button", { name: "In a week" }).click();
  await expect(page.getByText(counted ?? "")).toHaveCount(0);
  await expect(page.getByRole("main").getByRole("heading", { level: 2 }).first()).toBeInViewport();
  await page.screenshot({ path: ".test/pictures/check-in-next-phone.png" });
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(page.getByText(counted ?? "")).toBeVisible();
});

test("D26 a group is entered once: three presses and one for each who was not there", async ({ page, server }) => {
  await signIn(page, server, "Ana Ruiz");
  const opened = [];
  for (let n = 0; n < 5; n++) opened.push(await givenCase(server, "Dolores Marín", "Ana", `Amina${n} Group`));
  await page.goto("/cases/groups");
  await page.getByRole("textbox", { name: "Topic" }).fill("Sleeping again");
  await page.getByRole("searchbox").fill("Amina");
  const cost = await countCost(page);
  await page.getByRole("button", { name: /^Add all/ }).click();
  await choose(page, /Was .*Amina2.* there/, "Absent");
  await page.getByRole("button", { name: /^Save for/ }).click();
  await expect(page.getByText("Saved for 5 people").first()).toBeVisible();
  cost.atMost({ presses: 4 });
  // One more was not there: the session is opened as it was, and saved anew.
  await page.getByRole("button", { name: "Put right: Sleeping again" }).click();
  await choose(page, /Was .*Amina3.* there/, "Absent");
  await page.getByRole("button", { name: /^Save for 5 people \(3 there, 2 not\)/ }).click();
  await expect(page.getByRole("button", { name: "Again: Sleeping again" })).toHaveCount(1);
  await page.goto(`/cases/${opened[3]?.caseId}`);
  await expect(page.getByText(/Group: .*Sleeping again.*did not come/).first()).toBeVisible();
  await page.goto(`/cases/${opened[2]?.caseId}`);
  await expect(
    page
      .getByText("Group: ⁨Sleeping again⁩: they did not come")
      .or(page.getByText(/Group: .*Sleeping again.*did not come/))
      .first(),
  ).toBeVisible();
  for (const other of [0, 1, 3, 4]) await expect(page.getByText(`Amina${other}`)).toHaveCount(0);
});

test("D21 the quiet cases are closed together in six presses, however many, and all of it can be taken back", async ({ page, server }) => {
  test.slow();
  await signIn(page, server, "Ravi Menon");
  await page.goto("/cases?whose=all");
  const cost = await countCost(page);
  await choose(page, "How they stand", "Quiet");
  await page.getByRole("button", { name: /^Choose all/ }).click();
  await checkPage(page, "quiet");
  await page.getByRole("button", { name: /^Close .*case/ }).click();
  const dialog = page.getByRole("dialog");
  await choose(dialog, "Why do they end?", "Goals met");
  const steps = dialog.getByRole("radiogroup", { name: /still to be done/ });
  if (await steps.count()) await choose(dialog, /still to be done/, "Cancel it and close");
  await dialog.getByRole("button", { name: "Close them" }).click();
  await expect(page.getByText(/cases? closed/).first()).toBeVisible();
  cost.atMost({ presses: 6 });
  await checkPage(page, "quiet-closed");
  await page.getByRole("button", { name: "Take all of it back" }).click();
  await expect(page.getByText(/closings? taken back/).first()).toBeVisible();
});

test("asks 2 a leaver's cases are handed over in five presses, and somebody tells each person", async ({ page, server }) => {
  await signIn(page, server, "Ravi Menon");
  await page.goto("/cases");
  const cost = await countCost(page);
  await page.getByRole("button", { name: "Many at once" }).click();
  await page.getByRole("menuitem", { name: "Somebody leaves" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Omar Haddad/ })
    .click();
  await page.getByRole("heading", { name: /Hand over from/ }).waitFor();
  await checkPage(page, "leaver");
  await page.getByRole("button", { name: /^Hand over \d+ cases?/ }).click();
  await expect(page.getByText(/cases? handed over/).first()).toBeVisible();
  cost.atMost({ presses: 5 });
});

test("asks 2 R08 an administrator hands a leaver's cases over by number, without a name or a word", async ({ page, server }) => {
  await signIn(page, server, "Ida Lindqvist");
  const call = await server.as("Ida");
  const { colleagues } = await call(accounts.colleagues, {});
  const ines = colleagues.find(({ name }) => name === "Ines Carvalho");
  await page.goto(`/settings/accounts/${ines?.id}/hand-over`);
  await page.getByRole("heading", { name: /Hand over from/ }).waitFor();
  await expect(page.getByText(/Case \d+/).first()).toBeVisible();
  await expect(page.getByText("Rivera")).toHaveCount(0);
  await checkPage(page, "leaver-by-admin");
  await page.getByRole("button", { name: /^Hand over \d+ cases?/ }).click();
  await expect(page.getByText(/cases? handed over/).first()).toBeVisible();
});
