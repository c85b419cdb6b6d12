import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";

let writing = 0;
let out = false;
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const tellAll = () => {
  for (const listener of listeners) listener();
};

/** Holds the page while something typed is not saved. What it returns lets go at once, before the next drawing. */
export function useUnsaved(unsaved: boolean): () => void {
  const release = useRef(() => {});
  useEffect(() => {
    if (!unsaved) return;
    let held = true;
    writing += 1;
    tellAll();
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", hold);
    release.current = () => {
      if (!held) return;
      held = false;
      writing -= 1;
      removeEventListener("beforeunload", hold);
      tellAll();
    };
    return release.current;
  }, [unsaved]);
  return useCallback(() => release.current(), []);
}

/** Whether something typed would be lost by leaving. */
export const somethingUnsaved = () => writing > 0;

/** The session has ended. With something unsaved the page stays and says so; else it goes to the sign-in page and comes back from there. */
export function endSession(): void {
  if (location.pathname.startsWith("/sign-in")) return;
  if (somethingUnsaved()) {
    out = true;
    tellAll();
  } else location.assign(signInAddress());
}

/** The sign-in page, knowing where one was. */
export const signInAddress = () => `/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`;

/** Somebody has signed in again, here or beside. */
export function resumeSession(): void {
  if (!out) return;
  out = false;
  tellAll();
}

/** Whether the session has ended under something that is being written. */
export const useSignedOut = () => useSyncExternalStore(subscribe, () => out);
