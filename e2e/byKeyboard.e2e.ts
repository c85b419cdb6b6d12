import { dayFrom, givenCase, givenConcern } from "./given.ts";
import { keyboardOnly } from "./keyboard.ts";
import { expect, signIn, test } from "./support.ts";

// The day's work without a mouse: what has the focus is always to be seen, and nothing needs more than keys.

test("R113 a concern is triaged by keys alone", async ({ page, server }) => {
  await givenConcern(server, "Ruth", "Zoya has slept in the lab since Sunday.", { about: { name: "Zoya Hale" }, urgency: "now" });
  await signIn(page, server, "Ravi Menon");
  await page.goto("/");
  await page.getByRole("heading", { level: 1 }).waitFor();
  const keys = await keyboardOnly(page);
  await keys.press("g", "i");
  await expect(page.getByRole("heading", { level: 1, name: "Concerns" })).toBeVisible();
  await keys.enter(page.getByRole("link", { name: /Zoya Hale/ }));
  await expect(page.getByText("Zoya has slept in the lab since Sunday.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await keys.tabTo(page.getByRole("radiogroup", { name: "How worried are we?" }));
  await keys.press("ArrowDown", "ArrowDown");
  await expect(page.getByRole("radio", { name: /^High/ })).toBeChecked();
  await keys.fill(page.getByLabel("Why", { exact: true }), "Alone at night, and cold.");
  await keys.tabTo(page.getByRole("radiogroup", { name: "Then" }));
  await keys.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Open a case" })).toBeChecked();
  await keys.tabTo(page.getByRole("radiogroup", { name: "Who is it about?" }));
  await keys.press("Space");
  await expect(page.getByRole("radio", { name: "Somebody not known here yet" })).toBeChecked();
  const who = page.getByRole("radiogroup", { name: "Who takes it?" });
  await keys.tabTo(who);
  await keys.press("Space");
  await expect(who.getByRole("radio", { checked: true })).toHaveCount(1);
  await keys.enter(page.getByRole("button", { name: /decide$/i }));
  await expect(page.getByText("Decided.")).toBeVisible();
  await keys.done();
});

test("R113 a note is written by keys alone, and the focus comes back to where it was", async ({ page, server }) => {
  const { caseId } = await givenCase(server, "Ravi", "Ines", "Keys Only");
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${caseId}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  const keys = await keyboardOnly(page);
  await keys.tabTo(page.getByRole("tab", { name: "Story" }));
  await keys.press("n");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("textbox", { name: "Note" })).toBeFocused();
  await page.keyboard.type("She laughed about the bus.");
  await keys.tabTo(dialog.getByRole("radiogroup", { name: "Who may read it?" }));
  await keys.press("ArrowRight");
  await keys.enter(dialog.getByRole("button", { name: "Save the note" }));
  await expect(page.getByRole("article").filter({ hasText: "She laughed about the bus." })).toBeVisible();
  await expect(page.getByRole("tab", { name: "Story" })).toBeFocused();
  await keys.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await keys.press("Escape");
  await expect(page.getByRole("dialog", { name: "Keys" })).toHaveCount(0);
  await keys.press("g", "t");
  await expect(page).toHaveTitle(/Today/);
  await keys.done();
});

test("R113 a task is done and undone by keys alone, and search finds a person", async ({ page, server }) => {
  await givenCase(server, "Ravi", "Ines", "Tabby Keys", { firstStep: { title: "Press a key", dueOn: dayFrom(0) } });
  await signIn(page, server, "Ines Carvalho");
  await page.goto("/");
  const row = page.getByRole("listitem").filter({ hasText: "Press a key" });
  await row.waitFor();
  const keys = await keyboardOnly(page);
  await keys.tabTo(row.getByRole("checkbox"));
  await keys.press("Space");
  await expect(row).toContainText("Done");
  await keys.enter(row.getByRole("button", { name: "Undo" }));
  await expect(row.getByRole("checkbox")).not.toBeChecked();
  await keys.press("/");
  await expect(page.getByRole("combobox", { name: "Search people and cases" })).toBeFocused();
  await page.keyboard.type("Tabby");
  await expect(page.getByRole("option", { name: /Tabby K\./ }).first()).toBeVisible();
  await keys.press("ArrowDown", "Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Tabby K.");
  await keys.done();
});

test("R113 a time is booked and called off, and a supervisor asked, by keys alone", async ({ page, server }) => {
  const { caseId } = await givenCase(server, "Ravi", "Ines", "Booked Keys");
  await signIn(page, server, "Ines Carvalho");
  await page.goto(`/cases/${caseId}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  const keys = await keyboardOnly(page);
  const dialog = page.getByRole("dialog");
  const part = async (name: RegExp) => {
    const tab = page.getByRole("tab", { name });
    for (let pressed = 0; (await tab.getAttribute("aria-selected")) !== "true"; pressed += 1) {
      expect(pressed, `the arrows do not reach ${tab}`).toBeLessThan(20);
      await keys.press("ArrowRight");
    }
  };
  await keys.tabTo(page.getByRole("tab", { name: "Story" }));
  await part(/^Steps/);
  const book = page.getByRole("button", { name: "Book a time", exact: true });
  await keys.enter(book);
  await keys.tabTo(dialog.getByRole("radiogroup").first());
  await keys.press("Space");
  await expect(dialog.getByRole("radio", { checked: true })).toHaveCount(1);
  await keys.enter(dialog.getByRole("button", { name: "Book it" }));
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText("With ⁨Ines Carvalho⁩")).toBeVisible();
  await expect(book).toBeFocused();
  await keys.enter(page.getByRole("button", { name: /^More about: .* to / }));
  await keys.press("End", "Enter");
  await expect(page.getByText(/^Nothing is agreed on/)).toBeVisible();

  await keys.tabTo(page.getByRole("tab", { name: /^Steps/ }), { back: true });
  await part(/^Team & access/);
  const ask = page.getByRole("button", { name: "Ask a supervisor" });
  await keys.enter(ask);
  await expect(dialog.getByRole("textbox", { name: "What do you ask?" })).toBeFocused();
  await page.keyboard.type("May I go along to the hearing?");
  await keys.enter(dialog.getByRole("button", { name: "Send it" }));
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Talk to a supervisor" })).toContainText("May I go along to the hearing?");
  await expect(ask).toBeFocused();
  await keys.done();
});
