import { appointments } from "../src/appointments/contract.ts";
import { pages } from "../src/portal/contract.ts";
import { checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { givenCase } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

test.use({ network: "appointments" });

test("A35 Ines books a time from the case in four presses, moves it and calls it off; a time at the counseling center is held with a code and no name; her hours stand on one page", async ({
  page,
  server,
}) => {
  test.slow();
  const { caseId } = await givenCase(server, "Ravi Menon", "Ines", "Mateo O'Brien");
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${caseId}`);
  await page.getByRole("tab", { name: "Story" }).waitFor();
  const cost = await countCost(page);
  const dialog = page.getByRole("dialog");
  await page.getByRole("tab", { name: /^Steps/ }).click();
  await page.getByRole("button", { name: "Book a time", exact: true }).click();
  await dialog.getByRole("radio").first().locator("xpath=ancestor::label").click();
  await dialog.getByRole("button", { name: "Book it" }).click();
  await expect(page.getByText("With ⁨Ines Carvalho⁩")).toBeVisible();
  cost.atMost({ presses: 4 });
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText("An appointment with them").first()).toBeVisible();

  await page.getByRole("button", { name: /^More about: .* to / }).click();
  await page.getByRole("menuitem", { name: "Move it" }).click();
  await dialog.getByRole("radio").nth(1).locator("xpath=ancestor::label").click();
  await dialog.getByRole("button", { name: "Move it there" }).click();
  await expect(dialog).toHaveCount(0);

  await page.getByRole("button", { name: "Hold a time elsewhere" }).click();
  await page.getByRole("menuitem", { name: "Counseling Center" }).click();
  await expect(dialog.getByText(/No name goes there/)).toBeVisible();
  await dialog.getByRole("radio").first().locator("xpath=ancestor::label").click();
  await checkPage(page, "appointment-hold");
  await dialog.getByRole("button", { name: "Hold it" }).click();
  await expect(page.getByText(/They say the code/)).toBeVisible();
  await checkPage(page, "case-appointments");

  // Closing says what is given back with it.
  await page.getByRole("button", { name: "Close…" }).click();
  await expect(dialog.getByText("Held elsewhere, and given back when the case closes")).toBeVisible();
  await checkPage(page, "case-closing");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);

  await page.goto("/appointments");
  await expect(page.getByRole("heading", { name: "Hours", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: /Mateo/ })).toBeVisible();
  await checkPage(page, "appointments");
  await page
    .getByRole("button", { name: /^More about/ })
    .first()
    .click();
  await page.getByRole("menuitem", { name: "Call it off" }).click();
  await expect(page.getByText("Nobody has an appointment with you")).toBeVisible();
});

test("A35 hours of several days of the week are set in one go, and what is missing is said at its field", async ({ page, server }) => {
  await signIn(page, server, "Ines Carvalho");
  await page.goto("/appointments");
  const lines = page.getByRole("button", { name: /^End: .*7:00/ });
  await expect(page.getByRole("heading", { name: "Hours", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Add hours" }).click();
  const dialog = page.getByRole("dialog", { name: "Add hours" });
  for (const [label, hour] of [
    ["From", "7"],
    ["Until", "8"],
  ] as const) {
    await dialog.getByRole("group", { name: label, exact: true }).getByRole("spinbutton", { name: /^hour/ }).click();
    await page.keyboard.type(`${hour}00a`);
  }
  await dialog.getByRole("button", { name: "Set these hours" }).click();
  await expect(dialog.getByRole("link", { name: "Choose at least one day." })).toBeVisible();
  await checkPage(page, "hours-missing");
  for (const day of ["Monday", "Wednesday", "Friday"]) await dialog.getByRole("checkbox", { name: day }).press("Space");
  await page.screenshot({ path: ".test/pictures/hours-days.png" });
  await dialog.getByRole("button", { name: "Set these hours" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(lines).toHaveCount(3);
});

test("R14 A35 Lin books a time on her own page on a phone without script, once, and calls it off", async ({ visit, server }) => {
  test.slow();
  const made = await givenCase(server, "Dolores Marín", "Ana", "Lin Court");
  const caseId = made.caseId as never;
  const ana = await server.as("Ana Ruiz");
  await (await server.as("Dolores Marín"))(pages.setOn, { caseId, on: true });
  const { number, code } = await ana(pages.invite, { caseId, safe: true, holder: "self", minor: false, decided: null });
  const small = { viewport: { width: 390, height: 844 } };
  const phone = await visit(undefined, { ...small, javaScriptEnabled: false } as never);
  await phone.goto("/mine/first?lang=en");
  await phone.locator("#number").fill(number);
  await phone.locator("#code").fill(code);
  for (const field of ["#password", "#again"]) await phone.locator(field).fill("four blue kites over water");
  await phone.locator("#first .send").click();
  await phone.getByRole("link", { name: "What comes next" }).click();
  await phone.getByRole("link", { name: "Book a time" }).click();
  const first = phone.getByRole("radio").first();
  const named = await first.locator("xpath=..").innerText();
  await first.check();
  await phone.getByRole("button", { name: "Book this time" }).click();
  await expect(phone.getByText("It is booked.")).toBeVisible();
  await expect(phone.getByText(named.split(" · ")[1] ?? "")).toBeVisible();
  // The same in a window with script, which is what the pictures are taken of.
  const other = await visit(undefined, small as never);
  await other.goto("/mine?lang=en");
  await other.locator("#number").fill(number);
  await other.locator("#password").fill("four blue kites over water");
  await other.locator("main .send").click();
  await other.getByRole("link", { name: "What comes next" }).click();
  await checkPage(other, "mine-next");
  await other.getByRole("link", { name: "Book a time" }).click();
  await checkPage(other, "mine-book");
  const [one] = (await ana(appointments.list, { caseId })).appointments;
  expect([one?.byThemselves, one?.status]).toEqual([true, "booked"]);
  await phone.getByText("I cannot come").click();
  await phone.getByRole("button", { name: /^Call it off/ }).click();
  await expect(phone.getByText(/It is called off/)).toBeVisible();
});

test("A18 A35 an absence says, before it is said, how many appointments it is laid over", async ({ page, server }) => {
  test.slow();
  const made = await givenCase(server, "Ravi Menon", "Ines", "Sam Stray");
  const caseId = made.caseId as never;
  const ines = await server.as("Ines Carvalho");
  const { times } = await ines(appointments.times, { caseId });
  const [first, second] = times.filter(({ provider }) => provider.name === "Ines Carvalho");
  for (const { provider, startsAt } of [first!, second!]) await ines(appointments.book, { caseId, providerId: provider.id, startsAt });
  await signIn(page, server, "Ines Carvalho");
  await page.goto("/settings/cover");
  await page.getByRole("button", { name: /Tomorrow/ }).click();
  await page.getByRole("option", { name: "In a week" }).click();
  await expect(page.getByText(/appointments? falls? on these days/)).toBeVisible();
  await checkPage(page, "cover-booked");
});
