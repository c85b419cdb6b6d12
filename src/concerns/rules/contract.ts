import { z } from "zod";
import { Access, Created, endpoint, id, none, version, words, wordsOrNone } from "../../kernel/contract.ts";
import { categories, sources, urgencies } from "../record/contract.ts";

const rule = {
  /** The program of the door it came in by. */
  programId: id("Program"),
  place: z.number().int().min(1).max(999),
  whenSource: z.enum(sources).nullish(),
  whenCategory: z.enum(categories).nullish(),
  whenUrgency: z.enum(urgencies).nullish(),
  whenSite: id("Site").nullish(),
  toProgram: id("Program").nullish(),
  toAccount: id("Account").nullish(),
};

export const RoutingRule = z.object({
  id: id("RoutingRule"),
  ...rule,
  programName: z.string(),
  siteName: z.string().nullable(),
  toProgramName: z.string().nullable(),
  toAccountName: z.string().nullable(),
  access: Access,
});

export const routing = {
  list: endpoint({
    name: "routing.list",
    method: "GET",
    path: "/routing-rules",
    in: none,
    out: z.object({ rules: z.array(RoutingRule) }),
    about: "Where concerns go by themselves: the first rule that fits, in order.",
  }),
  add: endpoint({
    name: "routing.add",
    method: "POST",
    path: "/routing-rules",
    in: z.object(rule),
    out: Created,
    creates: true,
    about: "Adds a routing rule.",
  }),
  end: endpoint({
    name: "routing.end",
    method: "POST",
    path: "/routing-rules/:ruleId/end",
    in: z.object({ ruleId: id("RoutingRule") }),
    out: none,
    about: "Ends a routing rule.",
  }),
};

/** What a door is called in the other languages of the public pages; null where its title stands for them too. */
export const DoorTitles = z.object({ es: wordsOrNone(120), ar: wordsOrNone(120) });

export const doors = {
  open: endpoint({
    name: "door.open",
    method: "POST",
    path: "/concern-doors",
    in: z.object({
      programId: id("Program"),
      /** The address is /refer/<slug>. */
      slug: z.string().regex(/^[a-z0-9-]{2,60}$/),
      title: words(120),
      titles: DoorTitles.default({ es: null, ar: null }),
      /** Set where only one kind of sender comes this way. */
      audience: z.enum(sources).nullish(),
      /** Shown at /refer; else only those who were given the address find it. */
      listed: z.boolean().default(true),
    }),
    out: Created,
    creates: true,
    about: "Opens a public door: the address under which a program takes concerns.",
  }),
  retitle: endpoint({
    name: "door.retitle",
    method: "POST",
    path: "/concern-doors/:doorId/title",
    in: z.object({ doorId: id("Door"), version, title: words(120), ...DoorTitles.shape }),
    out: z.object({ id: id("Door"), version }),
    about: "Changes what a public door is called, in each language of the public pages.",
  }),
  close: endpoint({
    name: "door.close",
    method: "POST",
    path: "/concern-doors/:doorId/close",
    in: z.object({ doorId: id("Door") }),
    out: none,
    about: "Closes a public door.",
  }),
};
