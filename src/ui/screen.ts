import { useCallback, useEffect, useSyncExternalStore } from "react";
import { R110_IDLE_MINUTES } from "../kernel/limits.ts";

/** How this device shows things; kept on it, never sent. */
export interface Screen {
  /** "My screen can be seen": names become initials. */
  discreet: boolean;
  /** More rows on a worklist. */
  compact: boolean;
  /** Single letters do things (they can be turned off for those who dictate). */
  shortcuts: boolean;
  /** Minutes without a touch after which the screen is covered; 0 never. */
  dimAfter: number;
}

const stored = "holdfast.screen";
const usual: Screen = { discreet: false, compact: false, shortcuts: true, dimAfter: R110_IDLE_MINUTES.shared };
const listeners = new Set<() => void>();
let screen = readScreen();

function readScreen(): Screen {
  try {
    return { ...usual, ...(JSON.parse(globalThis.localStorage?.getItem(stored) ?? "{}") as Partial<Screen>) };
  } catch {
    return usual;
  }
}

/** Changes how this device shows things. */
export function setScreen(change: Partial<Screen>): void {
  screen = { ...screen, ...change };
  try {
    localStorage.setItem(stored, JSON.stringify(screen));
  } catch {
    // A browser that keeps nothing still shows the change until it is closed.
  }
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** How this device shows things now. */
export const useScreen = (): Screen =>
  useSyncExternalStore(
    subscribe,
    () => screen,
    () => usual,
  );

/** First letters only, each with its point: "Sam Lee" is "S. L.". */
export const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter((word) => /\p{L}/u.test(word))
    .map((word) => `${[...word.replace(/^[^\p{L}]+/u, "")][0] ?? ""}.`)
    .join(" ");

/** Whether the screen can be seen by others, the switch, and how a name is shown then. */
export function useDiscreet() {
  const { discreet } = useScreen();
  const setDiscreet = useCallback((value: boolean) => setScreen({ discreet: value }), []);
  const shown = useCallback((name: string) => (discreet ? initialsOf(name) : name), [discreet]);
  return { discreet, setDiscreet, shown };
}

/** Lets the style sheet know of the density. */
export function useDensity(): void {
  const { compact } = useScreen();
  useEffect(() => {
    document.documentElement.dataset.density = compact ? "compact" : "normal";
  }, [compact]);
}
