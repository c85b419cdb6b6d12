import { useState } from "react";
import { Disclosure } from "../ui/Disclosure.tsx";
import { part } from "../ui/part.ts";
import { Wait } from "../ui/Skeleton.tsx";
import { useWords } from "../ui/words.ts";
import type { PracticeTopic } from "./contract.ts";

const PracticeText = part(() => import("./PracticeText.tsx"), "PracticeText");

/** How this is done well, folded away on the screen where it is done; asked for when it is opened. */
export function GuidanceNote({ id }: { id: string }) {
  const say = useWords();
  const [asked, setAsked] = useState(false);
  return (
    <div className="print:hidden">
      <Disclosure title={say({ id: "guidance.title", message: "How to do this well" })} onOpen={() => setAsked(true)}>
        {asked && (
          <Wait lines={4}>
            <PracticeText topic={id as PracticeTopic} />
          </Wait>
        )}
      </Disclosure>
    </div>
  );
}
