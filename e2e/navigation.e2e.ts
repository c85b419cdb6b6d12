import type { Page } from "@playwright/test";
import { checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { dayFrom, givenCase, typeDay } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

test.use({ network: "navigation" });

/** Chooses from a list that opens. */
async function pick(page: Page, label: RegExp, answer: string | RegExp) {
  await page.getByRole("dialog").getByRole("button", { name: label }).click();
  await page.getByRole("option", { name: answer }).click();
}

test("C03 C29 C08 D23 D25 an advocate's afternoon: a hearing is written down and moved, what is in the way is logged with what was done in four presses, rights are explained, a legal clock is taken from its rule", async ({
  page,
  server,
}) => {
  test.slow();
  const { caseId } = await givenCase(server, "Dolores Marín", "Ana", "Lin Court");
  await signIn(page, server, "Ana Ruiz");
  await page.goto(`/cases/${caseId}`);
  await page.getByRole("tab", { name: "Story" }).waitFor();

  // From the case's page: the tab, what is in the way, what was done, saved.
  const cost = await countCost(page);
  await page.getByRole("tab", { name: "Around them" }).click();
  await page.getByText("No interpreter", { exact: true }).click();
  await page.getByText("Arranged it", { exact: true }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(/· Arranged it/)).toBeVisible();
  cost.atMost({ presses: 4 });

  await page.getByRole("button", { name: "Add a date" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Hearing", { exact: true }).click();
  await pick(page, /Where\?/, "Court");
  await typeDay(dialog.getByRole("group", { name: "Day" }), dayFrom(3));
  await dialog.getByRole("textbox", { name: "Place" }).fill("Room 4B");
  await dialog.getByText("Needed, not booked yet").click();
  await expect(dialog.getByText("A step for the day before, to get ready")).toBeVisible();
  await dialog.getByRole("button", { name: "Save the date" }).click();
  await expect(page.getByText("no interpreter yet")).toBeVisible();
  await expect(page.getByText("Room 4B")).toBeVisible();
  await page.getByRole("button", { name: /More about: Hearing/ }).click();
  await page.getByRole("menuitem", { name: "The interpreter" }).click();
  await dialog.getByText("Booked", { exact: true }).click();
  await expect(dialog.getByText(/Never a child, never anybody accused/)).toBeVisible();
  await dialog.getByText("A professional", { exact: true }).click();
  await dialog.getByText("By phone", { exact: true }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/Interpreter booked/)).toBeVisible();

  await page.getByRole("button", { name: "Explained today…" }).click();
  await dialog.getByText("To be heard", { exact: true }).click();
  await dialog.getByText("Paper is not safe", { exact: true }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/Not explained so far/)).toBeVisible();

  await page.getByRole("button", { name: "Add", exact: true }).click();
  await pick(page, /Which\?/, /I-918B/);
  await dialog.getByText("Signed", { exact: true }).click();
  await expect(dialog.getByText(/8 CFR 214.14/)).toBeVisible();
  await dialog.getByRole("button", { name: "Take that day" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("main").getByText(/I-918B/)).toBeVisible();
  await checkPage(page, "case-around");

  await page.getByRole("button", { name: /More about: Hearing/ }).click();
  await page.getByRole("menuitem", { name: "It was moved" }).click();
  await typeDay(dialog.getByRole("group", { name: "New day" }), dayFrom(9));
  await dialog.getByRole("button", { name: "Move it" }).click();
  await expect(page.getByText(/Moved; it was on/)).toBeVisible();
  await page.getByRole("tab", { name: "Story" }).click();
  await expect(page.getByText(/Hearing: moved from/)).toBeVisible();

  await page.goto("/");
  await expect(page.getByText("A hearing").first()).toBeVisible();
});

test("D07 a report to child protection: two presses to the form, and it is on no page of theirs", async ({ page, server }) => {
  const { caseId } = await givenCase(server, "Keiko Tanaka", "Tomás", "Mateo Home");
  await signIn(page, server, "Tomás Vega");
  await page.goto(`/cases/${caseId}`);
  await page.getByRole("tab", { name: "Story" }).waitFor();
  const cost = await countCost(page);
  await page.getByRole("tab", { name: "Around them" }).click();
  await page.getByRole("button", { name: "I reported child abuse…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/Childhelp/)).toBeVisible();
  cost.atMost({ presses: 2 });
  await dialog.getByText("The child-abuse hotline").click();
  await dialog
    .getByRole("radiogroup", { name: /at home/ })
    .getByText("No", { exact: true })
    .click();
  await dialog.getByRole("textbox", { name: /Reference/ }).fill("CPS-2291");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/reference.*CPS-2291/)).toBeVisible();
  await page.getByRole("tab", { name: "Story" }).click();
  await expect(page.getByText("CPS-2291")).toHaveCount(0);
  // A school's program keeps no legal matters and no victims' rights card.
  await page.getByRole("tab", { name: "Around them" }).click();
  await expect(page.getByRole("heading", { name: "Immigration and justice" })).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Their rights" })).toHaveCount(0);
});
