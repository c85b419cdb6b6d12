import { Disclosure } from "../ui/Disclosure.tsx";
import { useWords } from "../ui/words.ts";
import type { Said } from "./contract.ts";
import { findingWords } from "./findingWords.ts";

/** What is wrong with a form's file, by line and column; and, folded, what of it is kept without a use. */
export function Findings({ said }: { said: readonly Said[] }) {
  const say = useWords();
  const faults = said.filter(({ fault }) => fault);
  const kept = said.filter(({ fault }) => !fault);
  return (
    <>
      {faults.length > 0 && (
        <div>
          <p className="font-semibold">{say({ id: "forms.faults", message: "To be mended in the file first:" })}</p>
          <List said={faults} />
        </div>
      )}
      {kept.length > 0 && (
        <Disclosure title={say({ id: "forms.kept", message: "Kept, and not used here" })} aside={kept.length}>
          <List said={kept} />
        </Disclosure>
      )}
    </>
  );
}

function List({ said }: { said: readonly Said[] }) {
  const say = useWords();
  return (
    <ul className="list-disc space-y-1 ps-5">
      {said.map((one) => (
        <li key={`${one.line}:${one.column}:${one.code}`}>
          {say({ id: "forms.found.place", message: "Line {line}, column {column}:" }, one)}{" "}
          {findingWords[one.code] ? say(findingWords[one.code] as never) : one.message}
          {one.linkId && <code className="text-sm text-quiet"> {one.linkId}</code>}
        </li>
      ))}
    </ul>
  );
}
