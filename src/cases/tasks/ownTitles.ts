/**
 * What a step says that nobody typed: a word of a closed list, kept as it stands here and said in the language of whoever reads it (useTaskTitle.ts).
 */
export const ownTitles = {
  readConcern: "Read what came in",
  takeUpAgain: "Take the case up again",
  closeAfterDeath: "They have died. Close the case when you are ready",
  tellManager: "Tell them who their case manager is now",
  signerMayNot: "Who signed a release may not sign for them any more: it ended. Is a new one wanted?",
  missingNow: "They are written down as missing: their releases ended. Who has to know?",
  askAfterImport: "Came from before: what is the next step?",
  safetyFollowUp: "An answer on a form asks for it: speak with them about their safety today",
  hearing: "A hearing",
  interview: "An interview",
  appointment: "An appointment",
  filing: "Something to file",
  discharge: "A discharge",
  visit: "A visit to an office",
  aroundThem: "Something around them",
  prepareEvent: "The day before: get ready with them",
  rightsAgain: "Go through their rights with them again",
  legalClock: "A day comes up: look at what stands around them",
  planSaid: "They wrote about their plan on their own page: read it there",
  planChange: "They want to change their plan: read what they wrote on their own page",
  planTicked: "They say that a step of their plan is done",
  planUnticked: "They say that a step of their plan is not done yet",
} as const;
