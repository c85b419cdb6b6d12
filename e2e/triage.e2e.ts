import { concerns } from "../src/concerns/contract.ts";
import { checkPage } from "./checkPage.ts";
import { countCost } from "./clicks.ts";
import { choose, givenCase, givenConcern } from "./given.ts";
import { expect, signIn, test } from "./support.ts";

test.use({ network: "triage" });

test("A14 A39 B19 one inbox from all senders: what is urgent stands on top, then the oldest, each with its clock", async ({
  page,
  server,
}) => {
  await signIn(page, server, "Ravi Menon");
  await page.goto("/concerns");
  const urgent = page.getByRole("region", { name: "Cannot wait" });
  await expect(urgent.getByRole("listitem")).toHaveCount(1);
  await expect(urgent).toContainText("Jo Rivera");
  await expect(urgent).toContainText(/waiting .* was due/);
  const waiting = page.getByRole("region", { name: "Oldest first" }).getByRole("listitem");
  await expect(waiting).toHaveCount(3);
  await expect(waiting.nth(0)).toContainText("anonymous");
  await expect(waiting.nth(1)).toContainText("from staff");
  await expect(waiting.nth(2)).toContainText("Devon Keller");
  await expect(page.getByRole("link", { name: /Concerns.*4 waiting/ })).toBeVisible();
});

test("A03 A14 B21 an urgent concern is rated, reasoned and joined to the case it is about in five presses", async ({
  page,
  server,
  visit,
}) => {
  await signIn(page, server, "Ravi Menon");
  await page.goto("/concerns");
  const cost = await countCost(page);
  await page
    .getByRole("region", { name: "Cannot wait" })
    .getByRole("link", { name: /Jo Rivera/ })
    .click();
  await expect(page.getByText(/Open case in .?CARE team.?, with .?Ines Carvalho/)).toBeVisible();
  await choose(page, /Jo R.*is it them/, /^Same$/);
  await choose(page, "How worried are we?", /^High/);
  await page
    .getByLabel("Why", { exact: true })
    .fill("Withdrawn since Thursday and said so to a neighbor, who stays. A visit this evening.");
  await checkPage(page, "concern-triage");
  await page.getByRole("button", { name: "Send and decide" }).click();
  await expect(page.getByText("Decided.")).toBeVisible();
  cost.atMost({ presses: 5 });
  await expect(page.getByText(/Ravi Menon.? joined it to a case/)).toBeVisible();
  await page.goto("/concerns");
  await expect(page.getByRole("region", { name: "Cannot wait" })).toBeHidden();

  const manager = await visit("Ines Carvalho");
  await manager.goto("/cases");
  await manager.getByRole("row", { name: /Jo R\./ }).click();
  await expect(manager.getByRole("heading", { name: /concern/i }).first()).toBeVisible();
});

test("A39 two concerns about one student are joined in two presses, and both senders told with the second", async ({ page, server }) => {
  const first = await givenConcern(server, "Ruth", "Leila Sand has not been to the lab since Monday.", { about: { name: "Leila Sand" } });
  const second = await givenConcern(server, "Ines", "A student, Leila Sand, sat crying in the hall.", { about: { name: "Leila Sand" } });
  const call = await server.as("Ravi");
  const { version } = await call(concerns.show, { concernId: first as never });
  await call(concerns.rate, { concernId: first as never, version, risk: "some", rationale: "Two people noticed it." });
  await signIn(page, server, "Ravi Menon");
  await page.goto(`/concerns/${second}`);
  const cost = await countCost(page);
  await choose(page, /Leila Sand.*is it the same/, "Same: join them");
  await page.getByRole("button", { name: /decide$/i }).click();
  await expect(page.getByText("Decided.")).toBeVisible();
  cost.atMost({ presses: 2 });
  await expect(page.getByText(/Ravi Menon.? marked it as a duplicate/)).toBeVisible();
});

test("A01 B21 a case is opened from what somebody wrote without a name, and is on the case manager's list", async ({
  page,
  server,
  visit,
}) => {
  await signIn(page, server, "Ravi Menon");
  await page.goto("/concerns");
  const cost = await countCost(page);
  await page.getByRole("link", { name: "Concern 2" }).click();
  await expect(page.getByText("sleeps in a car behind the gym")).toBeVisible();
  await choose(page, "How worried are we?", /^Some/);
  await page.getByLabel("Why", { exact: true }).fill("Nights are cold. Somebody goes by this evening.");
  await choose(page, "Then", "Open a case");
  await choose(page, "Who is it about?", "Somebody not known here yet");
  await page.getByLabel("What to call them").fill("Graycar");
  await choose(page, "Who takes it?", /Ines Carvalho/);
  await checkPage(page, "concern-open-case");
  await page.getByRole("button", { name: /decide$/i }).click();
  await expect(page.getByText("Decided.")).toBeVisible();
  cost.atMost({ presses: 6 });
  const manager = await visit("Ines Carvalho");
  await manager.goto("/cases");
  await manager.getByRole("row", { name: /Graycar/ }).click();
  await expect(manager.getByText("Reach out to them").first()).toBeVisible();
  await expect(manager.getByText("Some").first()).toBeVisible();
});

