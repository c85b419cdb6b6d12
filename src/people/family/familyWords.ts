import { useFormats } from "../../ui/formats.ts";
import { type Message, type Say, useWords } from "../../ui/words.ts";
import { type Adult, type Basis, FACTS, type FactName, type Kept, type Says, type Standing } from "./contract.ts";

/** A fact as one is asked for it. */
export const factWords: Readonly<Record<FactName, Message>> = {
  contact: { id: "people.family.contact", message: "May we contact them?" },
  records: { id: "people.family.records", message: "May they see records?" },
  decide: { id: "people.family.decide", message: "Do they decide? (hold educational rights)" },
  pickUp: { id: "people.family.pickUp", message: "May they pick up?" },
};

const yes: Readonly<Record<FactName, Message>> = {
  contact: { id: "people.family.yes.contact", message: "contact" },
  records: { id: "people.family.yes.records", message: "records" },
  decide: { id: "people.family.yes.decide", message: "holds educational rights" },
  pickUp: { id: "people.family.yes.pickUp", message: "may pick up" },
};

const no: Readonly<Record<FactName, Message>> = {
  contact: { id: "people.family.no.contact", message: "no contact" },
  records: { id: "people.family.no.records", message: "no records" },
  decide: { id: "people.family.no.decide", message: "does not decide" },
  pickUp: { id: "people.family.no.pickUp", message: "may not pick up" },
};

const unknown: Readonly<Record<FactName, Message>> = {
  contact: { id: "people.family.unknown.contact", message: "contact" },
  records: { id: "people.family.unknown.records", message: "records" },
  decide: { id: "people.family.unknown.decide", message: "who decides" },
  pickUp: { id: "people.family.unknown.pickUp", message: "pick-up" },
};

export const factValues: Readonly<Record<Kept["contact"], Message>> = {
  yes: { id: "people.family.yes", message: "Yes" },
  no: { id: "people.family.no", message: "No" },
  unknown: { id: "people.family.unknown", message: "Not known" },
};

export const bases: Readonly<Record<Basis, Message>> = {
  court_order: { id: "people.basis.order", message: "Court order" },
  agreement: { id: "people.basis.agreement", message: "Agreement" },
  parent_statement: { id: "people.basis.parent", message: "A parent says so" },
  school_record: { id: "people.basis.school", message: "School record" },
};

export const orderKinds: Readonly<Record<NonNullable<Kept["orderKind"]>, Message>> = {
  protective: { id: "people.order.protective", message: "Protective order" },
  custody: { id: "people.order.custody", message: "Custody" },
  guardianship: { id: "people.order.guardianship", message: "Guardianship" },
  rights: { id: "people.order.rights", message: "Educational rights" },
  other: { id: "people.order.other", message: "Another order" },
};

/** A piece of what holds for an adult; `strong` forbids or asks again. */
export interface Piece {
  id: string;
  text: string;
  strong: boolean;
}

/** What holds for an adult, in words: "court order Apr 4: no records, no contact". */
export function useFactWords() {
  const say = useWords();
  const formats = useFormats();
  return {
    tell: (standing: Standing | null) => tellStanding(say, (day) => formats.day(day), standing),
    tellSays: (says: Says) => formats.list(FACTS.flatMap((fact) => (says[fact] ? [say((says[fact] === "yes" ? yes : no)[fact])] : []))),
  };
}

function tellStanding(say: Say, day: (day: string) => string, standing: Standing | null): Piece[] {
  const open = FACTS.filter((fact) => !standing || standing.now[fact] === "unknown");
  if (!standing || open.length === FACTS.length)
    return [
      { id: "none", text: say({ id: "people.family.none", message: "Nothing is written down. Ask before you act on it." }), strong: false },
    ];
  const pieces = (["court_order", "agreement", null] as const).flatMap((basis) => tellGroup(say, day, standing, basis));
  if (open.length > 0) {
    const what = open.map((fact) => say(unknown[fact])).join(", ");
    pieces.push({ id: "open", text: say({ id: "people.family.open", message: "not written down yet: {what}" }, { what }), strong: false });
  }
  return pieces;
}

/** The facts of one paper, or of no paper. */
function tellGroup(say: Say, day: (day: string) => string, standing: Standing, basis: "court_order" | "agreement" | null): Piece[] {
  const facts = FACTS.filter((fact) => {
    const own = standing[`${fact}Basis`];
    return standing.now[fact] !== "unknown" && (basis ? own === basis : own === "parent_statement" || own === "school_record");
  });
  if (facts.length === 0) return [];
  const { from, until, now } = standing;
  if (basis && facts.some((fact) => now[fact] === "ended"))
    return [{ id: basis, text: say(ended[basis], { day: until ? day(until) : "" }), strong: true }];
  const whole = facts.length === FACTS.length && facts.every((fact) => now[fact] === "yes");
  const what = whole
    ? say({ id: "people.family.all", message: "everything (contact, records, decisions, pick-up)" })
    : facts.map((fact) => say((now[fact] === "yes" ? yes : no)[fact])).join(", ");
  const strong = facts.some((fact) => now[fact] === "no");
  if (!basis) return [{ id: "said", text: what, strong }];
  const paper = from ? say(dated[basis], { day: day(from) }) : say(undated[basis]);
  const told = until ? say({ id: "people.family.until", message: "{paper}, until {day}" }, { paper, day: day(until) }) : paper;
  return [{ id: basis, text: say({ id: "people.family.by", message: "{paper}: {what}" }, { paper: told, what }), strong }];
}

const ended = {
  court_order: { id: "people.order.ended", message: "court order ended {day}, ask again" },
  agreement: { id: "people.agreement.ended", message: "agreement ended {day}, ask again" },
} as const;
const dated = {
  court_order: { id: "people.order.dated", message: "court order {day}" },
  agreement: { id: "people.agreement.dated", message: "agreement {day}" },
} as const;
const undated = {
  court_order: { id: "people.order.undated", message: "court order" },
  agreement: { id: "people.agreement.undated", message: "agreement" },
} as const;

/** What is said before any contact with an adult. */
export function useOrderTitle(): (adult: Adult, name: string) => string {
  const say = useWords();
  return ({ noContact }, name) => {
    if (noContact === "order")
      return say({ id: "people.order.against", message: "There is an order against contact with {name}" }, { name });
    if (noContact === "said") return say({ id: "people.order.said", message: "There should be no contact with {name}" }, { name });
    return say({ id: "people.order.over", message: "An order against contact with {name} has ended: ask again first" }, { name });
  };
}
