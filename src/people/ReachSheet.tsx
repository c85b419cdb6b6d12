import { Suspense, useRef } from "react";
import { useAsk } from "../ui/asking.ts";
import { Sheet } from "../ui/Dialog.tsx";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import { useWords } from "../ui/words.ts";
import { ContactPointsCard } from "./ContactPointsCard.tsx";
import { type Person, type PersonLabel, people } from "./contract.ts";
import { FamilyOrders } from "./family/OrderNotice.tsx";
import { personHref } from "./findPeople.ts";
import { useFocusKept } from "./focusKept.ts";
import { usePersonText } from "./PersonName.tsx";
import { mayChangePerson } from "./policy.ts";
import { RelationshipsCard } from "./RelationshipsCard.tsx";
import { SafeContactLine } from "./SafeLine.tsx";

/** How to reach somebody, beside the case one is in: what makes it safe first, then the numbers, those marked unsafe hidden until asked for (R86). */
export function ReachSheet({ personId, label, onClose }: { personId: Person["personId"]; label: PersonLabel; onClose: () => void }) {
  const say = useWords();
  const text = usePersonText();
  return (
    <Sheet title={say({ id: "people.reach", message: "How to reach {name}" }, { name: text(label) })} open onClose={onClose}>
      <Suspense fallback={<Skeleton lines={5} />}>
        <Ways personId={personId} />
      </Suspense>
    </Sheet>
  );
}

function Ways({ personId }: { personId: Person["personId"] }) {
  const say = useWords();
  const person = useAsk(people.show, { personId });
  const may = mayChangePerson(useMe(), person);
  const place = useRef<HTMLDivElement>(null);
  useFocusKept(place);
  return (
    <div ref={place} tabIndex={-1} className="space-y-6 outline-none">
      <FamilyOrders personId={personId} />
      <SafeContactLine look="notice" safeLine={person.safeLine} />
      <ContactPointsCard person={person} may={may} />
      {person.relationships.length > 0 && <RelationshipsCard person={person} may={may} />}
      <p>
        <Link href={personHref(personId)}>{say({ id: "people.all", message: "All that is known of them" })}</Link>
      </p>
    </div>
  );
}
