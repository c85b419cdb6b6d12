import type { Explain } from "../ui/explaining.ts";
import type { Message } from "../ui/words.ts";
import type { ConflictKind } from "./conflictContract.ts";
import type { Origin } from "./contract.ts";
import type { Finding } from "./emergencyContract.ts";

/** What a wall is for, in words. */
export const originWords: Readonly<Record<Origin, Message>> = {
  personal: { id: "walls.origin.personal", message: "They know each other outside work" },
  request: { id: "walls.origin.request", message: "The person asked for it" },
  title_ix: { id: "walls.origin.titleIx", message: "A Title IX matter" },
};

/** What a review of an emergency found. */
export const findingWords: Readonly<Record<Finding, Message>> = {
  justified: { id: "walls.finding.justified", message: "It was justified" },
  not_justified: { id: "walls.finding.not", message: "It was not justified" },
};

/** What somebody said of themself, in words. */
export const conflictWords: Readonly<Record<ConflictKind, Message>> = {
  person: { id: "walls.know.person", message: "You know them" },
  hall: { id: "walls.know.livesIn", message: "You live there" },
  class: { id: "walls.know.sitsIn", message: "You take it" },
};

/** What can be wrong with it. */
export const conflictExplain: Explain = {
  "people.conflict.wholeName": {
    id: "walls.wrong.wholeName",
    message: "“{label}”: first and last name of each, please. One word alone fits too many.",
  },
};

/** What can stand in the way of a wall. */
export const wallExplain: Explain = {
  "wall.standing": { id: "walls.wrong.standing", message: "They are kept out already." },
  "wall.noColleague": { id: "walls.wrong.noColleague", message: "Choose a colleague who works here now." },
  "wall.holdsCase": { id: "walls.wrong.holds", message: "They are the case manager. Choose who takes the case over." },
  "wall.nobodyLeft": {
    id: "walls.wrong.nobodyLeft",
    message: "Nobody would be left who can carry the case. First let somebody else join the program.",
  },
  "wall.nobodyOnCall": {
    id: "walls.wrong.nobodyOnCall",
    message: "Nobody would be left who hears of something urgent. First name somebody else for the program.",
  },
  "wall.nobodyElsewhere": {
    id: "walls.wrong.nobodyElsewhere",
    message: "In another program they alone are there for whoever comes. Keep them out of the case instead.",
  },
  "wall.changed": { id: "walls.wrong.changed", message: "Somebody was quicker. See how it stands now." },
  "case.managerCannotCarry": {
    id: "walls.wrong.cannotCarry",
    message: "Whoever you chose cannot take the case over. Choose somebody else.",
  },
  "reason.too_small": { id: "walls.wrong.reason", message: "“{label}”: a few words, please." },
  "why.too_small": { id: "walls.wrong.why", message: "“{label}”: a few words, please." },
};

/** What can stand in the way of emergency access; none of it tells of anybody. */
export const emergencyExplain: Explain = {
  "emergency.unreviewed": {
    id: "walls.wrong.unreviewed",
    message: "Your last emergency access has not been looked at yet. Ask your supervisor to do it, or to open the case.",
  },
  "emergency.tooMany": { id: "walls.wrong.tooMany", message: "You have used this as often as one can in a day. Ask your supervisor." },
  "emergency.seesAlready": { id: "walls.wrong.sees", message: "You can see this case already. Look under Cases." },
  "emergency.over": { id: "walls.wrong.over", message: "It is over already." },
  "emergency.reviewed": { id: "walls.wrong.reviewed", message: "Somebody has looked at it already." },
  "threat.too_small": { id: "walls.wrong.threat", message: "“{label}”: say what happened, in a sentence (20 letters or more)." },
  "parties.too_small": { id: "walls.wrong.parties", message: "“{label}”: at least a name." },
  "words.too_small": { id: "walls.wrong.words", message: "“{label}”: a few words, please." },
  "counsel.too_small": { id: "walls.wrong.counsel", message: "“{label}”: a name and what was set." },
  "lifeOption.standing": { id: "walls.wrong.optionStands", message: "It is written down already." },
  "lifeOption.over": { id: "walls.wrong.optionOver", message: "It has ended, or is confirmed already." },
};
