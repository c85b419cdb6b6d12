import { z } from "zod";
import { Created, day, endpoint, id, moment, none, personal, words, wordsOrNone } from "../kernel/contract.ts";
import { Named } from "./contract.ts";
import { RequirementId } from "./training/contract.ts";

/** Somebody from outside who may stand in for one who works alone (A19): named by that one, agreed to by an administrator, accepted by themself. */
const OutsiderId = id("Outsider");
const one = z.object({ outsiderId: OutsiderId });

const Outsider = z.object({
  outsiderId: OutsiderId,
  covered: Named,
  name: z.string(),
  email: z.string(),
  title: z.string().nullable(),
  /** The account they have for it, once an administrator agreed. */
  account: Named.nullable(),
  /** The last day on which they may stand in. */
  expiresOn: day,
  expired: z.boolean(),
  agreedBy: Named.nullable(),
  acceptedAt: moment.nullable(),
  /** The programs they are of on the days they stand in. */
  programs: z.array(z.object({ id: z.uuid(), name: z.string(), confidential: z.boolean() })),
  /** What these programs ask before a case and they have not yet. */
  lacks: z.array(
    z.object({
      requirementId: RequirementId,
      program: z.string(),
      kind: z.enum(["training", "agreement"]),
      title: z.string(),
      body: z.string().nullable(),
    }),
  ),
  /** They stand in now, or on days to come. */
  given: z.boolean(),
  mayAgree: z.boolean(),
  mayAccept: z.boolean(),
  /** The asker may say that they stand in from today on. */
  mayStart: z.boolean(),
});
export type Outsider = z.infer<typeof Outsider>;

export const outsiders = {
  list: endpoint({
    name: "outsider.list",
    method: "GET",
    path: "/cover/outside",
    in: none,
    out: z.object({
      /** Nobody of the agency can stand in for the asker. */
      alone: z.boolean(),
      outsiders: z.array(Outsider),
      /** The days they stand in at a stretch, at most. */
      coverDays: z.number().int(),
    }),
    about: "Who from outside may stand in: for whoever works alone, for administrators, and for the one who stands in.",
  }),
  name: endpoint({
    name: "outsider.name",
    method: "POST",
    path: "/cover/outside",
    creates: true,
    in: z.object({ name: personal(words(120)), email: personal(z.email().max(254)), title: wordsOrNone(120), expiresOn: day }),
    out: Created,
    about:
      "Names somebody from outside who may stand in for oneself, a year ahead at most. It opens nothing: an administrator agrees, they accept, and cover opens it. 409 outsider.notAlone, outsider.notOutside, outsider.alreadyThere.",
  }),
  agree: endpoint({
    name: "outsider.agree",
    method: "POST",
    path: "/cover/outside/:outsiderId/agree",
    stepUp: true,
    in: one,
    out: none,
    about: "An administrator agrees, and they are sent a way in. 409 outsider.notAlone, outsider.notOutside, account.emailTaken.",
  }),
  accept: endpoint({
    name: "outsider.accept",
    method: "POST",
    path: "/cover/outside/:outsiderId/accept",
    in: one,
    out: none,
    about: "Says oneself that one stands in, and that what one reads stays there.",
  }),
  end: endpoint({
    name: "outsider.end",
    method: "POST",
    path: "/cover/outside/:outsiderId/end",
    in: one,
    out: none,
    about: "They stand in no more: what they were let into closes in the same moment, and they are signed out.",
  }),
};
