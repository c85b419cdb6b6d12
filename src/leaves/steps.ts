import type { Act, Status } from "./contract.ts";

/** All that a step of the way is told of a leave: where it stands and what was decided. There is no more to tell it (R81). */
export interface Standing {
  readonly status: Status;
  readonly decision: { readonly stage: "request" | "return"; readonly outcome: "approved" | "modified" | "denied" } | null;
}

/** Where an act leads; undefined: not now. The database walks the same way (leaves.step), and a test holds the two together. */
export function stepFrom({ status, decision }: Standing, act: Act): Status | undefined {
  const denied = decision?.outcome === "denied";
  switch (act) {
    case "documents":
      return status === "requested" ? "documents_pending" : undefined;
    case "review":
      return status === "documents_pending" ? "under_review" : undefined;
    case "decide":
      return status === "under_review" ? "decided" : status === "return_requested" ? "return_decided" : undefined;
    case "begin":
      return decision && ((status === "decided" && !denied) || (status === "return_decided" && denied)) ? "on_leave" : undefined;
    case "askReturn":
      return status === "on_leave" ? "return_requested" : undefined;
    case "appeal":
      // What was decided begins while its days for an appeal still run.
      return status === "decided" || status === "return_decided" || (status === "on_leave" && decision) ? "appealed" : undefined;
    case "decideAppeal":
      return status !== "appealed" ? undefined : decision?.stage === "request" ? "decided" : "return_decided";
    case "close":
      return status === "return_requested" || status === "appealed" || status === "closed" ? undefined : "closed";
  }
}
