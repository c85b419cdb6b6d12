import { z } from "zod";
import { Created, endpoint, id, moment, none, words, wordsOrNone } from "../kernel/contract.ts";
import { AccountId, Named } from "./contract.ts";

/** What an officer of the law is to this agency: a school official for one purpose, or an outsider, who has nothing but what is shared with them (D30). */
export const LawStandingId = id("LawStanding");

const Standing = z.enum(["official", "outsider"]);
const LawStanding = z.object({
  id: LawStandingId,
  /** A colleague, or another agency of the network. */
  who: z.string(),
  accountId: AccountId.nullable(),
  standing: Standing,
  purpose: z.string().nullable(),
  reason: z.string(),
  decidedBy: z.string(),
  decidedAt: moment,
  /** Where the person works in that role now. */
  programs: z.array(z.string()),
});
export type LawStanding = z.infer<typeof LawStanding>;

export const law = {
  list: endpoint({
    name: "law.list",
    method: "GET",
    path: "/law-officers",
    in: none,
    out: z.object({
      standings: z.array(LawStanding),
      /** Of whom it can be decided, for those who decide. */
      accounts: z.array(Named),
      agencies: z.array(z.object({ id: z.uuid(), name: z.string() })),
      mayDecide: z.boolean(),
    }),
    about: "What was decided of officers of the law, with the reason; for everybody who works here, and to print.",
  }),
  decide: endpoint({
    name: "law.decide",
    method: "POST",
    path: "/law-officers",
    creates: true,
    stepUp: true,
    in: z.object({
      accountId: AccountId.nullable().default(null),
      partnerAgencyId: z.uuid().nullable().default(null),
      standing: Standing,
      purpose: wordsOrNone(300),
      reason: words(1000),
    }),
    out: Created,
    about:
      "Decides it, in place of what was decided before. An outsider's roles and cases end at that moment. 422 purpose.needed, accountId.oneOf; 409 law.unknown.",
  }),
};
