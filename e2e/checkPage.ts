import { join, resolve } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const pictures = resolve(import.meta.dirname, "../.test/pictures");
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 800 };
const narrow = { width: 320, height: 640 };
/** 1280 × 1024 at 400 %. */
const zoomed = { width: 320, height: 256 };

/** People of the demo network and of the tests: a page's title stays in histories and on shared screens and names none of them. */
const names = /\b(?:Ines|Ravi|Omar|Sam|Jo|Amina|Lin|Mateo|O['’]Brien|Noor|Ida|Tomás|Keiko|Walt|Ana|Dolores)\b/;

/**
 * Holds the page as it stands, without opening it anew, against what every page must be: no axe violation light and dark, wide and
 * narrow; nothing cut off at 320 px or 400 % zoom, nor mirrored; one first heading; a title that names nobody. Keeps its pictures.
 */
export async function checkPage(page: Page, name: string): Promise<void> {
  const before = page.viewportSize() ?? desktop;
  await settle(page);
  expect(await page.title(), "a page has a title").not.toBe("");
  expect(await page.title(), "the title names nobody").not.toMatch(names);
  expect(decodeURIComponent(page.url()), "the address names nobody").not.toMatch(names);
  await expect(page.locator("h1:visible"), "one first heading").toHaveCount(1, { timeout: 3000 });

  await page.setViewportSize(phone);
  await checkWidth(page, `${name} at phone width`);
  await checkAxe(page, `${name} at phone width`);
  await keepPicture(page, `${name}-phone`);

  await page.setViewportSize(narrow);
  await checkWidth(page, `${name} at 320 px`);
  await page.setViewportSize(zoomed);
  await checkWidth(page, `${name} at 400 %`);
  await checkRoom(page, `${name} at 400 %`);

  await page.setViewportSize(desktop);
  await checkWidth(page, `${name} at desktop width`);
  await checkAxe(page, name);
  await keepPicture(page, `${name}-desktop`);
  await page.emulateMedia({ colorScheme: "dark" });
  await checkAxe(page, `${name}, dark`, ["color-contrast"]);
  await keepPicture(page, `${name}-dark`);
  await page.emulateMedia({ colorScheme: "light" });
  await checkMirrored(page, name);
  await page.setViewportSize(before);
}

async function checkMirrored(page: Page, name: string): Promise<void> {
  const direction = await page.evaluate(() => {
    const was = document.documentElement.dir;
    document.documentElement.dir = "rtl";
    return was;
  });
  await checkWidth(page, `${name}, mirrored`);
  await keepPicture(page, `${name}-mirrored`);
  await page.setViewportSize(phone);
  await checkWidth(page, `${name}, mirrored at phone width`);
  await page.evaluate((was) => {
    document.documentElement.dir = was;
  }, direction);
}

/** Axe alone, for a state of a page that has been checked already: a menu open, errors shown. With `rules`, no others. */
export async function checkAxe(page: Page, name: string, rules?: string[]): Promise<void> {
  await settle(page);
  await page.waitForFunction(announcerIsQuiet, undefined, { timeout: 15_000 });
  // In the page itself: else each look opens a window of its own to sum up in. Our pages have no frames from elsewhere.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  if (rules) axe.withRules(rules);
  else axe.withTags(standards);
  // An open combobox hides the page behind its list from screen readers, focus target and all: the one exception.
  if ((await page.locator("[role=combobox][aria-expanded=true]").count()) > 0) axe.disableRules("aria-hidden-focus");
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help} · ${target.join(" ")} · ${failureSummary}`),
  );
  expect(found, `accessibility of ${name}`).toEqual([]);
}

/** For some seconds the announcer of react-aria names what was focused by an element that may have gone meanwhile. */
const announcerIsQuiet = () =>
  [...document.querySelectorAll("[data-live-announcer] [role=img]")].every((it) =>
    (it.getAttribute("aria-labelledby") ?? "").split(" ").some((id) => document.getElementById(id)),
  );

/** Nothing is wider than the window, but for what scrolls by itself. */
async function checkWidth(page: Page, name: string): Promise<void> {
  await settle(page);
  const wide = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if ((document.scrollingElement?.scrollWidth ?? 0) <= width) return [];
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      element !== document.documentElement &&
      (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
    const beyond = [...document.body.querySelectorAll("*")].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return (right > width + 1 || left < -1) && !scrolls(element.parentElement);
    });
    const say = (element: Element) =>
      `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}"> ${(element.textContent ?? "").trim().slice(0, 40)}`;
    return [`${document.scrollingElement?.scrollWidth} px wide in a window of ${width}`, ...beyond.slice(0, 5).map(say)];
  });
  expect(wide, `${name} scrolls sideways`).toEqual([]);
}

/** Bars that stay in place leave at least half of the window to what is read. */
async function checkRoom(page: Page, name: string): Promise<void> {
  const kept = await page.evaluate(() => {
    const dialogs = "[role=dialog], [role=alertdialog], dialog";
    const fixed = [...document.body.querySelectorAll("*")].filter((element) => {
      const { position, visibility, pointerEvents } = getComputedStyle(element);
      return (
        (position === "fixed" || position === "sticky") &&
        visibility === "visible" &&
        pointerEvents !== "none" &&
        !element.closest(dialogs) &&
        !element.querySelector(dialogs)
      );
    });
    const rows = Array.from({ length: Math.floor(innerHeight / 4) }, (_, at) => at * 4 + 2);
    const free = rows.filter((y) => {
      const top = document.elementFromPoint(innerWidth / 2, y);
      return !fixed.some((element) => element.contains(top));
    });
    return free.length / rows.length;
  });
  expect(kept, `${name}: the share of the window that bars leave free`).toBeGreaterThanOrEqual(0.5);
}

/** Waits until nothing moves: what was asked for has come, fonts are there, transitions are over. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await Promise.allSettled(
      document
        .getAnimations()
        .filter((it) => it.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map((it) => it.finished),
    );
  });
}

const keepPicture = (page: Page, name: string) => page.screenshot({ path: join(pictures, `${name}.png`), animations: "disabled" });
