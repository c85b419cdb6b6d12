import { useState } from "react";
import { useAsk } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Link } from "../ui/Link.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useWords } from "../ui/words.ts";
import { ContactPointRow } from "./ContactPointRow.tsx";
import { type Person, people } from "./contract.ts";
import { EndDialog } from "./EndDialog.tsx";
import { type Adult, family } from "./family/contract.ts";
import { useOrderTitle } from "./family/familyWords.ts";
import { personHref } from "./findPeople.ts";
import { PersonName, usePersonText } from "./PersonName.tsx";
import { relationKinds } from "./personWords.ts";
import { RelationshipDialog } from "./RelationshipDialog.tsx";

type Relationship = Person["relationships"][number];

/** Who belongs to them: family, and others they trust. */
export function RelationshipsCard({ person, may }: { person: Person; may: boolean }) {
  const say = useWords();
  const [open, setOpen] = useState<Relationship | "new">();
  const done = () => setOpen(undefined);
  const { personId, relationships } = person;
  const { adults } = useAsk(family.show, { personId });
  return (
    <>
      <Card
        title={say({ id: "people.relations", message: "Family and helpers" })}
        flush
        foot={
          may && (
            <Button kind="quiet" icon="plus" className="-ms-3" onPress={() => setOpen("new")}>
              {say({ id: "people.relation.add", message: "Add somebody" })}
            </Button>
          )
        }
      >
        {relationships.length === 0 ? (
          <p className="measure px-5 pt-1 pb-4 text-quiet">
            {say({ id: "people.relations.none", message: "Nobody is written down. Family is not always safe: ask whom they trust." })}
          </p>
        ) : (
          <ul className="divide-y divide-line">
            {relationships.map((one) => (
              <Related
                key={one.relationshipId}
                person={person}
                relationship={one}
                adult={adults.find(({ adultId }) => adultId === one.otherId)}
                may={may}
                onEnd={() => setOpen(one)}
              />
            ))}
          </ul>
        )}
      </Card>
      {open === "new" && <RelationshipDialog personId={personId} onClose={done} />}
      {open && open !== "new" && (
        <EndDialog
          endpoint={people.endRelationship}
          input={{ personId, relationshipId: open.relationshipId, version: open.version }}
          title={say({ id: "people.relation.end", message: "Take them off this list" })}
          text={say({ id: "people.relation.end.text", message: "It stays in the record. Their own page does not change." })}
          explain={{
            "relationship.orderStands": {
              id: "people.relation.order",
              message: "There is to be no contact with them. Change that first: the warning would go with them.",
            },
          }}
          onClose={done}
        />
      )}
    </>
  );
}

interface RelatedProps {
  person: Person;
  relationship: Relationship;
  /** What holds for them: an order stands before their number (R86). */
  adult: Adult | undefined;
  may: boolean;
  onEnd: () => void;
}

function Related({ person, relationship, adult, may, onEnd }: RelatedProps) {
  const say = useWords();
  const text = usePersonText();
  const title = useOrderTitle();
  const { kind, label, otherId, contactPoints } = relationship;
  return (
    <li>
      <div className="flex items-center gap-3 px-5 pt-(--row) pb-1">
        <p className="min-w-0 grow leading-snug">
          <Link href={personHref(otherId)} className="font-semibold">
            <PersonName label={label} look="short" />
          </Link>
          <span className="block text-sm text-quiet">{say(relationKinds[kind])}</span>
        </p>
        {may && (
          <Menu
            iconOnly
            icon="more"
            kind="quiet"
            label={say({ id: "people.relation.more", message: "What to do with {name}" }, { name: text(label) })}
            entries={[{ id: "end", label: say({ id: "people.relation.end", message: "Take them off this list" }), run: onEnd }]}
          />
        )}
      </div>
      {adult?.noContact && (
        <p className="flex items-start gap-1.5 px-5 pb-1 font-semibold text-warn">
          <Icon name="warn" className="mt-1 size-4.5!" />
          <span>{title(adult, text(label))}</span>
        </p>
      )}
      {contactPoints.length > 0 ? (
        <ul className="ps-4 pb-1">
          {contactPoints.map((point) => (
            <ContactPointRow
              key={point.contactPointId}
              personId={person.personId}
              point={point}
              safeLine={person.safeLine}
              order={adult?.noContact && point.safe !== "unsafe" ? title(adult, text(label)) : undefined}
              may={may}
            />
          ))}
        </ul>
      ) : (
        <div className="pb-2" />
      )}
    </li>
  );
}
