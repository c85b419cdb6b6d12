import { useState } from "react";
import { people } from "../people/contract.ts";
import { isEnough, type KnownPerson, usePeopleSearch } from "../people/findPeople.ts";
import { AddressedFields, CallField } from "../people/PersonFields.tsx";
import { PersonName } from "../people/PersonName.tsx";
import { mayCreatePerson } from "../people/policy.ts";
import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Form } from "../ui/Form.tsx";
import { Notice } from "../ui/Notice.tsx";
import { SearchBox } from "../ui/SearchBox.tsx";
import { useWords } from "../ui/words.ts";
import { useActor } from "./useActor.ts";

/** Looks for somebody first, so that nobody is written down twice; only then writes a new person down. */
export function ChoosePerson({ programId, onChoose }: { programId: string; onChoose: (personId: string) => void }) {
  const say = useWords();
  const actor = useActor();
  const [typed, setTyped] = useState("");
  const [anew, setAnew] = useState(false);
  const { found, answered, failed, again } = usePeopleSearch(typed);
  const mayWrite = mayCreatePerson(actor, programId);
  if (anew) return <NewPerson programId={programId} call={typed} onDone={onChoose} onCancel={() => setAnew(false)} />;
  return (
    <div className="space-y-4">
      <SearchBox
        autoFocus
        label={say({ id: "cases.new.find", message: "Find a person" })}
        placeholder={say({ id: "cases.new.find.hint", message: "Name, nickname or number" })}
        value={typed}
        onChange={setTyped}
      />
      {failed && (
        <Notice live icon="wrong" action={<Button onPress={again}>{say({ id: "cases.again", message: "Try again" })}</Button>}>
          {say({ id: "cases.new.find.failed", message: "The search did not get through. What you typed is still here." })}
        </Notice>
      )}
      {found && found.length > 0 && <Found found={found} onChoose={onChoose} />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p role="status" className="grow text-quiet">
          {mayWrite &&
            typed.trim() === "" &&
            say({
              id: "cases.new.noName",
              message: "No name, or none they want to give? Type any word you will know them by. It is enough.",
            })}
          {answered && found?.length === 0 && say({ id: "cases.new.nobody", message: "Nobody found by that name." })}
        </p>
        {mayWrite && isEnough(typed) && answered && (
          <Button onPress={() => setAnew(true)}>{say({ id: "cases.new.anew", message: "Write a new person down" })}</Button>
        )}
      </div>
    </div>
  );
}

function Found({ found, onChoose }: { found: readonly KnownPerson[]; onChoose: (personId: string) => void }) {
  const say = useWords();
  return (
    <Card flush>
      <ul aria-label={say({ id: "cases.new.found", message: "People found" })} className="divide-y divide-line">
        {found.map(({ personId, label, site, number }) => (
          <li key={personId}>
            <Button
              kind="quiet"
              className="ring-inside w-full justify-start! rounded-none! px-5! text-start font-normal! text-ink!"
              onPress={() => onChoose(personId)}
            >
              <span className="min-w-0 grow">
                <PersonName label={label} className="font-semibold" />
                <span className="block text-sm text-quiet">{[site, label.pronouns, `#${number}`].filter(Boolean).join(" · ")}</span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface NewPersonProps {
  programId: string;
  call: string;
  onDone: (personId: string) => void;
  onCancel: () => void;
}

/** A word to call them by is enough (D15); the rest can be added on their page. */
function NewPerson({ programId, call, onDone, onCancel }: NewPersonProps) {
  const say = useWords();
  const tell = useTell(people.create);
  return (
    <Card>
      <Form
        tell={tell}
        also={{ programId }}
        initial={{ call }}
        submit={say({ id: "cases.new.write", message: "Write them down" })}
        actions={<Button onPress={onCancel}>{say({ id: "cases.new.back", message: "Back to the search" })}</Button>}
        onDone={({ id }) => onDone(id)}
      >
        <CallField autoFocus />
        <AddressedFields />
      </Form>
    </Card>
  );
}
