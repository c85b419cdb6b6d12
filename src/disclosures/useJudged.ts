import { useEffect, useState } from "react";
import { useCall } from "../ui/asking.ts";
import { type AddedCopy, asCopies, type Judged } from "./ChooseCopies.tsx";
import { disclosures } from "./contract.ts";
import type { Standing } from "./copyContract.ts";
import { isFilled } from "./useLacking.ts";
import type { Compelled } from "./WithoutRelease.tsx";

interface Previewed {
  readonly items?: readonly Judged[];
  readonly notice?: string;
  readonly purpose?: string | null;
}

/** What the server thinks of each copy, a moment after the last key. */
export function useJudged(
  caseId: string,
  standing: Standing | undefined,
  compelled: Compelled["basis"],
  copies: readonly AddedCopy[],
  aloud: boolean,
): Previewed {
  const call = useCall();
  const [judged, setJudged] = useState<Previewed>({});
  useEffect(() => {
    const whole = copies.length > 0 && copies.every(isFilled);
    if (!whole) return;
    let gone = false;
    const timer = setTimeout(() => {
      const rests = standing ? { releaseId: standing.releaseId } : { basis: compelled };
      const asked = { caseId: caseId as never, ...rests, items: asCopies(copies, aloud) };
      void call(disclosures.preview, asked).then(
        ({ items, notice, purpose }) => gone || setJudged({ items, notice, purpose }),
        () => {},
      );
    }, 350);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [call, caseId, standing, compelled, copies, aloud]);
  return judged;
}
