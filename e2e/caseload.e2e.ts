import { cases } from "../src/cases/contract.ts";
import { accounts, memberships } from "../src/staff/contract.ts";
import { today } from "../src/today/contract.ts";
import { checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { dayFrom, givenCase } from "./given.ts";
import { keyboardOnly } from "./keyboard.ts";
import { expect, signIn, test } from "./support.ts";

// The supervisor's look: who carries what, several cases given on, who sees a case and why; and the reviewer of one who works alone.

test.use({ network: "caseload" });

test("A13 A15 who carries what, the limit set, level and weight changed in place", async ({ page, server }) => {
  const { caseId } = await givenCase(server, "Ravi Menon", "Ines", "Mateo Weight");
  await signIn(page, server, "Ravi Menon");
  await page.goto("/");
  await page.getByRole("link", { name: "Caseload" }).first().click();
  await expect(page.getByRole("row", { name: /^Ines Carvalho/ })).toContainText(/of 45/);
  await page.getByRole("button", { name: "What one is meant to carry" }).click();
  await page.getByRole("textbox", { name: "Weight one full-time case manager carries" }).fill("20");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved: loads are measured by it from now on")).toBeVisible();
  const row = page.getByRole("row", { name: /^Ines Carvalho/ });
  await expect(row).toContainText(/of 20/);
  await row.click();
  await expect(page.getByRole("heading", { level: 1, name: "Ines Carvalho" })).toBeVisible();
  await page.getByRole("button", { name: /change for .*Mateo W/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/^Usual here: 1 when only triaged/)).toBeVisible();
  await dialog.getByRole("button", { name: /Weight/ }).click();
  await page.getByRole("option", { name: "7" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: /change for .*Mateo W/ })).toContainText("weight 7");
  await checkPage(page, "caseload-worker");
  const { case: head } = await (await server.as("Ravi Menon"))(cases.show, { caseId: caseId as never });
  expect(head.weight).toBe(7);
});

test("several cases are given on by keys alone; each person is told by a step, and the receiver has them", async ({ page, server }) => {
  const [one, two] = [
    await givenCase(server, "Ravi Menon", "Ines", "Amina Keys"),
    await givenCase(server, "Ravi Menon", "Ines", "Lin Keys"),
  ];
  await signIn(page, server, "Ravi Menon");
  await page.goto("/caseload");
  await page.getByRole("row", { name: /^Ines Carvalho/ }).waitFor();
  const keys = await keyboardOnly(page);
  await keys.tabTo(page.getByRole("row", { name: /^Ines Carvalho/ }));
  await keys.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Ines Carvalho" }).waitFor();
  await keys.tabTo(page.getByRole("button", { name: /^Choose all/ }));
  await keys.press("Tab");
  for (let at = 0; at < 30 && (await page.getByRole("button", { name: "Reassign 2 cases" }).count()) === 0; at += 1) {
    const here = (await page.locator(":focus").textContent()) ?? "";
    await keys.press(...(/Amina K\.|Lin K\./.test(here) ? ["Space", "ArrowDown"] : ["ArrowDown"]));
  }
  await keys.tabTo(page.getByRole("button", { name: "Reassign 2 cases" }), { back: true });
  await keys.enter(page.getByRole("button", { name: "Reassign 2 cases" }));
  const dialog = page.getByRole("dialog");
  await keys.tabTo(dialog.getByRole("radiogroup", { name: "To whom?" }));
  await keys.press("Space");
  await expect(dialog.getByRole("radiogroup", { name: "To whom?" }).getByRole("radio", { checked: true })).toHaveCount(1);
  await dialog.getByRole("radio", { name: "Too much work" }).focus();
  await page.keyboard.press("Space");
  await keys.enter(dialog.getByRole("button", { name: "Reassign 2 cases" }));
  await expect(page.getByText("2 cases given on")).toBeVisible();
  await expect(page.getByRole("row", { name: /Amina K\./ })).toHaveCount(0);
  await keys.done();
  const call = await server.as("Ravi Menon");
  for (const { caseId } of [one, two]) {
    const { case: head, tasks } = await call(cases.show, { caseId: caseId as never });
    expect(head.manager?.name).not.toBe("Ines Carvalho");
    expect(tasks.some(({ title }) => /^Tell them who/.test(title))).toBe(true);
  }
});

