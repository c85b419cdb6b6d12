import { useRef, useState } from "react";
import { useParam } from "../ui/address.ts";
import { useAsk } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card, Facts } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { Slot } from "../ui/Slot.tsx";
import { useWords } from "../ui/words.ts";
import { ContactPointsCard } from "./ContactPointsCard.tsx";
import { type Person, people } from "./contract.ts";
import { FamilyCard } from "./family/FamilyCard.tsx";
import { FamilyOrders } from "./family/OrderNotice.tsx";
import { useFocusKept } from "./focusKept.ts";
import { NamesCard } from "./NamesCard.tsx";
import { PersonDialog, SafeLineDialog } from "./PersonForms.tsx";
import { PersonName } from "./PersonName.tsx";
import { useSpoken } from "./personWords.ts";
import { mayChangePerson, mayCreatePerson, reaches } from "./policy.ts";
import { RelationshipsCard } from "./RelationshipsCard.tsx";
import { SafeContactLine } from "./SafeLine.tsx";
import { WhySeen } from "./WhySeen.tsx";

/** A person, as far as one may know them: how to reach them without harm before anything else (R86). */
export function PersonPage() {
  const say = useWords();
  const me = useMe();
  const person = useAsk(people.show, { personId: useParam("personId") as Person["personId"] });
  const [open, setOpen] = useState<"person" | "safe">();
  const may = mayChangePerson(me, person);
  const held = reaches(person, "contact");
  const mayOpen = me.programs.some((program) => mayCreatePerson(me, program.id));
  const close = () => setOpen(undefined);
  const place = useRef<HTMLDivElement>(null);
  useFocusKept(place);
  return (
    <Page
      title={<PersonName label={person.label} look="full" />}
      kind={say({ id: "people.person", message: "Person" })}
      back={{ href: "/people", label: say({ id: "people.page", message: "People" }) }}
      actions={
        mayOpen &&
        person.diedOn === null && (
          <Link href={`/cases/new?person=${person.personId}`} look="primary" icon="plus">
            {say({ id: "people.openCase", message: "Open a case" })}
          </Link>
        )
      }
      header={
        <div className="mb-8">
          <Slot name="person.death" id={person.personId} />
          {held && <Slot name="person.missing" id={person.personId} />}
          {person.directoryOutOn && <OptedOut since={person.directoryOutOn} />}
          {held && <FamilyOrders personId={person.personId} />}
          {person.diedOn === null && (
            <SafeContactLine
              look="notice"
              safeLine={person.safeLine}
              held={held}
              action={
                may && (
                  <Button onPress={() => setOpen("safe")}>
                    {person.safeLine
                      ? say({ id: "people.safe.change", message: "Change this" })
                      : say({ id: "people.safe.write", message: "Write it down" })}
                  </Button>
                )
              }
            />
          )}
        </div>
      }
      aside={
        <>
          <About person={person} onChange={may ? () => setOpen("person") : undefined} />
          <Belonging person={person} />
          <p className="px-1">
            <WhySeen access={person.access} programIds={person.programs.map(({ programId }) => programId)} />
          </p>
          {may && <Slot name="person.missingSwitch" id={person.personId} />}
          {may && <Slot name="person.deathSwitch" id={person.personId} />}
        </>
      }
    >
      <div ref={place} tabIndex={-1} className="space-y-8">
        <Slot name="person.cases" id={person.personId} />
        {(may || person.names.length > 0) && <NamesCard person={person} may={may} />}
        {held && <ContactPointsCard person={person} may={may} />}
        {held && <FamilyCard person={person} may={may} />}
        {(may || person.relationships.length > 0) && <RelationshipsCard person={person} may={may} />}
        {held && <Slot name="person.files" id={person.personId} />}
        {may && <Slot name="person.walls" id={person.personId} />}
      </div>
      {open === "safe" && <SafeLineDialog person={person} onClose={close} />}
      {open === "person" && <PersonDialog person={person} onClose={close} />}
    </Page>
  );
}

/** Said before anything else: somebody who asks from outside learns nothing, not even that they are enrolled (R70). */
function OptedOut({ since }: { since: string }) {
  const say = useWords();
  const formats = useFormats();
  return (
    <div className="mb-4">
      <Notice icon="info" title={say({ id: "people.directory.title", message: "Their school may not confirm that they are enrolled" })}>
        {say(
          {
            id: "people.directory.text",
            message: "Opted out of directory information since {day}. Whoever asks from outside is told nothing, not even a name.",
          },
          { day: formats.day(since) },
        )}
      </Notice>
    </div>
  );
}

/** What else is known of them; what is not known takes no room. */
function About({ person, onChange }: { person: Person; onChange: (() => void) | undefined }) {
  const say = useWords();
  const formats = useFormats();
  const { nameOf } = useSpoken();
  const { born, language, interpreter } = person;
  const speaks = [
    ...(language ? [nameOf(language)] : []),
    ...(interpreter ? [say({ id: "people.needsInterpreter", message: "needs an interpreter" })] : []),
  ];
  const items = [
    { term: say({ id: "people.field.number", message: "Number" }), value: person.number },
    ...(born ? [{ term: say({ id: "people.field.born", message: "Born on" }), value: formats.day(born) }] : []),
    ...(speaks.length > 0
      ? [
          {
            term: say({ id: "people.field.language", message: "Language" }),
            value: speaks.map((one) => (
              <span key={one} className="block">
                {one}
              </span>
            )),
          },
        ]
      : []),
  ];
  return (
    <Card
      title={say({ id: "people.about", message: "About them" })}
      foot={
        onChange && (
          <Button kind="quiet" icon="note" className="-ms-3" onPress={onChange}>
            {say({ id: "people.change", message: "Change name and details" })}
          </Button>
        )
      }
    >
      <Facts items={items} />
    </Card>
  );
}

/** School and programs, as far as one sees them. */
function Belonging({ person: { enrolments, programs } }: { person: Person }) {
  const say = useWords();
  const formats = useFormats();
  if (enrolments.length === 0 && programs.length === 0) return null;
  return (
    <Card title={say({ id: "people.belongs", message: "Where they belong" })}>
      <ul className="space-y-3">
        {enrolments.map(({ site, grade, from, to }) => (
          <li key={`${site} ${from}`}>
            <bdi>{site}</bdi>
            <span className="block text-sm text-quiet">
              {[
                grade && say({ id: "people.grade", message: "Grade {grade}" }, { grade }),
                from && say({ id: "people.since", message: "since {day}" }, { day: formats.day(from) }),
                to && say({ id: "people.until", message: "until {day}" }, { day: formats.day(to) }),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        ))}
        {programs.map(({ programId, name }) => (
          <li key={programId}>
            <bdi>{name}</bdi>
            <span className="block text-sm text-quiet">{say({ id: "people.inProgram", message: "Program they take part in" })}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
