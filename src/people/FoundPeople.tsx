import { Badge } from "../ui/Badge.tsx";
import { Link } from "../ui/Link.tsx";
import { useWords } from "../ui/words.ts";
import { type KnownPerson, personHref } from "./findPeople.ts";
import { PersonName } from "./PersonName.tsx";

/** Persons that were found, each a way to their page. */
export function FoundPeople({ found, label }: { found: readonly KnownPerson[]; label: string }) {
  return (
    <ul aria-label={label} className="divide-y divide-line">
      {found.map((person) => (
        <li key={person.personId}>
          <Link
            href={personHref(person.personId)}
            look="plain"
            className="ring-inside flex min-h-(--tap) flex-wrap items-center gap-x-4 gap-y-0.5 px-5 py-(--row) hover:bg-wash/60"
          >
            <span className="min-w-48 grow basis-0">
              <PersonName label={person.label} className="block leading-snug font-semibold" />
              <Detail person={person} />
            </span>
            <Mine person={person} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Detail({ person: { number, label, site } }: { person: KnownPerson }) {
  const parts = [site, label.pronouns, `#${number}`].filter((part) => part !== null);
  return (
    <span className="block text-sm text-quiet">
      {parts.map((part, at) => (
        <span key={part}>
          {at > 0 && " · "}
          <bdi>{part}</bdi>
        </span>
      ))}
    </span>
  );
}

/** That one works with them already. */
function Mine({ person }: { person: KnownPerson }) {
  const say = useWords();
  const { because } = person.access;
  if (because.includes("owner") || because.includes("team"))
    return <Badge tone="accent">{say({ id: "people.found.mine", message: "with you" })}</Badge>;
  if (because.includes("cover")) return <Badge tone="outline">{say({ id: "people.found.cover", message: "you stand in" })}</Badge>;
  return null;
}
