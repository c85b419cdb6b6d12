import type { Page } from "@playwright/test";
import fc from "fast-check";
import { cases } from "../src/cases/contract.ts";
import { caseFiles } from "../src/cases/files/contract.ts";
import { leaves } from "../src/leaves/contract.ts";
import { pages } from "../src/portal/contract.ts";
import { me } from "../src/staff/meContract.ts";
import { checkPage } from "./checkPage.ts";
import { choose, dayFrom, givenCase, typeDay } from "./given.ts";
import { allowFault, expect, signIn, test } from "./support.ts";

test.use({ network: "leaves" });

const PASSWORD = "four blue kites over water";
const part = (caseId: string) => `/cases/${caseId}?part=leave`;

test("A20 A21 A22 A24 A25 R82 a leave is asked for, decided by a reviewer with terms that each have a reason, appealed on the student's own page, and ends with the return", async ({
  page,
  visit,
  server,
}) => {
  test.slow();
  const { caseId } = await givenCase(server, "Ravi Menon", "Ines", "Lin Leave");
  const ines = await server.as("Ines Carvalho");
  const noor = await server.as("Noor Aziz");
  const noorId = (await noor(me.show, {})).id;
  await ines(cases.addTeamMember, { caseId: caseId as never, accountId: noorId, role: "medical_reviewer", sections: [], canWrite: true });

  // The policy stands where anybody reads it, without signing in.
  const phoneSize = { viewport: { width: 390, height: 844 } };
  const anybody = await visit(undefined, phoneSize);
  await anybody.goto("/leave/northlake?lang=en");
  await expect(anybody.getByRole("heading", { name: "Before you go" })).toBeVisible();
  await checkPage(anybody, "leave-policy-public");
  await expect(anybody.getByRole("link", { name: "If nobody helps you yet, write to the office" })).toHaveAttribute(
    "href",
    "/refer?lang=en",
  );
  await anybody.goto("/leave/northlake?lang=es");
  await expect(anybody.getByText("Lo que la institución escribió está aquí solo en inglés.")).toBeVisible();

  await signIn(page, server, "Ines Carvalho");
  await page.goto(part(caseId));
  await page.getByRole("button", { name: "They ask for a leave" }).click();
  await typeDay(page.getByRole("group", { name: "First day away" }), dayFrom(3));
  await typeDay(page.getByRole("group", { name: /^Last day away/ }), dayFrom(90));
  await page.getByRole("button", { name: "Write the request down" }).click();
  await page.getByRole("button", { name: "They know which documents are needed" }).click();
  await expect(page.getByText("documents are to come", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Give it to the reviewers" }).click();
  await expect(page.getByText(/A reviewer has not said yet/)).toBeVisible();
  const { medical } = await noor(caseFiles.list, { caseId: caseId as never });
  await noor(caseFiles.sayMedical, { caseId: caseId as never, complete: true, version: medical.version });
  await page.getByRole("button", { name: "Give it to the reviewers" }).click();
  await expect(page.getByText("under review", { exact: true })).toBeVisible();
  await checkPage(page, "case-leave");

  const other = await visit("Noor Aziz");
  await other.goto(part(caseId));
  await other.getByRole("button", { name: "Decide the request" }).click();
  const form = other.getByRole("dialog");
  await choose(form, "What is decided?", "Not approved");
  await form.getByRole("textbox", { name: "Why, of this person" }).fill("What she brought does not bear it out yet.");
  await form.getByRole("button", { name: "A term" }).click();
  await form.getByRole("button", { name: /About what/ }).click();
  await other.getByRole("option", { name: "Care" }).click();
  await form.getByRole("textbox", { name: "What is asked of them" }).fill("Bring a letter of a clinician of her choice");
  await form.getByRole("textbox", { name: "How they can appeal" }).fill("Write to the dean of students.");
  await form.getByRole("button", { name: "Decide it so" }).click();
  await expect(form.getByText(/Please answer “Why, of this person, and not of everybody”/).first()).toBeVisible();
  await form.getByRole("textbox", { name: /and not of everybody/ }).fill("Nobody has written for her so far");
  await checkPage(other, "leave-decide");
  await form.getByRole("button", { name: "Decide it so" }).click();
  await expect(other.getByText("Nobody has written for her so far")).toBeVisible();

  // Her own page, on a phone: what was decided, why, and the appeal.
  await (await server.as("Ravi Menon"))(pages.setOn, { caseId: caseId as never, on: true });
  const invited = await ines(pages.invite, { caseId: caseId as never, holder: "self", minor: false, safe: true, decided: null });
  const phone = await visit(undefined, phoneSize);
  await comeIn(phone, invited);
  await phone.goto("/mine/next?lang=en");
  await phone.getByRole("link", { name: "My leave: where it stands" }).click();
  await expect(phone.getByText("Your leave: Not approved")).toBeVisible();
  await expect(phone.getByText(/Nobody has written for her so far/)).toBeVisible();
  await checkPage(phone, "mine-leave");
  await phone.getByRole("textbox", { name: "What you want to say" }).fill("I have a letter now.");
  await phone.getByRole("button", { name: "Send the appeal" }).click();
  await expect(phone.getByText("Your appeal has arrived.")).toBeVisible();

  // Whoever decided it does not answer the appeal: somebody does who decides, and works with nobody.
  const standing = async () => (await noor(leaves.ofCase, { caseId: caseId as never })).leaves[0]!;
  const { leaveId, version, policy } = await standing();
  const again = {
    leaveId,
    version,
    policyId: policy.policyId,
    outcome: "approved" as const,
    assessment: "The letter bears it out.",
    terms: [],
  };
  await expect(noor(leaves.decide, again)).rejects.toThrow(/leave.sameDecider/);
  const lin = await server.as("Lin Duarte");
  const linId = (await lin(me.show, {})).id;
  await ines(cases.addTeamMember, { caseId: caseId as never, accountId: linId, role: "medical_reviewer", sections: [], canWrite: false });
  const hers = await visit("Lin Duarte");
  await hers.goto(part(caseId));
  await hers.getByRole("button", { name: "Decide the appeal" }).click();
  // What was decided before stands there, with its terms: whoever reads it over leaves it, or changes it.
  await expect(hers.getByRole("radio", { name: "Not approved" })).toBeChecked();
  await expect(hers.getByRole("textbox", { name: "What is asked of them" })).toHaveValue("Bring a letter of a clinician of her choice");
  await expect(hers.getByRole("textbox", { name: /and not of everybody/ })).toHaveValue("Nobody has written for her so far");
  await hers.screenshot({ path: ".test/pictures/leave-decide-appeal.png", fullPage: true });
  await lin(leaves.decide, again);
  await page.reload();
  await expect(page.getByText("Decision on the appeal: Approved")).toBeVisible();
  await page.getByRole("button", { name: "The leave begins" }).click();
  await expect(page.getByRole("button", { name: "They want to come back" })).toBeVisible();
  // Nothing takes it for granted that somebody on a leave was in a hospital.
  await page.getByRole("button", { name: "Prepare a return" }).click();
  await expect(page.getByRole("radio", { name: "A leave", exact: true })).toBeChecked();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "They want to come back" }).click();
  await typeDay(page.getByRole("dialog").getByRole("group"), dayFrom(40));
  await page.getByRole("button", { name: "Write it down" }).click();
  await expect(page.getByText("wants to come back", { exact: true })).toBeVisible();
  const anew = await noor(caseFiles.list, { caseId: caseId as never });
  await noor(caseFiles.sayMedical, { caseId: caseId as never, complete: true, version: anew.medical.version });
  const returning = await standing();
  const appeal = { appealHow: "Write to the dean of students.", appealBy: dayFrom(20) };
  await noor(leaves.decide, { ...again, version: returning.version, ...appeal });
  await page.reload();
  await page.getByRole("button", { name: "End it" }).click();
  await page.getByRole("button", { name: "Write it down" }).click();
  await expect(page.getByRole("button", { name: "They ask for a leave" })).toBeVisible();
  await phone.reload();
  await expect(phone.getByText("This leave is over.")).toBeVisible();
});

