import { useEffect, useState } from "react";
import { Slot } from "./Slot.tsx";

const AFTER_MS = 2_500;
const keyOf = (name: string, id: string) => `holdfast.slot ${name} ${id}`;

/** Whether there was something in that place when this tab last looked. */
function heldSomething(name: string, id: string): boolean {
  try {
    return sessionStorage.getItem(keyOf(name, id)) !== null;
  } catch {
    return false;
  }
}

/** Says whether there is something in a late place, so that after a reload of this tab it comes with the page. */
export function keepHeld(name: string, id: string, held: boolean): void {
  try {
    if (held) sessionStorage.setItem(keyOf(name, id), "");
    else sessionStorage.removeItem(keyOf(name, id));
  } catch {
    // A browser that keeps nothing fills it late each time.
  }
}

/** A place on every page that is empty on most days: filled once the page is there, so that none waits for it or weighs more; with the page where it held something before. */
export function LateSlot({ name, id }: { name: string; id: string }) {
  const [there, setThere] = useState(() => heldSomething(name, id));
  useEffect(() => {
    const timer = setTimeout(() => setThere(true), AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return there ? <Slot name={name} id={id} /> : null;
}
