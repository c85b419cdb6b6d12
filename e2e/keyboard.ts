import { expect, type Locator, type Page } from "@playwright/test";

/** Hands on the keyboard: from here on a click or tap fails the journey. */
export interface Keyboard {
  /** Presses Tab (or Shift+Tab) until that element has the focus, and holds that one can see where the focus is. */
  tabTo(target: Locator, options?: { back?: true; most?: number }): Promise<void>;
  /** Goes there and presses Enter. */
  enter(target: Locator): Promise<void>;
  /** Goes there and types. */
  fill(target: Locator, text: string): Promise<void>;
  press(...keys: string[]): Promise<void>;
  /** Holds that no pointer was used. */
  done(): Promise<void>;
}

/** A journey without a mouse. */
export async function keyboardOnly(page: Page): Promise<Keyboard> {
  let pointed = 0;
  await page.exposeFunction("__pointed", () => {
    pointed += 1;
  });
  const listen = () => addEventListener("pointerdown", () => (window as unknown as { __pointed(): void }).__pointed(), true);
  await page.addInitScript(listen);
  await page.evaluate(listen);

  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const tabTo: Keyboard["tabTo"] = async (target, { back, most = 60 } = {}) => {
    await target.waitFor();
    for (let pressed = 0; !(await hasFocus(target)); pressed += 1) {
      expect(pressed, `Tab does not reach ${target}`).toBeLessThan(most);
      await page.keyboard.press(back ? "Shift+Tab" : "Tab");
    }
    await checkFocusShown(page);
  };
  return {
    tabTo,
    press,
    async enter(target) {
      await tabTo(target);
      await press("Enter");
    },
    async fill(target, text) {
      await tabTo(target);
      await press("ControlOrMeta+a");
      await page.keyboard.type(text);
    },
    async done() {
      expect(pointed, "times the pointer was used").toBe(0);
    },
  };
}

const hasFocus = (target: Locator) =>
  target.evaluate((element) => element === document.activeElement || element.contains(document.activeElement));

/** The element in focus lies in the window, uncovered, and is marked by an outline, a shadow or a border of its own or around it. */
async function checkFocusShown(page: Page): Promise<void> {
  const trouble = await page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return "nothing has the focus";
    const { left, top, width, height } = element.getBoundingClientRect();
    if (width > 1 && height > 1) {
      const seen = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20));
      if (!seen) return "the focus is outside of the window";
      if (!element.contains(seen) && !seen.contains(element) && !element.closest("label")?.contains(seen))
        return `the focus is covered by ${seen.outerHTML.slice(0, 80)}`;
    }
    const marked = (it: Element | null, up: number): boolean => {
      if (!it || up < 0) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(it);
      return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || boxShadow !== "none" || marked(it.parentElement, up - 1);
    };
    return marked(element, 3) ? "" : `the focus is not to be seen on ${element.outerHTML.slice(0, 120)}`;
  });
  expect(trouble).toBe("");
}