test("D12 somebody comes back from a hospital: the release is asked while they are there, a meeting before the first class, who must know what, and four days on which somebody asks", async ({
  page,
  server,
}) => {
  test.slow();
  const { caseId } = await givenCase(server, "Ravi Menon", "Ines", "Lin Return");
  await signIn(page, server, "Ines Carvalho");
  await page.goto(part(caseId));
  await page.getByRole("button", { name: "Prepare a return" }).click();
  await typeDay(page.getByRole("group", { name: "Expected on" }), dayFrom(5));
  await typeDay(page.getByRole("group", { name: /^First class/ }), dayFrom(6));
  await typeDay(page.getByRole("group", { name: /^Meeting before it/ }), dayFrom(7));
  await page.getByRole("textbox", { name: /^Who must know: 1/ }).fill("Prof. O’Brien");
  await page.getByRole("textbox", { name: /^What, and no diagnosis: 1/ }).fill("Away until then, no more");
  await page.getByRole("button", { name: "Keep the return" }).click();
  await expect(page.getByText("Meet before the first class, or on its day.").first()).toBeVisible();
  await typeDay(page.getByRole("group", { name: /^Meeting before it/ }), dayFrom(6));
  await page.getByRole("button", { name: "Keep the return" }).click();
  await expect(page.getByText("Away until then, no more")).toBeVisible();
  await checkPage(page, "case-return");
  await page.getByRole("tab", { name: /^Steps/ }).click();
  await expect(page.getByText("Before they are discharged: ask whether the hospital may speak with us").first()).toBeVisible();
  await page.goto(part(caseId));
  await page.getByRole("button", { name: "They are back" }).click();
  await page.getByRole("button", { name: "Write down that they are back" }).click();
  await expect(page.getByText(/^after 30 days: /)).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: /^after \d+ days?: / })).toHaveCount(4);
});

