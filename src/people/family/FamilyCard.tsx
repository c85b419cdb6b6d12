import { useState } from "react";
import { useAsk } from "../../ui/asking.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Link } from "../../ui/Link.tsx";
import { cx } from "../../ui/look.ts";
import { Menu } from "../../ui/Menu.tsx";
import { useWords } from "../../ui/words.ts";
import type { Person } from "../contract.ts";
import { PersonName, usePersonText } from "../PersonName.tsx";
import { relationKinds } from "../personWords.ts";
import { type Adult, family } from "./contract.ts";
import { Facts } from "./Facts.tsx";
import { FamilyDialog } from "./FamilyDialog.tsx";
import { FamilyHistory } from "./FamilyHistory.tsx";
import { RosterClaim } from "./RosterClaim.tsx";

/** What each adult of the family may do, a line each; only siblings of whom nothing is written have none. */
export function FamilyCard({ person, may }: { person: Person; may: boolean }) {
  const say = useWords();
  const { adults, access } = useAsk(family.show, { personId: person.personId });
  const [open, setOpen] = useState<{ what: "change" | "history"; adult: Adult }>();
  const shown = adults.filter(({ kinds, standing, claim }) => standing || claim || kinds.some((kind) => kind !== "sibling"));
  const close = () => setOpen(undefined);
  if (shown.length === 0) return null;
  return (
    <>
      <Card title={say({ id: "people.family", message: "What each adult may do" })} flush>
        <ul className="divide-y divide-line">
          {shown.map((adult) => (
            <AdultRow key={adult.adultId} person={person} adult={adult} may={may} onOpen={(what) => setOpen({ what, adult })} />
          ))}
        </ul>
      </Card>
      {open?.what === "change" && <FamilyDialog personId={person.personId} adult={open.adult} access={access} onClose={close} />}
      {open?.what === "history" && <FamilyHistory personId={person.personId} adult={open.adult} onClose={close} />}
    </>
  );
}

interface AdultRowProps {
  person: Person;
  adult: Adult;
  may: boolean;
  onOpen: (what: "change" | "history") => void;
}

function AdultRow({ person, adult, may, onOpen }: AdultRowProps) {
  const say = useWords();
  const text = usePersonText();
  const { standing, label, kinds, claim } = adult;
  const name = text(label);
  return (
    <li className="px-5 py-(--row)">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <div className="min-w-48 grow basis-0 leading-snug">
          <p>
            <span className="font-semibold">
              <PersonName label={label} look="short" />
            </span>
            {kinds.length > 0 && <span className="text-sm text-quiet"> {kinds.map((kind) => say(relationKinds[kind])).join(", ")}</span>}
          </p>
          <p className="mt-0.5">
            <Facts standing={standing} />
            {standing?.scanId && (
              <>
                {" · "}
                <Link href={`/api/files/${standing.scanId}/content`} newTab>
                  {say({ id: "people.order.scan", message: "the paper" })}
                </Link>
              </>
            )}
          </p>
          {standing?.accused && (
            <p className="mt-1">
              <Badge tone="warn">{say({ id: "people.family.accused", message: "said to have harmed them: never signs" })}</Badge>
            </p>
          )}
        </div>
        <div className={cx("flex items-center gap-1", adult.version === 0 && "sm:me-12")}>
          {may && (
            <Button
              kind="quiet"
              onPress={() => onOpen("change")}
              label={say({ id: "people.family.changeOf", message: "Change what holds for {name}" }, { name })}
            >
              {say({ id: "people.family.change", message: "Change" })}
            </Button>
          )}
          {adult.version > 0 && (
            <Menu
              iconOnly
              icon="more"
              kind="quiet"
              label={say({ id: "people.family.more", message: "More about {name}" }, { name })}
              entries={[
                {
                  id: "history",
                  label: say({ id: "people.family.history", message: "Who wrote what, and when" }),
                  run: () => onOpen("history"),
                },
              ]}
            />
          )}
        </div>
      </div>
      {claim && <RosterClaim personId={person.personId} adult={adult} claim={claim} may={may} />}
    </li>
  );
}
