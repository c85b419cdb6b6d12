import { checkPage } from "../../e2e/checkPage.ts";
import { expect, signIn, test } from "../../e2e/support.ts";

test("R12 R111 an administrator adds a program by questions; victim services are sent to an agency of their own, and who does not know gets the stricter rules", async ({
  page,
  server,
  visit,
}) => {
  await signIn(page, server, "Ida Lindqvist");
  await page.goto("/settings/programs");
  await page.getByRole("heading", { level: 1, name: "Programs and their rules" }).waitFor();
  await checkPage(page, "programs");
  await page.getByRole("button", { name: "Add a program" }).click();
  const form = page.getByRole("region", { name: "A new program" });
  await form.getByLabel("What is it called?").fill("Ombuds office");
  await form.getByRole("button", { name: /What does it do/ }).click();
  await page.getByRole("option", { name: "Something else" }).click();
  await form.getByText("Client", { exact: true }).click();
  const answer = (question: RegExp, word: string) =>
    form.getByRole("radiogroup", { name: question }).getByText(word, { exact: true }).click();
  await answer(/money for victims/, "Yes");
  await answer(/bind those who work/, "I do not know");
  await answer(/keep what it writes down/, "Yes");
  await page.getByRole("button", { name: "Add the program" }).click();
  await expect(page.getByText(/Victim services stand in an agency of their own/).first()).toBeVisible();
  await checkPage(page, "programs-new");
  await answer(/money for victims/, "No");
  await page.getByRole("button", { name: "Add the program" }).click();
  const made = page.getByRole("region", { name: "Ombuds office" });
  await expect(made.getByText("Confidential", { exact: true })).toBeVisible();
  await expect(made.getByText(/the stricter rules hold/)).toBeVisible();

  const colleague = await visit("Ines Carvalho");
  await colleague.goto("/settings/programs");
  await expect(colleague.getByRole("region", { name: "Ombuds office" })).toBeVisible();
  await expect(colleague.getByRole("button", { name: /Add a program|Change/ })).toHaveCount(0);
});

test("a program is named anew with the keyboard alone", async ({ page, server }) => {
  await signIn(page, server, "Walt O'Neill");
  await page.goto("/settings/programs");
  await page
    .getByRole("button", { name: /^Change / })
    .first()
    .focus();
  await page.keyboard.press("Enter");
  const name = page.getByLabel("What is it called?").first();
  await name.focus();
  await page.keyboard.press("End");
  await page.keyboard.type(" and families");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { level: 2, name: /and families$/ })).toBeVisible();
});

test("R22 an administrator says how long releases stand in a program, with why, and everybody reads it", async ({
  page,
  server,
  visit,
}) => {
  await signIn(page, server, "Ida Lindqvist");
  await page.goto("/settings/programs");
  const open = page.getByRole("button", { name: /^How long releases stand in/ }).first();
  const program = ((await open.textContent()) ?? "").replace("How long releases stand in ", "").trim();
  await open.click();
  const card = page.getByRole("region", { name: program });
  await card.getByLabel("Days a release stands when nothing else is said").fill("400");
  await card.getByLabel("Days it stands at most").fill("60");
  await card.getByRole("button", { name: "Save how long" }).click();
  await expect(card.getByText(/from 1 to 365 days/).first()).toBeVisible();
  await card.getByLabel("Days a release stands when nothing else is said").fill("21");
  await card.getByLabel("Why").fill("Our counsel asked for it");
  await checkPage(page, "programs-release-days");
  await card.getByRole("button", { name: "Save how long" }).click();
  await expect(card.getByText("Stand 21 days unless said otherwise, at most 60")).toBeVisible();
  const colleague = await visit("Ines Carvalho");
  await colleague.goto("/settings/programs");
  await expect(colleague.getByText("Our counsel asked for it")).toBeVisible();
});
