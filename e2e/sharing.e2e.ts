import { cases } from "../src/cases/contract.ts";
import { messages } from "../src/messages/contract.ts";
import { recipients, releases } from "../src/releases/contract.ts";
import { requests } from "../src/requests/contract.ts";
import { checkAxe, checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { choose, givenCase } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

// The act of sharing, its record, and what a partner reads of it.

test.use({ network: "sharing" });

/** Ana's Lin, at whose case Legal Aid has a release. */
async function toLin(page: import("@playwright/test").Page): Promise<string> {
  await page.goto("/cases");
  await page.getByRole("row", { name: /Lin/ }).first().click();
  await page.waitForURL("**/cases/*");
  return new URL(page.url()).pathname;
}

test("C11 R31 a no is kept on a phone, with the keys alone, and nothing leaves", async ({ visit }) => {
  const page = await visit("Ana Ruiz", { viewport: { width: 390, height: 844 } });
  await page.goto(`${await toLin(page)}?part=sharing`);
  const dialog = page.getByRole("dialog");
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: "Share…" }).press("Enter");
  await dialog.getByRole("radio", { name: /Legal Aid/ }).press("Space");
  await dialog.getByRole("button", { name: "Attendance" }).press("Enter");
  await dialog.getByRole("radio", { name: "In person" }).press("Space");
  await dialog.getByRole("radio", { name: "No", exact: true }).press("Space");
  await checkAxe(page, "their no");
  await page.screenshot({ path: ".test/pictures/share-no-phone.png" });
  await dialog.getByRole("button", { name: "Keep their no" }).press("Enter");
  await expect(page.getByText("Their no is kept")).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await page.getByRole("button", { name: "When they were asked" }).click();
  await expect(page.getByRole("main")).toContainText("Attendance: No");
});

