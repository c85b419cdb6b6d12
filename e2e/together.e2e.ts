import { cases } from "../src/cases/contract.ts";
import { notes } from "../src/cases/notes/contract.ts";
import { plans } from "../src/plans/contract.ts";
import { checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { givenCase } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

test("R59 R14 they are here: one press in the case's menu shows what is theirs and nothing else, however one goes, until it is said that they have left", async ({
  page,
  server,
}) => {
  test.slow();
  const { caseId } = await givenCase(server, "Ravi Menon", "Ines", "Amina Together");
  const call = await server.as("Ines Carvalho");
  const [id, wanted] = [caseId as never, "Keep my room until June"];
  const { number } = (await call(cases.show, { caseId: id })).case;
  await call(plans.begin, { caseId: id });
  const { planId, startOn, reviewOn, authoredWith, version } = (await call(plans.show, { caseId: id })).plans[0]!;
  const written = await call(plans.write, {
    ...{ planId, version, startOn, reviewOn, authoredWith, statement: "I want to stay", targetEnd: null, language: "en" },
    goals: [{ words: wanted }],
  });
  await call(plans.agree, { planId, version: written.version, readBack: true, how: "spoken", signedName: null });
  await call(notes.add, { caseId: id, audience: "person", body: "The housing office opens at nine." } as never);
  await call(notes.add, { caseId: id, audience: "team", body: "STAFF believes otherwise" } as never);

  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${caseId}`);
  await expect(page.getByText("STAFF believes otherwise")).toBeVisible();
  const cost = await countCost(page);
  await page.getByRole("main").getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: /They are here/ }).click();
  cost.atMost({ presses: 2 });
  const theirs = page.getByRole("heading", { level: 1, name: "What is mine here" });
  const only = async () => {
    await expect(theirs).toBeVisible();
    await expect(page.getByText(wanted)).toBeVisible();
    expect(new URL(page.url()).pathname).toBe(`/cases/${caseId}/together`);
    await expect(page.getByText(/STAFF|Amina Together/)).toHaveCount(0);
    for (const role of ["navigation", "searchbox", "combobox", "tab", "link"] as const) await expect(page.getByRole(role)).toHaveCount(0);
    await expect(page.getByRole("button")).toHaveText(["They have left"]);
  };
  await only();
  await expect(page.getByText("The housing office opens at nine.")).toBeVisible();
  await expect(page.getByText("Ines Carvalho")).toBeVisible();
  await expect(page.getByText(String(number), { exact: true })).toHaveCount(0);

  // Back, anew, by an address, by a key: nothing of the case comes to the screen, not for a moment.
  await page.evaluate(() => {
    new MutationObserver(() => {
      if (document.body.innerText.includes("STAFF")) document.documentElement.dataset.seen = "yes";
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  await page.goBack();
  await only();
  await page.keyboard.press("n");
  await page.keyboard.press("/");
  await only();
  expect(await page.evaluate(() => document.documentElement.dataset.seen)).toBeUndefined();
  for (const address of [`/cases/${caseId}?part=team`, "/", "/cases"]) {
    await page.goto(address);
    await only();
  }
  await checkPage(page, "together");

  // On a phone, too.
  await page.setViewportSize({ width: 390, height: 844 });
  await only();
  await page.getByRole("button", { name: "They have left" }).click();
  await expect(page.getByText("STAFF believes otherwise")).toBeVisible();
  await page.getByRole("button", { name: "Write down that you met" }).click();
  await expect(page.getByRole("dialog", { name: "Record a contact" })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/cases/${caseId}$`));
  await page.goto("/cases");
  await expect(page.getByRole("heading", { level: 1, name: "Cases" })).toBeVisible();
});
