import { useLayoutEffect, useState } from "react";

/** How much of the window's top the frame keeps for itself, in pixels: what stays beneath it begins there. */
export function useFrameTop(): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const bar = document.querySelector<HTMLElement>("header:has(~ #content)");
    if (!bar) return;
    const measure = () => setTop(getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0);
    const watch = new ResizeObserver(measure);
    watch.observe(bar);
    return () => watch.disconnect();
  }, []);
  return top;
}