test("C10 C11 R32 a new letter in seven presses, told again first; the same kind of fact again in four", async ({ page, server }) => {
  test.slow();
  await signIn(page, server, "Ana Ruiz");
  const place = await toLin(page);
  const dialog = page.getByRole("dialog");
  const sharing = await countCost(page);
  await page.getByRole("tab", { name: "Sharing" }).click();
  await page.getByRole("button", { name: "Share…" }).click();
  await choose(dialog, "Whom?", "Legal Aid");
  await dialog.getByRole("button", { name: "Letter or summary" }).click();
  await page.keyboard.type("She starts work on Monday. She lives at 14 Alder Street.");
  await expect(dialog.getByText(/This may tell who or where they are: an address/)).toBeVisible();
  await choose(dialog, "How you told the person", "By phone");
  await choose(dialog, "They said", "Yes");
  await expect(dialog.getByText("Do not pass it on", { exact: false })).toBeVisible();
  await checkAxe(page, "sharing a letter");
  await page.screenshot({ path: ".test/pictures/share-dialog.png" });
  await dialog.getByRole("button", { name: "Share", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  sharing.atMost({ presses: 7 });
  await expect(page.getByRole("main")).toContainText("Alex Chen, attorney");

  // The first time a fact is new to them, too; the second time it is not.
  await page.getByRole("button", { name: "Share…" }).click();
  await choose(dialog, "Whom?", "Legal Aid");
  await dialog.getByRole("button", { name: "Attendance" }).click();
  await choose(dialog, "How you told the person", "In person");
  await choose(dialog, "They said", "Yes");
  await dialog.getByRole("button", { name: "Share", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await page.goto(`${place}?part=sharing`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  const again = await countCost(page);
  await page.getByRole("button", { name: "Share…" }).click();
  await choose(dialog, "Whom?", "Legal Aid");
  await dialog.getByRole("button", { name: "Attendance" }).click();
  await dialog.getByRole("button", { name: "Share", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  again.atMost({ presses: 4 });
});

test("R34 R45 R65 R68 a partner reads it, that is on record at once, and it is gone when the release is withdrawn", async ({
  page,
  server,
  visit,
}) => {
  test.slow();
  const partner = await visit("Alex Chen");
  await partner.goto("/");
  await partner.getByRole("link", { name: /Shared with me/ }).click();
  await expect(partner.getByRole("main").getByRole("listitem").first()).toBeVisible();
  await checkPage(partner, "received");
  await partner
    .getByRole("main")
    .getByRole("link", { name: /Casa Luz/ })
    .last()
    .click();
  await expect(partner.getByRole("main")).toContainText("She needs a room with a lock");
  await expect(partner.getByRole("main")).toContainText("Do not pass it on");
  await checkPage(partner, "received-one");

  await signIn(page, server, "Ana Ruiz");
  const place = await toLin(page);
  await page.goto(`${place}?part=sharing`);
  await expect(
    page
      .getByRole("main")
      .getByText(/opened/)
      .first(),
  ).toBeVisible();
  await checkPage(page, "sharing");
  await page.getByRole("button", { name: "Who looked" }).click();
  await expect(page.getByRole("main")).toContainText("Alex Chen");
  await page
    .getByRole("main")
    .getByRole("link", { name: /Alex Chen/ })
    .last()
    .click();
  await page.waitForURL("**/packages/*");
  await checkPage(page, "package");
  await page.goto(`${place}/disclosures`);
  await checkPage(page, "disclosures");

  const at = partner.url();
  await page.goto(`${place}?part=sharing`);
  await page
    .getByRole("button", { name: /Withdraw: Legal Aid/ })
    .first()
    .click();
  await page.getByRole("alertdialog").getByRole("button", { name: "They said so" }).click();
  await expect(page.getByRole("main")).toContainText("closed");
  await partner.goto(at);
  await expect(partner.getByRole("main")).not.toContainText("She needs a room");
  await partner.goto("/received");
  await expect(partner.getByText("Nothing is shared with you now")).toBeVisible();
  await checkPage(partner, "received-none");
});

/** A case of Casa Luz and an office that has a mail address and a release. */
async function givenOffice(server: Parameters<typeof givenCase>[0], name: string, released: boolean) {
  const made = await givenCase(server, "Dolores Marín", "Ana", name);
  const call = await server.as("Ana Ruiz");
  const office = `Office for ${name}`;
  const reach = { address: null, phone: null, email: "desk@office.example" };
  const { id: recipientId } = await call(recipients.add, { kind: "housing", name: office, ...reach });
  if (!released) return { ...made, call, office, recipientId };
  const { id: releaseId } = await call(releases.draft, {
    caseId: made.caseId as never,
    recipientId: recipientId as never,
    toWhom: "the desk",
    toEmail: null,
    items: ["letter"],
    purposeKind: "housing",
    purpose: null,
    methods: ["electronic"],
    language: "es",
    interpreter: null,
    outlives: null,
  });
  const said = { saidVoluntary: true, saidWithdrawal: true, saidLimits: true, saidRisks: true, saidAlternatives: true } as const;
  const signed = { signerKind: "self", minor: false, how: "typed", authenticatedHow: "known", name: "Lin", secondName: null } as const;
  await call(releases.read, { releaseId: releaseId as never, ...said });
  await call(releases.sign, { releaseId: releaseId as never, ...signed, version: 1 });
  return { ...made, call, office, recipientId };
}

/** Writes a court's order down, says what goes for it, and has both looked at by a second person. */
async function approveOrder(server: Parameters<typeof givenCase>[0], given: Awaited<ReturnType<typeof givenOffice>>) {
  const { id: requestId } = await given.call(requests.begin, {
    caseId: given.caseId as never,
    kind: "production",
    askerKind: "court",
    asker: "District court",
    wanted: "One letter",
    recipientId: given.recipientId as never,
    basisCode: "court_order",
    orderWords: "Order of 3 May",
    noNoticeWhy: "",
  });
  const { items } = await given.call(requests.show, { requestId: requestId as never });
  for (const { itemId, version } of items)
    await given.call(requests.decide, { requestId: requestId as never, itemId, decision: "give", copy: "She came twice.", version });
  const { version } = await given.call(requests.show, { requestId: requestId as never });
  const second = await server.as("Dolores Marín");
  await second(requests.approve, { requestId, version });
  return requestId as never;
}

test("R34 a link: its address goes by mail that says nothing, the code by telephone; it opens with both until it is closed", async ({
  page,
  server,
  visit,
}) => {
  test.slow();
  const given = await givenOffice(server, "Lin Link", true);
  await signIn(page, server, "Ana Ruiz");
  await page.goto(`/cases/${given.caseId}?part=sharing`);
  await page.getByRole("button", { name: "Share…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Letter or summary" }).click();
  await page.keyboard.type("She can move in on Monday.");
  await choose(dialog, "How you told the person", "In person");
  await choose(dialog, "They said", "Yes");
  await expect(dialog.getByRole("button", { name: /Spoken in/ })).toContainText("Spanish");
  await dialog.getByRole("button", { name: "Share", exact: true }).click();
  await page.waitForURL("**/packages/*");
  const told = await page.getByText(/Tell them this code by telephone: \d{8}/).innerText();
  const code = /\d{8}/.exec(told)?.[0] ?? "";
  await checkPage(page, "package-link");
  const { messages: sent } = await given.call(messages.list, {});
  const mail = sent.find(({ text }) => text.includes("/shared/"));
  expect(mail?.text).not.toMatch(/Lin|Casa Luz|Monday/);
  const address = new URL(/https?:\S+\/shared\/\S+/.exec(mail?.text ?? "")?.[0] ?? "").pathname;

  const desk = await visit(undefined, { viewport: { width: 390, height: 844 } });
  await desk.goto(address);
  await expect(desk.getByRole("main")).not.toContainText("Casa Luz");
  await checkPage(desk, "share-code");
  await desk.getByRole("textbox", { name: "The code" }).fill(`${code.slice(0, 4)} ${code.slice(4)}`);
  await desk.getByRole("button", { name: "Open" }).click();
  await expect(desk.getByText("She can move in on Monday.")).toBeVisible();
  await checkAxe(desk, "what a link opened");
  await desk.screenshot({ path: ".test/pictures/share-opened-phone.png" });

  await page.getByRole("button", { name: "Close it now" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Close it now" }).click();
  await expect(page.getByText("This link opens no more")).toBeVisible();
  await page.goto(`/cases/${given.caseId}`);
  await expect(page.getByText("Something was shared, by a release")).toBeVisible();
});

test("R37 what a court compels leaves with two steps that are owed; the case does not close before both are answered", async ({
  page,
  server,
}) => {
  test.slow();
  const given = await givenOffice(server, "Lin Order", false);
  await signIn(page, server, "Ana Ruiz");
  await page.goto(`/cases/${given.caseId}?part=sharing`);
  await checkPage(page, "sharing-none");
  await page.getByRole("button", { name: "Share…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("No release stands")).toBeVisible();
  await choose(dialog, "Whom?", "Without a release");
  await dialog.getByRole("button", { name: /Which/ }).first().click();
  await page.getByRole("option", { name: "A court’s order" }).click();
  await dialog.getByRole("button", { name: /To whom/ }).click();
  await page.getByRole("option", { name: given.office }).click();
  await dialog.getByRole("textbox", { name: /Which order/ }).fill("Order of 3 May, district court");
  await dialog.getByRole("textbox", { name: "What it is for" }).fill("The hearing");
  await dialog.getByRole("button", { name: "Letter or summary" }).click();
  await page.keyboard.type("She came twice.");
  await choose(dialog, /Is paper safe/, "Yes");
  await checkAxe(page, "sharing what is compelled");
  await page.screenshot({ path: ".test/pictures/share-mandate.png" });
  await expect(dialog.getByText(/given because the law requires it/)).toBeVisible();
  const share = dialog.getByRole("button", { name: "Share", exact: true });
  await share.click();
  await expect(dialog.getByText(/an order is looked at by two people first/)).toBeVisible();
  const requestId = await approveOrder(server, given);
  await share.click();
  await expect(dialog.getByText(/only what a second person saw leaves/)).toBeVisible();
  const { version } = await given.call(requests.show, { requestId });
  await given.call(requests.give, { requestId, method: "printed", paperSafe: true, version });
  await page.goto(`/cases/${given.caseId}?part=sharing`);
  await expect(page.getByText("Attempt to notify the person").first()).toBeVisible();
  await checkPage(page, "sharing-owed");
  const { case: head } = await given.call(cases.show, { caseId: given.caseId as never });
  const ending = {
    caseId: given.caseId as never,
    version: head.version,
    reason: "other",
    outcome: "unknown",
    openTasks: "cancel",
  } as const;
  for (const owed of [2, 1]) {
    await expect(given.call(cases.close, ending)).rejects.toThrow("case.dutyOpen");
    await expect(page.getByRole("button", { name: "Answer" })).toHaveCount(owed);
    await page.getByRole("button", { name: "Answer" }).first().click();
    await page.getByRole("textbox", { name: /What was done/ }).fill("No safe number.");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
  await expect(page.getByRole("button", { name: "Answer" })).toHaveCount(0);
  await given.call(cases.close, ending);
});
