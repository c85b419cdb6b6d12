import type { Page } from "@playwright/test";
import { checkAxe, checkPage } from "../../e2e/checkPage.ts";
import { expect, signIn, test } from "../../e2e/support.ts";

const PASSWORD = "try holdfast out";

/** What the demo shows of one account now. */
async function demoOf(page: Page, email: string): Promise<{ name: string; email: string; code: string }> {
  const { accounts } = await (await page.request.get("/api/demo/sign-ins")).json();
  return accounts.find((one: { email: string }) => one.email === email);
}

/** The browser announces a button that has gone for a few seconds more. */
const quiet = (page: Page) =>
  page.waitForFunction(() => document.querySelectorAll("[data-live-announcer] [role=img]").length === 0, undefined, { timeout: 10_000 });

test("R110 somebody signs in by keyboard alone, step by step, and comes to the page they wanted", async ({ page }) => {
  await page.goto("/sign-in?to=/settings/cover");
  await page.getByText("Try it out as").waitFor();
  await checkPage(page, "sign-in");
  await expect(page.getByLabel("E-mail")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Type the e-mail address of your account.")).toBeVisible();
  await page.keyboard.type("omar@northlake.example");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Password")).toBeFocused();
  await expect(page.getByText(`the password is “${PASSWORD}”`)).toBeVisible();
  await page.keyboard.type("wrong");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("do not fit together");
  await checkPage(page, "sign-in-wrong");
  await page.waitForTimeout(1_100);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  const code = page.getByLabel("Code from your authenticator app");
  await expect(code).toBeFocused();
  await expect(page.getByText(`the password is “${PASSWORD}”`)).toBeVisible();
  await expect(page.getByText(`The code of Omar Haddad is ${(await demoOf(page, "omar@northlake.example")).code}.`)).toBeVisible();
  await quiet(page);
  await checkPage(page, "sign-in-code");
  await code.fill((await demoOf(page, "omar@northlake.example")).code);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/settings/cover");
  await expect(page.getByRole("button", { name: /^Omar Haddad/ }).first()).toBeVisible();
});

test("an address from elsewhere is not gone to after signing in", async ({ page }) => {
  await page.goto("/sign-in?to=//evil.example/");
  await page.getByRole("button", { name: "Sign in as Ruth Okafor" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  expect(new URL(page.url()).hostname).toBe("localhost");
});

test("B4 signing out leaves nothing behind, on the page or by going back", async ({ page }) => {
  await page.goto("/sign-in?to=/settings/sign-in");
  await page.getByRole("button", { name: "Sign in as Priya Raman" }).click();
  await page.getByText("Where you are signed in").waitFor();
  await checkPage(page, "your-sign-in");
  await page.goto("/sign-out");
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
  await checkPage(page, "signed-out");
  await page.goBack();
  await page.waitForURL("**/sign-in?to=**");
  await expect(page.getByText("Where you are signed in")).toBeHidden();
});

test("R110 a passkey is added with one press, signs in with one press, and is the step up", async ({ page, context, server }) => {
  const devtools = await context.newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
  });
  await signIn(page, server, "Noor Aziz");
  await page.goto("/settings/sign-in");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByText("Passkey added")).toBeVisible();
  await expect(page.getByText("Chrome · Linux").first()).toBeVisible();
  await page.goto("/sign-out");
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
  await page.goto("/sign-in?to=/settings/sign-in");
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await page.waitForURL("**/settings/sign-in");
  await expect(page.getByText("Last used")).toBeVisible();
});

test("a new phone and a new password are set up from one's own page", async ({ page, server }) => {
  await signIn(page, server, "Tomás Vega");
  await page.goto("/settings/sign-in");
  await page.getByRole("button", { name: "Set up another phone" }).click();
  await expect(page.getByRole("img", { name: "A picture for your authenticator app to read" })).toBeVisible();
  await quiet(page);
  await checkAxe(page, "the picture for a phone");
  await page.getByLabel("Code from your authenticator app").fill("000000");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("That code does not fit");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Change your password" }).click();
  await page.getByLabel("Your password now").fill(PASSWORD);
  await page.getByLabel("New password").fill("short");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("at least eight letters");
  await page.getByLabel("New password").fill("quiet harbour morning");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Password changed")).toBeVisible();
});