/** Types a day into its parts. */

/** Somebody comes into their own page for the first time. */
async function comeIn(phone: Page, { number, code }: { number: string; code: string }): Promise<void> {
  await phone.goto("/mine/first?lang=en");
  await phone.locator("#number").fill(number);
  await phone.locator("#code").fill(code);
  await phone.locator("#password").fill(PASSWORD);
  await phone.locator("#again").fill(PASSWORD);
  await phone.locator("#first .send").click();
  await phone.locator(".parts").waitFor();
}

test("A22 A20 R14 R81 she asks for a leave on her own page, on a phone: the policy beside it, two days and no word of why; whoever carries her case has a step, and another when she takes it back", async ({
  page,
  visit,
  server,
}) => {
  test.slow();
  const { caseId } = await givenCase(server, "Ravi Menon", "Ines", "Amina Al-Mansouri Fernández de la Concepción");
  const ines = await server.as("Ines Carvalho");
  await (await server.as("Ravi Menon"))(pages.setOn, { caseId: caseId as never, on: true });
  const invited = await ines(pages.invite, { caseId: caseId as never, holder: "self", minor: false, safe: true, decided: null });
  const phone = await visit(undefined, { viewport: { width: 390, height: 844 } });
  allowFault(phone, /status of 422/);
  await comeIn(phone, invited);
  await phone.goto("/mine/next?lang=en");
  await phone.getByRole("link", { name: "Ask for a leave from your studies" }).click();
  await expect(phone.getByRole("heading", { name: "The policy in short" })).toBeVisible();
  await expect(phone.locator("#ask").locator("textarea, input[type=file]")).toHaveCount(0);
  await phone.getByRole("button", { name: "Ask for this leave" }).click();
  await expect(phone.getByText("Choose the first day you want to be away.")).toBeVisible();
  await checkPage(phone, "mine-leave-ask");
  await phone.getByLabel("First day away").fill(dayFrom(5));
  await phone.getByRole("button", { name: "Ask for this leave" }).click();
  await expect(phone.getByText("Your request has arrived.")).toBeVisible();
  await expect(phone.getByText("Until when is not known yet")).toBeVisible();

  await signIn(page, server, "Ines Carvalho");
  await page.goto(part(caseId));
  await expect(page.getByText(/on their own page\.$/)).toBeVisible();
  await page.getByRole("tab", { name: /^Steps/ }).click();
  await expect(page.getByText("They asked for a leave: say which documents are needed").first()).toBeVisible();

  await phone.getByText("I do not want this leave any more").click();
  await phone.getByRole("button", { name: "Take my request back" }).click();
  await expect(phone.getByText(/You took your request back/)).toBeVisible();
  await page.reload();
  await expect(page.getByText("They took back on their own page that they want a leave: ask how they are").first()).toBeVisible();
});

