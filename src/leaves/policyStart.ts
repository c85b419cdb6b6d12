import type { Policy } from "./contract.ts";

/** A policy to begin from: text of ours, which an agency makes its own before it publishes it. It is no legal advice, and law moves. */
export const policyStart: Pick<
  Policy,
  "title" | "summary" | "body" | "language" | "offices" | "documentsDays" | "reviewDays" | "appealDays"
> = {
  title: "Medical leave of absence",
  summary:
    "You may take time away from your studies for your health, and come back. It is the same process for every condition, of the body or the mind.\nYou ask, bring documents from somebody who treats you, and we decide within ten working days. Every term we ask of you is about you and has its reason. You may appeal.",
  body: "1. Any student may ask for a leave for their health. Nobody has to say what the condition is in order to ask.\n2. The process, its days and its decisions are the same for every condition.\n3. Documents are read by the reviewers named for the request, and by nobody else.\n4. A decision is made for the one person who asks, from what they bring. Each term has its own reason. There is no least time away for everybody.\n5. Whoever decides writes down how and until when it can be appealed. Somebody else decides the appeal, who does not work on the student's case.\n6. A return is asked for and decided in the same way.",
  language: "en",
  offices: [
    { about: "housing", who: "Housing office", says: "Ask what happens to your room, and by when you have to leave it." },
    {
      about: "aid",
      who: "Financial aid office",
      says: "A leave can begin the time in which loans are paid back. Ask before your last day.",
    },
    {
      about: "visa",
      who: "International office",
      says: "With a student visa, ask before you stop attending: it may end with your enrolment.",
    },
    { about: "refund", who: "Bursar", says: "How much of your fees comes back depends on the day. Ask which day counts." },
    { about: "insurance", who: "Health insurance desk", says: "Student insurance may end with your enrolment. Ask how it can go on." },
  ],
  documentsDays: 10,
  reviewDays: 10,
  appealDays: 14,
};
