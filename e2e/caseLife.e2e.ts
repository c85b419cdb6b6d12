import { cases } from "../src/cases/contract.ts";
import { checkAxe } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { choose, givenCase } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

// Opened, transferred, paused, closed and taken up again: with one case manager at every moment, and its story whole.

test("D15 B06 C06 a case is opened for somebody who gave one word for a name, for a set time, and has one case manager", async ({
  page,
  server,
}) => {
  await signIn(page, server, "Ines Carvalho");
  await page.goto("/cases/new");
  await page.getByRole("searchbox", { name: "Find a person" }).fill("Sparrow");
  await page.getByRole("button", { name: "Write a new person down" }).click();
  await expect(page.getByLabel("What to call them")).toHaveValue("Sparrow");
  await page.getByRole("button", { name: "Write them down" }).click();
  await choose(page, "Primary case manager", /Ines Carvalho/);
  await page.getByLabel("What is to be done?").fill("Meet at the library");
  await page.getByRole("button", { name: "tomorrow", exact: true }).click();
  await choose(page, "Level of service", "Brief support");
  await choose(page, "How worried are we?", /^Low/);
  await page
    .getByRole("group", { name: /Meant to end by/ })
    .getByRole("button")
    .first()
    .click();
  await page.getByRole("grid").getByRole("button", { disabled: false }).last().click();
  await checkAxe(page, "opening a case");
  await page.getByRole("button", { name: "Open the case" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Sparrow/);
  await expect(page.getByText("Meet at the library").first()).toBeVisible();

  await expect(page.getByText(/meant to end|target/i).first()).toBeVisible();
  await page.getByRole("tab", { name: "Team & access" }).click();
  await expect(page.getByText("Primary case manager")).toHaveCount(1);
});

test("C06 B39 a case is transferred to a colleague: he has it, with its whole story, and she does not see it any more", async ({
  page,
  server,
  visit,
}) => {
  const { caseId } = await givenCase(server, "Ravi", "Ines", "Samira Handover");
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${caseId}`);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Transfer it" }).click();
  const dialog = page.getByRole("dialog");
  await choose(dialog, "To whom?", /Omar Haddad/);
  await choose(dialog, "Why?", "Better suited");
  await checkAxe(page, "transferring a case");
  await dialog.getByRole("button", { name: "Transfer the case" }).click();
  await expect(page.getByText("The case is transferred")).toBeVisible();
  const colleague = await visit("Omar Haddad");
  await colleague.goto(`/cases/${caseId}`);
  await expect(colleague.getByText("Case manager: you")).toBeVisible();
  await expect(colleague.getByText("Say hello").first()).toBeVisible();
  await expect(colleague.getByRole("heading", { name: /Case opened/ })).toBeVisible();
  await expect(colleague.getByRole("heading", { name: /Omar Haddad/ }).first()).toBeVisible();
});

test("A12 a case is paused until a day, and that can be taken back", async ({ page, server }) => {
  const { caseId } = await givenCase(server, "Ravi", "Ines", "Bao Resting");
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${caseId}`);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Pause it" }).click();
  const dialog = page.getByRole("dialog");
  await dialog
    .getByRole("group", { name: /Until when/ })
    .getByRole("button")
    .first()
    .click();
  await page.getByRole("grid").getByRole("button", { disabled: false }).last().click();
  await choose(dialog, "Why?", "A break or holiday");
  await dialog
    .getByRole("button", { name: /rest|Pause/i })
    .last()
    .click();
  await expect(page.getByRole("button", { name: "Resume it" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Say hello").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Resume it" })).toHaveCount(0);
});

