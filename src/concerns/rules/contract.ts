import { z } from "zod";
import { Access, Created, endpoint, id, none } from "../../kernel/contract.ts";
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
