import { useState } from "react";
import { Button } from "../ui/Button.tsx";
import { Card, Rows } from "../ui/Card.tsx";
import { useWords } from "../ui/words.ts";
import { ContactPointDialog } from "./ContactPointDialog.tsx";
import { ContactPointRow, type Point } from "./ContactPointRow.tsx";
import { type Person, people } from "./contract.ts";
import { EndDialog } from "./EndDialog.tsx";

/** The ways to reach them, each with whether it is safe. */
export function ContactPointsCard({ person, may }: { person: Person; may: boolean }) {
  const say = useWords();
  const [open, setOpen] = useState<{ what: "change" | "end"; point: Point | undefined }>();
  const done = () => setOpen(undefined);
  const { personId, contactPoints, safeLine } = person;
  const { point } = open ?? {};
  return (
    <>
      <Card
        title={say({ id: "people.points", message: "How to reach them" })}
        flush
        foot={
          may && (
            <Button kind="quiet" icon="plus" className="-ms-3" onPress={() => setOpen({ what: "change", point: undefined })}>
              {say({ id: "people.point.add", message: "Add a number or address" })}
            </Button>
          )
        }
      >
        {contactPoints.length === 0 ? (
          <p className="px-5 pt-1 pb-4 text-quiet">{say({ id: "people.points.none", message: "No number or address is written down." })}</p>
        ) : (
          <Rows>
            {contactPoints.map((one) => (
              <ContactPointRow
                key={one.contactPointId}
                personId={personId}
                point={one}
                safeLine={safeLine}
                may={may}
                onOpen={may ? (what) => setOpen({ what, point: one }) : undefined}
              />
            ))}
          </Rows>
        )}
      </Card>
      {open?.what === "change" && <ContactPointDialog personId={personId} point={point} onClose={done} />}
      {open?.what === "end" && point && (
        <EndDialog
          endpoint={people.endContactPoint}
          input={{ personId, contactPointId: point.contactPointId, version: point.version }}
          title={say({ id: "people.point.end", message: "Stop using it" })}
          text={say({ id: "people.point.end.text", message: "Nobody is offered it from then on. It stays in the record." })}
          onClose={done}
        />
      )}
    </>
  );
}
