import { useLocale } from "react-aria-components";
import type { Option } from "../ui/options.ts";
import { type Message, useWords } from "../ui/words.ts";
import type { NameParts, Person, Recipient } from "./contract.ts";

type Point = Person["contactPoints"][number];
type Relation = Person["relationships"][number]["kind"];

export const nameKinds: Readonly<Record<NameParts["kind"], Message>> = {
  chosen: { id: "people.name.chosen", message: "Chosen name" },
  legal: { id: "people.name.legal", message: "Name on papers" },
  former: { id: "people.name.former", message: "Former name" },
  alias: { id: "people.name.alias", message: "Another name" },
};

/** With whom a name is safe, as a box to tick. */
export const recipients: Readonly<Record<Recipient, Message>> = {
  us: { id: "people.with.us", message: "Us" },
  teachers: { id: "people.with.teachers", message: "Teachers" },
  family: { id: "people.with.family", message: "Family" },
  letters: { id: "people.with.letters", message: "Letters" },
};

/** The same, where the name stands beside it. */
export const addressed: Readonly<Record<Recipient, Message>> = {
  us: { id: "people.to.us", message: "Among us" },
  teachers: { id: "people.to.teachers", message: "To teachers" },
  family: { id: "people.to.family", message: "To family" },
  letters: { id: "people.to.letters", message: "In letters" },
};

export const pointKinds: Readonly<Record<Point["kind"], Message>> = {
  phone: { id: "people.point.phone", message: "Phone" },
  email: { id: "people.point.email", message: "E-mail" },
  post: { id: "people.point.post", message: "Post" },
  other: { id: "people.point.other", message: "Other" },
};

export const safeties: Readonly<Record<Point["safe"], Message>> = {
  safe: { id: "people.point.safe", message: "Safe" },
  unsafe: { id: "people.point.unsafe", message: "Not safe" },
  unknown: { id: "people.point.unknown", message: "Not known yet" },
};

export const relationKinds: Readonly<Record<Relation, Message>> = {
  parent: { id: "people.relation.parent", message: "Parent" },
  guardian: { id: "people.relation.guardian", message: "Guardian" },
  sibling: { id: "people.relation.sibling", message: "Sibling" },
  partner: { id: "people.relation.partner", message: "Partner" },
  relative: { id: "people.relation.relative", message: "Relative" },
  emergency: { id: "people.relation.emergency", message: "Emergency contact" },
  support: { id: "people.relation.support", message: "Somebody they trust" },
  other: { id: "people.relation.other", message: "Somebody else" },
};

/** A table of words as things to choose from, in its order. */
export function useOptions<K extends string>(words: Readonly<Record<K, Message>>): (Option & { id: K })[] {
  const say = useWords();
  return (Object.keys(words) as K[]).map((id) => ({ id, label: say(words[id]) }));
}

const common = "en es ar zh vi tl fr ht ko ru pt so am sw ur fa ps hi ne my uk pl de it ja ase".split(" ");

/** Languages a person may speak, each by its name in the language of the page; `known` is among them. */
export function useSpoken(known?: string | null): { options: Option[]; nameOf: (tag: string) => string } {
  const { locale } = useLocale();
  const names = new Intl.DisplayNames([locale], { type: "language", fallback: "code" });
  const say = useWords();
  const nameOf = (tag: string) => {
    // Browsers know no name for it.
    if (tag === "ase") return say({ id: "people.language.ase", message: "American Sign Language" });
    try {
      return names.of(tag) ?? tag;
    } catch {
      return tag;
    }
  };
  const tags = known && !common.includes(known) ? [known, ...common] : common;
  const options = tags.map((id) => ({ id, label: nameOf(id) })).sort((a, b) => a.label.localeCompare(b.label, locale));
  return { options, nameOf };
}
