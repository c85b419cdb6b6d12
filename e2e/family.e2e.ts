import type { Page } from "@playwright/test";
import { people } from "../src/people/contract.ts";
import { family } from "../src/people/family/contract.ts";
import { checkAxe, checkPage } from "./checkPage.ts";
import { givenCase } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

/** Chooses of a list that opens. */
async function pick(page: Page, question: RegExp, answer: string | RegExp) {
  await page.getByRole("dialog").getByRole("button", { name: question }).click();
  await page.getByRole("option", { name: answer }).click();
}

/** A case at Rio Verde with two adults: of neither is anything written. */
async function givenFamily(server: Parameters<typeof givenCase>[0]) {
  const { caseId, personId } = await givenCase(server, "Keiko", "Tomás", "Jo Haddad");
  const call = await server.as("Keiko");
  for (const name of ["Amina", "Omar"])
    await call(people.addRelationship, {
      personId: personId as never,
      kind: "parent",
      other: { call: name, initial: null, tag: null, pronouns: null },
      contactPoints: [{ kind: "phone", value: "555 0100", label: null, safe: "safe", safeHours: null, voicemailOk: true, textOk: true }],
    });
  const { adults } = await call(family.show, { personId: personId as never });
  return { call, caseId, personId, omar: adults.find(({ label }) => label.call === "Omar")! };
}

test("D08 B37 an order is written down with its scan by keyboard, stands above everything, and is said before a contact is saved", async ({
  page,
  server,
}) => {
  const { caseId, personId } = await givenFamily(server);
  await signIn(page, server, "Tomás Vega");
  await page.goto(`/people/${personId}`);
  const card = page.getByRole("region", { name: "What each adult may do" });
  await expect(card.getByText("Nothing is written down. Ask before you act on it.")).toHaveCount(2);

  await card.getByRole("button", { name: /Change what holds for .*Omar/ }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radiogroup", { name: "May we contact them?" }).getByRole("radio").last().focus();
  await page.keyboard.press("ArrowUp");
  await expect(
    dialog.getByRole("radiogroup", { name: "May we contact them?" }).getByRole("radio", { name: "No", exact: true }),
  ).toBeChecked();
  await page.keyboard.press("Tab");
  await page.keyboard.type("Court");
  await expect(dialog.getByRole("button", { name: /How do you know\?/ })).toContainText("Court order");
  await dialog.getByRole("radiogroup", { name: "May they see records?" }).getByText("No", { exact: true }).click();
  await pick(page, /What kind of order\?/, "Protective order");
  await dialog.getByLabel(/Its number/).fill("FC-2041");
  await dialog
    .locator("input[type=file]")
    .first()
    .setInputFiles({
      name: "order.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from("%PDF-1.7\n\ntrailer<<>>\n%%EOF\n"),
    });
  await expect(dialog.getByText("Sent. It is kept when you save.")).toBeVisible();
  await checkAxe(page, "what an adult may do");
  await page.screenshot({ path: ".test/pictures/family-dialog.png" });
  await page.keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();

  await expect(page.getByText(/There is an order against contact with .*Omar/).first()).toBeVisible();
  await expect(card.getByText("court order: no contact, no records")).toBeVisible();
  await expect(card.getByRole("link", { name: "the paper" })).toBeVisible();
  const numbers = page.getByRole("region", { name: "Family and helpers" });
  await expect(numbers.getByText(/There is an order against contact with .*Omar/)).toBeVisible();
  // His number is not a thumb below hers: it is asked for, with why.
  await expect(numbers.getByText("555 0100")).toHaveCount(1);
  await numbers.getByRole("button", { name: "Show anyway, because…" }).click();
  await expect(dialog.getByRole("heading", { name: /There is an order against contact with .*Omar/ })).toBeVisible();
  await checkAxe(page, "a number behind an order");
  await dialog.getByRole("textbox", { name: /Why do you need it now/ }).fill("The court lets him be told.");
  await dialog.getByRole("button", { name: "Show it" }).click();
  await expect(numbers.getByText("555 0100")).toHaveCount(2);
  const files = page.getByRole("region", { name: "Files" });
  await expect(files.getByText("order.pdf")).toBeVisible();
  await files.getByRole("button", { name: "Add a file" }).click();
  await dialog
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name: "letter.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n\ntrailer<<>>\n%%EOF\n") });
  await expect(dialog.getByText("Sent. It is kept when you save.")).toBeVisible();
  const another = dialog.getByText("Another page, or what came with it");
  await expect(another).toBeVisible();
  await dialog
    .locator("input[type=file]")
    .last()
    .setInputFiles({ name: "letter-2.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n\ntrailer<<>>\n%%EOF\n") });
  await expect(dialog.getByText("Sent. It is kept when you save.")).toHaveCount(2);
  await dialog.getByRole("button", { name: "Add it to the person" }).click();
  await expect(dialog.getByText("Say what it is about.").first()).toBeVisible();
  await dialog.getByText("School", { exact: true }).click();
  await checkAxe(page, "a file of a person");
  await dialog.getByRole("button", { name: "Add it to the person" }).click();
  await expect(files.getByRole("listitem").filter({ hasText: "letter.pdf" })).toContainText("School");
  await expect(files.getByRole("listitem").filter({ hasText: "letter-2.pdf" })).toContainText("School");
  await checkPage(page, "family-person");

  await page.goto(`/cases/${caseId}`);
  await expect(page.getByText(/There is an order against contact with .*Omar/)).toBeVisible();
  await page.screenshot({ path: ".test/pictures/family-case.png" });
  await page.keyboard.press("c");
  const contact = page.getByRole("dialog");
  await contact.getByRole("radiogroup", { name: "What kind of contact?" }).getByText("With somebody else", { exact: true }).click();
  await pick(page, /With whom/, "Family");
  await pick(page, /Who of the family/, /Omar/);
  await expect(contact.getByRole("alert").getByText(/There is an order against contact with .*Omar/)).toBeVisible();
  await contact.getByText("With an interpreter").click();
  await checkAxe(page, "a contact against an order");
  await page.screenshot({ path: ".test/pictures/family-contact.png" });
  await contact.getByRole("button", { name: "Save the contact" }).click();
  await expect(contact).toBeHidden();
  await expect(page.getByText(/with .*Omar.* · with an interpreter/)).toBeVisible();

  await page.keyboard.press("n");
  const note = page.getByRole("dialog");
  await note.getByRole("textbox", { name: "Note" }).fill("He called again and was asked to write.");
  await note.getByText("This was a contact: record it too").click();
  await note.getByRole("radiogroup", { name: "What kind of contact?" }).getByText("With somebody else", { exact: true }).click();
  await pick(page, /With whom/, "Family");
  await pick(page, /Who of the family/, /Omar/);
  await expect(note.getByRole("alert").getByText(/There is an order against contact with .*Omar/)).toBeVisible();
  await note.getByRole("button", { name: "Save the note" }).click();
  await expect(note).toBeHidden();
  await expect(page.getByText(/with .*Omar/)).not.toHaveCount(1);
});

