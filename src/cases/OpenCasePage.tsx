import type { PersonId } from "../people/contract.ts";
import { people } from "../people/contract.ts";
import { personHref } from "../people/findPeople.ts";
import { isolate, PersonName } from "../people/PersonName.tsx";
import { useSearchParam } from "../ui/address.ts";
import { useAsk } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { Notice } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { Wait } from "../ui/Skeleton.tsx";
import { useWords } from "../ui/words.ts";
import { CasesOfPerson } from "./CasesOfPerson.tsx";
import { ChoosePerson } from "./ChoosePerson.tsx";
import { OpenCaseForm } from "./OpenCaseForm.tsx";
import { mayOpenCase } from "./policy.ts";
import { useActor } from "./useActor.ts";

/** Opens a case: in which program, for whom, with whom, and the first step. All on one page; whoever is known already is looked for first. */
export function OpenCasePage() {
  const say = useWords();
  const me = useMe();
  const actor = useActor();
  const open = me.programs.filter(({ id }) => mayOpenCase(actor, id));
  const [asked, chooseProgram] = useSearchParam("program");
  const [personId, choosePerson] = useSearchParam("person");
  const program = open.find(({ id }) => id === asked) ?? (open.length === 1 ? open[0] : undefined);
  return (
    <Page
      width="text"
      title={say({ id: "cases.new", message: "Open a case" })}
      kind={say({ id: "cases.new", message: "Open a case" })}
      back={{ href: "/cases", label: say({ id: "cases.list", message: "Cases" }) }}
    >
      {open.length === 0 ? (
        <Notice>
          {say({
            id: "cases.new.notYou",
            message: "Your role does not open cases. Write a concern instead: whoever sorts them opens the case.",
          })}
        </Notice>
      ) : (
        <>
          {open.length > 1 && <ProgramPart programs={open} value={program?.id} onChange={chooseProgram} />}
          {program && (
            <Section title={say({ id: "cases.new.person", message: "Who is it about?" })}>
              {personId ? (
                <Wait lines={2}>
                  <div className="space-y-4">
                    <Chosen personId={personId as PersonId} onChange={() => choosePerson(undefined)} />
                    <CasesOfPerson id={personId} />
                  </div>
                </Wait>
              ) : (
                <ChoosePerson programId={program.id} onChoose={choosePerson} />
              )}
            </Section>
          )}
          {program && personId && <OpenCaseForm key={program.id} program={program} personId={personId as PersonId} />}
        </>
      )}
    </Page>
  );
}

interface ProgramPartProps {
  programs: readonly { id: string; name: string }[];
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}

function ProgramPart({ programs, value, onChange }: ProgramPartProps) {
  const say = useWords();
  const label = say({ id: "cases.new.program", message: "In which program?" });
  const options = programs.map(({ id, name }) => ({ id, label: name }));
  const props = { label, labelHidden: true, options, value: value ?? null, onChange: (id: string | null) => onChange(id ?? undefined) };
  return <Section title={label}>{options.length > 5 ? <Select {...props} width="half" /> : <RadioGroup {...props} />}</Section>;
}

/** Who was chosen. */
function Chosen({ personId, onChange }: { personId: PersonId; onChange: () => void }) {
  const say = useWords();
  const found = useAsk(people.show, { personId });
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-48 grow basis-0">
          <PersonName label={found.label} look="full" className="text-lg font-semibold" />
          {found.programs.length > 0 && (
            <span className="block text-sm text-quiet">
              {say(
                { id: "cases.new.known", message: "Known in {programs}" },
                { programs: found.programs.map(({ name }) => isolate(name)).join(", ") },
              )}
            </span>
          )}
        </p>
        <Link href={personHref(personId)} newTab look="quiet">
          {say({ id: "cases.new.page", message: "Their page" })}
        </Link>
        <Button onPress={onChange}>{say({ id: "cases.new.other", message: "Somebody else" })}</Button>
      </div>
    </Card>
  );
}
