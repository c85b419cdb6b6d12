import { expect, type Page } from "@playwright/test";

/** What a journey has cost so far in presses (of a pointer, or of a key that stands in for one) and in seconds. */
export interface Cost {
  readonly presses: number;
  readonly seconds: number;
}

/** Counts from here on; `key` presses a key that counts, such as the "n" that opens a note. Typing costs nothing. */
export async function countCost(
  page: Page,
): Promise<{ key(key: string): Promise<void>; soFar(): Cost; atMost(most: Partial<Cost>): void }> {
  let presses = 0;
  const begun = performance.now();
  const name = `__pressed${Math.round(begun)}`;
  await page.exposeFunction(name, () => {
    presses += 1;
  });
  const listen = (named: string) =>
    addEventListener("pointerdown", () => (window as unknown as Record<string, () => void>)[named]?.(), true);
  await page.addInitScript(listen, name);
  await page.evaluate(listen, name);
  const soFar = () => ({ presses, seconds: (performance.now() - begun) / 1000 });
  return {
    async key(key) {
      presses += 1;
      await page.keyboard.press(key);
    },
    soFar,
    atMost({ presses: most = Number.POSITIVE_INFINITY, seconds = Number.POSITIVE_INFINITY }) {
      const cost = soFar();
      expect(cost.presses, "presses").toBeLessThanOrEqual(most);
      expect(cost.seconds, "seconds").toBeLessThanOrEqual(seconds);
      console.log(`  cost: ${cost.presses} presses, ${cost.seconds.toFixed(1)} s`);
    },
  };
}
