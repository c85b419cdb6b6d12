import type { Access } from "../kernel/contract.ts";
import { reaches } from "../people/policy.ts";

/** Whoever writes in a case writes down who helps, when it was gone through, and whom the person chose. */
export const mayChangeInvolvements = (_actor: unknown, found: { readonly access: Access }) =>
  found.access.canWrite && reaches(found, "services");
