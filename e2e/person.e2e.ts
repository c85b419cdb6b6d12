import { checkAxe, checkPage } from "./checkPage.ts";
import { choose, givenCase } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

test("D16 A02 a name is safe with whom it was marked safe, and letters are warned of having none", async ({ page, server }) => {
  const { personId } = await givenCase(server, "Ravi", "Ines", "Robin");
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/people/${personId}`);
  await expect(page.getByText("No name is marked as safe before teachers")).toBeVisible();
  await page.getByRole("button", { name: "Add a name" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("First name", { exact: false }).first().fill("Robin");
  await dialog.getByLabel("Family name", { exact: false }).first().fill("Ashe");
  await dialog.getByText("Teachers", { exact: true }).click();
  await checkAxe(page, "a name and with whom it is safe");
  await dialog.getByRole("button", { name: "Save the name" }).click();
  const names = page.getByRole("region", { name: "What to call them" });
  await expect(names.getByText("To teachers").locator("xpath=following-sibling::dd[1]")).toHaveText("Robin Ashe");
  await expect(names.getByText("To family").locator("xpath=following-sibling::dd[1]")).toHaveText(/nobody has said yet/);
  await expect(names.getByText("In letters").locator("xpath=following-sibling::dd[1]")).toHaveText(/nobody has said yet/);
});

test("R86 A02 how to reach them safely is written down first, and stands above every number", async ({ page, server }) => {
  const { caseId, personId } = await givenCase(server, "Ravi", "Ines", "Selma");
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${caseId}`);
  await expect(page.getByText("Nobody has written down how to reach them safely.")).toBeVisible();
  await page.getByRole("link", { name: "Write it down" }).click();
  await page.waitForURL(`**/people/${personId}`);
  await page
    .getByRole("button", { name: /Write it down|Write down how|Set it/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await choose(dialog, /prefer|How do they/i, /Text/);
  await dialog.getByLabel(/never|avoid|What to avoid/i).fill("Her brother answers the phone at home.");
  await dialog.getByRole("button", { name: /Save/ }).click();
  await expect(page.getByText("Her brother answers the phone at home.").first()).toBeVisible();
  await page.goto(`/cases/${caseId}`);
  await expect(page.getByText("Her brother answers the phone at home.").first()).toBeVisible();
});

test("R86 R06 a number that is not safe is masked; showing it takes a reason", async ({ page, server }) => {
  await signIn(page, server, "Ana Ruiz");
  await page.goto("/cases");
  await page.getByRole("row", { name: /Lin/ }).click();
  await page.getByRole("heading", { level: 1 }).getByRole("link").click();
  await page.waitForURL("**/people/**");
  await expect(page.getByText(/Never the number from the first form/).first()).toBeVisible();
  await expect(page.getByText("555 0100 9001")).toHaveCount(0);
  expect(await page.content()).not.toContain("0100 9001");
  await page
    .getByRole("button", { name: /Show anyway/i })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").first().fill("Her lawyer asks which number is his.");
  await checkAxe(page, "showing an unsafe number");
  await dialog.getByRole("button", { name: /Show/ }).click();
  await expect(page.getByText("555 0100 9001")).toBeVisible();
});

test("B39 a misspelt name finds them, and an initials-only screen hides it", async ({ page, server }) => {
  await signIn(page, server, "Ines Carvalho");
  await page.goto("/people");
  await page.getByRole("searchbox", { name: "Find a person" }).fill("amnia mansur");
  const found = page.getByRole("link", { name: /Amina M\./ }).first();
  await expect(found).toBeVisible();
  await page.getByRole("button", { name: /Ines Carvalho/ }).click();
  await page
    .getByRole("menuitem", { name: /screen can be seen|Initials/i })
    .or(page.getByRole("menuitemcheckbox", { name: /seen|Initials/i }))
    .first()
    .click();
  await expect(page.getByRole("button", { name: "Show names again" })).toBeVisible();
  await expect(page.getByText("Amina M.")).toHaveCount(0);
});

test("R70 whoever works with a student writes down that they opted out of the directory, and it stands on top of their page and in their case", async ({
  page,
  server,
}) => {
  const { caseId, personId } = await givenCase(server, "Ravi", "Ines", "Samira Quiet");
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/people/${personId}`);
  await page.getByRole("button", { name: "Change name and details" }).click();
  const dialog = page.getByRole("dialog");
  const since = dialog.getByRole("group", { name: /Opted out of directory information since/ });
  await since.getByRole("spinbutton").first().click();
  await page.keyboard.type("01152026");
  await checkAxe(page, "opting out of the directory");
  await page.screenshot({ path: ".test/pictures/directory-dialog.png" });
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Their school may not confirm that they are enrolled")).toBeVisible();
  await checkPage(page, "person-opted-out");
  await page.goto(`/cases/${caseId}`);
  await expect(page.getByText("Do not confirm to anybody outside that they are enrolled")).toBeVisible();
});
