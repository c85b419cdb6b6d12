import { useLayoutEffect, useState, useSyncExternalStore } from "react";

let room = 0;
const listeners = new Set<() => void>();

function measure(): void {
  const all = [...document.querySelectorAll("[data-toast]")].map((one) => one.getBoundingClientRect()).filter(({ height }) => height > 0);
  // Toasts stand at the top of a phone, at the foot of a desk.
  const top = matchMedia("(width < 48rem)").matches;
  const now = Math.ceil(Math.max(0, ...all.map((one) => (top ? one.bottom : innerHeight - one.top) + 8)));
  if (now === room) return;
  room = now;
  for (const listener of listeners) listener();
}

/** Says that a toast has come, or gone: whatever lies in front of the page makes room. */
export function useToastRoomTaken(): void {
  useLayoutEffect(() => {
    measure();
    return () => void requestAnimationFrame(measure);
  }, []);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** How much of the window's edge toasts have taken while this was open, in pixels: it is not given back until it closes, for nothing may move under a finger. */
export function useToastRoom(open: boolean): number {
  const now = useSyncExternalStore(subscribe, () => room);
  const [held, hold] = useState(0);
  const due = open ? Math.max(now, held) : 0;
  if (due !== held) hold(due);
  return due;
}
