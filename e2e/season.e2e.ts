import type { Page } from "@playwright/test";
import { cases } from "../src/cases/contract.ts";
import { people } from "../src/people/contract.ts";
import { me } from "../src/staff/meContract.ts";
import { checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { choose, dayFrom } from "./given.ts";
import { keyboardOnly } from "./keyboard.ts";
import { expect, type Server, signIn, test } from "./support.ts";
import { rosterOf, zipFiles } from "./zip.ts";

test.use({ network: "season" });
// One story in order: a roster, the cases of a year, the next roster, and the year settled.
test.describe.configure({ mode: "serial" });

const pupils = Array.from({ length: 12 }, (_, n) => ({ id: `S${n}`, given: `Seas${"abcdefghijkl"[n]}`, family: "Year", grade: "08" }));

/** The roster of a year: those of `high` are at the high school, the others where they were. */
function yearOf(listed: typeof pupils, high: readonly string[] = []): Record<string, string> {
  const files = rosterOf(listed);
  files["orgs.csv"] += "HH,,,Harbor High,school,,HD\n";
  files["users.csv"] = (files["users.csv"] ?? "")
    .split("\n")
    .map((row) => (high.some((id) => row.startsWith(`${id},`)) ? row.replace(",HM,", ",HH,").replace(",08,", ",09,") : row))
    .join("\n");
  return files;
}

async function writeRoster(page: Page, files: Record<string, string>): Promise<void> {
  await page.goto("/imports");
  await page.locator("input[type=file]").setInputFiles({ name: "harbor.zip", mimeType: "application/zip", buffer: zipFiles(files) });
  await page.getByLabel("Whose ids are these?").fill("harbor-sis");
  await page.getByRole("button", { name: "Read it" }).click();
  await page.waitForURL("**/imports/*");
  await page.getByRole("button", { name: "Write it" }).click({ timeout: 30_000 });
  const sure = page.getByRole("alertdialog");
  const written = page.getByText("Written, all of it");
  await sure.or(written).first().waitFor({ timeout: 30_000 });
  if (await sure.isVisible()) {
    await sure.getByText("I have checked with whoever sent this file").click();
    await sure.getByRole("button", { name: "They are gone: write it" }).click();
  }
  await expect(written).toBeVisible({ timeout: 30_000 });
}

/** A case of each pupil, with a step in it: ten with Tomás, two with Keiko. */
async function openCases(server: Server): Promise<string[]> {
  const call = await server.as("Keiko Tanaka");
  const { programs } = await call(me.show, {});
  const programId = programs.find(({ role }) => role === "supervisor")!.id;
  const { carriers } = await call(cases.staffFor, { programId });
  const managerOf = (name: string) => carriers.find((one) => one.name.startsWith(name))!.id;
  const opened = [];
  for (const [n, { given }] of pupils.entries()) {
    const found = await call(people.search, { typed: `${given} Year` });
    const personId = found.people[0]!.personId;
    const managerId = managerOf(n < 10 ? "Tom" : "Keiko");
    const opening = {
      personId,
      programId,
      managerId,
      serviceLevel: "brief",
      firstStep: { title: "Ask about the summer", dueOn: dayFrom(5) },
    };
    opened.push((await call(cases.open, opening as never)).id as string);
  }
  return opened;
}

test("D20 a year is settled: twelve cases rest, end, or go to the next school, in eight presses", async ({ page, server, visit }) => {
  test.slow();
  const walt = await visit("Walt O'Neill");
  await writeRoster(walt, yearOf(pupils, ["S10", "S11"]));
  const opened = await openCases(server);
  // The next roster: three go to the high school, two are listed no more.
  await writeRoster(walt, yearOf(pupils.slice(0, 8).concat(pupils.slice(10)), ["S0", "S1", "S2", "S10", "S11"]));
  await signIn(page, server, "Keiko Tanaka");
  await page.goto("/cases");
  const cost = await countCost(page);
  await page.getByRole("button", { name: "Many at once" }).click();
  await page.getByRole("menuitem", { name: "End of year" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "End of year" })).toBeVisible();
  await expect(page.getByText(/now at .*Harbor High.*grade .*09/).first()).toBeVisible();
  await expect(page.getByText("not on the roster").first()).toBeVisible();
  await page
    .getByRole("checkbox", { name: /Tom.*Harbor Middle/ })
    .locator("xpath=ancestor::label")
    .click();
  await page.getByRole("group", { name: "For all chosen" }).getByRole("button", { name: "Pause" }).click();
  await choose(page, /What becomes of .*Seasa/, "Hand over");
  await choose(page, /What becomes of .*Seasi/, "Close");
  await checkPage(page, "season-chosen");
  // What was chosen is there again.
  await expect(page.getByText("Draft kept")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("radiogroup", { name: /What becomes of .*Seasi/ }).getByRole("radio", { name: "Close" })).toBeChecked();
  await expect(page.getByText(/Pause \d+, close 1, hand over 1/)).toBeVisible();
  await choose(page, /is still to be done/, "Cancel it and close");
  await page.getByRole("button", { name: /^Settle \d+ cases/ }).click();
  await expect(page.getByText(/\d+ cases settled/)).toBeVisible();
  cost.atMost({ presses: 8 });
  await checkPage(page, "season-settled");
  const call = await server.as("Keiko Tanaka");
  const stands = async (n: number) => (await call(cases.show, { caseId: opened[n] as never })).case;
  expect((await stands(0)).manager?.name).toMatch(/^Keiko/);
  expect((await stands(8)).status).toBe("closed");
  expect((await stands(3)).status).toBe("paused");
  expect((await stands(10)).status).toBe("intake");
  await page.getByRole("button", { name: "Take all of it back" }).click();
  await expect(page.getByText(/cases stand as before/)).toBeVisible();
  expect((await stands(3)).status).toBe("intake");
});

test("D20 R113 a case manager settles her own year by keys alone; what changed meanwhile is left with its reason", async ({
  page,
  server,
}) => {
  await signIn(page, server, "Tomás Vega");
  await page.goto("/cases/season");
  await page.getByRole("button", { name: /^Choose all/ }).waitFor();
  const keys = await keyboardOnly(page);
  const row = page.getByRole("radiogroup", { name: /What becomes of .*Seasd/ });
  const other = page.getByRole("radiogroup", { name: /What becomes of .*Sease/ });
  await keys.tabTo(row, { most: 300 });
  await keys.press("ArrowRight");
  await expect(row.getByRole("radio", { name: "Pause" })).toBeChecked();
  await keys.tabTo(other, { most: 300 });
  await keys.press("ArrowRight");
  await expect(other.getByRole("radio", { name: "Pause" })).toBeChecked();
  // Meanwhile somebody else pauses one of them.
  const call = await server.as("Keiko Tanaka");
  const { programs } = await call(me.show, {});
  const programId = programs.find(({ role }) => role === "supervisor")!.id;
  const found = await call(people.search, { typed: "Sease Year" });
  const personId = found.people[0]!.personId;
  const { cases: all } = await call(cases.list, { arm: "program", programId } as never);
  const line = all.find((one) => (one.personId as string) === personId)!;
  await call(cases.pause, { caseId: line.caseId, until: dayFrom(30), reason: "break", version: line.version } as never);
  await keys.enter(page.getByRole("button", { name: /^Settle 2 cases/ }));
  await expect(page.getByText("One case settled")).toBeVisible();
  await expect(page.getByText("somebody has changed it meanwhile")).toBeVisible();
  await keys.done();
});