test("C06 B39 a case is closed in four presses with its outcome, and taken up again with all that was", async ({ page, server }) => {
  const { caseId } = await givenCase(server, "Ravi", "Ines", "Kofi Closing");
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${caseId}`);
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await expect(page.getByText("No next step is set")).toBeVisible();
  const cost = await countCost(page);
  await page.getByRole("button", { name: "Close…" }).click();
  const dialog = page.getByRole("dialog");
  await choose(dialog, "Why does it end?", "Goals met");
  await choose(dialog, /How are they now/, "Better");
  await checkAxe(page, "closing a case");
  await dialog.getByRole("button", { name: "Close the case" }).click();
  await expect(page.getByText("Case closed", { exact: true })).toBeVisible();
  cost.atMost({ presses: 4 });
  await expect(page.getByText(/^Closed [A-Z]/)).toBeVisible();

  await page.getByRole("button", { name: "Reopen…" }).click();
  await choose(dialog, "Who takes it?", /Ines Carvalho/);
  await dialog.getByLabel("What is to be done?").fill("Call about the new term");
  await dialog.getByRole("button", { name: "tomorrow", exact: true }).click();
  await dialog.getByRole("button", { name: "Reopen the case" }).click();
  await expect(page.getByText("The case is open again")).toBeVisible();
  await expect(page.getByText("Call about the new term").first()).toBeVisible();
  await expect(page.getByRole("heading", { name: /Case closed|Closed/ }).first()).toBeVisible();
  await expect(page.getByRole("heading", { name: /Case opened/ })).toBeVisible();
});

test("C06 closing asks about what is still to be done, and lets it be dropped or kept", async ({ page, server }) => {
  const { caseId } = await givenCase(server, "Ravi", "Ines", "Vera Open");
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${caseId}`);
  await page.getByRole("button", { name: "Close…" }).click();
  const dialog = page.getByRole("dialog");
  await choose(dialog, "Why does it end?", "They declined");
  await choose(dialog, /How are they now/, "Not known");
  await dialog.getByRole("button", { name: "Close the case" }).click();
  await expect(dialog.getByText("One thing is still to be done")).toBeVisible();
  await checkAxe(page, "closing with something still to be done");
  await dialog.getByRole("button", { name: "Cancel them and close" }).click();
  await expect(page.getByText("Case closed", { exact: true })).toBeVisible();
});

test("R08 an administrator of the system finds no person, no case and no concern anywhere", async ({ page, server }) => {
  const { caseId, personId } = await givenCase(server, "Ravi", "Ines", "Nadia Hidden");
  await signIn(page, server, "Ida Lindqvist");
  await page.goto("/people");
  await expect(page.getByText("Your account opens no records of people")).toBeVisible();
  for (const address of [`/cases/${caseId}`, `/people/${personId}`]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { name: "There is nothing here for you" })).toBeVisible();
  }
  await page.goto("/cases");
  await expect(page.getByText("No open cases here")).toBeVisible();
  await page.goto("/");
  await expect(page.getByText(/Jo R\.|Amina M\.|Nadia/)).toHaveCount(0);
  await expect(page.getByRole("combobox", { name: "Search people and cases" })).toHaveCount(0);
});

test("R112 somebody saved first: what stands is laid beside what was typed, and theirs is taken with one press", async ({
  page,
  server,
  visit,
}) => {
  const { caseId } = await givenCase(server, "Ravi", "Ines", "Samira Twice");
  await signIn(page, server, "Ines Carvalho");
  const other = await visit("Ravi Menon");
  for (const window of [page, other]) {
    await window.goto(`/cases/${caseId}`);
    await window.getByRole("button", { name: "More", exact: true }).click();
    await window.getByRole("menuitem", { name: /level/i }).click();
    await window.getByRole("dialog").waitFor();
  }
  await choose(other.getByRole("dialog"), "How worried are we?", /^High/);
  await other.getByRole("dialog").getByRole("button", { name: "Save", exact: true }).click();
  await expect(other.getByText("Level of service changed")).toBeVisible();

  const dialog = page.getByRole("dialog");
  await choose(dialog, "How worried are we?", /^Low/);
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(dialog.getByRole("heading", { name: "Somebody saved this while you were writing" })).toBeVisible();
  await expect(dialog.getByText("As it stands now")).toHaveCount(1);
  await checkAxe(page, "two who saved");
  await page.screenshot({ path: ".test/pictures/stale.png" });
  await dialog.getByRole("button", { name: "Use this" }).click();
  await expect(dialog.getByText("As it stands now"), "nothing differs any more").toHaveCount(0);
  await dialog.getByRole("button", { name: "Save what is in the form" }).click();
  await expect(page.getByText("Level of service changed")).toBeVisible();
  const { case: head } = await (await server.as("Ines"))(cases.show, { caseId: caseId as never });
  expect(head.risk).toBe("high");
});
