import { useCallback, useEffect, useRef, useState } from "react";
import { Problem } from "../kernel/problem.ts";
import { useWords } from "./words.ts";

/** How the keeping of a draft stands, in words; `settle` says that what was typed is sent, and needs no keeping. */
export interface DraftKeeping<V> {
  readonly says: string;
  readonly settle: () => void;
  /** Another tab or device kept other words here since: one of the two is to be chosen, and nothing is kept until then. */
  readonly elsewhere: { readonly values: V; readonly takeTheirs: () => void; readonly keepMine: () => void } | undefined;
}

/** Keeps what is being typed a second after it was last changed, at once when the form goes away meanwhile, and says so. */
export function useDraft<V>(
  values: V,
  changed: boolean,
  save: ((values: V) => Promise<unknown>) | undefined,
  refill: (values: V) => void,
): DraftKeeping<V> {
  const say = useWords();
  const [state, setState] = useState<"none" | "kept" | "not">("none");
  const [other, setOther] = useState<V>();
  const saver = useRef(save);
  const waiting = useRef<{ values: V }>(undefined);
  useEffect(() => {
    saver.current = save;
  });
  const keep = useCallback(async (what: V) => {
    try {
      await saver.current?.(what);
      setState("kept");
    } catch (problem) {
      const theirs = readOther<V>(problem);
      if (theirs === undefined) return setState("not");
      setOther(() => theirs);
    }
  }, []);
  useEffect(() => {
    waiting.current = changed && saver.current && other === undefined ? { values } : undefined;
    if (!waiting.current) return;
    const timer = setTimeout(() => {
      waiting.current = undefined;
      void keep(values);
    }, 1_000);
    return () => clearTimeout(timer);
  }, [values, changed, other, keep]);
  useEffect(
    () => () => {
      const left = waiting.current;
      if (left) saver.current?.(left.values).catch(() => {});
    },
    [],
  );
  const settle = useCallback(() => {
    waiting.current = undefined;
    setOther(undefined);
  }, []);
  const words = {
    none: "",
    kept: say({ id: "ui.draft.kept", message: "Draft kept" }),
    not: say({ id: "ui.draft.not", message: "Draft not kept: no connection" }),
  };
  // Keeping what lies there already is no conflict and tells whoever keeps its version: from then on one writes over it.
  const choose = (chosen: V, theirs: V) => {
    setOther(undefined);
    void keep(theirs).then(() => (chosen === theirs ? undefined : keep(chosen)));
  };
  const elsewhere =
    other === undefined
      ? undefined
      : {
          values: other,
          takeTheirs: () => {
            refill(other);
            choose(other, other);
          },
          keepMine: () => choose(values, other),
        };
  return { says: changed && !elsewhere ? words[state] : "", settle, elsewhere };
}

/** The other words, where a draft was refused because of them. */
function readOther<V>(problem: unknown): V | undefined {
  if (!(problem instanceof Problem) || problem.code !== "stale") return undefined;
  const { body } = (problem.params.current ?? {}) as { body?: unknown };
  try {
    const values: unknown = typeof body === "string" ? JSON.parse(body) : undefined;
    return typeof values === "object" && values !== null ? (values as V) : undefined;
  } catch {
    return undefined;
  }
}
