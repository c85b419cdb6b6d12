import { checkAxe } from "./checkPage.ts";
import { givenCase } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

test.use({ network: "case" });

/** A phone with its address bar, and the narrowest one. */
const phones = [
  { width: 390, height: 664 },
  { width: 320, height: 568 },
];

test("A12 on a phone the button that saves a note is in sight before, while and after one writes", async ({ page, server }) => {
  const { caseId } = await givenCase(server, "Ravi", "Ines", "Mateo Pocket");
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${caseId}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  const dialog = page.getByRole("dialog");
  const save = dialog.getByRole("button", { name: "Save the note" });
  for (const size of phones) {
    await page.setViewportSize(size);
    await page.keyboard.press("n");
    await expect(save).toBeInViewport({ ratio: 1 });
    await dialog.getByRole("button", { name: "Close", exact: true }).click();
    await expect(dialog).toBeHidden();
  }
  await page.keyboard.press("n");
  await dialog.getByRole("textbox", { name: "Note" }).fill("One line after another.\n".repeat(12));
  await expect(save).toBeInViewport({ ratio: 1 });
  await dialog.getByText("This was a contact: record it too").click();
  for (const size of phones) {
    await page.setViewportSize(size);
    await expect(save).toBeInViewport({ ratio: 1 });
    // What has the focus is not beneath the buttons.
    const minutes = dialog.getByLabel("Minutes");
    await save.focus();
    await minutes.focus();
    await expect(minutes).toBeInViewport({ ratio: 1 });
    const [field, foot] = [await minutes.boundingBox(), await save.boundingBox()];
    expect(field!.y + field!.height).toBeLessThanOrEqual(foot!.y);
    const scrolls = await dialog.evaluate((it) =>
      [...it.querySelectorAll("div")].some((one) => getComputedStyle(one).overflowX === "auto" && one.scrollWidth > one.clientWidth),
    );
    expect(scrolls, "nothing to scroll sideways").toBe(false);
    await checkAxe(page, `a note with its contact at ${size.width} px`);
    await page.screenshot({ path: `.test/pictures/quick-note-${size.width}.png` });
  }
  await save.click();
  await expect(page.getByText(/needs? you before this can be saved/).first()).toBeVisible();
});

test("R86 C02 from the case the number marked unsafe is two presses away: how to reach them, then why", async ({ page, server }) => {
  await signIn(page, server, "Ana Ruiz");
  await page.goto("/cases");
  await page.getByRole("row", { name: /Lin/ }).click();
  await expect(page.getByRole("tablist")).toBeVisible();
  await page.setViewportSize(phones[0]!);
  await page.screenshot({ path: ".test/pictures/case-reach-phone.png" });
  await expect(page.getByRole("button", { name: "How to reach them" })).toBeInViewport({ ratio: 1 });
  await page.getByRole("button", { name: "How to reach them" }).click();
  const sheet = page.getByRole("dialog", { name: /How to reach .?Lin/ });
  await expect(sheet.getByText("555 0100 9001")).toHaveCount(0);
  await expect(sheet.getByText("Before you reach out")).toBeVisible();
  await page.screenshot({ path: ".test/pictures/reach-sheet-phone.png" });
  await checkAxe(page, "how to reach them");
  await sheet.getByRole("button", { name: "Show anyway, because…" }).first().click();
  await page.getByLabel("Why do you need it now?").fill("She asked to be called if the hearing moved.");
  await page.getByRole("button", { name: "Show it" }).click();
  await expect(sheet.getByText("555 0100 9001")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
});
