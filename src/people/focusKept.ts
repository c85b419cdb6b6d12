import { type RefObject, useEffect } from "react";

const reachable = "a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), [tabindex='0']";

interface Held {
  element: HTMLElement;
  row: HTMLElement | null;
  rows: HTMLElement | null;
  at: number;
}

/**
 * Keeps the keyboard where it was. When what had the focus is taken away (a row that is done, a button that has done its work), the focus goes to the
 * same row, else to the one that stands in its place, else to `place`, instead of to the top of the page.
 */
export function useFocusKept(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const whole = place.current;
    if (!whole) return;
    let held: Held | undefined;
    let waiting = 0;
    const hold = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      const row = target.closest("li");
      const rows = row?.parentElement ?? null;
      held = { element: target, row, rows, at: row && rows ? [...rows.children].indexOf(row) : 0 };
    };
    const check = () => {
      if (!held || held.element.isConnected || document.activeElement !== document.body) return;
      const { row, rows, at } = held;
      const next = row?.isConnected ? row : rows?.isConnected ? rows.children[Math.min(at, rows.children.length - 1)] : undefined;
      held = undefined;
      (next?.querySelector<HTMLElement>(reachable) ?? whole).focus();
    };
    // A dialog that closes gives the focus back by itself, a frame later; only what it cannot give back is looked after here.
    const soon = () => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(() => {
        waiting = requestAnimationFrame(check);
      });
    };
    const observer = new MutationObserver(soon);
    observer.observe(whole, { childList: true, subtree: true });
    observer.observe(document.body, { childList: true });
    whole.addEventListener("focusin", hold);
    return () => {
      cancelAnimationFrame(waiting);
      observer.disconnect();
      whole.removeEventListener("focusin", hold);
    };
  }, [place]);
}