test("four presses give two cases on", async ({ page, server }) => {
  for (const name of ["Amina Presses", "Lin Presses"]) await givenCase(server, "Ravi Menon", "Ines", name);
  await signIn(page, server, "Ravi Menon");
  await page.goto("/caseload");
  await page.getByRole("row", { name: /^Ines Carvalho/ }).click();
  await page.getByRole("row", { name: /Amina P\./ }).waitFor();
  const cost = await countCost(page);
  for (const name of [/Amina P\./, /Lin P\./]) await page.getByRole("row", { name }).getByRole("checkbox").click({ force: true });
  await page.getByRole("button", { name: "Reassign 2 cases" }).click();
  await page.getByRole("dialog").getByRole("radiogroup", { name: "To whom?" }).getByRole("radio").first().click({ force: true });
  await checkPage(page, "reassign");
  await page.getByRole("dialog").getByText("Too much work", { exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Reassign 2 cases" }).click();
  await expect(page.getByText("2 cases given on")).toBeVisible();
  cost.atMost({ presses: 6 });
});

test("R03 on the case stands who may see it and why, and when each last looked", async ({ page, server, visit }) => {
  const { caseId } = await givenCase(server, "Ravi Menon", "Ines", "Jo Seen");
  const ines = await visit("Ines Carvalho");
  await ines.goto(`/cases/${caseId}`);
  await ines.getByRole("heading", { level: 1 }).waitFor();
  await signIn(page, server, "Ravi Menon");
  await page.goto(`/cases/${caseId}`);
  await page.getByRole("tab", { name: /^Team/ }).click();
  const card = page.getByRole("region", { name: "Who may see this and why" });
  await expect(card.getByRole("listitem").filter({ hasText: "Ines Carvalho" })).toContainText(/Case manager · since .*Last here/);
  await expect(card.getByRole("listitem").filter({ hasText: "Ravi Menon" })).toContainText("Supervises the program");
  await expect(card.getByRole("listitem").filter({ hasText: "Sam Whitfield" })).toContainText(/Triages the program.*Has not looked yet/);
  await checkPage(page, "who-sees");
});

test("A19 one who works alone and the administrator name a reviewer, who sees that something was done and never of whom", async ({
  page,
  server,
  visit,
}) => {
  const pilar = await server.as("Pilar Soto");
  const { accounts: all } = await pilar(accounts.list, {});
  const dolores = all.find(({ name }) => name === "Dolores Marín");
  for (const { id } of dolores?.memberships ?? []) await pilar(memberships.end, { membershipId: id });
  await signIn(page, server, "Pilar Soto");
  await page.goto("/settings/reviewer");
  await page.getByRole("combobox", { name: "Who?" }).fill("Jo O");
  await page.getByRole("option", { name: "Jo O'Brien" }).click();
  const until = new Date(`${dayFrom(90)}T00:00Z`);
  const group = page.getByRole("group", { name: "Until when?" });
  await group.getByRole("spinbutton").first().click();
  await page.keyboard.type(
    `${String(until.getUTCMonth() + 1).padStart(2, "0")}${String(until.getUTCDate()).padStart(2, "0")}${until.getUTCFullYear()}`,
  );
  await page.getByRole("button", { name: "Name them" }).click();
  await expect(page.getByText(/Named by .*Pilar Soto/)).toBeVisible();
  const ana = await visit("Ana Ruiz");
  await ana.goto("/settings/reviewer");
  await ana.getByRole("button", { name: "I agree" }).click();
  await expect(ana.getByText(/^Reviews since/)).toBeVisible();
  await checkPage(ana, "reviewer");
  const call = await server.as("Ana Ruiz");
  const { slipping } = await call(today.show, {});
  const slip = slipping[0];
  if (slip) {
    const reason = "Away with Amina until then";
    await call(today.snooze, { crack: slip.cracks[0]!.crack, subjectId: slip.subjectId, untilDay: dayFrom(9), reason });
  }
  const jo = await visit("Jo O'Brien");
  await jo.goto("/review");
  await expect(jo.getByText(/Ana Ruiz.* works alone/)).toBeVisible();
  const seen = jo.getByRole("button", { name: /^I have seen it/ });
  if (slip) {
    await expect(seen).toHaveCount(1);
    await expect(jo.getByText("Away with Amina")).toHaveCount(0);
    await seen.click();
    await expect(jo.getByText(/^seen/)).toBeVisible();
  }
  await checkPage(jo, "review");
  await jo.goto("/cases");
  await expect(jo.getByText("No open cases here")).toBeVisible();
});
