import { people } from "../src/people/contract.ts";
import { accounts, memberships } from "../src/staff/contract.ts";
import { checkAxe, checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { choose, dayFrom, givenCase, givenConcern } from "./given.ts";
import { allowFault, expect, signIn, test } from "./support.ts";

// Whoever knows somebody says so and is kept out of it; student staff say it once a term, before tonight's list; each role is confidential or not.

test.use({ network: "studentStaff" });

/** The resident assistant's next term: asked anew. */
async function beginTerm(server: Parameters<typeof givenCase>[0]): Promise<void> {
  const ida = await server.as("Ida Lindqvist");
  const { accounts: all } = await ida(accounts.list, {});
  const jonas = all.find(({ name }) => name.startsWith("Jonas"))!;
  const role = jonas.memberships[0]!;
  await ida(memberships.end, { membershipId: role.id });
  await ida(memberships.add, {
    accountId: jonas.id,
    programId: role.programId,
    role: "student_staff",
    sees: "assigned",
    endsOn: dayFrom(60),
  });
}

test("D29 student staff say whom they know when their term begins, then see tonight's list: numbers and no names, and nothing about these", async ({
  page,
  server,
}) => {
  await beginTerm(server);
  const urgent = { urgency: "now" };
  await givenConcern(server, "Ravi Menon", "They do not answer the door", { ...urgent, about: { name: "Mateo Ruiz" } });
  await givenConcern(server, "Ravi Menon", "They shouted for an hour", {
    ...urgent,
    about: { name: "Somebody", detail: "Cedar Hall, second floor" },
  });
  await givenConcern(server, "Ravi Menon", "They wrote something dark", { ...urgent, about: { name: "Sam Marsh", detail: "Oak Hall" } });
  await signIn(page, server, "Jonas Reyes");
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Before you begin: whom do you know?" })).toBeVisible();
  const rail = page.getByRole("navigation").first();
  await expect(rail.getByRole("link", { name: "Hand-over" })).toHaveCount(1);
  await expect(rail.getByRole("link", { name: "File a concern" })).toBeVisible();
  for (const elsewhere of ["Cases", "Concerns", "People", "Today"])
    await expect(rail.getByRole("link", { name: elsewhere, exact: true })).toHaveCount(0);
  await checkPage(page, "student-staff-first");
  const cost = await countCost(page);
  await page.getByLabel("Whom you know").fill("Mateo");
  await page.getByLabel("The hall you live in").fill("Cedar Hall");
  await page.getByRole("button", { name: "That is all of them" }).click();
  await expect(
    page
      .getByRole("main")
      .getByText(/first and last name of each/)
      .first(),
  ).toBeVisible();
  await page.getByLabel("Whom you know").fill("Mateo Ruiz\nAda O'Brien");
  await page.getByRole("button", { name: "That is all of them" }).click();
  const open = page.getByRole("region", { name: /^Open/ }).or(page.getByRole("main"));
  await expect(page.getByRole("heading", { name: /Before you begin/ })).toHaveCount(0);
  await expect(open.first()).toContainText(/#?\d{2,}/);
  cost.atMost({ presses: 2 });
  await expect(page.getByRole("main")).not.toContainText(/Mateo|Cedar|Marsh|dark/);
  await checkPage(page, "student-staff-tonight");

  await page.goto("/settings/sign-in");
  await expect(page.getByText(/Student staff or volunteer · Passes on what must be reported/)).toBeVisible();
  await page.getByRole("link", { name: "Whom you know" }).click();
  await expect(page.getByText("Ada O'Brien")).toBeVisible();
  await checkPage(page, "whom-you-know");
});

test("D29 “I know this person”, said on a case by its manager: handed over in the same act, gone for them, and told to who leads", async ({
  page,
  server,
  visit,
}) => {
  const { caseId, personId } = await givenCase(server, "Ravi Menon", "Ines", "Lin Zhao");
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${caseId}?part=team`);
  const cost = await countCost(page);
  await page.getByRole("button", { name: "I know this person…" }).click();
  const dialog = page.getByRole("dialog");
  await choose(dialog, /Who takes it over/, /Omar/);
  await checkAxe(page, "I know this person");
  await dialog.getByRole("button", { name: "Keep me out from now on" }).click();
  await expect(page.getByText("You are kept out. Whoever leads the program is told")).toBeVisible();
  cost.atMost({ presses: 3 });
  allowFault(page, /404/);
  await page.goto(`/people/${personId}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/not/i);

  const ravi = await visit("Ravi Menon");
  await ravi.goto("/walls");
  await expect(ravi.getByText(/kept out by their own word/).first()).toBeVisible();
  const omar = await visit("Omar Haddad");
  await omar.goto(`/cases/${caseId}`);
  await expect(omar.getByText("Case manager: you")).toBeVisible();
});

test("D29 R01 a name said on the account page, by somebody who supervises: nothing tells whether they are here, and they are gone", async ({
  page,
  server,
  visit,
}) => {
  const { personId } = await givenCase(server, "Ravi Menon", "Omar", "Amina Quill");
  await signIn(page, server, "Omar Haddad");
  await page.goto("/settings/conflicts");
  for (const name of ["Amina Quill", "Nobody Atall"]) {
    await page.getByLabel("Whom you know").fill(name);
    await page.getByRole("button", { name: "Keep me out of it" }).click();
    await expect(page.getByText("Noted. Should they be here, you are kept out").last()).toBeVisible();
    await expect(page.getByRole("main").getByText(name)).toBeVisible();
  }
  const { people: found } = await (await server.as("Omar Haddad"))(people.search, { typed: "Amina Quill" });
  expect(found.filter((one) => one.personId === personId)).toEqual([]);
  // Their case slips to who leads the program.
  const ravi = await visit("Ravi Menon");
  await ravi.goto(`/people/${personId}`);
  await expect(ravi.getByText(/kept out by their own word/)).toBeVisible();
});

test("A28 an administrator says of a role that it is a confidential resource, and it stands beside the name on a case", async ({
  page,
  server,
  visit,
}) => {
  await signIn(page, server, "Ida Lindqvist");
  await page.goto("/settings/accounts");
  await page.getByRole("button", { name: "Sam Whitfield", exact: true }).click();
  await expect(page.getByText(/Passes on what must be reported/).first()).toBeVisible();
  const toggle = page.getByRole("button", { name: "Confidential in CARE team", exact: true });
  await toggle.click();
  await expect(page.getByRole("button", { name: "Not confidential in CARE team" })).toBeVisible();
  await checkAxe(page, "roles of an account");
  const { caseId } = await givenCase(server, "Ravi Menon", "Ines", "Sam Marsh");
  const ines = await visit("Ines Carvalho");
  await ines.goto(`/cases/${caseId}?part=team`);
  const row = ines.getByRole("region", { name: "Who may see this and why" }).getByRole("listitem").filter({ hasText: "Sam Whitfield" });
  await expect(row.getByText("Confidential resource")).toBeVisible();
  await checkPage(ines, "case-team-confidential");
});

test("A33 R39 R01 the campus team asks the advocates' page about somebody they serve and about nobody: the same page, and the same later", async ({
  server,
  visit,
}) => {
  await givenCase(server, "Dolores Marín", "Ana", "Mateo Ruiz");
  const told: string[] = [];
  for (const name of ["Mateo Ruiz", "Nobody Atall"]) {
    const page = await visit();
    await page.goto("/refer/casa-luz?as=agency");
    if (await page.getByLabel(/^Who/).count()) await page.getByLabel(/^Who/).first().fill(name);
    await page.locator("textarea[name=words]").fill(`The CARE team asks whether ${name} could talk with an advocate`);
    await page.getByRole("button", { name: "Send" }).click();
    const main = await page.getByRole("main").innerText();
    expect(main).not.toContain(name);
    told.push(main.replace(/[A-Z0-9]{4,5}(-[A-Z0-9]{4,5})+/g, "CODE"));
  }
  expect(told[0]).toBe(told[1]);
});

test("D30 whoever coordinates, decides or is an officer of the law begins with a true sentence, and is led nowhere they cannot use", async ({
  visit,
}) => {
  const starts = [
    {
      who: "Mina O'Brien",
      home: "Start",
      says: "You coordinate, and see no person and no case",
      hidden: ["Cases", "Concerns", "People", "Review"],
    },
    { who: "Lin Duarte", home: "Today", says: "You decide in the cases you are asked into", hidden: ["Concerns", "People"] },
    { who: "Amir Saleh", home: "Today", says: "for the one purpose that was decided", hidden: ["Concerns", "People"] },
  ];
  for (const { who, home, says, hidden } of starts) {
    const page = await visit(who);
    await page.goto("/");
    await expect(page.getByRole("main").getByText(says)).toBeVisible();
    await expect(page.getByRole("main")).not.toContainText(/Urgent concerns|You review nobody|write them down/);
    const rail = page.getByRole("navigation", { name: "Places" });
    await expect(rail.getByRole("link", { name: home, exact: true })).toBeVisible();
    for (const elsewhere of hidden) await expect(rail.getByRole("link", { name: elsewhere, exact: true })).toHaveCount(0);
    await checkPage(page, `start-${home.toLowerCase()}-${who.split(" ")[0]?.toLowerCase()}`);
    const toCases = page.getByRole("main").getByRole("link", { name: "See your cases" });
    await expect(toCases).toHaveCount(home === "Today" ? 1 : 0);
    if (home === "Today") {
      await toCases.click();
      await expect(page.getByText("Only cases that are open to you are listed.")).toBeVisible();
      await expect(page.getByRole("button", { name: "Many at once" })).toHaveCount(0);
      await checkAxe(page, "cases of somebody who is asked into some");
    }
    await page.goto("/settings");
    await expect(page.getByRole("link", { name: "Your sign-in" })).toBeVisible();
    await expect(page.getByRole("link", { name: "On call" })).toHaveCount(0);
  }
});
