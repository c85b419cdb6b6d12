import { useSyncExternalStore } from "react";

let waiting: ((shown: boolean) => void) | undefined;
let possible = false;
const listeners = new Set<() => void>();
const tellAll = () => {
  for (const listener of listeners) listener();
};

/** Some acts need the second factor of the last five minutes: asks for it, in front of the page; false when it was not shown. */
export function askStepUp(): Promise<boolean> {
  if (!possible) return Promise.resolve(false);
  return new Promise((resolve) => {
    waiting?.(false);
    waiting = resolve;
    tellAll();
  });
}

/** Told by what asked for the factor. */
export function answerStepUp(shown: boolean): void {
  waiting?.(shown);
  waiting = undefined;
  tellAll();
}

/** Said by the frame when it has something to ask with. */
export function allowStepUp(): void {
  possible = true;
}

/** Whether the factor is being asked for. */
export const useStepUpAsked = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting !== undefined,
  );
