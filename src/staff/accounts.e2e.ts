import type { Page } from "@playwright/test";
import { checkAxe, checkPage } from "../../e2e/checkPage.ts";
import { choose } from "../../e2e/given.ts";
import { expect, signIn, test } from "../../e2e/support.ts";
import { currentTotp } from "./totp.ts";

/** The browser announces a button that has gone for a few seconds more. */
const quiet = (page: Page) =>
  page.waitForFunction(() => document.querySelectorAll("[data-live-announcer] [role=img]").length === 0, undefined, { timeout: 10_000 });

/** Chooses from a list that opens. */
async function pick(page: Page, label: RegExp, option: string): Promise<void> {
  await page.getByRole("button", { name: label }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

test("A18 R15 cover is given in four presses, and the colleague is told whose cases he has", async ({ page, server, visit }) => {
  await signIn(page, server, "Ines Carvalho");
  await page.goto("/settings/cover");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await checkPage(page, "cover");
  await page.getByRole("combobox", { name: "Who stands in" }).fill("Omar");
  await page.getByRole("option", { name: /Omar Haddad/ }).click();
  const last = page.getByRole("group", { name: /Last day/ });
  await last.getByRole("button").click();
  await page.getByRole("grid").getByRole("button", { disabled: false }).last().click();
  await page.getByRole("button", { name: "Give cover" }).click();
  await expect(page.getByText("Omar Haddad stands in for Ines Carvalho")).toBeVisible();
  await checkPage(page, "cover-given");
  const other = await visit("Omar Haddad");
  await other.goto("/settings/cover");
  await expect(other.getByRole("button", { name: /covering for Ines Carvalho until/ })).toBeVisible();
  await other.getByRole("button", { name: "End now: Omar Haddad stands in for Ines Carvalho" }).click();
  await expect(other.getByText("Omar Haddad stands in for Ines Carvalho")).toBeHidden();
});

test("R08 an administrator invites and asks for a role, the supervisor lets them in, and an account is closed in two presses", async ({
  page,
  server,
  visit,
}) => {
  await signIn(page, server, "Ida Lindqvist");
  await page.goto("/settings/accounts");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await checkPage(page, "accounts");
  await page.getByRole("button", { name: "Invite somebody" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Amina Rashid");
  await dialog.getByLabel("E-mail").fill("amina@northlake.example");
  await checkAxe(page, "inviting somebody");
  await dialog.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByText("Invitation sent")).toBeVisible();
  await page.getByRole("button", { name: "Amina Rashid", exact: true }).click();
  const sheet = page.getByRole("dialog", { name: "Amina Rashid" });
  await sheet.getByRole("button", { name: "Add a role" }).first().click();
  await sheet.getByRole("button", { name: /Program/ }).click();
  await page.getByRole("option", { name: "CARE team" }).click();
  await sheet.getByRole("button", { name: /^Role|Choose Role/ }).click();
  await page.getByRole("option", { name: "Case manager" }).click();
  await sheet.getByRole("button", { name: "Add a role" }).last().click();
  await expect(sheet.getByText("Waits for the word of Ravi Menon")).toBeVisible();
  await quiet(page);
  await checkAxe(page, "an account");
  const ravi = await visit("Ravi Menon");
  await ravi.goto("/");
  await ravi.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Who joins" }).click();
  await ravi.getByText("Asked by").waitFor();
  await checkPage(ravi, "joining");
  await ravi.getByRole("button", { name: "Let them in: Amina Rashid", exact: true }).click();
  await expect(ravi.getByText("Amina Rashid is in")).toBeVisible();
  await expect(ravi.getByText("Nobody waits")).toBeVisible();
  await page.reload();
  await expect(sheet.getByText("CARE team · Cases they work on")).toBeVisible();
  await expect(sheet.getByText("Waits for the word")).toBeHidden();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Mark as left… Amina Rashid" }).click();
  await page.getByRole("button", { name: "Close the account" }).click();
  await expect(page.getByText("Amina Rashid is signed out everywhere")).toBeVisible();
});

test("somebody who was invited sets up a way in behind the link, and is in", async ({ page, server, visit }) => {
  await signIn(page, server, "Ida Lindqvist");
  await page.goto("/settings/accounts");
  await page.getByRole("button", { name: "Invite somebody" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Mateo Silva");
  await dialog.getByLabel("E-mail").fill("mateo.silva@northlake.example");
  await dialog.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByText("Invitation sent")).toBeVisible();
  const outbox = await (await page.request.get("/api/messages")).text();
  const link = /https?:[^\s"\\]+\/set-up#[\w-]{43}/.exec(outbox)?.[0] ?? "";
  const newcomer = await visit();
  await newcomer.goto("/set-up");
  await expect(newcomer.getByRole("heading", { name: "This page needs the link you were sent" })).toBeVisible();
  await newcomer.goto("about:blank");
  await newcomer.goto(`/set-up${new URL(link).hash}`);
  await expect(newcomer.getByRole("heading", { name: "Welcome, Mateo Silva" })).toBeVisible();
  await checkPage(newcomer, "set-up");
  const key = (await newcomer.locator(".select-all").innerText()).replaceAll(" ", "");
  await newcomer.getByLabel("New password").fill("quiet harbour morning");
  await newcomer.getByLabel("Code from your authenticator app").fill(currentTotp(key));
  await newcomer.getByRole("button", { name: "Finish" }).click();
  await expect(newcomer.getByRole("heading", { name: "You are set up" })).toBeVisible();
  await quiet(newcomer);
  await checkPage(newcomer, "set-up-done");
  await newcomer.getByRole("button", { name: "Go to Holdfast" }).click();
  await expect(newcomer.getByRole("button", { name: /Mateo Silva/ })).toBeVisible();
  await newcomer.goto("about:blank");
  await newcomer.goto(`/set-up${new URL(link).hash}`);
  await expect(newcomer.getByRole("heading", { name: "This link does not open" })).toBeVisible();
  await expect(newcomer.getByText("Ask your administrator for a new one")).toBeVisible();
});

test("D30 an officer of the law is invited first and decided of then; whose roles and cases end by a decision is named once more", async ({
  page,
  server,
}) => {
  await signIn(page, server, "Ida Lindqvist");
  await page.goto("/settings/accounts");
  await page.getByRole("button", { name: "Invite somebody" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Sam O'Brien");
  await dialog.getByLabel("E-mail").fill("sam.obrien@northlake.example");
  await expect(dialog.getByText(/one of them is asked first/)).toBeVisible();
  await pick(page, /Role/, "Student staff or volunteer");
  await expect(dialog.getByText(/Nobody is asked first/)).toBeVisible();
  await expect(dialog.getByText(/one of them is asked first/)).toHaveCount(0);
  await pick(page, /Role/, "School resource officer");
  await expect(dialog.getByText(/invite them without a program/)).toBeVisible();
  await dialog.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByText("Invitation sent")).toBeVisible();

  await page.goto("/settings/law");
  await pick(page, /Officer, or agency/, "Sam O'Brien");
  await choose(page, "To us they are", /^Outsider/);
  await page.getByLabel("Reason").fill("Works for the city, and not for the school");
  await page.getByRole("button", { name: "Keep the decision" }).click();
  const sure = page.getByRole("alertdialog", { name: "Is Sam O'Brien an outsider from now on?" });
  await expect(sure.getByText(/every case, ends at once/)).toBeVisible();
  await checkAxe(page, "an outsider, asked once more");
  await sure.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Nothing was decided. What you wrote is still here.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Sam O'Brien" })).toHaveCount(0);
  await page.getByRole("button", { name: "Keep the decision" }).click();
  await sure.getByRole("button", { name: "Yes, decide it" }).click();
  await expect(page.getByRole("heading", { name: "Sam O'Brien" })).toBeVisible();
  await quiet(page);
  await checkPage(page, "law-outsider");
});
