import type { Message } from "../ui/words.ts";

/** Why a code was not made. */
export const pageExplain: Readonly<Record<string, Message>> = {
  "safe.invalid": { id: "portal.wrong.safe", message: "Ask them first whether a page is safe for them." },
  "safe.missing": { id: "portal.wrong.safe", message: "Ask them first whether a page is safe for them." },
  "minor.missing": { id: "portal.wrong.minor", message: "Say whether they are under 18." },
  "decided.missing": { id: "portal.wrong.decided", message: "Say in a few words why this person may hold it." },
  "guardianId.missing": { id: "portal.wrong.guardian", message: "Choose who holds it." },
  "guardianId.accused": { id: "portal.wrong.accused", message: "They may not hold it. The person’s page says why, under Family." },
  "guardianId.noContact": { id: "portal.wrong.noContact", message: "There is to be no contact with them. They cannot hold it." },
  "guardianId.noRights": { id: "portal.wrong.noRights", message: "They may not decide for them. They cannot hold it." },
  "holder.noBirthDate": { id: "portal.wrong.birth", message: "Write down the birth date first: a guardian’s page ends with it." },
  "holder.isOfAge": { id: "portal.wrong.ofAge", message: "They are of age and hold their page themselves." },
  "page.off": { id: "portal.wrong.off", message: "Pages are switched off in this program." },
  "page.died": { id: "portal.wrong.died", message: "They have died." },
  "page.ended": { id: "portal.wrong.ended", message: "This page does not open any more. End it and begin anew." },
  "page.notForGuardians": {
    id: "portal.wrong.notForGuardians",
    message: "In this program a page is the person’s own; no guardian holds one.",
  },
};
