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
  await page.getByText("1 case is due to go and waits for your word.").waitFor();
  await page.getByRole("main").getByRole("link", { name: "See what it is" }).click();
  await page.getByRole("heading", { level: 1, name: "How long things are kept" }).waitFor();
  const queue = page.getByRole("region", { name: "Due to go" });
  await expect(queue.getByText("Wendell")).toBeVisible();
  await checkPage(page, "retention");
  const cost = await countCost(page);
  await queue.getByRole("button", { name: /^Let it go: case #\d+$/ }).click();
  await expect(queue.getByText(/You let it go|Ravi Menon.* let it go\. A second person has to agree/)).toBeVisible();
  cost.atMost({ presses: 1 });
  await expect(queue.getByRole("button", { name: /^Agree/ })).toHaveCount(0);

  const priya = await visit("Priya Raman");
  await priya.goto("/retention");
  const hers = priya.getByRole("region", { name: "Due to go" });
  await expect(hers.getByText("Wendell")).toHaveCount(0);
  await hers.getByRole("button", { name: /^Agree: let it go, case #\d+$/ }).click();
  await expect(hers.getByText(/it goes on its day/)).toBeVisible();

  const { reviews } = await (await server.as("Ravi Menon"))(retention.queue, {});
  const number = String(reviews[0]?.caseNumber);
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
  await expect(queue.getByText("Nothing is due in the programs you decide in.")).toBeVisible();
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
  await page.getByRole("button", { name: "Change: Consults and hotline calls, CARE" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/after how many years/).fill("2");
  await dialog.getByLabel("Why, and where is it written?").fill("Records policy 4.3");
  await checkAxe(page, "change years");
  await dialog.getByRole("button", { name: "Keep it so" }).click();
  await expect(page.getByText("Records policy 4.3")).toBeVisible();
});
