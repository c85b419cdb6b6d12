import { useState } from "react";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Link } from "../ui/Link.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useWords } from "../ui/words.ts";
import { ContactPointRow } from "./ContactPointRow.tsx";
import { type Person, people } from "./contract.ts";
import { EndDialog } from "./EndDialog.tsx";
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
              <Related key={one.relationshipId} person={person} relationship={one} may={may} onEnd={() => setOpen(one)} />
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
          onClose={done}
        />
      )}
    </>
  );
}

function Related({ person, relationship, may, onEnd }: { person: Person; relationship: Relationship; may: boolean; onEnd: () => void }) {
  const say = useWords();
  const text = usePersonText();
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
      {contactPoints.length > 0 ? (
        <ul className="ps-4 pb-1">
          {contactPoints.map((point) => (
            <ContactPointRow key={point.contactPointId} personId={otherId} point={point} safeLine={person.safeLine} may={may} />
          ))}
        </ul>
      ) : (
        <div className="pb-2" />
      )}
    </li>
  );
}
