import { deaths } from "../src/deaths/contract.ts";
import { checkAxe } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { dayFrom, givenCase } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

test("D31 that somebody has died is one switch, with their name typed once more; it stops everything and opens the list of who needs support", async ({
  page,
  server,
}) => {
  const { caseId, personId } = await givenCase(server, "Ravi", "Ines", "Jo");
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/people/${personId}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Jo");
  const cost = await countCost(page);
  await page.getByRole("button", { name: "Has died…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Who told us?").fill("The hospital");
  await dialog.getByLabel(/Whom to speak with of the family/).fill("Amina, their aunt, 555 0100");
  await dialog.getByLabel(/Type what they are called/).fill("Lin");
  await checkAxe(page, "somebody has died");
  await dialog.getByRole("button", { name: "Write down that they have died" }).click();
  await expect(dialog.getByRole("link", { name: /not what they are called here/ })).toBeVisible();
  await dialog.getByLabel(/Type what they are called/).fill("Jo");
  await dialog.getByRole("button", { name: "Write down that they have died" }).click();
  await expect(page.getByText(/^They died on/)).toBeVisible();
  cost.atMost({ presses: 3 });
  await expect(page.getByText("Amina, their aunt, 555 0100")).toBeVisible();
  const support = page.getByRole("region", { name: "Who needs support" });
  await expect(support.getByText("Ines Carvalho")).toBeVisible();

  await support.getByRole("button", { name: "Add somebody" }).click();
  await page.getByRole("dialog").getByLabel("What they are called").fill("Sam");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await support.getByRole("button", { name: "File a concern" }).click();
  await expect(support.getByText("a concern is filed")).toBeVisible();
  await support.getByRole("listitem").filter({ hasText: "Ines Carvalho" }).getByRole("button", { name: "Spoken with" }).click();
  await expect(support.getByText(/spoken with on/)).toBeVisible();
  await checkAxe(page, "who needs support");

  await page.goto(`/cases/${caseId}`);
  await expect(page.getByText(/They died on .* Nothing is sent or due/)).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/people/${personId}`);
  await expect(page.getByText(/^They died on/)).toBeVisible();
  await page.getByRole("button", { name: "This is a mistake" }).click();
  await page.getByRole("dialog").getByLabel("What happened?").fill("It was somebody else of that name.");
  await page.getByRole("dialog").getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText(/^They died on/)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Has died…" })).toBeVisible();
});

test("D31 whoever stands in reads on Today that somebody of the one who is away has died, and whom to speak with is a press away", async ({
  page,
  server,
}) => {
  const { personId } = await givenCase(server, "Ravi", "Omar", "Lin Moreau");
  const ravi = await server.as("Ravi");
  await ravi(deaths.say, { personId, onDay: dayFrom(0), toldBy: "Her sister, by telephone", confirm: "Lin" } as never);
  await signIn(page, server, "Ines Carvalho");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/today");
  const row = page.getByRole("region", { name: "Somebody has died" }).getByRole("listitem").filter({ hasText: "Lin M." });
  await expect(row).toContainText("you stand in for");
  await expect(row).toContainText("Omar Haddad");
  await checkAxe(page, "today, of somebody who stands in");
  await page.screenshot({ path: ".test/pictures/today-died-phone.png" });
  await row.getByRole("link", { name: /Lin/ }).click();
  await expect(page.getByText(/^They died on/)).toBeVisible();
  await expect(page.getByRole("region", { name: "Who needs support" }).getByText("Ines Carvalho")).toBeVisible();
});
