import { calendar } from "../src/agencies/contract.ts";
import { plans } from "../src/plans/contract.ts";
import { checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { choose, dayFrom, givenCase } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

// Omar and Ravi at Northlake: a question and its answer, a closing that waits for a yes, a record of the quarter.

test.use({ network: "supervision" });

test("A11 a question to the supervisor in three presses from the case; it stands on their Today, and the answer comes to who asked", async ({
  page,
  visit,
  server,
}) => {
  test.slow();
  const { caseId } = await givenCase(server, "Ravi Menon", "Omar", "Mateo V");
  await signIn(page, server, "Omar Haddad");
  await page.goto(`/cases/${caseId}`);
  const dialog = page.getByRole("dialog");
  const asking = await countCost(page);
  await page.getByRole("tab", { name: "Team & access" }).click();
  await page.getByRole("button", { name: "Ask a supervisor" }).click();
  await dialog.getByRole("textbox", { name: "What do you ask?" }).fill("They want me at the hearing on Friday. May I go?");
  await dialog.getByRole("button", { name: "Send it" }).click();
  await expect(dialog).toHaveCount(0);
  asking.atMost({ presses: 3 });
  const card = page.getByRole("region", { name: "Talk to a supervisor" });
  await expect(card).toContainText("Asked");
  await card.screenshot({ path: ".test/pictures/supervision-card.png" });

  const ravi = await visit("Ravi Menon");
  await ravi.goto("/today");
  const asked = ravi.getByRole("region", { name: "You are asked as a supervisor" });
  await expect(asked).toContainText("They want me at the hearing on Friday.");
  await ravi.screenshot({ path: ".test/pictures/supervision-today.png", fullPage: true });
  const answering = await countCost(ravi);
  await asked.getByRole("button", { name: /^Answer: A question, .*Mateo/ }).click();
  await ravi.getByRole("dialog").getByRole("textbox", { name: "Your answer" }).fill("Go, and tell me how it was.");
  await ravi.getByRole("button", { name: "Send the answer" }).click();
  answering.atMost({ presses: 2 });
  await expect(ravi.getByText("They want me at the hearing on Friday.")).toHaveCount(0);

  await page.goto("/today");
  const answered = page.getByRole("region", { name: "A supervisor answered" });
  await expect(answered).toContainText("Go, and tell me how it was.");
  await answered
    .getByRole("button", { name: /^Read, lay aside/ })
    .first()
    .click();
  await expect(page.getByText("Go, and tell me how it was.")).toHaveCount(0);
  await page.goto(`/cases/${caseId}`);
  await expect(page.getByText("A supervisor answered")).toBeVisible();
});

test("A11 a closing waits for a yes where the program wants it, and a record that was picked is looked through", async ({
  page,
  visit,
  server,
}) => {
  test.slow();
  const { caseId } = await givenCase(server, "Ravi Menon", "Omar", "Lin O'Brien");
  const ida = await server.as("Ida Lindqvist");
  const { programs } = await ida(calendar.show, {});
  const care = programs.find(({ name }) => /CARE/.test(name))!;
  const { id: programId, name: _, open: __, nextDay: ___, escalation, alwaysAsksSafety: ____, ...clocks } = care;
  const wants = { approvesClosing: true, approvesPlan: true, reviewsRecords: true };
  await ida(calendar.changeClocks, { ...clocks, programId, escalationId: escalation?.id ?? null, ...wants });

  await signIn(page, server, "Omar Haddad");
  await page.goto(`/cases/${caseId}`);
  const dialog = page.getByRole("dialog");
  const closing = async () => {
    await page.getByRole("button", { name: "Close…" }).click();
    await choose(dialog, "Why does it end?", "Goals met");
    await choose(dialog, /How are they now/, /better/i);
    await dialog.getByRole("button", { name: "Close the case" }).click();
    await dialog.getByRole("button", { name: "Cancel them and close" }).click();
  };
  await closing();
  await expect(dialog).toContainText("a supervisor says yes before a case is closed");
  await page.keyboard.press("Escape");
  const leave = page.getByRole("button", { name: /Leave|Throw away|Discard/ });
  if (await leave.isVisible().catch(() => false)) await leave.click();
  await page.goto(`/cases/${caseId}?part=team`);
  await page.getByRole("button", { name: "Ask a supervisor" }).click();
  await choose(dialog, "What for?", "A yes to closing the case");
  await dialog.getByRole("textbox", { name: "What do you ask?" }).fill("Goals met; they say so themselves.");
  await dialog.getByRole("button", { name: "Send it" }).click();
  await expect(dialog).toHaveCount(0);

  const ravi = await visit("Ravi Menon");
  await ravi.goto("/supervision");
  await ravi.getByRole("button", { name: /^Answer: A closing that waits for a yes, .*Lin/ }).click();
  await choose(ravi.getByRole("dialog"), "May the case be closed?", "Yes");
  await ravi.getByRole("button", { name: "Send the answer" }).click();
  await expect(ravi.getByRole("dialog")).toHaveCount(0);

  await page.goto(`/cases/${caseId}`);
  await closing();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(/Case closed: /)).toBeVisible();

  // A plan that was agreed stands, and says that it waits.
  const amina = await givenCase(server, "Ravi Menon", "Omar", "Amina Q");
  const omar = await server.as("Omar Haddad");
  const { id } = await omar(plans.begin, { caseId: amina.caseId as never });
  const planId = id as never;
  const written = { statement: "To finish the term.", language: "en", authoredWith: "together", targetEnd: null } as const;
  const days = { startOn: dayFrom(0), reviewOn: dayFrom(30) };
  const { version } = await omar(plans.write, { planId, version: 1, ...written, ...days, goals: [{ words: "A quiet room" }] });
  await omar(plans.agree, { planId, version, readBack: true, how: "spoken", signedName: null });
  await page.goto(`/cases/${amina.caseId}?part=plan`);
  await expect(page.getByText("It waits for a supervisor’s yes.")).toBeVisible();
  await page.screenshot({ path: ".test/pictures/supervision-plan.png" });
  await ravi.reload();
  await ravi.getByRole("button", { name: /^Answer: A plan that waits for a yes, .*Amina/ }).click();
  await choose(ravi.getByRole("dialog"), "Is the plan good as it is?", "Yes");
  await ravi.getByRole("button", { name: "Send the answer" }).click();
  await expect(ravi.getByRole("dialog")).toHaveCount(0);
  await page.reload();
  await expect(page.getByText("A quiet room").first()).toBeVisible();
  await expect(page.getByText("It waits for a supervisor’s yes.")).toHaveCount(0);

  // One record of the quarter.
  const records = ravi.getByRole("region", { name: "Records of this quarter" });
  await expect(records).toContainText(/0 of \d+ looked through/);
  const looking = await countCost(ravi);
  await records
    .getByRole("button", { name: /^Look through the record of/ })
    .first()
    .click();
  const found = ravi.getByRole("dialog");
  await choose(found, "Were they spoken with in time?", "Yes");
  await choose(found, "Is their plan current?", "No");
  await choose(found, "Is there a next step?", "Yes");
  await found.getByRole("textbox", { name: /What you found/ }).fill("The plan is from spring.");
  await found.getByRole("button", { name: "Keep what I found" }).click();
  await expect(found).toHaveCount(0);
  looking.atMost({ presses: 5 });
  await expect(records).toContainText(/1 of \d+ looked through/);
  await expect(records).toContainText("The plan is from spring.");
  await checkPage(ravi, "supervision");
});
