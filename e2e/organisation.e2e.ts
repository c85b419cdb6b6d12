import type { Page } from "@playwright/test";
import { accounts } from "../src/staff/contract.ts";
import { organisations } from "../src/staff/federation/contract.ts";
import { CLIENT, startOidcProvider, type TestedProvider } from "../src/staff/federation/oidcTesting.ts";
import { checkAxe, checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { allowFault, expect, type Server, test } from "./support.ts";

test.use({ network: "organisation" });

let idp: TestedProvider;
test.beforeAll(async () => {
  idp = await startOidcProvider();
});
test.afterAll(() => idp.stop());

/** The provider is connected and agreed to, once for all the journeys here. */
async function connect(server: Server): Promise<void> {
  const [ida, ravi] = [await server.as("Ida Lindqvist"), await server.as("Ravi Menon")];
  const find = async () => (await ida(organisations.list, {})).organisations.find(({ issuer }) => issuer === idp.issuer);
  if (!(await find())) {
    const client = { clientId: CLIENT.id, clientSecret: CLIENT.secret };
    await ida(organisations.connectOidc, { name: "Northlake login", issuer: idp.issuer, ...client, factors: "mfa" });
  }
  const one = await find();
  if (!one) throw new Error("not connected");
  if (!one.counts) await ravi(organisations.confirm, { organisationId: one.id, version: one.version });
  idp.allow(one.ours.back);
}

const elsewhere = (page: Page) => allowFault(page, /^request to elsewhere: http:\/\/127\.0\.0\.1:/);
const toNorthlake = (page: Page) => page.getByRole("button", { name: /Sign in with .*Northlake login/ });

/** Somebody connects their account with who they are at the provider. */
async function link(page: Page): Promise<void> {
  elsewhere(page);
  await page.goto("/settings/sign-in");
  await page.getByRole("button", { name: /^Connect/ }).click();
  await expect(page.getByText("Connected. From now on you can sign in with it.")).toBeVisible();
}

test("R110 an administrator connects the organization's sign-in, and a supervisor says that its second factor counts", async ({
  visit,
}) => {
  const admin = await visit("Ida Lindqvist");
  await admin.goto("/settings/organisations");
  await admin.getByRole("button", { name: "Connect with OpenID Connect" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel("What your people call it").fill("Northlake login");
  await dialog.getByLabel("Issuer").fill("https://login.invalid");
  await dialog.getByLabel("Client ID").fill(CLIENT.id);
  await dialog.getByLabel("Client secret").fill(CLIENT.secret);
  await dialog.getByLabel("What it says when it asked for a second factor").fill("mfa");
  await dialog.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("Nobody answers at this address");
  await checkAxe(admin, "connecting a provider");
  await dialog.getByLabel("Issuer").fill(idp.issuer);
  await dialog.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(admin.getByText("It waits for a yes of Priya Raman and Ravi Menon", { exact: false })).toBeVisible();
  await checkPage(admin, "organisations");
  const supervisor = await visit("Ravi Menon");
  await supervisor.goto("/settings/organisations");
  await supervisor.getByRole("button", { name: "It counts" }).click();
  await expect(supervisor.getByText("Its second factor does not count yet")).toBeHidden();
});

test("R110 somebody comes in by their organization in one press, and is out in two when they leave", async ({ server, visit }) => {
  await connect(server);
  idp.seat({ sub: "omar-at-work", amr: ["pwd", "mfa"] });
  const omar = await visit("Omar Haddad");
  await link(omar);
  await checkPage(omar, "your-organisation");
  const morning = await visit();
  elsewhere(morning);
  await morning.goto("/sign-in?to=/settings/cover");
  await toNorthlake(morning).waitFor();
  const cost = await countCost(morning);
  await toNorthlake(morning).click();
  await morning.waitForURL("**/settings/cover");
  await expect(morning.getByRole("button", { name: /^Omar Haddad/ }).first()).toBeVisible();
  cost.atMost({ presses: 1 });

  const admin = await visit("Ida Lindqvist");
  await admin.goto("/settings/accounts");
  await admin.getByRole("button", { name: "Mark as left… Omar Haddad" }).waitFor();
  const ending = await countCost(admin);
  await admin.getByRole("button", { name: "Mark as left… Omar Haddad" }).click();
  await admin.getByRole("button", { name: "Close the account" }).click();
  await expect(admin.getByText("Omar Haddad is signed out everywhere")).toBeVisible();
  ending.atMost({ presses: 2 });
  await morning.goto("/settings/cover");
  await morning.waitForURL("**/sign-in?to=*");
  await toNorthlake(morning).click();
  await expect(morning.getByText("No open account here belongs to that sign-in.", { exact: false })).toBeVisible();
  await checkPage(morning, "sign-in-organisation");
});

test("an administrator says whose an invited account is there, and they come in with no link and no role", async ({ server, visit }) => {
  await connect(server);
  const ida = await server.as("Ida Lindqvist");
  await ida(accounts.invite, { name: "Jo Field", email: "jo.field@northlake.example" });
  const admin = await visit("Ida Lindqvist");
  await admin.goto("/settings/organisations");
  await admin.getByRole("button", { name: "Who is who…" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByRole("button", { name: /Invited account/ }).click();
  await admin.getByRole("option", { name: /Jo Field/ }).click();
  await dialog.getByLabel("The provider’s own name for them").fill("jo-at-work");
  await checkAxe(admin, "saying who is who");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  idp.seat({ sub: "jo-at-work", amr: ["mfa"] });
  const jo = await visit();
  elsewhere(jo);
  await jo.goto("/sign-in");
  await toNorthlake(jo).click();
  await expect(jo.getByRole("button", { name: /^Jo Field/ }).first()).toBeVisible();
});

test("R110 where the organization asked for no second factor, one's own is asked for; when it is down, that is said", async ({
  server,
  visit,
}) => {
  await connect(server);
  idp.seat({ sub: "ines-at-work", amr: ["pwd"] });
  await link(await visit("Ines Carvalho"));
  const morning = await visit();
  elsewhere(morning);
  await morning.goto("/sign-in?to=/settings/cover");
  await toNorthlake(morning).click();
  const code = morning.getByLabel("Code from your authenticator app");
  await code.waitFor();
  const shown = await (await morning.request.get("/api/demo/sign-ins")).json();
  await code.fill(shown.accounts.find((one: { name: string }) => one.name === "Ines Carvalho").code);
  await morning.keyboard.press("Enter");
  await morning.waitForURL("**/settings/cover");
  await expect(morning.getByRole("button", { name: /^Ines Carvalho/ }).first()).toBeVisible();

  // It fails while somebody is on the way: the code they come back with is worth nothing now.
  const noon = await visit();
  elsewhere(noon);
  idp.fail("/token");
  await noon.goto("/sign-in");
  await toNorthlake(noon).click();
  await expect(noon.getByText("does not answer now", { exact: false })).toBeVisible();
  idp.fail(false);
});
