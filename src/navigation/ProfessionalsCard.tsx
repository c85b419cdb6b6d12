import { contactIcons, contactKinds, contactResults, withWhoms } from "../cases/contacts/contactWords.ts";
import { isolate } from "../people/PersonName.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { Icon } from "../ui/Icon.tsx";
import { useWords } from "../ui/words.ts";
import type { Around } from "./contract.ts";

/** The latest words with professionals about the person: contacts of the case, recorded where all contacts are (C28). */
export function ProfessionalsCard({ found: { professionals } }: { found: Around }) {
  const say = useWords();
  const formats = useFormats();
  return (
    <Card flush title={say({ id: "navigation.professionals", message: "Spoken with professionals" })}>
      {professionals.length === 0 && (
        <p className="px-5 py-4 text-quiet">
          {say({
            id: "navigation.professionals.none",
            message: "Nobody yet. Record a contact “with somebody else”, and with whom: a service, the police, a court.",
          })}
        </p>
      )}
      <Rows>
        {professionals.map((one) => (
          <RowItem
            key={one.contactId}
            mark={<Icon name={contactIcons[one.kind]} className="text-quiet" />}
            title={say(withWhoms[one.withWhom])}
            detail={[
              formats.day(one.onDay),
              say(contactKinds[one.kind]),
              one.result === "completed" ? "" : say(contactResults[one.result]),
              isolate(one.by.name),
            ]
              .filter(Boolean)
              .join(" · ")}
          />
        ))}
      </Rows>
    </Card>
  );
}
