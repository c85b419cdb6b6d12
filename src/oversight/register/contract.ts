import { z } from "zod";
import { FerpaCode, MandateCode, ShareBasis, ShareMethod } from "../../disclosures/copyContract.ts";
import { cursor, day, endpoint, id, moment, none } from "../../kernel/contract.ts";
import { ReleaseItem } from "../../releases/contract.ts";
import { recipientKinds } from "../../releases/recipientContract.ts";
import { OverrideFinding } from "../contract.ts";

const CaseId = id("Case");
const Named = z.object({ id: z.uuid(), name: z.string() });
const Party = z.object({ id: z.uuid(), name: z.string().nullable(), kind: z.enum(recipientKinds) });

/** One line of the record of disclosures across cases: a case by its number, never a name or a word of it. */
export const RegisterLine = z.object({
  id: z.uuid(),
  at: moment,
  programId: z.uuid(),
  /** null where the reader may not open it. */
  caseId: CaseId.nullable(),
  caseNumber: z.number().int(),
  by: Named,
  basis: ShareBasis,
  code: z.union([FerpaCode, MandateCode]).nullable(),
  /** The class that the law does not ask to be recorded, and that is kept all the same (R67). */
  exempt: z.enum(["person", "consented", "school_official", "directory"]).nullable(),
  /** null: the person themselves, or, in an emergency, the colleague who read it. */
  party: Party.nullable(),
  method: ShareMethod.nullable(),
  items: z.array(ReleaseItem),
  openedAt: moment.nullable(),
  /** What was found of it where it was done past a gate. */
  finding: OverrideFinding.nullable(),
});
export type RegisterLine = z.infer<typeof RegisterLine>;

/** That somebody opened something of a person. */
export const RegisterLook = z.object({
  id: z.uuid(),
  at: moment,
  action: z.string(),
  by: Named,
  programId: z.uuid(),
  caseId: CaseId.nullable(),
  caseNumber: z.number().int(),
});
export type RegisterLook = z.infer<typeof RegisterLook>;

const within = { from: day, to: day, programId: z.uuid().optional(), byId: z.uuid().optional(), after: cursor };

/** The register is the record of disclosures of all the cases somebody answers for, and who looked at what of whom (R67, R68). */
export const register = {
  parties: endpoint({
    name: "register.parties",
    method: "GET",
    path: "/register/parties",
    in: none,
    out: z.object({
      parties: z.array(Party.extend({ name: z.string() })),
      colleagues: z.array(Named),
      programs: z.array(Named),
    }),
    about: "For whom, by whom and in which programs the register can be asked.",
  }),
  list: endpoint({
    name: "register.list",
    method: "GET",
    path: "/register",
    in: z.object({ ...within, recipientId: z.uuid().optional(), basis: ShareBasis.optional() }),
    out: z.object({
      lines: z.array(RegisterLine),
      next: z.string().nullable(),
      counts: z.object({
        shared: z.number().int(),
        exempt: z.number().int(),
        emergencies: z.number().int(),
        /** How often somebody said no before anything left. */
        noes: z.number().int(),
        /** Requests for a record that were refused. */
        refused: z.number().int(),
      }),
    }),
    about:
      "What was shared, to whom and by what right, across the cases of the programs the asker decides in; newest first, a page at a time.",
  }),
  looks: endpoint({
    name: "register.looks",
    method: "GET",
    path: "/register/looks",
    in: z.object(within),
    out: z.object({ looks: z.array(RegisterLook), next: z.string().nullable() }),
    about: "Who opened what of whom in those programs, newest first (R68).",
  }),
};
