import { cases } from "../src/cases/contract.ts";
import { tasks } from "../src/cases/tasks/contract.ts";
import { checkAxe, checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { givenCase } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

test.use({ network: "today" });

test("B10 C04 what slips is said in plain words, to the worker and to the supervisor, and mended from the list", async ({
  page,
  server,
  visit,
}) => {
  // Of high risk, so that the supervisor hears of it at once, in every season.
  const { caseId } = await givenCase(server, "Ravi", "Ines", "Iris Steady", { risk: "high" });
  const call = await server.as("Ines");
  const { tasks: open } = await call(cases.show, { caseId: caseId as never });
  for (const { taskId, version } of open) await call(tasks.complete, { taskId, version });
  const supervisor = await visit("Ravi Menon");
  await supervisor.goto("/");
  const watched = supervisor.getByRole("region", { name: "Slipping" }).getByRole("listitem").filter({ hasText: "Iris S." });
  await expect(watched.filter({ hasText: "No next step is set." })).toContainText("with Ines Carvalho");
  await expect(supervisor.getByRole("heading", { level: 1 })).not.toHaveText(/can wait its turn/);
  await signIn(page, server, "Ines Carvalho");
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Good (morning|afternoon|evening)\. .* cannot wait\./);
  const slipping = page.getByRole("region", { name: "Slipping" });
  for (const row of await slipping.getByRole("listitem").all()) {
    await expect(row).toHaveText(/No next step is set|No one has reached .* since|was planned for|Nobody carries/);
  }
  await checkPage(page, "today-full");
  const cost = await countCost(page);
  await slipping.getByRole("button", { name: /Set a next step, .?Iris S\./ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What happens next?").fill("Ask the advisor about fewer credits");
  await dialog.getByRole("button", { name: "Tomorrow" }).click();
  await checkAxe(page, "setting a next step");
  await dialog.getByRole("button", { name: "Save the next step" }).click();
  await expect(page.getByText(/Next step set/)).toBeVisible();
  cost.atMost({ presses: 3 });
  await expect(slipping.getByRole("listitem").filter({ hasText: "Iris S." }).filter({ hasText: "No next step is set." })).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Coming" }).getByText("Ask the advisor about fewer credits")).toBeVisible();
  await supervisor.reload();
  await expect(supervisor.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(watched.filter({ hasText: "No next step is set." })).toHaveCount(0);
});

test("B10 B26 a task is done with one press and undone with one; what comes next is asked at once", async ({ page, server }) => {
  await signIn(page, server, "Ines Carvalho");
  await page.goto("/");
  const row = page.getByRole("listitem").filter({ hasText: "Safety follow-up" });
  const cost = await countCost(page);
  await row.getByText("Safety follow-up").click();
  await expect(row.getByRole("checkbox")).toBeChecked();
  await expect(row).toContainText("Done");
  cost.atMost({ presses: 1 });
  await row.getByRole("button", { name: "Undo" }).click();
  await expect(row.getByRole("checkbox")).not.toBeChecked();
  await expect(row.getByText(/was due/)).toBeVisible();
  await page.reload();
  await expect(row.getByText(/was due/), "after loading again").toBeVisible();
  await row.getByText("Safety follow-up").click();
  await row.getByRole("button", { name: "Set the next step" }).click();
  const dialog = page.getByRole("dialog", { name: /Next step for .?Amina M\./ });
  await dialog.getByLabel("What happens next?").fill("Call after her mother has left");
  await dialog.getByRole("button", { name: "In 3 days" }).click();
  await dialog.getByRole("button", { name: "Save the next step" }).click();
  await expect(page.getByRole("region", { name: "Coming" }).getByText("Call after her mother has left")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Safety follow-up" })).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole("region", { name: "Coming" }).getByText("Call after her mother has left")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Safety follow-up" })).toHaveCount(0);
});

test("B10 what slips is put off with a reason that stays readable, and taken back", async ({ page, server }) => {
  const { caseId } = await givenCase(server, "Ravi", "Ines", "Pia Snooze");
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${caseId}`);
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await expect(page.getByText("No next step is set")).toBeVisible();
  await page.goto("/");
  const slipping = page.getByRole("region", { name: "Slipping" });
  await slipping.getByRole("button", { name: /More about .?Pia S\./ }).click();
  await page.getByRole("menuitem", { name: "Put it off, with a reason" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "In a week" }).click();
  await dialog.getByRole("button", { name: "Put it off" }).click();
  await expect(dialog.getByRole("alert").first()).toBeVisible();
  await dialog.getByLabel("Why is that all right?").fill("With her family until then; she asked for quiet.");
  await checkAxe(page, "putting something off");
  await dialog.getByRole("button", { name: "Put it off" }).click();
  await expect(page.getByText(/Put off until/).first()).toBeVisible();
  await expect(slipping.getByText(/Pia S\./)).toHaveCount(0);
  const putOff = page.getByRole("region", { name: /Put off/ });
  await expect(
    putOff.getByText("With her family until then; she asked for quiet.").or(page.getByText("With her family until then")).first(),
  ).toBeAttached();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(slipping.getByText(/Pia S\./).first()).toBeVisible();
});

test("A18 R15 what a colleague who is away has to do is on the list of whoever stands in, until the cover ends", async ({
  page,
  server,
  visit,
}) => {
  await signIn(page, server, "Ines Carvalho");
  await page.goto("/");
  const row = page.getByRole("listitem").filter({ hasText: "Aid office: did the letter arrive?" });
  await expect(row).toContainText("for Omar Haddad");
  await expect(page.getByText(/Marcus B\./), "a paused case makes no noise").toHaveCount(0);
  await row.getByRole("link", { name: /Open/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("أمينة");
  await expect(page.getByText(/Case manager: .?Omar Haddad/)).toBeVisible();
  await page.getByRole("button", { name: "Why can I see this?" }).click();
  await expect(page.getByText(/stand in|standing in|cover/i).last()).toBeVisible();
  await page.keyboard.press("Escape");
  const away = await visit("Omar Haddad");
  await away.goto("/settings/cover");
  await away.getByRole("button", { name: "End now: Ines Carvalho stands in for Omar Haddad" }).click();
  await expect(away.getByText("Ines Carvalho stands in for Omar Haddad")).toBeHidden();
  const address = new URL(page.url()).pathname;
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(row).toHaveCount(0);
  await page.goto(address);
  await expect(page.getByRole("heading", { name: "There is nothing here for you" })).toBeVisible();
});
