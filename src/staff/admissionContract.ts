import { z } from "zod";
import { endpoint, id, moment, none } from "../kernel/contract.ts";
import { MembershipId, MembershipParts, Named } from "./contract.ts";

/** Somebody an administrator asks to let into a program; the right that comes of it has the same id. */
export const AdmissionId = id("Admission");

const Admission = MembershipParts.extend({
  id: AdmissionId,
  program: z.string(),
  account: Named.extend({ email: z.string(), title: z.string().nullable() }),
  askedBy: Named,
  askedAt: moment,
});
export type Admission = z.infer<typeof Admission>;

const one = z.object({ admissionId: AdmissionId });

/** Letting somebody into a program is the act of two: an administrator asks, somebody who works there says yes or no (R08). */
export const admissions = {
  list: endpoint({
    name: "admission.list",
    method: "GET",
    path: "/admissions",
    in: none,
    out: z.object({ admissions: z.array(Admission) }),
    about: "Who waits to be let into a program in which one says who comes in.",
  }),
  admit: endpoint({
    name: "admission.admit",
    method: "POST",
    path: "/admissions/:admissionId/admit",
    stepUp: true,
    in: one,
    out: z.object({ membershipId: MembershipId }),
    about: "Lets somebody in: from now on they see what their role shows.",
  }),
  refuse: endpoint({
    name: "admission.refuse",
    method: "POST",
    path: "/admissions/:admissionId/refuse",
    in: one,
    out: none,
    about: "Does not let somebody in; an administrator takes back what was asked.",
  }),
};
