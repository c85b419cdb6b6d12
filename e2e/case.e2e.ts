import type { Locator, Page } from "@playwright/test";
import { checkAxe } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { choose, givenCase } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

test.use({ network: "case" });

test("R86 A02 C02 how to reach somebody safely comes before the next step and before any number", async ({ page, server }) => {
  await signIn(page, server, "Ines Carvalho");
  await page.goto("/cases");
  await page.getByRole("row", { name: /Jo R\./ }).click();
  const safe = page.getByText(/leave no voicemail/).first();
  await expect(safe).toBeVisible();
  await expect(page.getByText(/code word: library book/).first()).toBeVisible();
  await expect(page.getByText("The number at home is shared.").first()).toBeVisible();
  await expectAbove(page, safe, page.getByRole("tablist"));
  await page.getByRole("link", { name: /Jo R\./ }).click();
  await expect(page).toHaveURL(/\/people\//);
  await expectAbove(page, page.getByText(/leave no voicemail/).first(), page.getByText("555 0100 4410").first());
});

/** The first stands on the screen at once, and above the second. */
const expectAbove = (page: Page, first: Locator, second: Locator) =>
  expect(async () => {
    const [above, below] = [await first.boundingBox(), await second.boundingBox()];
    expect(above!.y).toBeLessThan(page.viewportSize()!.height / 2);
    expect(above!.y).toBeLessThan(below!.y);
  }).toPass({ timeout: 10_000 });

test("A12 B08 B22 R05 a note from anywhere: n, words, saved in three presses and twenty seconds, its readers said", async ({
  page,
  server,
}) => {
  await givenCase(server, "Ravi", "Ines", "Mateo Quick");
  await signIn(page, server, "Ines Carvalho");
  await page.goto("/");
  const cost = await countCost(page);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await cost.key("n");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("searchbox").fill("Mateo");
  await dialog.getByRole("button", { name: /Mateo Q\./ }).click();
  await dialog.getByRole("textbox", { name: "Note" }).fill("Stopped by in the hall: the form is in, and he slept well.");
  await expect(dialog.getByRole("radiogroup", { name: "Who may read it?" }).getByRole("radio", { checked: true })).toHaveCount(1);
  await expect(dialog.getByText(/team/i).first()).toBeVisible();
  await dialog.getByRole("button", { name: "Save the note" }).click();
  await expect(page.getByText(/Note saved/)).toBeVisible();
  cost.atMost({ presses: 3, seconds: 20 });
  await page.goto("/cases");
  await page.getByRole("row", { name: /Mateo Q\./ }).click();
  await expect(page.getByText("Stopped by in the hall")).toBeVisible();
});

test("A12 what is typed of a note survives leaving the page, and is gone once it is saved", async ({ page, server }) => {
  const { caseId } = await givenCase(server, "Ravi", "Ines", "Lin Draft");
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${caseId}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("n");
  const note = page.getByRole("dialog").getByRole("textbox", { name: "Note" });
  await note.fill("Half a thought about the");
  await expect(page.getByText(/Draft saved/)).toBeVisible();
  await checkAxe(page, "a note being written");
  page.once("dialog", (leave) => void leave.accept());
  await page.reload();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("n");
  await expect(note).toHaveValue("Half a thought about the");
  await note.press("ControlOrMeta+Enter");
  await expect(page.getByText(/Note saved/)).toBeVisible();
  await page.keyboard.press("n");
  await expect(note).toHaveValue("");
});

test("R06 R05 a restricted note shows that it is there; its words come when asked for, and the asking is told", async ({
  page,
  server,
}) => {
  await signIn(page, server, "Ines Carvalho");
  await page.goto("/cases");
  await page.getByRole("row", { name: /Jo R\./ }).click();
  const words = page.getByText("Asked to keep what was said about the family between us");
  const show = page.getByRole("button", { name: "Show (this is recorded)" });
  await expect(show).toBeVisible();
  await expect(words).toBeHidden();
  expect(await page.content()).not.toContain("between us until they decide");
  const asked = page.waitForResponse((answer) => answer.request().method() === "POST" && answer.url().includes("/reveal"));
  await show.click();
  await expect(words).toBeVisible();
  expect((await asked).status()).toBe(200);
});

test("R05 R07 R09 two cases of one person: what the counselor writes is not there for the case manager, nor in search", async ({
  page,
  server,
  visit,
}) => {
  const counselor = await visit("Noor Aziz");
  await counselor.goto("/cases");
  await counselor.getByRole("row", { name: /Jo R\./ }).click();
  await expect(counselor.getByText("Session notes are kept in the clinical section.")).toBeVisible();
  const address = new URL(counselor.url()).pathname;
  await signIn(page, server, "Ines Carvalho");
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("There is nothing here for you");
  await page.goto("/cases");
  await page.getByRole("row", { name: /Jo R\./ }).click();
  await expect(page.getByText("Slot on Thursday is fine.")).toBeVisible();
  await expect(page.getByText(/Noor|clinical section|Counseling case/)).toHaveCount(0);
});

test("B22 B25 C28 a contact with somebody else and a follow-up with its day are recorded", async ({ page, server }) => {
  const { caseId } = await givenCase(server, "Ravi", "Ines", "Amina Record");
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${caseId}`);
  await page.getByRole("button", { name: "Contact", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await choose(dialog, "What kind of contact?", /somebody else/i);
  await dialog.getByLabel("Minutes").fill("10");
  await dialog.getByRole("button", { name: "Write a note with it" }).click();
  await dialog.getByRole("textbox", { name: "What was said, what was agreed" }).fill("The aid office has the letter.");
  await checkAxe(page, "a contact being recorded");
  await dialog.getByRole("button", { name: "Save the contact" }).click();
  await expect(page.getByText("Contact saved")).toBeVisible();
  await expect(page.getByText("The aid office has the letter.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "With somebody else" })).toBeVisible();

  const cost = await countCost(page);
  await cost.key("t");
  await dialog.getByLabel("What is to be done?").fill("Ask whether the money came");
  await choose(dialog, "What kind of step is it?", /how it is going|follow/i);
  await dialog.getByRole("button", { name: "in a week" }).click();
  await dialog.getByRole("button", { name: /Add|Save/ }).click();
  await expect(page.getByRole("heading", { name: /To do: .?Ask whether the money came/ })).toBeVisible();
  cost.atMost({ presses: 4 });
});

/** The parts that stand, wholly or not, outside the line of tabs. */
const cutOff = (strip: Locator) =>
  strip.evaluate((line) => {
    const { left, right } = line.getBoundingClientRect();
    const beyond = (tab: Element) => tab.getBoundingClientRect().left < left - 1 || tab.getBoundingClientRect().right > right + 1;
    return [...line.querySelectorAll("[role=tab]")].filter(beyond).map(({ textContent }) => textContent);
  });

test("R113 each part of a case is in reach at every width and in either direction: by key, by finger, from the list of them all", async ({
  page,
  server,
}) => {
  const { caseId } = await givenCase(server, "Dolores Marín", "Ana", "Amina Parts");
  await signIn(page, server, "Ana Ruiz");
  await page.goto(`/cases/${caseId}?part=team`);
  const strip = page.getByRole("tablist", { name: "Parts of the case" });
  const list = page.getByRole("button", { name: "Parts of the case" });
  const [story, team] = [strip.getByRole("tab", { name: "Story" }), strip.getByRole("tab", { name: "Team & access" })];
  const turn = (dir: string) => page.evaluate((to) => document.documentElement.setAttribute("dir", to), dir);
  await expect(strip.getByRole("tab")).toHaveCount(11);

  // A desktop, and one at 200 %: none is cut off.
  for (const width of [1280, 640])
    for (const dir of ["ltr", "rtl"]) {
      await page.setViewportSize({ width, height: 800 });
      await turn(dir);
      await expect.poll(() => cutOff(strip), { message: `${width} px, ${dir}` }).toEqual([]);
      await expect(list).toBeHidden();
    }

  // A phone: the one that is open is in sight, and the list at the end has them all.
  for (const width of [390, 320])
    for (const dir of ["ltr", "rtl"]) {
      await page.setViewportSize({ width, height: 640 });
      await page.goto(`/cases/${caseId}?part=team`);
      await expect(team).toHaveAttribute("aria-selected", "true");
      await strip.scrollIntoViewIfNeeded();
      await expect(team, `${width} px`).toBeInViewport({ ratio: 0.99 });
      await turn(dir);
      // A mouse opens it going down: it stands in its place by the time that a hand lets go.
      await list.click({ delay: 150 });
      await expect(page.getByRole("menuitem")).toHaveCount(11);
      await page.getByRole("menuitem", { name: "Story" }).click();
      await expect(story).toHaveAttribute("aria-selected", "true");
      await expect(story, `${width} px, ${dir}`).toBeInViewport({ ratio: 0.99 });
      await story.press("End");
      await expect(team).toHaveAttribute("aria-selected", "true");
      await expect(team, `${width} px, ${dir}`).toBeInViewport({ ratio: 0.99 });
      await expect(page).toHaveURL(/part=team/);
    }
});
