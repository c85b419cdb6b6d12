import { checkAxe } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { givenCase } from "./given.ts";
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