test("R81 A23 two requests that differ in the kind of condition alone have the same screens: the case's and its reviewer's", async ({
  page,
  visit,
  server,
}) => {
  test.slow();
  const ines = await server.as("Ines Carvalho");
  const noor = await server.as("Noor Aziz");
  const noorId = (await noor(me.show, {})).id;
  const reviewer = await visit("Noor Aziz");
  await signIn(page, server, "Ines Carvalho");
  const [said = ["physical", "mental"], outcome = "approved"] = [
    fc.sample(fc.shuffledSubarray(["physical", "mental", "other"] as const, { minLength: 2, maxLength: 2 }), 1)[0],
    fc.sample(fc.constantFrom("approved" as const, "modified" as const, "denied" as const), 1)[0],
  ];
  const pair = await Promise.all(
    said.map(async (kind) => {
      const { caseId } = await givenCase(server, "Ravi Menon", "Ines", "Sam Alike");
      const at = { caseId: caseId as never };
      await ines(cases.addTeamMember, { ...at, accountId: noorId, role: "medical_reviewer", sections: [], canWrite: true });
      await ines(leaves.ask, { ...at, from: dayFrom(5), until: dayFrom(60) });
      const standing = async () => (await ines(leaves.ofCase, at)).leaves[0]!;
      await ines(leaves.sayKind, { leaveId: (await standing()).leaveId, kind });
      const number = String((await ines(cases.show, at)).case.number);
      return { at, caseId, number, standing };
    }),
  );
  const texts = async (one: (typeof pair)[number]) => {
    const screens: string[] = [];
    for (const who of [page, reviewer]) {
      await who.goto(part(one.caseId));
      await expect(who.getByText("Documentation complete:")).toBeVisible();
      screens.push((await who.getByRole("main").innerText()).replaceAll(one.number, "#"));
    }
    return screens;
  };
  const alike = async () => {
    const [first, second] = [await texts(pair[0]!), await texts(pair[1]!)];
    expect(first).toEqual(second);
    expect(first.join(" ")).not.toMatch(/physical|mental/i);
  };
  for (const { standing } of pair) {
    const { leaveId, version } = await standing();
    await ines(leaves.act, { leaveId, version, act: "documents" });
  }
  await alike();
  for (const { at, standing } of pair) {
    const { medical } = await noor(caseFiles.list, at);
    await noor(caseFiles.sayMedical, { ...at, complete: true, version: medical.version });
    const { leaveId, version, policy } = await standing();
    await ines(leaves.act, { leaveId, version, act: "review" });
    const terms = [{ kind: "care" as const, what: "See somebody", reason: "They asked for it" }];
    const appeal = { appealHow: "Write to the dean.", appealBy: dayFrom(30) };
    await noor(leaves.decide, {
      ...{ leaveId, version: version + 1, policyId: policy.policyId, outcome, assessment: "Of this one person.", terms },
      ...appeal,
    });
  }
  await alike();
});
