import { cases } from "../src/cases/contract.ts";
import { involvements } from "../src/involvements/contract.ts";
import { recipients, releases } from "../src/releases/contract.ts";
import { checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { dayFrom, givenCase } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

test.use({ network: "releases" });

test("C02 C22 C23 somebody new helps: they are marked, gone through with the person by one press, chosen to be asked first, and printed for them by one", async ({
  page,
  server,
}) => {
  test.slow();
  const { caseId } = await givenCase(server, "Dolores Marín", "Ana", "Lin Circle");
  const call = await server.as("Ana Ruiz");
  const office = { kind: "legal_aid", name: "Harbor Legal Aid", address: null, phone: null, email: null } as const;
  const { id: recipientId } = await call(recipients.add, office);
  const { id: releaseId } = await call(releases.draft, {
    ...{ caseId: caseId as never, recipientId: recipientId as never, toWhom: "A. Chen", toEmail: null, items: ["identity", "legal"] },
    ...{
      purposeKind: "legal_help",
      purpose: null,
      methods: ["verbal"],
      until: dayFrom(30),
      language: "en",
      interpreter: null,
      outlives: null,
    },
  });
  const said = { saidVoluntary: true, saidWithdrawal: true, saidLimits: true, saidRisks: true, saidAlternatives: true } as const;
  await call(releases.read, { releaseId: releaseId as never, ...said });
  const signed = { signerKind: "self", minor: false, how: "typed", authenticatedHow: "known", name: "Lin", secondName: null, version: 1 };
  await call(releases.sign, { releaseId: releaseId as never, ...signed } as never);
  await call(involvements.review, { caseId: caseId as never, withPerson: true });

  await signIn(page, server, "Ana Ruiz");
  await page.goto(`/cases/${caseId}?part=people`);
  await expect(page.getByText(/Harbor Legal Aid.* may know something by a release/)).toBeVisible();
  await page.getByRole("button", { name: "Name somebody at Harbor Legal Aid" }).click();
  const form = page.getByRole("dialog");
  await form.getByRole("textbox", { name: "What are they called?" }).fill("A. Chen");
  await form.getByRole("button", { name: /As what do they help/ }).click();
  await page.getByRole("option", { name: "Attorney" }).click();
  await form.getByRole("textbox", { name: /What do they do/ }).fill("Speaks for her about the wages");
  await form.getByRole("button", { name: "Add them" }).click();
  const row = page.getByRole("listitem").filter({ hasText: "Speaks for her" });
  await expect(row.getByText("New to them")).toBeVisible();
  await expect(row.getByText(/May know: Name, and that we help them .* What the legal matter needs/)).toBeVisible();
  await expect(page.getByText(/New to them: .*A\. Chen/)).toBeVisible();
  await expect(page.getByRole("link", { name: /1 helper is new/ })).toBeVisible();
  await checkPage(page, "case-people");

  const cost = await countCost(page);
  await row.getByRole("button", { name: "More about A. Chen" }).click();
  await page.getByRole("menuitem", { name: "They chose to ask this one first" }).click();
  await expect(row.getByText("They ask first")).toBeVisible();
  await page.getByRole("button", { name: "Gone through with them" }).click();
  await expect(page.getByText(/Last gone through with them today/i)).toBeVisible();
  await expect(row.getByText("New to them")).toHaveCount(0);
  await expect(page.getByRole("link", { name: /asks .*A\. Chen.* first \(Attorney\)/ })).toBeVisible();
  cost.atMost({ presses: 3 });

  // Printed by one press: what the printer gets is the sheet and nothing of the frame.
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute("data-printed", "yes");
  });
  await page.reload();
  const print = await countCost(page);
  await page.getByRole("link", { name: "Print for them" }).click();
  await expect(page.locator("html[data-printed=yes]")).toHaveCount(1);
  print.atMost({ presses: 1 });
  await expect(page.getByRole("heading", { name: "Who helps me" })).toBeVisible();
  await expect(page.getByText("the person I ask first")).toBeVisible();
  await checkPage(page, "people-sheet");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation")).toHaveCount(0);
  expect((await page.getByRole("article").boundingBox())!.width, "as wide as the paper").toBeGreaterThan(600);
  await page.emulateMedia({ media: "screen" });
  expect((await call(cases.show, { caseId: caseId as never })).story.items.filter(({ kind }) => kind === "involvement")).toHaveLength(4);
});

test("A05 B43 C01 C41 how it is done well stands folded where it is done; a supervisor says it in the agency’s own words, and takes them back", async ({
  visit,
  page,
  server,
}) => {
  test.slow();
  const { caseId } = await givenCase(server, "Dolores Marín", "Ana", "Lin Guided");
  await signIn(page, server, "Ana Ruiz");
  await page.goto(`/cases/${caseId}?part=sharing`);
  await page.getByRole("button", { name: "How to do this well" }).click();
  await expect(page.getByText("Share the least that does the job")).toBeVisible();
  await expect(page.getByRole("link", { name: /Safety Net/ })).toHaveAttribute("href", /^https:\/\/www\.techsafety\.org/);

  const above = await visit("Dolores Marín");
  await above.goto("/settings");
  await above.getByRole("link", { name: "How we do it well" }).click();
  await above.getByRole("button", { name: "Say it in our own words: Sharing" }).click();
  const form = above.getByRole("dialog");
  await form.getByRole("textbox", { name: "How it is done well here" }).fill("Two of us look at each letter.");
  await form.getByRole("textbox", { name: "Where one learns more" }).fill("Our Tuesday hour https://example.org/tuesday");
  await form.getByRole("button", { name: "Put it in place" }).click();
  await expect(above.getByText("Two of us look at each letter.")).toBeVisible();
  await checkPage(above, "guidance");

  await page.reload();
  await page.getByRole("button", { name: "How to do this well" }).click();
  await expect(page.getByText("Two of us look at each letter.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Our Tuesday hour" })).toHaveAttribute("href", "https://example.org/tuesday");
  await above.getByRole("button", { name: "Take them back" }).click();
  await expect(above.getByText("Two of us look at each letter.")).toHaveCount(0);
});
