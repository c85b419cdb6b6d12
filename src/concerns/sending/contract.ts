import { z } from "zod";
import { Access, Created, endpoint, id, moment, none, personal, version, words, wordsOrNone } from "../../kernel/contract.ts";
import { categories, Regime, risksOf, senderStates, sources, urgencies } from "../record/contract.ts";

import { DoorTitles } from "../rules/contract.ts";

/** What a member of staff does as a sender: files, and hears of it. */
export const sending = {
  doors: endpoint({
    name: "concern.doors",
    method: "GET",
    path: "/concern-doors",
    in: none,
    out: z.object({
      doors: z.array(
        z.object({
          id: id("Door"),
          slug: z.string(),
          title: z.string(),
          titles: DoorTitles,
          version,
          programId: id("Program"),
          programName: z.string(),
          regime: Regime,
          audience: z.enum(sources).nullable(),
        }),
      ),
      sites: z.array(z.object({ id: id("Site"), name: z.string() })),
      /** The programs of the agency: where one can be passed on to. */
      programs: z.array(z.object({ id: id("Program"), name: z.string(), kind: z.string() })),
    }),
    about: "Where a member of staff may file a concern, and where one can be passed on to.",
  }),
  file: endpoint({
    name: "concern.file",
    method: "POST",
    path: "/concerns",
    in: z.object({
      doorId: id("Door"),
      /** Their own worry, or one taken down from somebody by telephone or by hand. */
      channel: z.enum(["staff", "phone", "mail"]).default("staff"),
      source: z.enum(sources).default("staff"),
      narrative: personal(words(20_000)),
      about: z.object({ name: personal(wordsOrNone(200)), detail: personal(wordsOrNone(500)).optional() }).optional(),
      sender: z.object({ name: personal(wordsOrNone(200)), reach: personal(wordsOrNone(300)).optional() }).optional(),
      categories: z.array(z.enum(categories)).max(12).default([]),
      atRisk: z.array(z.enum(risksOf)).max(2).default([]),
      urgency: z.enum(urgencies).default("when_you_can"),
      siteId: id("Site").optional(),
    }),
    out: Created,
    creates: true,
    about: "Files a concern as a member of staff, for oneself or for a caller.",
  }),
  mine: endpoint({
    name: "concern.mine",
    method: "GET",
    path: "/concerns/mine",
    in: none,
    out: z.object({
      items: z.array(
        z.object({
          id: id("Concern"),
          number: z.number().int(),
          doorTitle: z.string(),
          filedAt: moment,
          state: z.enum(senderStates),
          access: Access,
        }),
      ),
    }),
    about: "What one filed oneself, and how far it is as a sender may know: four states in FERPA programs, one constant elsewhere.",
  }),
  addWords: endpoint({
    name: "concern.addWords",
    method: "POST",
    path: "/concerns/:concernId/words",
    in: z.object({ concernId: id("Concern"), words: personal(words(20_000)) }),
    out: Created,
    creates: true,
    about: "Adds to a concern one filed oneself.",
  }),
};
