import { goals, plans } from "../src/plans/contract.ts";
import { checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { givenCase } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

test.use({ network: "plans" });

test("C12 C13 C14 C15 B06 B09 B24 from a first plan to a second version: begun, agreed aloud, a step in two presses; one goal reworded and one dropped, read back and agreed in four", async ({
  page,
  server,
}) => {
  test.slow();
  const { caseId } = await givenCase(server, "Ravi Menon", "Ines", "Omar Plans");
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${caseId}`);
  await page.getByRole("tab", { name: "Plan", exact: true }).click();
  await page.getByRole("button", { name: "Write a plan with them" }).click();
  await page.getByRole("textbox", { name: "What they want: 1" }).fill("Terminar este semestre");
  await page.getByRole("button", { name: "One more thing they want" }).click();
  await page.getByRole("textbox", { name: "What they want: 2" }).fill("Sleep through the night");
  // Their order, by buttons.
  await page.getByRole("button", { name: /^Earlier: .*Sleep/ }).click();
  await expect(page.getByRole("textbox", { name: "What they want: 1" })).toHaveValue("Sleep through the night");
  await expect(page.getByText("Draft kept")).toBeVisible();
  await page.getByRole("button", { name: "They agree" }).click();
  await expect(page.getByText("Read it back to them first")).toBeVisible();
  await checkPage(page, "plan-draft");
  await page.getByText("I read it back to them, word for word").click();
  await page.getByRole("button", { name: "They agree" }).click();
  await expect(page.getByText(/agreed today, aloud/)).toBeVisible();

  const step = await countCost(page);
  await page.getByRole("button", { name: /^Add a step: .*Sleep/ }).click();
  await page.getByRole("textbox", { name: "What is done?" }).fill("Ask housing for the June room");
  await page.getByRole("button", { name: "Save the step" }).click();
  await expect(page.getByText("Ask housing for the June room")).toBeVisible();
  step.atMost({ presses: 2 });
  await page.getByRole("button", { name: "How is it going?" }).first().click();
  await page.getByRole("menuitem", { name: "3 of 5" }).click();
  await expect(page.getByText("●●●○○").first()).toBeVisible();

  const change = await countCost(page);
  await page.getByRole("button", { name: "Change something" }).click();
  await page.getByRole("textbox", { name: "What they want: 1" }).fill("Sleep six hours");
  await page.getByRole("button", { name: /^Drop: .*Terminar/ }).click();
  await page.getByText("I read it back to them, word for word").click();
  await page.getByRole("button", { name: "They agree" }).click();
  await expect(page.getByText("Version 2").first()).toBeVisible();
  change.atMost({ presses: 4 });
  await expect(page.getByRole("heading", { name: "Sleep six hours" })).toBeVisible();
  await expect(page.getByText("Ask housing for the June room")).toBeVisible();

  await page.getByRole("button", { name: /^Count it as: .*Sleep six hours/ }).click();
  await page.getByRole("button", { name: /Part of life/ }).click();
  await page.getByRole("option", { name: "Wellbeing" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("button", { name: "Rate today" }).click();
  await page.getByRole("menuitem", { name: /^\+1/ }).click();
  await expect(page.getByText(/attainment from .\+1. to .\+1./)).toBeVisible();
  await page.getByRole("button", { name: /Versions/ }).click();
  await expect(page.getByText(/Reworded: .*Sleep through the night.* is now .*Sleep six hours/)).toBeVisible();
  await expect(page.getByText(/Dropped: .*Terminar este semestre/)).toBeVisible();
  await checkPage(page, "plan");
  await page.getByRole("tab", { name: "Story" }).click();
  await expect(page.getByText("A plan was agreed with them").first()).toBeVisible();
});

test("C12 their own copy: large, in three languages and right to left, on paper and as a file, without a word of staff's", async ({
  page,
  server,
}) => {
  test.slow();
  const { caseId } = await givenCase(server, "Ravi Menon", "Ines", "Amina Plans");
  const call = await server.as("Ines Carvalho");
  const planId = (await call(plans.begin, { caseId: caseId as never })).id as never;
  const [draft] = (await call(plans.show, { caseId: caseId as never })).plans;
  const { startOn, reviewOn, authoredWith, version } = draft!;
  const statement = "أريد أن أنهي هذا الفصل دون أن أنتقل مرة أخرى";
  const written = await call(plans.write, {
    ...{ planId, version, statement, startOn, reviewOn, authoredWith, targetEnd: null },
    language: "ar",
    goals: [{ words: "النوم طوال الليل" }, { words: "Find a room near Bridge Housing" }],
  });
  const goalId = written.goalIds[0] as never;
  await call(goals.act, { goalId, what: "طلب غرفة", ownerKind: "person", ownerName: null });
  await call(goals.rate, { goalId, kind: "own", value: 4 });
  await call(goals.rate, { goalId, kind: "attainment", value: -2 });
  await call(goals.code, { goalId, codings: [{ domain: "housing", code: "CODE-7" }] });
  await call(plans.agree, { planId, version: written.version, readBack: true, how: "spoken", signedName: null });
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${caseId}?part=plan`);
  await page.getByRole("link", { name: "Print for them" }).click();
  await page.getByRole("heading", { level: 1, name: "Their copy of the plan" }).waitFor();
  const sheet = page.getByRole("article");
  await expect(sheet).toHaveAttribute("dir", "rtl");
  await expect(sheet.getByRole("heading", { name: "خطتي" })).toBeVisible();
  await expect(sheet).toContainText("●●●●○");
  for (const theirs of ["CODE-7", "Housing and", "−2", "housing:"]) await expect(sheet).not.toContainText(theirs);
  await checkPage(page, "plan-copy");
  await page.getByText("Español", { exact: true }).click();
  await expect(sheet.getByRole("heading", { name: "Mi plan" })).toBeVisible();
  await expect(sheet).toContainText(statement);
  await page.getByText("English", { exact: true }).click();
  await expect(sheet.getByRole("heading", { name: "My plan" })).toBeVisible();
  // On paper: the sheet alone.
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  await expect(page.getByText("Their copy of the plan")).toBeHidden();
  await expect(sheet).toBeVisible();
  await page.emulateMedia({ media: "screen" });
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save as PDF" }).click();
  expect((await coming).suggestedFilename()).toBe("plan.pdf");
});
