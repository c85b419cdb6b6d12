import type { Answers, Regime } from "./contract.ts";

/** The regime that follows from the answers: where several would hold, the strictest does (R12), and what is not known counts as so. */
export function followRegime({ victimMoney, privileged, education }: Answers): Regime {
  if (victimMoney === "yes") return "VSP";
  if (privileged !== "no") return "CONF";
  return education === "no" ? "BASE" : "FERPA";
}
