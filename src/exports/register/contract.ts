import { z } from "zod";
import { endpoint } from "../../kernel/contract.ts";
import { register } from "../../oversight/register/contract.ts";

/** The file of the register is the record of disclosures between two days as a table, without a name or a word of any case (R67). */
export const registerFile = {
  make: endpoint({
    name: "export.register",
    method: "POST",
    path: "/exports/register",
    reads: true,
    weighty: true,
    stepUp: true,
    in: register.list.in.omit({ after: true }),
    out: z.object({
      name: z.string(),
      csv: z.string(),
      /** Lines of confidential programs, which leave with everything, by the word of a second person, and not so. */
      left: z.number().int(),
    }),
    about:
      "The register as CSV, for those who decide in its programs, and written down. Confidential programs stay out: they leave with an export that a second person said yes to. 409 export.tooManyLines.",
  }),
};
