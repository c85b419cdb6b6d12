import { readFileSync } from "node:fs";
import { jpeg, phoneExif } from "../src/files/testing.ts";
import { checkAxe, checkPage } from "./checkPage.ts";
import { choose, givenCase } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

// A file on its way: chosen on a phone, kept without the place it was taken at, fetched as it was kept, taken out with a reason.

const letter = Buffer.from("%PDF-1.7\nA letter of the housing office\ntrailer<<>>\n%%EOF\n");

test("F5 a file is added to a case on a phone, and comes back as it went in", async ({ page, server, visit }) => {
  const { caseId } = await givenCase(server, "Ravi", "Ines", "Samira Letters");
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${caseId}?part=files`);
  await expect(page.getByText("No file yet")).toBeVisible();
  await page.getByRole("button", { name: "Add a file" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a file" });
  await dialog.getByRole("button", { name: "Add it to the case" }).click();
  await expect(dialog.getByText("Choose a file.").first()).toBeVisible();
  const chooser = dialog.locator("input[type=file]").first();
  await chooser.setInputFiles({ name: "page.pdf", mimeType: "application/pdf", buffer: Buffer.from("<!DOCTYPE html><script>1</script>") });
  await expect(dialog.getByText("This kind of file is not taken.", { exact: false })).toBeVisible();
  await chooser.setInputFiles({ name: "housing letter.pdf", mimeType: "application/pdf", buffer: letter });
  await expect(dialog.getByText("Sent. It is kept when you save.")).toBeVisible();
  await choose(dialog, "Who may open it?", "Program");
  await checkAxe(page, "adding a file");
  await page.screenshot({ path: ".test/pictures/add-file-phone.png" });
  await dialog.getByRole("button", { name: "Add it to the case" }).click();
  await expect(page.getByText("housing letter.pdf")).toBeVisible();

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download housing letter.pdf" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("housing letter.pdf");
  expect(readFileSync(await file.path()).equals(letter), "the bytes that went in").toBe(true);

  const supervisor = await visit("Ravi Menon");
  await supervisor.goto(`/cases/${caseId}?part=files`);
  await expect(supervisor.getByText("housing letter.pdf")).toBeVisible();
});

test("F3 a photograph is looked at without the place it was taken at; a wrong file is taken out with a reason", async ({
  page,
  server,
}) => {
  const { caseId } = await givenCase(server, "Ravi", "Ines", "Samira Photo");
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${caseId}?part=files`);
  await page.getByRole("button", { name: "Add a file" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a file" });
  await dialog
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name: "IMG_0001.jpg", mimeType: "image/jpeg", buffer: jpeg([phoneExif()]) });
  await expect(dialog.getByText("Sent. It is kept when you save.")).toBeVisible();
  await dialog.getByRole("button", { name: "Add it to the case" }).click();
  const looked = page.waitForResponse((answer) => answer.url().includes("show=inline"));
  await page.getByRole("button", { name: "Look at IMG_0001.jpg" }).click();
  expect((await (await looked).body()).includes("GPS")).toBe(false);
  const picture = page.getByRole("img", { name: "IMG_0001.jpg" });
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(8);
  await page.getByRole("button", { name: "Close", exact: true }).last().click();
  await checkPage(page, "case-files");

  await page.getByRole("button", { name: "Take out IMG_0001.jpg" }).click();
  await page.getByRole("dialog").getByLabel("Why?").fill("About somebody else");
  await checkAxe(page, "taking a file out");
  await page.getByRole("dialog").getByRole("button", { name: "Take it out" }).click();
  await expect(page.getByText("No file yet")).toBeVisible();
  await page.getByRole("button", { name: /Taken out of use/ }).click();
  await expect(page.getByText(/About somebody else/)).toBeVisible();
});

test("R84 a medical document goes to the reviewer the case names; whoever manages it reads whether all is there", async ({
  page,
  server,
  visit,
}) => {
  const { caseId } = await givenCase(server, "Ravi", "Ines", "Samira Leave");
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${caseId}?part=team`);
  await page.getByRole("button", { name: "Add somebody to the team" }).click();
  const team = page.getByRole("dialog");
  await team.getByRole("combobox", { name: "Who?" }).fill("Noor");
  await page.getByRole("option", { name: /Noor/ }).click();
  await team.getByRole("button", { name: /As what/ }).click();
  await page.getByRole("option", { name: "Medical reviewer" }).click();
  await team.getByRole("button", { name: "Put them on the team" }).click();
  await expect(page.getByText("They are on the team now")).toBeVisible();

  await page.goto(`/cases/${caseId}?part=files`);
  await page.getByRole("button", { name: "Add a file" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a file" });
  await dialog.locator("input[type=file]").first().setInputFiles({ name: "diagnosis.pdf", mimeType: "application/pdf", buffer: letter });
  await expect(dialog.getByText("Sent. It is kept when you save.")).toBeVisible();
  await choose(dialog, "Who may open it?", "Medical reviewers");
  await expect(dialog.getByText("Opened by", { exact: false })).toBeVisible();
  await dialog.getByRole("button", { name: "Add it to the case" }).click();
  await expect(page.getByText("Handed to the medical reviewers")).toBeVisible();
  await expect(page.getByText("diagnosis.pdf")).toHaveCount(0);
  await expect(page.getByText("not said yet")).toBeVisible();
  await checkPage(page, "case-files-medical");

  const reviewer = await visit("Noor Aziz");
  await reviewer.goto(`/cases/${caseId}?part=files`);
  await expect(reviewer.getByText("diagnosis.pdf")).toBeVisible();
  await checkAxe(reviewer, "reviewing medical documents");
  await reviewer.screenshot({ path: ".test/pictures/medical-reviewer.png", fullPage: true });
  await reviewer.getByRole("button", { name: "Something is missing" }).click();
  await expect(reviewer.getByText("Everybody on the case reads it now")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Documentation complete:")).toContainText("no");
});
