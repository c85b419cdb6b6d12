import { checkAxe, checkPage } from "../../e2e/checkPage.ts";
import { expect, test } from "../../e2e/support.ts";

test("every part in every state is what a page must be", async ({ page }) => {
  await page.goto("/gallery");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await checkPage(page, "gallery");
});

test("what opens over the page is found by those who hear it, and closes on Esc", async ({ page }) => {
  await page.goto("/gallery");
  for (const [opens, role] of [
    ["A dialog", "dialog"],
    ["A question", "alertdialog"],
    ["A sheet", "dialog"],
  ] as const) {
    const button = page.getByRole("button", { name: opens });
    await button.click();
    await expect(page.getByRole(role)).toBeVisible();
    await checkAxe(page, opens);
    await page.keyboard.press("Escape");
    await expect(page.getByRole(role)).toBeHidden();
    await expect(button).toBeFocused();
  }
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
});

test("a dialog whose focused part was just taken away still hears Esc", async ({ page }) => {
  await page.goto("/gallery");
  await page.getByRole("button", { name: "A dialog" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  // Where the focus goes next is settled a frame later: in between it lies on the page, and so does a key that is pressed.
  await page.getByRole("dialog").evaluate((it) => {
    const gone = it.appendChild(document.createElement("button"));
    gone.focus();
    gone.remove();
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  });
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("a form says all that is wrong in one place, and what was typed is never lost", async ({ page }) => {
  await page.goto("/gallery");
  const form = page.locator("form");
  const send = form.getByRole("button", { name: "Set the next step" });
  const what = form.getByLabel("What is the next step?");
  await send.click();
  await expect(form.getByRole("alert")).toBeFocused();
  await form.getByRole("link", { name: "Please answer “What is the next step?”." }).click();
  await expect(what).toBeFocused();
  await checkAxe(page, "a form with errors");

  // What is mended leaves the summary at once; the rest stays until it is mended too.
  await expect(form.getByRole("alert")).toContainText("things need you");
  const listed = await form.getByRole("alert").getByRole("listitem").count();
  await what.fill("Ask housing");
  await expect(form.getByRole("alert").getByRole("listitem")).toHaveCount(listed - 1);
  await expect(form.getByRole("alert")).not.toContainText("What is the next step?");
  await form.getByRole("spinbutton", { name: /month/i }).click();
  await page.keyboard.type("06142025");
  await form.getByText("High").click();

  await expect(form.getByRole("alert")).toHaveCount(0);

  await page.getByText("not be reached").click();
  await send.click();
  await expect(form.getByText("Not saved, retrying")).toBeVisible();
  await form.getByRole("button", { name: "Stop trying" }).click();
  await expect(form.getByRole("alert")).toContainText("What you wrote is still here");

  await page.getByText("say somebody was first").click();
  await send.click();
  await expect(form.getByText("Ravi asks housing")).toBeVisible();
  await expect(what).toHaveValue("Ask housing");
  await checkAxe(page, "a form that somebody else saved first");
  await form.getByRole("button", { name: "Save what is in the form" }).click();
  await expect(page.getByText("Next step set")).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
});

test("a draft changed elsewhere says so and either is taken; a record that shares nothing with the form is not saved", async ({ page }) => {
  await page.goto("/gallery");
  const form = page.getByRole("form").or(page.locator("form")).filter({ hasText: "What is the next step?" }).first();
  const what = form.getByRole("textbox", { name: "What is the next step?" });
  const elsewhere = form.getByText("This draft was changed elsewhere");
  await page.getByText("have another draft").click();
  await what.fill("Ask housing");
  await expect(elsewhere).toBeVisible();
  await expect(form.getByText("no connection")).toBeHidden();
  await checkAxe(page, "a draft changed elsewhere");
  await form.getByRole("button", { name: "Use the other one" }).click();
  await expect(what).toHaveValue("Omar asks the dean");
  await expect(form.getByText("Draft kept")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(what).toHaveValue("Ask housing");

  await page.reload();
  await page.getByText("have another draft").click();
  await what.fill("Ask housing");
  await form.getByRole("button", { name: "Keep what is here" }).click();
  await expect(elsewhere).toBeHidden();
  await expect(what).toHaveValue("Ask housing");
  await expect(form.getByText("Draft kept")).toBeVisible();

  await page.getByText("answer with another record").click();
  await form.getByRole("spinbutton", { name: /month/i }).click();
  await page.keyboard.type("06142025");
  await form.getByText("High").click();
  await form.getByRole("button", { name: "Set the next step" }).click();
  await expect(form.getByRole("alert")).toContainText("it was not saved");
  await expect(page.getByText("Next step set", { exact: true })).toHaveCount(0);
  await expect(what).toHaveValue("Ask housing");
});
