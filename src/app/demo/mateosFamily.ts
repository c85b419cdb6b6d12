import { contacts } from "../../cases/contacts/contract.ts";
import { family } from "../../people/family/contract.ts";
import type { Player } from "./player.ts";

/** Mateo's parents: his mother speaks Spanish and decides; against his father there is an order, and the school's roster says otherwise. */
export async function tellMateosFamily(player: Player, tomas: string, at: { caseId: string; personId: string }): Promise<void> {
  const call = player.as(tomas);
  const personId = at.personId as never;
  const { adults } = await call(family.show, { personId });
  const adult = (name: string) => adults.find(({ label }) => label.call === name)?.adultId as never;
  const said = "parent_statement" as const;
  const blank = { court: null, number: null, accused: false };
  await call(family.set, {
    personId,
    adultId: adult("Elena"),
    ...blank,
    contact: "yes",
    contactBasis: said,
    records: "yes",
    recordsBasis: said,
    decide: "yes",
    decideBasis: said,
    pickUp: "yes",
    pickUpBasis: said,
    version: 0,
  });
  const court = "court_order" as const;
  await call(family.set, {
    personId,
    adultId: adult("Rubén"),
    ...blank,
    contact: "no",
    contactBasis: court,
    records: "no",
    recordsBasis: court,
    decide: "unknown",
    pickUp: "no",
    pickUpBasis: said,
    orderKind: "protective",
    court: "Rio Verde Family Court",
    number: "FC-2041",
    from: player.day(-60),
    until: player.day(300),
    version: 0,
  });
  await call(contacts.add, {
    caseId: at.caseId as never,
    kind: "collateral",
    result: "completed",
    onDay: player.day(-26),
    minutes: 15,
    withWhom: "family",
    withId: adult("Elena"),
    language: "es",
    interpreter: true,
    note: { audience: "team", body: "His mother asks that the school calls her, never the father. She works nights; mornings after ten." },
  });
}
