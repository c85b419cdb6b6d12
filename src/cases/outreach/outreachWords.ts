import type { Explain } from "../../ui/explaining.ts";
import { caseExplain } from "../caseExplain.ts";

/** What can be wrong with a try, a "no thank you" or a closing for want of an answer. */
export const outreachExplain: Explain = {
  ...caseExplain,
  "outreach.declined": { id: "cases.outreach.wrong.declined", message: "They said “no thank you”. Nothing more is tried." },
  "outreach.unsafeWay": {
    id: "cases.outreach.wrong.unsafe",
    message: "That way is not safe for them. Look at how they want to be reached.",
  },
  "contact.tooLate": { id: "cases.outreach.wrong.late", message: "It is too late to take this back. Correct it in the case." },
  "case.tooFewTries": { id: "cases.outreach.wrong.few", message: "Three tries in at least two ways come first." },
  "case.needsReview": { id: "cases.outreach.wrong.review", message: "Risk is high: a supervisor looks at this closing first." },
  "review.alreadyAsked": { id: "cases.outreach.wrong.asked", message: "A supervisor has been asked already." },
  "review.notNeeded": { id: "cases.outreach.wrong.notNeeded", message: "Risk is not high any more: close the case yourself." },
  "review.alreadyDecided": { id: "cases.outreach.wrong.decided", message: "Somebody else has decided this." },
  stale: { id: "cases.outreach.wrong.stale", message: "Somebody has changed this case meanwhile. Look at it again." },
  missing: { id: "cases.outreach.wrong.missing", message: "“{label}”: say it in a few words." },
};
