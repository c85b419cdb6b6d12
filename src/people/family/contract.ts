import { z } from "zod";
import { Access, day, endpoint, id, moment, personal, words, wordsOrNone } from "../../kernel/contract.ts";
import { PersonId, PersonLabel, RelationKind } from "../contract.ts";

/**
 * What each adult of a family may do: contact the person, see records, decide (hold educational rights), pick them up; and by what word of whom. A fact
 * by a paper ends with its last day and is then asked for again; what a school's roster says otherwise stands beside it until somebody decides.
 */
export const ClaimId = id("Claim");

export const FACTS = ["contact", "records", "decide", "pickUp"] as const;
export type FactName = (typeof FACTS)[number];

export const FactValue = z.enum(["yes", "no", "unknown"]);
/** What is true of it today: as it is kept, or that its paper has ended and somebody must ask again. */
export const FactNow = z.enum(["yes", "no", "unknown", "ended"]);
export type FactNow = z.infer<typeof FactNow>;

export const Basis = z.enum(["court_order", "agreement", "parent_statement", "school_record"]);
export type Basis = z.infer<typeof Basis>;

export const OrderKind = z.enum(["protective", "custody", "guardianship", "rights", "other"]);

const Who = z.object({ id: z.uuid(), name: z.string() });

/** What is written down of one adult. The days are those of the paper; on its last day it still counts. */
const Kept = z.object({
  contact: FactValue,
  contactBasis: Basis.nullish(),
  records: FactValue,
  recordsBasis: Basis.nullish(),
  decide: FactValue,
  decideBasis: Basis.nullish(),
  pickUp: FactValue,
  pickUpBasis: Basis.nullish(),
  /** Said to have harmed the person or their other parent: never proposed as a signer (R24). */
  accused: z.boolean(),
  orderKind: OrderKind.nullish(),
  court: personal(wordsOrNone(200)),
  number: personal(wordsOrNone(100)),
  from: day.nullish(),
  until: day.nullish(),
  /** A scan of the paper; left out it stays as it is. */
  scanId: z.uuid().nullish(),
});
export type Kept = z.output<typeof Kept>;

/** How often it was written; 0 where nothing is. */
const version = z.number().int().min(0).max(2_147_483_646);

const Standing = Kept.extend({
  now: z.object({ contact: FactNow, records: FactNow, decide: FactNow, pickUp: FactNow }),
  /** The system whose roster said so, where somebody took its word. */
  takenFrom: z.string().nullable(),
  /** Why its word was taken although an order stands. */
  takenWhy: z.string().nullable(),
  by: Who,
  at: moment,
});
export type Standing = z.infer<typeof Standing>;

const said = z.enum(["yes", "no"]).nullable();
/** What a school's roster says; null where it says nothing. */
const Says = z.object({ contact: said, records: said, decide: said, pickUp: said });
export type Says = z.infer<typeof Says>;

const Claim = z.object({
  claimId: ClaimId,
  says: Says,
  saidAt: moment,
  decided: z.object({ how: z.enum(["kept", "taken"]), by: Who, at: moment }).nullable(),
});

/** One adult, with what holds for them. */
export const Adult = z.object({
  adultId: PersonId,
  label: PersonLabel,
  kinds: z.array(RelationKind),
  language: z.string().nullable(),
  interpreter: z.boolean(),
  standing: Standing.nullable(),
  /** Whether there may be contact with them: an order against it, somebody's word against it, or an order that has ended. */
  noContact: z.enum(["order", "said", "ended"]).nullable(),
  /** What the roster says, where that is not what is kept here. `mayTake`: no order in force says otherwise; `needsWhy`: one stands against the adult. */
  claim: Claim.extend({ mayTake: z.boolean(), needsWhy: z.boolean() }).nullable(),
  version,
});
export type Adult = z.infer<typeof Adult>;

const one = z.object({ personId: PersonId, adultId: PersonId });

export const family = {
  show: endpoint({
    name: "family.show",
    method: "GET",
    path: "/people/:personId/family",
    in: one.pick({ personId: true }),
    out: z.object({ personId: PersonId, adults: z.array(Adult), access: Access }),
    about: "What each adult of a person's family may do; those against whom an order stands come first.",
  }),
  set: endpoint({
    name: "family.set",
    method: "POST",
    path: "/people/:personId/family/:adultId",
    in: one.extend({ ...Kept.shape, version }),
    out: z.object({ version }),
    about: "Writes down what an adult may do, and by what word. What was written before stays in the history.",
  }),
  history: endpoint({
    name: "family.history",
    method: "GET",
    path: "/people/:personId/family/:adultId/history",
    in: one,
    out: z.object({ personId: PersonId, standings: z.array(Standing), claims: z.array(Claim), access: Access }),
    about: "All that was ever written of an adult, and what rosters said, newest first.",
  }),
  decideClaim: endpoint({
    name: "family.decideClaim",
    method: "POST",
    path: "/people/:personId/family/:adultId/claims/:claimId/decide",
    in: one.extend({ claimId: ClaimId, how: z.enum(["kept", "taken"]), why: personal(words(4000)).nullish(), version }),
    out: z.object({ version }),
    about:
      "Says whether what is kept here stays or the roster's word is taken, where an order stands with the reason; the same roster does not ask again.",
  }),
  takeBackClaim: endpoint({
    name: "family.takeBackClaim",
    method: "POST",
    path: "/people/:personId/family/:adultId/claims/:claimId/take-back",
    in: one.extend({ claimId: ClaimId, version }),
    out: z.object({ version }),
    about: "Takes back that one's own decision took the roster's word: what stood before stands again, and the roster's question too.",
  }),
};
