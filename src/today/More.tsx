import { useState } from "react";
import { Button } from "../ui/Button.tsx";
import { useWords } from "../ui/words.ts";

/** The first few of a list, until all are asked for; one or two more are not worth the asking. */
export function useFirst<T>(all: readonly T[], few: number) {
  const [whole, setWhole] = useState(false);
  const first = whole || all.length <= few + 2 ? all : all.slice(0, few);
  return { first, rest: all.length - first.length, showAll: () => setWhole(true) };
}

/** The way to the rest. */
export function More({ rest, onPress }: { rest: number; onPress: () => void }) {
  const say = useWords();
  return (
    <Button kind="quiet" className="-ms-3" onPress={onPress}>
      {say({ id: "today.rest", message: "{count, plural, one {Show one more} other {Show # more}}" }, { count: rest })}
    </Button>
  );
}
