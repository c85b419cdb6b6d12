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

/** The way on: first to the rest of what is here, then to the next page of it. */
export function MoreOf({ rest, showAll, further }: { rest: number; showAll: () => void; further: FurtherPages }) {
  const say = useWords();
  if (rest > 0) return <More rest={rest} onPress={showAll} />;
  if (!further.next) return null;
  return (
    <>
      <Button kind="quiet" className="-ms-3" waiting={further.waiting} onPress={() => void further.ask()}>
        {say({ id: "today.further", message: "Show more" })}
      </Button>
      {further.wrong && <p role="alert">{further.wrong}</p>}
    </>
  );
}

interface FurtherPages {
  next: string | null;
  waiting: boolean;
  wrong: string | undefined;
  ask: () => Promise<void>;
}
