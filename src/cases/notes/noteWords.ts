import type { z } from "zod";
import type { Message } from "../../ui/words.ts";
import type { Audience, Topic } from "../timeline/contract.ts";

/** For whom a note is, as a chip. */
export const audienceWords: Readonly<Record<Audience, Message>> = {
  author: { id: "cases.audience.author", message: "Only me" },
  team: { id: "cases.audience.team", message: "Team" },
  program: { id: "cases.audience.program", message: "Program" },
  person: { id: "cases.audience.person", message: "With the person" },
};

/** Who reads it then, as a sentence. */
export const audienceHints: Readonly<Record<Audience, Message>> = {
  author: {
    id: "cases.audience.author.hint",
    message: "Read by you alone: a memory aid, not a shield. A court may still ask for it, and once shared it is part of the record.",
  },
  team: {
    id: "cases.audience.team.hint",
    message: "Read by its case manager, its team, and whoever stands in for them. Others see only that it is there.",
  },
  program: { id: "cases.audience.program.hint", message: "Read by everybody who sees the cases of {program}." },
  person: {
    id: "cases.audience.person.hint",
    message: "Read by the program, and by {person} too when they see their record. Write it for them.",
  },
};

/** What a note is about. */
export const topicWords: Readonly<Record<z.infer<typeof Topic>, Message>> = {
  notes: { id: "cases.topic.notes", message: "General" },
  safety: { id: "cases.topic.safety", message: "Safety" },
  legal: { id: "cases.topic.legal", message: "Legal" },
  clinical: { id: "cases.topic.clinical", message: "Clinical" },
  child_protection: { id: "cases.topic.child", message: "Child protection" },
  investigation: { id: "cases.topic.titleIx", message: "Title IX" },
};
