import { useEffect, useRef, useState } from "react";
import { useSearchParam } from "../ui/address.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { SearchBox } from "../ui/SearchBox.tsx";
import { useWords } from "../ui/words.ts";
import { FoundPeople } from "./FoundPeople.tsx";
import { isEnough, usePeopleSearch } from "./findPeople.ts";
import { NewPersonForm } from "./NewPersonForm.tsx";
import { mayCreatePerson } from "./policy.ts";

/** Everybody one may know of: found by typing, written down when they are not there. */
export function PeoplePage() {
  const say = useWords();
  const me = useMe();
  const [typed, setTyped] = useState("");
  const [writing, setWriting] = useSearchParam("new");
  const programs = me.programs.filter((program) => mayCreatePerson(me, program.id));
  const kind = say({ id: "people.page", message: "People" });
  if (writing && programs.length > 0) {
    return (
      <Page
        width="text"
        title={say({ id: "people.new", message: "Write a new person down" })}
        kind={kind}
        lead={say({ id: "people.new.lead", message: "A word to call them by is enough. It can be any name they choose." })}
      >
        <NewPersonForm call={typed} programs={programs} onCancel={() => setWriting(undefined)} />
      </Page>
    );
  }
  return (
    <Page width="text" title={kind} kind={kind}>
      {me.programs.length === 0 ? (
        <EmptyState icon="people" title={say({ id: "people.noProgram", message: "Your account opens no records of people" })}>
          {say({
            id: "people.noProgram.text",
            message: "Records are open to those who work in a program. If your work needs it, ask your administrator.",
          })}
        </EmptyState>
      ) : (
        <Find typed={typed} onType={setTyped} onNew={programs.length > 0 ? () => setWriting("person") : undefined} />
      )}
    </Page>
  );
}

function Find({ typed, onType, onNew }: { typed: string; onType: (typed: string) => void; onNew: (() => void) | undefined }) {
  const say = useWords();
  const place = useRef<HTMLDivElement>(null);
  const { found, answered, failed, again } = usePeopleSearch(typed);
  useEffect(() => {
    // On a phone the keyboard would cover the page before it was seen.
    if (matchMedia("(pointer: fine)").matches) place.current?.querySelector("input")?.focus();
  }, []);
  const count = found?.length ?? 0;
  const anew = onNew && <Button onPress={onNew}>{say({ id: "people.new", message: "Write a new person down" })}</Button>;
  const many = say(
    { id: "people.found", message: "{count, plural, =0 {Nobody found} one {One person found} other {# people found}}" },
    { count },
  );
  return (
    <div ref={place} className="space-y-5">
      <div className="space-y-2">
        <SearchBox
          label={say({ id: "people.find", message: "Find a person" })}
          placeholder={say({ id: "people.find.hint", message: "Name, nickname or number" })}
          value={typed}
          onChange={onType}
        />
        <p role="status" className="min-h-6 text-sm text-quiet">
          {answered && (count >= 20 ? say({ id: "people.found.best", message: "The 20 that fit best" }) : many)}
        </p>
      </div>
      {failed ? (
        <Notice live icon="wrong" action={<Button onPress={again}>{say({ id: "people.again", message: "Try again" })}</Button>}>
          {say({ id: "people.find.failed", message: "The search did not get through. What you typed is still here." })}
        </Notice>
      ) : !isEnough(typed) ? (
        <EmptyState icon="people" title={say({ id: "people.start", message: "Type a name to find somebody" })} action={anew}>
          {say({
            id: "people.start.text",
            message:
              "Two letters are enough. Misspelled names and nicknames are found too. You see the people you work with, and those of your programs.",
          })}
        </EmptyState>
      ) : count > 0 ? (
        <Card
          flush
          foot={
            anew && (
              <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
                <span className="grow text-quiet">{say({ id: "people.notThere", message: "Not there?" })}</span>
                {anew}
              </div>
            )
          }
        >
          <FoundPeople found={found ?? []} label={many} />
        </Card>
      ) : (
        answered && (
          <EmptyState
            icon="search"
            title={say({ id: "people.none", message: "Nobody found by that name" })}
            action={
              <span className="flex flex-wrap items-center justify-center gap-3">
                {anew}
                <Link href="/emergency" look="quiet">
                  {say({ id: "people.none.emergency", message: "Somebody is in danger now" })}
                </Link>
              </span>
            }
          >
            {say({
              id: "people.none.text",
              message: "Try fewer letters, a nickname, or a number. Some people are shown only to those who work with them.",
            })}
          </EmptyState>
        )
      )}
    </div>
  );
}
