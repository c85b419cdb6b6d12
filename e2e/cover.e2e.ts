import { contacts } from "../src/cases/contacts/contract.ts";
import { cases } from "../src/cases/contract.ts";
import { accounts, memberships } from "../src/staff/contract.ts";
import { covers } from "../src/staff/coverContract.ts";
import { me } from "../src/staff/meContract.ts";
import { training } from "../src/staff/training/contract.ts";
import { checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { dayFrom, givenCase, typeDay } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

test.use({ network: "cover" });

test("A17 A18 R15 away at once in three presses, the colleague who stands by is proposed; back again, Today says what happened meanwhile and by whom", async ({
  page,
  server,
}) => {
  const { caseId } = await givenCase(server, "Ravi Menon", "Ines", "Amina Meanwhile");
  const ravi = await server.as("Ravi Menon");
  const { programs } = await ravi(me.show, {});
  await ravi(training.standBy, { programId: programs[0]!.id, on: true });
  await signIn(page, server, "Ines Carvalho");
  await page.goto("/");
  await page.getByRole("heading", { level: 1 }).waitFor();
  const cost = await countCost(page);
  await page.getByRole("button", { name: /^Ines Carvalho/ }).click();
  await page.getByRole("menuitem", { name: "Away and cover" }).click();
  await expect(page.getByRole("button", { name: /Who stands in today/ })).toContainText("Ravi Menon");
  await page.getByRole("button", { name: "Away from today" }).click();
  await expect(page.getByText("Ravi Menon stands in for Ines Carvalho")).toBeVisible();
  cost.atMost({ presses: 4 });

  await ravi(contacts.add, { caseId: caseId as never, kind: "call", result: "completed", onDay: dayFrom(0) });
  await page.getByRole("button", { name: "Back now" }).click();
  await expect(page.getByText("Ravi Menon stands in for Ines Carvalho")).toBeHidden();
  await page.goto("/");
  const card = page.getByRole("region", { name: "While you were away" });
  await expect(card).toContainText(/Ravi Menon.* stood in\. Your cases are yours again\./);
  await expect(card.getByRole("listitem").filter({ hasText: "Amina M." })).toContainText(/Ravi Menon.*: a contact/);
  await checkPage(page, "today-back");
  await card.getByRole("button", { name: "I have read it" }).click();
  await expect(card).toBeHidden();
});

test("A18 R15 whoever is called in sick with nobody standing in is whom the plan is for; Today says it once of all their cases, and to themself; a plan called off leaves nothing behind", async ({
  page,
  server,
  visit,
}) => {
  for (const name of ["Jo One", "Lin Two"]) await givenCase(server, "Ravi Menon", "Ines", name);
  await signIn(page, server, "Ravi Menon");
  await page.goto("/settings/cover");
  await page.getByRole("button", { name: /Who cannot come/ }).click();
  await page.getByRole("option", { name: "Ines Carvalho" }).click();
  await page.getByRole("button", { name: /Who stands in today/ }).click();
  await page.getByRole("option", { name: "Nobody yet" }).click();
  await page.getByRole("button", { name: "Away from today" }).click();
  await expect(page.getByText("Nobody stands in: plan it below.")).toBeVisible();
  const whom = page.getByRole("combobox", { name: "Who is away" });
  await expect(whom).toHaveValue("Ines Carvalho");
  const row = page.getByRole("listitem").filter({ hasText: "Ines Carvalho is away, and nobody stands in" });
  await expect(row).toContainText("Now");
  await expect(row).not.toContainText(":00");
  await expect(row.getByRole("button", { name: /^Back now: / })).toBeVisible();
  await checkPage(page, "cover-uncovered");

  await page.goto("/");
  const slipping = page.getByRole("region", { name: "Slipping" });
  const all = slipping.getByRole("listitem").filter({ hasText: /Ines Carvalho.? is away, and nobody stands in/ });
  await all.getByRole("button", { name: /^Show the cases/ }).click();
  await expect(slipping.getByRole("link", { name: /^Open the case: .*Lin T\./ })).toBeVisible();
  await checkPage(page, "today-away");
  await all.getByRole("link", { name: /^Find somebody/ }).click();
  await expect(whom).toHaveValue("Ines Carvalho");

  const ines = await visit("Ines Carvalho");
  await ines.goto("/");
  await checkPage(ines, "today-own-away");
  await ines.getByRole("button", { name: "I am back" }).click();
  await expect(ines.getByText(/^You are marked as away until/)).toBeHidden();
  const call = await server.as("Ines Carvalho");
  const { id: coveredId } = await call(me.show, {});
  const { candidates } = await call(covers.candidates, { coveredId });
  await call(covers.add, { coveredId, byId: candidates[0]!.id, firstDay: dayFrom(20), lastDay: dayFrom(22) });
  await ines.goto("/settings/cover");
  const plan = ines.getByRole("listitem").filter({ hasText: "stands in for Ines Carvalho" });
  await expect(plan).not.toContainText(":00");
  await plan.getByRole("button", { name: /^Call it off: / }).click();
  await expect(ines.getByText("Called off").first()).toBeVisible();
  await expect(ines.getByText(/Ines Carvalho is away, and|stands in for Ines Carvalho/)).toHaveCount(0);
});

test("B04 B07 B21 A06 on a program's page its supervisor asks for a training; who has it not is given no case, as the roster says, until it is written down", async ({
  page,
  server,
}) => {
  await signIn(page, server, "Ravi Menon");
  await page.goto("/caseload");
  await page.getByRole("link", { name: /^The program/ }).click();
  await page.getByRole("heading", { name: "Who carries cases" }).waitFor();
  await page.getByRole("button", { name: "Ask for something" }).click();
  await page.getByRole("dialog").getByLabel("What is it called?").fill("Mandated reporting");
  // Everybody has two weeks for it, unless another day is chosen.
  const from = page.getByRole("dialog").getByRole("group", { name: /^Asked from/ });
  await expect(from.getByRole("spinbutton", { name: /day/ })).toHaveText(dayFrom(14).slice(8));
  await typeDay(from, dayFrom(0));
  await page.getByRole("dialog").getByRole("button", { name: "Ask for it" }).click();
  const row = page.getByRole("listitem").filter({ hasText: "Omar Haddad" });
  await expect(row).toContainText("Given no cases");
  await expect(row).toContainText(/Lacks .?Mandated reporting/);
  await checkPage(page, "program");
  await row.getByRole("button", { name: /^Note a training: / }).click();
  await page.getByRole("dialog").getByLabel("What shows it?").fill("Certificate 17, in the folder");
  await page.getByRole("dialog").getByRole("button", { name: "Write it down" }).click();
  await expect(row).not.toContainText("Given no cases");
  // Until everybody has it, Today says who lacks it, and one press says that they were trained.
  await page.goto("/");
  const ending = page.getByRole("region", { name: "Trainings and agreements that run out" });
  await expect(ending).toContainText("No new cases");
  await checkPage(page, "today-expiring");
  await ending.getByRole("button", { name: /^Trained today: .*Ravi Menon/ }).click();
  await expect(page.getByText("Written down: trained again today")).toBeVisible();
  await expect(ending.getByRole("button", { name: /^Trained today: .*Ravi Menon/ })).toBeHidden();
  await page.goto("/caseload");
  await page.getByRole("heading", { name: "What comes, and what next month looks like" }).waitFor();
});

test("A19 A18 who works alone names somebody from outside, an administrator says yes, they accept; away in a press, they see the cases for these days and nothing after", async ({
  page,
  server,
}) => {
  const pilar = await server.as("Pilar Soto");
  const { accounts: all } = await pilar(accounts.list, {});
  for (const { id: membershipId } of all.find(({ name }) => name === "Dolores Marín")!.memberships)
    await pilar(memberships.end, { membershipId });
  await signIn(page, server, "Ana Ruiz");
  await page.goto("/");
  await page.getByRole("heading", { level: 1 }).waitFor();
  const cost = await countCost(page);
  await page.getByRole("button", { name: /^Ana Ruiz/ }).click();
  await page.getByRole("menuitem", { name: "Away and cover" }).click();
  await expect(page.getByText("Nobody here can: name somebody from outside who may, below.")).toBeVisible();
  await page.getByLabel("Their name").fill("Jo O'Brien");
  await page.getByLabel("Their e-mail").fill("jo@casaluz.example");
  await page.getByLabel(/^Who they are/).fill("Retired advocate");
  await page.getByRole("button", { name: "Name them" }).click();
  await expect(page.getByText("An administrator has yet to say yes.")).toBeVisible();
  cost.atMost({ presses: 4 });

  await signIn(page, server, "Pilar Soto");
  await page.goto("/settings/cover");
  await page.getByRole("button", { name: "Agree: Jo O'Brien" }).click();
  await expect(page.getByText("They were sent a way in, and have yet to accept.")).toBeVisible();

  await signIn(page, server, "Jo O'Brien");
  await page.goto("/");
  await page.getByRole("link", { name: "Read what it means" }).click();
  await expect(page.getByText(/confidential by law/)).toBeVisible();
  await checkPage(page, "cover-outside");
  await page.getByRole("button", { name: "Yes, I stand in" }).click();
  await expect(page.getByRole("button", { name: "Yes, I stand in" })).toBeHidden();

  await signIn(page, server, "Ana Ruiz");
  await page.goto("/settings/cover");
  await expect(page.getByRole("button", { name: /Who stands in today/ })).toContainText("Jo O'Brien");
  await page.getByRole("button", { name: "Away from today" }).click();
  await expect(page.getByText("Jo O'Brien stands in for Ana Ruiz")).toBeVisible();
  await checkPage(page, "cover-alone");

  await signIn(page, server, "Jo O'Brien");
  await page.goto("/cases");
  const { cases: theirs } = await (await server.as("Jo O'Brien"))(cases.list, { arm: "covering" });
  expect(theirs.length).toBeGreaterThan(0);
  await (await server.as("Jo O'Brien"))(contacts.add, { caseId: theirs[0]!.caseId, kind: "call", result: "completed", onDay: dayFrom(0) });

  await signIn(page, server, "Ana Ruiz");
  await page.goto("/settings/cover");
  await page.getByRole("button", { name: "Back now" }).click();
  await expect(page.getByText("Jo O'Brien stands in for Ana Ruiz")).toBeHidden();
  await page.goto("/");
  await expect(page.getByRole("region", { name: "While you were away" })).toContainText(/Jo O'Brien.*: a contact/);
  expect((await page.request.get("/api/me")).status()).toBe(200);
});
