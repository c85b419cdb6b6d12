import { checkPage } from "../../e2e/checkPage.ts";
import { expect, signIn, test } from "../../e2e/support.ts";

test.use({ network: "doors" });

test("B14 an administrator says what a public page is called in its readers' languages", async ({ page, server, visit }) => {
  await signIn(page, server, "Ida Lindqvist");
  await page.goto("/settings/routing");
  await page.getByRole("button", { name: /Change it: Tell the CARE team/ }).click();
  await page.getByLabel("Title in Spanish").fill("Díganos quién le preocupa");
  await page.getByLabel("Title in Arabic").fill("");
  await checkPage(page, "routing-titles");
  await page.getByRole("button", { name: "Save the titles" }).click();
  await expect(page.getByText("The public pages say so from now on.")).toBeVisible();
  await expect(page.getByText("No Arabic title")).toBeVisible();
  const reader = await visit("Ravi Menon");
  await reader.goto("/refer?lang=es");
  await expect(reader.getByRole("link", { name: "Díganos quién le preocupa" })).toBeVisible();
  await reader.goto("/refer?lang=ar");
  await expect(reader.getByRole("link", { name: "Tell the CARE team about somebody you are worried about" })).toBeVisible();
});
