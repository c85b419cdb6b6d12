import { cases } from "../src/cases/contract.ts";
import { retention } from "../src/retention/contract.ts";
import { checkAxe, checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { expect, signIn, test } from "./support.ts";

// What is due to go: kept with one press, held, or let go by two.

test.use({ network: "retention" });

test("R90 what is due stands on Today and in its queue; a second person agrees, a hold beats them both, and two lift it", async ({
  page,
  server,
  visit,
}) => {
  await signIn(page, server, "Ravi Menon");
  await page.goto("/today");
  await page.getByText("2 things are due to go and wait for your word.").waitFor();
  await page.getByRole("main").getByRole("link", { name: "See what it is" }).click();
  await page.getByRole("heading", { level: 1, name: "How long things are kept" }).waitFor();
  const queue = page.getByRole("region", { name: "Due to go" });
  await expect(queue.getByText("Wendell")).toBeVisible();
  await expect(page.getByText(/The years are set by an administrator of/)).toBeVisible();
  await checkPage(page, "retention");
  await expect(queue.getByRole("heading", { level: 3 })).toHaveText([
    /^Words of closed cases: notes, steps, files/,
    /^Files that were brought in, and drafts/,
  ]);
  const cost = await countCost(page);
  await queue.getByRole("button", { name: /^Let it go: Case #\d+$/ }).click();
  await expect(queue.getByText(/You let it go|Ravi Menon.* let it go\. A second person has to agree/)).toBeVisible();
  cost.atMost({ presses: 1 });
  await expect(queue.getByRole("button", { name: /^Agree/ })).toHaveCount(0);

  const priya = await visit("Priya Raman");
  await priya.goto("/retention");
  const hers = priya.getByRole("region", { name: "Due to go" });
  await expect(hers.getByText("Wendell")).toHaveCount(0);
  await hers.getByRole("button", { name: /^Agree, let it go: Case #\d+$/ }).click();
  await expect(hers.getByText(/it goes on its day/)).toBeVisible();

  const { reviews } = await (await server.as("Ravi Menon"))(retention.queue, {});
  const number = String(reviews.find(({ kind }) => kind === "case")?.number);
  const held = page.getByRole("region", { name: "Held, whatever a schedule says" });
  await held.getByRole("button", { name: "Hold something…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Hold it from now on" }).click();
  await checkAxe(page, "hold, wrong");
  await dialog.getByLabel("Number of the case").fill("9999999");
  await dialog.getByLabel("Who asks for it, and since when?").fill("A letter of his lawyer, this morning");
  await dialog.getByRole("button", { name: "Hold it from now on" }).click();
  await expect(dialog.getByText(/no case with that number/)).toBeVisible();
  await dialog.getByLabel("Number of the case").fill(`#${number}`);
  await dialog.getByRole("button", { name: "Hold it from now on" }).click();
  await expect(held.getByText("A letter of his lawyer, this morning")).toBeVisible();
  await expect(queue.getByRole("button", { name: /Case #/ })).toHaveCount(0);
  await expect(queue.getByText("1 import of")).toBeVisible();
  await checkPage(page, "retention-held");

  await held.getByRole("button", { name: `Lift the hold on #${number}` }).click();
  await page.getByRole("dialog").getByLabel("Why can it be lifted?").fill("The suit is settled");
  await page.getByRole("dialog").getByRole("button", { name: "Ask a second person" }).click();
  await expect(held.getByText(/asks to lift it/)).toBeVisible();
  await priya.reload();
  await priya.getByRole("button", { name: `Yes, lift the hold on #${number}` }).click();
  await expect(priya.getByRole("region", { name: "Held, whatever a schedule says" }).getByText(/^Nothing\./)).toBeVisible();
});

test("R90 an administrator sets the years of a program, with a reason, and sees nobody's record", async ({ page, server }) => {
  await signIn(page, server, "Ida Lindqvist");
  await page.goto("/");
  await page.getByRole("main").getByRole("link", { name: "How long things are kept" }).click();
  await page.getByRole("heading", { level: 1, name: "How long things are kept" }).waitFor();
  await expect(page.getByText("Wendell")).toHaveCount(0);
  await checkPage(page, "retention-administrator");
  await page.getByRole("button", { name: "Change: Consults, calls and hand-overs, CARE" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/after how many years/).fill("2");
  await dialog.getByLabel("Why, and where is it written?").fill("Records policy 4.3");
  await checkAxe(page, "change years");
  await dialog.getByRole("button", { name: "Keep it so" }).click();
  await expect(page.getByText("Records policy 4.3")).toBeVisible();
});

test("R90 a case is held from its own page, and by its page it is seen that it is; what goes by the month is kept with one press", async ({
  page,
  server,
  visit,
}) => {
  await signIn(page, server, "Ines Carvalho");
  const { cases: mine } = await (await server.as("Ines Carvalho"))(cases.list, { arm: "mine" });
  await page.goto(`/cases/${mine[0]?.caseId}`);
  await page.getByRole("tab", { name: "Sharing" }).click();
  const part = page.getByRole("region", { name: "Held for a court or a lawyer" });
  const cost = await countCost(page);
  await part.getByRole("button", { name: "Hold this case…" }).click();
  await page.getByRole("dialog").getByLabel("Who asks for it, and since when?").fill("A letter of her lawyer, 12 May");
  await page.getByRole("dialog").getByRole("button", { name: "Hold it from now on" }).click();
  await expect(part.getByText("A letter of her lawyer, 12 May")).toBeVisible();
  cost.atMost({ presses: 2 });
  await checkPage(page, "case-held");

  const ravi = await visit("Ravi Menon");
  await ravi.goto("/retention");
  const queue = ravi.getByRole("region", { name: "Due to go" });
  await queue.getByRole("button", { name: /^Keep a year: 1 import of/ }).click();
  await expect(queue.getByText("1 import of")).toHaveCount(0);
});
