import type { Page } from "@playwright/test";
import { concerns } from "../src/concerns/contract.ts";
import { countCost } from "./clicks.ts";
import { allowFault, expect, type Server, test } from "./support.ts";

// The public form by an old phone: a small window, no script at all.
test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

/** What one is asked: every line, every box and every question with choices counts once. */
const askedOn = (page: Page) =>
  page.locator("main form").evaluate((form) => {
    const seen = [...form.querySelectorAll("input, textarea, select")].filter((it) => it.getAttribute("type") !== "hidden");
    return new Set(seen.map((it) => (it as HTMLInputElement).name)).size;
  });

const codeOn = (page: Page) => page.locator(".code").innerText();

/** What lies in the inbox of somebody who triages, by its words. */
async function findInInbox(server: Server, who: string, words: RegExp) {
  const call = await server.as(who);
  const { items } = await call(concerns.inbox, { which: "open" });
  const records = await Promise.all(items.map(({ id }) => call(concerns.show, { concernId: id })));
  return records.filter((record) => words.test(record.narrative ?? ""));
}

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test.describe("in Spanish", () => {
    test.use({ locale: "es-MX" });

    test("B14 R88 D07 a mother writes in Spanish, and what she wrote stands in the inbox untouched", async ({ page, server, visit }) => {
      await page.goto("/refer");
      await page.getByRole("link", { name: "Cuéntenos de un estudiante que quizás necesite apoyo" }).tap();
      await page
        .getByRole("link", { name: "Soy madre, padre" })
        .or(page.getByRole("link", { name: /familia/ }))
        .first()
        .tap();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cuéntenos de su hijo, su hija o alguien de su familia");
      await expect(page.getByText("Este formulario no sustituye una denuncia de maltrato o abandono infantil.")).toBeVisible();
      await expect(page.getByRole("link", { name: "911" }).first()).toHaveAttribute("href", "tel:911");
      expect(await askedOn(page), "fields").toBeLessThanOrEqual(8);
      await page.getByLabel("El nombre de su hijo, su hija o su familiar").fill("Camila Reyes");
      await page
        .getByLabel("¿Qué observa y desde cuándo?")
        .fill("Desde hace dos semanas no duerme.\n\nMañana «no» quiere ir a la escuela; ¿qué hago?");
      await page.getByText("Faltar a clase").or(page.getByText("Ánimo o estrés")).first().tap();
      await page.getByLabel("¿Cómo podemos comunicarnos con usted?").fill("555 0100 3131, por la tarde");
      await page.getByRole("button", { name: "Enviar", exact: true }).tap();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Su mensaje ha llegado");
      await expect(page.locator("html")).toHaveAttribute("lang", "es");
      const code = await codeOn(page);
      expect(code.replaceAll(/[^0-9A-Za-z]/g, "").length, "letters of the code").toBeGreaterThanOrEqual(20);
      expect(page.url()).not.toContain(code);

      const triager = await visit("Tomás Vega");
      await triager.goto("/concerns");
      await triager
        .getByRole("link", { name: /Camila Reyes/ })
        .first()
        .click();
      await expect(triager.getByText("Mañana «no» quiere ir a la escuela; ¿qué hago?")).toBeVisible();
      await expect(triager.getByText("555 0100 3131, por la tarde")).toBeVisible();
      const [found] = await findInInbox(server, "Tomás", /no duerme/);
      expect(found).toMatchObject({ source: "family", sender: { language: "es" } });
    });
  });

  test("A01 B18 R88 R89 somebody writes without a name; coming back or sending again makes no second concern", async ({ page, server }) => {
    await page.goto("/refer/northlake");
    await page.getByRole("link", { name: "I am a friend, a neighbor, or somebody else" }).tap();
    expect(await askedOn(page), "fields").toBeLessThanOrEqual(8);
    await page.getByLabel("What is happening?").fill("Music from the boiler room of Elm Hall at four in the morning, twice this week.");
    await page.getByRole("button", { name: "Send", exact: true }).tap();
    await expect(page.getByRole("heading", { name: "Your message has arrived" })).toBeVisible();
    const code = await codeOn(page);
    await page.reload();
    await expect(page.getByRole("heading", { name: "Your message has arrived" })).toBeVisible();
    expect(await codeOn(page), "the code after reloading").toBe(code);
    await page.goBack();
    await expect(page.getByLabel("What is happening?"), "nothing is left for the next one at this phone").toHaveValue("");
    expect(await page.context().cookies(), "what is kept on the phone").toEqual([]);
    const found = await findInInbox(server, "Ravi", /boiler room/);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ source: "community", sender: { name: null, reach: null } });
    expect(JSON.stringify(found), "staff cannot read the code").not.toContain(code);
  });

  test("B13 a student writes about themself in five fields and four presses", async ({ page, server }) => {
    await page.goto("/refer/northlake");
    await page.getByRole("link", { name: "I am writing about myself" }).tap();
    expect(await askedOn(page), "fields").toBeLessThanOrEqual(6);
    await expect(page.getByText("child protection line")).toBeHidden();
    await page.getByLabel("What is going on, and what would help?").fill("I cannot sleep before labs. Somebody to talk to would help.");
    await page.getByText("This week", { exact: true }).tap();
    await page.getByLabel("What may we call you?").fill("Sam");
    await page.getByLabel("How may we reach you safely?").fill("text 555 0100 8181");
    await page.getByRole("button", { name: "Send", exact: true }).tap();
    await expect(page.getByRole("heading", { name: "Your message has arrived" })).toBeVisible();
    const [found] = await findInInbox(server, "Ravi", /before labs/);
    expect(found).toMatchObject({ source: "self", about: "Sam" });
  });

  test("B12 B20 D07 a teacher writes in eight fields: personal and academic worries apart, and the duty to report said", async ({
    page,
    server,
  }) => {
    await page.goto("/refer/rio-verde?as=staff");
    await expect(page.getByText("This form does not replace a report of child abuse or neglect.")).toBeVisible();
    await expect(page.getByText("may have the right to read this and see who wrote it")).toBeVisible();
    expect(await askedOn(page), "fields").toBe(8);
    await page.getByLabel("Who is it about?").fill("Owen Clarke");
    await page.getByLabel("What tells us who they are").fill("10th grade, period 3");
    await page.getByLabel("What did you see or hear?").fill("Asleep in class on Monday and Tuesday. Good with the new seating.");
    await page.getByText("Their school work", { exact: true }).tap();
    await page.getByText("How they are doing", { exact: true }).tap();
    await page.getByText("This week", { exact: true }).tap();
    await page.getByLabel("Your name").fill("Grace Kim");
    await page.getByRole("button", { name: "Send", exact: true }).tap();
    await expect(page.getByRole("heading", { name: "Your message has arrived" })).toBeVisible();
    await expect(page.getByText("What you can do meanwhile")).toBeVisible();
    const [found] = await findInInbox(server, "Tomás", /new seating/);
    expect(found).toMatchObject({ source: "staff", about: "Owen Clarke" });
    expect(found?.atRisk.toSorted()).toEqual(["academic", "personal"]);
  });

  test("R88 a form without a word in it is asked about once and then taken as it is", async ({ page }) => {
    allowFault(page, /status of 422/);
    await page.goto("/refer/northlake?as=administrator");
    await page.getByLabel("Who is it about?").fill("Somebody in Elm Hall");
    await page.getByRole("button", { name: "Send", exact: true }).tap();
    await expect(page.getByText("You have not written what it is about yet.")).toBeVisible();
    await expect(page.getByLabel("Who is it about?")).toHaveValue("Somebody in Elm Hall");
    await page.getByRole("button", { name: "العربية" }).tap();
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    await expect(page.locator("input[name=who]")).toHaveValue("Somebody in Elm Hall");
    await page.locator("button.send").tap();
    await expect(page.locator(".code")).toBeVisible();
  });

  test("R39 an agency the law bars from sharing answers every sender with the same page", async ({ page }) => {
    const answers: string[] = [];
    for (const who of ["Lin", "Nobody Whomever", ""]) {
      await page.goto("/refer/casa-luz?as=community");
      await page.getByLabel("Whom it is about, if you want to say").fill(who);
      await page.getByLabel("What would you like us to know?").fill("Is she with you? Please say that I asked.");
      await page.getByRole("button", { name: "Send", exact: true }).tap();
      await expect(page.getByRole("heading", { name: "Your message has arrived" })).toBeVisible();
      const code = await codeOn(page);
      answers.push((await page.content()).replaceAll(code, "CODE"));
    }
    expect(new Set(answers).size, "different answers").toBe(1);
    expect(answers[0]).not.toMatch(/victim|shelter|violence/i);
  });

  test("R39 an empty box at the receipt keeps one where one is, and says that nothing was sent", async ({ page }) => {
    allowFault(page, /status of 422/);
    await page.goto("/receipt?to=northlake");
    await page.getByLabel("Your code").fill("K7QW-9F3M-XXXX-2222-ABCD");
    await page.getByRole("button", { name: "Send", exact: true }).tap();
    await expect(page.getByText("You have not written anything yet, so nothing was sent.")).toBeVisible();
    await expect(page.getByLabel("What would you like to add?")).toBeFocused();
    await expect(page.getByLabel("Your code")).toHaveValue("K7QW-9F3M-XXXX-2222-ABCD");
    await page.getByLabel("What would you like to add?").fill("The lamp by the boat house, too.");
    await page.getByRole("button", { name: "Send", exact: true }).tap();
    await expect(page.getByRole("heading", { name: "Thank you" })).toBeVisible();
  });

  test("R39 R89 a receipt says the same for a code that is known and for one that is not", async ({ page, server }) => {
    await page.goto("/refer/northlake?as=community");
    await page.getByLabel("What is happening?").fill("The lamp by the river path is out again.");
    await page.getByRole("button", { name: "Send", exact: true }).tap();
    const code = await codeOn(page);
    const answers: string[] = [];
    for (const [typed, words] of [
      [code, "It was fixed, thank you."],
      ["K7QW-9F3M-XXXX-2222-ABCD", "Is there news of it?"],
    ] as const) {
      await page.goto("/receipt?to=northlake");
      await page.getByLabel("Your code").fill(typed);
      await page.getByLabel("What would you like to add?").fill(words);
      await page.getByRole("button", { name: "Send", exact: true }).tap();
      await expect(page.getByRole("heading", { name: "Thank you" })).toBeVisible();
      expect(page.url()).not.toContain(typed);
      answers.push(await page.content());
    }
    expect(new Set(answers).size, "different answers").toBe(1);
    const call = await server.as("Ravi");
    const [found] = await findInInbox(server, "Ravi", /river path/);
    expect(JSON.stringify(await call(concerns.show, { concernId: found!.id }))).toContain("It was fixed, thank you.");
  });
});

test("B12 a teacher is done within six presses and a minute", async ({ page }) => {
  await page.goto("/refer/rio-verde");
  const cost = await countCost(page);
  await page.getByRole("link", { name: "I am a teacher or on the staff" }).tap();
  await page.getByLabel("Who is it about?").fill("Quinn Foster");
  await page.getByLabel("What did you see or hear?").fill("Has not brought lunch since Thursday.");
  await page.getByText("Food or money").tap();
  await page.getByText("This week", { exact: true }).tap();
  await page.getByRole("button", { name: "Send", exact: true }).dblclick();
  await expect(page.getByRole("heading", { name: "Your message has arrived" })).toBeVisible();
  cost.atMost({ presses: 6, seconds: 60 });
});
