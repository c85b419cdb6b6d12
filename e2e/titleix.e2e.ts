import { cases } from "../src/cases/contract.ts";
import { titleIx } from "../src/titleix/contract.ts";
import { checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { choose, dayFrom, givenCase } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

test.use({ network: "titleix" });

test("A27 A29 A30 A31 R75 R76 R77 R78 a note under Title IX asks for the report, made in three presses; the coordinator links both sides by number and sees where support stands; who carries a measure out sees what to do and no case", async ({
  page,
  server,
}) => {
  test.slow();
  const hers = await givenCase(server, "Ravi Menon", "Ines", "Amina Stone");
  const his = await givenCase(server, "Ravi Menon", "Omar", "Mateo Stone");
  const ida = await server.as("Ida Lindqvist");
  const ravi = await server.as("Ravi Menon");
  const numberOf = async (caseId: string) => (await ravi(cases.show, { caseId: caseId as never })).case.number;

  // The institution's own words, and who coordinates.
  await signIn(page, server, "Ida Lindqvist");
  await page.goto("/title-ix");
  await page.getByRole("button", { name: "A new edition…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "What whoever hears of it does" }).fill("Tell Priya today. Do not investigate.");
  await dialog.getByRole("button", { name: /Who coordinates/ }).click();
  await page.getByRole("option", { name: "Priya Raman" }).click();
  await dialog.getByRole("button", { name: "Put it in force" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(/Priya Raman.* coordinates\./)).toBeVisible();
  expect((await ida(titleIx.show, {})).edition?.inForceOn).toBe(dayFrom(0));

  // The prompt, and the report in three presses.
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${hers.caseId}`);
  await page.getByRole("main").getByRole("button", { name: "Note", exact: true }).click();
  await dialog.getByRole("textbox").first().fill("She told me what happened on Friday.");
  await dialog.getByText("Topic, and whether it is restricted").click();
  await choose(dialog, "What is it about?", "Title IX");
  await dialog.getByRole("button", { name: /Save/ }).click();
  await expect(page.getByText("This has to go to the Title IX coordinator")).toBeVisible();
  await expect(page.getByText("Tell Priya today. Do not investigate.")).toBeVisible();
  await page.screenshot({ path: ".test/pictures/titleix-prompt.png" });
  const cost = await countCost(page);
  await page.getByRole("button", { name: /^Report made: / }).click();
  await dialog.getByRole("button", { name: "Write it down" }).click();
  await expect(page.getByText("This has to go to the Title IX coordinator")).toHaveCount(0);
  cost.atMost({ presses: 3 });

  // A measure, agreed; Noor carries it out.
  await page.goto(`/cases/${hers.caseId}?part=around`);
  await page.getByRole("button", { name: "Offer a measure…" }).click();
  await dialog.getByRole("button", { name: /What kind of measure/ }).click();
  await page.getByRole("option", { name: "Another place to live" }).click();
  await dialog.getByRole("textbox", { name: "What is to be done?" }).fill("Room 12 in West Hall from Friday.");
  await dialog.getByText("Noor Aziz").click();
  await dialog.getByRole("button", { name: "It was offered" }).click();
  await page.getByRole("button", { name: "Agreed, to be carried out: Another place to live" }).click();
  await expect(page.getByRole("button", { name: "In place: Another place to live" })).toBeVisible();
  await page.screenshot({ path: ".test/pictures/titleix-case.png", fullPage: true });

  // The coordinator: a notice by number, both sides linked, and the reminder.
  await signIn(page, server, "Priya Raman");
  await page.goto("/title-ix");
  await expect(page.getByText(`From case ${await numberOf(hers.caseId)}`)).toBeVisible();
  await page.getByRole("button", { name: "Write one down…" }).click();
  await dialog.getByRole("textbox", { name: "Its reference" }).fill("2026-041");
  await dialog.getByRole("button", { name: "Keep it by this reference" }).click();
  for (const [role, caseId, support] of [
    ["Complainant", hers.caseId, "Support offered"],
    ["Respondent", his.caseId, "Not yet notified"],
  ] as const) {
    await page.getByRole("button", { name: "Link a party, 2026-041" }).click();
    await choose(dialog, "As what?", role);
    await dialog.getByRole("textbox", { name: /The number of their case/ }).fill(String(await numberOf(caseId)));
    await choose(dialog, "Where support stands", support);
    await dialog.getByRole("button", { name: "Link them" }).click();
    await expect(dialog).toHaveCount(0);
  }
  const card = page.getByRole("region", { name: "2026-041" });
  await expect(card.getByText(/One side was offered support/)).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText(/Amina|Mateo/);
  await checkPage(page, "title-ix");
  await page.getByRole("button", { name: "Where support stands: Respondent, 2026-041" }).click();
  await choose(dialog, "Respondent", "Support declined");
  await dialog.getByRole("button", { name: "So it stands" }).click();
  await expect(card.getByText(/One side was offered support/)).toHaveCount(0);

  // The other side's manager finds nothing of hers.
  await signIn(page, server, "Omar Haddad");
  await page.goto(`/cases/${his.caseId}?part=around`);
  await expect(page.getByText(/Respondent in complaint/)).toBeVisible();
  const omar = await server.as("Omar Haddad");
  expect(JSON.stringify(await omar(cases.list, {}))).not.toContain(hers.caseId);

  // Who carries it out.
  await signIn(page, server, "Noor Aziz");
  await page.goto("/today");
  const asked = page.getByRole("region", { name: /You are asked to carry out/ });
  await expect(asked).toContainText("Room 12 in West Hall from Friday.");
  await expect(asked).not.toContainText("Amina");
  await page.screenshot({ path: ".test/pictures/titleix-carried.png" });
  await asked.getByRole("button", { name: /^It is in place/ }).click();
  await expect(asked).toHaveCount(0);
});
