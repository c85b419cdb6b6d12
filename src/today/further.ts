import { useState } from "react";
import type { z } from "zod";
import { useCall } from "../ui/asking.ts";
import { sayProblem } from "../ui/explaining.ts";
import { useWords } from "../ui/words.ts";
import { today } from "./contract.ts";

type Page = z.output<(typeof today.cracks)["out"]>;

/**
 * The first page of a list comes with Today; the pages after it are asked for one by one, and asked anew once the list has become longer or shorter: what
 * came before may be gone from it.
 */
export function useFurther<L extends "slipping" | "putOff">(
  list: L,
  first: Page[L],
  firstNext: string | null,
  total: number,
  keyOf: (one: Page[L][number]) => string,
) {
  const say = useWords();
  const call = useCall();
  const [came, setMore] = useState<{ all: Page[L][number][]; next: string | null; total: number }>();
  const [waiting, setWaiting] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const more = came?.total === total ? came : undefined;
  const next = more ? more.next : firstNext;
  const known = new Set(first.map(keyOf));
  const all = [...first, ...(more?.all ?? []).filter((one) => !known.has(keyOf(one)))];
  const ask = async () => {
    if (!next) return;
    setWaiting(true);
    setWrong(undefined);
    try {
      const page = await call(today.cracks, { list, after: next });
      setMore({ all: [...(more?.all ?? []), ...page[list]], next: page.next, total });
    } catch (problem) {
      setWrong(sayProblem(say, {}, problem));
    } finally {
      setWaiting(false);
    }
  };
  return { all, next, waiting, wrong, ask };
}
