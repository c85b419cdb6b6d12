import { cases } from "../src/cases/contract.ts";
import { recipients, releases } from "../src/releases/contract.ts";
import { checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { choose, dayFrom, givenCase } from "./given.ts";
import { keyboardOnly } from "./keyboard.ts";
import { expect, signIn, test } from "./support.ts";

test.use({ network: "releases" });

const none = { address: null, phone: null, email: null };
let book = 0;

/** A case of Casa Luz, and an office in its address book. */
async function givenSharing(server: Parameters<typeof givenCase>[0], name: string) {
  const made = await givenCase(server, "Dolores Marín", "Ana", name);
  const call = await server.as("Ana Ruiz");
  book += 1;
  const office = `Bridge Legal Aid ${book}`;
  const { id } = await call(recipients.add, { kind: "legal_aid", name: office, ...none });
  return { ...made, call, office, recipientId: id as never };
}

/** One more office of the book. */
async function givenOther({ call }: Awaited<ReturnType<typeof givenSharing>>) {
  book += 1;
  const office = `Prosecutor’s office ${book}`;
  const { id } = await call(recipients.add, { kind: "prosecutor", name: office, ...none });
  return { office, recipientId: id as never };
}

/** A release that stands. */
async function givenRelease(given: Awaited<ReturnType<typeof givenSharing>>, days = 30): Promise<string> {
  const { id } = await given.call(releases.draft, {
    caseId: given.caseId as never,
    recipientId: given.recipientId,
    toWhom: "A. Chen",
    toEmail: null,
    items: ["identity", "letter"],
    purposeKind: "legal_help",
    purpose: null,
    methods: ["verbal"],
    until: dayFrom(days),
    language: "en",
    interpreter: null,
    outlives: null,
  });
  const said = { saidVoluntary: true, saidWithdrawal: true, saidLimits: true, saidRisks: true, saidAlternatives: true } as const;
  await given.call(releases.read, { releaseId: id as never, ...said });
  await given.call(releases.sign, {
    releaseId: id as never,
    signerKind: "self",
    minor: false,
    how: "typed",
    authenticatedHow: "known",
    name: "Lin",
    secondName: null,
    version: 1,
  });
  return id;
}

test("R20 R22 C09 C10 on a phone, the first time: who, read, said, of age, signed: five touches, filled in beforehand, within ninety seconds", async ({
  visit,
  server,
}) => {
  test.slow();
  const given = await givenSharing(server, "Lin Phone");
  const page = await visit("Ana Ruiz", { viewport: { width: 390, height: 844 }, hasTouch: true });
  await page.goto(`/cases/${given.caseId}?part=sharing`);
  await expect(page.getByText(/Their help does not depend on it/)).toBeVisible();
  await page.getByRole("link", { name: "New release" }).click();
  await expect(page.getByRole("radiogroup", { name: /To whom\?/ })).toBeVisible();
  const cost = await countCost(page);
  await choose(page, /To whom\?/, given.office);
  await page.getByRole("textbox", { name: /Who there/ }).fill("A. Chen, attorney");
  // What, why and until when stand there by whom it is for: to be touched where they are not so.
  await expect(page.getByRole("checkbox", { name: "What the legal matter needs" })).toBeChecked();
  await expect(page.getByRole("radio", { name: "Legal help" })).toBeChecked();
  await expect(page.getByRole("radio", { name: /^30 days, to/ })).toBeChecked();
  await page.getByRole("button", { name: "Read it together" }).click();
  await expect(page.getByText(/I get the same help whether I sign or not/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Signed" })).toHaveCount(0);
  await page.getByRole("button", { name: /We read this together/ }).click();
  await expect(page.getByText(/Read together and spoken about.*Ana Ruiz/)).toBeVisible();
  await choose(page, /under 18/, "No");
  await page.getByRole("textbox", { name: "Name, as they sign" }).fill("Lin");
  await page.getByRole("button", { name: "Signed" }).click();
  await expect(page.getByText(/It stands from now on/)).toBeVisible();
  cost.atMost({ presses: 5, seconds: 90 });
  await checkPage(page, "release");
  await page.getByRole("link", { name: "The case" }).click();
  await expect(page.getByRole("link", { name: given.office })).toBeVisible();
  await checkPage(page, "case-sharing");
});

test("R20 C09 the next one to an office that is known: five touches from the case itself, and every one of what, why and until is still theirs to change", async ({
  page,
  server,
}) => {
  test.slow();
  const given = await givenSharing(server, "Lin Again");
  await givenRelease(given);
  await signIn(page, server, "Ana Ruiz");
  await page.goto(`/cases/${given.caseId}?part=sharing`);
  await expect(page.getByRole("link", { name: given.office })).toBeVisible();
  const cost = await countCost(page);
  await page.getByRole("link", { name: "New release" }).click();
  await choose(page, /To whom\?/, given.office);
  await expect(page.getByRole("textbox", { name: /Who there/ })).toHaveValue("A. Chen");
  await page.getByRole("button", { name: "Read it together" }).click();
  await page.getByRole("button", { name: /We read this together/ }).click();
  await page.getByRole("textbox", { name: "Name, as they sign" }).fill("Lin");
  await page.getByRole("button", { name: "Signed" }).click();
  await expect(page.getByText(/It stands from now on/)).toBeVisible();
  cost.atMost({ presses: 5, seconds: 90 });

  // One that is not as usual: each of the four is one touch more.
  await page.goto(`/cases/${given.caseId}/releases/new`);
  await expect(page.getByRole("radiogroup", { name: /To whom\?/ })).toBeVisible();
  const more = await countCost(page);
  await choose(page, /To whom\?/, given.office);
  await page.getByRole("radio", { name: "Safety" }).locator("xpath=ancestor::label").click();
  await expect(page.getByRole("checkbox", { name: "What keeps them safe" })).toBeChecked();
  await page.getByRole("checkbox", { name: "How to reach them safely" }).locator("xpath=ancestor::label").click();
  await choose(page, /For how long/, /^7 days/);
  await checkPage(page, "release-new");
  await page.getByRole("button", { name: "Read it together" }).click();
  const read = page.getByRole("region", { name: "Read it together" });
  await expect(read.getByText(/What it is for: safety/)).toBeVisible();
  await expect(read.getByText("how to reach me safely")).toHaveCount(0);
  await expect(read.getByText("If I die or am missing, it ends.")).toBeVisible();
  more.atMost({ presses: 5 });
  await checkPage(page, "release-read");
  await page.getByRole("button", { name: "They would rather not" }).click();
  await expect(page.getByRole("link", { name: "New release" })).toBeVisible();
});

test("R46 R47 R48 C11 she phones and takes it back: two presses, and it stands no more", async ({ page, server }) => {
  const given = await givenSharing(server, "Lin Withdraws");
  await givenRelease(given, 4);
  await signIn(page, server, "Ana Ruiz");
  await page.goto(`/cases/${given.caseId}?part=sharing`);
  await expect(page.getByRole("link", { name: /1 release, ends/ })).toBeVisible();
  // R49: none warns from its first minute.
  await expect(page.getByRole("main").getByText(/^ends /)).toHaveCount(0);
  const cost = await countCost(page);
  await page.getByRole("button", { name: `Withdraw: ${given.office}` }).click();
  await expect(page.getByText(/cannot be recalled/)).toBeVisible();
  await page.getByRole("button", { name: "They said so" }).click();
  await expect(page.getByText(/Nothing more may leave by it/)).toBeVisible();
  cost.atMost({ presses: 2 });
  await expect(page.getByText(/No release stands/)).toBeVisible();
  const { tasks } = await given.call(cases.show, { caseId: given.caseId as never });
  expect(tasks.some(({ title }) => title.startsWith("Give them the withdrawal"))).toBe(true);
});

test("R20 R25 by keyboard alone a release is drawn up and signed; on a tablet it can be drawn", async ({ page, visit, server }) => {
  test.slow();
  const given = await givenSharing(server, "Lin Keys");
  await signIn(page, server, "Ana Ruiz");
  await page.goto(`/cases/${given.caseId}/releases/new`);
  const keys = await keyboardOnly(page);
  await keys.tabTo(
    page
      .getByRole("radiogroup", { name: /To whom\?/ })
      .getByRole("radio")
      .first(),
  );
  await keys.press("Space");
  await keys.fill(page.getByRole("textbox", { name: /Who there/ }), "A. Chen");
  await keys.press("Control+Enter");
  await expect(page.getByText(/I can end this at any time/)).toBeVisible();
  await keys.tabTo(page.getByRole("button", { name: /We read this together/ }));
  await keys.press("Enter");
  await keys.tabTo(page.getByRole("radio", { name: "No", exact: true }));
  await keys.press("Space");
  await keys.fill(page.getByRole("textbox", { name: "Name, as they sign" }), "Lin");
  await keys.press("Control+Enter");
  await expect(page.getByRole("heading", { name: "How it stands" })).toBeVisible();
  await keys.done();

  const other = await givenSharing(server, "Lin Tablet");
  const tablet = await visit("Ana Ruiz", { viewport: { width: 820, height: 1180 }, hasTouch: true });
  await tablet.goto(`/cases/${other.caseId}/releases/new`);
  await choose(tablet, /To whom\?/, other.office);
  await tablet.getByRole("textbox", { name: /Who there/ }).fill("A. Chen");
  await tablet.getByRole("button", { name: "Read it together" }).click();
  await tablet.getByRole("button", { name: /We read this together/ }).click();
  await choose(tablet, /under 18/, "No");
  await choose(tablet, "How?", "Sign on the screen");
  const pad = tablet.getByRole("img", { name: "Sign here" });
  await pad.scrollIntoViewIfNeeded();
  const at = (await pad.boundingBox())!;
  await tablet.mouse.move(at.x + 40, at.y + 80);
  await tablet.mouse.down();
  await tablet.mouse.move(at.x + 200, at.y + 40, { steps: 5 });
  await tablet.mouse.move(at.x + 320, at.y + 120, { steps: 5 });
  await tablet.mouse.up();
  await expect(tablet.getByText("The signature is here.")).toBeVisible();
  await checkPage(tablet, "release-drawn");
  await tablet.getByRole("button", { name: "Signed" }).click();
  await expect(tablet.getByRole("heading", { name: "How it stands" })).toBeVisible();
});

test("R50 C11 somebody is missing: what stops and what does not stands on their page and beside their releases; found again, it stays ended", async ({
  page,
  server,
}) => {
  test.slow();
  const given = await givenSharing(server, "Lin Missing");
  await givenRelease(given);
  const { personId } = (await given.call(releases.list, { caseId: given.caseId as never })) as { personId: string };
  await signIn(page, server, "Ana Ruiz");
  await page.goto(`/people/${personId}`);
  const cost = await countCost(page);
  await page.getByRole("button", { name: "Is missing…" }).click();
  await expect(page.getByRole("dialog").getByText(/Think of who may hold their phone/)).toBeVisible();
  await page.getByRole("button", { name: "Write down that they are missing" }).click();
  await expect(page.getByText("Written down. 1 release ended")).toBeVisible();
  cost.atMost({ presses: 2 });
  await expect(page.getByText(/Missing since .*Ana Ruiz/)).toBeVisible();
  await checkPage(page, "person-missing");
  await page.goto(`/cases/${given.caseId}?part=sharing`);
  await expect(page.getByText(/Missing since/)).toBeVisible();
  await page.getByRole("button", { name: "They were found…" }).click();
  await page.getByRole("button", { name: "Write down that they were found" }).click();
  await expect(page.getByText(/Missing since/)).toHaveCount(0);
  await page.getByRole("button", { name: "Show 1" }).click();
  await expect(page.getByText(/lapsed: they were missing/)).toBeVisible();
});

test("C39 who may know what, in one table: beside each other, and on a phone a line a thing", async ({ page, server }) => {
  const given = await givenSharing(server, "Lin Matrix");
  await givenRelease(given);
  const other = { ...given, ...(await givenOther(given)) };
  await givenRelease(other, 7);
  await signIn(page, server, "Ana Ruiz");
  await page.goto(`/cases/${given.caseId}?part=sharing`);
  const table = page.getByRole("table", { name: "Who may know what" });
  await expect(table.getByRole("row", { name: /A letter/ }).getByText(/until/)).toHaveCount(2);
  await checkPage(page, "who-may-know");
  await page.getByRole("region", { name: "Who may know what" }).screenshot({ path: ".test/pictures/who-may-know-table.png" });
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(table).toBeHidden();
  await page.getByRole("region", { name: "Who may know what" }).screenshot({ path: ".test/pictures/who-may-know-lines.png" });
  await page.getByRole("button", { name: `Withdraw: ${other.office}` }).click();
  await page.getByRole("button", { name: "They said so" }).click();
  await expect(table).toHaveCount(0);
});

test("R27 a copy for them asks first whether paper is safe; the address book; the same for another office in two presses", async ({
  page,
  server,
}) => {
  const given = await givenSharing(server, "Lin Copy");
  const releaseId = await givenRelease(given);
  await signIn(page, server, "Ana Ruiz");
  await page.goto(`/releases/${releaseId}`);
  await page.getByRole("link", { name: "A copy for them" }).click();
  await expect(page.getByRole("heading", { name: "Is paper safe?" })).toBeVisible();
  await checkPage(page, "release-copy");
  await page.getByRole("button", { name: /paper is safe/ }).click();
  await expect(page.getByText(/I am Lin/)).toBeVisible();
  await page.goto(`/releases/${releaseId}`);
  await page.getByRole("link", { name: "The same for another office" }).click();
  await expect(page.getByRole("checkbox", { name: "A letter" })).toBeChecked();
  await page.goto("/settings/recipients");
  await expect(page.getByText(given.office)).toBeVisible();
  await checkPage(page, "recipients");
});
