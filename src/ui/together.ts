import { useSyncExternalStore } from "react";

const KEY = "holdfast.together";
const listeners = new Set<() => void>();

/** The case whose person looks at this tab now, or null. It stays with the tab when it is loaded anew, and no further. */
let held: string | null = readHeld();

function readHeld(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    // A browser that keeps nothing keeps it until the page is loaded anew.
    return null;
  }
}

/** Says that the person of that case looks at this tab from now on; null: they have left. */
export function meetTogether(caseId: string | null): void {
  held = caseId;
  try {
    if (caseId === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, caseId);
  } catch {
    // As above.
  }
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The case whose person looks at this tab now, or null. */
export const useTogether = (): string | null => useSyncExternalStore(subscribe, () => held);
