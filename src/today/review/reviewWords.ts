import type { Explain } from "../../ui/explaining.ts";

/** What a refusal about a reviewer means, in words. */
export const reviewExplain: Explain = {
  "nudge.alreadySent": { id: "today.review.alreadySent", message: "You have asked about this within a day." },
  "reviewer.notAlone": { id: "today.reviewer.notAlone", message: "Several people work here: they look after each other." },
  "reviewer.notOutside": { id: "today.reviewer.notOutside", message: "Choose somebody who works in no program here." },
  "reviewer.alreadyThere": { id: "today.reviewer.already", message: "There is a reviewer already. End that review first." },
  "expiresOn.past": { id: "today.reviewer.past", message: "Choose a day to come." },
  "expiresOn.tooFar": { id: "today.reviewer.tooFar", message: "A year ahead at most." },
};
