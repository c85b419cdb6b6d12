import { checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { givenCase } from "./given.ts";
import { allowFault, expect, signIn, test } from "./support.ts";

// A crisis, at any moment, by thumb.

test.use({ network: "crisis" });
const phone = { viewport: { width: 320, height: 640 }, hasTouch: true };

test("A04 from anywhere in two presses: who was called stands there, with its time, before anybody knows who it is about", async ({
  visit,
}) => {
  const page = await visit("Ines Carvalho", phone);
  await page.goto("/people");
  await page.getByRole("heading", { level: 1 }).waitFor();
  const cost = await countCost(page);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Crisis" }).click();
  const tapped = page.getByRole("button", { name: /^988 Lifeline/ });
  await tapped.click();
  await expect(page.getByText("All saved")).toBeVisible();
  cost.atMost({ presses: 2, seconds: 15 });
  await expect(tapped).toHaveText(/\d:\d\d/);
  const { height } = (await tapped.boundingBox())!;
  expect(height).toBeGreaterThanOrEqual(60);
  for (const number of ["911", "988"])
    await expect(page.getByRole("link", { name: `Call ${number}` })).toHaveAttribute("href", `tel:${number}`);

  // The same once more is written, said, and taken back; a second way in leads to the same record, not to another.
  await page.waitForTimeout(3_100);
  await tapped.click();
  await expect(page.getByText("Written once more: 988 Lifeline")).toBeVisible();
  await expect(tapped).toHaveText(/\(2×\)/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(tapped).not.toHaveText(/×/);
  await page.goto("/crisis");
  const go = page.getByRole("link", { name: /^Go on with crisis \d+/ }).first();
  await expect(go).toBeVisible();
  await checkPage(page, "a crisis that was begun");
  await go.click();
  await expect(tapped).toHaveText(/\d:\d\d/);

  // What was tapped is there for the supervisor, as one that has no case yet.
  const ravi = await visit("Ravi Menon");
  await ravi.goto("/");
  const row = ravi.getByRole("listitem").filter({ hasText: "a crisis record not yet with a case" });
  await expect(row).toContainText("Ines Carvalho");
  await row.getByRole("link", { name: /Open crisis/ }).click();
  await expect(ravi.getByText("Called: 988 Lifeline").last()).toBeVisible();
});

test("A04 with the line down every tap stays with its time, and is saved when it is back", async ({ page, server }) => {
  await signIn(page, server, "Ines Carvalho");
  await page.goto("/");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("!");
  await page.getByRole("button", { name: "Counselor on call" }).waitFor();
  allowFault(page, /ERR_FAILED/);
  await page.route("**/api/crises**", (route) => route.abort());
  await page.getByRole("button", { name: "Counselor on call" }).click();
  await page.getByRole("button", { name: "Stayed with them" }).click();
  await expect(page.getByText("Not saved yet, retrying")).toBeVisible();
  await expect(page.getByRole("list", { name: "So far" }).getByText("on its way")).toHaveCount(2);
  await page.unroute("**/api/crises**");
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect(page.getByText("All saved")).toBeVisible();
  await page.reload();
  const lines = page.getByRole("list", { name: "So far" });
  await expect(lines.getByText("Called: Counselor on call")).toBeVisible();
  await expect(lines.getByText("Stayed with them")).toBeVisible();
});

test("A04 words are drafted while they are typed; the next look is on Today; it joins a case and stands in its story", async ({
  page,
  server,
}) => {
  const { caseId } = await givenCase(server, "Ravi Menon", "Ines", "Mateo Quintana");
  await signIn(page, server, "Ines Carvalho");
  await page.goto("/crisis");
  await page.getByRole("button", { name: "Asked about suicide" }).click();
  await expect(page.getByRole("heading", { name: /^Crisis \d+$/ })).toBeVisible();
  await page.getByRole("textbox", { name: /in words/ }).fill("“I am cold.” Sits by the door.");
  await expect(page.getByText("Draft kept")).toBeVisible();
  await page.getByRole("button", { name: "Keep these words" }).click();
  await expect(page.getByRole("list", { name: "So far" })).toContainText("“I am cold.”");
  await page.getByRole("button", { name: "In an hour" }).click();
  await expect(page.getByText(/On Today of Ines Carvalho/)).toBeVisible();
  await checkPage(page, "crisis");
  const address = page.url();
  await page.goto("/");
  await expect(page.getByRole("listitem").filter({ hasText: "Look again" }).first()).toBeVisible();

  await page.goto(address);
  await page.getByRole("button", { name: "It belongs to a case" }).click();
  await page.getByRole("searchbox", { name: "Which case is it about?" }).fill("Mateo");
  await page.getByRole("list", { name: "Cases" }).getByRole("button", { name: /Mateo/ }).click();
  await expect(page.getByRole("link", { name: /Go to case/ })).toBeVisible();
  await page.getByRole("link", { name: /Go to case/ }).click();
  await page.waitForURL(`**/cases/${caseId}`);
  await expect(page.getByText("Look again after the crisis").first()).toBeVisible();
  await page.getByRole("link", { name: "What was done" }).click();
  await expect(page.getByRole("list", { name: "So far" })).toContainText("Asked about suicide");
});

test("A04 from a case the crisis is that case's at once; a mistaken tap is taken back", async ({ page, server }) => {
  const { caseId } = await givenCase(server, "Ravi Menon", "Ines", "Amina Osei");
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${caseId}`);
  await page.getByRole("banner").getByRole("link", { name: "Crisis" }).click();
  await page.getByRole("button", { name: /^911/ }).click();
  await expect(page.getByText("All saved")).toBeVisible();
  await expect(page.getByRole("link", { name: /Go to case/ })).toBeVisible();
  await page.getByRole("button", { name: "Take back: Called: 911" }).click();
  await expect(page.getByText("taken back")).toBeVisible();
});

test("A04 whom to call is the agency's own list, kept by its administrator, open now first", async ({ page, server, visit }) => {
  await signIn(page, server, "Ida Lindqvist");
  await page.goto("/settings/crisis-list");
  await page.getByRole("textbox", { name: "Who" }).fill("Night nurse");
  await page.getByRole("textbox", { name: "Number" }).fill("555 0100 7099");
  await page.getByRole("button", { name: "Add it" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Night nurse" })).toContainText("day and night");
  const ines = await visit("Ines Carvalho", phone);
  await ines.goto("/crisis");
  await expect(ines.getByRole("link", { name: "555 0100 7099" })).toHaveAttribute("href", "tel:55501007099");
  const professor = await visit("Ruth Okafor");
  await professor.goto("/");
  await professor.getByRole("heading", { level: 1 }).waitFor();
  await expect(professor.getByRole("link", { name: "Crisis" })).toHaveCount(0);
});
