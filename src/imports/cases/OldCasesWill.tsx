import { useFormats } from "../../ui/formats.ts";
import { type Say, useWords } from "../../ui/words.ts";
import type { Run } from "../contract.ts";

type SayKind = (
  say: Say,
  list: (parts: readonly string[]) => string,
  of: Run["counts"][keyof Run["counts"]],
  sentence: { id: string; message: string },
  ended: readonly string[],
  fresh?: string,
) => { what: string; means: string } | undefined;

/** Of old cases: who and what comes in, and what that means from today on. */
export function OldCasesWill({ counts, sayKind }: { counts: Run["counts"]; sayKind: SayKind }) {
  const say = useWords();
  const { list } = useFormats();
  const sentences = [
    sayKind(
      say,
      list,
      counts.case,
      { id: "imports.will.case", message: "Cases: {what}." },
      [],
      say({
        id: "imports.will.case.new",
        message: "They keep the day they were opened. Their clocks begin today, and an open case without a next step is asked for one.",
      }),
    ),
    sayKind(
      say,
      list,
      counts.person,
      { id: "imports.will.people", message: "People: {what}." },
      [],
      say({
        id: "imports.will.people.new",
        message: "Nobody is taken for somebody who is here, unless by an exact id or because you said so.",
      }),
    ),
    sayKind(
      say,
      list,
      counts.history,
      { id: "imports.will.history", message: "History: {what}." },
      [],
      say({
        id: "imports.will.history.new",
        message: "It stands in each case’s story, marked as from before, with its author’s name as text.",
      }),
    ),
  ].filter((sentence) => sentence !== undefined);
  return (
    <ul className="measure space-y-2.5">
      {sentences.map(({ what, means }) => (
        <li key={what}>
          <span className="font-semibold">{what}</span>
          {means && <span className="block text-quiet">{means}</span>}
        </li>
      ))}
    </ul>
  );
}
