import { useEffect, useRef, useState } from "react";
import { useWords } from "./words.ts";

/** Keeps what is being typed a second after it was last changed, and says so. */
export function useDraft<V>(values: V, changed: boolean, save: ((values: V) => Promise<unknown>) | undefined): string {
  const say = useWords();
  const [state, setState] = useState<"none" | "kept" | "not">("none");
  const saver = useRef(save);
  useEffect(() => {
    saver.current = save;
  });
  useEffect(() => {
    if (!changed || !saver.current) return;
    const timer = setTimeout(() => {
      saver.current?.(values).then(
        () => setState("kept"),
        () => setState("not"),
      );
    }, 1_000);
    return () => clearTimeout(timer);
  }, [values, changed]);
  if (!changed || state === "none") return "";
  return state === "kept"
    ? say({ id: "ui.draft.kept", message: "Draft kept" })
    : say({ id: "ui.draft.not", message: "Draft not kept: no connection" });
}
