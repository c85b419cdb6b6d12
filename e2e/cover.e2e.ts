import { contacts } from "../src/cases/contacts/contract.ts";
import { me } from "../src/staff/meContract.ts";
import { training } from "../src/staff/training/contract.ts";
import { checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { dayFrom, givenCase } from "./given.ts";
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
  await page.getByRole("dialog").getByRole("button", { name: "Ask for it" }).click();
  const row = page.getByRole("listitem").filter({ hasText: "Omar Haddad" });
  await expect(row).toContainText("Given no cases");
  await expect(row).toContainText(/Lacks .?Mandated reporting/);
  await checkPage(page, "program");
  await row.getByRole("button", { name: /^Was trained: / }).click();
  await page.getByRole("dialog").getByLabel("What shows it?").fill("Certificate 17, in the folder");
  await page.getByRole("dialog").getByRole("button", { name: "Write it down" }).click();
  await expect(row).not.toContainText("Given no cases");
  await page.goto("/caseload");
  await page.getByRole("heading", { name: "What comes, and what next month looks like" }).waitFor();
});
