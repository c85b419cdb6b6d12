import type { Office } from "./contract.ts";

/** What a leave touches elsewhere. */
export const officeWords: Readonly<Record<Office["about"], { readonly id: string; readonly message: string }>> = {
  housing: { id: "leaves.office.housing", message: "Housing" },
  aid: { id: "leaves.office.aid", message: "Financial aid" },
  visa: { id: "leaves.office.visa", message: "Visa" },
  refund: { id: "leaves.office.refund", message: "Refund of fees" },
  insurance: { id: "leaves.office.insurance", message: "Health insurance" },
  other: { id: "leaves.office.other", message: "Something else" },
};