test("A39 nothing is done now only with a reason, which stays readable", async ({ page, server }) => {
  await signIn(page, server, "Ravi Menon");
  await page.goto("/concerns");
  await page.getByRole("link", { name: /Devon Keller/ }).click();
  await choose(page, "How worried are we?", /^Low/);
  await page.getByLabel("Why", { exact: true }).fill("He answered his mother this morning.");
  await choose(page, "Then", "Nothing now");
  await page.getByRole("button", { name: /decide$/i }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await page.getByLabel("Nothing now, because").fill("His mother called: he is well, and his case manager knows.");
  await page.getByRole("button", { name: /decide$/i }).click();
  await expect(page.getByText("Decided.")).toBeVisible();
  await expect(page.getByText("he is well, and his case manager knows")).toBeVisible();
  await page.goto("/concerns?tab=decided");
  await page.getByRole("tab", { name: "Decided" }).click();
  await expect(page.getByRole("link", { name: /Devon Keller/ })).toBeVisible();
});

test("D06 what somebody may do to others goes to threat assessment and leaves the care inbox", async ({ page, server, visit }) => {
  const id = await givenConcern(server, "Ruth", "He drew the floor plan of our hall and wrote names into it.", {
    about: { name: "Marcus Bell" },
  });
  await signIn(page, server, "Ravi Menon");
  await page.goto(`/concerns/${id}`);
  await choose(page, "We are worried…", "about what they may do");
  await page.getByLabel("What was said or done").fill("The drawing was left on a desk.");
  await page.getByRole("button", { name: "Yes, give it to that team" }).click();
  await expect(page.getByText("It went on to the team for that")).toBeVisible();
  await page.waitForURL("**/concerns");
  await expect(page.getByRole("link", { name: /Marcus Bell/ })).toBeHidden();
  const lead = await visit("Priya Raman");
  await lead.goto("/concerns");
  await lead.getByRole("link", { name: /Marcus Bell/ }).click();
  await expect(lead.getByText("He drew the floor plan of our hall")).toBeVisible();
});

test("B21 R39 victim services ask how soon, not how bad, and the sender's answer is fixed", async ({ page, server }) => {
  await signIn(page, server, "Dolores Marín");
  await page.goto("/concerns");
  await expect(page.getByRole("region", { name: "Cannot wait" })).toContainText("Somebody, about themself");
  await page.getByRole("link", { name: /Lin/ }).click();
  const soon = page.getByRole("radiogroup", { name: "How soon do they need somebody?" });
  await expect(soon.getByRole("radio")).toHaveCount(3);
  await expect(page.getByRole("radiogroup", { name: "How worried are we?" })).toBeHidden();
  await expect(page.getByText("The one answer everybody gets, for ever")).toBeVisible();
  await expect(page.getByRole("button", { name: /Acknowledge|Ask them/ })).toHaveCount(0);
  await choose(page, "How soon do they need somebody?", "Can wait");
  await page.getByLabel("Why", { exact: true }).fill("Somebody fishing. Nothing is answered.");
  await checkPage(page, "concern-victim-services");
  await choose(page, "Then", "Nothing now");
  await page.getByLabel("Nothing now, because").fill("Not answered, as ever. Her advocate knows.");
  await page.getByRole("button", { name: "Decide", exact: true }).click();
  await expect(page.getByText("Decided.")).toBeVisible();
});

test("R112 two who decide at once: the second is told who was first, and keeps every word", async ({ page, server, visit }) => {
  const id = await givenConcern(server, "Tomás", "Hassan came without a coat again and said he sleeps in the car.", {
    about: { name: "Hassan Ali" },
  });
  await signIn(page, server, "Keiko Tanaka");
  await page.goto(`/concerns/${id}`);
  const second = await visit("Tomás Vega");
  await second.goto(`/concerns/${id}`);
  for (const [window, why] of [
    [page, "Coats are in the office; his aunt is told."],
    [second, "He asked for a place to do homework."],
  ] as const) {
    await choose(window, "How worried are we?", /^Some/);
    await window.getByLabel("Why", { exact: true }).fill(why);
    await choose(window, "Then", "Nothing now");
    await window.getByLabel("Nothing now, because").fill(`For now: ${why}`);
  }
  await page.getByRole("button", { name: /decide$/i }).click();
  await expect(page.getByText("Decided.")).toBeVisible();
  await second.getByRole("button", { name: /decide$/i }).click();
  await expect(second.getByText(/Keiko Tanaka.? decided that nothing is done now/).first()).toBeVisible();
  await expect(second.getByText("He asked for a place to do homework.").first()).toBeVisible();
  await second.reload();
  await expect(second.getByText("He asked for a place to do homework.").first(), "after loading the page again").toBeVisible();
});

test("A39 a choice that another takes the place of is said, and one press brings it back", async ({ page, server }) => {
  const about = { about: { name: "Mara Lund" } };
  const first = await givenConcern(server, "Ruth", "Mara Lund has stopped coming to the lab.", about);
  const second = await givenConcern(server, "Ines", "Mara Lund, from the lab, slept in the library.", about);
  const third = await givenConcern(server, "Ruth", "Mara Lund asked for a week off and cried.", about);
  await givenCase(server, "Ravi", "Ines", "Mara Lund");
  await givenCase(server, "Ravi", "Ines", "Mara Lund");
  const call = await server.as("Ravi");
  const numbers = await Promise.all([first, second].map(async (id) => (await call(concerns.show, { concernId: id as never })).number));
  await signIn(page, server, "Ravi Menon");
  await page.goto(`/concerns/${third}`);
  const others = page.getByRole("radiogroup", { name: /Mara Lund.*is it the same/ });
  const other = (at: number) =>
    page
      .getByRole("listitem")
      .filter({ hasText: `Concern ${numbers[at]}` })
      .getByRole("radio", { name: "Same: join them" });
  await expect(others).toHaveCount(2);
  await other(0).check({ force: true });
  await other(1).check({ force: true });
  await expect(page.getByText(`(Concern ${numbers[0]}) stays waiting by itself`)).toBeVisible();
  await checkPage(page, "concern-set-aside");
  await page.getByRole("button", { name: "Back to joining them" }).click();
  await expect(other(0)).toBeChecked();
  await expect(page.getByText(`(Concern ${numbers[1]}) stays waiting by itself`)).toBeVisible();
  await choose(page, "Then", "Nothing now");
  await expect(page.getByText(`(Concern ${numbers[0]}) is no longer joined with this one`)).toBeVisible();
  const people = page.getByRole("radiogroup", { name: /Mara.*is it them/ });
  await expect(people).toHaveCount(2);
  await people.nth(0).getByRole("radio", { name: "Same", exact: true }).check({ force: true });
  await expect(page.getByText(/You marked .*Mara.* as the same\. That is not written down when nothing is done now\./)).toBeVisible();
  await people.nth(1).getByRole("radio", { name: "Same", exact: true }).check({ force: true });
  await expect(page.getByText(/A concern is about one person: .*Mara.* is no longer marked as the same/)).toBeVisible();
  await page.getByRole("button", { name: /^Back to .*Mara/ }).click();
  await expect(people.nth(0).getByRole("radio", { name: "Same", exact: true })).toBeChecked();
});

test("A39 whom it is not is proposed to nobody again, says who said so, and is taken back in a press", async ({ page, server }) => {
  const id = await givenConcern(server, "Ruth", "Nils Borg sits alone.", { about: { name: "Nils Borg" } });
  await givenCase(server, "Ravi", "Ines", "Nils Borg");
  const call = await server.as("Ravi");
  const isOut = async () => (await call(concerns.likely, { concernId: id as never })).people.map((one) => one.ruledOut !== null);
  await signIn(page, server, "Ravi Menon");
  await page.goto(`/concerns/${id}`);
  await choose(page, /Nils.*is it them/, "Not");
  await expect.poll(isOut).toEqual([true]);
  await expect(page.getByText(/You said on .* that it is not them\./)).toBeVisible();
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect.poll(isOut).toEqual([false]);
  const { people } = await call(concerns.likely, { concernId: id as never });
  await call(concerns.ruleOut, { concernId: id as never, personId: people[0]!.personId });
  await page.reload();
  await expect(page.getByRole("radiogroup", { name: /Nils.*is it them/ })).toBeHidden();
  await page.getByRole("button", { name: "1 person said not to be them" }).click();
  await checkPage(page, "concern-not-them");
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect.poll(isOut).toEqual([false]);
});
