import { readFile } from "node:fs/promises";
import { countCost } from "./clicks.ts";
import { choose } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

// Mina coordinates and sees no person; Ravi supervises the CARE team; Ines carries cases there.

test.use({ network: "boards" });

test("A34 something is brought to a board in three presses and answered in three after its meeting; a fact sheet is given out in two, and prints", async ({
  page,
  visit,
  server,
}) => {
  test.slow();
  await signIn(page, server, "Mina O'Brien");
  await page.goto("/");
  const due = page.getByRole("region", { name: "Brought to a board: what became of it?" });
  await expect(due).toContainText("One page for all emergency funds");
  await due.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Student Well-Being Advisory Board");
  const answering = await countCost(page);
  await page.getByRole("button", { name: /^What became of it: .*One page/ }).click();
  const dialog = page.getByRole("dialog");
  await choose(dialog, "What became of it", "Later");
  await dialog.getByRole("textbox", { name: /What was said/ }).fill("Again in spring, when the new bursar is there.");
  await dialog.getByRole("button", { name: "Say so" }).click();
  await expect(dialog).toHaveCount(0);
  answering.atMost({ presses: 3 });
  await page.goto("/");
  await expect(page.getByText("You coordinate, and see no person and no case")).toBeVisible();
  await expect(due).toHaveCount(0);

  const ines = await visit("Ines Carvalho");
  await ines.goto("/settings");
  await ines.getByRole("link", { name: "Advisory boards" }).click();
  await ines.getByRole("link", { name: "Student Well-Being Advisory Board" }).click();
  await expect(ines.getByRole("button", { name: "Give out a fact sheet" })).toHaveCount(0);
  const bringing = await countCost(ines);
  await ines.getByRole("button", { name: "Bring something" }).click();
  const bring = ines.getByRole("dialog");
  await expect(bring.getByText(/^Name nobody/)).toBeVisible();
  await choose(bring, "What it is", "A need");
  await bring.getByRole("textbox", { name: "In words" }).fill("Groceries near campus on a Sunday.");
  await bring.getByRole("button", { name: "Keep it" }).click();
  await expect(bring).toHaveCount(0);
  bringing.atMost({ presses: 3 });
  await expect(ines.getByRole("region", { name: "What we bring" })).toContainText("Groceries near campus on a Sunday.");

  const ravi = await visit("Ravi Menon");
  await ravi.goto("/boards");
  await ravi.getByRole("link", { name: "Student Well-Being Advisory Board" }).click();
  const sheets = ravi.getByRole("region", { name: "Fact sheets" });
  await expect(sheets.getByRole("link")).toHaveCount(1);
  await sheets.getByRole("link").click();
  await expect(ravi.getByText("A case was opened for 214 people.")).toBeVisible();
  await expect(ravi.getByRole("row", { name: "Other agencies –" })).toBeVisible();
  const saving = ravi.waitForEvent("download");
  await ravi.getByRole("button", { name: "Save as a table" }).click();
  const csv = await readFile(await (await saving).path(), "utf8");
  expect(csv).toContain('"Where concerns came from","Family",31\r\n');
  expect(csv).toContain('"Where concerns came from","Other agencies",\r\n');
  await ravi.emulateMedia({ media: "print" });
  await ravi.screenshot({ path: ".test/pictures/fact-sheet-print.png", fullPage: true });
  await ravi.emulateMedia({ media: "screen" });
  await ravi.goBack();
  const giving = await countCost(ravi);
  await ravi.getByRole("button", { name: "Give out a fact sheet" }).click();
  await ravi.getByRole("button", { name: "Give it out" }).click();
  await ravi.waitForURL("**/fact-sheets/*");
  giving.atMost({ presses: 2 });
  await expect(ravi.getByText(/not counted again since/)).toBeVisible();
  await ravi.goBack();
  await expect(sheets.getByRole("link")).toHaveCount(2);
  await ravi.getByRole("button", { name: "Add somebody" }).click();
  const adding = ravi.getByRole("dialog");
  await adding.getByRole("textbox", { name: "Their name" }).fill("Ada O'Brien");
  await adding.getByRole("textbox", { name: "Their office" }).fill("City transit");
  await adding.screenshot({ path: ".test/pictures/board-member-dialog.png" });
  await adding.getByRole("button", { name: "Write them down" }).click();
  await expect(adding).toHaveCount(0);
  await expect(ravi.getByRole("region", { name: "Who sits on it" })).toContainText("Ada O'Brien");
});
