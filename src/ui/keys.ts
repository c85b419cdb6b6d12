import { useEffect, useRef, useSyncExternalStore } from "react";
import { useScreen } from "./screen.ts";

export interface Shortcut {
  /** One key ("n", "/", "?") or two in a row ("g t"). */
  keys: string;
  does: string;
  run: () => void;
}

let shortcuts: readonly Shortcut[] = [];
const listeners = new Set<() => void>();
const change = (next: readonly Shortcut[]) => {
  shortcuts = next;
  for (const listener of listeners) listener();
};

/** Gives keys a meaning while the calling part is on the page; `?` lists it. */
export function useKeys(keys: string, does: string, run: () => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const shortcut = { keys, does, run: () => latest.current() };
    change([...shortcuts, shortcut]);
    return () => change(shortcuts.filter((one) => one !== shortcut));
  }, [keys, does]);
}

/** What the keys mean now. */
export const useShortcuts = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shortcuts,
  );

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [role=spinbutton], [role=listbox], [role=menu]") !==
      null);

/** Listens for the shortcuts; once, in the frame. Not while something is typed or a dialog is open. */
export function useShortcutListener(): void {
  const { shortcuts: on } = useScreen();
  useEffect(() => {
    if (!on) return;
    let first = "";
    let forget: ReturnType<typeof setTimeout> | undefined;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.key.length > 1 || typing(event.target)) return;
      // A toast calls itself an alertdialog too, and holds nobody up.
      if (document.querySelector("[role=dialog], [role=alertdialog]:not([aria-modal=false])")) return;
      const keys = first ? `${first} ${event.key}` : event.key;
      const meant = shortcuts.findLast((one) => one.keys === keys) ?? shortcuts.findLast((one) => one.keys === event.key);
      clearTimeout(forget);
      first = "";
      if (meant) {
        event.preventDefault();
        meant.run();
      } else if (shortcuts.some((one) => one.keys.startsWith(`${event.key} `))) {
        first = event.key;
        forget = setTimeout(() => {
          first = "";
        }, 1200);
      }
    };
    document.addEventListener("keydown", listen);
    return () => {
      clearTimeout(forget);
      document.removeEventListener("keydown", listen);
    };
  }, [on]);
}
