import { useState } from "react";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Menu } from "../ui/Menu.tsx";
import { initialsOf, useDiscreet } from "../ui/screen.ts";
import { useWords } from "../ui/words.ts";
import { type Person, people, Recipient } from "./contract.ts";
import { EndDialog } from "./EndDialog.tsx";
import { NameDialog } from "./NameDialog.tsx";
import { writeName } from "./nameFor.ts";
import { addressed, nameKinds, recipients } from "./personWords.ts";

export type PersonalName = Person["names"][number];

/** What to call them before whom (D16), and the names behind that. */
export function NamesCard({ person, may }: { person: Person; may: boolean }) {
  const say = useWords();
  const [open, setOpen] = useState<{ what: "change" | "end"; name: PersonalName | undefined }>();
  const done = () => setOpen(undefined);
  const { name } = open ?? {};
  return (
    <>
      <Card
        title={say({ id: "people.names", message: "What to call them" })}
        flush
        foot={
          may && (
            <Button kind="quiet" icon="plus" className="-ms-3" onPress={() => setOpen({ what: "change", name: undefined })}>
              {say({ id: "people.name.add", message: "Add a name" })}
            </Button>
          )
        }
      >
        <Before person={person} />
        {person.names.length > 0 && (
          <div className="border-t border-line">
            <Rows>
              {person.names.map((one) => (
                <NameRow key={one.nameId} name={one} onOpen={may ? (what) => setOpen({ what, name: one }) : undefined} />
              ))}
            </Rows>
          </div>
        )}
      </Card>
      {open?.what === "change" && <NameDialog personId={person.personId} name={name} onClose={done} />}
      {open?.what === "end" && name && (
        <EndDialog
          endpoint={people.endName}
          input={{ personId: person.personId, nameId: name.nameId, version: name.version }}
          title={say({ id: "people.name.end", message: "Stop using this name" })}
          text={say({ id: "people.name.end.text", message: "Nobody is shown it from then on. It stays in the record." })}
          onClose={done}
        />
      )}
    </>
  );
}

/** Whom it is said to, and what may be said. A letter home that outs somebody is an injury: no name is said plainly. */
function Before({ person }: { person: Person }) {
  const say = useWords();
  const { shown } = useDiscreet();
  if (person.names.length === 0) {
    return (
      <p className="measure px-5 pt-1 pb-4 text-quiet">
        {say({
          id: "people.names.none",
          message: "No name is marked as safe before teachers, before family or in letters. Ask them first, then add one.",
        })}
      </p>
    );
  }
  return (
    <dl className="grid grid-cols-[minmax(6.5rem,max-content)_1fr] gap-x-6 gap-y-2 px-5 pt-1 pb-4">
      {Recipient.options.map((recipient) => {
        const name = person.nameWith[recipient];
        return (
          <div key={recipient} className="contents">
            <dt className="text-quiet">{say(addressed[recipient])}</dt>
            <dd className="min-w-0 font-semibold">
              {name ? (
                <bdi>{shown(name)}</bdi>
              ) : (
                <span className="inline-flex items-start gap-1.5 text-warn">
                  <Icon name="warn" className="mt-1 size-4.5!" />
                  {say({ id: "people.name.noneSafe", message: "nobody has said yet which name is safe here" })}
                </span>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function NameRow({ name, onOpen }: { name: PersonalName; onOpen: ((what: "change" | "end") => void) | undefined }) {
  const say = useWords();
  const { discreet } = useDiscreet();
  const written = writeName(name);
  const seen = discreet ? initialsOf(written) : written;
  return (
    <RowItem
      title={<bdi>{seen}</bdi>}
      detail={
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {say(nameKinds[name.kind])}
          {name.source === "roster" && ` · ${say({ id: "people.name.roster", message: "from the roster" })}`}
          {name.source === "concern" && ` · ${say({ id: "people.name.concern", message: "from a concern" })}`}
          {name.useWith.length === 0 ? (
            <Badge tone="outline">{say({ id: "people.name.withNobody", message: "safe with nobody" })}</Badge>
          ) : (
            name.useWith.map((recipient) => (
              <Badge key={recipient} tone="outline" icon="check">
                {say(recipients[recipient])}
              </Badge>
            ))
          )}
        </span>
      }
      action={
        onOpen && (
          <Menu
            iconOnly
            icon="more"
            kind="quiet"
            label={say({ id: "people.name.more", message: "What to do with the name {name}" }, { name: seen })}
            entries={[
              {
                id: "change",
                label: say({ id: "people.name.change", message: "Change it, or with whom it is safe" }),
                run: () => onOpen("change"),
              },
              { id: "end", label: say({ id: "people.name.end", message: "Stop using this name" }), run: () => onOpen("end") },
            ]}
          />
        )
      }
    />
  );
}
