import { calendar } from "../src/agencies/contract.ts";
import { contacts } from "../src/cases/contacts/contract.ts";
import { checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { choose, dayFrom, givenCase } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

// Ana at Casa Luz: each meeting's one answer, what changed, what slips, and what somebody wants written.

test.use({ network: "safety" });

test("R85 C25 C24 R31 a meeting and its answer in two presses more, changed circumstances with it; what was left open is answered in one, at once or on Today", async ({
  page,
  server,
}) => {
  test.slow();
  const { caseId } = await givenCase(server, "Dolores Marín", "Ana", "Amina S");
  await signIn(page, server, "Ana Ruiz");
  await page.goto(`/cases/${caseId}`);
  const dialog = page.getByRole("dialog");
  const record = page.getByRole("button", { name: "Contact", exact: true });
  await record.click();
  await choose(dialog, "What kind of contact?", "1:1 meeting");
  const answering = await countCost(page);
  await choose(dialog, /Safety planning/, "Reviewed, no change");
  await dialog.getByRole("button", { name: "Save the contact" }).click();
  await expect(dialog).toHaveCount(0);
  answering.atMost({ presses: 2 });
  const asked = page.getByText("Was safety planning talked about?");
  await expect(page.getByText(/safety plan reviewed, no change/)).toBeVisible();
  await expect(asked).toHaveCount(0);

  // He was released: it is said with the meeting, and the answer may wait.
  await record.click();
  await choose(dialog, "What kind of contact?", "Call");
  await dialog.getByText("Their circumstances have changed").click();
  await dialog.getByRole("textbox", { name: /How, in a few words/ }).fill("He was released on Friday.");
  await dialog.getByRole("button", { name: "Save the contact" }).click();
  await expect(asked).toBeVisible();
  await expect(page.getByRole("tab", { name: /Safety 1/ })).toBeVisible();
  await page.screenshot({ path: ".test/pictures/safety-asked.png" });
  await page.getByRole("button", { name: /^Offered, declined: Call/ }).click();
  await expect(asked).toHaveCount(0);

  // Left open, it is on Today.
  await record.click();
  await choose(dialog, "What kind of contact?", "Visit");
  await dialog.getByRole("button", { name: "Save the contact" }).click();
  await page.getByRole("button", { name: "Leave it open" }).click();
  await page.goto("/today");
  const waiting = page.getByRole("region", { name: /Meetings without an answer about safety planning/ }).getByRole("listitem");
  const hers = waiting.filter({ hasText: "Amina" });
  await expect(hers).toHaveCount(1);
  await page.screenshot({ path: ".test/pictures/safety-today.png", fullPage: true });
  const later = await countCost(page);
  await hers.getByRole("button", { name: /^Not this time:/ }).click();
  await expect(hers).toHaveCount(0);
  later.atMost({ presses: 1 });

  await page.goto(`/cases/${caseId}?part=safety`);
  await expect(page.getByText("He was released on Friday.")).toBeVisible();
  const rows = page.getByRole("region", { name: "At each meeting" }).getByRole("listitem");
  await expect(rows).toHaveCount(3);
  await rows
    .filter({ hasText: "Not this time" })
    .getByRole("button", { name: /^Another answer/ })
    .click();
  await rows
    .filter({ hasText: "Visit" })
    .getByRole("button", { name: /^Done:/ })
    .click();
  await expect(rows.filter({ hasText: "Visit" })).toContainText("Done");
  // By itself, too, and without a word.
  await page.getByRole("button", { name: "They have changed" }).click();
  await page.getByRole("button", { name: "Write it down" }).click();
  await expect(page.getByText("Circumstances changed", { exact: true })).toBeVisible();
});

test("R85 C25 what was not talked about for long, and what nobody answered, slips on Today and says no more than that", async ({
  page,
  server,
}) => {
  const { caseId } = await givenCase(server, "Dolores Marín", "Ana", "Sam L");
  const pilar = await server.as("Pilar Soto");
  const { programs } = await pilar(calendar.show, {});
  const { id: programId, name: _, open: __, nextDay: ___, escalation, alwaysAsksSafety, ...clocks } = programs[0]!;
  expect(alwaysAsksSafety).toBe(true);
  await pilar(calendar.changeClocks, { ...clocks, programId, escalationId: escalation?.id ?? null, safetyDays: 5 });
  const ana = await server.as("Ana Ruiz");
  const met = { caseId: caseId as never, kind: "one_to_one", result: "completed" } as const;
  await ana(contacts.add, { ...met, onDay: dayFrom(-25), safety: "done" });
  await ana(contacts.add, { ...met, onDay: dayFrom(-12) });
  await signIn(page, server, "Ana Ruiz");
  await page.goto("/today");
  const slip = page
    .getByRole("region", { name: /Slipping/ })
    .getByRole("listitem")
    .filter({ hasText: "Sam" });
  await expect(slip).toContainText("Safety planning was not talked about since");
  await expect(slip).toContainText("has no answer about safety planning yet");
  await page.screenshot({ path: ".test/pictures/safety-slipping.png", fullPage: true });
});

test("R85 a plan is written only when they want it, printed when paper is safe, replaced, and taken away at once when they ask", async ({
  page,
  server,
}) => {
  test.slow();
  const { caseId } = await givenCase(server, "Dolores Marín", "Ana", "Jo M");
  const ana = await server.as("Ana Ruiz");
  const met = { caseId: caseId as never, kind: "one_to_one", result: "completed" } as const;
  await ana(contacts.add, { ...met, onDay: dayFrom(-9), safety: "done", changed: { words: "Moved to her sister's." } });
  await ana(contacts.add, { ...met, onDay: dayFrom(-4), safety: "unsafe_now", safetyAgain: dayFrom(2) });
  await ana(contacts.add, { ...met, onDay: dayFrom(-2), safety: "not_this_time", safetyWhy: "Her boss was in the room." });
  await ana(contacts.add, { ...met, kind: "call", onDay: dayFrom(0) });
  await signIn(page, server, "Ana Ruiz");
  await page.goto(`/cases/${caseId}?part=safety`);
  await expect(page.getByText("Nothing is written, and nothing needs to be.")).toBeVisible();
  await page.getByRole("button", { name: "They want it written" }).click();
  const words = page.getByRole("textbox", { name: "What they want written" });
  await words.fill("The blue bag is with the neighbor on 12.\nRing twice, then stop.");
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect(page.getByText("The blue bag is with the neighbor on 12.")).toBeVisible();
  await expect(page.getByText(/never printed/)).toBeVisible();
  await checkPage(page, "safety");

  await page.getByRole("link", { name: "Print it for them…" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Is paper safe?" })).toBeVisible();
  await expect(page.getByText("The blue bag")).toHaveCount(0);
  await page.getByRole("button", { name: "They say paper is safe" }).click();
  await expect(page.getByText("The blue bag is with the neighbor on 12.")).toBeVisible();
  await checkPage(page, "safety-paper");
  await page.emulateMedia({ media: "print" });
  await page.screenshot({ path: ".test/pictures/safety-paper-print.png" });
  await page.emulateMedia({ media: "screen" });

  await page.goto(`/cases/${caseId}?part=safety`);
  await expect(page.getByText(/printed once/)).toBeVisible();
  await page.getByRole("button", { name: "Write it anew" }).click();
  await words.fill("The bag is at work now.");
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect(page.getByText("The bag is at work now.")).toBeVisible();
  await page.getByRole("button", { name: /Before it/ }).click();
  await expect(page.getByText(/its words go 30 days after/)).toBeVisible();
  await expect(page.getByText("The blue bag")).toHaveCount(0);
  await page.getByRole("button", { name: "Take it away…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take them away now" }).click();
  await expect(page.getByText("Nothing is written, and nothing needs to be.")).toBeVisible();
  await expect(page.getByText("The bag is at work now.")).toHaveCount(0);
});
