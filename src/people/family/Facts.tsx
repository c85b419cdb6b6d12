import { Icon } from "../../ui/Icon.tsx";
import type { Standing } from "./contract.ts";
import { useFactWords } from "./familyWords.ts";

/** What holds for an adult, in a line of words; what forbids, or must be asked again, is marked with more than colour, unless what stands around it is (`marked`). */
export function Facts({ standing, marked = true }: { standing: Standing | null; marked?: boolean }) {
  const { tell } = useFactWords();
  return (
    <>
      {tell(standing).map(({ id, text, strong }, at) => (
        <span key={id}>
          {at > 0 && <span className="text-quiet"> · </span>}
          {strong ? (
            <span className="font-semibold">
              {marked && <Icon name="warn" className="me-1 inline size-4! align-text-bottom text-warn" />}
              {text}
            </span>
          ) : (
            text
          )}
        </span>
      ))}
    </>
  );
}
