import { useCallback, useEffect, useRef, useState } from "react";
import { useWords } from "./words.ts";

/** How the keeping of a draft stands, in words; `settle` says that what was typed is sent, and needs no keeping. */
export interface DraftKeeping {
  readonly says: string;
  readonly settle: () => void;
}

/** Keeps what is being typed a second after it was last changed, at once when the form goes away meanwhile, and says so. */
export function useDraft<V>(values: V, changed: boolean, save: ((values: V) => Promise<unknown>) | undefined): DraftKeeping {
  const say = useWords();
  const [state, setState] = useState<"none" | "kept" | "not">("none");
  const saver = useRef(save);
  const waiting = useRef<{ values: V }>(undefined);
  useEffect(() => {
    saver.current = save;
  });
  useEffect(() => {
    waiting.current = changed && saver.current ? { values } : undefined;
    if (!waiting.current) return;
    const timer = setTimeout(() => {
      waiting.current = undefined;
      saver.current?.(values).then(
        () => setState("kept"),
        () => setState("not"),
      );
    }, 1_000);
    return () => clearTimeout(timer);
  }, [values, changed]);
  useEffect(
    () => () => {
      const left = waiting.current;
      if (left) saver.current?.(left.values).catch(() => {});
    },
    [],
  );
  const settle = useCallback(() => {
    waiting.current = undefined;
  }, []);
  const words = {
    none: "",
    kept: say({ id: "ui.draft.kept", message: "Draft kept" }),
    not: say({ id: "ui.draft.not", message: "Draft not kept: no connection" }),
  };
  return { says: changed ? words[state] : "", settle };
}
