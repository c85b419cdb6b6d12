import { useTell } from "../../ui/asking.ts";
import type { Explain } from "../../ui/explaining.ts";
import { Form } from "../../ui/Form.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { type KeptProgram, programs } from "./contract.ts";

/** What has to be handed over before a program ends, and where. */
const explainEnd: Explain = {
  "program.hasCases": {
    id: "agencies.end.hasCases",
    message: "Cases are still open in it. Whoever leads it closes them, or hands them over under Caseload; then it can end.",
  },
  "program.hasConcerns": {
    id: "agencies.end.hasConcerns",
    message: "Concerns still wait in it. Whoever triages there decides them, or passes them on to another program.",
  },
  "program.hasCrises": {
    id: "agencies.end.hasCrises",
    message: "A crisis was begun in it that belongs to no case yet. Whoever was there joins it to a case, or sets it aside.",
  },
  "program.hasDoors": {
    id: "agencies.end.hasDoors",
    message: "A public page or a rule still sends concerns to it. Close the page and end the rule under Where concerns go.",
  },
  "program.hasRota": {
    id: "agencies.end.hasRota",
    message: "Somebody is still to be on call for it. End the turns under On call.",
  },
  "program.hasWaiting": {
    id: "agencies.end.hasWaiting",
    message: "Somebody waits to be let into it. Take that back under Accounts.",
  },
};

/** Ends a program, once nothing in it is open. */
export function EndProgramForm({ program: { id: programId, name, version } }: { program: KeptProgram }) {
  const say = useWords();
  return (
    <Form
      tell={useTell(programs.end)}
      also={{ programId, version }}
      explain={explainEnd}
      submit={say({ id: "agencies.end.do", message: "End it" })}
      onDone={() => showToast({ text: say({ id: "agencies.end.done", message: "{program} has ended" }, { program: name }) })}
    >
      <Notice>
        {say({
          id: "agencies.end.text",
          message:
            "Nothing comes to it any more. What was written stays, and those who work there read it until you end their roles. Cases, concerns, rota and public pages have to be handed over first.",
        })}
      </Notice>
    </Form>
  );
}