test("D08 what the school's roster says otherwise stands beside ours until somebody keeps or takes it, and who did is said", async ({
  page,
  server,
}) => {
  await signIn(page, server, "Tomás Vega");
  await page.goto("/cases");
  await page.getByRole("row", { name: /Mateo/ }).first().click();
  await expect(page.getByText(/There is an order against contact with .*Rubén/)).toBeVisible();
  await expect(page.getByText(/with .*Elena.* · in Spanish · with an interpreter/)).toBeVisible();
  await page.getByRole("heading", { level: 1 }).getByRole("link").click();
  await page.waitForURL("**/people/**");
  const card = page.getByRole("region", { name: "What each adult may do" });
  await expect(card.getByText("everything (contact, records, decisions, pick-up)", { exact: true })).toBeVisible();
  await expect(card.getByText("may not pick up")).toBeVisible();
  await expect(card.getByText("The school’s roster says: may pick up")).toBeVisible();
  await page.getByRole("heading", { level: 1 }).scrollIntoViewIfNeeded();
  await checkPage(page, "family-claim");
  // Against an order the roster is believed only after a question, with a reason, and for ten seconds it is taken back.
  await card.getByRole("button", { name: "Take theirs…" }).click();
  const asks = page.getByRole("alertdialog");
  await expect(asks.getByText(/Believe the roster about .*Rubén/)).toBeVisible();
  await expect(asks.getByText(/court order .*no contact/)).toBeVisible();
  await checkAxe(page, "the roster against an order");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: ".test/pictures/family-against-order.png" });
  await page.setViewportSize({ width: 1280, height: 800 });
  await asks.getByRole("button", { name: "Take theirs" }).click();
  await expect(asks.getByRole("textbox")).toHaveAttribute("aria-invalid", "true");
  await asks.getByRole("textbox").fill("The judge changed it on Monday.");
  await asks.getByRole("button", { name: "Take theirs" }).click();
  await expect(card.getByText("may not pick up")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(card.getByText("may not pick up")).toBeVisible();
  await card.getByRole("button", { name: "Keep ours" }).click();
  await expect(card.getByText(/ours kept by .*Tomás Vega/)).toBeVisible();
  await expect(card.getByText("may not pick up")).toBeVisible();
  await expect(card.getByRole("button", { name: "Keep ours" })).toHaveCount(0);
  await card.getByRole("button", { name: /More about .*Rubén/ }).click();
  await page.getByRole("menuitem", { name: "Who wrote what, and when" }).click();
  await expect(
    page
      .getByRole("dialog")
      .getByText(/FC-2041/)
      .first(),
  ).toBeVisible();
  await checkAxe(page, "what was written of an adult");
  await page.screenshot({ path: ".test/pictures/family-history.png" });
});
