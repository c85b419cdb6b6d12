import type { Tx } from "../../kernel/db.ts";
import type { FoundPerson } from "../queries.ts";
import { type Adult, FACTS, type Says, type Standing } from "./contract.ts";
import { mayHoldScan } from "./policy.ts";
import { adultsOf, type ClaimRow, claimsOf, openClaim, openStanding, standingsNow } from "./queries.ts";

/** The adults of a family and what holds for each today, those against whom something stands first. */
export async function showFamily(tx: Tx, found: FoundPerson): Promise<Adult[]> {
  const [adults, standings, claims] = await Promise.all([adultsOf(tx, found.id), standingsNow(tx, found.id), claimsOf(tx, found.id)]);
  const shown = adults.map(({ id, ...about }): Adult => {
    const row = standings.find((one) => one.other_id === id);
    const standing = row ? openStanding(tx, row, mayHoldScan(found)) : null;
    const claim = claims.find((one) => one.other_id === id && one.ended_at === null);
    return {
      adultId: id as Adult["adultId"],
      ...about,
      standing,
      noContact: standing && againstContact(standing),
      claim: claim && differs(standing, claim) ? shownClaim(standing, claim) : null,
      version: row?.n ?? 0,
    };
  });
  const rank = { order: 0, said: 1, ended: 2 } as const;
  return shown.sort((a, b) => (a.noContact ? rank[a.noContact] : 3) - (b.noContact ? rank[b.noContact] : 3));
}

function againstContact({ contact, contactBasis, now }: Standing): Adult["noContact"] {
  if (contact !== "no") return null;
  if (now.contact === "ended") return "ended";
  return contactBasis === "court_order" ? "order" : "said";
}

/** What a roster says is news where it is not what holds here; a paper that has ended holds nothing. */
function differs(standing: Standing | null, claim: ClaimRow): boolean {
  const { says } = openClaim(claim);
  return FACTS.some((fact) => says[fact] !== null && says[fact] !== (standing?.now[fact] ?? "unknown"));
}

/** A roster lifts no order: where a court says no today, its yes is not taken. */
export const mayTake = (standing: Standing | null, says: Says): boolean =>
  !standing || FACTS.every((fact) => !(says[fact] === "yes" && standing.now[fact] === "no" && standing[`${fact}Basis`] === "court_order"));

const shownClaim = (standing: Standing | null, claim: ClaimRow) => {
  const open = openClaim(claim);
  return { ...open, mayTake: mayTake(standing, open.says), needsWhy: isUnderOrder(standing) };
};

/** An order forbids this adult something today: whatever is eased against it, even what the order does not name, is looked at and said why. */
const isUnderOrder = (standing: Standing | null): boolean =>
  standing !== null && FACTS.some((fact) => standing.now[fact] === "no" && standing[`${fact}Basis`] === "court_order");
