import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAsk, useTell } from "../../ui/asking.ts";
import { Button, Buttons } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { sayProblem } from "../../ui/explaining.ts";
import { Notice } from "../../ui/Notice.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../ui/words.ts";
import { imports, type Run } from "../contract.ts";
import { countWrites } from "../weighChange.ts";
import { ChoiceFields } from "./ChoiceFields.tsx";
import type { Mapping } from "./contract.ts";
import { oldCases } from "./contract.ts";
import { MapTable } from "./MapTable.tsx";
import { missingFrom } from "./missingFrom.ts";

/** Of a file that was read: its columns and choices once more, open while something is still to be said. */
export function MapAgain({ run }: { run: Run }) {
  const say = useWords();
  const { choices, alike } = useAsk(oldCases.look, { runId: run.runId });
  const waiting = [...choices.owners, ...choices.statuses, ...choices.programs, ...alike].length > 0 || choices.dayOrder;
  const nothing = run.findings.errors > 0 && countWrites(run.counts) === 0;
  return (
    // What is still to be said may come after the page: then it opens by itself.
    <div id="columns" className="scroll-mt-20">
      <Disclosure key={String(waiting)} title={say({ id: "imports.map.again", message: "Columns and choices" })} open={waiting || nothing}>
        <MapCases run={run} />
      </Disclosure>
    </div>
  );
}

/** Which column is which field, and what only a person can say; saved under a name, and read anew. */
export function MapCases({ run }: { run: Run }) {
  const say = useWords();
  const memory = useQueryClient();
  const look = useAsk(oldCases.look, { runId: run.runId });
  const [mapping, setMapping] = useState<Mapping>(look.mapping);
  const [name, setName] = useState(look.saved ?? run.system);
  const [wrong, setWrong] = useState<string>();
  const map = useTell(oldCases.map);
  const drop = useTell(imports.drop);
  const lacking = {
    cases: say({ id: "imports.map.noCases", message: "Say which one table holds the cases." }),
    caseId: say({
      id: "imports.map.noCaseId",
      message:
        "Say which column is the case number: by it a case never comes in twice. A spreadsheet without one needs a column with 1, 2, 3 …",
    }),
    name: say({ id: "imports.map.noName", message: "Say which column is a name, or a word to call them by." }),
    historyId: say({ id: "imports.map.noHistory", message: "Say which columns of the history are the case number and the text." }),
  };
  const missing = missingFrom(mapping);
  const tell = (act: () => Promise<unknown>) => {
    setWrong(undefined);
    void act().catch((problem: unknown) => {
      setWrong(
        sayProblem(
          say,
          { stale: { id: "imports.notReady", message: "Somebody else has dealt with it meanwhile. How it stands now is shown here." } },
          problem,
        ),
      );
      void memory.invalidateQueries();
    });
  };
  const read = () => {
    if (missing) return setWrong(lacking[missing]);
    if (!name.trim()) return setWrong(say({ id: "imports.map.noSavedName", message: "Give this mapping a name." }));
    tell(() => map({ runId: run.runId, version: run.version, mapping, name }));
  };
  return (
    <Card title={say({ id: "imports.map.title", message: "What is in which column?" })}>
      <div className="space-y-6">
        <p className="measure text-quiet">
          {look.saved
            ? say(
                { id: "imports.map.remembered", message: "This file has the headers of “{name}”, and was read by it." },
                { name: look.saved },
              )
            : say({
                id: "imports.map.guessed",
                message: "Taken from the headers, as far as they say it. Look at each, and choose for the others.",
              })}
        </p>
        <ChoiceFields look={look} mapping={mapping} onChange={setMapping} />
        {look.tables.map((table) => (
          <MapTable key={table.name} table={table} mapping={mapping} onChange={setMapping} />
        ))}
        <TextField
          width="half"
          label={say({ id: "imports.map.name", message: "Save these columns as" })}
          hint={say({ id: "imports.map.name.hint", message: "The next file with the same headers is read by them." })}
          value={name}
          onChange={(value) => setName(value.slice(0, 60))}
        />
        {wrong && (
          <Notice live icon="wrong">
            {wrong}
          </Notice>
        )}
        <Buttons>
          <Button kind="primary" waiting={map.waiting} onPress={read}>
            {run.status === "read"
              ? say({ id: "imports.map.reread", message: "Read it anew" })
              : say({ id: "imports.map.read", message: "Read it so" })}
          </Button>
          {run.status === "mapping" && (
            <Button onPress={() => tell(() => drop({ runId: run.runId, version: run.version }))}>
              {say({ id: "imports.letGo", message: "Let it go" })}
            </Button>
          )}
        </Buttons>
      </div>
    </Card>
  );
}
