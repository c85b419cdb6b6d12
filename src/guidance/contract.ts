import { z } from "zod";
import { Created, endpoint, moment, none, words, wordsOrNone } from "../kernel/contract.ts";

/**
 * Guidance is how a piece of the work is done well, said on the screen where it is done: ours, or an agency's own words in place of them, and where one learns more.
 */
export const PracticeTopic = z.enum(["first_contact", "plan", "sharing", "safety", "closing", "crisis"]);
export type PracticeTopic = z.infer<typeof PracticeTopic>;

/** And beginnings of goals, by what a program does: a line each, to be put into the person's own words or left alone (B43, B44). */
export const BeginningTopic = z.enum(["begin_school", "begin_campus", "begin_services"]);
export type BeginningTopic = z.infer<typeof BeginningTopic>;

const Topic = z.enum([...PracticeTopic.options, ...BeginningTopic.options]);
export type Topic = z.infer<typeof Topic>;

const ofTopic = z.object({ topic: Topic });

export const guidance = {
  list: endpoint({
    name: "guidance.list",
    method: "GET",
    path: "/guidance",
    in: none,
    out: z.object({
      /** What the agency says itself, since when and by whom; of every other topic ours stands. */
      wordings: z.array(z.object({ topic: Topic, body: z.string(), training: z.string().nullable(), at: moment, byName: z.string() })),
      mayKeep: z.boolean(),
    }),
    about: "How the agency says its work is done well, where it says so in its own words.",
  }),
  keep: endpoint({
    name: "guidance.keep",
    method: "POST",
    path: "/guidance",
    creates: true,
    in: ofTopic.extend({ body: words(4000), training: wordsOrNone(1000) }),
    out: Created,
    about: "Puts the agency's own words in place of ours, or of those before. Nobody who is helped is in them. 409 guidance.changed.",
  }),
  takeBack: endpoint({
    name: "guidance.takeBack",
    method: "POST",
    path: "/guidance/end",
    in: ofTopic,
    out: none,
    about: "Takes the agency's words back: ours stand again. Said twice, they stand still.",
  }),
};
