import { cases } from "../src/cases/contract.ts";
import { releases } from "../src/releases/contract.ts";
import { me } from "../src/staff/meContract.ts";
import { walls } from "../src/walls/contract.ts";
import { givenCase } from "./given.ts";
import { allowFault, expect, signIn, test } from "./support.ts";

// What somebody had open leaves their screen once it is not theirs to see: nothing is shown on from memory.

test.use({ network: "closed" });

test("R45 a copy that is taken back leaves the partner's screen by itself, and does not come back by the back button", async ({
  page,
  server,
}) => {
  const ana = await server.as("Ana Ruiz");
  const { cases: mine } = await ana(cases.list, { arm: "mine", standing: "open" });
  const caseId = mine.find(({ label }) => label.call === "Lin")!.caseId;
  await signIn(page, server, "Alex Chen");
  allowFault(page, /404/);
  const main = page.getByRole("main");
  await page.goto("/received");
  await main.getByRole("link", { name: /Casa Luz/ }).click();
  await expect(main).toContainText("She needs a room with a lock");
  const { releases: found } = await ana(releases.list, { caseId });
  const toLegalAid = found.find(({ recipient }) => /Legal Aid/.test(JSON.stringify(recipient)))!;
  await ana(releases.withdraw, { releaseId: toLegalAid.releaseId, how: "oral" });
  await expect(main).toContainText("This is not shared with you any more", { timeout: 25_000 });
  await expect(main).not.toContainText("She needs a room");
  await page.getByRole("link", { name: "Shared with me" }).last().click();
  await page.goBack();
  await expect(main).toContainText(/not shared with you any more|nothing here for you/);
  await expect(main).not.toContainText("She needs a room");
});

test("R11 a wall that is placed while the case is open closes it on the screen too, once that is asked again", async ({ page, server }) => {
  const { caseId } = await givenCase(server, "Ravi Menon", "Ines", "Siobhan Reyes");
  await signIn(page, server, "Ravi Menon");
  allowFault(page, /404/);
  const main = page.getByRole("main");
  await page.goto(`/cases/${caseId}`);
  await expect(main).toContainText("Siobhan");
  const ravi = await (await server.as("Ravi Menon"))(me.show, {});
  const ines = await server.as("Ines Carvalho");
  await ines(walls.placeOnCase, {
    caseId: caseId as never,
    accountId: ravi.id,
    origin: "request",
    handOverTo: null,
    reason: "They do not want him to know",
  });
  // What is younger than two seconds is not asked again.
  await expect(async () => {
    await page.evaluate(() => dispatchEvent(new Event("visibilitychange")));
    await expect(main).toContainText("nothing here for you", { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await expect(main).not.toContainText("Siobhan");
});
