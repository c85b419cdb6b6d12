import { cases } from "../src/cases/contract.ts";
import { requests } from "../src/requests/contract.ts";
import { checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { choose, dayFrom, givenCase } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

// Somebody stands at the desk with a paper; somebody asks to see their record.

test.use({ network: "desk" });

test("D10 a paper at the desk: from anywhere in two presses it says what to say, take and call; it is written down, and counsel is told by those who answer for it", async ({
  visit,
}) => {
  const page = await visit("Ines Carvalho");
  await page.goto("/people");
  await page.getByRole("heading", { level: 1 }).waitFor();
  const cost = await countCost(page);
  await page.getByRole("link", { name: "At the desk" }).click();
  await expect(page.getByText("Never say whether somebody is known here")).toBeVisible();
  await choose(page, "What came?", "Immigration agent");
  await expect(page.getByText(/I cannot answer questions or let you past this room/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Call counsel" })).toBeVisible();
  cost.atMost({ presses: 2, seconds: 15 });
  await expect(page.getByText(/Ravi Menon/).first()).toBeVisible();
  // Numbers for a crisis stand apart: whoever rings them rings no counsel.
  await expect(page.getByRole("heading", { name: /^Only if somebody is in danger/ })).toBeVisible();
  await checkPage(page, "desk");

  await choose(page, "What came?", "Subpoena");
  await page.getByLabel("Who asks, and of which office").fill("A process server for the county court");
  await page.getByLabel("What they want", { exact: true }).fill("All records of Jo R.");
  await page.getByRole("button", { name: "Keep it" }).click();
  await page.waitForURL("**/desk/*");
  await expect(page.getByText("All records of Jo R.")).toBeVisible();
  await expect(page.getByRole("button", { name: /It is about one of our cases/ })).toHaveCount(0);

  // Counsel is to be called today: it stands on Today of those who answer for it, until they were.
  const ravi = await visit("Ravi Menon");
  await ravi.goto("/");
  const came = ravi.getByRole("region", { name: "Came to the desk" });
  await expect(came.getByRole("link", { name: /^Subpoena, no\./ })).toHaveCount(2);
  await checkPage(ravi, "today-desk");
  await ravi.goto("/desk");
  // The demo network has one already, with a day: it stands before this one.
  await ravi
    .getByRole("link", { name: /^Subpoena, no\./ })
    .last()
    .click();
  await ravi.getByLabel(/^Who was told/).fill("Counsel, M. Silva: give nothing");
  await ravi.getByRole("button", { name: "Save" }).click();
  await expect(ravi.getByRole("button", { name: "Save" })).toBeEnabled();
  await checkPage(ravi, "paper");
  await ravi.goto("/");
  await expect(came.getByRole("link", { name: /^Subpoena, no\./ })).toHaveCount(1);
  await ravi.goBack();
  await ravi.getByRole("button", { name: /Say what became of it/ }).click();
  const dialog = ravi.getByRole("dialog");
  await choose(dialog, "What became of it", "Nothing was given");
  await dialog.getByLabel("In a few words").fill("No order of a court");
  await dialog.getByRole("button", { name: "Close it" }).click();
  await expect(ravi.getByText("No order of a court")).toBeVisible();
  const omar = await visit("Omar Haddad");
  await omar.goto("/desk");
  await expect(omar.getByRole("link", { name: /^Subpoena, no\./ })).toHaveCount(1);
});

test("D10 on a phone it is two presses as well", async ({ visit }) => {
  const page = await visit("Ines Carvalho", { viewport: { width: 320, height: 640 }, hasTouch: true });
  await page.goto("/cases");
  await page.getByRole("heading", { level: 1 }).waitFor();
  const cost = await countCost(page);
  await page.getByRole("navigation", { name: "Main" }).getByRole("button", { name: "More" }).click();
  await page.getByRole("link", { name: "At the desk" }).click();
  await expect(page.getByText("Never say whether somebody is known here")).toBeVisible();
  cost.atMost({ presses: 2 });
});

test("D09 a request to see the record, from the asking to what is given and the closing", async ({ page, server }) => {
  const { caseId } = await givenCase(server, "Ravi Menon", "Ines", "Amina Yusuf");
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${caseId}?part=sharing`);
  await page.getByRole("link", { name: "Write one down" }).click();
  await page.waitForURL("**/requests/new**");
  await page.getByLabel("Their name, and how to answer them").fill("Amina, at the office");
  await page.getByLabel("What they want", { exact: true }).fill("To see everything");
  await checkPage(page, "request-new");
  await page.getByRole("button", { name: "Put together what there is" }).click();
  await page.waitForURL(/\/requests\/[0-9a-f-]{36}/);
  await expect(page.getByText("Facts of the case")).toBeVisible();
  await checkPage(page, "request");
  const requestId = page.url().split("/").at(-1) as never;
  const { items, dueOn } = await (await server.as("Ines Carvalho"))(requests.show, { requestId });
  expect(dueOn).toBe(dayFrom(45));
  for (const { title } of items)
    await page
      .getByRole("button", { name: new RegExp(`^Give: ${title}`) })
      .first()
      .click();
  await page.getByRole("button", { name: "Give it…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/Paper is safe/).click();
  await dialog.getByRole("button", { name: "Give it" }).click();
  await expect(page.getByText("given", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("region", { name: "What is asked" })).toContainText("Amina Y.");
  await expect(page.getByRole("link", { name: "The copy that was given, to print" })).toHaveAttribute("href", /^\/packages\//);
  await page.getByRole("button", { name: /Say what became of it/ }).click();
  await choose(dialog, "What became of it", "Given");
  await dialog.getByLabel("In a few words").fill("Handed over at the office");
  await dialog.getByRole("button", { name: "Close it" }).click();
  await expect(page.getByText("Handed over at the office")).toBeVisible();
  await page.goto(`/cases/${caseId}?part=sharing`);
  await expect(page.getByText(/given to the person/).first()).toBeVisible();
});

test("D09 R24 a parent who asks is named, and to one whom an order bars nothing is offered to be given", async ({ page, server }) => {
  const { cases: mine } = await (await server.as("Tomás Vega"))(cases.list, { arm: "mine", standing: "open" });
  const caseId = mine.find(({ label }) => label.call === "Mateo")!.caseId;
  await signIn(page, server, "Tomás Vega");
  await page.goto(`/cases/${caseId}/requests/new`);
  const which = page.getByRole("button", { name: /Which of them/ });
  await expect(page.getByRole("radiogroup", { name: "Who asks?" })).toBeVisible();
  await expect(which).toHaveCount(0);
  await choose(page, "Who asks?", "A parent");
  await which.click();
  await page.getByRole("option", { name: /Rubén/ }).click();
  await page.getByLabel("Their name, and how to answer them").fill("Rubén, at the desk");
  await page.getByLabel("What they want", { exact: true }).fill("Everything about his son");
  await page.getByRole("button", { name: "Put together what there is" }).click();
  await expect(page.getByText("This adult must not have the record")).toBeVisible();
  await expect(page.getByRole("region", { name: "What is asked" })).toContainText("Mateo");
  await expect(page.getByRole("button", { name: /^Hold back/ }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: /^Give/ })).toHaveCount(0);
  await page.getByRole("button", { name: /Say what became of it/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("radio", { name: "Nothing was given" })).toHaveCount(1);
  await expect(dialog.getByRole("radio", { name: "Given", exact: true })).toHaveCount(0);
});
