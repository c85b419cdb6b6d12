import type { ReactNode } from "react";

/** A page without the frame, in the middle of the window: nobody is signed in. */
export function Bare({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return <div className={wide ? "mx-auto max-w-3xl md:pt-8" : "mx-auto max-w-lg md:pt-8"}>{children}</div>;
}
