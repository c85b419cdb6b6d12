import { useState } from "react";
import { useAsk } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card, Facts } from "../ui/Card.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useMe } from "../ui/me.ts";
import { Page } from "../ui/Page.tsx";
import { Slot } from "../ui/Slot.tsx";
import { useWords } from "../ui/words.ts";
import { mayKeepPrograms } from "./policy.ts";
import { type KeptProgram, programs } from "./programs/contract.ts";
import { EndProgramForm } from "./programs/EndProgramForm.tsx";
import { NewProgramForm } from "./programs/NewProgramForm.tsx";
import { ProgramForm } from "./programs/ProgramForm.tsx";
import { kindWords, personWords, regimeWords } from "./programs/programWords.ts";
import { ReleaseDaysForm } from "./programs/ReleaseDaysForm.tsx";

/** The agency's programs and the rules under which each works: for all to read, and for its administrators to add. */
export function ProgramsPage() {
  const say = useWords();
  const changes = mayKeepPrograms(useMe());
  const { programs: all, victimServices } = useAsk(programs.list, {});
  const [adding, setAdding] = useState(false);
  const title = say({ id: "agencies.programs.page", message: "Programs and their rules" });
  const add = changes && !adding && (
    <Button icon="plus" onPress={() => setAdding(true)}>
      {say({ id: "agencies.program.add", message: "Add a program" })}
    </Button>
  );
  return (
    <Page
      width="text"
      title={title}
      kind={title}
      back={{ href: "/settings", label: say({ id: "agencies.settings", message: "Settings" }) }}
      lead={say({
        id: "agencies.programs.lead",
        message:
          "A program is the people who help together, under one set of rules. Who works in one sees nothing of another by that alone.",
      })}
      actions={all.length > 0 && add}
    >
      {adding && (
        <Card title={say({ id: "agencies.program.new", message: "A new program" })}>
          <NewProgramForm victimServices={victimServices} onClose={() => setAdding(false)} />
        </Card>
      )}
      {all.length === 0 && !adding && (
        <EmptyState icon="team" title={say({ id: "agencies.programs.none", message: "There is no program yet" })} action={add}>
          {say({
            id: "agencies.programs.none.text",
            message: "Cases and concerns live in a program. Add the first; then invite its people under Accounts.",
          })}
        </EmptyState>
      )}
      {all.map((program) => (
        <Card key={program.id} title={<bdi className="wrap-anywhere">{program.name}</bdi>}>
          <OneProgram program={program} />
          {changes && (
            <div className="mt-4 border-t border-line">
              <Disclosure title={say({ id: "agencies.program.change", message: "Change {program}" }, { program: program.name })}>
                <ProgramForm key={program.version} program={program} />
              </Disclosure>
              <Disclosure
                title={say({ id: "agencies.releaseDays", message: "How long releases stand in {program}" }, { program: program.name })}
              >
                <ReleaseDaysForm key={program.version} program={program} />
              </Disclosure>
              <Slot name="program.needs" id={program.id} />
              <Disclosure title={say({ id: "agencies.end", message: "End {program}" }, { program: program.name })}>
                <EndProgramForm key={program.version} program={program} />
              </Disclosure>
            </div>
          )}
        </Card>
      ))}
    </Page>
  );
}

function OneProgram({ program: { kind, personWord, regime, answers, takesConcerns, releaseDays } }: { program: KeptProgram }) {
  const say = useWords();
  const rules = regimeWords[regime];
  const unsure = answers !== null && (answers.privileged === "unsure" || answers.education === "unsure");
  return (
    <Facts
      items={[
        { term: say({ id: "agencies.program.does", message: "What it does" }), value: say(kindWords[kind]) },
        { term: say({ id: "agencies.program.helps", message: "The people it helps" }), value: say(personWords[personWord]) },
        {
          term: say({ id: "agencies.program.regime", message: "Its rules" }),
          value: (
            <>
              <span className="block font-semibold">{say(rules.name)}</span>
              <span className="block text-quiet">{say(rules.means)}</span>
              {unsure && (
                <span className="block text-quiet">
                  {say({
                    id: "agencies.program.unsure",
                    message: "Somebody did not know when it was added, so the stricter rules hold.",
                  })}
                </span>
              )}
            </>
          ),
        },
        {
          term: say({ id: "agencies.program.releases", message: "Releases" }),
          value: (
            <>
              <span className="block">
                {say(
                  { id: "agencies.program.releases.days", message: "Stand {usual} days unless said otherwise, at most {most}" },
                  releaseDays,
                )}
              </span>
              {releaseDays.because && <bdi className="block text-quiet">{releaseDays.because}</bdi>}
            </>
          ),
        },
        {
          term: say({ id: "agencies.program.concerns", message: "Concerns" }),
          value: takesConcerns
            ? say({ id: "agencies.program.concerns.yes", message: "May come to it" })
            : say({ id: "agencies.program.concerns.no", message: "Do not come to it" }),
        },
      ]}
    />
  );
}
