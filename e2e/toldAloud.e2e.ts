import type { Page } from "@playwright/test";
import { recipients, releases } from "../src/releases/contract.ts";
import { checkAxe } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { choose, givenCase } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

// Right after a contact with somebody else: was anything shared with them?

test.use({ network: "toldAloud" });

/** A case of Ines', and a release to the police by which they may be told things aloud. */
async function givenRelease(server: Parameters<typeof givenCase>[0]): Promise<string> {
  const { caseId } = await givenCase(server, "Ravi Menon", "Ines", "Mateo R");
  const call = await server.as("Ines Carvalho");
  const desk = { kind: "law_enforcement", name: "Campus police", phone: "555 0100 7100", email: null, address: null } as const;
  const { id: recipientId } = await call(recipients.add, desk);
  const { id: releaseId } = await call(releases.draft, {
    caseId: caseId as never,
    recipientId: recipientId as never,
    toWhom: "the desk",
    toEmail: null,
    items: ["attendance", "services"],
    purposeKind: "safety",
    purpose: null,
    methods: ["verbal"],
    language: "en",
    interpreter: null,
    outlives: null,
  });
  const said = { saidVoluntary: true, saidWithdrawal: true, saidLimits: true, saidRisks: true, saidAlternatives: true } as const;
  const signed = { signerKind: "self", minor: false, how: "typed", authenticatedHow: "known", name: "Mateo", secondName: null } as const;
  await call(releases.read, { releaseId: releaseId as never, ...said });
  await call(releases.sign, { releaseId: releaseId as never, ...signed, version: 1 });
  return caseId;
}

async function talkToPolice(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Contact", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await choose(dialog, "What kind of contact?", "With somebody else");
  await dialog.getByRole("button", { name: /With whom/ }).click();
  await page.getByRole("option", { name: "Police" }).click();
  await dialog.getByRole("button", { name: "Save the contact" }).click();
  await expect(dialog).toHaveCount(0);
}

test("R36 after a talk with the police: what was shared in three presses, nothing in one, and unanswered when it is left", async ({
  page,
  server,
}) => {
  test.slow();
  const caseId = await givenRelease(server);
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${caseId}`);
  const asked = page.getByText("Was anything shared with them?");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(asked).toHaveCount(0);
  await talkToPolice(page);
  await expect(asked).toBeVisible();
  await checkAxe(page, "was anything shared");
  await page.screenshot({ path: ".test/pictures/told-asked.png" });
  const dialog = page.getByRole("dialog");
  const recording = await countCost(page);
  await page.getByRole("button", { name: "Record what was shared" }).click();
  await expect(dialog.getByRole("radio", { name: /Campus police/ })).toBeChecked();
  await expect(dialog.getByRole("checkbox", { checked: true })).toHaveCount(0);
  await checkAxe(page, "recording what was shared");
  await dialog.locator("label").filter({ hasText: "Attendance" }).click();
  await page.screenshot({ path: ".test/pictures/told-record.png" });
  await dialog.getByRole("button", { name: "Record it" }).click();
  await expect(dialog).toHaveCount(0);
  recording.atMost({ presses: 3 });
  await expect(asked).toHaveCount(0);
  await expect(page.getByText("Something was shared, by a release")).toBeVisible();

  await talkToPolice(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(asked).toBeVisible();
  await page.screenshot({ path: ".test/pictures/told-asked-phone.png" });
  await page.getByRole("button", { name: "Nothing was shared" }).click();
  await expect(asked).toHaveCount(0);
  const nothing = page.getByText("Nothing was shared in the contact");
  await expect(nothing).toHaveCount(1);

  await talkToPolice(page);
  await page.getByRole("button", { name: "Leave it" }).click();
  await expect(asked).toHaveCount(0);
  await page.reload();
  await expect(nothing).toHaveCount(1);
  await expect(asked).toHaveCount(0);
  await page.goto(`/cases/${caseId}?part=sharing`);
  await expect(page.getByRole("main").getByText(/Told aloud · a signed release/)).toHaveCount(1);

  // And what nothing allowed: it can be said as it was.
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`/cases/${caseId}`);
  await talkToPolice(page);
  await page.getByRole("button", { name: "Record what was shared" }).click();
  await dialog.getByText("Without a release", { exact: true }).click();
  await dialog.getByText("nothing: it was said, and there was no release for it").click();
  await expect(dialog.getByText("It stands in the record as what it is")).toBeVisible();
  await dialog.getByRole("button", { name: /To whom/ }).click();
  await page.getByRole("option", { name: "Campus police" }).click();
  await dialog.locator("label").filter({ hasText: "Attendance" }).click();
  await expect(dialog.getByText("Say how it came to be said.")).toBeVisible();
  await dialog.getByLabel("How it came to be said").fill("They asked at the door, and I answered");
  await checkAxe(page, "recording what nothing allowed");
  await page.screenshot({ path: ".test/pictures/told-unreleased.png" });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: ".test/pictures/told-unreleased-phone.png" });
  await dialog.getByRole("button", { name: "Record it" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText("Something was said aloud, and there was no release for it")).toBeVisible();
  await page.goto(`/cases/${caseId}?part=sharing`);
  await expect(page.getByRole("main").getByText(/Told aloud · nothing: it was said/)).toHaveCount(1);
});
