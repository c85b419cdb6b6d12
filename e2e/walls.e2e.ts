import { cases } from "../src/cases/contract.ts";
import { checkAxe, checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { choose, givenCase } from "./given.ts";
import { allowFault, expect, signIn, test } from "./support.ts";

// Who is kept out of a case, and a case opened because somebody is in danger: each takes a second person.

test.use({ network: "walls" });

const numberOf = async (server: Parameters<typeof givenCase>[0], who: string, caseId: string) =>
  String((await (await server.as(who))(cases.show, { caseId: caseId as never })).case.number);

test("R11 a colleague is kept out of a case by its manager, and let in again by two", async ({ page, server, visit }) => {
  const { caseId } = await givenCase(server, "Ravi Menon", "Ines", "Amina Yusuf");
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${caseId}?part=team`);
  const kept = page.getByRole("region", { name: "Who is kept out" });
  await expect(kept.getByText(/^Nobody\./)).toBeVisible();
  const cost = await countCost(page);
  await kept.getByRole("button", { name: "Keep somebody out…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Who is kept out?" }).fill("Omar");
  await page.getByRole("option", { name: /Omar/ }).click();
  await choose(dialog, "What for?", /asked for it/);
  await dialog.getByLabel("Why, in a few words").fill("They do not want him to know");
  await checkAxe(page, "keep somebody out");
  await dialog.getByRole("button", { name: "Keep them out from now on" }).click();
  await expect(kept.getByText("They do not want him to know")).toBeVisible();
  cost.atMost({ presses: 4 });
  await checkPage(page, "case-kept-out");

  const omar = await visit("Omar Haddad");
  allowFault(omar, /404/);
  await omar.goto(`/cases/${caseId}`);
  await expect(omar.getByRole("heading", { level: 1 })).toContainText(/not/i);

  await kept.getByRole("button", { name: /^Lift it for Omar/ }).click();
  await page.getByRole("dialog").getByLabel("Why can it be lifted?").fill("They are at peace again");
  await page.getByRole("dialog").getByRole("button", { name: "Ask a second person" }).click();
  await expect(kept.getByText("Waits for a second person")).toBeVisible();
  await expect(kept.getByRole("button", { name: /Yes, lift it/ })).toHaveCount(0);

  const ravi = await visit("Ravi Menon");
  await ravi.goto("/settings");
  await ravi.getByRole("link", { name: "Walls and emergency access" }).click();
  await expect(ravi.getByText("They are at peace again")).toBeVisible();
  await checkPage(ravi, "walls");
  const yes = ravi.getByRole("button", { name: /^Yes, lift it for Omar/ });
  await yes.focus();
  await ravi.keyboard.press("Enter");
  await expect(yes).toHaveCount(0);
  await page.reload();
  await expect(kept.getByText(/^Nobody\./)).toBeVisible();
});

test("R11 a supervisor keeps the case manager out: it is asked who takes the case over, in the same act", async ({
  page,
  server,
  visit,
}) => {
  const { caseId } = await givenCase(server, "Ravi Menon", "Omar", "Lin Zhao");
  await signIn(page, server, "Ravi Menon");
  await page.goto(`/cases/${caseId}?part=team`);
  await page.getByRole("button", { name: "Keep somebody out…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Who is kept out?" }).fill("Omar");
  await page.getByRole("option", { name: /Omar/ }).click();
  await choose(dialog, /Who takes it over/, /Ines/);
  await choose(dialog, "What for?", /outside work/);
  await dialog.getByLabel("Why, in a few words").fill("He is her uncle");
  await dialog.getByRole("button", { name: "Keep them out from now on" }).click();
  await expect(page.getByRole("region", { name: "Who is kept out" }).getByText("He is her uncle")).toBeVisible();
  const ines = await visit("Ines Carvalho");
  await ines.goto(`/cases/${caseId}`);
  await expect(ines.getByText("Case manager: you")).toBeVisible();
});

test("R38 R71 somebody is in danger: the case opens with the threat in words, its page says until when, and a supervisor looks at it on Today", async ({
  page,
  server,
  visit,
}) => {
  const { caseId } = await givenCase(server, "Ravi Menon", "Ines", "Ximena Quispe");
  const number = await numberOf(server, "Ines Carvalho", caseId);
  await signIn(page, server, "Omar Haddad");
  await page.goto("/people");
  await page.getByRole("searchbox", { name: "Find a person" }).fill("Ximena Quispe");
  await page.getByRole("link", { name: "Somebody is in danger now" }).click();
  await page.getByRole("heading", { level: 1, name: "Emergency access" }).waitFor();
  await checkPage(page, "emergency");
  await page.getByLabel("Whose case?").fill("9999999");
  await page.getByLabel("What is the danger?").fill("She wrote that she has");
  await page.getByLabel("Who told you, and who else is in it?").fill("Her roommate");
  await page.getByRole("button", { name: "Open it for four hours" }).click();
  await expect(page.getByText("This could not be opened")).toBeVisible();
  await expect(page.getByText(/(On call|has a turn) now in .*CARE team.*[A-Z][a-z]+ [A-Z][a-z]+/)).toBeVisible();
  await checkAxe(page, "could not be opened");
  await page.getByLabel("Whose case?").fill(`#${number}`);
  await page.getByLabel("What is the danger?").fill("She wrote to her roommate that she has pills and will take them");
  await page.getByRole("button", { name: "Open it for four hours" }).click();
  await page.waitForURL(`**/cases/${caseId}`);
  await expect(page.getByText(/You see this by emergency access, until/)).toBeVisible();
  await page.getByRole("button", { name: "Why can I see this?" }).first().click();
  await expect(page.getByText(/You opened this by emergency access/)).toBeVisible();
  await page.keyboard.press("Escape");
  await checkPage(page, "case-emergency");

  const ravi = await visit("Ravi Menon");
  await ravi.goto("/today");
  await expect(ravi.getByRole("heading", { level: 1 })).toContainText("cannot wait");
  const card = ravi.getByRole("region", { name: "For a second look" });
  await expect(card.getByText("has pills and will take them")).toBeVisible();
  await checkPage(ravi, "today-emergency");
  const cost = await countCost(ravi);
  await card.getByRole("button", { name: `Look at it: case #${number}` }).click();
  const dialog = ravi.getByRole("dialog");
  await choose(dialog, "What do you find?", /was justified/);
  await dialog.getByLabel("Why?").fill("The roommate rang us too");
  await checkAxe(ravi, "emergency review");
  await dialog.getByRole("button", { name: "Keep this in the record" }).click();
  await expect(card.getByText("has pills and will take them")).toHaveCount(0);
  cost.atMost({ presses: 3 });

  await page.getByRole("button", { name: "I need it no more" }).click();
  await page.waitForURL("**/");
  allowFault(page, /404/);
  await page.goto(`/cases/${caseId}`);
  await expect(page.getByText(/You see this by emergency access/)).toHaveCount(0);
});

test("R38 R01 a case that is not there for them and a search that finds nobody lead to emergency access in one press, and read the same whoever it is about", async ({
  page,
  server,
}) => {
  const { caseId, personId } = await givenCase(server, "Ravi Menon", "Ines", "Xanthe Zweig");
  await signIn(page, server, "Omar Haddad");
  allowFault(page, /404/);
  const pages: string[] = [];
  for (const path of [`/cases/${caseId}`, `/cases/${crypto.randomUUID()}`, `/people/${personId}`]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1, name: "There is nothing here for you" })).toBeVisible();
    await expect(page.getByRole("main").getByRole("link", { name: "Somebody is in danger now" })).toBeVisible();
    pages.push(await page.getByRole("main").innerText());
  }
  expect(new Set(pages).size).toBe(1);
  await checkPage(page, "nothing-here");
  const cost = await countCost(page);
  await page.getByRole("main").getByRole("link", { name: "Somebody is in danger now" }).click();
  await page.getByRole("heading", { level: 1, name: "Emergency access" }).waitFor();
  cost.atMost({ presses: 1 });

  await page.goto("/cases");
  const answers: string[] = [];
  const search = page.getByRole("combobox", { name: "Search people and cases" });
  for (const name of ["Xanthe Zweig", "Wolfram Quexley"]) {
    await search.fill("");
    await expect(page.getByRole("option", { name: "Somebody is in danger now" })).toHaveCount(0);
    await search.fill(name);
    await expect(page.getByRole("option", { name: "Somebody is in danger now" })).toBeVisible();
    await expect(page.getByText(/^Nobody found\. Try fewer letters/)).toBeVisible();
    answers.push((await page.getByRole("option").allInnerTexts()).join());
  }
  expect(answers).toEqual(["Somebody is in danger now", "Somebody is in danger now"]);
  await checkAxe(page, "nobody found in the header");
  await page.getByRole("option", { name: "Somebody is in danger now" }).click();
  await page.waitForURL("**/emergency");
});
