import { z } from "zod";
import { Access, endpoint } from "../../kernel/contract.ts";
import { PersonId } from "../../people/contract.ts";
import { Status } from "../record/contract.ts";
import { CaseId } from "../timeline/contract.ts";

/** A person's cases, as far as the asker may see them. */
export const CaseOfPerson = z.object({
  personId: PersonId,
  caseId: CaseId,
  number: z.number().int(),
  programName: z.string(),
  status: Status,
  managerName: z.string().nullable(),
  access: Access,
});
export type CaseOfPerson = z.infer<typeof CaseOfPerson>;

export const casesOfPeople = {
  list: endpoint({
    name: "case.ofPeople",
    method: "POST",
    path: "/cases/of-people",
    reads: true,
    in: z.object({ personIds: z.array(PersonId).max(20) }),
    out: z.object({ cases: z.array(CaseOfPerson) }),
    about: "The cases of these persons that the asker may see, open ones first.",
  }),
};
